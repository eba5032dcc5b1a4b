"""A table that the project asks for is there, and its cells are filled.

Under `heading` in `file` stands a table with the named `columns`, in any order and among others. It has
`min_rows` rows, and each cell of these columns says something (gates.completeness). Without `columns` all cells
count.
"""

from __future__ import annotations

from constitution_gate.constitution.markdown import Table, plain
from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import named_sections, naming, scope
from constitution_gate.gates.completeness import visible, why_incomplete
from constitution_gate.gates.headings import has_words
from constitution_gate.gates.protocol import Evidence, Finding, Result

if TYPE_CHECKING:
    from constitution_gate.constitution.markdown import Section
    from constitution_gate.gates.feature import Artifact, Feature

PHASE = Phase.PLAN
CONDITION: tuple[str, ...] = ()

_MAX_COLUMNS = 50


class Parameters(Record):
    """`file` is one path, `heading` the text of a heading, `columns` the names of columns."""

    file: str = ""
    heading: str = ""
    columns: tuple[str, ...] = ()
    min_rows: int = 1


def problems(parameters: Parameters) -> tuple[str, ...]:
    """What is wrong with the parameters, one sentence each."""
    found = list(scope.path_problems("file", parameters.file))
    if not has_words(parameters.heading):
        found.append("`heading` names no heading, or holds hidden characters.")
    if len(parameters.columns) > _MAX_COLUMNS:
        found.append(f"`columns` names more than {_MAX_COLUMNS} columns.")
    keys = [_key(column) for column in parameters.columns]
    if None in keys:
        found.append("`columns` holds an empty name, or one with hidden characters.")
    elif len(set(keys)) < len(keys):
        found.append("`columns` names a column twice.")
    if parameters.min_rows < 1:
        found.append("`min_rows` must be 1 or more.")
    return tuple(found)


def check(feature: Feature, parameters: Parameters) -> Result:
    """Look at every table with the columns in every section with the heading."""
    wrong = problems(parameters)
    if wrong:
        return Result(undecided=" ".join(wrong))
    found = named_sections.find(feature, parameters.file, parameters.heading, "the table")
    if isinstance(found, Result):
        return found
    artifact, matching = found.artifact, found.sections
    findings: list[Finding] = []
    evidence: list[Evidence] = []
    for section in matching:
        wrong_here, shown_here = _section(artifact, section, parameters)
        findings += wrong_here
        evidence += shown_here
    return Result(tuple(findings), scope.shown(evidence))


def _section(artifact: Artifact, section: Section, parameters: Parameters) -> tuple[list[Finding], list[Evidence]]:
    heading = scope.quoted(parameters.heading)
    tables = [block for block in section.blocks if isinstance(block, Table) and not block.quoted]
    wanted = [_key(column) for column in parameters.columns]
    fitting = [table for table in tables if set(wanted) <= {_key(cell) for cell in table.header}]
    if not tables:
        message = f"The section {heading} holds no table."
        return [Finding(message, artifact.path, section.line, _table_remedy(parameters))], []
    if not fitting:
        return [_lacking(artifact, tables, parameters)], []
    findings: list[Finding] = []
    evidence: list[Evidence] = []
    complete = 0
    for table in fitting:
        columns = [index for index, cell in enumerate(table.header) if not wanted or _key(cell) in wanted]
        for row in table.rows:
            wrong = [
                Finding(
                    f"The cell {scope.quoted(visible(table.header[index]))} {reason}",
                    artifact.path,
                    row.line,
                    "Fill it in.",
                )
                for index in columns
                if (reason := why_incomplete(row.cells[index] if index < len(row.cells) else ""))
            ]
            findings += wrong
            complete += not wrong
        note = f"The table under {heading} has {len(table.rows):,} rows, each complete."
        evidence.append(Evidence.of(artifact, note, table.line, table.end_line))
    if complete < parameters.min_rows:
        rows = "1 complete row" if complete == 1 else f"{complete:,} complete rows"
        message = f"The table under {heading} has {rows}; at least {parameters.min_rows:,} are demanded."
        findings.insert(0, Finding(message, artifact.path, fitting[0].line, "Add the missing rows."))
    return findings, [] if findings else evidence


def _lacking(artifact: Artifact, tables: list[Table], parameters: Parameters) -> Finding:
    def absent(table: Table) -> list[str]:
        header = {_key(cell) for cell in table.header}
        return [column for column in parameters.columns if _key(column) not in header]

    nearest = min(tables, key=lambda table: len(absent(table)))
    names = ", ".join(map(scope.quoted, absent(nearest)))
    message = f"The table under {scope.quoted(parameters.heading)} has no column {names}."
    return Finding(message, artifact.path, nearest.line, _table_remedy(parameters))


def _table_remedy(parameters: Parameters) -> str:
    if not parameters.columns:
        return "Add a table with a header."
    return f"Add a table with the columns {', '.join(map(scope.quoted, parameters.columns))}."


def _key(name: str) -> tuple[str, ...] | None:
    folded = naming.folded(plain(name))
    return (naming.words(folded) or (folded,)) if folded else None
