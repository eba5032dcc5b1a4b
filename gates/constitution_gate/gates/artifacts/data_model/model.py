"""What a data model says, whatever form it is written in."""

from __future__ import annotations

from constitution_gate.constitution.record import Record


class Field(Record):
    """A field of an entity; `type` is as written, "" where none stands."""

    name: str
    type: str
    line: int


class Entity(Record):
    """An entity with the place that defines it.

    `relations` holds the names of the entities it refers to, as far as a field, a key or a diagram shows it.
    `aliases` are other names that the same place gives it: a table's name, a translation in parentheses.
    """

    name: str
    fields: tuple[Field, ...]
    relations: tuple[str, ...]
    path: str
    line: int
    aliases: tuple[str, ...] = ()

    @property
    def typed(self) -> bool:
        """Whether at least one field has a type."""
        return any(field.type for field in self.fields)
