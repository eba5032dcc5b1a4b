"""ASP.NET Core: controllers with attribute routes, and endpoints that are mapped on applications and groups.

Also endpoints in Carter modules, and controllers that are routed by convention. What OData, FastEndpoints, a proxy or a
convention in code decides is unresolved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.gates.source import mvc_conventions, paths
from constitution_gate.gates.source.collecting import COMPUTED, Collector, Mounts
from constitution_gate.gates.source.csharp import (
    FUNCTIONS,
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
    place,
    returned_by,
    unwrapped,
)
from constitution_gate.gates.source.languages import text, walk
from constitution_gate.gates.source.model import ANY, UNKNOWN, Served
from constitution_gate.gates.source.steps import Steps

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.languages import SourceFile
    from constitution_gate.gates.source.mvc_conventions import Combined

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
    "MapHealthChecks": (ANY,),
}
_HTTP = {f"Http{method.title()}": method for method in ("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS")}
_CONTROLLERS = frozenset({"Controller", "ControllerBase"})
_ELSEWHERE = {
    "MapReverseProxy": "a reverse proxy takes its routes from the configuration",
    "MapForwarder": "a proxy forwards this path",
    "MapODataRoute": "OData makes routes by convention",
    "MapDynamicControllerRoute": "routes to controllers are made when the program runs",
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
_BY_CONVENTION = {
    "MapControllerRoute": ("pattern", 1, "", -1),
    "MapRoute": ("template", 1, "", -1),
    "MapAreaControllerRoute": ("pattern", 2, "areaName", 1),
    "MapAreaRoute": ("template", 2, "areaName", 1),
}
"""Calls that map controllers by a pattern: name and position of the pattern, and of the area where there is one."""
_BY_DEFAULT = frozenset({"MapDefaultControllerRoute", "UseMvcWithDefaultRoute"})
_OF_CONTROLLERS = frozenset({"Add", "Insert", "MapCarter", "MapControllers", *_BY_CONVENTION, *_BY_DEFAULT})
_INTERFACE = lazy(r"I[A-Z]")
_MAPPING = lazy(r"Map[A-Z]")
_NO_API = frozenset(
    {
        "MapAreaControllerRoute",
        "MapBlazorHub",
        "MapConnectionHandler",
        "MapConnections",
        "MapFallback",
        "MapFallbackToAreaController",
        "MapFallbackToAreaPage",
        "MapFallbackToController",
        "MapFallbackToFile",
        "MapFallbackToPage",
        "MapGrpcHealthChecksService",
        "MapGrpcReflectionService",
        "MapGrpcService",
        "MapHangfireDashboard",
        "MapHealthChecksUI",
        "MapHub",
        "MapMetrics",
        "MapOpenApi",
        "MapPrometheusScrapingEndpoint",
        "MapRazorComponents",
        "MapRazorPages",
        "MapScalarApiReference",
        "MapStaticAssets",
        "MapSwagger",
        "MapSwaggerUI",
        "MapWhen",
    }
)
"""What packages map for pages, documents, operators and other protocols than those that a contract describes."""
_ASKING_FOR_NULL = (["is", "null"], ["==", "null"], ["is", "not", "null"], ["!=", "null"])
_MOST_SITES = 50
_MOST_EVALUATIONS = 20_000
_MOST_CALLS_DEEP = 4
_VERSION = lazy(r"\{\w+:apiVersion\}")
_MOST_CANDIDATES = 200
_DEFAULT = lazy(r"\{(\w+)(?::[^{}=]*)?=[^{}]*\}")
_MAY_BE_LEFT_OUT = lazy(r"(?:/\{[^{}/]*(?:\?|=[^{}/]*)\})*/?")
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
        self.functions_by_scope: dict[int, list[Function]] = {}
        for module in self.modules:
            for function in module.functions:
                self.functions.setdefault(function.name, []).append(function)
                self.functions_by_scope.setdefault(id(function.scope), []).append(function)
        self.calls_by_name: dict[str, list[Found]] = {}
        for module in self.modules:
            for call in module.calls:
                self.calls_by_name.setdefault(method_of(call.node)[1], []).append(call)
        self.mapping_controllers: list[Hashable] = []
        self.patterns: list[tuple[Hashable, Found, str, str]] = []
        self.conventions: list[Found] = []
        self.unread: list[tuple[Hashable | None, Found, str]] = []
        self.sites: dict[Hashable, list[Found]] = {}
        self.evaluations = 0
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
        for key, found, reason in self.unread:
            for prefix in (self.mounts.prefixes(key) if key is not None else ()) or (UNKNOWN,):
                path = paths.joined(prefix, UNKNOWN)
                self.collector.unresolved(reason, found.scope.module.file, found.node, path=path)
        return self.collector.served()

    def _startup(self, function: Function) -> None:
        """The application is passed to `Configure` of a Startup class by the host."""
        if function.name == "Configure" and function.type is not None:
            for each in function.parameters:
                if text(each.child_by_field_name("type")) in {"IApplicationBuilder", "WebApplication"}:
                    self.mounts.root(place(each, function.scope))

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
            self.mounts.root(place(found.node, found.scope))
        elif name in _OF_CONTROLLERS:
            self._of_controllers(found, owner, name)
        elif name == "Run":
            self._answering(found, owner)
        elif name == "MapIdentityApi":
            for method, path in _IDENTITY:
                self.mounts.route(self._key(owner, found.scope), method, path, found.scope.module.file, found.node)
        elif name in _ELSEWHERE:
            self.collector.unresolved(_ELSEWHERE[name], found.scope.module.file, found.node)
        elif name in {"UseEndpoints", "Configure", "UseRouter", "UseMvc"}:
            self._callback(found, owner, name)
        else:
            self._passed(found)
            self._of_package(found, owner, name)

    def _of_package(self, found: Found, owner: Node, name: str) -> None:
        """`app.MapOrders()` that is not in the repository: a package maps what is not known."""
        if not _MAPPING.match(name) or name in _NO_API or self._called(found):
            return
        key = self._key(owner, found.scope)
        if key is not None:
            self.unread.append((key, found, "a package maps endpoints here"))

    def _of_controllers(self, found: Found, owner: Node, name: str) -> None:
        """What says where controllers and modules are served, and by which conventions."""
        key = self._key(owner, found.scope)
        if name in {"Add", "Insert"}:
            if text(owner).endswith("Conventions") and arguments(found.node):
                self.conventions.append(Found(arguments(found.node)[-1], found.scope))
        elif key is None:
            return
        elif name == "MapCarter":
            self.mapping_modules.append(key)
        else:
            self.mapping_controllers.append(key)
            if name != "MapControllers":
                self._by_convention(found, key, name)

    def _answering(self, found: Found, owner: Node) -> None:
        """`app.Run(context => …)` answers whatever is asked for; `app.Run()` starts the server."""
        if not any(each.type in FUNCTIONS for each in arguments(found.node)):
            return
        self.unread.append((self._key(owner, found.scope), found, "a function answers whatever is asked for"))

    def _callback(self, found: Found, owner: Node, name: str) -> None:
        """`UseEndpoints(endpoints => …)`: the parameter stands for the application."""
        for given in arguments(found.node):
            inner = found.scope.module.scopes.get(given.id)
            for each in inner.names.values() if inner is not None else ():
                if inner is None or each[0].kind != "parameter":
                    continue
                key = self._key(owner, found.scope)
                if name == "Configure":
                    self.mounts.root(place(each[0].node, inner))
                elif key is not None:
                    self.mounts.mount(key, "", place(each[0].node, inner))

    def _group(self, found: Found, owner: Node) -> None:
        key = self._key(owner, found.scope)
        for written in self._values(argument(found.node, "prefix", 0), found.scope) if key is not None else ():
            self.mounts.mount(key, self._template(written, is_last=False), place(found.node, found.scope))

    def _endpoint(self, found: Found, owner: Node, name: str) -> None:
        given = argument(found.node, "pattern", 0)
        if given is None:
            return
        handler = argument(found.node, "handler", 1)
        methods: Sequence[str] = _MAPS.get(name, (ANY,))
        if name == "MapMethods":
            methods = self._listed_methods(argument(found.node, "httpMethods", 1), found.scope)
            handler = argument(found.node, "handler", 2)
        key = self._key(owner, found.scope)
        if name == "Map" and handler is not None and self._branch(handler, given, key, found.scope):
            return
        for written in self._values(given, found.scope):
            if name == "Map" and (handler is None or (key is None and not written.startswith("/"))):
                continue
            if not paths.is_catch_all(written.replace("{**", "{*")):
                self._mapped(found, key, methods, self._template(written), handler)

    def _branch(self, handler: Node, given: Node, key: Hashable | None, scope: Scope) -> bool:
        """`Map("/admin", branch => branch.UseEndpoints(…))`: a part of the pipeline, and no endpoint."""
        inner = scope.module.scopes.get(handler.id)
        named = [each[0] for each in inner.names.values() if each[0].kind == "parameter"] if inner is not None else []
        if len(named) != 1 or inner is None:
            return False
        name = text(named[0].node.child_by_field_name("name") or named[0].node)
        calls = [method_of(each) for each in walk(handler) if each.type == "invocation_expression"]
        own = {called for owner, called in calls if owner is not None and text(owner).partition(".")[0] == name}
        if not any(called == "Run" or called.startswith("Use") for called in own):
            return False
        if key is not None:
            prefix = self._template(self.program.string(given, scope), is_last=False)
            self.mounts.mount(key, prefix, place(named[0].node, inner))
        return True

    def _mapped(
        self, found: Found, key: Hashable | None, methods: Sequence[str], template: str, handler: Node | None
    ) -> None:
        file = found.scope.module.file
        function = found.node.child_by_field_name("function")
        at = (function.child_by_field_name("name") if function is not None else None) or found.node
        shown = text(handler)[:80] if handler is not None and "(" not in text(handler)[:80] else ""
        for method in methods:
            if UNKNOWN in method:
                self.unresolved.append((key, template, found))
            elif key is None:
                reason = "the application or group of this endpoint could not be found"
                self.collector.unresolved(reason, file, at, method, f"{UNKNOWN}{paths.joined(template)}")
            else:
                self.mounts.route(key, method, template, file, at, shown, reason=_REASON)

    def _values(self, node: Node | None, scope: Scope, depth: int = 0) -> list[str]:
        """The texts of an expression, one for each call of the function around it where it depends on the call.

        What two calls give is not told apart where they are also given different builders.
        """
        written = self.program.string(node, scope)
        self.evaluations += 1
        if UNKNOWN not in written or depth > _MOST_CALLS_DEEP or self.evaluations > _MOST_EVALUATIONS:
            return [written]
        for function in self._around(scope):
            sites = self._sites(function)
            given = [list(self._pairs(site, function)) for site in sites]
            builders = {
                tuple(key for value, _ in pairs if (key := self._key(value, site.scope)) is not None)
                for site, pairs in zip(sites, given, strict=True)
            }
            if not sites or len(builders) > 1:
                continue
            found: dict[str, None] = {}
            before = self.program.bound
            for site, pairs in zip(sites, given, strict=True):
                bound = {
                    place(parameter, function.scope): values[0]
                    for value, parameter in pairs
                    if len(values := self._values(value, site.scope, depth + 1)) == 1
                }
                self.program.bound = {**before, **self._defaults(function), **bound}
                found[self.program.string(node, scope)] = None
                self.program.bound = before
            if not any(UNKNOWN in each for each in found):
                return list(found)
        return [written]

    def _defaults(self, function: Function) -> dict[Hashable, str]:
        """The texts of parameters that a call may leave out."""
        return {
            place(each, function.scope): self.program.string(each.named_children[-1], function.scope)
            for each in function.parameters
            if any(child.type == "=" for child in each.children)
        }

    def _around(self, scope: Scope) -> Iterator[Function]:
        """The functions with a name around a place, the nearest first."""
        outer: Scope | None = scope
        while outer is not None:
            yield from self.functions_by_scope.get(id(outer), ())
            outer = outer.parent

    def _sites(self, function: Function) -> list[Found]:
        """The calls of a function; none where there are too many."""
        key = place(function.node, function.scope)
        if key not in self.sites:
            calls = self.calls_by_name.get(function.name, ())
            found = [call for call in calls if any(each.node is function.node for each in self._called(call))]
            self.sites[key] = found if len(found) <= _MOST_SITES else []
        return self.sites[key]

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
                    self.mounts.mount(key, "", place(parameter, function.scope))

    def _pairs(self, found: Found, function: Function) -> Iterator[tuple[Node, Node]]:
        owner, _ = method_of(found.node)
        parameters = function.parameters
        names_type = owner is not None and function.type is not None and _last(owner) == function.type.name
        if function.is_extension and owner is not None and not names_type:
            yield owner, parameters[0]
            parameters = parameters[1:]
        for position, parameter in enumerate(parameters):
            value = argument(found.node, text(parameter.child_by_field_name("name")), position)
            if value is not None:
                yield value, parameter

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
        chosen = self._chosen(node, scope)
        if chosen is not None:
            return self._key(chosen, scope, steps)
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

    def _chosen(self, node: Node, scope: Scope) -> Node | None:
        """What `group is null ? app : group` and `group ?? app` give: the parameter where all calls give it a value."""
        if node.type == "binary_expression" and any(child.type == "??" for child in node.children):
            asked, otherwise = node.named_children[0], node.named_children[-1]
        elif node.type == "conditional_expression":
            sides = [node.child_by_field_name(side) for side in ("condition", "consequence", "alternative")]
            if None in sides:
                return None
            condition, *values = [each for each in sides if each is not None]
            words = text(condition).replace("!=", " != ").replace("==", " == ").split()
            if len(values) != 2 or words[1:] not in _ASKING_FOR_NULL:
                return None
            otherwise, asked = values if words[-2] in {"is", "=="} else values[::-1]
            if unwrapped(asked).type != "identifier" or text(unwrapped(asked)) != words[0]:
                return None
        else:
            return None
        definitions = scope.lookup(text(unwrapped(asked)))
        if len(definitions) != 1 or definitions[0].kind != "parameter":
            return None
        for function in self._around(scope):
            if definitions[0].scope is function.scope:
                sites = self._sites(function)
                gives = {self._gives(site, function, definitions[0].node) for site in sites}
                if len(gives) == 1:
                    return asked if gives.pop() else otherwise
        return None

    def _gives(self, site: Found, function: Function, parameter: Node) -> bool:
        return any(
            each.id == parameter.id and value.type != "null_literal" for value, each in self._pairs(site, function)
        )

    def _defined(self, definition: Definition, steps: Steps) -> Hashable | None:
        if definition.kind == "parameter":
            return place(definition.node, definition.scope)
        return self._key(definition.node, definition.scope, steps) if definition.kind == "value" else None

    def _made(self, found: Found, steps: Steps) -> Hashable | None:
        owner, name = method_of(found.node)
        if name in {"MapGroup", "Build"} or (owner is not None and text(owner).endswith("WebApplication")):
            return place(found.node, found.scope)
        called = self._called(found)
        for function in called:
            returned = returned_by(function.node)
            key = self._key(returned, function.scope, steps) if returned is not None else None
            if key is not None:
                return key if self._is_one(key, function, steps) else None
        return self._key(owner, found.scope, steps) if owner is not None else None

    def _is_one(self, key: Hashable, function: Function, steps: Steps) -> bool:
        """Whether a function gives the same group whoever calls it; each call makes one of its own where it differs."""
        if any(place(each, function.scope) == key for each in function.parameters):
            return True
        given: set[tuple[Hashable, ...]] = set()
        for site in self._sites(function):
            values = [value for value, _ in self._pairs(site, function)]
            keys = [self._key(value, site.scope, steps) for value in values]
            written = [self.program.string(value, site.scope) for value in values]
            given.add(tuple(zip(keys, written, strict=True)))
        return len(given) <= 1

    def _by_convention(self, found: Found, key: Hashable, name: str) -> None:
        if name in _BY_DEFAULT:
            self.patterns.append((key, found, mvc_conventions.DEFAULT_PATTERN, ""))
            return
        pattern_name, position, area_name, area_position = _BY_CONVENTION[name]
        pattern = self.program.string(argument(found.node, pattern_name, position), found.scope)
        area = self.program.string(argument(found.node, area_name, area_position), found.scope) if area_name else ""
        if len(arguments(found.node)) > position + 1:
            # Defaults and constraints say which controllers are meant.
            pattern = UNKNOWN
        self.patterns.append((key, found, pattern, area))

    def _added_prefix(self) -> tuple[str, Combined] | None:
        """The prefix that a convention of the repository adds; None where there is none that can be read."""
        found: list[tuple[str, Combined]] = []
        for each in self.conventions:
            made = unwrapped(each.node)
            name = _last(made.child_by_field_name("type") or made)
            if made.type != "object_creation_expression" or name == "RouteTokenTransformerConvention":
                continue
            for of in self.program.types(name, each.scope.module.path):
                if mvc_conventions.CONVENTIONS & set(of.bases) and b"AttributeRouteModel" in (of.node.text or b""):
                    combined = mvc_conventions.combined(of)
                    if combined is None:
                        return None
                    found.append((self._combined_with(combined, of, made, each.scope), combined))
        return found[0] if len(found) == 1 and UNKNOWN not in found[0][0] else None

    def _combined_with(self, combined: Combined, of: Type, made: Node, scope: Scope) -> str:
        given = arguments(made)
        if combined.inner is not None:
            written = self.program.string(combined.inner, of.scope)
            if UNKNOWN not in written or combined.inner.type != "identifier":
                return written
        return self._attribute_given(given[0], scope) if len(given) == 1 else UNKNOWN

    def _attribute_given(self, node: Node, scope: Scope, depth: int = 0) -> str:
        """The template of `new RouteAttribute("api")` or of a text, through the parameter of the function around it."""
        node = unwrapped(node)
        if node.type == "object_creation_expression" and len(arguments(node)) == 1:
            node = arguments(node)[0]
        definitions = scope.lookup(text(node)) if node.type == "identifier" else []
        if len(definitions) == 1 and definitions[0].kind == "parameter" and depth <= _MOST_CALLS_DEEP:
            for function in self._around(scope):
                given = [
                    (value, site.scope)
                    for site in self._sites(function)
                    for value, parameter in self._pairs(site, function)
                    if parameter.id == definitions[0].node.id and _fits(value, parameter)
                ]
                if len(given) == 1:
                    return self._attribute_given(*given[0], depth + 1)
        return self.program.string(node, scope)

    def _transformer(self) -> Callable[[str], str]:
        """What a convention makes of the names that stand for `[controller]`, `[action]` and `[area]`."""
        if not any(file.mentions(_TRANSFORMERS) for file in self.files):
            return str
        found: list[Type] = []
        for each in self.conventions:
            made = unwrapped(each.node)
            given = arguments(made)
            if _last(made.child_by_field_name("type") or made) == "RouteTokenTransformerConvention" and len(given) == 1:
                name = _last(given[0].child_by_field_name("type") or given[0])
                found += self.program.types(name, each.scope.module.path)
        if len(found) != 1:
            return lambda _: UNKNOWN
        return lambda name: mvc_conventions.transformed(found[0], name)

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
                    self.mounts.mount(key, prefix, place(parameter, function.scope))

    def _controllers(self) -> None:
        """The actions of all controllers, below each prefix at which controllers are mapped."""
        mapped = {prefix for key in self.mapping_controllers for prefix in self.mounts.prefixes(key) or (UNKNOWN,)}
        prefix = mapped.pop() if len(mapped) == 1 else UNKNOWN if mapped else ""
        added = self._added_prefix()
        if added is None and any(file.mentions(_CONVENTIONS) for file in self.files):
            prefix = UNKNOWN
        transform = self._transformer()
        for module in self.modules:
            for of in module.types:
                if self.program.parts(of)[0] is not of:
                    continue
                ancestry = [part for each in self.program.ancestry(of) for part in self.program.parts(each)]
                if self._is_controller(of, ancestry):
                    self._controller(of, list(dict.fromkeys(ancestry)), prefix, added, transform)

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

    def _controller(
        self,
        of: Type,
        ancestry: Sequence[Type],
        prefix: str,
        added: tuple[str, Combined] | None,
        transform: Callable[[str], str],
    ) -> None:
        own = next((found for each in ancestry if (found := self._class_routes(each))), [])
        foreign = self._foreign(ancestry)
        if foreign:
            own = own or [UNKNOWN]
            if any("override" in modifiers(each.node) for part in ancestry for each in part.methods):
                reason = f"its routes may stand on {foreign}, which is not in the repository"
                self.collector.unresolved(reason, of.module.file, of.node)
        is_api = any(each.name == "ApiController" for part in ancestry for each in attributes(part.node))
        if added is not None and (is_api or not added[1].api_only):
            own = [each if each.startswith(("/", "~/")) else paths.joined(added[0], each).lstrip("/") for each in own]
            own = own or ([added[0]] if added[1].is_bare else [])
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
            filled = {name: each if UNKNOWN in each else transform(each) for name, each in tokens.items()}
            for action in self._actions(function):
                for whole in _combined(own, action.template):
                    if whole is None:
                        self._conventional(action, function, handler, tokens)
                    else:
                        self._route(whole, action, function, handler, prefix, filled, stated)

    def _foreign(self, ancestry: Sequence[Type]) -> str:
        """A base class that is not in the repository and may have routes; empty where there is none."""
        for each in ancestry:
            for name in each.bases if each.node.type != "interface_declaration" else ():
                named = name.endswith(("Controller", "Base")) and not _INTERFACE.match(name)
                if named and name not in _CONTROLLERS and not self.program.types(name, each.module.path):
                    return name
        return ""

    def _conventional(self, action: _Action, function: Function, handler: str, tokens: Mapping[str, str]) -> None:
        """An action without a template is served by each pattern that leads to it."""
        file = function.scope.module.file
        for key, _, pattern, area in self.patterns:
            if area and area != tokens.get("area"):
                continue
            has_area = bool(area) or "{area" in pattern or UNKNOWN in pattern
            if "area" in tokens and not has_area:
                continue
            found = mvc_conventions.conventional(pattern, tokens)
            if found is None or any(UNKNOWN in each for each in tokens.values()):
                self.collector.unresolved("it is routed by convention", file, action.node)
                continue
            for prefix in self.mounts.prefixes(key) or (UNKNOWN,):
                for path in found:
                    for method in action.methods or (ANY,):
                        whole = paths.joined(prefix, path)
                        self.collector.route(method, whole, file, action.node, handler, reason=_REASON)

    def _route(
        self,
        whole: str,
        action: _Action,
        function: Function,
        handler: str,
        prefix: str,
        tokens: dict[str, str],
        versions: Sequence[str],
    ) -> None:
        file = function.scope.module.file
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

    def _template(self, written: str, *, is_last: bool = True) -> str:
        """A template in the common form; what has a default may be left out at its end, if nothing comes after it."""
        if "apiVersion" in written:
            version = _shortest(next(iter(self.versions))) if len(self.versions) == 1 else UNKNOWN
            written = _VERSION.sub(version, written)
        return paths.braces(_DEFAULT.sub(lambda match: _with_default(match, is_last=is_last), written))


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


def _with_default(match: re.Match[str], *, is_last: bool) -> str:
    ends = is_last and _MAY_BE_LEFT_OUT.fullmatch(match.string, match.end()) is not None
    return f"{{{match.group(1)}{'?' if ends else ''}}}"


def _last(node: Node) -> str:
    return text(node).rpartition(".")[2]


def _nearest(functions: list[Function], near: str) -> list[Function]:
    best = max(common(each.scope.module.path, near) for each in functions)
    return [each for each in functions if common(each.scope.module.path, near) == best]


def _fits(value: Node, parameter: Node) -> bool:
    """Whether the overload with this parameter may be the one that is called with a value."""
    wants_text = text(parameter.child_by_field_name("type")).rstrip("?") in {"string", "String"}
    if value.type == "object_creation_expression":
        return not wants_text
    return wants_text or not value.type.endswith("string_literal")


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
