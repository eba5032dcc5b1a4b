"""Compare how the kinds of an object are told apart (Discriminator Object, and `discriminator` of OpenAPI 2.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from constitution_gate.constitution.record import Record
from constitution_gate.gates.openapi.compatibility.changes import values
from constitution_gate.gates.scope import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.gates.openapi.compatibility.changes import Changes, Where
    from constitution_gate.gates.openapi.compatibility.description import Description, Part
    from constitution_gate.gates.openapi.references import Node


class Discriminator(Record):
    """The property that names the kind, and the schema for each name that is written down.

    `subtypes` are the schemas that extend the one it stands in, where that one lists no alternatives.
    """

    property: str
    mapping: dict[str, str]
    node: Node
    lists: bool
    subtypes: dict[str, Part]


class Discriminators:
    """Compares the discriminators of two descriptions."""

    def __init__(self, base: Description, head: Description) -> None:
        self._base = base
        self._head = head

    def of(self, base: tuple[Part, ...], head: tuple[Part, ...]) -> tuple[Discriminator | None, Discriminator | None]:
        """The discriminators of two schemas that stand for themselves, references followed."""
        return _read(self._base, base), _read(self._head, head)

    def shared_subtypes(self, old: Discriminator, new: Discriminator) -> Iterator[tuple[str, Part, Part]]:
        """The schemas that extend the one in both descriptions."""
        for name, part in old.subtypes.items():
            if name in new.subtypes:
                yield name, part, new.subtypes[name]

    def compare(
        self,
        changes: Changes,
        old: Discriminator,
        new: Discriminator,
        labels: tuple[frozenset[str], ...],
        where: Where,
    ) -> None:
        """Another property, a name that is gone or leads elsewhere, and kinds that are gone or new."""
        clients = where.clients
        if old.property != new.property:
            message = f"{where} is told apart by {quoted(new.property)} and no longer by {quoted(old.property)}"
            fate = "that send the old one are refused" if where.sent else "cannot tell its kinds apart"
            changes.breaks("discriminator-property-changed", new.node, f"{message}: {clients} {fate}.")
        moved = [name for name, kind in old.mapping.items() if new.mapping.get(name, kind) != kind]
        if moved:
            message = f"{values(moved)} means another schema in {where}: {clients} take it for the old one."
            changes.breaks("discriminator-mapping-changed", new.node, message)
        kinds = labels[1] | frozenset(new.subtypes)
        gone = [
            name
            for name, kind in old.mapping.items()
            if name not in new.mapping and name not in kinds and (kind in kinds or (where.sent and not old.lists))
        ]
        if gone:
            fate = "that send it are refused" if where.sent else "get a name that they do not know"
            message = f"{values(gone)} no longer names a kind of {where}: {clients} {fate}."
            changes.breaks("discriminator-mapping-removed", new.node, message)
        if not old.lists and not new.lists:
            self._extended(changes, old, new, where)

    def _extended(self, changes: Changes, old: Discriminator, new: Discriminator, where: Where) -> None:
        inner, outer = (old, new) if where.sent else (new, old)
        beyond = [name for name in inner.subtypes if name not in outer.subtypes]
        if not beyond:
            return
        if where.sent:
            message = f"{where} is no longer accepted as {values(beyond)}: {where.clients} that send it are refused."
            changes.breaks("alternative-removed", new.node, message, old.subtypes[beyond[0]][1])
        else:
            message = f"{where} may now be {values(beyond)}: {where.clients} get what they do not know."
            changes.breaks("alternative-added", new.subtypes[beyond[0]][1], message)


def _read(description: Description, parts: tuple[Part, ...]) -> Discriminator | None:
    if len(parts) != 1:
        return None
    found = description.resolved(*parts[0])
    if found is None:
        return None
    value, node = found
    stated: Any = value.get("discriminator")
    if isinstance(stated, str):
        stated = {"propertyName": stated}
    if not isinstance(stated, dict) or not isinstance(stated.get("propertyName"), str):
        return None
    mapping = stated.get("mapping")
    named = {
        name: target.rpartition("/")[2]
        for name, target in (mapping if isinstance(mapping, dict) else {}).items()
        if isinstance(target, str)
    }
    lists = "oneOf" in value or "anyOf" in value
    subtypes = {} if lists else description.subtypes.get(node.key, {})
    return Discriminator(stated["propertyName"], named, node.child("discriminator"), lists, subtypes)
