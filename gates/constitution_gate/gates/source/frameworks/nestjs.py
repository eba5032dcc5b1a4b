"""NestJS: controllers, with the global prefix, URI versions and the prefixes of RouterModule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.record import Record
from constitution_gate.gates.source import paths
from constitution_gate.gates.source.collecting import COMPUTED, Collector
from constitution_gate.gates.source.javascript import (
    CLASSES,
    SUFFIXES,
    Found,
    Module,
    Program,
    Scope,
    Value,
    arguments,
    property_of,
)
from constitution_gate.gates.source.languages import text
from constitution_gate.gates.source.model import ANY, UNKNOWN, Served

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.languages import SourceFile

__all__ = ["HINTS", "SUFFIXES", "read"]

HINTS = (b"@nestjs/",)
_METHODS = {
    "Get": "GET",
    "Post": "POST",
    "Put": "PUT",
    "Patch": "PATCH",
    "Delete": "DELETE",
    "Head": "HEAD",
    "Options": "OPTIONS",
    "All": ANY,
    "Sse": "GET",
}
_NEUTRAL = "VERSION_NEUTRAL"


class _Application(Record):
    """What the bootstrap of an application sets: the global prefix, what it leaves out, and how versions are told."""

    path: str
    prefix: str = ""
    exclude: tuple[str, ...] = ()
    version_prefix: str | None = None
    default_versions: tuple[str, ...] = ()


def read(files: Sequence[SourceFile]) -> Served:
    """The routes of every controller."""
    return _Reading(files).served()


class _Reading:
    def __init__(self, files: Sequence[SourceFile]) -> None:
        self.program = Program(files)
        self.collector = Collector("NestJS")
        found = (self.program.module(file.path) for file in files if file.mentions(HINTS))
        self.modules: list[Module] = [module for module in found if module is not None]
        self.applications: list[_Application] = []
        self.below: dict[Hashable, str] = {}
        self.found = False

    def served(self) -> Served:
        for module in self.modules:
            self._bootstrap(module)
        for module in self.modules:
            for found in module.of("call_expression"):
                if text(found.node.child_by_field_name("function")) in {
                    "RouterModule.register",
                    "RouterModule.forRoutes",
                }:
                    self._tree(arguments(found.node)[:1], found.scope, "", found)
        for module in self.modules:
            for found in module.of(*CLASSES):
                for decorator in found.decorators or _own_decorators(found.node):
                    if _name(decorator) == "Controller":
                        self._controller(found, decorator)
        if self.found or self.applications:
            self.collector.found()
        return self.collector.served()

    def _bootstrap(self, module: Module) -> None:
        application: _Application | None = None
        for found in module.of("call_expression"):
            name = text(found.node.child_by_field_name("function")).rpartition(".")[2]
            given = arguments(found.node)
            if name == "setGlobalPrefix" and given:
                application = application or _Application(module.path)
                exclude: list[str] = []
                listed = self.program.member(given[1], found.scope, "exclude") if len(given) > 1 else None
                for each in listed.node.named_children if listed is not None else ():
                    inner = property_of(each, "path") if each.type == "object" else each
                    exclude.append(paths.joined(paths.colons(self.program.string(inner, found.scope))))
                prefix = paths.colons(self.program.string(given[0], found.scope))
                application = application.replace(prefix=prefix, exclude=tuple(exclude))
            elif name == "enableVersioning":
                application = self._versioning(application or _Application(module.path), given, found.scope)
        if application is not None:
            self.applications.append(application)

    def _versioning(self, application: _Application, given: Sequence[Node], scope: Scope) -> _Application:
        """URI versions stand in the path, and they are the default; versions in a header do not."""
        if not given:
            return application.replace(version_prefix="v")
        kind = self.program.member(given[0], scope, "type")
        if kind is not None and not text(kind.node).endswith("URI"):
            return application
        prefix = self.program.member(given[0], scope, "prefix")
        default = self.program.member(given[0], scope, "defaultVersion")
        shown = "v"
        if prefix is not None:
            shown = "" if text(prefix.node) == "false" else self.program.string(prefix.node, prefix.scope)
        versions = self._versions(default) if default is not None else ()
        return application.replace(version_prefix=shown, default_versions=versions)

    def _versions(self, value: Value) -> tuple[str, ...]:
        if _NEUTRAL in text(value.node) and value.node.type != "array":
            return ("",)
        nodes = value.node.named_children if value.node.type == "array" else [value.node]
        return tuple("" if _NEUTRAL in text(node) else self.program.string(node, value.scope) for node in nodes)

    def _tree(self, nodes: Sequence[Node], scope: Scope, prefix: str, at: Found) -> None:
        """The prefixes that RouterModule gives the modules of its tree."""
        pending = [(node, scope, prefix) for node in nodes]
        steps = 0
        while pending and steps < 10_000:
            steps += 1
            node, inside, below = pending.pop()
            found = self.program.resolve(node, inside)
            if not isinstance(found, Value):
                self.collector.unresolved(
                    "modules are routed by a list that could not be found", at.scope.module.file, at.node
                )
            elif found.node.type == "array":
                pending += [(each, found.scope, below) for each in found.node.named_children if each.type != "comment"]
            elif found.node.type == "object":
                path, module = property_of(found.node, "path"), property_of(found.node, "module")
                own = paths.joined(
                    below, paths.colons(self.program.string(path, found.scope)) if path is not None else ""
                )
                children = property_of(found.node, "children")
                if module is not None:
                    self._of_module(module, found.scope, own)
                if children is not None:
                    pending.append((children, found.scope, own))
            elif found.node.type in CLASSES:
                self._of_module(node, inside, below)

    def _of_module(self, module: Node, scope: Scope, prefix: str) -> None:
        found = self.program.resolve(module, scope)
        if not isinstance(found, Value) or found.node.type not in CLASSES:
            return
        for each in found.scope.module.of(*CLASSES):
            if each.node.id != found.node.id:
                continue
            for decorator in each.decorators or _own_decorators(each.node):
                given = _arguments(decorator)
                listed = self.program.member(given[0], each.scope, "controllers") if given else None
                for controller in listed.node.named_children if listed is not None else ():
                    key = self.program.key(controller, each.scope)
                    if key is not None:
                        self.below[key] = prefix

    def _controller(self, found: Found, decorator: Node) -> None:
        self.found = True
        given = _arguments(decorator)
        scope = found.scope
        prefixes = [""]
        versions: tuple[str, ...] | None = None
        if given:
            options = self.program.resolve(given[0], scope)
            if isinstance(options, Value) and options.node.type == "object":
                path = property_of(options.node, "path")
                stated = property_of(options.node, "version")
                prefixes = self.program.strings(path, options.scope) if path is not None else [""]
                versions = self._versions(Value(stated, options.scope)) if stated is not None else None
            else:
                prefixes = self.program.strings(given[0], scope)
        application = self._application(scope.module.path)
        above = self.below.get(Value(found.node, scope).key, "")
        for method in self._methods(Value(found.node, scope)):
            for each in method.decorators:
                if _name(each) in _METHODS:
                    own = self._version_of(method) or versions
                    for prefix in prefixes:
                        self._route(found, method, each, application, paths.joined(above, paths.colons(prefix)), own)

    def _methods(self, of: Value) -> Iterator[Found]:
        """The methods of a class and of the classes that it extends; one that is overridden counts once."""
        seen: set[str] = set()
        each: Value | None = of
        for _ in range(10):
            if each is None:
                return
            for found in each.scope.module.of("method_definition"):
                name = text(found.node.child_by_field_name("name"))
                if found.scope.node.id == each.node.id and name not in seen:
                    seen.add(name)
                    yield found
            each = self.program.superclass(each)

    def _version_of(self, method: Found) -> tuple[str, ...] | None:
        for decorator in method.decorators:
            given = _arguments(decorator)
            if _name(decorator) == "Version" and given:
                return self._versions(Value(given[0], method.scope))
        return None

    def _application(self, path: str) -> _Application:
        """The application that a controller belongs to: the one whose bootstrap stands nearest."""
        nearest = max(self.applications, key=lambda each: paths.shared_directories(each.path, path), default=None)
        return nearest or _Application("")

    def _route(
        self,
        controller: Found,
        method: Found,
        decorator: Node,
        application: _Application,
        prefix: str,
        versions: tuple[str, ...] | None,
    ) -> None:
        given = _arguments(decorator)
        written = self.program.strings(given[0], method.scope) if given else [""]
        handler = f"{text(controller.node.child_by_field_name('name'))}.{text(method.node.child_by_field_name('name'))}"
        shown = [""]
        if application.version_prefix is not None:
            stated = versions or application.default_versions or ("",)
            shown = [f"{application.version_prefix}{each}" if each else "" for each in stated]
        for path in written:
            own = paths.joined(prefix, paths.colons(path))
            for version in shown:
                whole = paths.joined(version, own)
                if whole not in application.exclude and own not in application.exclude:
                    whole = paths.joined(application.prefix, whole)
                reason = (
                    "the global prefix is computed when the program runs" if UNKNOWN in application.prefix else COMPUTED
                )
                verb = _METHODS[_name(decorator)]
                self.collector.route(verb, whole, method.scope.module.file, decorator, handler[:80], reason=reason)


def _own_decorators(node: Node) -> tuple[Node, ...]:
    return tuple(child for child in node.children if child.type == "decorator")


def _name(decorator: Node) -> str:
    called = decorator.named_children[0] if decorator.named_child_count else None
    if called is not None and called.type == "call_expression":
        called = called.child_by_field_name("function")
    return text(called)


def _arguments(decorator: Node) -> list[Node]:
    called = decorator.named_children[0] if decorator.named_child_count else None
    return arguments(called) if called is not None and called.type == "call_expression" else []
