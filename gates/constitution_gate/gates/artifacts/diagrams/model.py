"""What a diagram says, whatever notation it is written in."""

from __future__ import annotations

from constitution_gate.constitution.record import Record


class Trouble(Record):
    """One thing that keeps a diagram from being drawn: its line, and a sentence without a full stop."""

    line: int
    message: str


class Message(Record):
    """One arrow of a sequence diagram."""

    source: str
    target: str
    text: str
    line: int


class SequenceDiagram(Record):
    """A sequence diagram; `kind` is "mermaid", "plantuml" or "drawn", lines are those of the file."""

    participants: tuple[str, ...]
    messages: tuple[Message, ...]
    line: int
    end_line: int
    kind: str
    errors: tuple[Trouble, ...] = ()

    @property
    def exchanges(self) -> tuple[Message, ...]:
        """The messages between different participants."""
        return tuple(message for message in self.messages if message.source != message.target)


class DiagramEntity(Record):
    """A box of an entity or class diagram; a field is its name, its type ("" where none stands) and its line."""

    name: str
    fields: tuple[tuple[str, str, int], ...]
    line: int
    alias: str = ""


class Relation(Record):
    """A line between two entities."""

    source: str
    target: str
    line: int


class EntityDiagram(Record):
    """An entity-relationship or class diagram; `kind` is "mermaid" or "plantuml"."""

    entities: tuple[DiagramEntity, ...]
    relations: tuple[Relation, ...]
    line: int
    end_line: int
    kind: str
    errors: tuple[Trouble, ...] = ()


class OtherDiagram(Record):
    """A diagram of another sort: `sort` names it for a reader ("a flowchart")."""

    sort: str
    line: int
    end_line: int


Diagram = SequenceDiagram | EntityDiagram | OtherDiagram
