"""Expressions of Go source that give a router of net/http, chi, gin or echo, or a handler that hands on to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.record import Record
from constitution_gate.gates.source import paths
from constitution_gate.gates.source.golang import (
    Definition,
    Found,
    Program,
    Scope,
    TypeName,
    arguments,
    method_of,
    named,
    place,
)
from constitution_gate.gates.source.languages import text, walk
from constitution_gate.gates.source.model import ANY
from constitution_gate.gates.source.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.go_instances import Instances
    from constitution_gate.gates.source.golang import Program

NET_HTTP, CHI, GIN, ECHO = "net/http", "chi", "Gin", "Echo"

LIBRARIES = {"github.com/go-chi/chi": CHI, "github.com/gin-gonic/gin": GIN, "github.com/labstack/echo": ECHO}
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
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "CONNECT", "TRACE")
VERBS = {
    NET_HTTP: {},
    CHI: {method.title(): method for method in METHODS},
    GIN: {**{method: method for method in METHODS}, "Any": ANY},
    ECHO: {**{method: method for method in METHODS}, "Any": ANY},
}
_SAME = frozenset({"With", "Use"})
_CHAINED = frozenset({*VERBS[GIN], "Handle", "Match", "Static", "StaticFile", "StaticFS"})
DEFAULT = "the default mux of net/http"
_MOST_VALUES = 3
_MOST_EMBEDDED = 4


class Router(Record):
    """A router: what tells it from others, and of which framework it is."""

    key: Hashable
    framework: str


class Routers:
    """The routers of a program.

    `made` are those that the program makes, with their frameworks, `scopes` says where it does, and `prefixes` are the
    paths of groups of Echo.
    """

    def __init__(self, program: Program, values: Instances) -> None:
        self.program = program
        self.values = values
        self.made: dict[Hashable, str] = {}
        self.scopes: dict[Hashable, Scope] = {}
        self.prefixes: dict[Hashable, str] = {}
        self._given: dict[Hashable, Router] = {}
        self._apart_from: dict[int, tuple[Sequence[Definition], list[Definition]]] = {}
        self._handing_on: dict[TypeName, Router | None] = {}

    def forget(self) -> None:
        """Take nothing for known: what calls give may have changed."""
        self.made.clear()
        self.prefixes.clear()
        self._given.clear()
        self._handing_on.clear()

    def handler(self, node: Node, scope: Scope, steps: Steps | None = None) -> tuple[Router | None, str]:
        """The router that a handler gives, through what is wrapped around it, and the prefix that is stripped."""
        steps = steps or Steps()
        if not steps.take():
            return None, ""
        router = self.router(node, scope, steps) or self._serving(self.values.type(node, scope, steps), steps)
        if router is not None:
            return router, ""
        if node.type == "identifier":
            meanings = self.program.lookup(text(node), scope)
            if len(meanings) == 1 and meanings[0].kind == "value" and not meanings[0].index:
                return self.handler(meanings[0].node, meanings[0].scope, steps)
        if node.type != "call_expression":
            return None, ""
        operand, name = method_of(node)
        given = arguments(node)
        if name == "StripPrefix" and self.program.imported(operand, scope) == NET_HTTP and len(given) == 2:
            router, below = self.handler(given[1], scope, steps)
            return router, paths.joined(self.values.string(given[0], scope), below) if router is not None else ""
        for each in given:
            if each.type in {"identifier", "selector_expression", "call_expression"}:
                router, below = self.handler(each, scope, steps)
                if router is not None:
                    return router, below
        return None, ""

    def _serving(self, of: TypeName | None, steps: Steps) -> Router | None:
        """The router to which the method `ServeHTTP` of a type of the repository hands on."""
        if of is None or not self.values.has_method(of, "ServeHTTP"):
            return None
        if of not in self._handing_on:
            each = self.values.methods(of, "ServeHTTP")[0]
            self._handing_on[of] = None
            for node in walk(each.node):
                operand, name = method_of(node) if node.type == "call_expression" else (None, "")
                router = self.router(operand, each.scope, steps) if name == "ServeHTTP" else None
                if router is not None:
                    self._handing_on[of] = router
                    break
        return self._handing_on[of]

    def router(self, node: Node | None, scope: Scope, steps: Steps | None = None) -> Router | None:
        """The router that an expression gives; None where it is none, or which is not known."""
        steps = steps or Steps()
        if node is None or not steps.take():
            return None
        kind = node.type
        if kind in {"parenthesized_expression", "unary_expression", "type_assertion_expression"}:
            inner = node.child_by_field_name("operand") or next(iter(node.named_children), None)
            return self.router(inner, scope, steps)
        if kind == "identifier":
            return self._variable(text(node), self.program.lookup(text(node), scope), steps)
        if kind == "selector_expression":
            return self._selected(node, scope, steps)
        if kind == "call_expression":
            return self._made(node, scope, steps)
        if kind == "composite_literal":
            of = self.program.type_name(node.child_by_field_name("type"), scope.module)
            if framework_of(of) == NET_HTTP:
                return self._new(node, scope, NET_HTTP)
            return self._embedded(of, steps) if of is not None else None
        return None

    def _new(self, node: Node, scope: Scope, framework: str) -> Router:
        key = place(node, scope)
        self.made.setdefault(key, framework)
        self.scopes.setdefault(key, scope)
        return Router(key, framework)

    def _variable(self, name: str, definitions: Sequence[Definition], steps: Steps) -> Router | None:
        """The router in a variable: `r = r.With(…)` leaves it, and `if r == nil { r = … }` gives one that is unset."""
        own = self._apart(name, definitions)
        found = [self._single(each, steps) for each in own[:_MOST_VALUES]]
        first = found[0] if found else None
        if len(own) != 1:
            return first if len(own) <= _MOST_VALUES and all(each == first for each in found) else None
        if first is None or self._is_unset(own[0]):
            later = [each for each in definitions if each.fallback]
            if len(later) == 1 and self._is_unset(own[0]):
                return self._single(later[0], steps)
        return first

    def _apart(self, name: str, definitions: Sequence[Definition]) -> list[Definition]:
        """The values of a variable that are not made from it, nor instead of nil."""
        if len(definitions) <= _MOST_VALUES:
            return [each for each in definitions if not each.fallback and not _is_same(each, name)]
        # What is looked through is kept, so that nothing else can have its identity.
        if id(definitions) not in self._apart_from:
            own = [each for each in definitions if not each.fallback and not _is_same(each, name)]
            self._apart_from[id(definitions)] = (definitions, own)
        return self._apart_from[id(definitions)][1]

    def _is_unset(self, definition: Definition) -> bool:
        return definition.kind == "value" and self.values.is_unset(definition.node, definition.scope)

    def _single(self, each: Definition, steps: Steps) -> Router | None:
        if each.kind == "value":
            if each.node.type == "call_expression":
                router = self._made(each.node, each.scope, steps, each.index)
            else:
                router = self.router(each.node, each.scope, steps)
            if router is None and not each.index:
                of = self.values.type(each.node, each.scope, steps)
                router = self._embedded(of, steps) if of is not None else None
            framework = framework_of(self.program.type_name(each.type, each.typed_in)) if each.bound else ""
            return Router(place(each.node, each.scope), framework) if router is None and framework else router
        if each.kind in {"each", "rest"}:
            return None
        of = self.program.type_name(each.type, each.typed_in)
        framework = framework_of(of) or self.interface(of)
        if not framework:
            return self._embedded(of, steps) if of is not None else None
        if each.kind == "declared" and _is_value(each.type, framework):
            return self._new(each.node, each.scope, framework)
        return Router(place(each.node, each.scope), framework)

    def _selected(self, node: Node, scope: Scope, steps: Steps) -> Router | None:
        operand, name = named(node)
        path = self.program.imported(operand, scope)
        if path:
            directory = self.program.directory(path)
            if path == NET_HTTP and name == "DefaultServeMux":
                return Router(DEFAULT, NET_HTTP)
            found = self.program.of_package(name, directory) if directory is not None else []
            return self._variable(name, found, steps)
        if self.values.is_unset(node, scope):
            return None
        if self._is_bound(operand, scope):
            member = self.values.member(node, scope)
            router = self.router(member.node, member.scope, steps) if member is not None else None
            if router is not None:
                return router
        of = self.values.type(operand, scope, steps)
        router = self._field(of, name, steps) if of is not None else None
        # A router of gin has its group as a field, too.
        return router or (self.router(operand, scope, steps) if name == "RouterGroup" else None)

    def _is_bound(self, operand: Node | None, scope: Scope) -> bool:
        if operand is None or operand.type != "identifier":
            return False
        meanings = self.program.lookup(text(operand), scope)
        return len(meanings) == 1 and meanings[0].bound

    def _field(self, of: TypeName, name: str, steps: Steps, depth: int = 0) -> Router | None:
        values = self.values.fields.get((of, name), [])
        found = [self.router(each.node, each.scope, steps) for each in values[:5]]
        routers = {each for each in found if each is not None}
        if len(routers) == 1:
            return routers.pop()
        for field, written, module in self.program.field_types(of):
            if field == name or (not field and text(written).rpartition(".")[2] == name):
                own = self.program.type_name(written, module)
                framework = framework_of(own) or self.interface(own)
                if framework and not values and _is_value(written, framework):
                    self.made.setdefault((of, name), framework)
                return Router((of, name), framework) if framework else None
        for field, written, module in self.program.field_types(of):
            inner = self.program.type_name(written, module) if not field else None
            if inner is not None and depth < _MOST_EMBEDDED and self.program.declaration(inner) is not None:
                router = self._field(inner, name, steps, depth + 1)
                if router is not None:
                    return router
        return None

    def _embedded(self, of: TypeName, steps: Steps) -> Router | None:
        for field, written, module in self.program.field_types(of):
            name = self.program.type_name(written, module)
            if not field and name is not None and framework_of(name):
                return self._field(of, name.name, steps) if steps.take() else None
        return None

    def interface(self, of: TypeName | None) -> str:
        """The framework of an interface of the repository that has the methods of a router."""
        declaration = self.program.declaration(of) if of is not None else None
        if declaration is None or declaration.node.type != "interface_type":
            return ""
        names = {text(each.child_by_field_name("name")) for each in declaration.node.named_children}
        imports = declaration.scope.module.imports.values()
        for path in imports:
            framework = library(path)
            if (framework and {"GET", "POST"} & names) or ({"Get", "Post"} & names and framework == CHI):
                return framework
        return NET_HTTP if NET_HTTP in imports and {"HandleFunc", "Handle"} & names else ""

    def _made(self, node: Node, scope: Scope, steps: Steps, index: int = 0) -> Router | None:
        """The router that a call gives."""
        key = (*place(node, scope), index)
        if key not in self._given:
            router = self._followed(node, scope, steps, index)
            if router is None:
                return None
            self._given[key] = router
        return self._given[key]

    def _followed(self, node: Node, scope: Scope, steps: Steps, index: int) -> Router | None:
        operand, name = method_of(node)
        path = self.program.imported(operand, scope)
        framework = NET_HTTP if path == NET_HTTP else library(path)
        if framework:
            return self._new(node, scope, framework) if name in _CONSTRUCTORS[framework] else None
        if operand is None and name == "new":
            given = arguments(node)
            of = self.program.type_name(given[0], scope.module) if given else None
            return self._new(node, scope, NET_HTTP) if framework_of(of) == NET_HTTP else None
        if operand is not None and not path:
            router = self._chained(node, operand, name, scope, steps)
            if router is not None:
                return router
        for function in self.values.called(Found(node, scope), steps):
            returned = self.values.last_returned(function)
            if index < len(returned):
                router = self.router(returned[index], function.scope, steps)
                if router is None:
                    router, _ = self.handler(returned[index], function.scope, steps)
                if router is not None:
                    return router
        return None

    def _chained(self, node: Node, operand: Node, name: str, scope: Scope, steps: Steps) -> Router | None:
        """What a method of a router gives: a group, or the router again."""
        if name not in {"Group", "Route", "Host", *_SAME, *_CHAINED}:
            return None
        router = None if self.is_own(operand, name, scope) else self.router(operand, scope, steps)
        if router is None or router.framework == NET_HTTP or (name in _CHAINED and router.framework != GIN):
            return None
        if name not in {"Group", "Route", "Host"}:
            return router
        key = place(node, scope)
        if router.framework == ECHO and name == "Group":
            self.prefixes[key] = self.values.string(next(iter(arguments(node)), None), scope)
        return Router(key, router.framework)

    def is_own(self, operand: Node, name: str, scope: Scope) -> bool:
        """Whether a name means a method of the repository, though a router may be embedded beside it."""
        return self.values.may_be_method(name) and self.values.has_method(self.values.type(operand, scope), name)


def library(path: str) -> str:
    """The framework whose package an import path is, of whatever major version; empty for others."""
    head, _, last = path.rpartition("/")
    if last[:1] == "v" and last[1:].isdigit():
        path = head
    return LIBRARIES.get(path, "")


def framework_of(of: TypeName | None) -> str:
    """The framework of which a type is a router; empty for others."""
    if of is None:
        return ""
    framework = NET_HTTP if of.package == NET_HTTP else library(of.package)
    return framework if framework and of.name in _ROUTERS[framework] else ""


def _is_value(written: Node | None, framework: str) -> bool:
    """Whether a variable of this type is a router without being set: a ServeMux that is no pointer."""
    return framework == NET_HTTP and written is not None and written.type == "qualified_type"


def _is_same(definition: Definition, name: str) -> bool:
    """Whether a variable is set to a call of its own `With` or `Use`: `r = r.With(…)`."""
    if definition.kind != "value" or definition.node.type != "call_expression":
        return False
    operand, method = method_of(definition.node)
    return method in _SAME and operand is not None and text(operand) == name
