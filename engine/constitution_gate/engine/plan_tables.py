"""The Constitution Check and the Complexity Tracking of a plan, filled from an audit.

What is written: the boxes of checklist items that gates judge, a pointer at the end of each such item's first
line, the table between the markers, and rows of Complexity Tracking. Every other byte stays. A plan in which
the place to write is not certain is refused whole.
"""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Code, Heading, Item, Paragraph, Table, parse, plain
from constitution_gate.constitution.model import InputError, Level, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import verdict_table
from constitution_gate.engine.line_edits import LineEdits
from constitution_gate.engine.report import Verdict
from constitution_gate.gates import completeness
from constitution_gate.gates.artifacts import complexity_tracking, constitution_check, markers
from constitution_gate.gates.feature import Artifact

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Literal

    from constitution_gate.constitution.markdown import Document
    from constitution_gate.engine.report import FeatureReport, GateReport, TrackingEntry

CHECK = "Constitution Check"
TRACKING = "Complexity Tracking"
TRACKING_HEADER = ("Violation", "Why Needed", "Simpler Alternative Rejected Because")

_ROUNDS = 6
_SHOWN = 80
_POINTED = 4
"""How many gates the pointer of one item names; the table has all."""
_MET = frozenset({Verdict.PASS, Verdict.ATTESTED})
_NOT_MET = frozenset({Verdict.FAIL, Verdict.ERROR, Verdict.UNVERIFIED, Verdict.PENDING, Verdict.JUSTIFIED})
_PLACEHOLDER = "[gates determined based on constitution file]"
_CONFLICT = lazy(r"(?:<{7}|>{7}|\|{7})(?: |\Z)")
_RULE = lazy(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}\Z")
_BOX = lazy(r"[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t>]+)+\[(?=[ xX]\](?:[ \t]|\Z))")
_OPEN_AT_END = lazy(r"<(?:[A-Za-z/?][^<>]*|!)\Z|\]\([^()]*\Z|\\\Z")
_COMMENT = lazy(r"<!--(?:>|->|.*?(?:-->|\Z))")
_BRACKETED = lazy(r"\[[^\[\]]*\]")
_ID = lazy(r"`([^`]+)`")


class Box(Record):
    """A box that was changed: its item's line in the plan as given, its gates, and what it is now."""

    line: int
    gates: tuple[str, ...]
    ticked: bool


class Filled(Record):
    """The plan as it is to be written; `notes` are sentences for the person who asked for it."""

    data: bytes
    ticked: tuple[Box, ...] = ()
    notes: tuple[str, ...] = ()


class _Section(Record):
    """A section by its lines: the last one of its heading, and its last."""

    line: int
    end: int


def fill(data: bytes, report: FeatureReport, *, prune: bool = False) -> Filled:
    """Write the verdicts of a report into the plan that it judged.

    `data` are the bytes that were audited: claims and rows are found by their lines. `prune` removes the rows
    of Complexity Tracking that the report calls stale. Raises InputError, with every reason, where the plan
    cannot be written without a doubt about what is whose.
    """
    path = f"{report.path}/plan.md"
    return _Filling(data, report, path).filled(prune=prune)


def settle(
    data: bytes, audit: Callable[[bytes], FeatureReport], *, prune: bool = False
) -> tuple[Filled, FeatureReport]:
    """Fill the plan, audit what was filled, and again until nothing changes.

    Filling takes template text out of a plan, and moves lines; so a verdict, or a line that a reason names,
    can differ afterwards. The report that comes back is that of the plan as it is written, so that a second
    run changes nothing. Raises InputError as `fill` does, and RuntimeError where the verdicts never settle.
    """
    boxes: dict[Box, None] = {}
    notes: dict[str, None] = {}
    current = data
    for _ in range(_ROUNDS):
        report = audit(current)
        filled = fill(current, report, prune=prune)
        boxes.update(dict.fromkeys(filled.ticked))
        notes.update(dict.fromkeys(filled.notes))
        if filled.data == current:
            return filled.replace(ticked=tuple(boxes), notes=tuple(notes)), report
        current = filled.data
    raise RuntimeError(f"the verdicts of {report.path} still change after {_ROUNDS} fillings")


class _Filling:
    def __init__(self, data: bytes, report: FeatureReport, path: str) -> None:
        self.report = report
        self.path = path
        self.text = _decoded(data, path)
        self.plan = Artifact(path, data)
        self.document = parse(self.text)
        self.lines = LineEdits(self.text)
        self.places = verdict_table.Places(report, self.document)
        self.boxes: list[Box] = []
        self.notes: list[str] = []
        self.covered = _covered(self.document)

    def filled(self, *, prune: bool) -> Filled:
        problems = [*self._conflicts()]
        check = self._check_section(problems)
        tracking = self._tracking_section(problems)
        marked = self._marked(problems)
        if problems:
            raise InputError(*problems)
        if check is not None:
            self._items(check, marked)
        self._table(check, marked)
        added = self._tracking(tracking, prune=prune)
        written = self.lines.text()
        if written != self.text:
            self._verify(written, added)
        return Filled(written.encode("utf-8"), tuple(self.boxes), tuple(self.notes))

    def _problem(self, message: str, line: int | None, remedy: str) -> Problem:
        return Problem(message, self.path, line, remedy)

    def _conflicts(self) -> list[Problem]:
        return [
            self._problem("A merge conflict is not resolved.", number, "Resolve it, then fill the plan.")
            for number, line in enumerate(self.document.lines, start=1)
            if line[:1] in "<>|" and _CONFLICT.match(line)
        ][:1]

    def _check_section(self, problems: list[Problem]) -> _Section | None:
        """The first check; a re-check after design stays as it is, unless there is no other."""
        read = constitution_check.read(self.plan)
        if not read.sections:
            return None
        chosen = next((section for section in read.sections if section.stage == 0), read.sections[0])
        same_stage = [other for other in read.repeated if other.stage == chosen.stage]
        same_title = [other for other in read.sections if other.title.casefold() == chosen.title.casefold()]
        second = next((other for other in (*same_stage, *same_title) if other is not chosen), None)
        if second is not None:
            problems.append(self._twice(CHECK, chosen.line, second.line))
        return self._lines_of(chosen.line, chosen.end_line)

    def _tracking_section(self, problems: list[Problem]) -> _Section | None:
        read = complexity_tracking.read(self.plan)
        if read.repeated:
            problems.append(self._twice(TRACKING, *(section.line for section in read.sections[:2])))
        return self._lines_of(read.section.line, read.section.end_line) if read.section else None

    def _lines_of(self, line: int, end: int) -> _Section:
        heading = next(heading for heading in self.document.headings() if heading.line == line)
        return _Section(heading.end_line, end)

    def _twice(self, title: str, first: int, second: int) -> Problem:
        return self._problem(
            f"There are two {title} sections, in lines {first} and {second}.",
            second,
            "Make them one: only one can be filled.",
        )

    def _marked(self, problems: list[Problem]) -> range | None:
        """The block between the markers, or None where there are none."""
        found = markers.markers(self.document)
        blocks = markers.marked_blocks(self.document)
        if not found:
            return None
        if len(found) != 2 or len(blocks) != 1:
            wrong = next((marker for marker in found if not marker.alone), found[-1])
            problems.append(
                self._problem(
                    "The constitution-gate markers are not one pair, each alone on its line.",
                    wrong.line,
                    "Restore the pair, or delete every marker and let the table be written anew.",
                )
            )
            return None
        block = blocks[0]
        inside = next((h for h in self.document.headings() if h.line in block), None)
        if inside is not None:
            problems.append(
                self._problem(
                    "A heading stands between the constitution-gate markers.",
                    inside.line,
                    "Move the end marker above it: what stands between the markers is replaced.",
                )
            )
        return block

    def _items(self, check: _Section, marked: range | None) -> None:
        claimed: dict[int, list[GateReport]] = {}
        for gate in self.report.gates:
            if gate.claim is not None and gate.claim.path == self.path:
                claimed.setdefault(gate.claim.line, []).append(gate)
        known = {verdict_table.identifier(gate.id): gate for gate in self.report.gates}
        for item in self.document.blocks:
            if not isinstance(item, Item) or item.box not in {" ", "x", "X"}:
                continue
            if not check.line < item.line <= check.end or (marked and item.line in marked):
                continue
            gates = claimed.get(item.line, [])
            pointer = markers.pointer(self.lines[item.line])
            if gates:
                self._item(item, gates, may_tick=True)
            elif pointer is not None:
                # The pointer keeps an item with its gates where the audit speaks of another claim of theirs.
                self._item(item, [known[name] for name in pointer.gates if name in known], may_tick=False)

    def _item(self, item: Item, gates: Sequence[GateReport], *, may_tick: bool) -> None:
        line = self.lines[item.line]
        match = _BOX.match(line)
        if match is None:
            return
        at = match.end()
        is_ticked = line[at] != " "
        by_person = is_ticked != markers.set_by_program(line, line[at])
        verdicts = {gate.verdict for gate in gates}
        if gates and verdicts <= _MET:
            ticked = may_tick or is_ticked
        else:
            ticked = is_ticked and by_person and not verdicts & _NOT_MET
        if ticked != is_ticked:
            line = line[:at] + ("x" if ticked else " ") + line[at + 1 :]
            self.boxes.append(Box(item.line, tuple(gate.id for gate in gates), ticked))
        set_as: Literal["ticked", "unticked"] | None = None
        if ticked != by_person:
            set_as = "ticked" if ticked else "unticked"
        comment = markers.pointer_comment(set_as, self._judged(gates)) if gates else None
        self.lines.replace(item.line, _pointed(line, comment))

    def _judged(self, gates: Sequence[GateReport]) -> list[str]:
        worst_first = sorted(gates, key=lambda gate: gate.verdict in _MET)
        return [verdict_table.judged(gate, self.places) for gate in worst_first[:_POINTED]]

    def _table(self, check: _Section | None, marked: range | None) -> None:
        table = verdict_table.table(self.report, self.places)
        placeholders = self._placeholders(check, marked)
        if marked is not None:
            self._replace_between(marked, table)
            for line in placeholders:
                self._take_out(line)
            return
        block = [
            markers.BEGIN.format(name=markers.CONSTITUTION_CHECK),
            "",
            *table,
            "",
            markers.END.format(name=markers.CONSTITUTION_CHECK),
        ]
        if check is None:
            self._add_check(block)
        elif placeholders:
            line = placeholders[0]
            self.lines.delete(line)
            self._insert(line, block, after_deleted=True)
            for other in placeholders[1:]:
                self._take_out(other)
        else:
            self._insert(self._last_line(check), block)

    def _replace_between(self, marked: range, table: list[str]) -> None:
        """Put the table between the markers; what a person wrote there moves below the end marker."""
        begin, end = marked[0], marked[-1]
        own = set(markers.generated_lines(self.document))
        foreign = [line for line in range(begin + 1, end) if line not in own and not self.lines.blank(line)]
        for line in range(begin + 1, end):
            self.lines.delete(line)
        self.lines.insert_after(begin, ["", *table, ""])
        if foreign:
            kept = [self.lines[line] for line in range(foreign[0], foreign[-1] + 1) if line not in own]
            self._insert(end, kept)
            self.notes.append("What stood between the markers besides the table was moved below them.")

    def _placeholders(self, check: _Section | None, marked: range | None) -> list[int]:
        if check is None:
            return []
        return [
            line
            for block in self.document.blocks
            if isinstance(block, Paragraph) and check.line < block.line <= check.end
            for line in range(block.line, block.end_line + 1)
            if plain(self.lines[line]).casefold() == _PLACEHOLDER and not (marked and line in marked)
        ]

    def _take_out(self, line: int) -> None:
        """Delete a line, and one of the two blank lines that it stood between."""
        self.lines.delete(line)
        if 1 < line < len(self.lines) and self.lines.blank(line - 1) and self.lines.blank(line + 1):
            self.lines.delete(line + 1)

    def _add_check(self, block: list[str]) -> None:
        anchor = next(
            (
                heading
                for title in ("project structure", "complexity tracking")
                for heading in self.document.headings()
                if _key(heading) == title
            ),
            None,
        )
        heading = f"{'#' * (anchor.level if anchor else 2)} {CHECK}"
        self._insert(anchor.line - 1 if anchor else len(self.lines), [heading, "", *block])

    def _insert(self, line: int, bodies: list[str], *, after_deleted: bool = False) -> None:
        """Insert below a line, with a blank line above and below where there is none."""
        first = [] if self.lines.blank_above_insertion(line - 1 if after_deleted else line) else [""]
        last = [] if line >= len(self.lines) or self.lines.blank(line + 1) else [""]
        self.lines.insert_after(line, [*first, *bodies, *last])

    def _last_line(self, section: _Section) -> int:
        """The last line of a section that is neither blank nor a thematic break."""
        line = section.end
        while line > section.line:
            if self.covered[line] or not (self.lines.blank(line) or _RULE.match(self.lines[line])):
                return line
            line -= 1
        return section.line

    def _tracking(self, section: _Section | None, *, prune: bool) -> list[str]:
        """Bring Complexity Tracking up to date and return the first cells of the rows that were added."""
        tables = [
            block
            for block in self.document.blocks
            if section is not None
            and isinstance(block, Table)
            and not block.quoted
            and section.line < block.line <= section.end
        ]
        rows = {row.line: row.cells for table in tables for row in table.rows}
        for example in complexity_tracking.read(self.plan).rows:
            if example.example and all(map(_is_placeholder, rows.get(example.line, ("words",)))):
                self.lines.delete(example.line)
        for entry in self.report.complexity_tracking:
            if entry.stale and entry.line in rows:
                self._stale(entry, rows[entry.line], prune=prune)
        named = _named(rows, self.report)
        added = [
            verdict_table.violation(gate)
            for gate in self.report.gates
            if gate.verdict is Verdict.FAIL
            and gate.waivable
            and gate.level is not Level.MAY
            and gate.id not in named
            # A row that says nothing would be a finding of its own, which nothing freezes.
            and not gate.is_frozen
        ]
        if added:
            table = next((t for t in tables if complexity_tracking.violation_column(t) is not None), None)
            self._add_rows(section, table, added)
        return added

    def _stale(self, entry: TrackingEntry, cells: Sequence[str], *, prune: bool) -> None:
        if all(completeness.says_nothing(cell) or _is_placeholder(cell) for cell in cells):
            return
        shown = " ".join("".join(c if c.isprintable() else " " for c in plain(entry.violation)).split())
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
        if prune:
            self.lines.delete(entry.line)
            self.notes.append(f"The row “{shown}” of Complexity Tracking was removed: it names no failing gate.")
        else:
            self.notes.append(
                f"The row “{shown}” of Complexity Tracking names no failing gate: remove it, or run with --prune."
            )

    def _add_rows(self, section: _Section | None, table: Table | None, cells: Sequence[str]) -> None:
        if table is None:
            width = len(TRACKING_HEADER)
            head = [f"| {' | '.join(TRACKING_HEADER)} |", "|" + "---|" * width]
            body = [*head, *(f"| {cell} |" + "  |" * (width - 1) for cell in cells)]
            if section is None:
                self._insert(len(self.lines), [f"## {TRACKING}", "", *body])
            else:
                self._insert(self._last_line(section), body)
            return
        source = self.lines[table.line]
        indent = source[: len(source) - len(source.lstrip(" \t"))]
        for row in table.rows:
            if all(map(completeness.says_nothing, row.cells)):
                self.lines.delete(row.line)
        last = table.rows[-1].line if table.rows else table.line + 1
        before = complexity_tracking.violation_column(table) or 0
        after = len(table.header) - before - 1
        self.lines.insert_after(last, [f"{indent}|{'  |' * before} {cell} |{'  |' * after}" for cell in cells])

    def _verify(self, written: str, added: Sequence[str]) -> None:
        """Read what would be written: what was put in must be there, and no other heading changed."""
        after = parse(written)
        blocks = markers.marked_blocks(after)
        tables = [block for block in after.blocks if isinstance(block, Table)]
        whole = len(blocks) == 1 and any(
            table.line in blocks[0]
            and table.header == markers.TABLE_HEADER
            and len(table.rows) == len(self.report.gates)
            for table in tables
        )
        # The table of verdicts names its gates as a row does: it is no proof that the row is there.
        others = [table for table in tables if not (blocks and table.line in blocks[0])]
        cells = {cell for table in others for row in table.rows for cell in row.cells}
        new = {CHECK, TRACKING}
        before = [h.text for h in self.document.headings() if plain(h.text) not in new]
        headings = [h.text for h in after.headings() if plain(h.text) not in new]
        if whole and before == headings and cells.issuperset(added):
            return
        fence = next((b for b in self.document.blocks if isinstance(b, Code) and not b.closed), None)
        if fence is not None:
            raise InputError(self._problem("The code fence is never closed.", fence.line, "Close it."))
        raise InputError(
            self._problem(
                "The tables cannot be written: what stands before their place would swallow them.",
                None,
                "Look for HTML or a comment that is opened and never closed.",
            )
        )


def _key(heading: Heading) -> str:
    """The heading's words without the number before and the signs after them: `✅ 3. Name ✅` is `name`."""
    text = plain(heading.text).casefold()
    start, end = 0, len(text)
    while start < end and not text[start].isalpha():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return text[start:end]


def _decoded(data: bytes, path: str) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            Problem("The plan is not UTF-8 text.", path, line, "Save it as UTF-8, then fill it.")
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError(Problem("The plan holds a NUL character.", path, line, "Take it out, then fill it."))
    return text


def _covered(document: Document) -> bytearray:
    """For each line, whether a block stands on it; a list item's span takes in the blank lines behind it."""
    covered = bytearray(len(document.lines) + 2)
    for block in document.blocks:
        if not isinstance(block, Item):
            end = min(block.end_line, len(document.lines))
            covered[block.line : end + 1] = b"\1" * (end + 1 - block.line)
    return covered


def _pointed(line: str, comment: str | None) -> str:
    """The line with this pointer in place of its old one, before the blanks at its end."""
    while (old := markers.pointer(line)) is not None:
        start = old.start - 1 if line[: old.start].endswith(" ") else old.start
        line = line[:start] + line[old.end :]
    if comment is None:
        return line
    body = line.rstrip(" \t")
    bare = _COMMENT.sub(lambda comment: "" if comment.group().endswith(">") else "<!", body)
    if bare.count("`") % 2 or _OPEN_AT_END.search(bare):
        # What ends this line may go on in the next one, and the comment would become a part of it.
        return line
    return f"{body} {comment}{line[len(body) :]}"


def _is_placeholder(cell: str) -> bool:
    """Whether a cell is empty or all of it stands in one pair of brackets, as in the template's rows."""
    return not cell.strip() or _BRACKETED.fullmatch(cell.strip()) is not None


def _named(rows: Mapping[int, Sequence[str]], report: FeatureReport) -> set[str]:
    """The ids of the gates that a row names: by its id, or by what the audit took it to name.

    A row that holds ids names these alone. One that names a principle names all of its gates.
    """
    known = {verdict_table.identifier(gate.id): gate for gate in report.gates}
    named: set[str] = set()
    by_id: set[int] = set()
    for line, cells in rows.items():
        ids = {known[code].id for cell in cells for code in _ID.findall(cell) if code in known}
        if ids:
            named |= ids
            by_id.add(line)
    for entry in report.complexity_tracking:
        gate = next((gate for gate in report.gates if gate.id == entry.gate), None)
        if gate is None or entry.line in by_id:
            continue
        named.add(gate.id)
        if gate.principle is not None and gate.id not in entry.violation:
            named.update(other.id for other in report.gates if other.principle == gate.principle)
    return named
