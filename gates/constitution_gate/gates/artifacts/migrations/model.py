"""What a migration script does, whatever tool it is written for."""

from __future__ import annotations

from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from constitution_gate.gates.feature import Artifact


class Trouble(Record):
    """What is wrong with a script: its line, and a sentence without a full stop."""

    line: int
    message: str


class Loss(Record):
    """A statement that destroys data when the script is run upwards.

    `what` names it for a reader ("DROP COLUMN"); `column` is "" where a whole table is meant.
    """

    what: str
    table: str
    column: str
    line: int

    @property
    def subject(self) -> str:
        """The column with its table, or the table."""
        return f"{self.table}.{self.column}" if self.table and self.column else self.column or self.table


class Comment(Record):
    """A comment of a script, without its marks."""

    text: str
    line: int
    end_line: int


class Change(Record):
    """One step of a script that a table's columns follow from.

    `what` is "create" (a table), "add", "drop" or "rename" (a column), "rename table", "drop table", or "unclear": the
    script gives the table columns that cannot be read off it. `new` is the new name of what is renamed.
    """

    what: str
    table: str
    column: str = ""
    new: str = ""
    line: int = 1


class Content(Record):
    """What a reader of one notation found in a script; lines count from 1.

    `statements` counts what the script does upwards, so that 0 means an empty script. `types` holds the type of
    every column that a table was created or extended with, as (table, column, type). `changes` are in the order in
    which they are made.
    """

    created: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    losses: tuple[Loss, ...] = ()
    comments: tuple[Comment, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    statements: int = 0
    types: tuple[tuple[str, str, str], ...] = ()
    changes: tuple[Change, ...] = ()


class Migration(Record):
    """A migration script; `problems` are why it does not count: it is empty, or it does not parse."""

    path: str
    tool: str
    content: Content
    artifact: Artifact
    problems: tuple[Trouble, ...] = ()

    @property
    def tables(self) -> tuple[str, ...]:
        """Every table that the script creates or changes, each once."""
        return tuple(dict.fromkeys((*self.content.created, *self.content.altered)))
