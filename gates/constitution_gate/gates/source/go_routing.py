"""Routers of Go: those of net/http, chi, gin and echo, mounted on each other and passed from function to function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.record import Record
from constitution_gate.gates.source import paths
from constitution_gate.gates.source.collecting import Collector, Mounts
from constitution_gate.gates.source.golang import (
    Definition,
    Found,
    Function,
    Module,
    Program,
    Scope,
    TypeName,
    arguments,
    method_of,
    returned_by,
)
from constitution_gate.gates.source.languages import text
from constitution_gate.gates.source.model import ANY, PARAMETER, UNKNOWN, Served
from constitution_gate.gates.source.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.languages import SourceFile

NET_HTTP, CHI, GIN, ECHO = "net/http", "chi", "Gin", "Echo"

_LIBRARIES = {"github.com/go-chi/chi": CHI, "github.com/gin-gonic/gin": GIN, "github.com/labstack/echo": ECHO}
_ROUTERS = {
    NET_HTTP: {"ServeMux"},
    CHI: {"Router", "Mux"},
    GIN: {"Engine", "RouterGroup", "IRouter", "IRoutes"},
    ECHO: {"Echo", "Group"},
}
_CONSTRUCTORS = {
    NET_HTTP: {"NewServeMux"},
    CHI: {"NewRouter", "NewMux"},
    GIN: {"New", "Default"},
    ECHO: {"New"},
}
_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "CONNECT", "TRACE")
_VERBS = {
    NET_HTTP: {},
    CHI: {method.title(): method for method in _METHODS},
    GIN: {**{method: method for method in _METHODS}, "Any": ANY},
    ECHO: {**{method: method for method in _METHODS}, "Any": ANY},
}
_BY_METHOD = {CHI: {"Method", "MethodFunc"}, GIN: {"Handle"}, ECHO: {"Add"}, NET_HTTP: set[str]()}
_SAME = {"With", "Use"}
_SERVING = frozenset({"ListenAndServe", "ListenAndServeTLS", "Serve", "ServeTLS"})
_RUNNING = frozenset({"Run", "RunTLS", "RunListener", "Start", "StartTLS", "StartAutoTLS", "StartServer"})
_HINTS = (b'"net/http"', *(path.encode() for path in _LIBRARIES))
_OTHER = ("gorilla/mux", "httprouter", "gofiber", "bunrouter", "/goji", "/flow", "/pat")
_FILES = ("FileServer", "http.Dir", "embed")
_PAGES = "swagger"
_MOST_CANDIDATES = 200
_DEFAULT = "the default mux of net/http"


class _Router(Record):
    """A router: what tells it from others, and of which framework it is."""

    key: Hashable
    framework: str


def read(files: Sequence[SourceFile], framework: str) -> Served:
    """The routes of one framework, with the prefixes of groups and of the routers on which others are mounted."""
    return _Reading(files, framework).served()


class _Reading:
    def __init__(self, files: Sequence[SourceFile], framework: str) -> None:
        self.framework = framework
        self.program = Program(files)
        self.collector = Collector(framework)
        self.mounts = Mounts()
        found = (self.program.module(file.path) for file in files if file.mentions(_HINTS))
        self.modules: list[Module] = [module for module in found if module is not None]
        self.functions: dict[str, list[Function]] = {}
        self.values: dict[tuple[TypeName, str], list[Found]] = {}
        self.made: dict[Hashable, str] = {}
        self.mounted: set[Hashable] = set()
        self.running: set[Hashable] = set()
        self.whole_trees: list[tuple[_Router, Found]] = []
        self.unresolved: list[tuple[Hashable, str, str, Found]] = []
        self.counts: dict[Hashable, int] = {}
        self.lost = False
        self.given: dict[Hashable, _Router] = {}

    def served(self) -> Served:
        for module in self.modules:
            for function in module.functions:
                self.functions.setdefault(function.name, []).append(function)
        for module in self.modules:
            for found in module.assignments:
                self._assigned(found)
            for found in module.literals:
                self._literal(found)
        for module in self.modules:
            for found in module.calls:
                self._call(found)
            for found in module.literals:
                self._server(found)
        self._everything()
        returned = self._returned() if self.lost else set()
        for key in self.made:
            if key not in self.mounted and (key not in returned or key in self.running):
                self.mounts.root(key)
        if self.framework in self.made.values():
            self.collector.found()
        self.mounts.resolve(self.collector)
        for key, path, reason, found in self.unresolved:
            for prefix in self.mounts.prefixes(key) or (UNKNOWN,):
                whole = paths.joined(prefix, path)
                self.collector.unresolved(reason, found.scope.module.file, found.node, path=whole)
        return self.collector.served()

    def _returned(self) -> set[Hashable]:
        """The routers that functions give: where mounts are lost, each may be what is mounted there."""
        found: set[Hashable] = set()
        for functions in self.functions.values():
            for each in functions:
                routers = (self._router(node, each.scope) for node in returned_by(each.node)[:1])
                found.update(router.key for router in routers if router is not None)
        return found

    def _assigned(self, found: Found) -> None:
        """`s.router = …`: what a field is set to."""
        left, right = found.node.child_by_field_name("left"), found.node.child_by_field_name("right")
        if left is None or right is None or left.named_child_count != 1 or right.named_child_count != 1:
            return
        target = left.named_children[0]
        if target.type == "selector_expression":
            of = self._type(target.child_by_field_name("operand"), found.scope)
            if of is not None:
                field = text(target.child_by_field_name("field"))
                self.values.setdefault((of, field), []).append(Found(right.named_children[0], found.scope))

    def _literal(self, found: Found) -> None:
        """`Server{router: …}`: what a field is set to."""
        of = self.program.type_name(found.node.child_by_field_name("type"), found.scope.module)
        if of is None:
            return
        for name, value in _fields(found.node):
            self.values.setdefault((of, name), []).append(Found(value, found.scope))

    def _server(self, found: Found) -> None:
        """`http.Server{Handler: router}`."""
        of = self.program.type_name(found.node.child_by_field_name("type"), found.scope.module)
        if of == TypeName("net/http", "Server"):
            for name, value in _fields(found.node):
                router, _ = self._handler(value, found.scope) if name == "Handler" else (None, "")
                if router is not None:
                    self.running.add(router.key)

    def _call(self, found: Found) -> None:
        operand, name = method_of(found.node)
        if operand is None:
            self._passed(found)
            return
        if self.program.imported(operand, found.scope) == "net/http":
            if name in {"HandleFunc", "Handle"}:
                self.made.setdefault(_DEFAULT, NET_HTTP)
                self._pattern(found, _Router(_DEFAULT, NET_HTTP))
            elif name in _SERVING:
                self._running(found)
            return
        router = self._router(operand, found.scope)
        if router is None:
            self._passed(found)
            self._homeless(found, name)
            return
        framework = router.framework
        if framework == NET_HTTP and name in {"HandleFunc", "Handle"}:
            self._pattern(found, router)
        elif name in _VERBS[framework]:
            self._route(found, router, [_VERBS[framework][name]], 0)
        elif name in _BY_METHOD[framework]:
            self._route(found, router, [self._argument(found, 0)], 1)
        elif name == "Match" and framework in {GIN, ECHO}:
            given = arguments(found.node)
            self._route(found, router, self.program.strings(given[0] if given else None, found.scope), 1)
        elif name in {"Handle", "HandleFunc"} and framework == CHI:
            self._route(found, router, [ANY], 0)
        elif name in {"Group", "Route"} and framework != NET_HTTP:
            self._group(found, router, name)
        elif name == "Mount" and framework == CHI:
            self._mount(found, router)
        elif name in _RUNNING:
            self.running.add(router.key)
        else:
            self._passed(found)

    def _argument(self, found: Found, position: int) -> str:
        given = arguments(found.node)
        return self.program.string(given[position] if position < len(given) else None, found.scope)

    def _running(self, found: Found) -> None:
        for each in arguments(found.node):
            router, _ = self._handler(each, found.scope)
            if router is not None:
                self.running.add(router.key)

    def _group(self, found: Found, router: _Router, name: str) -> None:
        """`Group("/x")` of gin and echo; `Route("/x", func(r))` and `Group(func(r))` of chi."""
        has_path = router.framework != CHI or name == "Route"
        prefix = _template(self._argument(found, 0), router.framework) if has_path else ""
        self.mounts.mount(router.key, prefix, _place(found.node, found.scope))
        if router.framework == CHI:
            given = arguments(found.node)
            parameters = list(self._parameters(given[-1], found.scope)) if given else []
            for key in parameters:
                self.mounts.mount(router.key, prefix, key)
            if not parameters:
                self._lose(found, router, prefix)

    def _parameters(self, function: Node, scope: Scope) -> Iterator[Hashable]:
        """The first parameter of a function literal, or of the function of the repository that a name means."""
        if function.type == "func_literal":
            inner = scope.module.scopes.get(function.id)
            for definitions in inner.names.values() if inner is not None else ():
                for each in definitions[:1]:
                    if each.kind == "parameter":
                        yield _place(each.node, each.scope)
            return
        operand, name = None, ""
        if function.type == "selector_expression":
            operand, name = function.child_by_field_name("operand"), text(function.child_by_field_name("field"))
        elif function.type == "identifier":
            name = text(function)
        for called in self._named(operand, name, scope):
            for _, parameter in called.parameters[:1]:
                yield _place(parameter, called.scope)

    def _mount(self, found: Found, router: _Router) -> None:
        given = arguments(found.node)
        prefix = _template(self._argument(found, 0), CHI)
        child, _ = self._handler(given[1], found.scope) if len(given) > 1 else (None, "")
        if child is not None:
            self._put(router, prefix, child)
        elif len(given) > 1 and not text(given[1]).endswith("Profiler()"):
            self._lose(found, router, prefix)

    def _put(self, parent: _Router, prefix: str, child: _Router) -> None:
        self.mounts.mount(parent.key, prefix, child.key)
        self.mounted.add(child.key)

    def _lose(self, found: Found, router: _Router, prefix: str) -> None:
        self.lost = True
        if router.framework == self.framework:
            reason = "a router is mounted that could not be found"
            self.unresolved.append((router.key, paths.joined(prefix, UNKNOWN), reason, found))

    def _route(self, found: Found, router: _Router, methods: Sequence[str], position: int) -> None:
        given = arguments(found.node)
        if len(given) <= position + (router.framework != CHI):
            return
        written = self._argument(found, position)
        handler = given[-1] if len(given) > position + 1 else None
        shown = text(handler)
        child, stripped = self._handler(handler, found.scope) if handler is not None else (None, "")
        if child is not None:
            self._put(router, stripped, child)
            return
        if router.framework != self.framework or _PAGES in shown.lower():
            return
        if paths.is_catch_all(written) or ("*" in written and any(word in shown for word in _FILES)):
            return
        file = found.scope.module.file
        template = _template(written, router.framework)
        for method in methods:
            if UNKNOWN in method:
                self.unresolved.append((router.key, template, "its method is computed", found))
            else:
                self.mounts.route(router.key, method, template, file, found.node, _shown(handler))

    def _pattern(self, found: Found, router: _Router) -> None:
        """`"GET example.com/x/{id}"`: method and host may be missing; a path that ends with a slash is a whole tree."""
        given = arguments(found.node)
        if len(given) != 2:
            return
        written = self._argument(found, 0)
        first, _, rest = written.partition(" ")
        method, path = (first, rest.strip()) if rest else (ANY, first)
        host, slash, below = path.partition("/")
        path = f"/{below}" if slash and UNKNOWN not in host else path
        child, stripped = self._handler(given[1], found.scope)
        if child is not None:
            self._put(router, stripped, child)
            return
        shown = text(given[1])
        self.counts[router.key] = self.counts.get(router.key, 0) + 1
        if router.framework != self.framework or _PAGES in shown.lower() or any(word in shown for word in _FILES):
            return
        file = found.scope.module.file
        if path == "/" and method == ANY:
            self.whole_trees.append((router, found))
        elif UNKNOWN in method:
            self.mounts.route(router.key, ANY, f"{UNKNOWN}/{path}", file, found.node, reason="its method is computed")
        elif path.endswith("/") and path != "/":
            reason = "it answers to every path below, and its handler takes the path apart"
            self.mounts.route(router.key, method, f"{paths.braces(path)}{UNKNOWN}", file, found.node, reason=reason)
        else:
            template = paths.braces(path.removesuffix("{$}"))
            self.mounts.route(router.key, method, template, file, found.node, _shown(given[1]))

    def _everything(self) -> None:
        """`/` answers where nothing else does; where there is nothing else, its handler takes the path apart."""
        for router, found in self.whole_trees:
            if self.counts.get(router.key, 0) == 1 and router.key not in self.mounted:
                reason = "it answers to every path, and its handler takes the path apart"
                self.mounts.route(router.key, ANY, UNKNOWN, found.scope.module.file, found.node, reason=reason)

    def _homeless(self, found: Found, name: str) -> None:
        """A route on something that could not be found, in a file that imports the framework."""
        imports = found.scope.module.imports.values()
        framework = next((of for of in map(_library, imports) if of), NET_HTTP)
        if framework != self.framework or any(word in path for path in imports for word in _OTHER):
            return
        given = arguments(found.node)
        is_verb = name in _VERBS[framework] or (framework == NET_HTTP and name in {"HandleFunc", "Handle"})
        if not is_verb or len(given) < 2:
            return
        written = self._argument(found, 0)
        method, _, path = written.rpartition(" ")
        if not path.startswith("/") or self._called(found):
            return
        method = method or _VERBS[framework].get(name, ANY)
        path = f"{UNKNOWN}{_template(path, framework)}"
        reason = "the router of this route could not be found"
        self.collector.unresolved(reason, found.scope.module.file, found.node, method, path)

    def _handler(self, node: Node, scope: Scope, steps: Steps | None = None) -> tuple[_Router | None, str]:
        """The router that a handler gives, through what is wrapped around it, and the prefix that is stripped."""
        steps = steps or Steps()
        if not steps.take():
            return None, ""
        router = self._router(node, scope, steps)
        if router is not None:
            return router, ""
        if node.type != "call_expression":
            return None, ""
        operand, name = method_of(node)
        given = arguments(node)
        if name == "StripPrefix" and self.program.imported(operand, scope) == "net/http" and len(given) == 2:
            router, below = self._handler(given[1], scope, steps)
            return router, paths.joined(self.program.string(given[0], scope), below) if router is not None else ""
        for each in given:
            if each.type in {"identifier", "selector_expression", "call_expression"}:
                router, below = self._handler(each, scope, steps)
                if router is not None:
                    return router, below
        return None, ""

    def _router(self, node: Node | None, scope: Scope, steps: Steps | None = None) -> _Router | None:
        """The router that an expression gives; None where it is none, or which is not known."""
        steps = steps or Steps()
        if node is None or not steps.take():
            return None
        kind = node.type
        if kind in {"parenthesized_expression", "unary_expression", "type_assertion_expression"}:
            inner = node.child_by_field_name("operand") or next(iter(node.named_children), None)
            return self._router(inner, scope, steps)
        if kind == "identifier":
            return self._variable(self.program.lookup(text(node), scope), steps)
        if kind == "selector_expression":
            return self._selected(node, scope, steps)
        if kind == "call_expression":
            return self._made(node, scope, steps)
        if kind == "composite_literal":
            of = self.program.type_name(node.child_by_field_name("type"), scope.module)
            return self._new(node, scope, NET_HTTP) if _framework(of) == NET_HTTP else None
        return None

    def _new(self, node: Node, scope: Scope, framework: str) -> _Router:
        key = _place(node, scope)
        self.made.setdefault(key, framework)
        return _Router(key, framework)

    def _variable(self, definitions: Sequence[Definition], steps: Steps) -> _Router | None:
        values = [each for each in definitions if each.kind == "value"]
        if len(values) == 1:
            each = values[0]
            if each.node.type == "call_expression":
                router = self._made(each.node, each.scope, steps, each.index)
            else:
                router = self._router(each.node, each.scope, steps)
            of = self._type(each.node, each.scope, steps) if router is None and not each.index else None
            return self._embedded(of, steps) if of is not None else router
        if values or len(definitions) != 1 or definitions[0].kind == "each":
            return None
        each = definitions[0]
        of = self.program.type_name(each.type, each.scope.module)
        framework = _framework(of) or self._interface(of)
        if not framework:
            return self._embedded(of, steps) if of is not None else None
        if each.kind == "declared" and _is_value(each.type, framework):
            return self._new(each.node, each.scope, framework)
        return _Router(_place(each.node, each.scope), framework)

    def _selected(self, node: Node, scope: Scope, steps: Steps) -> _Router | None:
        operand, name = node.child_by_field_name("operand"), text(node.child_by_field_name("field"))
        path = self.program.imported(operand, scope)
        if path:
            directory = self.program.directory(path)
            if path == "net/http" and name == "DefaultServeMux":
                return _Router(_DEFAULT, NET_HTTP)
            return self._variable(self.program.of_package(name, directory), steps) if directory is not None else None
        of = self._type(operand, scope, steps)
        return self._field(of, name, steps) if of is not None else None

    def _field(self, of: TypeName, name: str, steps: Steps) -> _Router | None:
        values = self.values.get((of, name), [])
        found = [self._router(each.node, each.scope, steps) for each in values[:5]]
        routers = {each for each in found if each is not None}
        if len(routers) == 1:
            return routers.pop()
        for field, written, module in self.program.field_types(of):
            if field == name or (not field and text(written).rpartition(".")[2] == name):
                framework = _framework(self.program.type_name(written, module))
                if framework and not values and _is_value(written, framework):
                    self.made.setdefault((of, name), framework)
                return _Router((of, name), framework) if framework else None
        return None

    def _embedded(self, of: TypeName, steps: Steps) -> _Router | None:
        for field, written, module in self.program.field_types(of):
            name = self.program.type_name(written, module)
            if not field and name is not None and _framework(name):
                return self._field(of, name.name, steps) if steps.take() else None
        return None

    def _interface(self, of: TypeName | None) -> str:
        """The framework of an interface of the repository that has the methods of a router."""
        declared = self.program.declaration(of) if of is not None else None
        if declared is None or declared.node.type != "interface_type":
            return ""
        names = {text(each.child_by_field_name("name")) for each in declared.node.named_children}
        for path in declared.scope.module.imports.values():
            framework = _library(path)
            if (framework and {"GET", "POST"} & names) or ({"Get", "Post"} & names and framework == CHI):
                return framework
        return ""

    def _made(self, node: Node, scope: Scope, steps: Steps, index: int = 0) -> _Router | None:
        """The router that a call gives."""
        place = (*_place(node, scope), index)
        if place not in self.given:
            router = self._followed(node, scope, steps, index)
            if router is None:
                return None
            self.given[place] = router
        return self.given[place]

    def _followed(self, node: Node, scope: Scope, steps: Steps, index: int) -> _Router | None:
        operand, name = method_of(node)
        path = self.program.imported(operand, scope)
        framework = NET_HTTP if path == NET_HTTP else _library(path)
        if framework:
            return self._new(node, scope, framework) if name in _CONSTRUCTORS[framework] else None
        if operand is None and name == "new":
            given = arguments(node)
            of = self.program.type_name(given[0], scope.module) if given else None
            return self._new(node, scope, NET_HTTP) if _framework(of) == NET_HTTP else None
        if operand is not None and not path and name in {"Group", "Route", "With", "Use"}:
            router = self._router(operand, scope, steps)
            if router is not None and router.framework != NET_HTTP:
                return router if name in _SAME else _Router(_place(node, scope), router.framework)
        for function in self._called(Found(node, scope)):
            returned = returned_by(function.node)
            if index < len(returned):
                router = self._router(returned[index], function.scope, steps)
                if router is None:
                    router, _ = self._handler(returned[index], function.scope, steps)
                if router is not None:
                    return router
        return None

    def _type(self, node: Node | None, scope: Scope, steps: Steps | None = None) -> TypeName | None:
        """The named type of an expression; None where it is not known."""
        steps = steps or Steps()
        if node is None or not steps.take():
            return None
        kind = node.type
        if kind == "composite_literal":
            return self.program.type_name(node.child_by_field_name("type"), scope.module)
        if kind in {"unary_expression", "parenthesized_expression"}:
            return self._type(node.child_by_field_name("operand") or node.named_children[0], scope, steps)
        if kind == "identifier":
            found = [each for each in self.program.lookup(text(node), scope) if each.kind != "each"]
            if len(found) == 1:
                if found[0].type is not None:
                    return self.program.type_name(found[0].type, found[0].scope.module)
                return self._type(found[0].node, found[0].scope, steps) if found[0].kind == "value" else None
        if kind == "selector_expression":
            of = self._type(node.child_by_field_name("operand"), scope, steps)
            name = text(node.child_by_field_name("field"))
            for field, written, module in self.program.field_types(of) if of is not None else ():
                if field == name:
                    return self.program.type_name(written, module)
        if kind == "call_expression":
            for function in self._called(Found(node, scope), steps):
                result = function.node.child_by_field_name("result")
                if result is not None and result.type == "parameter_list":
                    result = result.named_children[0].child_by_field_name("type") if result.named_child_count else None
                return self.program.type_name(result, function.scope.module)
        return None

    def _called(self, found: Found, steps: Steps | None = None) -> list[Function]:
        """The functions of the repository that a call may mean."""
        operand, name = method_of(found.node)
        return self._named(operand, name, found.scope, steps)

    def _named(self, operand: Node | None, name: str, scope: Scope, steps: Steps | None = None) -> list[Function]:
        candidates = self.functions.get(name, [])
        if len(candidates) > _MOST_CANDIDATES:
            return []
        if operand is None:
            here = scope.module.directory
            return [each for each in candidates if not each.receiver and each.scope.module.directory == here]
        path = self.program.imported(operand, scope)
        if path:
            directory = self.program.directory(path)
            return [each for each in candidates if not each.receiver and each.scope.module.directory == directory]
        methods = [each for each in candidates if each.receiver]
        of = self._type(operand, scope, steps)
        own = [each for each in methods if of == TypeName(each.scope.module.directory, each.receiver)]
        return own or methods

    def _passed(self, found: Found) -> None:
        """A router that is passed to a function of the repository is the function's parameter."""
        for function in self._called(found):
            for given, (_, parameter) in zip(arguments(found.node), function.parameters, strict=False):
                router = self._router(given, found.scope)
                if router is not None:
                    self.mounts.mount(router.key, "", _place(parameter, function.scope))


def _library(path: str) -> str:
    """The framework whose package an import path is, of whatever major version; empty for others."""
    head, _, last = path.rpartition("/")
    if last[:1] == "v" and last[1:].isdigit():
        path = head
    return _LIBRARIES.get(path, "")


def _framework(of: TypeName | None) -> str:
    """The framework of which a type is a router; empty for others."""
    if of is None:
        return ""
    framework = NET_HTTP if of.package == NET_HTTP else _library(of.package)
    return framework if framework and of.name in _ROUTERS[framework] else ""


def _is_value(written: Node | None, framework: str) -> bool:
    """Whether a variable of this type is a router without being set: a ServeMux that is no pointer."""
    return framework == NET_HTTP and written is not None and written.type == "qualified_type"


def _fields(literal: Node) -> Iterator[tuple[str, Node]]:
    body = literal.child_by_field_name("body")
    for each in body.named_children if body is not None else ():
        if each.type == "keyed_element":
            key, value = each.child_by_field_name("key"), each.child_by_field_name("value")
            if key is not None and value is not None and value.named_child_count:
                yield text(key), value.named_children[0]


def _template(path: str, framework: str) -> str:
    if framework in {GIN, ECHO}:
        return paths.colons(path)
    return UNKNOWN.join(piece.replace("*", PARAMETER) for piece in paths.braces(path).split(UNKNOWN))


def _place(node: Node, scope: Scope) -> tuple[str, int, int]:
    return scope.module.path, node.start_byte, node.end_byte


def _shown(handler: Node | None) -> str:
    return text(handler)[:80] if handler is not None and handler.type in {"identifier", "selector_expression"} else ""
