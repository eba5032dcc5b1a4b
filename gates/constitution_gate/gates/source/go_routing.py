"""Routers of Go: those of net/http, chi, gin and echo, mounted on each other and passed from function to function."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.gates.source import paths
from constitution_gate.gates.source.collecting import COMPUTED, PREFIX, UNMOUNTED, Collector, Mounts
from constitution_gate.gates.source.go_handlers import Handlers
from constitution_gate.gates.source.go_instances import TOO_MANY, Instances
from constitution_gate.gates.source.go_routers import (
    CHI,
    DEFAULT,
    ECHO,
    GIN,
    LIBRARIES,
    METHODS,
    NET_HTTP,
    VERBS,
    Router,
    Routers,
    framework_of,
    library,
)
from constitution_gate.gates.source.golang import (
    Definition,
    Found,
    Module,
    Program,
    Region,
    Scope,
    TypeName,
    arguments,
    called,
    method_of,
    named,
    place,
)
from constitution_gate.gates.source.languages import text
from constitution_gate.gates.source.model import ANY, PARAMETER, UNKNOWN, Served
from constitution_gate.gates.source.steps import limited

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.go_instances import Accept
    from constitution_gate.gates.source.languages import SourceFile

_BY_METHOD = {CHI: {"Method", "MethodFunc"}, GIN: {"Handle"}, ECHO: {"Add"}, NET_HTTP: set[str]()}
_SERVING = frozenset({"ListenAndServe", "ListenAndServeTLS", "Serve", "ServeTLS"})
_RUNNING = frozenset({"Run", "RunTLS", "RunListener", "Start", "StartTLS", "StartAutoTLS", "StartServer"})
_NAMED = lazy(r"[:*][^/]*")
_HINTS = (b'"net/http"', *(path.encode() for path in LIBRARIES))
_NAMES = frozenset(
    {
        *(verb for verbs in VERBS.values() for verb in verbs),
        *("Method", "MethodFunc", "Handle", "HandleFunc", "Add", "AddRoute", "Match", "Group", "Route", "Mount"),
    }
)
_TWO = frozenset({"Method", "MethodFunc", "Handle", "Add", "Match"})
_OTHER = (
    *("github.com/gorilla/mux", "github.com/julienschmidt/httprouter", "github.com/gofiber/fiber", "goji.io"),
    *("github.com/uptrace/bunrouter", "github.com/alexedwards/flow", "github.com/bmizerany/pat"),
    *("github.com/danielgtaylor/huma", "github.com/go-fuego/fuego", "github.com/emicklei/go-restful"),
    *("github.com/grpc-ecosystem/grpc-gateway", "github.com/zeromicro/go-zero/rest", "github.com/swaggest/rest"),
    *("github.com/beego/beego", "github.com/kataras/iris", "github.com/cloudwego/hertz"),
    *("github.com/gobuffalo/buffalo", "goa.design/goa", "github.com/twitchtv/twirp", "github.com/go-openapi/runtime"),
    "github.com/dimfeld/httptreemux",
)
_FILES = ("FileServer", "http.Dir", "embed")
_PAGES = "swagger"
_SEVERAL = "which of several methods this calls is known when the program runs"
_TREE = "it answers to every path below, and its handler takes the path apart"
_ALL = "it answers to every path, and its handler takes the path apart"
_METHOD = "its method is computed"
_UNCLEAR = "which methods its handler answers is not clear"
_OUTSIDE = "it lies outside of the paths at which its router is mounted"
_GIVEN = "a router is given to a function that could not be found"
_GLUED = "it does not begin with a slash, and is glued to a prefix"


class _Declared(Record):
    """A route on a router. `source` is the call as it stands, `at` where its path is written."""

    key: Hashable
    framework: str
    method: str
    path: str
    source: Found
    at: Found
    handler: str = ""
    reason: str = COMPUTED
    is_rest: bool = False


def read(files: Sequence[SourceFile], framework: str) -> Served:
    """The routes of one framework, with the prefixes of groups and of the routers on which others are mounted.

    The frameworks are mounted on each other, so that all are read at once: for the first that asks.
    """
    if not files:
        return Served()
    kept = files[0].kept.get(_Reading)
    if not isinstance(kept, _Reading) or kept.files != files:
        kept = files[0].kept[_Reading] = _Reading(files)
    return kept.collectors[framework].served()


class _Reading:
    def __init__(self, files: Sequence[SourceFile]) -> None:
        self.files = list(files)
        self.program = Program(files)
        self.collectors = {framework: Collector(framework) for framework in (CHI, ECHO, GIN, NET_HTTP)}
        self.mounts = Mounts()
        # A router may be passed on by files that do not name its framework.
        around = self.program.around(file.path for file in files if file.mentions(_HINTS))
        found = (self.program.module(file.path) for file in files if file.path in around)
        self.modules: list[Module] = [module for module in found if module is not None]
        self.values = Instances(self.program, self.modules)
        self.routers = Routers(self.program, self.values)
        self.mounted: set[Hashable] = set()
        self.running: set[Hashable] = set()
        self.declared: list[_Declared] = []
        self.whole_trees: list[tuple[Router, Found]] = []
        self.counts: dict[Hashable, int] = {}
        self.lost = False
        self.imports: dict[str, str] = {}
        self.sure: set[Hashable] = set()
        self.unsure: dict[Hashable, dict[Hashable, str]] = {}
        self.unsure_calls: dict[int, dict[Hashable, Found]] = {}
        self.handlers = Handlers(self.values)
        self.limits: dict[Hashable, set[str]] = {}
        self.narrow: dict[tuple[Hashable, Hashable], tuple[Router, Found]] = {}
        self.wide: set[tuple[Hashable, Hashable]] = set()

        self._read()

    def _read(self) -> None:
        self.values.open(self._relevant)
        self.routers.forget()
        self._process()
        self._everything()
        self._settle()
        returned = self._returned() if self.lost else set()
        for key in self.routers.made:
            if key not in self.mounted and (key not in returned or key in self.running) and self._is_run(key):
                self.mounts.root(key)
        for framework in {*self.routers.made.values()}:
            self.collectors[framework].found()
            self._others(self.collectors[framework])
        self._collect()

    def _is_run(self, key: Hashable) -> bool:
        """Whether a program may make a router; without a program, all functions are for others to call."""
        scope = self.routers.scopes.get(key)
        return scope is None or "main" not in self.values.functions or self.values.may_be_run(scope)

    def _relevant(self, found: Found) -> Iterator[tuple[Node, Accept]]:
        """The expressions of a call on which its routes depend, each with the parameters that matter in it."""
        function = called(found.node)
        operand, name = named(function)
        given = arguments(found.node)
        if not given:
            return
        if operand is None:
            if function is not None and function.type == "identifier":
                yield function, _takes_text
            return
        if operand.type == "identifier":
            meanings = self.program.lookup(text(operand), found.scope)
            if len(meanings) == 1 and meanings[0].kind == "each" and meanings[0].node.type != "composite_literal":
                yield operand, _any
        if name not in _NAMES:
            return
        if (
            self.program.imported(operand, found.scope) != NET_HTTP
            and self.routers.router(operand, found.scope) is None
        ):
            return
        yield given[0], _any
        if name in _TWO and len(given) > 2:
            yield given[1], _any
        elif len(given) > 1:
            yield given[1], self._gives_routers
        else:
            yield given[0], self._gives_routers

    def _gives_routers(self, parameter: Definition) -> bool:
        """Whether a parameter may be a router, in a handler or in a function that takes one."""
        written = text(parameter.type)
        if written.startswith("func("):
            return "ResponseWriter" not in written and "Context" not in written
        of = self.program.type_name(parameter.type, parameter.typed_in)
        return of == TypeName(NET_HTTP, "Handler") or bool(framework_of(of) or self.routers.interface(of))

    def _regions(self) -> Iterator[Region]:
        """Every region once, but a function that is read for each call only where nothing calls it."""
        pending = deque(module.region for module in self.modules)
        unread: list[Region] = []
        while pending or self.values.fresh or unread:
            pending.extend(self.values.fresh)
            self.values.fresh.clear()
            if not pending:
                pending.extend(each for each in unread if each.node.id not in self.values.reached)
                unread.clear()
                continue
            region = pending.popleft()
            for found in region.calls:
                self.values.called(found)
            for inner in region.inner:
                if inner.kind == "function" and self.values.is_open(inner.node):
                    unread.append(inner)
                    continue
                turns = self.values.turns(inner) if inner.kind == "loop" and self._registers(inner) else None
                pending.extend([inner] if turns is None else turns)
            yield region

    def _process(self) -> None:
        # What a field is set to is known only when every function has been read for each of its calls.
        regions = list(self._regions())
        self.values.settle(region for region in regions if region.scope.instance.live)
        for region in regions:
            for found in region.calls:
                if not self.values.is_ruled_out(found):
                    self._call(found)
            for found in region.literals:
                self._server(found)

    def _registers(self, loop: Region) -> bool:
        """Whether something in a loop may add routes."""
        names = (method_of(found.node)[1] for region in loop.all() for found in region.calls)
        return any(name in _NAMES or name in self.values.functions for name in names)

    def _settle(self) -> None:
        """Mount what could be any of several methods' parameter: certain where it is its only mount."""
        for parameter, routers in self.unsure.items():
            certain = parameter not in self.sure and len(routers) == 1
            for router, prefix in routers.items():
                self.mounts.mount(router, prefix if certain else UNKNOWN, parameter)
        for calls in self.unsure_calls.values():
            for found in calls.values() if len(calls) > 1 else ():
                for collector in self.collectors.values():
                    collector.unresolved(_SEVERAL, found.scope.module.file, found.node)
        for (parent, child), (router, found) in self.narrow.items():
            if (parent, child) not in self.wide:
                self._lose(found, router, "", "a router is mounted for one method or one path only")

    def _others(self, collector: Collector) -> None:
        """Libraries that add routes in ways that are not read."""
        for module in self.modules:
            for path in dict.fromkeys((*module.imports.values(), *module.unnamed)):
                if path.startswith(_OTHER):
                    at = module.file.artifact.data.find(f'"{path}"'.encode())
                    number = module.file.artifact.data.count(b"\n", 0, max(at, 0)) + 1
                    collector.unresolved(f"routes of {path} are not read", module.file, number)
        for found in self.values.refused.values():
            collector.unresolved(TOO_MANY, found.scope.module.file, found.node)

    def _collect(self) -> None:
        """Give the routes to the collector: what only a function adds that nothing calls, where nothing else does."""
        live = {_source(each) for each in self.declared if _is_live(each)}
        for each in self.declared:
            if not _is_live(each) and _source(each) in live:
                continue
            prefixes = self.mounts.prefixes(each.key)
            collector = self.collectors[each.framework]
            file, node = each.at.scope.module.file, each.at.node
            for prefix in prefixes:
                if each.is_rest and prefix == "/":
                    continue
                whole = paths.joined(prefix, each.path)
                if each.is_rest and each.method == ANY:
                    whole, reason = paths.joined(prefix, UNKNOWN), _TREE
                elif self._is_outside(each):
                    whole, reason = paths.joined(prefix, UNKNOWN, each.path), _OUTSIDE
                else:
                    reason = each.reason if UNKNOWN in each.path or UNKNOWN not in prefix else PREFIX
                collector.route(each.method, whole, file, node, each.handler, reason=reason)
            if not prefixes:
                whole = f"{UNKNOWN}{paths.joined(each.path)}"
                reason = each.reason if each.reason != COMPUTED else UNMOUNTED
                collector.route(each.method, whole, file, node, each.handler, reason=reason)

    def _is_outside(self, each: _Declared) -> bool:
        """Whether a route cannot be reached, for its router is mounted with its whole path, and at others only."""
        limits = self.limits.get(each.key, set())
        return bool(limits) and not any(
            limit == "/" or UNKNOWN in limit or f"{each.path}/".startswith(f"{limit}/") for limit in limits
        )

    def _returned(self) -> set[Hashable]:
        """The routers that functions give: where mounts are lost, each may be what is mounted there."""
        found: set[Hashable] = set()
        for functions in self.values.functions.values():
            for each in functions:
                routers = (self.routers.router(node, each.scope) for node in self.values.last_returned(each)[:1])
                found.update(router.key for router in routers if router is not None)
        return found

    def _server(self, found: Found) -> None:
        """`http.Server{Handler: router}`."""
        of = self.program.type_name(found.node.child_by_field_name("type"), found.scope.module)
        if of == TypeName("net/http", "Server"):
            for name, value in _fields(found.node):
                if name == "Handler":
                    self._run(value, found.scope)

    def _run(self, node: Node, scope: Scope) -> None:
        """A router that is served, or a handler that is served in the place of one."""
        router, _ = self.routers.handler(node, scope)
        if router is not None:
            self.running.add(router.key)
        elif self.handlers.is_handler(node, scope):
            self.collectors[NET_HTTP].unresolved(_ALL, scope.module.file, node)

    def _call(self, found: Found) -> None:
        operand, name, scope = self._target(found)
        if operand is None:
            self._passed(found)
            self._unknown(found)
            return
        if self.program.imported(operand, scope) == NET_HTTP:
            if name in {"HandleFunc", "Handle"}:
                self.routers.made.setdefault(DEFAULT, NET_HTTP)
                self._pattern(found, Router(DEFAULT, NET_HTTP))
            elif name in _SERVING:
                self._running(found)
            return
        router = self.routers.router(operand, scope) if not self.routers.is_own(operand, name, scope) else None
        if router is None:
            self._passed(found)
            self._homeless(found, name)
            return
        framework = router.framework
        if name in {"HandleFunc", "Handle"} and framework in {NET_HTTP, CHI}:
            self._pattern(found, router)
        elif name in VERBS[framework]:
            self._route(found, router, [VERBS[framework][name]], 0)
        elif name in _BY_METHOD[framework]:
            self._route(found, router, [self._argument(found, 0)], 1)
        elif name == "Match" and framework in {GIN, ECHO}:
            given = arguments(found.node)
            self._route(found, router, self.values.strings(given[0] if given else None, found.scope), 1)
        elif name == "AddRoute" and framework == ECHO:
            self._declare(found, router, ANY, UNKNOWN, reason="it is given as a value")
        elif name in {"Group", "Route", "Host"} and framework != NET_HTTP:
            self._group(found, router, name)
        elif name == "Mount" and framework == CHI:
            self._mount(found, router)
        elif name in _RUNNING:
            self.running.add(router.key)
        else:
            self._passed(found)

    def _target(self, found: Found) -> tuple[Node | None, str, Scope]:
        """The operand, the name and the scope of a call, through a variable that holds a method: `get := r.Get`."""
        function = called(found.node)
        scope = found.scope
        for _ in range(len(METHODS)):
            if function is None or function.type != "identifier":
                break
            meanings = self.program.lookup(text(function), scope)
            if len(meanings) != 1 or meanings[0].kind != "value" or meanings[0].index:
                break
            function, scope = meanings[0].node, meanings[0].scope
        operand, name = named(function)
        if operand is not None and function is not None and function.type == "selector_expression":
            return operand, name, scope
        return None, name, scope

    def _argument(self, found: Found, position: int) -> str:
        given = arguments(found.node)
        return self.values.string(given[position] if position < len(given) else None, found.scope)

    def _running(self, found: Found) -> None:
        for each in arguments(found.node):
            self._run(each, found.scope)

    def _group(self, found: Found, router: Router, name: str) -> None:
        """`Group("/x")` of gin and echo; `Route("/x", func(r))` and `Group(func(r))` of chi."""
        has_path = name != "Host" and (router.framework != CHI or name == "Route")
        written = self._argument(found, 0) if has_path else ""
        prefix = self._glued(router, _template(written, router.framework))
        self.mounts.mount(router.key, prefix, place(found.node, found.scope))
        if router.framework == CHI:
            given = arguments(found.node)
            functions = self.values.meant(given[-1], found.scope) if given else []
            for function in functions:
                for _, parameter in function.parameters[:1]:
                    self._give(router, prefix, place(parameter, function.scope), sure=len(functions) == 1)
            if not functions and not (given and given[-1].type == "nil"):
                self._lose(found, router, prefix)

    def _give(self, router: Router, prefix: str, parameter: Hashable, *, sure: bool) -> None:
        """Mount a parameter on the router that it is given."""
        if sure:
            self.mounts.mount(router.key, prefix, parameter)
            self.sure.add(parameter)
        else:
            self.unsure.setdefault(parameter, {})[router.key] = prefix

    def _glued(self, router: Router, path: str) -> str:
        """The path below a router; Echo puts it behind the prefix of a group without a slash between them."""
        if router.framework != ECHO or not path or path.startswith(("/", UNKNOWN)) or router.key in self.routers.made:
            return path
        return path if self.routers.prefixes.get(router.key, "").endswith("/") else f"{UNKNOWN}{path}"

    def _mount(self, found: Found, router: Router) -> None:
        given = arguments(found.node)
        prefix = _template(self._argument(found, 0), CHI)
        child, stripped = self.routers.handler(given[1], found.scope) if len(given) > 1 else (None, "")
        if child is not None and child.framework == CHI:
            self._put(router, paths.joined(prefix, stripped), child)
            self.limits.setdefault(child.key, set()).add("/")
        elif child is not None:
            self._below(found, router, child, f"{prefix}/*", stripped, wide=True)
        elif len(given) > 1 and not text(given[1]).endswith("Profiler()"):
            self._lose(found, router, prefix)

    def _put(self, parent: Router, prefix: str, child: Router) -> None:
        self.mounts.mount(parent.key, prefix, child.key)
        self.mounted.add(child.key)

    def _lose(
        self, found: Found, router: Router, prefix: str, reason: str = "a router is mounted that could not be found"
    ) -> None:
        self.lost = True
        self._declare(found, router, ANY, paths.joined(prefix, UNKNOWN), reason=reason)

    def _declare(
        self,
        found: Found,
        router: Router,
        method: str,
        path: str,
        *,
        handler: str = "",
        reason: str = COMPUTED,
        is_rest: bool = False,
        at: Found | None = None,
    ) -> None:
        at = at or _verb(found)
        self.declared.append(_Declared(router.key, router.framework, method, path, found, at, handler, reason, is_rest))

    def _route(self, found: Found, router: Router, methods: Sequence[str], position: int) -> None:
        given = arguments(found.node)
        if len(given) <= position + (router.framework != CHI):
            return
        written = self._argument(found, position)
        handler = given[-1] if len(given) > position + 1 else None
        child, stripped = self.routers.handler(handler, found.scope) if handler is not None else (None, "")
        if child is not None:
            self._below(found, router, child, written, stripped, wide="*" in written and ANY in methods)
            return
        self._serve(found, router, methods, written, handler)

    def _serve(self, found: Found, router: Router, methods: Sequence[str], written: str, handler: Node | None) -> None:
        """A route of chi, gin or echo."""
        shown = text(handler)
        if _PAGES in shown.lower() or ("*" in written and any(word in shown for word in _FILES)):
            return
        own = _template(written, router.framework)
        path = self._glued(router, own)
        at = self._at(found, written)
        for method in methods:
            known = UNKNOWN not in method
            reason = (_UNCLEAR if router.framework == CHI else _METHOD) if not known else COMPUTED
            reason = reason if path == own or not known else _GLUED
            self._declare(
                found,
                router,
                method if known else ANY,
                path if known or UNKNOWN in path else f"{UNKNOWN}{path}",
                handler=_shown(handler),
                reason=reason,
                is_rest=paths.is_catch_all(written),
                at=at,
            )

    def _at(self, found: Found, written: str) -> Found:
        """Where the path of a route is written: in the call, or where a loop or another call has it from."""
        for each in arguments(found.node)[:2]:
            origin = self.values.origin(each, found.scope)
            if origin.node != each and self.values.string(origin.node, origin.scope) in written:
                at = origin if "/" in self.values.string(origin.node, origin.scope) else None
                if at is not None or not written:
                    return origin
        return _verb(found)

    def _pattern(self, found: Found, router: Router) -> None:
        """`"GET example.com/x/{id}"`: method and host may be missing; a path that ends with a slash is a whole tree."""
        given = arguments(found.node)
        if len(given) != 2:
            return
        written = self._argument(found, 0)
        first, *rest = written.split(None, 1) or [""]
        method, path = (first, rest[0].strip()) if rest else (ANY, first)
        if router.framework == CHI:
            self._handled(found, router, method, path, given[1])
            return
        host, slash, below = path.partition("/")
        path = f"/{below}" if slash and UNKNOWN not in host else path
        is_tree = path.endswith(("/", "...}")) or UNKNOWN in path
        child, stripped = self.routers.handler(given[1], found.scope)
        if child is not None:
            self._below(found, router, child, path, stripped, wide=is_tree and method == ANY)
            return
        shown = text(given[1])
        self.counts[router.key] = self.counts.get(router.key, 0) + 1
        if _PAGES in shown.lower() or any(word in shown for word in _FILES):
            return
        at = self._at(found, written)
        if method == ANY and (path == "/" or _is_rest(path)):
            self.whole_trees.append((router, found))
        elif UNKNOWN in method:
            self._declare(found, router, ANY, f"{UNKNOWN}/{path}", reason=_METHOD, at=at)
        elif path.endswith("/") and path != "/":
            self._declare(found, router, method, f"{paths.braces(path)}{UNKNOWN}", reason=_TREE, at=at)
        else:
            template = paths.braces(path.removesuffix("{$}"))
            for each in self._methods(given[1], found.scope) if method == ANY else [method]:
                own = (ANY, f"{UNKNOWN}{template}", _UNCLEAR) if each == UNKNOWN else (each, template, COMPUTED)
                self._declare(found, router, *own[:2], handler=_shown(given[1]), reason=own[2], at=at)

    def _handled(self, found: Found, router: Router, method: str, path: str, handler: Node) -> None:
        """`Handle("/x", h)` and `Handle("GET /x", h)` of chi."""
        child, stripped = self.routers.handler(handler, found.scope)
        if child is not None:
            self._below(found, router, child, path, stripped, wide=path.endswith("*") and method == ANY)
            return
        methods = self._methods(handler, found.scope) if method == ANY else [method]
        self._serve(found, router, methods, path, handler)

    def _methods(self, handler: Node, scope: Scope) -> Sequence[str]:
        return self.handlers.answered(handler, scope)

    def _below(self, found: Found, router: Router, child: Router, path: str, stripped: str, *, wide: bool) -> None:
        """A router below another, as the handler of a pattern: it gets the whole path, but for what is stripped.

        Of the other frameworks it gets that of the request, whatever groups are around it.
        """
        if router.framework != NET_HTTP and router.key not in self.routers.made:
            self._lose(found, router, "", "a router is mounted in a group, and gets the whole path")
            return
        self._put(router, stripped, child)
        limit = paths.joined(path.partition("*")[0].partition("{$}")[0]).removeprefix(stripped)
        self.limits.setdefault(child.key, set()).add(paths.joined(paths.braces(limit)))
        if wide or UNKNOWN in path:
            self.wide.add((router.key, child.key))
        else:
            self.narrow[router.key, child.key] = (router, found)

    def _everything(self) -> None:
        """`/` answers where nothing else does; where there is nothing else, its handler takes the path apart."""
        for router, found in self.whole_trees:
            if self.counts.get(router.key, 0) == 1:
                self._declare(found, router, ANY, UNKNOWN, reason=_ALL)

    def _unknown(self, found: Found) -> None:
        """`register("GET /x", handler)`, where `register` is a parameter that could not be followed."""
        function = called(found.node)
        if function is None or function.type != "identifier":
            return
        meanings = self.program.lookup(text(function), found.scope)
        if len(meanings) != 1 or meanings[0].kind != "parameter" or len(arguments(found.node)) != 2:
            return
        method, _, path = self._argument(found, 0).partition(" ")
        if method in METHODS and path.startswith("/"):
            reason = "the router of this route could not be found"
            self.collectors[NET_HTTP].unresolved(
                reason, found.scope.module.file, found.node, method, f"{UNKNOWN}{paths.braces(path)}"
            )

    def _homeless(self, found: Found, name: str) -> None:
        """A route on something that could not be found, in a file that imports the framework."""
        framework = self._imported(found.scope.module)
        if not framework:
            return
        given = arguments(found.node)
        is_verb = name in VERBS[framework] or (framework == NET_HTTP and name in {"HandleFunc", "Handle"})
        if not is_verb or len(given) < 2:
            return
        written = self._argument(found, 0)
        method, _, path = written.rpartition(" ")
        if not path.startswith("/"):
            named_so = framework in {GIN, ECHO} or self.handlers.is_handler(given[1], found.scope)
            if UNKNOWN not in path or not named_so:
                return
        if self.values.called(found):
            return
        method = method or VERBS[framework].get(name, ANY)
        path = limited(f"{UNKNOWN}{_template(path, framework)}")
        reason = "the router of this route could not be found"
        self.collectors[framework].unresolved(reason, found.scope.module.file, found.node, method, path)

    def _imported(self, module: Module) -> str:
        """The framework that a file imports; net/http where it is none, and empty where one adds routes unread."""
        if module.path not in self.imports:
            paths_ = [*module.imports.values(), *module.unnamed]
            framework = next((of for of in map(library, paths_) if of), NET_HTTP)
            self.imports[module.path] = "" if any(path.startswith(_OTHER) for path in paths_) else framework
        return self.imports[module.path]

    def _passed(self, found: Found) -> None:
        """A router that is passed to a function of the repository is the function's parameter."""
        given = arguments(found.node)
        functions = self.values.called(found)
        if not functions:
            self._given_away(found, given)
        sure = len(functions) < 2
        for function in functions:
            around = found.scope.function
            if not sure and around is not None and around.id == function.node.id:
                continue
            if self.values.is_open(function.node):
                if not sure:
                    calls = self.unsure_calls.setdefault(function.node.id, {})
                    calls[place(found.node, found.scope)[:3]] = found
                continue
            for each, (_, parameter) in zip(given, function.parameters, strict=False):
                router = self.routers.router(each, found.scope)
                if router is not None:
                    self._give(router, "", place(parameter, function.scope), sure=sure)

    def _given_away(self, found: Found, given: Sequence[Node]) -> None:
        """`docs.Register(router)`: what a library adds to a router is not known."""
        function = called(found.node)
        operand, name = named(function)
        known = name in _BUILT_IN if operand is None else not name.startswith(_ADDING)
        if known or any(word in text(function).lower() for word in _FIGURES):
            return
        around = found.node.parent
        if around is None or around.type != "expression_statement":
            return
        for each in given:
            router = self.routers.router(each, found.scope)
            if router is not None:
                self._declare(found, router, ANY, UNKNOWN, reason=_GIVEN)


_BUILT_IN = frozenset({"append", "cap", "clear", "close", "copy", "delete", "len", "panic", "print", "println", ""})
_ADDING = ("Add", "Attach", "Bind", "Init", "Install", "Mount", "Register", "Route", "Setup", "Use")
_FIGURES = ("pprof", "prometheus", "metrics")


def _any(_: Definition) -> bool:
    return True


def _takes_text(parameter: Definition) -> bool:
    """Whether a parameter is a function that may be given a path: the method of a router, for one."""
    written = text(parameter.type)
    return written.startswith("func(") and "string" in written


def _is_live(each: _Declared) -> bool:
    return each.source.scope.instance.live


def _source(each: _Declared) -> Hashable:
    return place(each.source.node, each.source.scope)[:3]


def _is_rest(path: str) -> bool:
    """Whether a pattern of net/http is one parameter for everything: `/{rest...}`."""
    return path.startswith("/{") and path.endswith("...}") and "/" not in path[1:]


def _verb(found: Found) -> Found:
    """The name of the method in a call: in a chain of calls it is on the line of its own."""
    function = called(found.node)
    field = function.child_by_field_name("field") if function is not None else None
    return Found(field or found.node, found.scope)


def _fields(literal: Node) -> Iterator[tuple[str, Node]]:
    body = literal.child_by_field_name("body")
    for each in body.named_children if body is not None else ():
        if each.type == "keyed_element":
            key, value = each.child_by_field_name("key"), each.child_by_field_name("value")
            if key is not None and value is not None and value.named_child_count:
                yield text(key), value.named_children[0]


def _template(path: str, framework: str) -> str:
    if framework in {GIN, ECHO}:
        # A name ends with its part of the path, whatever characters are in it.
        return UNKNOWN.join(_NAMED.sub(PARAMETER, piece) for piece in path.split(UNKNOWN))
    return UNKNOWN.join(piece.replace("*", PARAMETER) for piece in paths.braces(path).split(UNKNOWN))


def _shown(handler: Node | None) -> str:
    return text(handler)[:80] if handler is not None and handler.type in {"identifier", "selector_expression"} else ""
