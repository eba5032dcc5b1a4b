"""The tables that the scripts of a repository make, with their columns, once all of them were run in order."""

from __future__ import annotations

from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_gate.gates.artifacts.migrations.model import Change, Migration


class Column(Record):
    """A column, and the script and line that give it its name."""

    name: str
    path: str
    line: int


class Table(Record):
    """A table. `whole` says that its columns are all known; `path` and `line` are where it is created."""

    name: str
    columns: tuple[Column, ...]
    whole: bool
    path: str
    line: int


class _Growing:
    def __init__(self, name: str, path: str, line: int) -> None:
        self.name, self.path, self.line = name, path, line
        self.columns: dict[str, Column] = {}
        self.whole = True


def tables(migrations: Iterable[Migration]) -> tuple[Table, ...]:
    """The tables that the scripts create and do not drop again, in the order of their creation.

    A table whose script cannot be read, or says in another way what its columns are, is not `whole`.
    """
    growing: dict[str, _Growing] = {}
    for migration in migrations:
        for change in migration.content.changes:
            _apply(growing, change, migration.path)
        if migration.problems or not (migration.content.changes or migration.path.endswith((".sql", ".py"))):
            for name in migration.tables:
                if (table := growing.get(name.casefold())) is not None:
                    table.whole = False
    return tuple(
        Table(table.name, tuple(table.columns.values()), table.whole and bool(table.columns), table.path, table.line)
        for table in growing.values()
    )


def _apply(growing: dict[str, _Growing], change: Change, path: str) -> None:
    key = change.table.casefold()
    if change.what == "create" and change.table:
        # `CREATE TABLE IF NOT EXISTS` of a table that stands leaves it as it is; its columns may be either's.
        again = growing.get(key)
        growing[key] = again or _Growing(change.table, path, change.line)
        if again is not None:
            again.whole = False
        return
    table = growing.get(key)
    if table is None:
        return
    column = change.column.casefold()
    if change.what == "add":
        table.columns.setdefault(column, Column(change.column, path, change.line))
    elif change.what == "drop":
        table.columns.pop(column, None)
    elif change.what == "rename":
        table.columns.pop(column, None)
        if change.new:
            table.columns[change.new.casefold()] = Column(change.new, path, change.line)
        else:
            table.whole = False
    elif change.what == "rename table":
        del growing[key]
        table.name = change.new
        growing[change.new.casefold()] = table
    elif change.what == "drop table":
        del growing[key]
    else:
        table.whole = False
