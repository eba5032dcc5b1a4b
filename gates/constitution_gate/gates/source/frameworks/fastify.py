"""Fastify: shorthand routes and `route`, plugins registered with a prefix across files, and autoloaded directories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.gates.patterns import PatternError, compile_pattern
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
    called,
    method_of,
    property_of,
)
from constitution_gate.gates.source.languages import text, walk
from constitution_gate.gates.source.model import ANY, UNKNOWN, Served

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.patterns import Pattern
    from constitution_gate.gates.source.languages import SourceFile

__all__ = ["HINTS", "SUFFIXES", "read"]

HINTS = (b"fastify", b"Fastify")
_ROUTES = (b".register(", b".route(", b".get(", b".post(", b".put(", b".patch(", b".delete(")
_METHODS = frozenset({"get", "post", "put", "patch", "delete", "head", "options", "all"})
_APPLICATIONS = frozenset({"fastify", "fastify.fastify", "fastify.Fastify"})
_WRAPPERS = frozenset({"fastify-plugin", "fastify-plugin.fastifyPlugin", "fastify-plugin.fp"})
_AUTOLOAD = frozenset({"@fastify/autoload", "fastify-autoload", "@fastify/autoload.fastifyAutoload"})
_MAKERS = frozenset(
    {"fastify-autoroutes", "fastify-decorators", "fastify-file-routes", "fastify-openapi-glue", "fastify-resty"}
)
"""Plugins that declare routes from decorators, from the places of files or from a document."""
_NAMES = frozenset({"fastify", "server", "instance", "app"})
_ENTRIES = frozenset({"app", "server"})
_UNREAD = ("matchFilter", "ignoreFilter", "indexPattern", "scriptPattern", "maxDepth")
"""Options of autoload that choose among files by what only the running program can tell."""
_INDEX = lazy(r"index\.(?:ts|js|cjs|mjs)")
_HOOKS = lazy(r"[_.]?auto_?hooks\.(?:ts|js|cjs|mjs)")
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
        self.objects: set[Hashable] = set()
        self.left_out: set[str] = set()
        found = (self.program.module(file.path) for file in files if file.mentions((*HINTS, *_ROUTES)))
        self.modules: list[Module] = [module for module in found if module is not None]

    def served(self) -> Served:
        for module in self.modules:
            for found in module.of("call_expression"):
                if self.program.origin(found.node.child_by_field_name("function"), found.scope) in _APPLICATIONS:
                    key = Value(found.node, found.scope).key
                    self.known.add(key)
                    self.mounts.root(key)
        if not self.known:
            self._entries()
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

    def _entries(self) -> None:
        """`fastify start app.js` makes the server itself and registers what the file exports."""
        for module in self.modules:
            if module.path.rpartition("/")[2].partition(".")[0] not in _ENTRIES:
                continue
            plugin = self._function(self.program.exported(module, "default"))
            parameters = self.program.parameters(plugin[0]) if plugin is not None else []
            if len(parameters) > 1 and any(
                self._registers(each, parameters[0]) for each in module.of("call_expression")
            ):
                self.known.add(parameters[0].key)
                self.mounts.root(parameters[0].key)

    def _registers(self, found: Found, parameter: Value) -> bool:
        owner, name = method_of(found.node)
        return name == "register" and owner is not None and self.program.key(owner, found.scope) == parameter.key

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
        prefix = self._prefix(options) if len(given) > 1 else ""
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

    def _prefix(self, options: object) -> str:
        """The prefix that options give a plugin; what is spread in them and not known may hold another one."""
        if not isinstance(options, Value) or options.node.type != "object":
            return UNKNOWN
        prefix = ""
        for each in options.node.named_children:
            if each.type == "spread_element" and each.named_child_count:
                spread = self.program.resolve(each.named_children[0], options.scope)
                known = isinstance(spread, Value) and spread.node.type == "object"
                held = self.program.member(each.named_children[0], options.scope, "prefix")
                if held is not None or not known:
                    prefix = self._template(self.program.string(held.node, held.scope)) if held is not None else UNKNOWN
        own = property_of(options.node, "prefix")
        last = options.node.named_children[-1] if options.node.named_child_count else None
        if own is not None and not (prefix == UNKNOWN and last is not None and last.type == "spread_element"):
            return self._template(self.program.string(own, options.scope))
        return prefix

    def _template(self, written: str) -> str:
        return paths.templates(written, doubled=True)[0]

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
        given = self._held(options, "dir")
        inner = self._held(options, "options")
        if inner is not None:
            more = self.program.member(inner.node, inner.scope, "prefix")
            prefix = self._template(self.program.string(more.node, more.scope)) if more is not None else prefix
        words = (
            []
            if given is None
            else [
                self.program.string(each, given.scope).strip("./") for each in walk(given.node) if each.type == "string"
            ]
        )
        file = found.scope.module.file
        if not words or any(UNKNOWN in word for word in words):
            self.collector.unresolved("plugins are loaded from a directory that is computed", file, found.node)
            return
        ignored = self._held(options, "ignorePattern")
        pattern = _expression(ignored.node) if ignored is not None else None
        unread = [name for name in _UNREAD if self._held(options, name) is not None]
        if ignored is not None and pattern is None:
            unread.append("ignorePattern")
        if unread:
            reason = f"plugins are loaded from a directory with `{unread[0]}`, which is not followed"
            self.collector.unresolved(reason, file, found.node)
            return
        parameters = self._held(options, "routeParams")
        here = file.path.rpartition("/")[0]
        base = f"{here}/{'/'.join(words)}/".lstrip("/")
        loaded = [path for path in self.paths if path.startswith(base)]
        indexed = {path.rpartition("/")[0] for path in loaded if _INDEX.fullmatch(path.rpartition("/")[2])}
        named = self._held(options, "dirNameRoutePrefix")
        if self._held(options, "autoHooks") is not None and (prefix or parameters is not None):
            # A directory with hooks of its own loses the one or the other prefix, which of them depends on the version.
            hooked = [path for path in loaded if _HOOKS.fullmatch(path.rpartition("/")[2])]
            prefix = UNKNOWN if hooked else prefix
        for path in loaded:
            directory, _, name = path.rpartition("/")
            is_index = _INDEX.fullmatch(name) is not None
            if _HOOKS.fullmatch(name) or (directory in indexed and not is_index):
                self.left_out.add(path)
                continue
            below = path.removeprefix(base)
            if pattern and any(map(pattern.within, below.split("/")[:-1] if is_index else below.split("/"))):
                self.left_out.add(path)
                continue
            below = below.rpartition("/")[0] if named is None or text(named.node) == "true" else ""
            if named is not None and text(named.node) not in {"true", "false"}:
                below = UNKNOWN
            if parameters is not None and text(parameters.node) == "true":
                below = _parameters(f"/{below}")
            yield from self._loaded(path, prefix, below)

    def _loaded(self, path: str, prefix: str, directory: str) -> Iterator[tuple[Value, str]]:
        module = self.program.module(path)
        if module is None:
            return
        exported = self.program.exported(module, "default")
        if exported is None and "=" not in module.exports and "default" not in module.exports:
            return
        if self._stated(module, exported, "autoload") == "false":
            self.left_out.add(path)
            return
        below = self._stated(module, exported, "autoPrefix") or directory
        over = self._stated(module, exported, "prefixOverride")
        whole = self._template(over) if over is not None else paths.joined(prefix, self._template(below))
        plugin = self._function(exported)
        if plugin is not None:
            yield plugin[0], "" if plugin[1] else whole
        elif isinstance(exported, Value) and exported.node.type == "object":
            key = exported.key
            if key not in self.objects and self._held(exported, "method") is not None:
                self.objects.add(key)
                self.mounts.root(key, whole)
                self._object(Found(exported.node, exported.scope), key, exported)
        elif not self._is_packaged(exported):
            self.collector.unresolved(
                "a plugin is loaded that could not be found", module.file, 1, ANY, f"{whole}{UNKNOWN}"
            )

    def _is_packaged(self, plugin: object) -> bool:
        """Whether a plugin is that of another package, as it is or wrapped by fastify-plugin."""
        if isinstance(plugin, Value) and plugin.node.type == "call_expression":
            made = self.program.resolve(called(plugin.node), plugin.scope)
            given = arguments(plugin.node)
            if isinstance(made, Package) and made.origin in _WRAPPERS and given:
                return isinstance(self.program.resolve(given[0], plugin.scope), Package)
            return isinstance(made, Package)
        return isinstance(plugin, Package)

    def _stated(self, module: Module, plugin: object, name: str) -> str | None:
        """What a plugin states about its own loading: `export const autoPrefix`, or a property of the function."""
        found = self.program.exported(module, name)
        if isinstance(found, Value) and found.node.type in {"true", "false"}:
            return found.node.type
        if isinstance(found, Value):
            return self.program.string(found.node, found.scope)
        if not isinstance(plugin, Value):
            return None
        for each in module.of("assignment_expression"):
            left, right = each.node.child_by_field_name("left"), each.node.child_by_field_name("right")
            if left is None or right is None or left.type != "member_expression" or not text(left).endswith(f".{name}"):
                continue
            owner = self.program.resolve(left.child_by_field_name("object"), each.scope)
            if owner == plugin or text(left).startswith("module.exports."):
                return right.type if right.type in {"true", "false"} else self.program.string(right, each.scope)
        return None

    def _call(self, found: Found) -> None:
        owner, name = method_of(found.node)
        given = arguments(found.node)
        if owner is None:
            self._computed(found, given)
        if owner is None or not given:
            return
        if name == "register":
            self._registered(found, owner, given)
            return
        if name != "route" and name not in _METHODS:
            return
        key = self.program.key(owner, found.scope)
        left_out = found.scope.module.path in self.left_out and key not in self.known
        if left_out or not self._serves(owner, key, found.scope):
            return
        if name == "route":
            self._full(found, key, given[0])
        elif len(given) > 1:
            self._add(found, key, [name], Value(given[0], found.scope), Value(given[-1], found.scope))

    def _computed(self, found: Found, given: Sequence[Node]) -> None:
        """`fastify[method](path, handler)`: the method is computed, or stands in brackets."""
        function = called(found.node)
        owner = function.child_by_field_name("object") if function is not None else None
        if function is None or function.type != "subscript_expression" or owner is None or len(given) < 2:
            return
        key = self.program.key(owner, found.scope)
        if key in self.known:
            method = self.program.string(function.child_by_field_name("index"), found.scope)
            methods = [method if method in _METHODS else UNKNOWN]
            self._add(found, key, methods, Value(given[0], found.scope), Value(given[-1], found.scope))

    def _registered(self, found: Found, owner: Node, given: Sequence[Node]) -> None:
        key = self.program.key(owner, found.scope)
        if key not in self.known or next(self._plugins(found, given), None) is not None:
            return
        target = self.program.resolve(given[0], found.scope)
        origin = target.origin if isinstance(target, Package) else ""
        if origin.partition(".")[0] in _MAKERS:
            reason = f"{origin.partition('.')[0]} declares routes when the program runs"
            self.collector.unresolved(reason, found.scope.module.file, found.node)
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
        if isinstance(options, Each):
            turns = self.program.elements(options)
        else:
            turns = [options if isinstance(options, Value) else None]
        for turn in turns or [None]:
            each = self.program.resolve(turn.node, turn.scope) if turn is not None else None
            if not isinstance(each, Value) or each.node.type != "object":
                reason = "a route is declared by an object that could not be found"
                self.collector.unresolved(reason, found.scope.module.file, found.node)
                continue
            # In a loop, the routes are told apart by the places of their objects.
            at = Found(each.node, each.scope) if isinstance(options, Each) else found
            self._object(at, key, each)

    def _object(self, at: Found, key: Hashable | None, options: Value) -> None:
        url = self._held(options, "url") or self._held(options, "path")
        method = self._held(options, "method")
        methods = self.program.strings(method.node, method.scope) if method is not None else [UNKNOWN]
        handler = self._held(options, "handler")
        self._add(at, key, methods, url, handler)

    def _held(self, options: Value, name: str) -> Value | None:
        return self.program.member(options.node, options.scope, name)

    def _add(
        self, found: Found, key: Hashable | None, methods: Sequence[str], url: Value | None, handler: Value | None
    ) -> None:
        file = found.scope.module.file
        written = self.program.string(url.node, url.scope) if url is not None else UNKNOWN
        if paths.is_catch_all(written):
            return
        template = self._template(written)
        at = found.node.child_by_field_name("arguments") or found.node
        named = text(handler.node)[:80] if handler is not None and handler.node.type == "identifier" else ""
        for method in methods:
            if key is None or UNKNOWN in method:
                reason = "the method or the plugin of this route could not be found"
                self.collector.unresolved(reason, file, at, ANY, f"{UNKNOWN}{template}")
            else:
                self.mounts.route(key, ANY if method in {"all", "*"} else method, template, file, at, named)


def _parameters(path: str) -> str:
    """A path of directories with `routeParams`: `_id` is a parameter, and `from__to` where one stands within a name."""
    return path.replace("__", ":") if "__" in path else path.replace("/_", "/:")


def _expression(node: Node) -> Pattern | None:
    """A regular expression as it is written in the source, run by RE2; None for one that is computed or RE2 has not."""
    written = text(node.child_by_field_name("pattern")) if node.type == "regex" else ""
    flags = text(node.child_by_field_name("flags"))
    if not written or flags.strip("giu"):
        return None
    try:
        return compile_pattern(f"(?i){written}" if "i" in flags else written)
    except PatternError:
        return None
