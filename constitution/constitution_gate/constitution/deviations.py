"""The register of known deviations: a table of rule, violation and status in the constitution.

A constitution that is honest about itself lists which of its rules are not kept yet. Such a table stands below a
heading such as "Known Deviations", "Exceptions" or "Technical Debt Register", or bears the three columns; they may be
in any order, with others (owner, due date) among them. Its rows tell of rules and state none: they are no norms.
"""

from __future__ import annotations

from constitution_gate.constitution.languages.vocabulary import matcher
from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Heading, Table, plain
from constitution_gate.constitution.model import Deviation
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.constitution.markdown import Document

_LONGEST_NAME = 120
_LONGEST_CELL = 2_000
_EDGES = " \t*_:：#"
_NOTHING = lazy(
    r"[\W_]*(?:(?:none|nothing|n/?a|nil|no (?:known )?(?:deviations?|violations?|exceptions?|waivers?)|tbd|todo|empty"
    r"|無|无|なし|無し|該当なし|没有|沒有|暂无|暫無|ninguna?|nenhuma?|keine?|aucune?|нет|없음|nessuna?)[\W_]*)?"
)
_PLACEHOLDER = lazy(r"\s*[*_`]*(?:\[[^\[\]]*\](?!\()|<[^<>]*>|\{\{?[^{}]*\}\}?|\.{3}|…)[*_`\s]*")


class Columns(Record):
    """Where a register has its columns; `rule` and `status` are None where it has none."""

    rule: int | None
    violation: int
    status: int | None


class Trail:
    """The headings above a place, by their levels."""

    def __init__(self) -> None:
        self._titles: list[tuple[int, str]] = []

    def enter(self, heading: Heading) -> None:
        """Go below a heading."""
        while self._titles and self._titles[-1][0] >= heading.level:
            self._titles.pop()
        self._titles.append((heading.level, heading.text))

    def titles(self) -> tuple[str, ...]:
        """The headings from the outermost to the nearest, without markup."""
        return tuple(_name(title) for _, title in self._titles)


def read(document: Document, languages: tuple[str, ...]) -> tuple[Deviation, ...]:
    """The deviations of a constitution in order; rows that say nothing or hold a placeholder are left out."""
    return tuple(_read(document, languages))


def columns(header: Sequence[str], titles: Sequence[str], languages: tuple[str, ...]) -> Columns | None:
    """The columns of a register with this header below these headings; None for a table that is none."""
    if len(header) < 2:
        return None
    names = [_name(cell) for cell in header]
    violation = _column(names, languages, "violation_columns")
    status = _column(names, languages, "status_columns")
    rule = _column([name if i != violation else "" for i, name in enumerate(names)], languages, "broken_columns")
    if violation is not None and rule is not None and status is not None:
        return Columns(rule, violation, status)
    register = any(matcher(languages, "registers").search(title) for title in titles)
    if not register or (rule is None and violation is None) or (status is None and violation is None):
        return None
    if violation is None:
        others = [i for i in range(len(names)) if i not in {rule, status}]
        if not others:
            return Columns(None, rule or 0, status)
        violation = others[0]
    return Columns(rule, violation, status)


def _read(document: Document, languages: tuple[str, ...]) -> Iterator[Deviation]:
    trail = Trail()
    for block in document.blocks:
        if isinstance(block, Heading) and not block.quoted:
            trail.enter(block)
        elif isinstance(block, Table) and not block.quoted:
            found = columns(block.header, trail.titles(), languages)
            for row in block.rows if found else ():
                assert found is not None
                cells = [cell[:_LONGEST_CELL] for cell in row.cells]
                rule, violation, status = (
                    cells[at] if at is not None else "" for at in (found.rule, found.violation, found.status)
                )
                if not _says_nothing(violation):
                    yield Deviation(plain(rule), plain(violation), plain(status), row.line)


def _column(names: Sequence[str], languages: tuple[str, ...], field: str) -> int | None:
    return next((i for i, name in enumerate(names) if name and matcher(languages, field).fullmatch(name)), None)


def _name(text: str) -> str:
    return plain(text[:_LONGEST_NAME]).strip(_EDGES).lower()


def _says_nothing(cell: str) -> bool:
    return _NOTHING.fullmatch(plain(cell).lower()) is not None or _PLACEHOLDER.fullmatch(cell) is not None
