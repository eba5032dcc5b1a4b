"""FastAPI: decorators and `add_api_route` on applications and routers, included and mounted across files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.gates.source import paths, python_blocks
from constitution_gate.gates.source.collecting import Collector, Mounts
from constitution_gate.gates.source.languages import text, walk
from constitution_gate.gates.source.model import ANY, UNKNOWN, Served
from constitution_gate.gates.source.python import (
    Definition,
    Found,
    Module,
    Program,
    Scope,
    argument,
    decorators,
    is_method,
    parameters,
    positional,
    spreads,
)

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.languages import SourceFile

SUFFIXES = (".py",)
HINTS = (b"fastapi",)
_ROUTES = (b"include_router(", b"add_api_route(", b"app.get(", b"app.post(", b"router.get(", b"router.post(")

_METHODS = frozenset({"get", "post", "put", "delete", "patch", "head", "options", "trace"})
_SEVERAL = frozenset({"api_route", "route"})
_ADDING = frozenset({"add_api_route", "add_route"})
_ALL = _METHODS | _SEVERAL | _ADDING
_MADE = {"FastAPI": "FastAPI", "APIRouter": "APIRouter", "InferringRouter": "APIRouter"}
_REWRITING = frozenset({"VersionedFastAPI", "versionize", "Versionizer"})
_DECLARERS = ("fastapi_class.", "fastapi_utils.Api", "fastapi_restful.Api")
_NO_API = frozenset({"StaticFiles", "make_asgi_app", "ASGIApp"})
_DECLARING = _ADDING | {"include_router", "mount"}


def read(files: Sequence[SourceFile]) -> Served:
    """The routes of every application, with the prefixes of the routers on which they stand."""
    return _Reading(files).served()


class _Reading:
    def __init__(self, files: Sequence[SourceFile]) -> None:
        self.program = Program(files)
        self.collector = Collector("FastAPI")
        self.mounts = Mounts()
        self.apps: dict[Hashable, str] = {}
        self.routers: dict[Hashable, str] = {}
        self.mounted: set[Hashable] = set()
        self.sent: set[Hashable] = set()
        self.decorating: set[Hashable] = set()
        self.applied: set[Hashable] = set()
        self.nesting: dict[Hashable, bool] = {}
        found = (self.program.module(file.path) for file in files if file.mentions((*HINTS, *_ROUTES)))
        modules = [module for module in found if module is not None]
        self.modules, self.given_up = python_blocks.taken(self.program, modules, _declares)
        # Functions to which an application is passed may stand in files that do not name the framework.
        self.followed: set[str] = set()

    def served(self) -> Served:
        for module in self.modules:
            for call in module.of("call"):
                self._construction(call)
                self._outgoing(call)
        if not self.apps and not self.routers:
            return Served()
        self.collector.found()
        for found, reason in self.given_up:
            self.collector.unresolved(reason, found.scope.module.file, found.node)
        for module in self.modules:
            for found in module.of("decorated_definition"):
                self._decorated(found)
            for found in module.of("call"):
                self._call(found)
            for found in module.of("assignment"):
                self._assigned(found)
        for key in self.apps:
            if key not in self.mounted:
                self.mounts.root(key)
        self.mounts.resolve(self.collector)
        return self.collector.served()

    def _construction(self, found: Found) -> None:
        function = found.node.child_by_field_name("function")
        if text(function).rpartition(".")[2] in _REWRITING:
            reason = "the paths of the application are changed here when the program runs"
            self.collector.unresolved(reason, found.scope.module.file, found.node)
            return
        made = self._made(function, found.scope)
        if not made:
            return
        key = self._constructed(found)
        known = self.apps if made == "FastAPI" else self.routers
        prefix = self._prefix(found) if made != "FastAPI" else ""
        # An attribute that several objects of a class have may not be the same router in each.
        known[key] = prefix if known.get(key, prefix) == prefix else UNKNOWN
        routes = argument(found.node, "routes")
        if routes is not None:
            self.collector.unresolved("its routes are given as a list", found.scope.module.file, found.node)

    def _prefix(self, found: Found) -> str:
        """The prefix that a call gives a router or a mount; UNKNOWN where it may come from elsewhere."""
        prefix = argument(found.node, "prefix")
        if prefix is not None:
            return paths.braces(self.program.string(prefix, found.scope))
        definition = self.program.definition(found.node.child_by_field_name("function"), found.scope)
        sets = isinstance(definition, Definition) and definition.kind == "class" and self._sets_prefix(definition)
        return UNKNOWN if sets or spreads(found.node) else ""

    def _sets_prefix(self, definition: Definition) -> bool:
        """Whether a subclass of the router may give itself a prefix."""
        classes = [definition, *(base for _, base in self.program.ancestry(definition) if base is not None)]
        return any(b"prefix" in (each.node.text or b"") for each in classes)

    def _outgoing(self, found: Found) -> None:
        """Routers of callbacks and webhooks describe what the application sends, and serve nothing."""
        for name in ("callbacks", "webhooks"):
            given = argument(found.node, name)
            for each in walk(given) if given is not None else ():
                key = self.program.key(each, found.scope) if each.type in {"identifier", "attribute"} else None
                self.sent |= {key} if key is not None else set()

    def _constructed(self, found: Found) -> Hashable:
        """The key of what a call makes: that of the attribute where it is put into one."""
        parent = found.node.parent
        if parent is not None and parent.type == "assignment":
            left = parent.child_by_field_name("left")
            if left is not None and left.type == "attribute":
                key = self.program.key(left, found.scope)
                if key is not None:
                    return key
        return found.key

    def _made(self, function: Node | None, scope: Scope) -> str:
        """ "FastAPI" or "APIRouter" where a call makes one, of a subclass too; else empty."""
        name = self.program.origin(function, scope)
        names = [name]
        definition = self.program.definition(function, scope)
        if isinstance(definition, Definition) and definition.kind == "class":
            names += [base for base, _ in self.program.ancestry(definition)]
        made = (_MADE.get(each.rpartition(".")[2], "") for each in names if each.startswith("fastapi"))
        return next(filter(None, made), "")

    def _call(self, found: Found) -> None:
        function = found.node.child_by_field_name("function")
        if function is not None and function.type == "call":
            self.applied.add(Found(function, found.scope).key)
        owner, scope, name = self.program.method(found)
        if owner is not None and name in {"include_router", "mount"}:
            self._mount(found, owner, scope, name)
        elif owner is not None and name in _ADDING:
            self._added(found, owner, scope)
        elif owner is not None and (name in _METHODS or name in _SEVERAL) and found.key not in self.decorating:
            # app.get("/x")(read_x), and a function that gives back such a decorator.
            key = self.program.key(owner, scope)
            made = key in self.apps or key in self.routers
            given = found.key in self.applied and _is_parameter(self.program.definition(owner, scope))
            if (made or given) and argument(found.node, "path", 0) is not None:
                methods = [name] if name in _METHODS else self._methods(found.node, found.scope)
                path = argument(found.node, "path", 0)
                self._route(found, owner, key, methods or [ANY], path, None, known=bool(methods))
        elif name == "Mount":
            self._mounted_outside(found)
        else:
            self._besides(found, owner, scope, name)
            self._passed(found)

    def _besides(self, found: Found, owner: Node | None, scope: Scope, name: str) -> None:
        """Say where routes are added in a way that is not read."""
        reason = ""
        if owner is not None and name in {"append", "extend", "insert"} and text(owner).endswith(".routes"):
            reason = "routes are added here when the program runs"
        elif owner is not None and name in {"host", "add_resource"} and self._is_made(owner, scope):
            reason = "what is added to the application here is not read"
        elif self.program.origin(found.node.child_by_field_name("function"), found.scope).startswith(_DECLARERS):
            reason = "a library declares routes here"
        elif self._is_gotten(found) or any(self._is_looked_up(each, found.scope) for each in positional(found.node)):
            reason = "a method that declares routes is looked up here when the program runs"
        if reason:
            self.collector.unresolved(reason, found.scope.module.file, found.node)

    def _is_looked_up(self, given: Node, scope: Scope) -> bool:
        """Whether what is passed on is a method that declares routes: `partial(app.get, …)`."""
        if given.type != "attribute" or text(given.child_by_field_name("attribute")) not in _ALL:
            return False
        owner = given.child_by_field_name("object")
        return owner is not None and self._is_made(owner, scope)

    def _is_gotten(self, found: Found) -> bool:
        """Whether a call is `getattr(app, method)` with a method that declares routes, or may be one."""
        owner, method = argument(found.node, "object", 0), argument(found.node, "name", 1)
        if owner is None or text(found.node.child_by_field_name("function")) != "getattr":
            return False
        name = self.program.string(method, found.scope)
        return (name in _ALL or UNKNOWN in name) and self._is_made(owner, found.scope)

    def _is_made(self, node: Node, scope: Scope) -> bool:
        key = self.program.key(node, scope)
        return key in self.apps or key in self.routers

    def _mounted_outside(self, found: Found) -> None:
        """`Mount("/api", app=app)` among the routes of an application of Starlette."""
        key = self.program.key(argument(found.node, "app", 1), found.scope)
        if key not in self.apps:
            return
        path = self.program.string(argument(found.node, "path", 0), found.scope)
        self.mounted.add(key)
        self.mounts.root(key, UNKNOWN if self._nests_mounts(found.scope.module) else path)

    def _nests_mounts(self, module: Module) -> bool:
        """Whether a module has `Mount("/x", routes=[…])`: what stands in it may be mounted below more than one path."""
        if module.identity not in self.nesting:
            calls = (each.node for each in module.of("call"))
            named = (each for each in calls if text(each.child_by_field_name("function")).rpartition(".")[2] == "Mount")
            self.nesting[module.identity] = any(argument(each, "routes") is not None for each in named)
        return self.nesting[module.identity]

    def _assigned(self, found: Found) -> None:
        """A prefix that a router is given after it was made is not followed."""
        left = found.node.child_by_field_name("left")
        if left is None or left.type != "attribute" or text(left.child_by_field_name("attribute")) != "prefix":
            return
        if self.program.key(left.child_by_field_name("object"), found.scope) in self.routers:
            reason = "the prefix of a router is changed here"
            self.collector.unresolved(reason, found.scope.module.file, found.node)

    def _mount(self, found: Found, owner: Node, scope: Scope, name: str) -> None:
        where = found.scope.module.file
        if name == "mount":
            child, path = argument(found.node, "app", 1), argument(found.node, "path", 0)
            below = paths.braces(self.program.string(path, found.scope)) if path is not None else UNKNOWN
        else:
            child = argument(found.node, "router", 0)
            given = argument(found.node, "prefix")
            below = paths.braces(self.program.string(given, found.scope)) if given is not None else ""
            below = UNKNOWN if given is None and spreads(found.node) else below
        parent = self.program.key(owner, scope)
        children = list(self._children(child, found.scope))
        if name == "mount" and not any(key in self.apps for key in children):
            if parent in self.apps and not self._is_no_api(child, found.scope):
                reason = "an application is mounted here whose routes are not read"
                self.collector.unresolved(reason, where, found.node, path=_any(below))
            return
        if parent is None or not children:
            self.collector.unresolved(
                "a router is included that could not be found", where, found.node, path=_any(below)
            )
            return
        for key in children:
            self.mounted.add(key)
            self.mounts.mount(parent, paths.joined(self.routers.get(parent, ""), below), key)

    def _is_no_api(self, child: Node | None, scope: Scope) -> bool:
        """Whether what is mounted serves files, metrics or sockets."""
        found = self.program.value(child, scope)
        made = found[0].child_by_field_name("function") if found is not None and found[0].type == "call" else None
        if found is None or made is None:
            return False
        definition = self.program.definition(made, found[1])
        names = [text(made)]
        if isinstance(definition, Definition) and definition.kind == "class":
            names += [name for name, _ in self.program.ancestry(definition)]
        return any(name.rpartition(".")[2] in _NO_API for name in names)

    def _children(self, child: Node | None, scope: Scope) -> Iterator[Hashable]:
        """The keys of the routers that an argument stands for: one, or those of the list that a loop goes over."""
        definition = self.program.definition(child, scope) if child is not None else None
        if isinstance(definition, Definition) and definition.kind == "each":
            for each, inside in self.program.elements(definition.node, definition.scope) or ():
                key = self.program.key(each, inside)
                if key is not None:
                    yield key
            return
        key = self.program.key(child, scope)
        if key is not None and (key in self.routers or key in self.apps or _is_parameter(definition)):
            yield key

    def _passed(self, found: Found) -> None:
        """An application that is passed to a function of the repository is the function's parameter."""
        if found.key in self.program.takings:
            return
        made = self.program.definition(found.node.child_by_field_name("function"), found.scope)
        if not isinstance(made, Definition) or made.kind != "function":
            return
        for position, (name, parameter) in enumerate(parameters(made), -1 if is_method(made) else 0):
            given = argument(found.node, name, position)
            key = self.program.key(given, found.scope) if given is not None else None
            if key is not None and (key in self.apps or key in self.routers):
                self.mounts.mount(key, self.routers.get(key, ""), parameter.key)
                module = made.scope.module
                if module not in self.modules and module.path not in self.followed:
                    self.followed.add(module.path)
                    self.modules.append(module)

    def _methods(self, call: Node, scope: Scope) -> list[str] | None:
        given = argument(call, "methods")
        if given is None:
            return None if spreads(call) else ["GET"]
        return self.program.strings(given, scope)

    def _added(self, found: Found, owner: Node, scope: Scope) -> None:
        key = self.program.key(owner, scope)
        methods = self._methods(found.node, found.scope)
        endpoint = argument(found.node, "endpoint", 1)
        self._route(found, owner, key, methods or [ANY], argument(found.node, "path", 0), endpoint, known=bool(methods))

    def _decorated(self, found: Found) -> None:
        definition = found.node.child_by_field_name("definition")
        for decorator in decorators(found.node):
            if decorator.type != "call":
                continue
            self.decorating.add(Found(decorator, found.scope).key)
            owner, scope, name = self.program.method(Found(decorator, found.scope))
            if owner is None or (name not in _METHODS and name not in _SEVERAL) or text(owner).endswith(".webhooks"):
                continue
            key = self.program.key(owner, scope)
            handler = definition.child_by_field_name("name") if definition is not None else None
            at = Found(decorator, found.scope)
            path = argument(decorator, "path", 0)
            if name in _METHODS:
                self._route(at, owner, key, [name], path, handler)
                continue
            methods = self._methods(decorator, found.scope)
            self._route(at, owner, key, methods or [ANY], path, handler, known=bool(methods))

    def _route(
        self,
        found: Found,
        owner: Node,
        key: Hashable | None,
        methods: Sequence[str],
        path: Node | None,
        handler: Node | None,
        *,
        known: bool = True,
    ) -> None:
        written = self.program.string(path, found.scope) if path is not None else UNKNOWN
        file = found.scope.module.file
        if paths.is_catch_all(written) or (key in self.sent and key not in self.mounted):
            return
        template = paths.braces(written)
        if key is None or not self._serves(key, owner, found.scope):
            if written.startswith(("/", UNKNOWN)):
                for method in methods:
                    self.collector.unresolved(
                        "the router of this route could not be found", file, found.node, method, f"{UNKNOWN}{template}"
                    )
            return
        own = self.routers.get(key, "")
        if template and not template.startswith(("/", UNKNOWN)):
            reason = "the path does not begin with a slash"
            for method in methods:
                self.collector.unresolved(reason, file, found.node, method, f"{UNKNOWN}{template}")
            return
        for method in methods:
            if not known:
                self.collector.unresolved(
                    "its methods are computed when the program runs", file, found.node, path=f"{UNKNOWN}{template}"
                )
            else:
                whole = paths.joined(own, template) if own else template
                self.mounts.route(key, method, whole, file, found.node, _name(handler))

    def _serves(self, key: Hashable, owner: Node, scope: Scope) -> bool:
        return key in self.apps or key in self.routers or _is_parameter(self.program.definition(owner, scope))


def _declares(name: str, decorating: bool) -> bool:
    """Whether a call declares a route or makes or mounts a router, by its name."""
    return (
        name in _DECLARING
        or name.endswith(("APIRouter", "Router", "FastAPI"))
        or (decorating and (name in _METHODS or name in _SEVERAL))
    )


def _is_parameter(definition: object) -> bool:
    return isinstance(definition, Definition) and definition.kind == "parameter"


def _any(prefix: str) -> str:
    return f"{paths.joined(paths.braces(prefix))}{UNKNOWN}"


def _name(node: Node | None) -> str:
    return (node.text or b"").decode("utf-8", "replace")[:80] if node is not None else ""
