"""Next.js: route handlers of the App Router (`app/**/route.ts`) and API routes of the Pages Router (`pages/api/**`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_gate.constitution.lazy_pattern import lazy
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
    method_of,
)
from constitution_gate.gates.source.languages import text
from constitution_gate.gates.source.model import ANY, UNKNOWN, Served

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.languages import SourceFile

__all__ = ["HINTS", "SUFFIXES", "read"]

HINTS = (b"next/", b"'next'", b'"next"', b"NextConfig")
_METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")
_COMPARED = lazy(r"""method\??\s*(?:===?|!==?)\s*["'`](\w+)["'`]|case\s+["'`]([A-Z]+)["'`]\s*:""")
_LISTED = lazy(r"""\[([^\[\]]{1,200})\]\s*\.includes\(\s*(?:\w+!?\.)?method\b""")
_WORD = lazy(r"\b[A-Z]{3,7}\b")
_BASE = lazy(r"""\bbasePath\s*:\s*["'`]([^"'`]*)["'`]""")
_INTERCEPTED = re.compile(r"\(\.{1,3}\)")
_MOST_WRAPPERS = 8


def read(files: Sequence[SourceFile]) -> Served:
    """The routes that the files stand for by their places, with the methods that they export or handle."""
    program = Program(files)
    collector = Collector("Next.js")
    for file in files:
        app = _app_path(file.path)
        api = _pages_path(file.path) if app is None else None
        if app is None and api is None:
            continue
        module = program.module(file.path)
        if module is None:
            collector.unresolved(f"the file {file.fault}", file, 1, ANY, app or api or UNKNOWN)
            continue
        base = _base_path(files, file.path)
        if app is not None:
            _exported_methods(program, collector, module, paths.joined(base, app))
        elif api is not None:
            _default_handler(program, collector, module, paths.joined(base, api))
    return collector.served()


def _app_path(path: str) -> str | None:
    """The path that `app/**/route.ts` answers; None for another file, or one that is no route."""
    directory, _, name = path.rpartition("/")
    if name.rpartition(".")[0] != "route":
        return None
    parts = directory.split("/")
    if "app" not in parts:
        return None
    parts = parts[parts.index("app") + 1 :]
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


def _base_path(files: Sequence[SourceFile], path: str) -> str:
    """`basePath` of the next.config beside or above a file; UNKNOWN where it is computed."""
    nearest = ""
    depth = -1
    for file in files:
        directory, _, name = file.path.rpartition("/")
        if not name.startswith("next.config.") or (directory and not path.startswith(f"{directory}/")):
            continue
        if directory.count("/") + bool(directory) > depth:
            depth = directory.count("/") + bool(directory)
            written = file.artifact.data.decode("utf-8", "replace")
            found = _BASE.search(written)
            nearest = found.group(1) if found else UNKNOWN if re.search(r"\bbasePath\b", written) else ""
    return nearest


def _exported_methods(program: Program, collector: Collector, module: Module, path: str) -> None:
    found = False
    for method in _METHODS:
        for definition in module.exports.get(method, ())[:1]:
            found = True
            collector.route(method, path, module.file, definition.node, method)
    for star in module.stars:
        other = program.find(star, module.path)
        if other is None:
            reason = "the methods are exported from a module that could not be found"
            collector.unresolved(reason, module.file, 1, ANY, path)
            found = True
            continue
        for method in _METHODS:
            if method in other.exports and method not in module.exports:
                found = True
                collector.route(method, path, module.file, module.scope.node, method)
    if not found and any(name == "=" for name in module.exports):
        collector.unresolved("the methods are exported by an expression", module.file, 1, ANY, path)


def _default_handler(program: Program, collector: Collector, module: Module, path: str) -> None:
    found = program.exported(module, "default")
    if found is None:
        if "default" in module.exports:
            node = module.exports["default"][0].node
            collector.unresolved("the handler could not be found", module.file, node, ANY, path)
        return
    at = (module.exports.get("default") or module.exports["="])[0].node
    handler = found if isinstance(found, Value) else None
    for _ in range(_MOST_WRAPPERS):
        if handler is None or handler.node.type != "call_expression":
            break
        chained = _chained(program, handler.node, module)
        if chained:
            for method, where in chained:
                collector.route(method, path, module.file, where, method)
            return
        # withAuth(handler), allow(['GET'])(handler): what counts is the function inside.
        outer = handler
        given = (program.resolve(each, outer.scope) for each in arguments(outer.node))
        inside = (each for each in given if isinstance(each, Value))
        handler = next((each for each in inside if each.node.type in {*FUNCTIONS, "call_expression"}), None)
    if handler is None or handler.node.type not in FUNCTIONS:
        collector.unresolved("the handler could not be found", module.file, at, ANY, path)
        return
    node = handler.node
    methods = _methods_of(text(node.child_by_field_name("body")))
    for method in methods:
        collector.route(method, path, module.file, at, text(node.child_by_field_name("name"))[:80])
    if not methods:
        collector.unresolved("the handler does not say which methods it answers", module.file, at, ANY, path)


def _methods_of(body: str) -> list[str]:
    """The methods that the body of a handler compares the request's method with."""
    found: dict[str, None] = {}
    if "method" in body:
        for match in _COMPARED.finditer(body):
            found[(match.group(1) or match.group(2)).upper()] = None
        for match in _LISTED.finditer(body):
            found.update(dict.fromkeys(_WORD.findall(match.group(1))))
    return [method for method in found if method in _METHODS]


def _chained(program: Program, handler: Node, module: Module) -> list[tuple[str, Node]]:
    """The methods of a next-connect router whose `handler()` is exported."""
    owner, _ = method_of(handler)
    found: list[tuple[str, Node]] = []
    key = program.key(owner if owner is not None else handler, module.scope)
    for each in module.of("call_expression"):
        receiver, name = method_of(each.node)
        if receiver is None or name.upper() not in _METHODS or name != name.lower():
            continue
        made = program.resolve(receiver, each.scope)
        if isinstance(made, Package) or key is None or program.key(receiver, each.scope) != key:
            continue
        found.append((name.upper(), each.node))
    return found
