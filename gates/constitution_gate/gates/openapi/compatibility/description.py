"""The operations of a description, alike for every version of OpenAPI."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from constitution_gate.constitution.record import Record
from constitution_gate.gates.openapi import path_parameters, versions
from constitution_gate.gates.openapi.operations import METHODS
from constitution_gate.gates.openapi.references import BadReferenceError, Document, Node, References, value_at
from constitution_gate.gates.openapi.structure import Walk
from constitution_gate.gates.scope import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Part = tuple[Any, Node]
"""A value and its place. What a version has no place for of its own is made up at the nearest one."""


class Operation(Record):
    """An operation; `items` are its path items: the one under its path, and the one that this refers to."""

    path: str
    method: str
    value: dict[str, Any]
    node: Node
    items: tuple[tuple[dict[str, Any], Node], ...]

    @property
    def label(self) -> str:
        """What readers call it."""
        return quoted(f"{self.method.upper()} {self.path}")

    def inherited(self, field: str) -> Part | None:
        """A field of the operation, or else of its path item."""
        for value, node in ((self.value, self.node), *self.items):
            if field in value:
                return value[field], node.child(field)
        return None


class Parameters(Record):
    """The parameters of an operation by place and name, references followed; `lost` are those that lead nowhere."""

    named: dict[tuple[str, str], tuple[dict[str, Any], Node]]
    lost: tuple[Node, ...]


class Description:
    """A description in a file, whose references are followed as they are met."""

    def __init__(self, root: Document, open_file: Callable[[str], Document | str]) -> None:
        """Raises versions.UnknownVersionError."""
        self.root = root
        self.node = Node(root, ())
        self.family = versions.family(root.value)
        self.references = References(root, open_file)
        self.walk = Walk(self.family, self.references, {})

    @property
    def value(self) -> dict[str, Any]:
        """The document."""
        found: dict[str, Any] = self.root.value
        return found

    def resolved(self, value: Any, node: Node) -> tuple[dict[str, Any], Node] | None:
        """The object at a place, references followed; None where there is none."""
        return self.walk.resolved(value, node)

    def target(self, reference: str, node: Node) -> Part:
        """What a reference names; raises BadReferenceError."""
        target = self.references.target(reference, node)
        return value_at(target.document.value, target.pointer), target

    def operations(self, field: str = "paths") -> Iterator[Operation]:
        """The operations under "paths" or "webhooks"."""
        items = self.value.get(field)
        for path, item in (items if isinstance(items, dict) else {}).items():
            if not path.startswith("x-") and isinstance(item, dict):
                yield from self.below(path, item, self.node.child(field, path))

    def lost_paths(self, field: str = "paths") -> Iterator[tuple[str, Node]]:
        """The paths that are no path items, or whose reference leads nowhere."""
        items = self.value.get(field)
        if items is not None and not isinstance(items, dict):
            yield field, self.node.child(field)
        for path, item in (items if isinstance(items, dict) else {}).items():
            if path.startswith("x-"):
                continue
            node = self.node.child(field, path)
            if not isinstance(item, dict) or self.resolved(item, node) is None:
                yield path, node

    def below(self, path: str, item: dict[str, Any], node: Node) -> Iterator[Operation]:
        """The operations of a path item and of the one that it refers to."""
        items = [(item, node)]
        target = self.resolved(item, node)
        if target is not None and target[1].key != node.key:
            items.append(target)
        seen = set()
        for value, place in items:
            for method, operation, at in self._methods(value, place):
                if method not in seen:
                    seen.add(method)
                    yield Operation(path, method, operation, at, tuple(items))

    def _methods(self, item: dict[str, Any], node: Node) -> Iterator[tuple[str, dict[str, Any], Node]]:
        known = self.walk.shapes.shapes["PathItem"].fields
        for method in METHODS:
            if method in known and isinstance(item.get(method), dict):
                yield method, item[method], node.child(method)
        extra = item.get("additionalOperations")
        if self.family == "3.2" and isinstance(extra, dict):
            for method, value in extra.items():
                if isinstance(value, dict):
                    yield method, value, node.child("additionalOperations", method)

    def parameters(self, operation: Operation) -> Parameters:
        """Those of the operation and, where it does not replace them, of its path items."""
        named: dict[tuple[str, str], tuple[dict[str, Any], Node]] = {}
        lost = []
        for value, node in ((operation.value, operation.node), *operation.items):
            listed = value.get("parameters")
            for index, parameter in enumerate(listed if isinstance(listed, list) else ()):
                place = node.child("parameters", index)
                found = self.resolved(parameter, place)
                key = path_parameters.identity(found[0]) if found else None
                if found is None or key is None:
                    lost.append(place)
                else:
                    named.setdefault((key[1], key[0]), found)
        return Parameters(named, tuple(lost))

    @cached_property
    def subtypes(self) -> dict[tuple[str, tuple[str | int, ...]], dict[str, Part]]:
        """The named schemas that extend another by `allOf`, by the place of that other."""
        found: dict[tuple[str, tuple[str | int, ...]], dict[str, Part]] = {}
        path = ("definitions",) if self.family == "2.0" else ("components", "schemas")
        schemas: Any = self.value
        for part in path:
            schemas = schemas.get(part) if isinstance(schemas, dict) else None
        for name, schema in (schemas if isinstance(schemas, dict) else {}).items():
            parents = schema.get("allOf") if isinstance(schema, dict) else None
            node = self.node.child(*path, name)
            for index, parent in enumerate(parents if isinstance(parents, list) else ()):
                if not isinstance(parent, dict) or not isinstance(parent.get("$ref"), str):
                    continue
                try:
                    _, place = self.target(parent["$ref"], node.child("allOf", index))
                except BadReferenceError:
                    continue
                found.setdefault(place.key, {})[name] = (schema, node)
        return found
