"""The gates that follow from norms, written into the constitution as the blocks that declare them.

Whole blocks come below the text that they follow from; every other byte stays. The result is read again before
anybody sees it: a block that would change what is demanded, or how anything else is read, is left out and named.
"""

from __future__ import annotations

from constitution_gate.constitution import reader
from constitution_gate.constitution.footer import read_footer
from constitution_gate.constitution.gate_shape import LONGEST_TEXT
from constitution_gate.constitution.languages.vocabulary import spoken
from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.model import InputError
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import collection, gate_block
from constitution_gate.engine.gate_block import Entry
from constitution_gate.engine.line_edits import LineEdits
from constitution_gate.engine.planned_change import Insertion, inserted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from constitution_gate.constitution.markdown import Document, Section
    from constitution_gate.constitution.model import Constitution, Principle
    from constitution_gate.engine.binding import Gate
    from constitution_gate.engine.planned_change import PlannedChange
    from constitution_gate.gates.feature import Artifact

_RULE = lazy(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}\Z")


class LeftOut(Record):
    """A derived gate that gets no block, and why; `reason` is the end of a sentence."""

    gate: Gate
    reason: str


class Explicit(Record):
    """What is to be written: the change (None where there is nothing to write) and the gates that it declares.

    `written` pairs each gate as it is derived with the id that its block gives it.
    """

    change: PlannedChange | None
    written: tuple[tuple[Gate, str], ...]
    left_out: tuple[LeftOut, ...]


class _Place(Record):
    """Where the blocks of gates go: below this line of the text, and whether they name their principle."""

    after: int
    named: bool


class _Group(Record):
    """Gates of one principle whose norms stand in one section: they share a block."""

    principle: Principle
    gates: tuple[Gate, ...]
    places: tuple[_Place, ...]
    """The best place first."""


def explicit(file: Artifact) -> Explicit:
    """The blocks for all derived gates of the constitution in this file.

    Raises InputError where the constitution cannot be read or one of its gates cannot be bound.
    """
    before = _Reading(file.text, file)
    derived = [gate for gate in before.gates if gate.source.kind == "derived"]
    left_out = [LeftOut(gate, reason) for gate in derived if (reason := gate_block.obstacle(gate)) is not None]
    refused = {entry.gate.id for entry in left_out}
    wanted = [gate for gate in derived if gate.id not in refused]
    ids = _ids(wanted, before.gates)
    groups = tuple(_groups(wanted, file.document, before.constitution))
    text = _Text(file, before, groups, ids)
    accepted = _accepted(text, range(len(groups)), {}) if groups else {}
    left_out += [
        LeftOut(gate, "a block for it would change how the constitution is read")
        for number, group in enumerate(groups)
        if number not in accepted
        for gate in group.gates
    ]
    written = tuple((gate, ids[gate.id]) for number in sorted(accepted) for gate in groups[number].gates)
    return Explicit(text.written(accepted) if accepted else None, written, tuple(left_out))


def _accepted(text: _Text, numbers: Sequence[int], before: Mapping[int, _Place]) -> dict[int, _Place]:
    """The groups that can be written beside those `before`, in halves: most often all can, or all but one."""
    together = {**before, **{number: text.groups[number].places[0] for number in numbers}}
    if text.written(together) is not None:
        return together
    if len(numbers) > 1:
        middle = len(numbers) // 2
        return _accepted(text, numbers[middle:], _accepted(text, numbers[:middle], before))
    for place in text.groups[numbers[0]].places[1:]:
        alone = {**before, numbers[0]: place}
        if text.written(alone) is not None:
            return alone
    return dict(before)


class _Reading:
    """A constitution's text as it is read."""

    def __init__(self, text: str, file: Artifact) -> None:
        self.constitution: Constitution = reader.read(text, path=file.path, sha256=file.sha256)
        self.gates = collection.from_constitution(self.constitution)

    def principles(self) -> list[tuple[object, ...]]:
        """What is demanded in words, without the lines where it stands."""
        return [
            (
                each.id,
                each.number,
                each.title,
                each.non_negotiable,
                each.core,
                [norm.replace(line=0) for norm in each.norms],
            )
            for each in self.constitution.principles
        ]

    def demanded(self, ids: Mapping[str, str]) -> dict[str, tuple[object, ...]]:
        """What each gate demands, by its id; `ids` are those that blocks give."""
        return {
            ids.get(gate.id, gate.id): (
                gate_block.shortened(gate.title),
                gate.principle and gate.principle.id,
                gate.level,
                gate.waivable,
                gate.check,
                gate.parameters,
                gate.when,
                gate.unless,
                gate.phase,
                "declared" if gate.id in ids else gate.source.kind,
            )
            for gate in self.gates
        }


class _Text:
    """The constitution's text with blocks in it."""

    def __init__(self, file: Artifact, before: _Reading, groups: Sequence[_Group], ids: Mapping[str, str]) -> None:
        self.groups = groups
        self._file = file
        self._before = before
        self._ids = ids
        self._lines = LineEdits(file.text)

    def written(self, places: Mapping[int, _Place]) -> PlannedChange | None:
        """The change, or None where the text would then demand anything else than it does."""
        blocks: dict[int, list[str]] = {}
        for number, place in places.items():
            block = blocks.setdefault(place.after, [])
            if block or not (place.after < 1 or self._lines.blank(place.after)):
                block.append("")
            block.extend(self._block(self.groups[number], named=place.named))
        for after, block in blocks.items():
            if after < len(self._lines) and not self._lines.blank(after + 1):
                block.append("")
        change = inserted(
            self._file.path, self._file.data, [Insertion(after, tuple(block)) for after, block in blocks.items()]
        )
        ids = {gate.id: self._ids[gate.id] for number in places for gate in self.groups[number].gates}
        try:
            after_it = _Reading(change.new.decode("utf-8"), self._file)
        except InputError:
            return None
        same = after_it.demanded({}) == self._before.demanded(ids)
        return change if same and after_it.principles() == self._before.principles() else None

    def _block(self, group: _Group, *, named: bool) -> list[str]:
        name = _name(group.principle, self._before.constitution.principles) if named else None
        return gate_block.lines([Entry(gate, self._ids[gate.id], name) for gate in group.gates])


def _ids(wanted: Iterable[Gate], gates: Iterable[Gate]) -> dict[str, str]:
    """The id that each gate is declared by; no two are alike, nor like that of another gate."""
    own = list(wanted)
    taken = {gate.id for gate in gates} - {gate.id for gate in own}
    found: dict[str, str] = {}
    for gate in own:
        found[gate.id] = gate_block.identifier(gate, taken)
        taken.add(found[gate.id])
    return found


def _groups(gates: Sequence[Gate], document: Document, constitution: Constitution) -> Iterator[_Group]:
    sections = document.sections()
    headings = {section.line for section in sections}
    together: dict[tuple[str, int], list[Gate]] = {}
    for gate in gates:
        assert gate.principle is not None
        section = _innermost(sections, _anchor(gate, headings))
        together.setdefault((gate.principle.id, section.line if section else 0), []).append(gate)
    footer = read_footer(document, spoken(document.text))
    stated = [each.line for each in (footer.version, footer.ratified, footer.amended) if each is not None]
    for (identifier, start), members in together.items():
        principle = constitution.principle(identifier)
        assert principle is not None
        section = next((section for section in sections if section.line == start), None)
        last = max(gate.source.line for gate in members)
        end = _end(document, section, [line for line in stated if line > last])
        whole = _end(document, None, stated)
        own = _Place(end, named=principle.line not in headings)
        yield _Group(principle, tuple(members), (own, _Place(end, named=True), _Place(whole, named=True)))


def _anchor(gate: Gate, headings: Iterable[int]) -> int:
    """The line whose section takes the block: that of the norm, or of the list or table that is the principle."""
    assert gate.principle is not None
    return gate.source.line if gate.principle.line in headings else gate.principle.line


def _innermost(sections: Iterable[Section], line: int) -> Section | None:
    return max(
        (section for section in sections if section.line <= line <= section.end_line),
        key=lambda section: section.line,
        default=None,
    )


def _end(document: Document, section: Section | None, stated: Sequence[int]) -> int:
    """The last line of a section's own text, or of the document's, in front of where it states version or dates."""
    blocks = section.own_blocks() if section else document.blocks
    first_stated = min(stated, default=len(document.lines) + 1)
    own = [block.end_line for block in blocks if block.end_line < first_stated]
    line = max(own, default=section.heading.end_line if section else 0)
    while line > 0 and not document.lines[line - 1].strip(" \t"):
        line -= 1
    limit = min(section.end_line if section else len(document.lines), first_stated - 1)
    while line < limit and (following := document.lines[line]).strip(" \t") and not _RULE.match(following):
        line += 1
    return line


def _name(principle: Principle, principles: Iterable[Principle]) -> str:
    """A name by which a block can call the principle and no other one."""
    candidates = (principle.title, principle.label, principle.id)
    others = [each for each in principles if each is not principle]
    for name in candidates:
        wanted = _folded(name)
        alike = any(
            wanted in {_folded(each.title), _folded(each.label), _folded(each.id), _folded(each.number or "")}
            for each in others
        )
        if name and len(name) <= LONGEST_TEXT and not alike:
            return name
    return principle.id


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
