"""Going through the blocks of one Constitution Check and collecting what they claim."""

from __future__ import annotations

from constitution_gate.constitution import markdown
from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Block, Heading, Html, Item, Paragraph, Table, plain
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import claim_status, markers
from constitution_gate.gates.artifacts.check_titles import stage_of
from constitution_gate.gates.artifacts.claim import Claim, Draft
from constitution_gate.gates.artifacts.claim_labels import (
    FALSE_BOX,
    NUMBERED,
    REMARK,
    STATUS_LABEL,
    VERDICT,
    Label,
    heading_label,
    is_status_word,
    label_of,
)
from constitution_gate.gates.artifacts.claim_status import ClaimStatus
from constitution_gate.gates.artifacts.claim_tables import columns_of, row_key, row_status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.gates.artifacts.claim import Kind

_LONGEST_NAME = 200
_TAG = lazy(r"<[^<>]*>")


class Reader:
    """Goes through the blocks of one check and collects what they claim."""

    def __init__(self, stage: int, lines: Sequence[str]) -> None:
        self._stage = stage
        self._lines = lines
        self._drafts: list[Draft] = []
        self._open: Draft | None = None
        """The heading or label whose claim the following blocks belong to."""
        self._group = ""
        self._below_heading = False
        """Whether a sub-heading stands above: an item there needs a status, a box or a bold name."""

    def claims(self) -> Iterator[Claim]:
        """The claims found, in order."""
        return (draft.claim() for draft in self._drafts)

    def read(self, blocks: Sequence[Block]) -> None:
        """Read the blocks in order."""
        index = 0
        while index < len(blocks):
            block = blocks[index]
            index += 1
            if isinstance(block, Heading):
                if not block.quoted:
                    self._heading(block)
            elif isinstance(block, Item):
                inside = index
                while inside < len(blocks) and blocks[inside].line <= block.end_line:
                    inside += 1
                self._item(block, blocks[index:inside])
                index = inside
            elif isinstance(block, Table):
                self._table(block)
            elif isinstance(block, Paragraph):
                self._paragraph(block)
            elif isinstance(block, Html):
                self._html(block)

    def _heading(self, heading: Heading) -> None:
        self._close()
        label = heading_label(heading.text)
        self._below_heading, self._group = True, label.key
        if not label.numbered:
            stage = stage_of(label.key)
            if stage is not None:
                self._stage = stage
                return
        if label.numbered or (label.status is not ClaimStatus.NONE and not label.verdict):
            self._open = self._add(label, plain(heading.text), heading.line, heading.end_line, "heading", group="")

    def _close(self) -> None:
        self._open = None

    def _add(
        self,
        label: Label,
        text: str,
        line: int,
        end_line: int,
        kind: Kind,
        *,
        status: ClaimStatus | None = None,
        box_line: int | None = None,
        group: str | None = None,
    ) -> Draft:
        draft = Draft(
            key=label.key,
            text=text,
            status=label.status if status is None else status,
            line=line,
            end_line=end_line,
            stage=self._stage,
            kind=kind,
            group=self._group if group is None else group,
            box_line=box_line,
        )
        self._drafts.append(draft)
        return draft

    def _belongs(self, source: str, end_line: int, status: ClaimStatus = ClaimStatus.NONE) -> None:
        """Give text to the open claim: its references, its end, and a status that lowers it."""
        if self._open is None:
            return
        self._open.sources.append(source)
        self._open.end_line = max(self._open.end_line, end_line)
        if status is not ClaimStatus.NONE:
            self._open.parts.append(status)

    def _state(self, status: ClaimStatus) -> None:
        """A line "Status: …" below a heading is the heading's own status."""
        if self._open is not None and status is not ClaimStatus.NONE:
            own = self._open.status
            self._open.status = status if own is ClaimStatus.NONE else claim_status.worst([own, status])

    def _item(self, item: Item, inside: Sequence[Block]) -> None:
        entry = self._entry(item)
        label, status = entry.label, entry.status
        if not entry.boxed and self._open is not None and STATUS_LABEL.match(label.folded):
            self._state(status)
            self._belongs(item.text, item.end_line)
        elif not entry.boxed and label.verdict and not label.numbered:
            self._verdict(label)
        elif not entry.boxed and status is ClaimStatus.NONE and self._heads_claims(inside):
            self._group_of_items(item, label, inside)
        elif (
            entry.boxed
            or (status is not ClaimStatus.NONE and (self._open is None or label.bold))
            or (self._open is None and self._speaks_for_itself(item, label))
        ):
            self._own_item(item, entry, inside)
        else:
            parts = self._statuses_within(inside)
            self._belongs(
                item.text, item.end_line, status if status is not ClaimStatus.NONE else claim_status.worst(parts)
            )
            for block in inside:
                self._belongs(_source(block), item.end_line)

    def _own_item(self, item: Item, entry: _Entry, inside: Sequence[Block]) -> None:
        draft = self._add(
            entry.label,
            plain(item.text),
            item.line,
            item.end_line,
            "checklist" if entry.boxed else "bullet",
            status=entry.status,
            box_line=item.line if entry.boxed else None,
        )
        draft.sources.extend([item.text, *(_source(block) for block in inside)])
        draft.parts.extend(self._statuses_within(inside))
        self._belongs(item.text, item.end_line, claim_status.lowered(entry.status, draft.parts))
        for block in inside:
            if isinstance(block, Table):
                self._table(block)

    def _entry(self, item: Item) -> _Entry:
        """The name and the status of an item; a box that the program set says nothing."""
        source = item.text
        false_box = FALSE_BOX.match(source) if item.box is None else None
        if false_box and is_status_word(false_box.group()):
            false_box = None
        if false_box:
            source = source[false_box.end() :]
        struck = source.lstrip().startswith("~~")
        label = label_of(source.replace("~~", "") if struck else source)
        boxed = item.box is not None or false_box is not None
        said = label.status
        if boxed and not markers.set_by_program(self._lines[item.line - 1], item.box):
            said = _boxed_status(said, item.box, struck=struck)
        elif struck and said is not ClaimStatus.NOT_APPLICABLE:
            said = ClaimStatus.NONE
        return _Entry(label, said, boxed)

    def _statuses_within(self, blocks: Sequence[Block]) -> list[ClaimStatus]:
        """The statuses of the items inside an item; an unticked box among them is open."""
        entries = [self._entry(block) for block in blocks if isinstance(block, Item)]
        return [
            entry.status
            for entry in entries
            if entry.status is not ClaimStatus.NONE
            and (entry.boxed or entry.label.before is not ClaimStatus.NONE or STATUS_LABEL.match(entry.label.folded))
        ]

    def _speaks_for_itself(self, item: Item, label: Label) -> bool:
        if REMARK.match(label.folded):
            return False
        return not self._below_heading or (label.bold and not item.ordered)

    def _heads_claims(self, inside: Sequence[Block]) -> bool:
        """Whether a bullet without a status only groups boxes or items that have one."""
        entries = [self._entry(block) for block in inside if isinstance(block, Item)]
        return any(
            entry.boxed
            or (
                entry.status is not ClaimStatus.NONE
                and not STATUS_LABEL.match(entry.label.folded)
                and (entry.label.bold or entry.label.before is ClaimStatus.NONE)
            )
            for entry in entries
        )

    def _group_of_items(self, item: Item, label: Label, inside: Sequence[Block]) -> None:
        outer, outer_open = self._group, self._open
        if label.numbered:
            self._open = self._add(label, plain(item.text), item.line, item.end_line, "bullet")
            self._open.sources.append(item.text)
        self._group = label.key
        self.read(inside)
        self._group, self._open = outer, outer_open

    def _verdict(self, label: Label) -> None:
        """A line about the whole check: it may say which stage follows, and it claims nothing."""
        stage = stage_of(label.key)
        if stage is not None:
            self._stage = stage
            self._close()

    def _paragraph(self, paragraph: Paragraph) -> None:
        for offset, source in enumerate(paragraph.text.split("\n")):
            line = paragraph.line + offset
            if not source.strip() or not self._line(source.strip(), line):
                self._belongs(source, min(line, paragraph.end_line))

    def _line(self, source: str, line: int) -> bool:
        """Read a line that begins with a name; False for running text."""
        label = label_of(source)
        status = label.status
        if self._open is not None and STATUS_LABEL.match(label.folded):
            self._state(status)
            return False
        if label.bold and not label.numbered:
            stage = stage_of(label.key)
            if stage is not None and (status is ClaimStatus.NONE or label.verdict):
                self._stage = stage
                self._group = label.key
                self._close()
                return True
        if label.verdict and not label.numbered:
            if label.bold and self._open is not None and self._open.kind == "sentence":
                self._close()
            return False
        named = label.bold or label.before is not ClaimStatus.NONE or label.numbered
        if not label.rest and label.before is ClaimStatus.NONE and not (label.bold and label.numbered):
            if label.bold and not self._below_heading:
                self._close()
                self._group = label.key
            return False
        if not named or (status is ClaimStatus.NONE and not label.numbered) or REMARK.match(label.folded):
            return False
        if not label.key or len(label.key) > _LONGEST_NAME:
            return False
        inner = self._open is not None and self._open.kind == "heading"
        if inner and not label.numbered:
            self._belongs(source, line, status)
            return True
        draft = self._add(label, plain(source), line, line, "sentence")
        draft.sources.append(source)
        if inner:
            self._belongs(source, line, status)
        else:
            self._open = draft
        return True

    def _table(self, table: Table) -> None:
        columns = columns_of(table)
        if columns is None:
            for row in table.rows:
                self._belongs(" ".join(row.cells), row.line)
            return
        stages = {column: stage_of(plain(table.header[column])) for column in columns.statuses}
        outer = self._stage
        for row in table.rows:
            key = row_key(row, columns)
            if not key or (VERDICT.match(key.casefold()) and not NUMBERED.match(key)):
                continue
            said: dict[int, list[ClaimStatus]] = {}
            for column, stage in stages.items():
                said.setdefault(outer if stage is None else stage, []).append(row_status(row, columns, column))
            for stage, statuses in (said or {outer: [row_status(row, columns, None)]}).items():
                self._stage = stage
                status = claim_status.worst(statuses)
                text = " | ".join(filter(None, map(plain, row.cells)))
                label = Label(key, "", ClaimStatus.NONE, bold=False)
                draft = self._add(label, text, row.line, row.line, "row", status=status)
                draft.sources.extend(row.cells)
                self._belongs(" ".join(row.cells), row.line, status)
        self._stage = outer

    def _html(self, block: Html) -> None:
        """Items that stand in raw HTML: a reader sees them as text, so their boxes are seen and no tick counts."""
        shown = "\n".join(_TAG.sub("", line).strip() for line in block.text.split("\n"))
        for inner in markdown.parse(shown).blocks:
            if not isinstance(inner, Item):
                continue
            line = min(block.line + inner.line - 1, block.end_line)
            untick = " " if inner.box is not None else None
            moved = inner.replace(line=line, end_line=line, box=untick)
            if inner.box is not None or label_of(inner.text).status is not ClaimStatus.NONE:
                self._item(moved, ())


class _Entry(Record):
    """An item as it is read: its name, its status, and whether it has a box, true or false."""

    label: Label
    status: ClaimStatus
    boxed: bool


def _boxed_status(said: ClaimStatus, box: str | None, *, struck: bool) -> ClaimStatus:
    if box not in {"x", "X"}:
        failed = said is ClaimStatus.FAIL or claim_status.glyph(box or "") is ClaimStatus.FAIL
        return ClaimStatus.FAIL if failed else ClaimStatus.OPEN
    if struck:
        return ClaimStatus.NOT_APPLICABLE if said is ClaimStatus.NOT_APPLICABLE else ClaimStatus.OPEN
    return ClaimStatus.PASS if said is ClaimStatus.NONE else said


def _source(block: Block) -> str:
    if isinstance(block, Item | Paragraph | Heading):
        return block.text
    if isinstance(block, Table):
        return "\n".join(" ".join(row.cells) for row in block.rows)
    return ""
