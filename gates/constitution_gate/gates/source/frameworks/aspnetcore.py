"""ASP.NET Core: controllers with attribute routes, and endpoints that are mapped on applications and groups.

Also endpoints in Carter modules. What is routed by convention, by OData, by FastEndpoints or by a proxy is unresolved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.gates.source import paths
from constitution_gate.gates.source.collecting import COMPUTED, Collector, Mounts
from constitution_gate.gates.source.csharp import (
    Attribute,
    Definition,
    Found,
    Function,
    Module,
    Program,
    Scope,
    Type,
    argument,
    arguments,
    attributes,
    common,
    method_of,
    modifiers,
    returned_by,
    unwrapped,
)
from constitution_gate.gates.source.languages import text
from constitution_gate.gates.source.model import ANY, UNKNOWN, Served
from constitution_gate.gates.source.steps import Steps

if TYPE_CHECKING:
    import re
    from collections.abc import Hashable, Iterator, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.languages import SourceFile

SUFFIXES = (".cs",)
HINTS = (b"Microsoft.AspNetCore", b"IEndpointRouteBuilder", b"RouteGroupBuilder", b"WebApplication", b"[ApiController")
_ROUTES = (b".Map", b"ControllerBase", b": Controller", b"[Http", b"[Route(", b"HasApiVersion")
_OLD = (b"System.Web.Http", b"System.Web.Mvc")

_MAPS = {
    "MapGet": ("GET",),
    "MapPost": ("POST",),
    "MapPut": ("PUT",),
    "MapDelete": ("DELETE",),
    "MapPatch": ("PATCH",),
    "MapHealthChecks": ("GET",),
}
_HTTP = {f"Http{method.title()}": method for method in ("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS")}
_CONTROLLERS = frozenset({"Controller", "ControllerBase"})
_ELSEWHERE = {
    "MapReverseProxy": "a reverse proxy takes its routes from the configuration",
    "MapForwarder": "a proxy forwards this path",
    "MapODataRoute": "OData makes routes by convention",
    "UseFastEndpoints": "FastEndpoints declare their routes in a way that is not read",
    "MapFastEndpoints": "FastEndpoints declare their routes in a way that is not read",
}
_IDENTITY = (
    ("POST", "register"),
    ("POST", "login"),
    ("POST", "refresh"),
    ("GET", "confirmEmail"),
    ("POST", "resendConfirmationEmail"),
    ("POST", "forgotPassword"),
    ("POST", "resetPassword"),
    ("POST", "manage/2fa"),
    ("GET", "manage/info"),
    ("POST", "manage/info"),
)
"""What `MapIdentityApi` of ASP.NET Core serves."""
_CONVENTIONS = (b"AttributeRouteModel", b"UseGeneralRoutePrefix", b"UseCentralRoutePrefix")
_TRANSFORMERS = (b"RouteTokenTransformerConvention",)
_VERSION = lazy(r"\{\w+:apiVersion\}")
_MOST_CANDIDATES = 200
_DEFAULT = lazy(r"\{(\w+)(?::[^{}=]*)?=[^{}]*\}")
_TOKEN = lazy(r"(?i)\[(controller|action|area)\]")


class _Action(Record):
    """A template and the methods for which it stands; None for an action without a template of its own."""

    template: str | None
    methods: tuple[str, ...]
    node: Node


def read(files: Sequence[SourceFile]) -> Served:
    """The routes of controllers and of mapped endpoints, with the prefixes of groups."""
    return _Reading(files).served()


class _Reading:
    def __init__(self, files: Sequence[SourceFile]) -> None:
        files = [file for file in files if not file.mentions(_OLD)]
        self.files = files
        self.program = Program(files)
        self.collector = Collector("ASP.NET Core", any_case=True)
        self.mounts = Mounts()
        found = (self.program.module(file.path) for file in files if file.mentions((*HINTS, *_ROUTES)))
        self.modules: list[Module] = [module for module in found if module is not None]
        self.functions: dict[str, list[Function]] = {}
        for module in self.modules:
            for function in module.functions:
                self.functions.setdefault(function.name, []).append(function)
        self.mapping_controllers: list[Hashable] = []
        self.mapping_modules: list[Hashable] = []
        self.versions: set[str] = set()
        self.unresolved: list[tuple[Hashable | None, str, Found]] = []

    def served(self) -> Served:
        for module in self.modules:
            for found in module.calls:
                self._version_set(found)
        for module in self.modules:
            for function in module.functions:
                self._startup(function)
            for found in module.calls:
                self._call(found)
        self._carter()
        self._controllers()
        self.mounts.resolve(self.collector)
        for key, path, found in self.unresolved:
            for prefix in self.mounts.prefixes(key) or (UNKNOWN,):
                whole = paths.joined(prefix, path)
                self.collector.unresolved("its methods are computed", found.scope.module.file, found.node, path=whole)
        return self.collector.served()

    def _startup(self, function: Function) -> None:
        """The application is passed to `Configure` of a Startup class by the host."""
        if function.name == "Configure" and function.type is not None:
            for each in function.parameters:
                if text(each.child_by_field_name("type")) in {"IApplicationBuilder", "WebApplication"}:
                    self.mounts.root(_place(each, function.scope))

    def _call(self, found: Found) -> None:
        owner, name = method_of(found.node)
        if owner is None:
            self._passed(found)
            return
        if name in _MAPS or name == "MapMethods" or (name == "Map" and not self._called(found)):
            self._endpoint(found, owner, name)
        elif name == "MapGroup":
            self._group(found, owner)
        elif name == "Build" or (name.startswith("Create") and text(owner).rpartition(".")[2] == "WebApplication"):
            self.mounts.root(_place(found.node, found.scope))
        elif name in {"MapControllers", "MapDefaultControllerRoute", "MapControllerRoute"}:
            key = self._key(owner, found.scope)
            if key is not None:
                self.mapping_controllers.append(key)
        elif name == "MapCarter":
            key = self._key(owner, found.scope)
            if key is not None:
                self.mapping_modules.append(key)
        elif name == "MapIdentityApi":
            for method, path in _IDENTITY:
                self.mounts.route(self._key(owner, found.scope), method, path, found.scope.module.file, found.node)
        elif name in _ELSEWHERE:
            self.collector.unresolved(_ELSEWHERE[name], found.scope.module.file, found.node)
        elif name in {"UseEndpoints", "Configure", "UseRouter"}:
            self._callback(found, owner, name)
        else:
            self._passed(found)

    def _callback(self, found: Found, owner: Node, name: str) -> None:
        """`UseEndpoints(endpoints => …)`: the parameter stands for the application."""
        for given in arguments(found.node):
            inner = found.scope.module.scopes.get(given.id)
            for each in inner.names.values() if inner is not None else ():
                if inner is None or each[0].kind != "parameter":
                    continue
                key = self._key(owner, found.scope)
                if name == "Configure":
                    self.mounts.root(_place(each[0].node, inner))
                elif key is not None:
                    self.mounts.mount(key, "", _place(each[0].node, inner))

    def _group(self, found: Found, owner: Node) -> None:
        key = self._key(owner, found.scope)
        prefix = self._template(self.program.string(argument(found.node, "prefix", 0), found.scope))
        if key is not None:
            self.mounts.mount(key, prefix, _place(found.node, found.scope))

    def _endpoint(self, found: Found, owner: Node, name: str) -> None:
        given = argument(found.node, "pattern", 0)
        if given is None:
            return
        written = self.program.string(given, found.scope)
        handler = argument(found.node, "handler", 1)
        methods: Sequence[str] = _MAPS.get(name, (ANY,))
        if name == "MapMethods":
            methods = self._listed_methods(argument(found.node, "httpMethods", 1), found.scope)
            handler = argument(found.node, "handler", 2)
        key = self._key(owner, found.scope)
        if name == "Map" and (handler is None or (key is None and not written.startswith("/"))):
            return
        template = self._template(written)
        if paths.is_catch_all(written.replace("{**", "{*")):
            return
        file = found.scope.module.file
        shown = text(handler)[:80] if handler is not None and "(" not in text(handler)[:80] else ""
        for method in methods:
            if UNKNOWN in method:
                self.unresolved.append((key, template, found))
            elif key is None:
                reason = "the application or group of this endpoint could not be found"
                self.collector.unresolved(reason, file, found.node, method, f"{UNKNOWN}{paths.joined(template)}")
            else:
                self.mounts.route(key, method, template, file, found.node, shown, reason=_REASON)

    def _listed_methods(self, node: Node | None, scope: Scope) -> list[str]:
        listed = self.program.elements(node, scope)
        if listed is None:
            return [UNKNOWN]
        named = [text(each.node) for each in listed]
        return [
            name.rpartition(".")[2].upper()
            if name.startswith("HttpMethods.")
            else self.program.string(each.node, each.scope)
            for name, each in zip(named, listed, strict=True)
        ]

    def _passed(self, found: Found) -> None:
        """A builder that is passed to a function of the repository is the function's parameter."""
        for function in self._called(found):
            for given, parameter in self._pairs(found, function):
                key = self._key(given, found.scope)
                if key is not None:
                    self.mounts.mount(key, "", _place(parameter, function.scope))

    def _pairs(self, found: Found, function: Function) -> Iterator[tuple[Node, Node]]:
        owner, _ = method_of(found.node)
        given = arguments(found.node)
        parameters = function.parameters
        names_type = owner is not None and function.type is not None and _last(owner) == function.type.name
        if function.is_extension and owner is not None and not names_type:
            given = [owner, *given]
        return zip(given, parameters, strict=False)

    def _called(self, found: Found) -> list[Function]:
        """The functions of the repository that a call may mean."""
        owner, name = method_of(found.node)
        candidates = self.functions.get(name, [])
        if len(candidates) > _MOST_CANDIDATES:
            return []
        if owner is None:
            same = [each for each in candidates if each.scope.module is found.scope.module]
            return same or [each for each in candidates if "static" in modifiers(each.node)]
        of_type = [each for each in candidates if each.type is not None and each.type.name == _last(owner)]
        if of_type:
            return _nearest(of_type, found.scope.module.path)
        extensions = [each for each in candidates if each.is_extension]
        if extensions:
            return _nearest(extensions, found.scope.module.path)
        return [each for each in candidates if "static" not in modifiers(each.node)]

    def _key(self, node: Node, scope: Scope, steps: Steps | None = None) -> Hashable | None:
        """What tells the application or group that an expression gives from others; None where it is not known."""
        node = unwrapped(node)
        steps = steps or Steps()
        if not steps.take():
            return None
        if node.type == "invocation_expression":
            return self._made(Found(node, scope), steps)
        name = node
        if node.type == "member_access_expression":
            member = node.child_by_field_name("name")
            if member is None or node.children[0].type != "this":
                return None
            name = member
        if name.type != "identifier":
            return None
        definitions = scope.lookup(text(name))
        if len(definitions) != 1:
            return None
        return self._defined(definitions[0], steps)

    def _defined(self, definition: Definition, steps: Steps) -> Hashable | None:
        if definition.kind == "parameter":
            return _place(definition.node, definition.scope)
        return self._key(definition.node, definition.scope, steps) if definition.kind == "value" else None

    def _made(self, found: Found, steps: Steps) -> Hashable | None:
        owner, name = method_of(found.node)
        if name in {"MapGroup", "Build"} or (owner is not None and text(owner).endswith("WebApplication")):
            return _place(found.node, found.scope)
        called = self._called(found)
        for function in called:
            returned = returned_by(function.node)
            key = self._key(returned, function.scope, steps) if returned is not None else None
            if key is not None:
                return key
        return self._key(owner, found.scope, steps) if owner is not None else None

    def _carter(self) -> None:
        for function in self.functions.get("AddRoutes", ()):
            if function.type is None or not {"ICarterModule", "CarterModule"} & set(function.type.bases):
                continue
            given = [value for name, values in function.type.based for value in values[:1] if name == "CarterModule"]
            for each in function.type.module.constructors:
                if each.type is function.type:
                    given += _base_arguments(each.node)[:1]
            prefix = self._template(self.program.string(given[0], function.type.scope)) if given else ""
            for parameter in function.parameters[:1]:
                for key in self.mapping_modules:
                    self.mounts.mount(key, prefix, _place(parameter, function.scope))

    def _controllers(self) -> None:
        """The actions of all controllers, below each prefix at which controllers are mapped."""
        mapped = {prefix for key in self.mapping_controllers for prefix in self.mounts.prefixes(key) or (UNKNOWN,)}
        prefix = mapped.pop() if len(mapped) == 1 else UNKNOWN if mapped else ""
        if any(file.mentions(_CONVENTIONS) for file in self.files):
            prefix = UNKNOWN
        transformed = any(file.mentions(_TRANSFORMERS) for file in self.files)
        for module in self.modules:
            for of in module.types:
                if self.program.parts(of)[0] is not of:
                    continue
                ancestry = [part for each in self.program.ancestry(of) for part in self.program.parts(each)]
                if self._is_controller(of, ancestry):
                    self._controller(of, list(dict.fromkeys(ancestry)), prefix, transformed=transformed)

    def _is_controller(self, of: Type, ancestry: Sequence[Type]) -> bool:
        words = modifiers(of.node)
        is_generic = any(child.type == "type_parameter_list" for child in of.node.children)
        if of.node.type != "class_declaration" or {"abstract", "static"} & words or is_generic:
            return False
        names = {each.name for one in ancestry for each in attributes(one.node)}
        bases = {base for each in ancestry for base in each.bases}
        if "NonController" in names:
            return False
        if "ODataController" in bases:
            self.collector.unresolved("OData makes routes by convention", of.module.file, of.node)
            return False
        if names & {"ApiController", "Controller"}:
            return True
        foreign = any(base.endswith(("Controller", "ControllerBase")) for base in bases)
        return bool(bases & _CONTROLLERS) or (of.name.endswith("Controller") and (foreign or "public" in words))

    def _controller(self, of: Type, ancestry: Sequence[Type], prefix: str, *, transformed: bool) -> None:
        own = next((found for each in ancestry if (found := self._class_routes(each))), [])
        versions = self._versions_on(part.node for part in ancestry)
        area = next((each for part in ancestry for each in attributes(part.node) if each.name == "Area"), None)
        tokens = {"controller": of.name.removesuffix("Controller") or of.name}
        if area is not None and area.positional:
            tokens["area"] = self.program.string(area.positional[0], of.scope)
        for function, handler in self._handlers(ancestry):
            of_action = [each for each in attributes(function.node) if each.name == "MapToApiVersion"]
            stated = self._versions_on((function.node,), "MapToApiVersion") if of_action else versions
            renamed = next((each for each in attributes(function.node) if each.name == "ActionName"), None)
            tokens["action"] = handler.removesuffix("Async") or handler
            if renamed is not None and renamed.positional:
                tokens["action"] = self.program.string(renamed.positional[0], function.scope)
            filled = dict.fromkeys(tokens, UNKNOWN) if transformed else tokens
            for action in self._actions(function):
                for whole in _combined(own, action.template):
                    self._route(whole, action, function, handler, prefix, filled, stated)

    def _route(
        self,
        whole: str | None,
        action: _Action,
        function: Function,
        handler: str,
        prefix: str,
        tokens: dict[str, str],
        versions: Sequence[str],
    ) -> None:
        file = function.scope.module.file
        if whole is None:
            if self.mapping_controllers:
                self.collector.unresolved("it is routed by convention", file, action.node)
            return
        whole = _TOKEN.sub(lambda match: tokens.get(match.group(1).lower(), UNKNOWN), whole)
        if paths.is_catch_all(whole):
            return
        for version in versions if _VERSION.search(whole) else ("",):
            template = paths.joined(prefix, self._template(_VERSION.sub(version, whole) if version else whole))
            for method in action.methods or (ANY,):
                if UNKNOWN in method:
                    self.collector.unresolved("its methods are computed", file, action.node, path=template)
                else:
                    self.collector.route(method, template, file, action.node, handler, reason=_REASON)

    def _handlers(self, ancestry: Sequence[Type]) -> Iterator[tuple[Function, str]]:
        """The public methods, each where its attributes stand: an override takes those of what it overrides."""
        taken: set[tuple[str, int]] = set()
        for each in ancestry:
            own: set[tuple[str, int]] = set()
            for function in each.methods if each.node.type == "class_declaration" else ():
                key = (function.name, len(function.parameters))
                words = modifiers(function.node)
                names = {attribute.name for attribute in attributes(function.node)}
                if "public" not in words or "static" in words or key in taken:
                    continue
                if "override" in words and not any(self._stated(function.node, function.scope)):
                    if "NonAction" in names:
                        taken.add(key)
                    continue
                own.add(key)
                if "NonAction" not in names and "abstract" not in words:
                    yield function, function.name
            taken |= own

    def _class_routes(self, of: Type) -> list[str]:
        return [each.template or "" for each in self._stated(of.node, of.scope) if not each.methods]

    def _stated(self, declaration: Node, scope: Scope) -> Iterator[_Action]:
        """What the attributes on a class or a method state of routes; `Route` states no methods."""
        for each in attributes(declaration):
            given = each.positional[0] if each.positional else each.named.get("template")
            template = self.program.string(given, scope) if given is not None else None
            if each.name in _HTTP:
                yield _Action(template, (_HTTP[each.name],), each.node)
            elif each.name == "Route":
                yield _Action(template or "", (), each.node)
            elif each.name == "AcceptVerbs":
                verbs = tuple(self.program.string(value, scope).upper() for value in each.positional)
                route = each.named.get("route")
                yield _Action(self.program.string(route, scope) if route is not None else None, verbs, each.node)
            else:
                yield from self._own_attribute(each, scope)

    def _own_attribute(self, attribute: Attribute, scope: Scope) -> Iterator[_Action]:
        """An attribute whose class derives, in the repository, from one that states routes."""
        for name in (f"{attribute.name}Attribute", attribute.name):
            for of in self.program.types(name, scope.module.path):
                for base, given in of.based:
                    kind = base.removesuffix("Attribute")
                    if kind == "Route" or kind in _HTTP:
                        constructors = (each for each in of.module.constructors if each.type is of)
                        own = given or [value for each in constructors for value in _base_arguments(each.node)]
                        template = self.program.string(own[0], of.scope) if own else UNKNOWN
                        yield _Action(template, (_HTTP[kind],) if kind in _HTTP else (), attribute.node)
                        return

    def _actions(self, function: Function) -> Iterator[_Action]:
        """The routes of an action, put together as DefaultApplicationModelProvider of ASP.NET Core does."""
        stated = list(self._stated(function.node, function.scope))
        silent = tuple(dict.fromkeys(method for each in stated if each.template is None for method in each.methods))
        routed = [each for each in stated if each.template is not None]
        for each in routed:
            yield each if each.methods else each.replace(methods=silent)
        if not routed or (silent and all(each.methods for each in routed)):
            yield _Action(None, silent, _first_attribute(function.node))

    def _version_set(self, found: Found) -> None:
        if method_of(found.node)[1] in {"HasApiVersion", "HasDeprecatedApiVersion"}:
            self.versions.add(".".join(text(each) for each in _version_parts(arguments(found.node))))

    def _versions_on(self, declarations: Iterator[Node] | Sequence[Node], name: str = "ApiVersion") -> tuple[str, ...]:
        """The versions that attributes state, as they stand in a path; UNKNOWN where none does."""
        found: dict[str, None] = {}
        for declaration in declarations:
            for each in attributes(declaration):
                if each.name == name and each.positional:
                    parts = [text(value).strip('"') for value in _version_parts(each.positional)]
                    found[_shortest(".".join(parts))] = None
        return tuple(found) or (UNKNOWN,)

    def _template(self, written: str) -> str:
        if "apiVersion" in written:
            version = _shortest(next(iter(self.versions))) if len(self.versions) == 1 else UNKNOWN
            written = _VERSION.sub(version, written)
        return paths.braces(_DEFAULT.sub(_optional, written))


_REASON = f"{COMPUTED}, or its version or a convention decides"


def _combined(own: Sequence[str], template: str | None) -> list[str | None]:
    """The templates of a controller with that of an action; None where neither has one."""
    if template is not None and template.startswith(("/", "~/")):
        return [template.removeprefix("~")]
    if not own:
        return [template]
    return [f"{each.removeprefix('~')}/{template}" if template else each.removeprefix("~") for each in own]


def _version_parts(values: Sequence[Node]) -> list[Node]:
    if len(values) == 1 and values[0].type == "object_creation_expression":
        values = arguments(values[0])
    return [each for each in values if each.type in {"integer_literal", "real_literal", "string_literal"}][:2]


def _shortest(version: str) -> str:
    return version.strip('"').removesuffix(".0") or UNKNOWN


def _optional(match: re.Match[str]) -> str:
    return f"{{{match.group(1)}?}}"


def _place(node: Node, scope: Scope) -> Hashable:
    return scope.module.path, node.start_byte, node.end_byte


def _last(node: Node) -> str:
    return text(node).rpartition(".")[2]


def _nearest(functions: list[Function], near: str) -> list[Function]:
    best = max(common(each.scope.module.path, near) for each in functions)
    return [each for each in functions if common(each.scope.module.path, near) == best]


def _base_arguments(constructor: Node) -> list[Node]:
    for child in constructor.children:
        if child.type == "constructor_initializer":
            for each in child.named_children:
                if each.type == "argument_list":
                    return [value.named_children[-1] for value in each.named_children if value.named_child_count]
    return []


def _first_attribute(declaration: Node) -> Node:
    for child in declaration.children:
        if child.type == "attribute_list" and child.named_child_count:
            return child
    return declaration.child_by_field_name("name") or declaration
