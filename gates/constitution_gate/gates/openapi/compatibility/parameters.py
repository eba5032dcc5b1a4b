"""Compare the parameters of an operation, those of the body left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from constitution_gate.gates.openapi.compatibility import contents
from constitution_gate.gates.openapi.compatibility.changes import Where
from constitution_gate.gates.scope import quoted

if TYPE_CHECKING:
    from constitution_gate.gates.openapi.compatibility.changes import Changes
    from constitution_gate.gates.openapi.compatibility.description import Description, Operation, Parameters, Part
    from constitution_gate.gates.openapi.compatibility.schemas import Schemas

    Found = tuple[dict[str, Any], Any]

_IN_BODY = ("body", "formData")
# Descriptions of these as parameters have no effect (OpenAPI 3.x, Parameter Object, `name`).
_IGNORED_HEADERS = frozenset({"accept", "authorization", "content-type"})
_STYLES = {
    "csv": ("form", False),
    "ssv": ("spaceDelimited", False),
    "tsv": ("tabDelimited", False),
    "pipes": ("pipeDelimited", False),
    "multi": ("form", True),
}


def compare(
    schemas: Schemas,
    changes: Changes,
    operations: tuple[Operation, Operation],
    parameters: tuple[Parameters, Parameters],
    *,
    sent: bool = True,
) -> None:
    """Parameters that are gone, new and required, became required, or narrower.

    With `sent` False it is the API that sends them, and clients lose what is gone.
    """
    old, new = (_keyed(d, o, p) for d, o, p in zip((schemas.base, schemas.head), operations, parameters, strict=True))
    head = operations[1]
    for key, (value, node) in old.items():
        where = Where(f"{_kind(value)} of {head.label}", sent)
        if key not in new:
            lost = "what they ask for is ignored or refused" if sent else "they miss it"
            changes.breaks("parameter-removed", head.node, f"{where} is gone: clients use it, and {lost}.", node)
            continue
        _both(schemas, changes, ((value, node), new[key]), where)
    for key, (value, node) in new.items():
        if sent and key not in old and value.get("required") is True:
            where = Where(f"{_kind(value)} of {head.label}", sent)
            message = f"{where} is new and required: clients that do not send it are refused."
            changes.breaks("new-required-parameter", node, message)


def _both(schemas: Schemas, changes: Changes, pair: tuple[Found, Found], where: Where) -> None:
    (old, was), (new, node) = pair
    if where.sent and new.get("required") is True and old.get("required") is not True:
        message = f"{where} is now required: clients that leave it out are refused."
        changes.breaks("parameter-became-required", node, message)
    if where.sent and old.get("allowEmptyValue") is True and new.get("allowEmptyValue") is not True:
        changes.breaks("parameter-became-filled", node, f"{where} may no longer be empty: clients are refused.")
    forms = [(d, part) for d, part in ((schemas.base, (old, was)), (schemas.head, (new, node)))]
    media = [contents.of(d, *part) if "content" in part[0] else None for d, part in forms]
    if media[0] is not None and media[1] is not None:
        contents.compare(schemas, changes, media[0], media[1], node, where)
        return
    if "content" in old or "content" in new:
        changes.cannot_compare(node, f"{where} cannot be compared: only one of both describes it by `content`.")
        return
    before, after = (_schema(d, part) for d, part in forms)
    schemas.compare((before,), (after,), where)
    styles = tuple(_style(d, part[0]) for d, part in forms)
    if styles[0] != styles[1] and _is_composed(schemas.head, after):
        message = f"{where} is written in another way: clients that write it as before are misunderstood."
        changes.breaks("parameter-style-changed", node, message)


def _keyed(description: Description, operation: Operation, parameters: Parameters) -> dict[tuple[str, str], Found]:
    """The parameters by place and name; those of the path by their position in it, for their names are free."""
    names = re.findall(r"\{([^{}]*)\}", operation.path)
    found = {}
    for (place, name), part in parameters.named.items():
        if place in _IN_BODY or (place == "header" and description.family != "2.0" and name in _IGNORED_HEADERS):
            continue
        if place == "path":
            if name in names:
                found[place, str(names.index(name))] = part
        else:
            found[place, name] = part
    return found


def _kind(value: dict[str, Any]) -> str:
    place = value.get("in")
    kind = "header" if place == "header" else f"{place} parameter"
    return f"the {kind} {quoted(str(value.get('name')))}"


def _schema(description: Description, part: Found) -> Part:
    value, node = part
    if description.family == "2.0":
        return {key: each for key, each in value.items() if key != "collectionFormat"}, node
    return (value["schema"], node.child("schema")) if "schema" in value else (True, node)


def _style(description: Description, value: dict[str, Any]) -> tuple[str, bool]:
    """How a list or an object is written: the style, and whether each item is a parameter of its own."""
    if description.family == "2.0":
        stated = value.get("collectionFormat", "csv")
        written, apart = _STYLES.get(str(stated), (str(stated), False))
        return ("simple", apart) if written == "form" and value.get("in") != "query" else (written, apart)
    default = "form" if value.get("in") in ("query", "cookie") else "simple"
    style = str(value.get("style", default))
    return style, value.get("explode", style == "form") is True


def _is_composed(description: Description, part: Part) -> bool:
    resolved = description.resolved(*part)
    types = resolved[0].get("type") if resolved else None
    names = types if isinstance(types, list) else [types]
    return types is None or "array" in names or "object" in names
