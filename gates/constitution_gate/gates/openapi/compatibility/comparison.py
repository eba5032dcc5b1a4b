"""Compare two descriptions of an API, the one at a base revision and the one that replaces it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from constitution_gate.constitution.record import Record
from constitution_gate.gates.openapi.compatibility import contents, parameters, responses, security, servers
from constitution_gate.gates.openapi.compatibility.changes import Change, Changes, Where
from constitution_gate.gates.openapi.compatibility.schemas import Schemas, TooMuchError
from constitution_gate.gates.scope import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.gates.openapi.compatibility.description import Description, Operation

_TEMPLATE = r"\{[^{}]*\}"


class Comparison(Record):
    """The changes that break clients, what could not be compared, and how many operations were."""

    breaking: tuple[Change, ...]
    unclear: tuple[Change, ...]
    operations: int
    left_out: int = 0


def compare(base: Description, head: Description) -> Comparison:
    """Everything in which `head` breaks the clients of `base`. It raises nothing, whatever the descriptions hold."""
    changes = Changes()
    count = 0
    try:
        count = _compare(base, head, changes)
    except TooMuchError:
        changes.cannot_compare(head.node, "the descriptions are too large to be compared whole.")
    except RecursionError:
        changes.cannot_compare(head.node, "the descriptions are nested too deep to be compared whole.")
    return Comparison(changes.breaking, changes.unclear, count, changes.left_out)


def _compare(base: Description, head: Description, changes: Changes) -> int:
    schemas = Schemas(base, head, changes)
    for description, when in ((base, " at the base revision"), (head, "")):
        fields = ("paths", "webhooks") if description.walk.json_schema else ("paths",)
        for path, node in (lost for field in fields for lost in description.lost_paths(field)):
            at = node if description is head else head.node.child("paths")
            changes.cannot_compare(at, f"{quoted(path)} cannot be read{when}, so its operations cannot be compared.")
    before, after = servers.of_document(base), servers.of_document(head)
    bases = _base_paths(base, head, before, after)
    if bases == ("", ""):
        servers.compare(changes, before, after, "the API")
    old, new = _keyed(base, bases[0]), _keyed(head, bases[1])
    for key, operation in old.items():
        if key in new:
            _operation(schemas, changes, operation, new[key])
        else:
            _removed(changes, head, operation)
    security.flows(changes, base, head)
    _webhooks(schemas, changes)
    schemas.finish()
    return len(old)


def _base_paths(base: Description, head: Description, old: servers.Servers, new: servers.Servers) -> tuple[str, str]:
    """The base paths to match operations below: a path may move from the servers into the paths and back."""
    if len(old.paths) != 1 or len(new.paths) != 1 or old.paths == new.paths:
        return "", ""
    (before,), (after,) = old.paths, new.paths
    keys = {_key(each, before) for each in base.operations()}
    return (before, after) if keys and keys <= {_key(each, after) for each in head.operations()} else ("", "")


def _keyed(description: Description, base: str) -> dict[tuple[str, str], Operation]:
    return {_key(each, base): each for each in description.operations()}


def _key(operation: Operation, base: str) -> tuple[str, str]:
    """What tells an operation from others: its method, and its path whatever its templates are called."""
    path = servers.join(base, operation.path) if base else operation.path
    return operation.method.upper(), re.sub(_TEMPLATE, "{}", path)


def _removed(changes: Changes, head: Description, operation: Operation) -> None:
    items = head.value.get("paths")
    known = isinstance(items, dict) and operation.path in items
    node = head.node.child("paths", operation.path) if known else head.node.child("paths")
    fate = "405" if known else "404"
    changes.breaks(
        "operation-removed", node, f"{operation.label} is gone: clients that call it get {fate}.", operation.node
    )


def _operation(schemas: Schemas, changes: Changes, old: Operation, new: Operation) -> None:
    pair = (old, new)
    base, head = schemas.base, schemas.head
    given = base.parameters(old), head.parameters(new)
    for lost, node in ((given[0].lost, new.node), (given[1].lost, new.node)):
        if lost:
            changes.cannot_compare(node, f"the parameters of {new.label} cannot be compared: one cannot be read.")
    parameters.compare(schemas, changes, pair, given)
    _body(schemas, changes, (contents.request(base, old, given[0]), contents.request(head, new, given[1])), new)
    responses.compare(schemas, changes, pair)
    security.compare(changes, (base, head), pair)
    own = servers.of_operation(base, old), servers.of_operation(head, new)
    if own[0] or own[1]:
        served = own[0] or servers.of_document(base), own[1] or servers.of_document(head)
        servers.compare(changes, *served, new.label)
    _callbacks(schemas, changes, old, new)


def _body(
    schemas: Schemas,
    changes: Changes,
    bodies: tuple[contents.Body | None, contents.Body | None],
    operation: Operation,
) -> None:
    old, new = bodies
    where = Where(f"the request body of {operation.label}", sent=True)
    if (old and old.lost) or (new and new.lost):
        changes.cannot_compare(new.node if new else operation.node, f"{where} cannot be compared: it cannot be read.")
    elif new is None:
        if old is not None:
            message = f"{where} is gone: what clients send in it is ignored or refused."
            changes.breaks("request-body-removed", operation.node, message, old.node)
    elif new.required and (old is None or not old.required):
        now = "is now required" if old else "is new and required"
        message = f"{where} {now}: clients that send none are refused."
        changes.breaks("request-body-became-required", new.node, message)
    if old and new and not old.lost and not new.lost:
        contents.compare(schemas, changes, old.content, new.content, new.node, where)


def _webhooks(schemas: Schemas, changes: Changes) -> None:
    """What the API sends: it may send less, and must take the answers that it took."""
    base, head = schemas.base, schemas.head
    if not (base.walk.json_schema and head.walk.json_schema):
        return
    old, new = ({(each.path, each.method): each for each in d.operations("webhooks")} for d in (base, head))
    for key, operation in old.items():
        if key in new:
            _sent(schemas, changes, operation, new[key])
        else:
            message = f"the webhook {operation.label} is gone: clients that wait for it hear nothing."
            changes.breaks("webhook-removed", head.node.child("webhooks"), message, operation.node)


def _callbacks(schemas: Schemas, changes: Changes, old: Operation, new: Operation) -> None:
    before, after = dict(_called(schemas.base, old)), dict(_called(schemas.head, new))
    if _loses_callbacks(schemas.base, old) or _loses_callbacks(schemas.head, new):
        changes.cannot_compare(new.node, f"the callbacks of {new.label} cannot be compared: one cannot be read.")
    for key, operation in before.items():
        if key in after:
            _sent(schemas, changes, operation, after[key])
        else:
            message = f"the callback {operation.label} of {new.label} is gone: clients that wait for it hear nothing."
            changes.breaks("callback-removed", new.node, message, operation.node)


def _loses_callbacks(description: Description, operation: Operation) -> bool:
    named = operation.value.get("callbacks")
    return any(
        description.resolved(callback, operation.node.child("callbacks", name)) is None
        for name, callback in (named if isinstance(named, dict) else {}).items()
    )


def _called(description: Description, operation: Operation) -> Iterator[tuple[Any, Operation]]:
    named = operation.value.get("callbacks")
    for name, callback in (named if isinstance(named, dict) else {}).items():
        found = description.resolved(callback, operation.node.child("callbacks", name))
        for expression, item in (found[0] if found else {}).items():
            if found and isinstance(item, dict):
                for each in description.below(expression, item, found[1].child(expression)):
                    yield (name, expression, each.method), each


def _sent(schemas: Schemas, changes: Changes, old: Operation, new: Operation) -> None:
    given = schemas.base.parameters(old), schemas.head.parameters(new)
    parameters.compare(schemas, changes, (old, new), given, sent=False)
    before, after = contents.request(schemas.base, old, given[0]), contents.request(schemas.head, new, given[1])
    where = Where(f"what the API sends by {new.label}", sent=False)
    if before and after and not before.lost and not after.lost:
        contents.compare(schemas, changes, before.content, after.content, after.node, where)
    elif before and after:
        changes.cannot_compare(after.node, f"{where} cannot be compared: it cannot be read.")
    elif before:
        message = f"{where} has no body any more: clients that read it miss it."
        changes.breaks("webhook-body-removed", new.node, message, before.node)
    responses.compare(schemas, changes, (old, new), sent=True)
