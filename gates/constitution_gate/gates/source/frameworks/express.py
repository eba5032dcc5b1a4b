"""Express: routes of applications and routers, mounted with `use` across files, passed to functions and classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.gates.source import paths
from constitution_gate.gates.source.collecting import Collector, Mounts
from constitution_gate.gates.source.javascript import (
    FUNCTIONS,
    SUFFIXES,
    Each,
    Found,
    Module,
    Package,
    Program,
    Scope,
    Value,
    arguments,
    called,
    method_of,
    parameter_names,
)
from constitution_gate.gates.source.languages import text
from constitution_gate.gates.source.model import ANY, UNKNOWN, Served

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.languages import SourceFile

__all__ = ["HINTS", "SUFFIXES", "read"]

HINTS = (b"express", b"routing-controllers")
_LISTS = (b"([new ", b"([\n", b"([\r")
"""How controllers are given to a class that mounts them."""
_ROUTES = (b".use(", b".route(", b".get(", b".post(", b".put(", b".patch(", b".delete(", b"outer(", *_LISTS)
_METHODS = frozenset({"get", "post", "put", "patch", "delete", "head", "options", "all"})
_APPLICATIONS = frozenset({"express", "express.express"})
_ROUTERS = frozenset({"express.Router", "express-promise-router"})
_MAKERS = frozenset(
    {
        "express-enrouten",
        "express-file-routing",
        "express-file-routing.createRouter",
        "express-file-routing.router",
        "express-openapi.initialize",
        "inversify-express-utils.InversifyExpressServer",
        "openapi-backend.OpenAPIBackend",
        "routing-controllers.createExpressServer",
        "routing-controllers.useExpressServer",
    }
)
"""What declares routes from decorators, from the places of files or from a document."""
_NAMES = frozenset({"app", "router", "server", "express", "api"})
_PATHS = frozenset({"path", "prefix", "url", "basePath", "mountPath"})
_STRINGS = frozenset({"string", "template_string", "binary_expression"})
_FOR_OPERATORS = (
    "@adminjs/",
    "@bull-board/",
    "adminjs",
    "agendash",
    "bull-arena",
    "express-status-monitor",
    "swagger-",
)
"""Packages whose routers show documents or queues."""
_BOUND = frozenset({"identifier", "shorthand_property_identifier_pattern"})
_TYPES = ("Express", "Application", "Router", "IRouter")


def read(files: Sequence[SourceFile]) -> Served:
    """The routes of every application, with the prefixes of the routers on which they stand."""
    return _Reading(files).served()


class _Reading:
    def __init__(self, files: Sequence[SourceFile]) -> None:
        self.program = Program(files)
        self.collector = Collector("Express")
        self.mounts = Mounts()
        self.apps: set[Hashable] = set()
        self.routers: set[Hashable] = set()
        self.parameters: set[Hashable] = set()
        self.makers = False
        self.given = 0
        self.mounted: set[Hashable] = set()
        found = (self.program.module(file.path) for file in files if file.mentions((*HINTS, *_ROUTES)))
        self.modules: list[Module] = [module for module in found if module is not None]

    def served(self) -> Served:
        for module in self.modules:
            for found in module.of("call_expression", "new_expression"):
                self._construction(found)
        if not self.apps and not self.routers and not self.makers:
            return Served()
        self.collector.found()
        # What is passed on may be passed on again: repeat until nothing new is known.
        for _ in range(8):
            before = len(self.parameters) + self.given
            for module in self.modules:
                for found in module.of("call_expression", "new_expression"):
                    self._passed(found)
            if len(self.parameters) + self.given == before:
                break
        for module in self.modules:
            for found in module.of("call_expression"):
                self._call(found)
        for key in self.apps - self.mounted:
            self.mounts.root(key)
        self.mounts.resolve(self.collector)
        return self.collector.served()

    def _construction(self, found: Found) -> None:
        function = found.node.child_by_field_name("function") or found.node.child_by_field_name("constructor")
        origin = self.program.origin(function, found.scope)
        key = Value(found.node, found.scope).key
        if origin in _APPLICATIONS:
            self.apps.add(key)
        elif origin in _ROUTERS:
            self.routers.add(key)
        elif origin in _MAKERS:
            reason = f"{origin.partition('.')[0]} declares routes when the program runs"
            self.collector.unresolved(reason, found.scope.module.file, found.node)
            self.makers = True

    def _known(self, key: Hashable | None) -> bool:
        return key is not None and (key in self.apps or key in self.routers or key in self.parameters)

    def _passed(self, found: Found) -> None:
        """An application or a router that is passed to a function or a class is its parameter."""
        given = arguments(found.node)
        if not given:
            return
        constructor = found.node.child_by_field_name("constructor")
        callee = self.program.resolve(constructor or found.node.child_by_field_name("function"), found.scope)
        function = _constructor(callee) if constructor is not None else callee
        if constructor is None and isinstance(callee, Package):
            self._wrapped(found, given[0])
        elif callee is None and self._is_gone(constructor or found.node.child_by_field_name("function"), found.scope):
            self._given_away(found, given)
        if not isinstance(function, Value) or function.node.type not in FUNCTIONS:
            return
        for value, parameter in self.program.passed(function, found.node, found.scope):
            key = self.program.key(value.node, value.scope)
            if self._known(key):
                self.mounts.mount(key, "", parameter.key)
                self.parameters.add(parameter.key)
            elif self.program.give(parameter, value):
                self.given += 1

    def _wrapped(self, found: Found, first: Node) -> None:
        """What another package makes of an application or a router (`addAsync(express())`) serves where that serves."""
        key, made = self.program.key(first, found.scope), Value(found.node, found.scope).key
        if self._known(key) and made not in self.parameters:
            self.mounts.mount(key, "", made)
            self.mounts.mount(made, "", key)
            self.parameters.add(made)

    def _is_gone(self, function: Node | None, scope: Scope) -> bool:
        """Whether a function is imported from a file that is not there."""
        if function is None:
            return False
        if function.type == "call_expression":
            return text(function.child_by_field_name("function")) == "require"
        defined = scope.lookup(text(function)) if function.type == "identifier" else []
        return bool(defined) and (
            defined[0].kind == "import" or text(defined[0].node).startswith(("require(", "await import("))
        )

    def _given_away(self, found: Found, given: Sequence[Node]) -> None:
        for each in given:
            key = self.program.key(each, found.scope)
            if self._known(key):
                reason = "the application is passed to a function that could not be found"
                self.collector.unresolved(reason, found.scope.module.file, found.node, ANY, self._below(key, UNKNOWN))

    def _call(self, found: Found) -> None:
        owner, name = method_of(found.node)
        given = arguments(found.node)
        if owner is None:
            self._computed(found, given)
            return
        if name == "use" and given:
            key = self._key(owner, found.scope)
            if self._serves(owner, key, found.scope):
                self._use(found, key, given)
            return
        if name not in _METHODS or not given:
            return
        at = owner
        while at.type == "call_expression":
            inner, step = method_of(at)
            if inner is None:
                break
            if step == "route" and len(arguments(at)) == 1:
                key = self._key(inner, found.scope)
                if self._serves(inner, key, found.scope):
                    self._route(found, key, name, arguments(at)[0], given)
                return
            if step not in _METHODS and step != "use":
                break
            at = inner
        key = self._key(at, found.scope)
        if len(given) > 1 and self._serves(at, key, found.scope):
            self._route(found, key, name, given[0], given)

    def _computed(self, found: Found, given: Sequence[Node]) -> None:
        """`app[method](path, handler)`: the method is computed, or stands in brackets."""
        function = called(found.node)
        owner = function.child_by_field_name("object") if function is not None else None
        if function is None or function.type != "subscript_expression" or owner is None or len(given) < 2:
            return
        key = self._key(owner, found.scope)
        index = function.child_by_field_name("index")
        if not self._known(key) or index is None:
            return
        listed, each = self._paths(given[0], found.scope), self.program.resolve(index, found.scope)
        methods = [self.program.string(index, found.scope)] * len(listed)
        if isinstance(each, Each):
            methods = [
                self.program.string(turn.node, turn.scope) if turn else UNKNOWN for turn in self.program.elements(each)
            ]
            listed = listed if len(listed) == len(methods) else listed * len(methods)
        for method, written in zip(methods or [UNKNOWN] * len(listed), listed, strict=False):
            if method.lower() in _METHODS:
                self._declare(found, key, method.lower(), written)
                continue
            for template in paths.templates(written):
                reason = "the method of this route is computed when the program runs"
                self.collector.unresolved(reason, found.scope.module.file, found.node, ANY, f"{UNKNOWN}{template}")

    def _key(self, owner: Node | None, scope: Scope) -> Hashable | None:
        """What tells an application or a router from others; None for a name that stands for several in turn."""
        key = self.program.key(owner, scope)
        defined = scope.lookup(text(owner)) if owner is not None and owner.type == "identifier" else []
        if len(defined) < 2 or not self._known(key):
            return key
        others = (self.program.key(each.node, each.scope) for each in defined if each.kind == "value")
        return key if all(other == key for other in others if self._known(other)) else None

    def _serves(self, owner: Node, key: Hashable | None, scope: Scope) -> bool:
        """Whether an object is an application or a router: a known one, or a parameter that is called like one."""
        if self._known(key) or (key is None and self._known(self.program.key(owner, scope))):
            return True
        if b"fastify" in scope.module.file.artifact.data.lower():
            return False
        found = self.program.resolve(owner, scope)
        if found is None:
            return owner.type == "identifier" and text(owner) in _NAMES and bool(scope.lookup(text(owner)))
        if not isinstance(found, Value) or found.node.type not in _BOUND:
            return False
        parent = found.node.parent
        annotated = parent is not None and text(parent.child_by_field_name("type")).lstrip(": ") in _TYPES
        return annotated or text(found.node) in _NAMES

    def _route(self, found: Found, key: Hashable | None, method: str, path: Node, given: Sequence[Node]) -> None:
        if path.type in FUNCTIONS or (method == "all" and self._passes_on(given[-1], found.scope)):
            return
        handler = text(given[-1]) if given and given[-1].type in {"identifier", "member_expression"} else ""
        for written in self._paths(path, found.scope):
            self._declare(found, key, method, written, handler)

    def _declare(self, found: Found, key: Hashable | None, method: str, written: str, handler: str = "") -> None:
        if paths.is_catch_all(written):
            return
        file = found.scope.module.file
        at = found.node.child_by_field_name("arguments") or found.node
        for template in paths.templates(written):
            if key is None:
                reason = "the router of this route could not be found"
                self.collector.unresolved(reason, file, at, method.replace("all", ANY), f"{UNKNOWN}{template}")
            else:
                self.mounts.route(key, ANY if method == "all" else method, template, file, at, handler[:80])

    def _passes_on(self, handler: Node, scope: Scope) -> bool:
        """Whether what is given to `all` answers no request: it hands on to the next handler, or refuses the method."""
        if _refuses(text(handler)):
            return True
        found = self.program.resolve(handler, scope)
        if isinstance(found, Package):
            return True
        if not isinstance(found, Value):
            return False
        if found.node.type == "call_expression":
            return self.program.origin(found.node.child_by_field_name("function"), found.scope) != ""
        if found.node.type not in FUNCTIONS:
            return False
        names = parameter_names(found.node)
        body = text(found.node.child_by_field_name("body"))
        return _refuses(body) or (len(names) > 2 and f"{names[2]}(" in body)

    def _paths(self, node: Node, scope: Scope) -> list[str]:
        found = self.program.resolve(node, scope)
        if isinstance(found, Each):
            turns = self.program.elements(found)
            return [self.program.string(turn.node, turn.scope) if turn else UNKNOWN for turn in turns] or [UNKNOWN]
        return [UNKNOWN] if node.type == "regex" else self.program.strings(node, scope)

    def _use(self, found: Found, key: Hashable | None, given: Sequence[Node]) -> None:
        first = given[0]
        prefixes = [""]
        children = list(given)
        if self._is_path(first, found.scope):
            children = list(given[1:])
            prefixes = self._paths(first, found.scope)
            each = self.program.resolve(first, found.scope)
            if isinstance(each, Each):
                self._each(found, key, each, children)
                return
        file = found.scope.module.file
        for child in children:
            for node, scope in self._listed(child, found.scope):
                target = self._key(node, scope)
                if self._known(target) and target != key:
                    self.mounted.add(target)
                    for prefix in prefixes:
                        self._mount(key, prefix, target, found)
                elif prefixes != [""] and self._answers(node, scope):
                    self._route(found, key, "all", first, [node])
                elif self._may_serve(node, scope, below=prefixes != [""]):
                    for prefix in (each for written in prefixes for each in paths.templates(written)):
                        whole = self._below(key, f"{paths.joined(prefix)}{UNKNOWN}")
                        reason = "a router is mounted that could not be found"
                        self.collector.unresolved(reason, file, found.node, ANY, whole)

    def _answers(self, node: Node, scope: Scope) -> bool:
        """Whether a function that is mounted below a path answers requests there: it takes no `next`."""
        found = self.program.resolve(node, scope)
        if not isinstance(found, Value) or found.node.type not in FUNCTIONS:
            return False
        body = text(found.node.child_by_field_name("body"))
        missing = any(word in body for word in ("404", "NOT_FOUND", "NotFound"))
        return 0 < len(parameter_names(found.node)) < 3 and not missing

    def _below(self, key: Hashable | None, path: str) -> str:
        prefixes = self.mounts.prefixes(key) if key in self.apps else ()
        return paths.joined(*prefixes[:1], path) if prefixes else f"{UNKNOWN}{path}" if key not in self.apps else path

    def _mount(self, key: Hashable | None, prefix: str, target: Hashable, found: Found) -> None:
        if key is None:
            reason = "a router is mounted on something that could not be found"
            self.collector.unresolved(reason, found.scope.module.file, found.node)
            return
        for each in paths.templates(prefix):
            self.mounts.mount(key, each, target)

    def _each(self, found: Found, key: Hashable | None, first: Each, children: Sequence[Node]) -> None:
        """`for (const each of routes) app.use(each.path, each.router)`, the routes listed in the source."""
        turns = self.program.elements(first)
        prefixes = [self.program.string(turn.node, turn.scope) if turn else UNKNOWN for turn in turns]
        mounted = 0
        for child in children:
            other = self.program.resolve(child, found.scope)
            given = self.program.elements(other) if isinstance(other, Each) else []
            for prefix, turn in zip(prefixes, given, strict=False):
                target = self.program.key(turn.node, turn.scope) if turn is not None else None
                if self._known(target):
                    self.mounted.add(target)
                    self._mount(key, prefix, target, found)
                    mounted += 1
        if not prefixes or mounted < len(prefixes):
            reason = "routers are mounted in a loop over what is not listed in the source"
            self.collector.unresolved(reason, found.scope.module.file, found.node)

    def _listed(self, node: Node, scope: Scope) -> list[tuple[Node, Scope]]:
        found = self.program.resolve(node, scope)
        if isinstance(found, Each):
            return [(turn.node, turn.scope) for turn in self.program.elements(found) if turn is not None] or [
                (node, scope)
            ]
        if isinstance(found, Value) and found.node.type == "array":
            return [(each, found.scope) for each in found.node.named_children if each.type != "comment"]
        if isinstance(found, Value) and found.node.type == "spread_element" and found.node.named_child_count:
            return self._listed(found.node.named_children[0], found.scope)
        return [(node, scope)]

    def _is_path(self, node: Node, scope: Scope) -> bool:
        if node.type in _STRINGS or node.type == "regex":
            return True
        if node.type == "array":
            return all(self._is_path(child, scope) for child in node.named_children if child.type != "comment")
        found = self.program.resolve(node, scope)
        if isinstance(found, Each):
            named = len(found.path) > 0 and found.path[-1] in _PATHS
            turns = [] if named else self.program.elements(found)
            return named or (bool(turns) and all(turn is not None and turn.node.type in _STRINGS for turn in turns))
        if isinstance(found, Value) and found.node.type in _STRINGS:
            return True
        return not isinstance(found, Value) and _sounds_like_path(node)

    def _may_serve(self, node: Node, scope: Scope, *, below: bool) -> bool:
        """Whether what is mounted may be a router that was not found; functions are not, nor are things of packages.

        What a package calls a router is one, where it is mounted below a path.
        """
        while node.type in {"await_expression", "parenthesized_expression", "as_expression", "non_null_expression"}:
            node = node.named_children[0]
        if node.type in FUNCTIONS:
            return False
        found = self.program.resolve(node, scope)
        if isinstance(found, Package):
            return below and not found.origin.startswith(_FOR_OPERATORS) and _sounds_like_router(found.origin)
        if found is None:
            origin = node.child_by_field_name("function") if node.type == "call_expression" else node
            if node.type == "call_expression" and text(origin) == "require":
                return True
            return node.type in {"identifier", "member_expression"} and bool(
                set(text(node).lower().replace(".", " ").split()) and _sounds_like_router(text(node))
            )
        if isinstance(found, Each):
            return True
        if not isinstance(found, Value) or found.node.type in FUNCTIONS:
            return False
        if found.node.type == "identifier":
            return _sounds_like_router(text(found.node))
        if found.node.type == "call_expression":
            made = self.program.resolve(called(found.node), found.scope)
            if isinstance(made, Package):
                return below and not made.origin.startswith(_FOR_OPERATORS) and _sounds_like_router(made.origin)
            return _sounds_like_router(text(node)) and not self._is_for_operators(found)
        return False

    def _is_for_operators(self, call: Value) -> bool:
        owner, _ = method_of(call.node)
        made = self.program.resolve(owner, call.scope) if owner is not None else None
        if not isinstance(made, Value) or made.node.type != "new_expression":
            return False
        return self.program.origin(made.node.child_by_field_name("constructor"), made.scope).startswith(_FOR_OPERATORS)


def _refuses(written: str) -> bool:
    """Whether a handler says that the method is not allowed (RFC 9110, status 405)."""
    return "405" in written or "notallowed" in written.lower().replace("_", "").replace(" ", "")


def _sounds_like_router(name: str) -> bool:
    last = name.partition("(")[0].rpartition(".")[2].lower()
    return "rout" in last or last in {"api", "endpoints", "v1", "v2"} or last.endswith("api")


def _sounds_like_path(node: Node) -> bool:
    """Whether a name that leads nowhere is that of a path (`API_PREFIX`, `config.basePath`), not of a middleware."""
    if node.type not in {"identifier", "member_expression"}:
        return False
    last = text(node).rpartition(".")[2]
    lower = last.lower()
    return (last.isupper() and len(last) > 1) or lower.endswith(("prefix", "path", "url", "base", "root"))


def _constructor(callee: object) -> Value | None:
    if not isinstance(callee, Value):
        return None
    body = callee.node.child_by_field_name("body")
    inner = callee.scope.module.scopes.get(callee.node.id)
    for each in body.named_children if body is not None else ():
        if each.type == "method_definition" and text(each.child_by_field_name("name")) == "constructor" and inner:
            return Value(each, inner)
    return None
