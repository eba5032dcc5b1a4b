"""NestJS: controllers, with the global prefix, URI versions and the prefixes of RouterModule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.gates.source import paths
from constitution_gate.gates.source.collecting import COMPUTED, Collector
from constitution_gate.gates.source.javascript import (
    CLASSES,
    FUNCTIONS,
    SUFFIXES,
    Found,
    Module,
    Package,
    Program,
    Scope,
    Value,
    arguments,
    called,
    method_of,
)
from constitution_gate.gates.source.languages import text
from constitution_gate.gates.source.model import ANY, UNKNOWN, Served
from constitution_gate.gates.source.nest_decorators import GENERATED, NEST, Decorator, Decorators, own_decorators
from constitution_gate.gates.source.nest_modules import Modules

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

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
_ADAPTED = {name.lower(): method for name, method in _METHODS.items() if name != "Sse"}
_NEUTRAL = "VERSION_NEUTRAL"
_BARE = (NEST, "node:", "events")
"""Packages whose classes have no routes."""
_WILDCARD = lazy(r"/?(?:\{/?\*\w*\}|\*\w*|\(\.\*\))$")
_MOST_STEPS = 10_000
_MOST_ANCESTORS = 20


class _Application(Record):
    """What the bootstrap of an application sets: the global prefix, what it leaves out, and how versions are told.

    `exclude` has the path and the method of each route that is left out.
    """

    path: str
    prefix: str = ""
    exclude: tuple[tuple[str, str], ...] = ()
    version_prefix: str | None = None
    default_versions: tuple[str, ...] = ()


def read(files: Sequence[SourceFile]) -> Served:
    """The routes of every controller."""
    return _Reading(files).served()


class _Reading:
    def __init__(self, files: Sequence[SourceFile]) -> None:
        self.program = Program(files)
        self.collector = Collector("NestJS")
        found = [self.program.module(file.path) for file in files if file.mentions(HINTS)]
        self.modules: list[Module] = [module for module in found if module is not None]
        self.applications: list[_Application] = []
        self.below: dict[Hashable, str] = {}
        self.decorators = Decorators(self.program)
        self.tree = Modules(self.program, self.modules, self.decorators)
        self.registered: set[Hashable] | None = None
        self.extended: set[Hashable] | None = None

    def served(self) -> Served:
        self._bootstrap()
        self.registered = self.tree.controllers()
        for module in self.modules:
            for found in module.of("call_expression"):
                if text(called(found.node)) in {"RouterModule.register", "RouterModule.forRoutes"}:
                    self._tree(arguments(found.node)[:1], found)
        for module in self.modules:
            for found in module.of(*CLASSES):
                for decorator in self._stated(found):
                    self._controller(found, decorator)
        if self.applications:
            self.collector.found()
        return self.collector.served()

    def _stated(self, found: Found) -> list[Decorator]:
        """The `@Controller` of a class; one without that stands in a module has that of the class that it extends."""
        own = self._controllers(found)
        of = Value(found.node, found.scope)
        if own or self.registered is None or of.key not in self.registered:
            return own
        for each in self._ancestors(of)[0]:
            above = each.scope.module.classes.get(each.node.id)
            own = self._controllers(above) if above is not None else []
            if own:
                return own
        return []

    def _controllers(self, found: Found) -> list[Decorator]:
        decorators = found.decorators or own_decorators(found.node)
        stood = (one for each in decorators for one in self.decorators.of(each, found.scope))
        return [each for each in stood if each.name == "Controller"]

    def _bootstrap(self) -> None:
        """Settings belong to the application that is made in their file, or in the file nearest to theirs."""
        makers: list[str] = []
        settings: list[tuple[str, Found, list[Node]]] = []
        for module in self.modules:
            for found in module.of("call_expression"):
                function = text(called(found.node))
                name = function.rpartition(".")[2]
                if function.startswith("NestFactory.create"):
                    makers.append(module.path)
                elif name in {"setGlobalPrefix", "enableVersioning"}:
                    settings.append((name, found, arguments(found.node)))
                elif name in _ADAPTED:
                    self._adapted(found, name)
        applications: dict[str, _Application] = {path: _Application(path) for path in makers}
        for name, found, given in settings:
            path = found.scope.module.path
            near = [each for each in makers if paths.shared_directories(each, path) or len(makers) == 1]
            owner = max(near, key=lambda each: (each == path, paths.shared_directories(each, path)), default=path)
            application = applications.get(owner) or _Application(owner)
            if name == "enableVersioning":
                application = self._versioning(application, given, found.scope)
            elif given:
                application = self._prefixed(application, given, found.scope)
            applications[owner] = application
        self.applications = list(applications.values())

    def _adapted(self, found: Found, name: str) -> None:
        """A route that is declared on the server below Nest, where no prefix counts."""
        owner, _ = method_of(found.node)
        given = arguments(found.node)
        server = self.program.resolve(owner, found.scope) if owner is not None and len(given) > 1 else None
        if not isinstance(server, Value) or server.node.type != "call_expression":
            return
        if method_of(server.node)[1] in {"getHttpAdapter", "getInstance"}:
            for template in paths.templates(self.program.string(given[0], found.scope)):
                self.collector.route(_ADAPTED[name], template, found.scope.module.file, found.node)

    def _prefixed(self, application: _Application, given: Sequence[Node], scope: Scope) -> _Application:
        exclude: list[tuple[str, str]] = []
        listed = self.program.member(given[1], scope, "exclude") if len(given) > 1 else None
        for each in (self.program.listed(listed.node, listed.scope) or ()) if listed is not None else ():
            path, method = self.program.member(each.node, each.scope, "path"), None
            if path is not None:
                method = self.program.member(each.node, each.scope, "method")
            path = path or each
            verb = text(method.node).rpartition(".")[2] if method is not None else "ALL"
            exclude.append((self.program.string(path.node, path.scope), verb))
        prefix = paths.templates(self.program.string(given[0], scope))[0]
        return application.replace(prefix=prefix, exclude=tuple(exclude))

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
        versions = self._versions(default, {}) if default is not None else ()
        return application.replace(version_prefix=shown, default_versions=versions)

    def _versions(self, value: Value, passed: Mapping[Hashable, Value]) -> tuple[str, ...]:
        listed = self.program.listed(value.node, value.scope)
        return tuple(
            "" if _NEUTRAL in text(each.node) else self.decorators.string(each, passed)
            for each in (listed if listed is not None else (value,))
        )

    def _tree(self, nodes: Sequence[Node], at: Found) -> None:
        """The prefixes that RouterModule gives the modules of its tree."""
        lost = "modules are routed by a list that could not be found"
        # A module that is routed twice stands where it is routed last.
        pending = [(node, at.scope, "") for node in reversed(nodes)]
        steps = 0
        while pending and steps < _MOST_STEPS:
            steps += 1
            node, inside, below = pending.pop()
            found = self.program.resolve(node, inside)
            if isinstance(found, Value) and found.node.type == "array":
                listed = self.program.listed(found.node, found.scope)
                if listed is None:
                    self.collector.unresolved(lost, at.scope.module.file, at.node)
                pending += [(each.node, each.scope, below) for each in reversed(listed or ())]
            elif isinstance(found, Value) and found.node.type == "object":
                path, module, children = (
                    self.program.member(found.node, found.scope, name) for name in ("path", "module", "children")
                )
                own = paths.templates(self.program.string(path.node, path.scope))[0] if path is not None else ""
                if module is not None:
                    self._of_module(module, paths.joined(below, own), at)
                if children is not None:
                    pending.append((children.node, children.scope, paths.joined(below, own)))
            elif isinstance(found, Value) and found.node.type in CLASSES:
                self._of_module(found, below, at)
            else:
                self.collector.unresolved(lost, at.scope.module.file, at.node)

    def _of_module(self, module: Value, prefix: str, at: Found) -> None:
        found = self.program.resolve(module.node, module.scope)
        keys = self.tree.of(found)
        if keys is None:
            lost = "a module is routed whose controllers could not be found"
            self.collector.unresolved(lost, at.scope.module.file, at.node)
        for key in keys or ():
            self.below[key] = prefix

    def _controller(self, found: Found, decorator: Decorator) -> None:
        self.collector.found()
        prefixes = [""]
        versions: tuple[str, ...] | None = None
        if decorator.arguments:
            passed = dict(decorator.passed)
            value = self.decorators.bound(Value(decorator.arguments[0], decorator.scope), passed)
            options = self.program.resolve(value.node, value.scope)
            if isinstance(options, Value) and options.node.type == "object":
                path = self.program.member(options.node, options.scope, "path")
                stated = self.program.member(options.node, options.scope, "version")
                prefixes = (
                    self.decorators.strings(Decorator("", path.scope, (path.node,), decorator.passed)) if path else [""]
                )
                versions = self._versions(stated, passed) if stated is not None else None
            else:
                prefixes = self.decorators.strings(decorator)
        prefixes = [each for prefix in prefixes for each in paths.templates(prefix)]
        application = self._application(found.scope.module.path)
        value = Value(found.node, found.scope)
        above = self.below.get(value.key, "")
        if self._is_base(value):
            return
        registered = self.registered is None or value.key in self.registered
        self._generated(found, [paths.joined(above, prefix) for prefix in prefixes])
        ancestors, lost = self._ancestors(value)
        if lost is not None:
            for prefix in prefixes:
                reason = "the controller extends a class that could not be found"
                whole = f"{UNKNOWN}{paths.joined(above, prefix)}{UNKNOWN}"
                self.collector.unresolved(reason, lost.module.file, found.node, ANY, whole)
        for method in self._methods(ancestors):
            own = [one for each in method.decorators for one in self.decorators.of(each, method.scope)]
            version = next((one for one in own if one.name == "Version" and one.arguments), None)
            shown = versions
            if version is not None:
                shown = self._versions(Value(version.arguments[0], version.scope), dict(version.passed))
            for at in method.decorators:
                for one in self.decorators.of(at, method.scope):
                    for prefix in prefixes if one.name in _METHODS else ():
                        route = _Routed(found, method, at, one, paths.joined(above, prefix), registered)
                        self._route(route, application, shown)

    def _is_base(self, of: Value) -> bool:
        """Whether a class is one that others extend, and no controller itself for all its decorator says."""
        if self.registered is not None and of.key in self.registered:
            return False
        abstract = of.node.type == "abstract_class_declaration"
        made = any(scope.node.type in FUNCTIONS for scope in of.scope.outwards())
        return abstract or ((made or self.registered is not None) and of.key in self._extended())

    def _extended(self) -> set[Hashable]:
        """The keys of the classes that others extend."""
        if self.extended is None:
            classes = [Value(found.node, found.scope) for module in self.modules for found in module.of(*CLASSES)]
            bases = (each for of in classes for each in self._ancestors(of)[0] if each != of)
            self.extended = {each.key for each in bases}
        return self.extended

    def _generated(self, found: Found, prefixes: Sequence[str]) -> None:
        for each in found.decorators or own_decorators(found.node):
            for decorator in self.decorators.of(each, found.scope):
                for prefix in prefixes if decorator.name in GENERATED else ():
                    reason = f"@{decorator.name} declares routes when the program runs"
                    file = found.scope.module.file
                    self.collector.unresolved(reason, file, each, ANY, f"{UNKNOWN}{prefix}{UNKNOWN}")

    def _ancestors(self, of: Value) -> tuple[list[Value], Scope | None]:
        """A class and those that it extends, nearest first, and the scope of one that extends what is not found.

        A function that makes a class (a mixin) gives that class, and what it is given may be the class below it.
        """
        found: list[Value] = []
        lost: Scope | None = None
        pending = [of]
        while pending and len(found) < _MOST_ANCESTORS:
            each = pending.pop(0)
            if each in found:
                continue
            found.append(each)
            base = self.program.base(each)
            if base is None:
                continue
            made = self.program.resolve(base, each.scope)
            if isinstance(made, Value) and made.node.type in CLASSES:
                pending.append(made)
            elif made is None or (isinstance(made, Package) and not made.origin.startswith(_BARE)):
                lost = each.scope
            if base.type == "call_expression":
                given = [self.program.resolve(argument, each.scope) for argument in arguments(base)]
                pending += [one for one in given if isinstance(one, Value) and one.node.type in CLASSES]
        return found, lost

    def _methods(self, classes: Sequence[Value]) -> Iterator[Found]:
        """The methods of classes; one that is overridden counts once."""
        seen: set[str] = set()
        for each in classes:
            for found in each.scope.module.methods.get(each.node.id, ()):
                name = text(found.node.child_by_field_name("name"))
                if name not in seen:
                    seen.add(name)
                    yield found

    def _application(self, path: str) -> _Application:
        """The application that a controller belongs to: the one whose bootstrap stands nearest."""
        nearest = max(self.applications, key=lambda each: paths.shared_directories(each.path, path), default=None)
        return nearest or _Application("")

    def _route(self, route: _Routed, application: _Application, versions: tuple[str, ...] | None) -> None:
        written = [each for path in self.decorators.strings(route.decorator) for each in paths.templates(path)]
        names = (text(each.node.child_by_field_name("name")) for each in (route.controller, route.method))
        handler = ".".join(names)[:80]
        verb = _METHODS[route.decorator.name]
        file = route.method.scope.module.file
        shown = [""]
        if application.version_prefix is not None:
            stated = versions or application.default_versions or ("",)
            shown = [f"{application.version_prefix}{each}" if each else "" for each in stated]
        for path in written:
            own = paths.joined(route.prefix, path)
            for version in shown:
                whole = paths.joined(version, own)
                if not any(_is_excluded(own, verb, *each) for each in application.exclude):
                    whole = paths.joined(application.prefix, whole)
                if not route.registered:
                    reason = "its controller stands in no module that the application imports"
                    if self.tree.unknown:
                        reason = "its controller stands in no module that could be found"
                    self.collector.unresolved(reason, file, route.at, verb, whole)
                    continue
                reason = (
                    "the global prefix is computed when the program runs" if UNKNOWN in application.prefix else COMPUTED
                )
                self.collector.route(verb, whole, file, route.at, handler, reason=reason)


class _Routed(Record):
    """A method of a controller with a decorator that routes to it; `at` is the decorator as it is written."""

    controller: Found
    method: Found
    at: Node
    decorator: Decorator
    prefix: str
    registered: bool


def _is_excluded(path: str, verb: str, excluded: str, method: str) -> bool:
    """Whether a route is left out of the global prefix; a wildcard at the end stands for anything below."""
    if method not in {"ALL", verb} or UNKNOWN in excluded:
        return False
    wildcard = _WILDCARD.search(excluded)
    for template in paths.templates(excluded[: wildcard.start()] if wildcard else excluded):
        wanted = paths.joined(template).strip("/").split("/")
        parts = path.strip("/").split("/")
        longer = wildcard is not None and len(parts) > len(wanted)
        if (longer or len(parts) == len(wanted)) and all(
            one in ("{}", other) for one, other in zip(wanted, parts, strict=False)
        ):
            return True
    return False
