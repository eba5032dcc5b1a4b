"""The Complexity Tracking table of a plan: what it departs from, why, and what simpler way was rejected.

Spec Kit's plan template fills it "ONLY if Constitution Check has violations that must be justified". The columns are
found by what their headings mean, in any order; further columns (Approved By, Expires) are kept. A table outside
the section, in a comment or in a fence justifies nothing.
"""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Heading, Row, Table, plain
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import completeness
from constitution_gate.gates.artifacts import titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.constitution.markdown import Block, Document
    from constitution_gate.gates.feature import Artifact

MOST_ROWS = 200
"""The limit on justification rows; `omitted` counts the rest."""
_FEWEST_LETTERS = 3

NAMES = frozenset(
    {
        "complexity tracking",
        "complexity tracking & justification",
        "complexity tracking and justification",
        "复杂度追踪",
        "复杂度跟踪",
        "复杂性追踪",
        "复杂性跟踪",
        "複雜度追蹤",
        "複雜性追蹤",
        "複雑性の追跡",
        "複雑性追跡",
        "複雑さの追跡",
        "複雑度の追跡",
        "複雑性トラッキング",
        "複雑度トラッキング",
        "복잡도 추적",
        "복잡성 추적",
        "seguimiento de complejidad",
        "seguimiento de la complejidad",
        "rastreamento de complexidade",
        "acompanhamento de complexidade",
        "controle de complexidade",
        "suivi de la complexité",
        "suivi de complexité",
        "komplexitätsverfolgung",
        "komplexitäts-tracking",
        "komplexitätstracking",
        "tracciamento della complessità",
        "отслеживание сложности",
    }
)


class TrackingSection(Record):
    """A heading that opens a Complexity Tracking section."""

    title: str
    line: int
    end_line: int
    level: int


class TrackingRow(Record):
    """One row, its cells without markup.

    `extra` holds the further columns with their headings, `expires` the one that names a last day, as written.
    `example` marks a row of the template, `empty` one that says that there is no violation; neither is complete.
    `incomplete_because` is a clause that names the cell and what it lacks, None for a complete row.
    """

    violation: str
    why_needed: str
    simpler_alternative: str
    line: int
    extra: tuple[tuple[str, str], ...] = ()
    expires: str | None = None
    example: bool = False
    empty: bool = False
    incomplete_because: str | None = None

    @property
    def complete(self) -> bool:
        """Whether the violation is named and both other cells say something of their own."""
        return self.incomplete_because is None


class ComplexityTracking(Record):
    """Every Complexity Tracking section of a plan with its rows, at most MOST_ROWS; `omitted` counts the rest."""

    sections: tuple[TrackingSection, ...] = ()
    rows: tuple[TrackingRow, ...] = ()
    omitted: int = 0

    @property
    def section(self) -> TrackingSection | None:
        """The first section, or None."""
        return self.sections[0] if self.sections else None

    @property
    def repeated(self) -> bool:
        """Whether there is more than one section."""
        return len(self.sections) > 1


def read(plan: Artifact) -> ComplexityTracking:
    """Read all Complexity Tracking sections of a plan. No text is an error."""
    sections: list[TrackingSection] = []
    rows: list[TrackingRow] = []
    omitted = 0
    for section, blocks in _sections(plan.document):
        sections.append(section)
        for table in blocks:
            if not isinstance(table, Table) or table.quoted:
                continue
            columns = _columns(table)
            if columns is None:
                continue
            room = max(MOST_ROWS - len(rows), 0)
            rows.extend(_row(row, table, columns) for row in table.rows[:room])
            omitted += len(table.rows[room:])
    return ComplexityTracking(tuple(sections), tuple(rows), omitted)


def _sections(document: Document) -> Iterator[tuple[TrackingSection, list[Block]]]:
    """The sections, a section inside another one apart from it."""
    found: list[tuple[Heading, list[Block], int]] = []
    open_sections: list[tuple[Heading, list[Block]]] = []
    for block in document.blocks:
        if isinstance(block, Heading) and not block.quoted:
            while open_sections and block.level <= open_sections[-1][0].level:
                heading, blocks = open_sections.pop()
                found.append((heading, blocks, block.line - 1))
            if titles.bare(block.text) in NAMES:
                open_sections.append((block, []))
                continue
        if open_sections:
            open_sections[-1][1].append(block)
    found.extend((heading, blocks, len(document.lines)) for heading, blocks in open_sections)
    for heading, blocks, end in sorted(found, key=lambda entry: entry[0].line):
        yield TrackingSection(plain(heading.text), heading.line, end, heading.level), blocks


_ALTERNATIVE = lazy(
    r"alternativ|simpler|rejected|替代|代替|更简单|更簡單|より単純|より簡単|被拒|拒絕|拒绝|却下|대안|"
    r"más simple|mais simples"
    r"|plus simple|einfacher|più semplice|проще"
)
_WHY = lazy(
    r"\bwhy|need|reason|justif|rationale|理由|原因|为什么|為什麼|为何|為何|必要|이유|필요|por qu|pourquoi|"
    r"raison|warum|grund"
    r"|begründ|motiv|razón|razão|perché|зачем|почему|причина"
)
_VIOLATION = lazy(
    r"violation|deviation|exception|waiver|departure|complexity|principle|gate\b|違反|违反|違規|违规|偏差|偏離|"
    r"偏离|例外|逸脱"
    r"|위반|violación|infracción|desviación|violação|desvio|verstoß|verstoss|abweichung|dérogation|écart|"
    r"violazione|нарушение"
)
_EXPIRES = lazy(
    r"expir|until|valid|deadline|sunset|review by|到期|期限|有効|有效|失效|만료|vence|caduc|validade|ablauf|"
    r"gültig|échéance|scaden"
)


class _Columns(Record):
    violation: int
    why: int | None
    alternative: int | None
    expires: int | None


def _columns(table: Table) -> _Columns | None:
    names = [plain(cell).casefold() for cell in table.header]

    def first(pattern: re.Pattern[str], taken: set[int | None]) -> int | None:
        return next((i for i, name in enumerate(names) if i not in taken and pattern.search(name)), None)

    # "Simpler Alternative Rejected Because" also gives a reason, so it is looked for first.
    alternative = first(_ALTERNATIVE, set())
    why = first(_WHY, {alternative})
    violation = first(_VIOLATION, {alternative, why})
    if violation is None or (why is None and alternative is None):
        return None
    return _Columns(violation, why, alternative, first(_EXPIRES, {alternative, why, violation}))


def violation_column(table: Table) -> int | None:
    """The column in which a table names violations, counted from 0; None for a table that tracks none."""
    columns = _columns(table)
    return columns.violation if columns else None


def _row(row: Row, table: Table, columns: _Columns) -> TrackingRow:
    def cell(index: int | None) -> str:
        return row.cells[index] if index is not None and index < len(row.cells) else ""

    known = {columns.violation, columns.why, columns.alternative}
    extra = tuple(
        (plain(heading), plain(cell(index))) for index, heading in enumerate(table.header) if index not in known
    )
    violation, why, alternative = cell(columns.violation), cell(columns.why), cell(columns.alternative)
    example = _is_example(violation)
    empty = not example and _names_nothing(violation)
    return TrackingRow(
        plain(violation),
        plain(why),
        plain(alternative),
        row.line,
        extra,
        plain(cell(columns.expires)) or None if columns.expires is not None else None,
        example,
        empty,
        _why_incomplete(row, table, columns, example=example, empty=empty),
    )


def _why_incomplete(row: Row, table: Table, columns: _Columns, *, example: bool, empty: bool) -> str | None:
    if example:
        return "it is the template's example"
    if empty:
        return "it names no violation"
    named = _letters(row.cells[columns.violation])
    for index, missing in ((columns.why, "Why Needed"), (columns.alternative, "Simpler Alternative Rejected Because")):
        if index is None:
            return f"the table has no column for “{missing}”"
        heading = plain(table.header[index]) or missing
        reason = completeness.why_incomplete(row.cells[index])
        if reason is not None:
            return f"the cell under “{heading}” {reason.rstrip('.')}"
        if _letters(row.cells[index]) == named:
            return f"the cell under “{heading}” only repeats the violation"
        if len(_letters(row.cells[index])) < _FEWEST_LETTERS and row.cells[index].isascii():
            return f"the cell under “{heading}” is too short to say why"
    if columns.why is not None and columns.alternative is not None:
        why, alternative = (_letters(row.cells[index]) for index in (columns.why, columns.alternative))
        if why == alternative:
            return "both cells say the same"
    return None


_EXAMPLE = lazy(
    r"\s*\W{0,3}\[\s*(?:e\.\s?g\.?|for example|example|z\.\s?b\.|p\.\s?ej\.|例如|例えば|例[:：]|예)", re.IGNORECASE
)
_BRACKETED = lazy(r"\s*\[[^\[\]]*\]\s*\Z")
_NO_VIOLATION = lazy(
    r"(?:no|zero|without)\s+(?:[\w-]+\s+){0,3}(?:violations?|deviations?|exceptions?)"
    r"(?:\s+(?:to|were|are|was|is|has|have|been|in|of|for|this|the|with|constitution|justify|justified|justification|"
    r"detected|found|identified|needed|required|requiring|feature|plan|design)){0,8}\W*\Z"
    r"|(?:none|nothing|not)\s+(?:needed|required|applicable)\W*\Z"
    r"|(?:無|无|沒有|没有)(?:違反|违反|違規|违规|例外|偏差)?(?:なし)?\W*\Z|違反(?:なし|無し)\W*\Z|特になし\W*\Z"
    r"|위반 없음"
    r"|(?:sin violaciones|nenhuma violação|keine verstöße|keine abweichungen|aucune violation|aucune dérogation)\W*\Z",
    re.IGNORECASE,
)


def _is_example(violation: str) -> bool:
    return bool(_EXAMPLE.match(violation) or _BRACKETED.match(violation))


def _names_nothing(violation: str) -> bool:
    shown = completeness.visible(violation).strip(" *_()（）.")
    return completeness.why_incomplete(violation) is not None or bool(_NO_VIOLATION.match(shown))


def _letters(cell: str) -> str:
    return "".join(c for c in completeness.visible(cell).casefold() if c.isalnum())
