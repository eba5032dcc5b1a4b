"""Faults of operations, links and tags that their shape alone does not show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from constitution_gate.constitution.record import Record
from constitution_gate.gates.openapi import path_parameters
from constitution_gate.gates.openapi.references import Node, shown
from constitution_gate.gates.openapi.structure import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.gates.openapi.structure import Walk

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_METHOD_NAME = r"[A-Za-z0-9!#$%&'*+.^_`|~-]+"
_FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")


class Operation(Record):
    """An operation of the description; `path` is its path, or the name of its webhook."""

    path: str
    method: str
    value: dict[str, Any]
    node: Node


def operation(walk: Walk, value: dict[str, Any], node: Node) -> None:
    """`operationId` is unique among all operations (Operation Object)."""
    identifier = value.get("operationId")
    if not isinstance(identifier, str):
        return
    first = walk.operation_ids.setdefault(identifier, node)
    if first.key != node.key:
        # Finding a line takes time, and beyond the limit only the number of faults is told.
        line = 0 if walk.full else first.document.source.mark((*first.pointer, "operationId"))[0]
        where = f"on line {line}" if first.document is node.document else f"in {first.document.path}"
        walk.fault(node.child("operationId"), f"The operationId {shown(identifier)} is taken {where}.")


def path_item(walk: Walk, value: dict[str, Any], node: Node) -> None:
    """No parameter stands twice in one list; additional operations have methods of their own (3.2)."""
    duplicate_parameters(walk, value, node)
    extra = value.get("additionalOperations")
    if walk.family == "3.2" and isinstance(extra, dict):
        for method in extra:
            place = node.child("additionalOperations", method)
            if method.lower() in METHODS:
                walk.fault(place, f"The method {shown(method)} has a field of its own.", f"Use '{method.lower()}'.")
            elif not re.fullmatch(_METHOD_NAME, method):
                walk.fault(place, f"{shown(method)} is not an HTTP method.")


def responses(walk: Walk, value: dict[str, Any], node: Node) -> None:
    """At least one response (Responses Object)."""
    if not any(not key.startswith("x-") for key in value):
        walk.fault(node, "The operation has no response.", "Describe at least one.")


def duplicate_parameters(walk: Walk, value: dict[str, Any], node: Node) -> None:
    """A parameter is told by its name and place; no list holds one twice."""
    seen: set[tuple[str, str]] = set()
    for parameter, place in path_parameters.Lists(walk).of(value, node).all:
        key = path_parameters.identity(parameter)
        if key is None:
            continue
        if key in seen:
            walk.fault(place, f"The {key[1]} parameter {shown(key[0])} stands twice in this list.", "Keep one.")
        seen.add(key)


def link(walk: Walk, value: dict[str, Any], node: Node) -> None:
    """A link names one operation (Link Object)."""
    by_id = "operationId" in value
    by_reference = "operationRef" in value
    if by_id and by_reference:
        walk.fault(node.child("operationRef"), "'operationId' and 'operationRef' exclude each other.", "Keep one.")
    if not by_id and not by_reference:
        walk.fault(node, "The link names no operation.", "Add 'operationId' or 'operationRef'.")
    if isinstance(value.get("operationRef"), str) and not by_id:
        walk.found.append(Reference(node, value["operationRef"], "Operation", "operationRef"))
    if isinstance(value.get("operationId"), str):
        walk.links.append((value["operationId"], node.child("operationId")))


def document(walk: Walk, value: dict[str, Any], node: Node) -> None:
    """Tags are unique, a tag's parent is a tag (3.2), and host and base path have their form (2.0)."""
    tags = value.get("tags")
    names: dict[str, str | None] = {}
    for index, tag in enumerate(tags if isinstance(tags, list) else ()):
        if not isinstance(tag, dict) or not isinstance(tag.get("name"), str):
            continue
        if tag["name"] in names:
            walk.fault(node.child("tags", index), f"The tag {shown(tag['name'])} stands twice.", "Keep one of them.")
        parent = tag.get("parent")
        names[tag["name"]] = parent if isinstance(parent, str) else None
    if walk.family == "3.2":
        _parents(walk, names, tags, node)
    if walk.family == "2.0":
        _address(walk, value, node)
    if walk.json_schema and not any(part in value for part in ("paths", "webhooks", "components")):
        walk.fault(node, "The document has none of 'paths', 'webhooks' and 'components'.", "Describe the paths.")


def _address(walk: Walk, value: dict[str, Any], node: Node) -> None:
    host, base = value.get("host"), value.get("basePath")
    if isinstance(host, str) and not re.fullmatch(r"[^{}/ :\\]+(?::[0-9]+)?", host):
        walk.fault(node.child("host"), "'host' is not a host.", "Give the name and the port only, as in example.org.")
    if isinstance(base, str) and not base.startswith("/"):
        walk.fault(node.child("basePath"), "'basePath' does not begin with '/'.", "Begin it with a slash.")


def _parents(walk: Walk, names: dict[str, str | None], tags: Any, node: Node) -> None:
    for index, tag in enumerate(tags if isinstance(tags, list) else ()):
        if not isinstance(tag, dict) or not isinstance(tag.get("parent"), str):
            continue
        place = node.child("tags", index, "parent")
        if tag["parent"] not in names:
            walk.fault(place, f"The parent {shown(tag['parent'])} is not a tag.")
            continue
        ancestor: str | None = tag["parent"]
        for _ in range(len(names)):
            if ancestor is None or ancestor == tag.get("name"):
                break
            ancestor = names.get(ancestor)
        if ancestor is not None and ancestor == tag.get("name"):
            walk.fault(place, f"The tag {shown(ancestor)} is its own ancestor.")


def check(walk: Walk) -> list[Operation]:
    """The rules that need the whole description; returns its operations, webhooks among them."""
    root = Node(walk.references.root, ())
    found = list(_operations(walk, root))
    lists = path_parameters.Lists(walk)
    by_path: dict[str, list[tuple[dict[str, Any], Node]]] = {}
    for path, item, node in _items(walk, root, "paths"):
        by_path.setdefault(path, []).append((item, node))
    for names, items in path_parameters.distinct(walk, root, by_path):
        methods = [method for item, node in items for method in _methods(walk, item, node)]
        path_parameters.check(walk, lists, names, items, methods)
    for identifier, place in walk.links:
        if identifier not in walk.operation_ids:
            walk.fault(place, f"The link leads to the operation {shown(identifier)}, which is not there.")
    for each in {operation.node.key: operation for operation in found}.values():
        duplicate_parameters(walk, each.value, each.node)
        if walk.family == "2.0":
            _swagger_body(walk, lists, each)
    return found


def _items(walk: Walk, root: Node, field: str) -> Iterator[tuple[str, dict[str, Any], Node]]:
    """The path items under a field of the document, each with the ones that it refers to."""
    items = root.document.value.get(field)
    for path, item in (items if isinstance(items, dict) else {}).items():
        if path.startswith("x-") or not isinstance(item, dict):
            continue
        node = root.child(field, path)
        yield path, item, node
        target = walk.resolved(item, node)
        if target is not None and target[1].key != node.key:
            yield path, *target


def _operations(walk: Walk, root: Node) -> Iterator[Operation]:
    fields = ("paths", "webhooks") if walk.json_schema else ("paths",)
    for field in fields:
        yield from below(walk, root, field)


def below(walk: Walk, root: Node, field: str) -> Iterator[Operation]:
    """The operations under a field of the document ("paths", "webhooks"), those of referenced path items included."""
    for path, item, node in _items(walk, root, field):
        for method, value, place in _methods(walk, item, node):
            yield Operation(path, method, value, place)


def callbacks(walk: Walk, operation: Operation) -> Iterator[Operation]:
    """The operations that an operation calls back with, those of references that lead nowhere left out."""
    named = operation.value.get("callbacks")
    for name, callback in (named if isinstance(named, dict) else {}).items():
        found = walk.resolved(callback, operation.node.child("callbacks", name))
        for expression, item in (found[0] if found else {}).items():
            assert found is not None
            target = walk.resolved(item, found[1].child(expression))
            for method, value, place in _methods(walk, *target) if target else ():
                yield Operation(expression, method, value, place)


def lost(walk: Walk, root: Node, field: str) -> Iterator[tuple[str, Node]]:
    """The paths under a field of the document whose reference leads nowhere, each with the place of its path item."""
    for path, item, node in _items(walk, root, field):
        if "$ref" in item and walk.resolved(item, node) is None:
            yield path, node


def _methods(walk: Walk, item: dict[str, Any], node: Node) -> Iterator[tuple[str, dict[str, Any], Node]]:
    known = walk.shapes.shapes["PathItem"].fields
    for method in METHODS:
        if method in known and isinstance(item.get(method), dict):
            yield method, item[method], node.child(method)
    extra = item.get("additionalOperations")
    if walk.family == "3.2" and isinstance(extra, dict):
        for method, value in extra.items():
            if isinstance(value, dict):
                yield method, value, node.child("additionalOperations", method)


def _swagger_body(walk: Walk, lists: path_parameters.Lists, operation: Operation) -> None:
    """At most one body, none beside form data, and none where HTTP gives it no meaning (2.0)."""
    own = lists.of(operation.value, operation.node).all
    bodies = [place for value, place in own if value.get("in") == "body"]
    forms = [pair for pair in own if pair[0].get("in") == "formData"]
    for place in bodies[1:]:
        walk.fault(place, "The operation has a second body parameter.", "Keep one of them.")
    if bodies and forms:
        walk.fault(forms[0][1], "Form data and a body parameter exclude each other.", "Keep one kind.")
    if operation.method in ("get", "head") and (bodies or forms):
        walk.fault([*bodies, *(place for _, place in forms)][0], f"'{operation.method}' has a body.", "Remove it.")
    consumes = operation.value.get("consumes", walk.references.root.value.get("consumes"))
    accepted = [str(kind).partition(";")[0].strip() for kind in consumes] if isinstance(consumes, list) else []
    for value, place in forms:
        if value.get("type") == "file" and not set(accepted) & set(_FORMS):
            walk.fault(place, "A file parameter needs 'consumes' with multipart/form-data.")
