"""FastAPI: decorators and `add_api_route` on applications and routers, included and mounted across files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.gates.source import paths
from constitution_gate.gates.source.collecting import Collector, Mounts
from constitution_gate.gates.source.model import ANY, UNKNOWN, Served
from constitution_gate.gates.source.python import (
    Definition,
    Found,
    Module,
    Program,
    Scope,
    argument,
    decorators,
    method_of,
    parameters,
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
        found = (self.program.module(file.path) for file in files if file.mentions((*HINTS, *_ROUTES)))
        self.modules: list[Module] = [module for module in found if module is not None]
        # Functions to which an application is passed may stand in files that do not name the framework.
        self.followed: set[str] = set()

    def served(self) -> Served:
        for module in self.modules:
            for call in module.of("call"):
                self._construction(call)
        if not self.apps and not self.routers:
            return Served()
        self.collector.found()
        for module in self.modules:
            for found in module.of("call"):
                self._call(found)
            for found in module.of("decorated_definition"):
                self._decorated(found)
        for key in self.apps:
            if key not in self.mounted:
                self.mounts.root(key)
        self.mounts.resolve(self.collector)
        return self.collector.served()

    def _construction(self, found: Found) -> None:
        made = self._made(found.node.child_by_field_name("function"), found.scope)
        if not made:
            return
        key = self._constructed(found)
        prefix = argument(found.node, "prefix")
        own = paths.braces(self.program.string(prefix, found.scope)) if prefix is not None else ""
        (self.apps if made == "FastAPI" else self.routers)[key] = own
        if made == "FastAPI":
            routes = argument(found.node, "routes")
            if routes is not None:
                self.collector.unresolved("its routes are given as a list", found.scope.module.file, found.node)

    def _constructed(self, found: Found) -> Hashable:
        """The key of what a call makes: that of the attribute where it is put into one."""
        parent = found.node.parent
        if parent is not None and parent.type == "assignment":
            left = parent.child_by_field_name("left")
            if left is not None and left.type == "attribute":
                key = self.program.key(left, found.scope)
                if key is not None:
                    return key
        return _place(found)

    def _made(self, function: Node | None, scope: Scope) -> str:
        """ "FastAPI" or "APIRouter" where a call makes one, of a subclass too; else empty."""
        name = self.program.origin(function, scope)
        if name.startswith("fastapi.") and name.rpartition(".")[2] in {"FastAPI", "APIRouter"}:
            return name.rpartition(".")[2]
        definition = self.program.definition(function, scope)
        if isinstance(definition, Definition) and definition.kind == "class":
            for base, _ in self.program.ancestry(definition):
                if base.startswith("fastapi.") and base.rpartition(".")[2] in {"FastAPI", "APIRouter"}:
                    return base.rpartition(".")[2]
        return ""

    def _call(self, found: Found) -> None:
        owner, name = method_of(found.node)
        if owner is not None and name in {"include_router", "mount"}:
            self._mount(found, owner, name)
        elif owner is not None and name in _ADDING:
            self._added(found, owner)
        else:
            self._passed(found)

    def _mount(self, found: Found, owner: Node, name: str) -> None:
        if name == "mount":
            child, prefix = argument(found.node, "app", 1), argument(found.node, "path", 0)
        else:
            child, prefix = argument(found.node, "router", 0), argument(found.node, "prefix")
        parent = self.program.key(owner, found.scope)
        where = found.scope.module.file
        below = paths.braces(self.program.string(prefix, found.scope)) if prefix is not None else ""
        children = list(self._children(child, found.scope))
        if name == "mount" and not any(key in self.apps for key in children):
            return
        if parent is None or not children:
            self.collector.unresolved(
                "a router is included that could not be found", where, found.node, path=_any(below)
            )
            return
        for key in children:
            self.mounted.add(key)
            self.mounts.mount(parent, paths.joined(self.routers.get(parent, ""), below), key)

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
        made = self.program.definition(found.node.child_by_field_name("function"), found.scope)
        if not isinstance(made, Definition) or made.kind != "function":
            return
        for position, (name, parameter) in enumerate(parameters(made)):
            given = argument(found.node, name, position)
            key = self.program.key(given, found.scope) if given is not None else None
            if key is not None and (key in self.apps or key in self.routers):
                self.mounts.mount(key, self.routers.get(key, ""), parameter.key)
                module = made.scope.module
                if module not in self.modules and module.path not in self.followed:
                    self.followed.add(module.path)
                    self.modules.append(module)

    def _added(self, found: Found, owner: Node) -> None:
        key = self.program.key(owner, found.scope)
        given = argument(found.node, "methods")
        methods = ["GET"] if given is None else self.program.strings(given, found.scope)
        endpoint = argument(found.node, "endpoint", 1)
        self._route(found, owner, key, methods or [ANY], argument(found.node, "path", 0), endpoint, known=bool(methods))

    def _decorated(self, found: Found) -> None:
        definition = found.node.child_by_field_name("definition")
        for decorator in decorators(found.node):
            if decorator.type != "call":
                continue
            owner, name = method_of(decorator)
            if owner is None or (name not in _METHODS and name not in _SEVERAL):
                continue
            key = self.program.key(owner, found.scope)
            handler = definition.child_by_field_name("name") if definition is not None else None
            at = Found(decorator, found.scope)
            path = argument(decorator, "path", 0)
            if name in _METHODS:
                self._route(at, owner, key, [name], path, handler)
                continue
            given = argument(decorator, "methods")
            methods = ["GET"] if given is None else self.program.strings(given, found.scope)
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
        if paths.is_catch_all(written):
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


def _place(found: Found) -> Hashable:
    return found.scope.module.path, "value", found.node.start_byte, found.node.end_byte


def _is_parameter(definition: object) -> bool:
    return isinstance(definition, Definition) and definition.kind == "parameter"


def _any(prefix: str) -> str:
    return f"{paths.joined(paths.braces(prefix))}{UNKNOWN}"


def _name(node: Node | None) -> str:
    return (node.text or b"").decode("utf-8", "replace")[:80] if node is not None else ""
