"""Flask: routes, blueprints and views of Flask, Quart, APIFlask, Flask-RESTful, Flask-RESTX and flask-smorest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.record import Record
from constitution_gate.gates.source import paths
from constitution_gate.gates.source.collecting import Collector, Mounts
from constitution_gate.gates.source.languages import text
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
    positional,
)

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.languages import SourceFile

SUFFIXES = (".py",)
HINTS = (b"flask", b"quart")
_ROUTES = (b".route(", b"add_url_rule(", b"add_resource(", b"register_blueprint(", b"app.get(", b"app.post(")

_METHODS = ("get", "post", "put", "delete", "patch", "head", "options")
_PACKAGES = ("flask", "quart", "apiflask")
_APPLICATIONS = frozenset({"Flask", "Quart", "APIFlask", "OpenAPI"})
_BLUEPRINTS = frozenset({"Blueprint", "APIBlueprint"})
_NAMESPACE = "Namespace"
_API = "Api"
_ALONE = frozenset({"Api", "OpenAPI"})


class _Made(Record):
    """An application, blueprint, API or namespace; `prefix` is its own, which a registration may replace."""

    kind: str
    prefix: str = ""


def read(files: Sequence[SourceFile]) -> Served:
    """The routes of every application, with the prefixes of blueprints, APIs and namespaces."""
    return _Reading(files).served()


class _Reading:
    def __init__(self, files: Sequence[SourceFile]) -> None:
        self.program = Program(files)
        self.collector = Collector("Flask")
        self.mounts = Mounts()
        self.made: dict[Hashable, _Made] = {}
        found = (self.program.module(file.path) for file in files if file.mentions((*HINTS, *_ROUTES)))
        self.modules: list[Module] = [module for module in found if module is not None]
        self.followed: set[str] = {module.path for module in self.modules}
        self.passed: dict[Hashable, Hashable] = {}

    def served(self) -> Served:
        for module in self.modules:
            for call in module.of("call"):
                self._construction(call)
        if not self.made:
            return Served()
        self.collector.found()
        for key, made in self.made.items():
            if made.kind in _APPLICATIONS:
                self.mounts.root(key)
        for module in self.modules:
            for found in module.of("call"):
                self._call(found)
            for found in module.of("decorated_definition"):
                self._decorated(found)
        self.mounts.resolve(self.collector)
        return self.collector.served()

    def _kind(self, function: Node | None, scope: Scope) -> str:
        """Which of the known classes a call makes an instance of, or of a subclass of; else empty."""
        origin = self.program.origin(function, scope)
        names = [origin]
        definition = self.program.definition(function, scope)
        if isinstance(definition, Definition) and definition.kind == "class":
            names += [name for name, _ in self.program.ancestry(definition)]
        for name in names:
            if name.startswith(_PACKAGES):
                last = name.rpartition(".")[2]
                if last in _APPLICATIONS or last in _BLUEPRINTS or last in {_API, _NAMESPACE}:
                    return last
        return ""

    def _construction(self, found: Found) -> None:
        owner, name = method_of(found.node)
        if name == "namespace" and owner is not None:
            key, parent = self._place(found), self.program.key(owner, found.scope)
            self.made[key] = _Made(_NAMESPACE, self._own(found, _NAMESPACE))
            if parent is not None:
                self.mounts.mount(parent, self.made[key].prefix, key)
            return
        kind = self._kind(found.node.child_by_field_name("function"), found.scope)
        if not kind:
            return
        key = self._place(found)
        self.made[key] = _Made(kind, self._own(found, kind))
        if kind == _API:
            target = argument(found.node, "app", 0)
            blueprint = argument(found.node, "blueprint")
            under = self.program.key(blueprint if blueprint is not None else target, found.scope)
            if under is not None:
                self.mounts.mount(under, self.made[key].prefix, key)

    def _own(self, found: Found, kind: str) -> str:
        if kind == _NAMESPACE:
            path = argument(found.node, "path")
            name = self.program.string(argument(found.node, "name", 0), found.scope)
            return self.program.string(path, found.scope) if path is not None else f"/{name}"
        prefix = argument(found.node, "prefix" if kind == _API else "url_prefix")
        if prefix is None or prefix.type == "none":
            return ""
        return paths.angles(self.program.string(prefix, found.scope))

    def _place(self, found: Found) -> Hashable:
        parent = found.node.parent
        if parent is not None and parent.type == "assignment":
            left = parent.child_by_field_name("left")
            if left is not None and left.type == "attribute":
                key = self.program.key(left, found.scope)
                if key is not None:
                    return key
        return found.scope.module.path, "value", found.node.start_byte, found.node.end_byte

    def _call(self, found: Found) -> None:
        owner, name = method_of(found.node)
        if owner is None or name not in _CALLS:
            self._passed(found)
            return
        key = self.program.key(owner, found.scope)
        if name in {"register_blueprint", "register_api", "add_namespace"}:
            self._registered(found, key)
        elif name == "init_app":
            target = self.program.key(argument(found.node, "app", 0), found.scope)
            if key in self.made and target is not None:
                self.mounts.mount(target, self.made[key].prefix, key)
            else:
                self._passed(found)
        elif name == "add_url_rule":
            self._rule(found, key)
        elif name in {"add_resource", "add_url"}:
            self._resource(found, key)

    def _registered(self, found: Found, parent: Hashable | None) -> None:
        child = argument(found.node, "blueprint", 0)
        child = child if child is not None else argument(found.node, "ns")
        given = argument(found.node, "url_prefix")
        given = given if given is not None else argument(found.node, "path", 1 if _is(found, "add_namespace") else None)
        keys = list(self._children(child, found.scope))
        file = found.scope.module.file
        if parent is None or not keys:
            self.collector.unresolved("a blueprint is registered that could not be found", file, found.node)
            return
        for key in keys:
            own = self.made[key].prefix if key in self.made else ""
            prefix = own if given is None else paths.angles(self.program.string(given, found.scope))
            self.mounts.mount(parent, prefix, key)

    def _children(self, child: Node | None, scope: Scope) -> Iterator[Hashable]:
        definition = self.program.definition(child, scope) if child is not None else None
        if isinstance(definition, Definition) and definition.kind == "each":
            for each, inside in self.program.elements(definition.node, definition.scope) or ():
                key = self.program.key(each, inside)
                if key in self.made:
                    yield key
            return
        key = self.program.key(child, scope)
        if key in self.made or (isinstance(definition, Definition) and definition.kind == "parameter"):
            yield key

    def _passed(self, found: Found) -> None:
        """An application that is passed to a function of the repository is the function's parameter."""
        made = self.program.definition(found.node.child_by_field_name("function"), found.scope)
        if not isinstance(made, Definition) or made.kind != "function":
            return
        for position, (name, parameter) in enumerate(parameters(made)):
            given = argument(found.node, name, position)
            key = self.program.key(given, found.scope) if given is not None else None
            if key in self.made or key in self.passed:
                self.mounts.mount(key, "", parameter.key)
                self.passed[parameter.key] = key
                module = made.scope.module
                if module.path not in self.followed:
                    self.followed.add(module.path)
                    self.modules.append(module)

    def _rule(self, found: Found, key: Hashable | None) -> None:
        view = argument(found.node, "view_func", 2)
        given = argument(found.node, "methods")
        methods: Sequence[str] | None = self.program.strings(given, found.scope) if given is not None else None
        if given is None:
            methods = self._view_methods(view, found.scope)
        self._route(found, key, methods, argument(found.node, "rule", 0), text(view))

    def _view_methods(self, view: Node | None, scope: Scope) -> Sequence[str] | None:
        """The methods of `View.as_view(…)`, GET for a function; None where they are not known."""
        found = self.program.value(view, scope)
        if found is None or found[0].type != "call":
            return ("GET",)
        owner, name = method_of(found[0])
        definition = self.program.definition(owner, found[1]) if name == "as_view" else None
        if isinstance(definition, Definition) and definition.kind == "class":
            return self._class_methods(definition)
        return None

    def _class_methods(self, definition: Definition) -> Sequence[str] | None:
        classes = [definition, *(base for _, base in self.program.ancestry(definition) if base is not None)]
        methods: dict[str, None] = {}
        for each in classes:
            inner = each.scope.module.scopes.get(each.node.id)
            stated = inner.names.get("methods", ()) if inner is not None else ()
            if stated and inner is not None:
                return self.program.strings(stated[0].node, inner)
            for name in inner.names if inner is not None else ():
                if name in _METHODS:
                    methods[name.upper()] = None
        return tuple(methods) or None

    def _resource(self, found: Found, key: Hashable | None) -> None:
        if key not in self.made:
            return
        given = positional(found.node)
        definition = self.program.definition(given[0], found.scope) if given else None
        methods = self._class_methods(definition) if isinstance(definition, Definition) else None
        for url in given[1:]:
            self._route(found, key, methods, url, text(given[0]))

    def _decorated(self, found: Found) -> None:
        definition = found.node.child_by_field_name("definition")
        for decorator in decorators(found.node):
            if decorator.type != "call" or definition is None:
                continue
            owner, name = method_of(decorator)
            if owner is None or (name != "route" and name not in _METHODS):
                continue
            key = self.program.key(owner, found.scope)
            at = Found(decorator, found.scope)
            handler = text(definition.child_by_field_name("name"))
            if name != "route":
                self._route(at, key, (name,), argument(decorator, "rule", 0), handler)
                continue
            given = argument(decorator, "methods")
            methods: Sequence[str] | None = ("GET",)
            if given is not None:
                methods = self.program.strings(given, found.scope)
            elif definition.type == "class_definition":
                of = found.scope.names.get(handler, ())
                own = next((each for each in of if each.node.start_byte == definition.start_byte), None)
                methods = self._class_methods(own) if own is not None else None
            urls = positional(decorator) if self._takes_several(key) else [argument(decorator, "rule", 0)]
            for url in urls or [None]:
                self._route(at, key, methods, url, handler)

    def _takes_several(self, key: Hashable | None) -> bool:
        return key in self.made and self.made[key].kind in {_NAMESPACE, _API}

    def _route(
        self, found: Found, key: Hashable | None, methods: Sequence[str] | None, path: Node | None, handler: str
    ) -> None:
        written = self.program.string(path, found.scope) if path is not None else UNKNOWN
        if paths.is_catch_all(written):
            return
        template = paths.angles(written)
        file = found.scope.module.file
        known = key is not None and (key in self.made or key in self.passed or self._is_parameter(found))
        if not known:
            if written.startswith(("/", UNKNOWN)):
                for method in methods or (ANY,):
                    whole = f"{UNKNOWN}{template}"
                    reason = "the application or blueprint of this route could not be found"
                    self.collector.unresolved(reason, file, found.node, method, whole)
            return
        if methods is None:
            for prefix in self.mounts.prefixes(key) or (UNKNOWN,):
                self.collector.unresolved(
                    "its methods could not be found", file, found.node, path=paths.joined(prefix, template)
                )
            return
        for method in methods:
            self.mounts.route(key, method, template, file, found.node, handler[:80])

    def _is_parameter(self, found: Found) -> bool:
        owner, _ = method_of(found.node)
        definition = self.program.definition(owner, found.scope)
        return isinstance(definition, Definition) and definition.kind == "parameter"


_CALLS = frozenset(
    {"register_blueprint", "register_api", "add_namespace", "init_app", "add_url_rule", "add_resource", "add_url"}
)


def _is(found: Found, name: str) -> bool:
    return method_of(found.node)[1] == name
