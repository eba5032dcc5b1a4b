"""What the items of a plan's section lack: parts that nothing states, and parts that are not filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.gates.artifacts.plan_sections import MOST_ENTRIES
from constitution_gate.gates.artifacts.plan_words import NAME
from constitution_gate.gates.completeness import why_incomplete
from constitution_gate.gates.protocol import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constitution_gate.gates.artifacts.plan_sections import Entry
    from constitution_gate.gates.artifacts.plan_words import Words
    from constitution_gate.gates.feature import Artifact

_VAGUE = "settles nothing."
# A long text may speak of the placeholders that it deals with, in code.
_LONG = 120
_CODE = lazy(r"`[^`\n]*`")


class Demand(NamedTuple):
    """A part that every item must have.

    `shown` names it with its article ("a TTL"). A label or cell must say `value`, where that is given, else
    `reason` ends the sentence "The TTL …"; without a label a sentence that says `said` gives it.
    """

    part: str
    shown: str
    said: str | None = None
    value: str | None = None
    reason: str = _VAGUE


class Lack(NamedTuple):
    """A part that an item lacks: `reason` ends the sentence "The TTL …", and is None where nothing states it."""

    demand: Demand
    reason: str | None
    line: int


class Judged(NamedTuple):
    """An item, what it lacks, and why its name names nothing (None where it does)."""

    entry: Entry
    lacks: tuple[Lack, ...]
    unnamed: str | None = None

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.lacks and self.unnamed is None


def judge(entry: Entry, around: Sequence[Entry], demands: Iterable[Demand], subject: Words) -> Judged:
    """Say what an item lacks of what is demanded; what stands in the section around it holds for it too."""
    name = entry.parts.get(NAME)
    unnamed = why_incomplete(name.text if name is not None else entry.name)
    if unnamed is not None:
        return Judged(entry, (), unnamed)
    lacks = (lack(entry, around, demand, subject) for demand in demands)
    return Judged(entry, tuple(found for found in lacks if found is not None))


def lack(entry: Entry, around: Sequence[Entry], demand: Demand, subject: Words) -> Lack | None:
    """How one part is lacking; None where it is not."""
    own = entry.parts.get(demand.part)
    if own is not None:
        reason = wrong(own.text, demand, subject)
        return Lack(demand, reason, own.line) if reason else None
    if demand.said is not None and subject.says(demand.said, entry.text):
        return None
    for outer in around:
        part = outer.parts.get(demand.part)
        if part is not None and wrong(part.text, demand, subject) is None:
            return None
        if demand.said is not None and subject.says(demand.said, outer.said):
            return None
    return Lack(demand, None, entry.line)


def wrong(text: str, demand: Demand, subject: Words) -> str | None:
    """Why the text of a label or a cell does not give the part, as the end of "The TTL …"; None where it does."""
    reason = why_incomplete(text if len(text) <= _LONG else _CODE.sub(" code ", text))
    if reason is not None:
        return reason
    if demand.value is not None:
        return None if subject.says(demand.value, text) else demand.reason
    return _VAGUE if subject.is_vague(text) else None


def findings(path: str, judged: Iterable[Judged], noun: str, remedy: str) -> list[Finding]:
    """One finding for what an item does not state, one for each part that is not filled in.

    Where a table has no column for a part, that is said once, at the table's heading.
    """
    found: list[Finding] = []
    columns: set[tuple[int, str]] = set()
    for item in judged:
        entry = item.entry
        if item.unnamed is not None:
            message = f"The name of a {noun} {item.unnamed}"
            found.append(Finding(message, path, entry.line, f"Name it, or delete what stands for it. {remedy}"))
            continue
        absent = [each.demand for each in item.lacks if each.reason is None]
        if entry.form == "row" and entry.header is not None:
            for demand in absent:
                if (entry.header, demand.part) not in columns:
                    columns.add((entry.header, demand.part))
                    message = f"The table has no column for {demand.shown}, and nothing else states one."
                    found.append(Finding(message, path, entry.header, remedy))
        elif absent:
            message = f"The {noun} “{entry.name}” states {none_of([bare(d.shown) for d in absent])}."
            found.append(Finding(message, path, entry.line, remedy))
        found.extend(
            Finding(
                f"The {bare(each.demand.shown)} of the {noun} “{entry.name}” {each.reason}", path, each.line, remedy
            )
            for each in item.lacks
            if each.reason is not None
        )
    return found


def bare(shown: str) -> str:
    """A part's name without its article."""
    first, _, rest = shown.partition(" ")
    return rest if first in {"a", "an", "the"} else shown


def too_many(document: Artifact, roots: Iterable[Entry]) -> str | None:
    """Why a section cannot be judged whole; None where all of its items were read."""
    if not any(root.omitted for root in roots):
        return None
    return f"{document.path} lists more than {MOST_ENTRIES:,} items in one section, and no more are read"


def none_of(names: Sequence[str]) -> str:
    """What is missing, in a row: "no a, no b and no c"."""
    *first, last = (f"no {name}" for name in names)
    return f"{', '.join(first)} and {last}" if first else last


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 risk", "2 risks"."""
    return f"1 {noun}" if number == 1 else f"{number:,} {plural or f'{noun}s'}"
