"""Fastify: shorthand routes and `route`, plugins registered with a prefix across files, and autoloaded directories."""

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
    Namespace,
    Package,
    Program,
    Scope,
    Value,
    arguments,
    method_of,
    property_of,
)
from constitution_gate.gates.source.languages import text, walk
from constitution_gate.gates.source.model import ANY, UNKNOWN, Served

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.languages import SourceFile

__all__ = ["HINTS", "SUFFIXES", "read"]

HINTS = (b"fastify", b"Fastify")
_ROUTES = (b".register(", b".route(", b".get(", b".post(", b".put(", b".patch(", b".delete(")
_METHODS = frozenset({"get", "post", "put", "patch", "delete", "head", "options", "all"})
_APPLICATIONS = frozenset({"fastify", "fastify.fastify", "fastify.Fastify"})
_WRAPPERS = frozenset({"fastify-plugin", "fastify-plugin.fastifyPlugin", "fastify-plugin.fp"})
_AUTOLOAD = frozenset({"@fastify/autoload", "fastify-autoload", "@fastify/autoload.fastifyAutoload"})
_NAMES = frozenset({"fastify", "server", "instance", "app"})
_TYPES = ("FastifyInstance",)


def read(files: Sequence[SourceFile]) -> Served:
    """The routes of every server, with the prefixes of the plugins in which they stand."""
    return _Reading(files).served()


class _Reading:
    def __init__(self, files: Sequence[SourceFile]) -> None:
        self.program = Program(files)
        self.paths = [file.path for file in files]
        self.collector = Collector("Fastify")
        self.mounts = Mounts()
        self.known: set[Hashable] = set()
        found = (self.program.module(file.path) for file in files if file.mentions((*HINTS, *_ROUTES)))
        self.modules: list[Module] = [module for module in found if module is not None]

    def served(self) -> Served:
        for module in self.modules:
            for found in module.of("call_expression"):
                if self.program.origin(found.node.child_by_field_name("function"), found.scope) in _APPLICATIONS:
                    key = Value(found.node, found.scope).key
                    self.known.add(key)
                    self.mounts.root(key)
        if not self.known and not any(self._typed(module) for module in self.modules):
            return Served()
        self.collector.found()
        for _ in range(10):
            before = len(self.known)
            for module in self.modules:
                for found in module.of("call_expression"):
                    self._passed(found)
            if len(self.known) == before:
                break
        for module in self.modules:
            for found in module.of("call_expression"):
                self._call(found)
        self.mounts.resolve(self.collector)
        return self.collector.served()

    def _typed(self, module: Module) -> bool:
        data = module.file.artifact.data
        return b"FastifyInstance" in data or b"FastifyPlugin" in data or b"from 'fastify'" in data

    def _passed(self, found: Found) -> None:
        """A server that is passed to a function, or a plugin that is registered, gives the function its parameter."""
        owner, name = method_of(found.node)
        given = arguments(found.node)
        if owner is not None and name == "register" and given:
            key = self.program.key(owner, found.scope)
            if key in self.known:
                for plugin, prefix in self._plugins(found, given):
                    self._enter(key, prefix, plugin)
            return
        if not given or name in _METHODS:
            return
        callee = self.program.resolve(found.node.child_by_field_name("function"), found.scope)
        if not isinstance(callee, Value) or callee.node.type not in FUNCTIONS:
            return
        for value, parameter in self.program.passed(callee, found.node, found.scope):
            key = self.program.key(value.node, value.scope)
            if key is not None and key in self.known:
                self.mounts.mount(key, "", parameter.key)
                self.known.add(parameter.key)

    def _enter(self, key: Hashable, prefix: str, plugin: Value) -> None:
        parameters = self.program.parameters(plugin)
        if parameters:
            self.mounts.mount(key, prefix, parameters[0].key)
            self.known.add(parameters[0].key)

    def _plugins(self, found: Found, given: Sequence[Node]) -> Iterator[tuple[Value, str]]:
        """The functions that a registration leads to, each with its prefix."""
        options = self.program.resolve(given[1], found.scope) if len(given) > 1 else None
        prefix = ""
        if isinstance(options, Value) and options.node.type == "object":
            node = property_of(options.node, "prefix")
            prefix = paths.colons(self.program.string(node, options.scope)) if node is not None else ""
        elif len(given) > 1:
            prefix = UNKNOWN
        target = self.program.resolve(given[0], found.scope)
        if isinstance(target, Each):
            for turn in self.program.elements(target):
                plugin = self._function(self.program.resolve(turn.node, turn.scope)) if turn is not None else None
                if plugin is not None:
                    yield plugin[0], prefix
            return
        if isinstance(target, Package) and target.origin in _AUTOLOAD and isinstance(options, Value):
            yield from self._autoloaded(found, options, prefix)
            return
        plugin = self._function(target)
        if plugin is not None:
            # fastify-plugin breaks the encapsulation, and with it the prefix.
            yield plugin[0], "" if plugin[1] else prefix

    def _function(self, target: object) -> tuple[Value, bool] | None:
        """The function of a plugin, and whether it is wrapped by fastify-plugin."""
        if isinstance(target, Namespace):
            target = self.program.exported(target.module, "default")
        if not isinstance(target, Value):
            return None
        if target.node.type in FUNCTIONS:
            return target, False
        if target.node.type == "call_expression":
            origin = self.program.origin(target.node.child_by_field_name("function"), target.scope)
            given = arguments(target.node)
            if origin in _WRAPPERS and given:
                inner = self.program.resolve(given[0], target.scope)
                if isinstance(inner, Value) and inner.node.type in FUNCTIONS:
                    return inner, True
        return None

    def _autoloaded(self, found: Found, options: Value, prefix: str) -> Iterator[tuple[Value, str]]:
        """The plugins below a directory: @fastify/autoload prefixes each with the path of its directory."""
        given = property_of(options.node, "dir")
        inner = property_of(options.node, "options")
        if inner is not None:
            more = self.program.member(inner, options.scope, "prefix")
            prefix = self.program.string(more.node, more.scope) if more is not None else prefix
        words = [
            self.program.string(each, options.scope).strip("./")
            for each in (walk(given) if given is not None else ())
            if each.type == "string"
        ]
        if not words or any(UNKNOWN in word for word in words):
            file = found.scope.module.file
            self.collector.unresolved("plugins are loaded from a directory that is computed", file, found.node)
            return
        here = found.scope.module.path.rpartition("/")[0]
        base = f"{here}/{'/'.join(words)}/".lstrip("/")
        for path in self.paths:
            if not path.startswith(base):
                continue
            module = self.program.module(path)
            plugin = self._function(self.program.exported(module, "default")) if module is not None else None
            if plugin is None or module is None:
                continue
            own = self.program.exported(module, "autoPrefix")
            directory = path.removeprefix(base).rpartition("/")[0]
            below = self.program.string(own.node, own.scope) if isinstance(own, Value) else directory
            parts = [f":{part[1:]}" if part.startswith("_") else part for part in below.split("/")]
            yield plugin[0], "" if plugin[1] else paths.joined(prefix, paths.colons("/".join(parts)))

    def _call(self, found: Found) -> None:
        owner, name = method_of(found.node)
        given = arguments(found.node)
        if owner is None or not given:
            return
        if name == "register":
            self._registered(found, owner, given)
            return
        if name != "route" and name not in _METHODS:
            return
        key = self.program.key(owner, found.scope)
        if not self._serves(owner, key, found.scope):
            return
        if name == "route":
            self._full(found, key, given[0])
        elif len(given) > 1:
            self._add(found, key, [name], given[0], given[-1])

    def _registered(self, found: Found, owner: Node, given: Sequence[Node]) -> None:
        key = self.program.key(owner, found.scope)
        if key not in self.known or next(self._plugins(found, given), None) is not None:
            return
        target = self.program.resolve(given[0], found.scope)
        if isinstance(target, Package):
            return
        if isinstance(target, Value):
            origin = self.program.origin(target.node.child_by_field_name("function"), target.scope)
            if origin and origin not in _WRAPPERS:
                return
        reason = "a plugin is registered that could not be found"
        self.collector.unresolved(reason, found.scope.module.file, found.node)

    def _serves(self, owner: Node, key: Hashable | None, scope: Scope) -> bool:
        if key in self.known:
            return True
        found = self.program.resolve(owner, scope)
        if not isinstance(found, Value) or found.node.type != "identifier":
            return False
        parent = found.node.parent
        kind = text(parent.child_by_field_name("type")).lstrip(": ") if parent is not None else ""
        if kind:
            return kind.startswith(_TYPES)
        return text(found.node) in _NAMES and b"express" not in scope.module.file.artifact.data

    def _full(self, found: Found, key: Hashable | None, node: Node) -> None:
        options = self.program.resolve(node, found.scope)
        if not isinstance(options, Value) or options.node.type != "object":
            reason = "a route is declared by an object that could not be found"
            self.collector.unresolved(reason, found.scope.module.file, found.node)
            return
        url = property_of(options.node, "url") or property_of(options.node, "path")
        method = property_of(options.node, "method")
        methods = self.program.strings(method, options.scope) if method is not None else [UNKNOWN]
        handler = property_of(options.node, "handler")
        self._add(Found(found.node, options.scope), key, methods, url, handler, file=found.scope.module.file)

    def _add(
        self,
        found: Found,
        key: Hashable | None,
        methods: Sequence[str],
        url: Node | None,
        handler: Node | None,
        file: SourceFile | None = None,
    ) -> None:
        file = file or found.scope.module.file
        written = self.program.string(url, found.scope) if url is not None else UNKNOWN
        if paths.is_catch_all(written):
            return
        template = paths.colons(written)
        at = found.node.child_by_field_name("arguments") or found.node
        named = text(handler)[:80] if handler is not None and handler.type == "identifier" else ""
        for method in methods:
            if key is None or UNKNOWN in method:
                reason = "the method or the plugin of this route could not be found"
                self.collector.unresolved(reason, file, at, ANY, f"{UNKNOWN}{template}")
            else:
                self.mounts.route(key, ANY if method in {"all", "*"} else method, template, file, at, named)
