"""Compare what credentials an operation asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from constitution_gate.constitution.record import Record
from constitution_gate.gates.openapi import security
from constitution_gate.gates.openapi.compatibility.changes import values

if TYPE_CHECKING:
    from constitution_gate.gates.openapi.compatibility.changes import Changes
    from constitution_gate.gates.openapi.compatibility.description import Description, Operation
    from constitution_gate.gates.openapi.references import Node

_FLOWS_OF_2_0 = {"application": "clientCredentials", "accessCode": "authorizationCode"}


class Credential(Record):
    """One scheme with the scopes that are asked for. `kind` tells it from others whatever it is called."""

    kind: tuple[str, ...]
    name: str
    scopes: frozenset[str]


class Requirements(Record):
    """The alternatives of an operation, each the credentials that are needed together; None where unreadable."""

    alternatives: tuple[tuple[Credential, ...], ...] | None
    node: Node


def read(description: Description, operation: Operation) -> Requirements:
    """What an operation asks for: its own requirements, or else those of the document."""
    value, node = operation.value, operation.node
    if "security" not in value:
        value, node = description.value, description.node
    stated = value.get("security", [])
    at = node.child("security") if "security" in value else operation.node
    if not isinstance(stated, list) or not all(isinstance(each, dict) for each in stated):
        return Requirements(None, at)
    schemes = security.declared(description.walk)
    alternatives = tuple(
        tuple(
            Credential(
                _kind(description, schemes.get(name), name),
                name,
                frozenset(str(scope) for scope in scopes) if isinstance(scopes, list) else frozenset(),
            )
            for name, scopes in each.items()
        )
        for each in stated
    )
    return Requirements(alternatives or ((),), at)


def compare(
    changes: Changes, descriptions: tuple[Description, Description], operations: tuple[Operation, Operation]
) -> None:
    """Every way to be let in must still let in; what is asked for less is no concern of clients."""
    old, new = (read(d, o) for d, o in zip(descriptions, operations, strict=True))
    label = operations[1].label
    if old.alternatives is None or new.alternatives is None:
        changes.cannot_compare(new.node, f"the security of {label} cannot be compared: `security` is not a list.")
        return
    if old.node.pointer == new.node.pointer == ("security",):
        # One change of the document's default is told once, and not for each operation.
        label = "every operation with the default security"
    if () in old.alternatives and () not in new.alternatives:
        names = values(dict.fromkeys(c.name for each in new.alternatives for c in each))
        message = f"{label} was public and now asks for {names}: clients without credentials get 401."
        changes.breaks("security-added", new.node, message)
        return
    gone = [each for each in old.alternatives if not any(_suffices(each, other) for other in new.alternatives)]
    for each in gone:
        named = values(credential.name for credential in each)
        scopes = _missing_scopes(each, new.alternatives)
        if scopes:
            message = f"{label} now asks for the scope {values(scopes)}: clients with {named} that lack it get 403."
            changes.breaks("security-scope-added", new.node, message)
        else:
            message = f"{label} no longer lets in with {named} alone: clients that use it get 401."
            changes.breaks("security-requirement-changed", new.node, message)


def flows(changes: Changes, base: Description, head: Description) -> None:
    """OAuth flows that are gone: clients that get their tokens in that way get none."""
    old, new = ({_kind(d, s, n): (n, s) for n, s in security.declared(d.walk).items()} for d in (base, head))
    for kind, (_, scheme) in old.items():
        if kind not in new or kind[0] != "oauth2":
            continue
        name, after = new[kind]
        gone = [flow for flow in _flows(base, scheme) if flow not in _flows(head, after)]
        if gone:
            path = ("securityDefinitions",) if head.family == "2.0" else ("components", "securitySchemes")
            message = f"the scheme {values([name])} has no longer the flow {values(gone)}: clients get no token by it."
            changes.breaks("security-flow-removed", head.node.child(*path, name), message)


def _flows(description: Description, scheme: Any) -> tuple[str, ...]:
    resolved = description.resolved(scheme, description.node)
    value = resolved[0] if resolved else {}
    if description.family == "2.0":
        flow = str(value.get("flow"))
        return (_FLOWS_OF_2_0.get(flow, flow),)
    stated = value.get("flows")
    return tuple(name for name in stated if not name.startswith("x-")) if isinstance(stated, dict) else ()


def _kind(description: Description, scheme: Any, name: str) -> tuple[str, ...]:
    resolved = description.resolved(scheme, description.node.child("components", "securitySchemes", name))
    if resolved is None:
        return "undeclared", name
    value = resolved[0]
    kind = str(value.get("type"))
    if kind == "apiKey":
        place, called = str(value.get("in")), str(value.get("name"))
        return kind, place, called.lower() if place == "header" else called
    if kind == "basic":
        return "http", "basic"
    if kind == "http":
        return kind, str(value.get("scheme")).lower()
    return (kind, str(value.get("openIdConnectUrl"))) if kind == "openIdConnect" else (kind,)


def _suffices(had: tuple[Credential, ...], asked: tuple[Credential, ...]) -> bool:
    """Whether who has these credentials meets what is asked for."""
    return all(any(one.kind == each.kind and one.scopes >= each.scopes for one in had) for each in asked)


def _missing_scopes(had: tuple[Credential, ...], alternatives: tuple[tuple[Credential, ...], ...]) -> list[str]:
    """The scopes that are asked for in addition, where the schemes are the same."""
    for asked in alternatives:
        if all(any(one.kind == each.kind for one in had) for each in asked):
            extra = (each.scopes - one.scopes for each in asked for one in had if one.kind == each.kind)
            return sorted(frozenset[str]().union(*extra))
    return []
