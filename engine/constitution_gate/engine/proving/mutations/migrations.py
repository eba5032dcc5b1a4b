"""Migration scripts: without their statements, with other names, and with a loss that nothing explains."""

from __future__ import annotations

import re

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.proving.mutation import deleted, edited, edits, inserted
from constitution_gate.gates.artifacts import migrations as scripts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.engine.proving.mutation import Mutation, Subject
    from constitution_gate.gates.artifacts.migrations.model import Migration
    from constitution_gate.gates.feature import Artifact

_COMMENTS = {".sql": "-- ", ".py": "# ", ".rb": "# ", ".ts": "// ", ".js": "// ", ".cs": "// ", ".php": "// "}
_LOSING = "DROP TABLE {table};"
_NAME = 60


def renamed_tables(subject: Subject) -> Iterator[Mutation]:
    """Give each table that a script creates another name, so that the table itself is not created."""
    for script in _scripts(subject):
        for table in script.content.created:
            yield from _renamed(script.artifact, table, f"table {_shown(table)}", "rename-table")


def renamed_columns(subject: Subject) -> Iterator[Mutation]:
    """Give each column of a new table another name."""
    for script in _scripts(subject):
        for column in dict.fromkeys(column for _, column, _ in script.content.types):
            yield from _renamed(script.artifact, column, f"column {_shown(column)}", "rename-column")


def commented_out(subject: Subject) -> Iterator[Mutation]:
    """Turn all statements of a script into comments."""
    for script in _scripts(subject):
        mark = _COMMENTS.get(_suffix(script.artifact))
        if mark is not None:
            made = edits(script.artifact)
            for line in range(1, len(made) + 1):
                if not made.blank(line):
                    made.replace(line, mark + made[line])
            done = "Every line of the script was turned into a comment."
            yield edited("empty-migration", script.artifact, 1, done, made)


def losing(subject: Subject) -> Iterator[Mutation]:
    """Let an SQL script drop a table that no document speaks of."""
    for script in _scripts(subject):
        if _suffix(script.artifact) == ".sql":
            done = "A statement that drops a table was added, which nothing explains."
            count = len(edits(script.artifact))
            lines = [_LOSING.format(table="ledger_of_the_former_years")]
            yield inserted("unexplained-loss", script.artifact, done, count, lines)


def unfinished(subject: Subject) -> Iterator[Mutation]:
    """Cut each script off in the middle."""
    for script in _scripts(subject):
        count = len(edits(script.artifact))
        if count > 1:
            done = "The second half of the script was cut off."
            yield deleted("cut-off", script.artifact, done, range(count // 2 + 1, count + 1))


def _scripts(subject: Subject) -> tuple[Migration, ...]:
    """The scripts that the evidence points to."""
    looked = {place.path for place in subject.places}
    return tuple(each for each in scripts.migrations(subject.feature.repository) if each.artifact.path in looked)


def _renamed(artifact: Artifact, name: str, what: str, kind: str) -> Iterator[Mutation]:
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    made = edits(artifact)
    found = [line for line in range(1, len(made) + 1) if pattern.search(made[line])]
    for line in found:
        made.replace(line, pattern.sub(lambda match: f"{match.group()}_renamed", made[line]))
    if found:
        yield edited(kind, artifact, found[0], f"The {what} was given another name.", made)


def _suffix(artifact: Artifact) -> str:
    return artifact.name[artifact.name.rfind(".") :].lower()


def _shown(name: str) -> str:
    return name if name.isidentifier() and len(name) <= _NAME else "of that line"
