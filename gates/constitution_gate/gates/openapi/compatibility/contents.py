"""Compare request bodies and the contents of responses: their media types and the schemas of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from constitution_gate.constitution.record import Record
from constitution_gate.gates.openapi.compatibility.changes import values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_gate.gates.openapi.compatibility.changes import Changes, Where
    from constitution_gate.gates.openapi.compatibility.description import Description, Operation, Parameters, Part
    from constitution_gate.gates.openapi.compatibility.schemas import Schemas
    from constitution_gate.gates.openapi.references import Node

_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data"


class Media(Record):
    """What is sent as one media type: the schema of the whole, of each item of a stream, and how parts are encoded."""

    node: Node
    schema: Part | None
    items: Part | None = None
    encoding: Part | None = None


class Body(Record):
    """A request body. `content` maps media types to what is sent; `lost` says that a reference leads nowhere."""

    node: Node
    required: bool
    content: Mapping[str, Media]
    lost: bool = False


def request(description: Description, operation: Operation, parameters: Parameters) -> Body | None:
    """The body of an operation's request; None where it has none."""
    if description.family == "2.0":
        return _swagger_request(description, operation, parameters)
    if "requestBody" not in operation.value:
        return None
    node = operation.node.child("requestBody")
    found = description.resolved(operation.value["requestBody"], node)
    if found is None:
        return Body(node, False, {}, lost=True)
    value, place = found
    content = of(description, value, place)
    return Body(place, value.get("required") is True, content or {}, lost=content is None)


def of(description: Description, value: dict[str, Any], node: Node) -> dict[str, Media] | None:
    """The media types under `content`; None where one of them is no object."""
    stated = value.get("content")
    if stated is not None and not isinstance(stated, dict):
        return None
    found = {}
    for name, media in (stated or {}).items():
        place = node.child("content", name)
        resolved = description.resolved(media, place)
        if resolved is None:
            return None
        own, at = resolved
        parts = {key: (own[key], at.child(key)) for key in ("schema", "itemSchema", "encoding") if key in own}
        found[_bare(name)] = Media(at, parts.get("schema"), parts.get("itemSchema"), parts.get("encoding"))
    return found


def swagger_response(
    description: Description, operation: Operation, value: dict[str, Any], node: Node
) -> dict[str, Media]:
    """The content of a response of OpenAPI 2.0: its schema as each of the media types that are produced."""
    if "schema" not in value:
        return {}
    media = Media(node, (value["schema"], node.child("schema")))
    return dict.fromkeys(_kinds(description, operation, "produces") or (_JSON,), media)


def compare(
    schemas: Schemas, changes: Changes, old: Mapping[str, Media], new: Mapping[str, Media], at: Node, where: Where
) -> None:
    """Media types that are gone, and the schemas of those that stay."""
    gone = []
    for kind, media in old.items():
        there = _counterpart(kind, new)
        if there is None:
            gone.append((kind, media.node))
            continue
        anything = (True, there.node)
        for before, after in ((media.schema, there.schema), (media.items, there.items)):
            if before is not None or after is not None:
                schemas.compare((before or (True, media.node),), (after or anything,), where)
        if _encoding(media) != _encoding(there):
            changes.cannot_compare(there.node, f"the encoding of {where} changed, and cannot be compared.")
    if not gone:
        return
    kinds = values(kind for kind, _ in gone)
    if where.sent:
        message = f"{where} may no longer be {kinds}: {where.clients} that send it get 415."
        changes.breaks("request-media-type-removed", at, message, gone[0][1])
    else:
        message = f"{where} is no longer {kinds}: {where.clients} that ask for it get 406, or cannot read what comes."
        changes.breaks("response-media-type-removed", at, message, gone[0][1])


def _counterpart(kind: str, among: Mapping[str, Media]) -> Media | None:
    for name in (kind, f"{kind.partition('/')[0]}/*", "*/*"):
        if name in among:
            return among[name]
    return None


def _encoding(media: Media) -> str:
    from constitution_gate.gates.openapi.compatibility.constraints import canonical

    return canonical(media.encoding[0]) if media.encoding else canonical({})


def _bare(kind: str) -> str:
    """A media type without its parameters, which say how and not what is sent."""
    return kind.partition(";")[0].strip().lower()


def _kinds(description: Description, operation: Operation, field: str) -> tuple[str, ...]:
    stated = operation.value.get(field, description.value.get(field))
    return tuple(_bare(kind) for kind in stated if isinstance(kind, str)) if isinstance(stated, list) else ()


def _swagger_request(description: Description, operation: Operation, parameters: Parameters) -> Body | None:
    """The parameter in the body, or the object that the form's fields make."""
    kinds = _kinds(description, operation, "consumes")
    for (place, _), (value, node) in parameters.named.items():
        if place == "body":
            media = Media(node, (value["schema"], node.child("schema")) if "schema" in value else None)
            return Body(node, value.get("required") is True, dict.fromkeys(kinds or (_JSON,), media))
    fields = {name: part for (place, name), part in parameters.named.items() if place == "formData"}
    if not fields:
        return None
    node = operation.node.child("parameters")
    required = [name for name, (value, _) in fields.items() if value.get("required") is True]
    form = {"type": "object", "properties": {name: value for name, (value, _) in fields.items()}, "required": required}
    files = any(value.get("type") == "file" for value, _ in fields.values())
    media = Media(node, (form, node))
    return Body(node, bool(required), dict.fromkeys(kinds or ((_MULTIPART if files else _FORM),), media))
