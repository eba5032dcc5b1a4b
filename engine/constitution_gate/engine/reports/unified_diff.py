"""A planned change as a unified diff, for people: nothing in it acts on a terminal or on a CI runner."""

from __future__ import annotations

from constitution_gate.constitution.markdown import split_lines
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.escaping import line as harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.engine.planned_change import Insertion, PlannedChange

CONTEXT = 3
"""How many lines stand around a change."""

_STYLES = {"+": "32", "@": "36", "-": "1"}


class _Hunk(Record):
    """Insertions that share their context; `first` and `last` are lines of the old file, from 1."""

    first: int
    last: int
    insertions: tuple[Insertion, ...]


def render(change: PlannedChange, *, color: bool = False) -> str:
    """The diff with a final newline; without `color` it holds no escape sequence."""
    return "".join(f"{_styled(line) if color else line}\n" for line in _lines(change))


def _lines(change: PlannedChange) -> Iterator[str]:
    old = split_lines(change.old.decode("utf-8").removeprefix("\ufeff")) if change.old is not None else []
    path = harmless(change.path)
    yield f"--- a/{path}" if change.old is not None else "--- /dev/null"
    yield f"+++ b/{path}"
    come = 0
    for hunk in _hunks(change.insertions, len(old)):
        added = sum(len(insertion.lines) for insertion in hunk.insertions)
        count = hunk.last - hunk.first + 1
        before = hunk.first if count else hunk.first - 1
        yield f"@@ -{before},{count} +{hunk.first + come},{count + added} @@"
        come += added
        yield from _body(hunk, old, own=change.old is None)


def _body(hunk: _Hunk, old: Sequence[str], *, own: bool) -> Iterator[str]:
    at = hunk.first
    for insertion in hunk.insertions:
        yield from _kept(old[at - 1 : insertion.after])
        yield from (f"+{harmless(line, own=own)}" for line in insertion.lines)
        at = max(at, insertion.after + 1)
    yield from _kept(old[at - 1 : hunk.last])


def _kept(lines: Sequence[str]) -> Iterator[str]:
    return (f" {harmless(line)}" for line in lines)


def _hunks(insertions: Sequence[Insertion], length: int) -> Iterator[_Hunk]:
    together: list[Insertion] = []
    for insertion in insertions:
        if together and insertion.after - together[-1].after > 2 * CONTEXT:
            yield _hunk(together, length)
            together = []
        together.append(insertion)
    if together:
        yield _hunk(together, length)


def _hunk(insertions: Sequence[Insertion], length: int) -> _Hunk:
    first = max(1, insertions[0].after - CONTEXT + 1)
    return _Hunk(first, min(length, insertions[-1].after + CONTEXT), tuple(insertions))


def _styled(line: str) -> str:
    style = _STYLES.get("-" if line.startswith(("--- ", "+++ ")) else line[:1])
    return f"\x1b[{style}m{line}\x1b[0m" if style else line
