"""Compare the responses of an operation: status codes, contents and headers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from constitution_gate.constitution.record import Record
from constitution_gate.gates.openapi.compatibility import contents
from constitution_gate.gates.openapi.compatibility.changes import Where, values
from constitution_gate.gates.openapi.compatibility.constraints import canonical
from constitution_gate.gates.scope import quoted

if TYPE_CHECKING:
    from constitution_gate.gates.openapi.compatibility.changes import Changes
    from constitution_gate.gates.openapi.compatibility.contents import Media
    from constitution_gate.gates.openapi.compatibility.description import Description, Operation, Part
    from constitution_gate.gates.openapi.compatibility.schemas import Schemas
    from constitution_gate.gates.openapi.references import Node

# Fields that belong to the response itself are described elsewhere (OpenAPI 3.x, Response Object, `headers`).
_IGNORED_HEADERS = frozenset({"content-type"})


class Response(Record):
    """A response; `content` is None where it cannot be read."""

    node: Node
    content: dict[str, Media] | None
    headers: dict[str, tuple[dict[str, Any], Node] | None]


def read(description: Description, operation: Operation) -> dict[str, Response | None]:
    """The responses by status code; None for one whose reference leads nowhere."""
    stated = operation.value.get("responses")
    found: dict[str, Response | None] = {}
    for code, value in (stated if isinstance(stated, dict) else {}).items():
        if not code.startswith("x-"):
            found[code.upper() if code != "default" else code] = _response(
                description, operation, value, operation.node.child("responses", code)
            )
    return found


def _response(description: Description, operation: Operation, value: Any, node: Node) -> Response | None:
    resolved = description.resolved(value, node)
    if resolved is None:
        return None
    own, place = resolved
    if description.family == "2.0":
        content: dict[str, Media] | None = contents.swagger_response(description, operation, own, place)
    else:
        content = contents.of(description, own, place)
    headers = own.get("headers")
    named = {
        name.lower(): description.resolved(header, place.child("headers", name))
        for name, header in (headers if isinstance(headers, dict) else {}).items()
    }
    return Response(place, content, {name: each for name, each in named.items() if name not in _IGNORED_HEADERS})


def compare(
    schemas: Schemas,
    changes: Changes,
    operations: tuple[Operation, Operation],
    *,
    sent: bool = False,
) -> None:
    """Success codes that are gone, and what comes with those that stay.

    With `sent` True it is the API that calls, and clients that answer.
    """
    old, new = (read(d, o) for d, o in zip((schemas.base, schemas.head), operations, strict=True))
    label = operations[1].label
    at = operations[1].node.child("responses")
    for code, response in old.items():
        matches = _counterparts(code, new)
        if not matches:
            if code.startswith("2") or (code == "default" and not _succeeds(old)):
                _gone(changes, code, (response, at), label, sent=sent)
            continue
        for name in matches:
            _both(schemas, changes, (response, new[name]), at, Where(f"the {name} answer of {label}", sent))


def _counterparts(code: str, among: dict[str, Response | None]) -> list[str]:
    """The new responses that stand for an old one: the same code, or those of its range, or the range."""
    if code in among:
        return [code]
    if code.endswith("XX"):
        return [name for name in among if name[:1] == code[:1]]
    if code == "default":
        return [] if _succeeds(among) else [name for name in among if name[:1] == "2"]
    return [name for name in (f"{code[:1]}XX",) if name in among] or [
        name for name in ("default",) if name in among and not code.startswith(("4", "5"))
    ]


def _succeeds(responses: dict[str, Response | None]) -> bool:
    return any(code.startswith("2") for code in responses)


def _gone(changes: Changes, code: str, places: tuple[Response | None, Node], label: str, *, sent: bool) -> None:
    response, at = places
    if sent:
        message = f"{label} may no longer be answered with {quoted(code)}: clients that do are taken to have failed."
    else:
        message = f"{label} no longer answers {quoted(code)}: clients that wait for it take any other for a failure."
    changes.breaks("response-success-status-removed", at, message, response.node if response else None)


def _both(
    schemas: Schemas, changes: Changes, pair: tuple[Response | None, Response | None], at: Node, where: Where
) -> None:
    old, new = pair
    if old is None or new is None or old.content is None or new.content is None:
        when = " at the base revision" if old is None or old.content is None else ""
        changes.cannot_compare(new.node if new else at, f"{where} cannot be compared: it cannot be read{when}.")
        return
    contents.compare(schemas, changes, old.content, new.content, new.node, where)
    gone = []
    for name, before in old.headers.items():
        if name not in new.headers:
            gone.append(name)
            continue
        after = new.headers[name]
        inside = where.replace(subject=f"the header {quoted(name)} of {where.subject}")
        if before is None or after is None:
            changes.cannot_compare(new.node, f"{inside} cannot be compared: its reference leads nowhere.")
            continue
        if before[0].get("required") is True and after[0].get("required") is not True and not where.sent:
            message = f"{inside} may now be missing: {where.clients} that rely on it fail."
            changes.breaks("response-header-became-optional", after[1], message)
        _schema(schemas, changes, before, after, inside)
    if gone:
        message = f"{where} no longer has the header {values(gone)}: {where.clients} that read it miss it."
        changes.breaks("response-header-removed", new.node, message, old.node)


def _schema(schemas: Schemas, changes: Changes, old: Part, new: Part, where: Where) -> None:
    before, after = (
        each if description.family == "2.0" else (each[0].get("schema"), each[1].child("schema"))
        for description, each in ((schemas.base, old), (schemas.head, new))
    )
    if before[0] is not None and after[0] is not None:
        schemas.compare((before,), (after,), where)
    elif canonical(old[0].get("content")) != canonical(new[0].get("content")):
        changes.cannot_compare(new[1], f"{where} cannot be compared: it is described by `content`.")
