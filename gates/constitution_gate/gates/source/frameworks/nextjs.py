"""Next.js: route handlers of the App Router (`app/**/route.ts`) and API routes of the Pages Router (`pages/api/**`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.gates.source import paths
from constitution_gate.gates.source.collecting import Collector
from constitution_gate.gates.source.javascript import (
    FUNCTIONS,
    SUFFIXES,
    Module,
    Package,
    Program,
    Value,
    arguments,
    called,
    method_of,
)
from constitution_gate.gates.source.languages import text, walk
from constitution_gate.gates.source.model import ANY, UNKNOWN, Served

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.languages import SourceFile

__all__ = ["HINTS", "SUFFIXES", "read"]

HINTS = (b"next/", b"'next'", b'"next"', b"NextConfig")
_METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")
_EQUALITY = frozenset({"==", "===", "!=", "!=="})
_AROUND = frozenset(
    {"parenthesized_expression", "non_null_expression", "as_expression", "binary_expression", "call_expression"}
)
_BETWEEN = frozenset({"middleware", "proxy"})
_LEAVES_OUT = lazy(r"\(\?![^()]*\bapi\b")
_PROPERTIES = frozenset({"pair", "shorthand_property_identifier", "method_definition", "public_field_definition"})
_FRAMEWORKS = ("hono", "elysia", "@hono/", "@orpc/", "@ts-rest/", "@trpc/")
_FOREIGN = tuple(f"{quote}{name}".encode() for name in _FRAMEWORKS for quote in "'\"")
"""Packages whose own routes a handler answers with."""
_INTERCEPTED = re.compile(r"\(\.{1,3}\)")
_MOST_WRAPPERS = 8


def read(files: Sequence[SourceFile]) -> Served:
    """The routes that the files stand for by their places, with the methods that they export or handle."""
    program = Program(files)
    collector = Collector("Next.js")
    settings = [_settings(program, file) for file in files if file.path.rpartition("/")[2].startswith("next.config.")]
    for file in files:
        inside = [each for each in settings if file.path.startswith(each.directory)]
        own = max(inside, key=lambda each: len(each.directory), default=_Settings(""))
        below = file.path.removeprefix(own.directory)
        app = _app_path(below)
        api = _pages_path(below) if app is None else None
        if app is None and api is None:
            continue
        path = paths.joined(own.base, app or api or UNKNOWN)
        module = program.module(file.path)
        if module is None:
            collector.unresolved(f"the file {file.fault}", file, 1, ANY, path)
        elif own.suffixes:
            collector.unresolved("`pageExtensions` says which files are routes", file, 1, ANY, path)
        elif app is not None:
            _exported_methods(program, collector, module, path)
        else:
            _default_handler(program, collector, module, path)
    if not collector.served().routes:
        return collector.served()
    for own in settings:
        if own.rewritten is not None:
            reason = "`rewrites` gives routes other paths"
            collector.unresolved(reason, own.rewritten.scope.module.file, own.rewritten.node, ANY, UNKNOWN)
    for file in files:
        if file.path.rpartition("/")[2].partition(".")[0] in _BETWEEN and file.mentions((b".rewrite(",)):
            _rewriting(program, collector, file)
    return collector.served()


def _rewriting(program: Program, collector: Collector, file: SourceFile) -> None:
    """What a middleware rewrites, unless its matcher leaves out `api`, as in `/((?!api|_next).*)`."""
    module = program.module(file.path)
    leaves_out = _LEAVES_OUT.search(file.artifact.data.decode("utf-8", "replace"))
    for found in module.of("call_expression") if module is not None and not leaves_out else ():
        owner, name = method_of(found.node)
        if name == "rewrite" and program.origin(owner, found.scope) == "next/server.NextResponse":
            collector.unresolved("a middleware gives routes other paths", file, found.node, ANY, UNKNOWN)


class _Settings(Record):
    """What a next.config sets for the files beside and below it.

    `base` is `basePath`, UNKNOWN where it is computed; `suffixes` says that files are told by `pageExtensions`, and
    `rewritten` where paths are rewritten to others of the application.
    """

    directory: str
    base: str = ""
    suffixes: bool = False
    rewritten: Value | None = None


def _settings(program: Program, file: SourceFile) -> _Settings:
    directory = file.path.rpartition("/")[0]
    directory = f"{directory}/" if directory else ""
    written = file.artifact.data
    module = program.module(file.path)
    if module is None:
        return _Settings(directory, UNKNOWN if b"basePath" in written else "")
    base, suffixes, rewritten = "", False, None
    for node in walk(module.scope.node):
        if node.type not in _PROPERTIES:
            continue
        name = text(node.child_by_field_name("key") or node.child_by_field_name("name") or node).strip("\"'")
        value = Value(node.child_by_field_name("value") or node, module.scope)
        if name == "basePath" and node.type != "method_definition":
            base = program.string(value.node, value.scope)
        elif name == "pageExtensions":
            listed = program.strings(value.node, value.scope)
            suffixes = suffixes or any("." in each or UNKNOWN in each for each in listed)
        elif name == "rewrites" and _rewrites(node):
            rewritten = Value(node, module.scope)
    return _Settings(directory, base, suffixes, rewritten)


def _rewrites(node: Node) -> bool:
    """Whether rewrites lead to paths of the application, or cannot be told; those to other hosts do not matter."""
    targets = 0
    for each in walk(node):
        if each.type == "pair" and text(each.child_by_field_name("key")).strip("\"'") == "destination":
            targets += 1
            value = each.child_by_field_name("value")
            written = text(value).strip("\"'`")
            if value is None or value.type not in {"string", "template_string"} or written.startswith("/"):
                return True
    return not targets and any(each.type == "call_expression" for each in walk(node))


def _app_path(path: str) -> str | None:
    """The path that `app/**/route.ts` answers; None for another file, or one that is no route."""
    directory, _, name = path.rpartition("/")
    if name.rpartition(".")[0] != "route":
        return None
    parts = directory.split("/")
    if "app" not in parts:
        return None
    first = parts.index("app")
    if parts[first + 1 : first + 3] == ["src", "app"]:
        first += 2
    parts = parts[first + 1 :]
    if any(part.startswith("_") for part in parts) or "[...nextauth]" in parts:
        return None
    shown = [
        _INTERCEPTED.sub("", part)
        for part in parts
        if not (part.startswith("(") and part.endswith(")")) and not part.startswith("@")
    ]
    return paths.joined(paths.squares("/".join(shown)))


def _pages_path(path: str) -> str | None:
    """The path that a file below `pages/api` answers; None for another file."""
    parts = path.split("/")
    for position in range(len(parts) - 2):
        if parts[position] == "pages" and parts[position + 1] == "api":
            shown = [*parts[position + 1 : -1], parts[-1].rpartition(".")[0]]
            if shown[-1] == "index":
                shown.pop()
            return None if "[...nextauth]" in shown else paths.joined(paths.squares("/".join(shown)))
    return None


def _exported_methods(program: Program, collector: Collector, module: Module, path: str) -> None:
    found = False
    for method in _METHODS:
        for definition in module.exports.get(method, ())[:1]:
            found = True
            if path.endswith(("{}", paths.OPTIONAL)) and _is_foreign(program, module, method):
                reason = "another framework answers below this path"
                below = path.replace(paths.OPTIONAL, UNKNOWN)
                below = f"{below.removesuffix('/{}')}/{UNKNOWN}" if below.endswith("/{}") else below
                collector.unresolved(reason, module.file, definition.node, method, below)
            else:
                collector.route(method, path, module.file, definition.node, method)
    for star in module.of("export_statement"):
        source = star.node.child_by_field_name("source")
        written = text(source).strip("\"'")
        if source is None or written not in module.stars:
            continue
        other = program.find(written, module.path)
        if other is None:
            reason = "the methods are exported from a module that could not be found"
            collector.unresolved(reason, module.file, star.node, ANY, path)
            found = True
            continue
        for method in _METHODS:
            if method not in module.exports and program.exported(other, method) is not None:
                found = True
                collector.route(method, path, module.file, star.node, method)
    if not found and any(name == "=" for name in module.exports):
        collector.unresolved("the methods are exported by an expression", module.file, 1, ANY, path)


def _is_foreign(program: Program, module: Module, method: str) -> bool:
    """Whether a handler is that of a framework with routes of its own: `handle(app)`, `app.fetch`, `appRouter`."""
    if module.file.mentions(_FOREIGN):
        return True
    definition = module.exports[method][0]
    written = definition.node
    if definition.kind == "name":
        meanings = module.scope.lookup(definition.path[0])
        written = meanings[0].node if meanings else written
    found = program.resolve(written.child_by_field_name("object") or written, definition.scope)
    if isinstance(found, Value) and found.node.type in {"new_expression", "call_expression"}:
        made = found.node.child_by_field_name("constructor") or called(found.node)
        return program.origin(made, found.scope).startswith(_FRAMEWORKS)
    return isinstance(found, Package) and found.origin.startswith(_FRAMEWORKS)


def _default_handler(program: Program, collector: Collector, module: Module, path: str) -> None:
    if not {"default", "="} & set(module.exports):
        return
    definition = (module.exports.get("default") or module.exports["="])[0]
    at = definition.node
    handler = _unwrapped(program, module)
    if handler is not None and handler.node.type == "call_expression":
        chained = _chained(program, handler)
        for method, where in chained:
            collector.route(method, path, module.file, where, method)
        if chained:
            return
    if handler is None or handler.node.type not in FUNCTIONS:
        collector.unresolved("the handler could not be found", module.file, at, ANY, path)
        return
    node = handler.node
    methods = _methods_of(program, handler) or _handlers(program, handler)
    for method in methods:
        collector.route(method, path, module.file, at, text(node.child_by_field_name("name"))[:80])
    if not methods:
        collector.unresolved("the handler does not say which methods it answers", module.file, at, ANY, path)


def _unwrapped(program: Program, module: Module) -> Value | None:
    """The handler that a file exports; of `withAuth(handler)` and `allow(["GET"])(handler)`, the function inside."""
    definition = (module.exports.get("default") or module.exports["="])[0]
    written = definition.node if definition.kind == "value" else None
    if definition.kind == "name":
        meanings = module.scope.lookup(definition.path[0])
        written = meanings[0].node if meanings and meanings[0].kind == "value" else None
    handler = Value(written, definition.scope) if written is not None else None
    if definition.kind == "import":
        followed = program.exported(module, "default")
        handler = followed if isinstance(followed, Value) else None
    for _ in range(_MOST_WRAPPERS):
        if handler is None or handler.node.type in FUNCTIONS:
            return handler
        if handler.node.type != "call_expression":
            followed = program.resolve(handler.node, handler.scope)
            if not isinstance(followed, Value) or followed == handler:
                return None
            handler = followed
            continue
        outer = handler
        given = (program.resolve(each, outer.scope) for each in arguments(outer.node))
        inside = (each for each in given if isinstance(each, Value))
        handler = next((each for each in inside if each.node.type in {*FUNCTIONS, "call_expression"}), None)
        if handler is None:
            made = program.resolve(outer.node, outer.scope)
            return made if isinstance(made, Value) and made.node.type in FUNCTIONS else outer
    found = program.exported(module, "default")
    return found if isinstance(found, Value) else None


def _methods_of(program: Program, handler: Value) -> list[str]:
    """The methods that a handler compares the request's method with."""
    scope = handler.scope.module.scopes.get(handler.node.id, handler.scope)
    found: list[str] = []
    for each in walk(handler.node):
        if each.type == "binary_expression" and text(each.child_by_field_name("operator")) in _EQUALITY:
            sides = [each.child_by_field_name(name) for name in ("left", "right")]
            if any(_is_method(side) for side in sides):
                found += [program.string(side, scope) for side in sides if not _is_method(side)]
        elif each.type == "switch_statement" and _is_method(each.child_by_field_name("value")):
            body = each.child_by_field_name("body")
            cases = body.named_children if body is not None else []
            found += [program.string(case.child_by_field_name("value"), scope) for case in cases]
        elif each.type == "call_expression":
            owner, name = method_of(each)
            if owner is not None and name == "includes" and any(map(_is_method, arguments(each))):
                found += program.strings(owner, scope)
    upper = dict.fromkeys(each.upper() for each in found)
    return [method for method in upper if method in _METHODS]


def _is_method(node: Node | None) -> bool:
    """Whether an expression is the request's method: `req.method`, `method`, `req.method?.toUpperCase()`."""
    while node is not None and node.type in _AROUND and node.named_child_count:
        node = called(node) if node.type == "call_expression" else node.named_children[0]
        if node is not None and node.type == "member_expression" and text(node).endswith("Case"):
            node = node.child_by_field_name("object")
    if node is not None and node.type == "member_expression":
        node = node.child_by_field_name("property")
    return node is not None and node.type in {"identifier", "property_identifier"} and text(node) == "method"


def _handlers(program: Program, handler: Value) -> list[str]:
    """The methods of an object literal in which a handler looks the request's method up: `handlers[req.method]`."""
    scope = handler.scope.module.scopes.get(handler.node.id, handler.scope)
    found: list[str] = []
    for each in walk(handler.node):
        if each.type != "subscript_expression" or ".method" not in text(each.child_by_field_name("index")):
            continue
        table = program.resolve(each.child_by_field_name("object"), scope)
        for pair in table.node.named_children if isinstance(table, Value) and table.node.type == "object" else ():
            key = pair.child_by_field_name("key") or pair.child_by_field_name("name") or pair
            found.append(text(key).strip("\"'").upper())
    return [method for method in dict.fromkeys(found) if method in _METHODS]


def _chained(program: Program, handler: Value) -> list[tuple[str, Node]]:
    """The methods of a next-connect router whose `handler()` is exported."""
    owner, _ = method_of(handler.node)
    found: list[tuple[str, Node]] = []
    key = program.key(owner if owner is not None else handler.node, handler.scope)
    for each in handler.scope.module.of("call_expression"):
        receiver, name = method_of(each.node)
        if receiver is None or name.upper() not in _METHODS or name != name.lower():
            continue
        made = program.resolve(receiver, each.scope)
        if isinstance(made, Package) or key is None or program.key(receiver, each.scope) != key:
            continue
        found.append((name.upper(), each.node))
    return found
