"""The comments that mark what the program wrote into a plan.

A marker is an HTML comment that fills its line from the first column. The same text in a code span, a fence,
a `<pre>` block or a longer comment is documentation. What stands between a pair is the program's own output
and never a claim; nor is a box that the program ticked or unticked, which the pointer at the end of the
item's line says.
"""

from __future__ import annotations

from itertools import pairwise

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Comment, Html, Paragraph, Table, parse
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal

    from constitution_gate.constitution.markdown import Document

BEGIN = "<!-- constitution-gate:begin {name} -->"
END = "<!-- constitution-gate:end {name} -->"
CONSTITUTION_CHECK = "constitution-check"
TABLE_HEADER = ("Gate", "Principle", "Level", "Verdict", "Evidence")
OUTCOME = "**Outcome**:"

_POINTER = "<!-- constitution-gate: "
_CLOSE = "-->"
_BOX_SET: dict[str, Literal["ticked", "unticked"]] = {"ticked": "ticked", "unticked": "unticked"}
_KINDS: dict[str, Literal["begin", "end"]] = {
    "constitution-gate:begin": "begin",
    "constitution-gate:end": "end",
}
_LINE_END = lazy(r"(\r\n|\n|\r)")
_VERBATIM = ("<pre", "<script", "<style", "<textarea")


class Marker(Record):
    """One marker comment; `alone` is False where it does not fill its line from the first column."""

    kind: Literal["begin", "end"]
    line: int
    alone: bool


def markers(document: Document, name: str = CONSTITUTION_CHECK) -> tuple[Marker, ...]:
    """Every real comment that is a marker of this name, in order of the lines."""
    verbatim = [
        range(block.line, block.end_line + 1)
        for block in document.blocks
        if isinstance(block, Html) and block.text.lstrip().lower().startswith(_VERBATIM)
    ]
    found = []
    for block in document.blocks:
        if not isinstance(block, Comment) or "constitution-gate:" not in block.text:
            continue
        words = block.text.split()
        if len(words) != 2 or words[0] not in _KINDS or words[1] != name:
            continue
        if any(block.line in lines for lines in verbatim):
            continue
        line = document.lines[block.line - 1]
        comment = f"<!--{block.text}-->"
        if not _quoted(line, line.find(comment)):
            found.append(Marker(_KINDS[words[0]], block.line, line.rstrip(" \t") == comment))
    return tuple(sorted(found, key=lambda marker: marker.line))


def _quoted(line: str, start: int) -> bool:
    """Whether what begins there is escaped or in a code span, and so no comment."""
    return start > 0 and (line[start - 1] == "\\" or line.count("`", 0, start) % 2 == 1)


def marked_blocks(document: Document, name: str = CONSTITUTION_CHECK) -> tuple[range, ...]:
    """The line numbers of each well-formed block, its two marker lines among them.

    Well-formed is a begin whose next marker is its end, both alone on their lines. Text at a marker that
    lacks its partner belongs to no block: it is read like any other text.
    """
    found = markers(document, name)
    return tuple(
        range(begin.line, end.line + 1)
        for begin, end in pairwise(found)
        if begin.kind == "begin" and end.kind == "end" and begin.alone and end.alone
    )


def in_blocks(line: int, blocks: Iterable[range]) -> bool:
    """Whether a line stands in one of the blocks."""
    return any(line in block for block in blocks)


def generated_lines(document: Document, name: str = CONSTITUTION_CHECK) -> tuple[int, ...]:
    """The lines between the markers that the program wrote: its table, known by its header, and the outcome.

    What else stands there was written by a person, and is read, and kept, like any other text.
    """
    found: list[int] = []
    for lines in marked_blocks(document, name):
        for block in document.blocks:
            if block.line not in lines:
                continue
            if isinstance(block, Table) and block.header == TABLE_HEADER:
                rows = range(block.line, min(block.end_line, lines[-1]) + 1)
                found.extend(line for line in rows if document.lines[line - 1].startswith("|"))
            elif isinstance(block, Paragraph) and block.text.startswith(OUTCOME):
                found.append(block.line)
    return tuple(found)


def without_generated(text: str) -> str:
    """The text as a person wrote it: the generated lines are blank, so that every line keeps its number.

    No check may take the program's own words (a title, a verdict) for words of the plan.
    """
    if "constitution-gate:begin" not in text:
        return text
    parts = _LINE_END.split(text)
    for line in generated_lines(parse(text)):
        parts[2 * (line - 1)] = ""
    return "".join(parts)


class Pointer(Record):
    """The comment on a checklist item that points to its evidence, and where it stands in the line.

    `box_set` is "ticked" or "unticked" where the program changed the item's box, None where the box is as a
    person left it. `gates` are the ids of the gates that the item was judged by.
    """

    start: int
    end: int
    box_set: Literal["ticked", "unticked"] | None
    gates: tuple[str, ...]


def pointer(line: str) -> Pointer | None:
    """The first pointer in a line of source, or None; one inside a code span is no pointer."""
    start = line.find(_POINTER)
    end = line.find(_CLOSE, start)
    if start < 0 or end < 0 or _quoted(line, start):
        return None
    parts = [part.strip() for part in line[start + len(_POINTER) : end].split(";")]
    box_set = _BOX_SET.get(parts[0])
    gates = tuple(part.split()[0] for part in (parts[1:] if box_set else parts) if part)
    return Pointer(start, end + len(_CLOSE), box_set, gates)


def pointer_comment(box_set: Literal["ticked", "unticked"] | None, judged: Iterable[str]) -> str:
    """The comment for an item; each of `judged` begins with a gate's id, without semicolon and `--`."""
    return _POINTER + "; ".join([*([box_set] if box_set else []), *judged]) + " " + _CLOSE


def set_by_program(line: str, box: str | None) -> bool:
    """Whether the box of the item in this line of source stands as the program set it, and so claims nothing.

    `box` is what stands in it. A person who ticks a box again that the program unticked makes a claim.
    """
    found = pointer(line)
    if found is None or box not in {" ", "x", "X"}:
        return False
    return found.box_set == ("unticked" if box == " " else "ticked")
