"""Faults of paths: their templates, and the parameters that must correspond to them (Path Templating)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from constitution_gate.constitution.record import Record
from constitution_gate.gates.openapi.references import Node, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from constitution_gate.gates.openapi.references import Pointer
    from constitution_gate.gates.openapi.structure import Walk

    Placed = tuple[dict[str, Any], Node]


class Declared(Record):
    """The parameters of a path item or operation, references followed, each with its place in the list.

    `in_path` are the names and places of those in the path; `complete` says that every reference led somewhere.
    """

    all: tuple[Placed, ...]
    in_path: tuple[tuple[str, Node], ...]
    complete: bool


class Lists:
    """Parameter lists, each resolved once: a thousand paths may share a path item."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._known: dict[tuple[str, Pointer], Declared] = {}

    def of(self, value: dict[str, Any], node: Node) -> Declared:
        """The parameters of the path item or operation at a node."""
        if node.key not in self._known:
            self._known[node.key] = self._resolve(value, node)
        return self._known[node.key]

    def _resolve(self, value: dict[str, Any], node: Node) -> Declared:
        parameters = value.get("parameters")
        found: list[Placed] = []
        listed = parameters if isinstance(parameters, list) else []
        for index, parameter in enumerate(listed):
            place = node.child("parameters", index)
            target = self._walk.resolved(parameter, place)
            if target is not None:
                found.append((target[0], place))
        in_path = [
            (each["name"], place)
            for each, place in found
            if each.get("in") == "path" and isinstance(each.get("name"), str)
        ]
        lost = "$ref" in value and self._walk.resolved(value, node) is None
        return Declared(tuple(found), tuple(in_path), len(found) == len(listed) and not lost)


def identity(parameter: dict[str, Any]) -> tuple[str, str] | None:
    """What tells a parameter from others: its name and place. Names of headers have no case."""
    name, place = parameter.get("name"), parameter.get("in")
    if not isinstance(name, str) or not isinstance(place, str):
        return None
    return (name.lower() if place == "header" else name), place


def distinct(
    walk: Walk, root: Node, paths: Mapping[str, Sequence[Placed]]
) -> Iterator[tuple[dict[str, None], Sequence[Placed]]]:
    """The names in the templates of each path, with its path items; faults what is no path or stands twice."""
    alike: dict[str, str] = {}
    for path, items in paths.items():
        place = root.child("paths", path)
        names = _template(walk, path, place)
        if names is None:
            continue
        other = alike.setdefault(re.sub(r"\{[^{}]*\}", "{}", path), path)
        if other != path:
            walk.fault(place, f"The path {shown(path)} cannot be told from {shown(other)}.", "Keep one of them.")
        yield names, items


def check(
    walk: Walk,
    lists: Lists,
    names: Mapping[str, None],
    items: Sequence[Placed],
    methods: Sequence[tuple[str, dict[str, Any], Node]],
) -> None:
    """Every name in the path is declared for every operation, and every path parameter is in the path."""
    inherited = [lists.of(item, node) for item, node in items]
    shared = {name for declared in inherited for name, _ in declared.in_path}
    complete = all(declared.complete for declared in inherited)
    for declared in inherited:
        _in_path(walk, names, declared)
    for method, value, node in methods:
        own = lists.of(value, node)
        _in_path(walk, names, own)
        if not complete or not own.complete:
            continue
        known = shared.union(name for name, _ in own.in_path)
        for name in names:
            if name not in known:
                walk.fault(
                    node,
                    f"'{method}' does not declare the path parameter {shown(name)}.",
                    "Declare it with 'in: path' and 'required: true'.",
                )


def _template(walk: Walk, path: str, place: Node) -> dict[str, None] | None:
    """The names in a path's templates, in order; None where the path is no path."""
    if not path.startswith("/"):
        return None
    if "?" in path:
        walk.fault(place, f"The path {shown(path)} holds a query.", "Describe it as parameters.")
        return None
    names: dict[str, None] = {}
    for name in re.findall(r"\{([^{}]*)\}", path):
        if name in names:
            walk.fault(place, f"The path has the parameter {shown(name)} twice.", "Give each its own name.")
        names[name] = None
    rest = re.sub(r"\{[^{}]*\}", "", path)
    if "{" in rest or "}" in rest or "" in names:
        walk.fault(place, f"The path {shown(path)} has a template that is not closed or has no name.")
        return None
    return names


def _in_path(walk: Walk, names: Mapping[str, None], declared: Declared) -> None:
    for name, place in declared.in_path:
        if walk.full:
            return
        if name not in names:
            walk.fault(place, f"The path has no {shown('{' + name + '}')} for this path parameter.")
