"""Where the blocks of a Markdown document are, and what stands in them as it was written.

pyromark (pulldown-cmark) says where each block is: CommonMark 0.31 plus GitHub tables. What it says about inline
markup is passed over. The text of a block is taken from the document's lines, behind the quotation marks and the
indentation of the containers they stand in (CommonMark 0.31, sections 5.1 and 5.2).
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

# Nobody nests deeper, and a container costs time on each of its lines.
_DEEPEST = 100
_CONTAINERS = {"BlockQuote": "quote", "List": "list", "Item": "item"}
_QUOTED = -1
_LEAVES = frozenset({"Paragraph", "Heading", "CodeBlock", "HtmlBlock", "Table"})
_BORDERS = frozenset({"Start", "End", "Rule"})
_INLINE = frozenset({"Emphasis", "Strong", "Link", "Image"})

# To pyromark vertical tab and form feed are spaces. To CommonMark (section 2.1) and to GitHub they end no marker and
# make no line blank; like other control characters they end a link's destination.
_SUBSTITUTE = "\x1a"
_NO_SPACES = bytes.maketrans(b"\v\f", 2 * _SUBSTITUTE.encode())

_BLANK = b" \t\n"
_MARKS = lazy(r"(?:[ \t>]|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))*")
_QUOTE = lazy(r" {0,3}> ?")
_BULLET = lazy(r" {0,3}(?:[-+*]|\d{1,9}[.)])")
_CODE = lazy(r" {4}| {0,3}\t")
_FENCE = lazy(r" {0,3}(`{3,}|~{3,})(.*)")


class Part:
    """A block, or the end of a container: of kind `/quote`, `/list` or `/item`.

    The other kinds are `quote`, `list`, `item`, `paragraph`, `heading`, `code`, `html` and `table`. `rows` are those of
    a table with their lines, its header first; `info` is the info string of a fence, None for indented code; `closed`
    is False for a fence that runs into the end of its container.
    """

    __slots__ = ("closed", "first", "info", "kind", "last", "level", "ordered", "rows", "text")

    def __init__(self, kind: str, first: int = 0, last: int = 0, text: str = "") -> None:
        self.kind = kind
        self.first = first
        self.last = last
        self.text = text
        self.level = 0
        self.ordered = False
        self.info: str | None = None
        self.closed = True
        self.rows: list[tuple[int, list[str]]] = []


def parts(lines: Sequence[str]) -> Sequence[Part]:
    """The parts of a document in their order; lines count from 1. What is nested over 100 deep is left out."""
    # CommonMark 0.31, section 2.3: NUL is read as U+FFFD. A lone surrogate is no character, and no file holds one.
    shown = [line.replace("\0", "\ufffd").encode(errors="replace").decode() for line in lines]
    reading = _Reading(shown, shown)
    found = reading.parts()
    if reading.plainer:
        found = _Reading(shown, [reading.plainer.get(number, line) for number, line in enumerate(shown, 1)]).parts()
    return found


class _Reading:
    """What is open at one place of the document, and the parts before it."""

    def __init__(self, shown: Sequence[str], read: Sequence[str]) -> None:
        """Take the lines as they are to be shown, and as pyromark is to read them."""
        # Lines at which pyromark may have missed a table, as it would not miss it.
        self.plainer: dict[int, str] = {}
        self._lines = shown
        self._source = "".join([f"{line}\n" for line in read]).encode()
        self._starts = list(accumulate([len(line) + 1 for line in self._source.split(b"\n")], initial=0))
        self._found: list[Part] = []
        self._level = 0
        # Each container with the line that opened it and how far it indents the others, -1 for a quotation.
        self._containers: list[tuple[int, int]] = []
        self._leaf: Part | None = None
        self._code: list[str] = []
        # Where the inline content of a tight list's item reaches: no event tells of a paragraph there.
        self._tight: tuple[int, int] | None = None

    def parts(self) -> Sequence[Part]:
        """Read the document."""
        from pyromark import Options, events_with_range

        source = self._source.translate(_NO_SPACES).decode()
        for event, place in events_with_range(source, options=Options.ENABLE_TABLES):
            self._take(event, place["start"], place["end"])
        return self._found

    def _take(self, event: Any, start: int, end: int) -> None:
        phase, tag = (event, "") if isinstance(event, str) else next(iter(event.items()))
        name, detail = next(iter(tag.items())) if isinstance(tag, dict) else (tag, None)
        if phase not in _BORDERS or name in _INLINE:
            self._inline(tag, start, end)
            return
        if self._tight is not None:
            self._found.append(self._paragraph(*self._tight))
            self._tight = None
        if name in _CONTAINERS:
            self._container(phase, name, detail, start, end)
        elif self._level < _DEEPEST and phase == "Start":
            self._begin(name, detail, start, end)
        elif self._leaf is not None and name in _LEAVES:
            self._finish(self._leaf)
            self._leaf = None

    def _inline(self, text: str, start: int, end: int) -> None:
        if self._leaf is None:
            if self._level < _DEEPEST:
                self._tight = (self._tight[0] if self._tight else start, end)
        elif self._leaf.kind == "code":
            self._code.append(self._source[start:end].decode() if _SUBSTITUTE in text else text)

    def _container(self, phase: str, name: str, detail: Any, start: int, end: int) -> None:
        kind = _CONTAINERS[name]
        if phase == "End":
            self._level -= 1
            if self._level < _DEEPEST:
                if kind != "list":
                    self._containers.pop()
                self._found.append(Part(f"/{kind}"))
            return
        if self._level < _DEEPEST:
            part = Part(kind, *self._span(start, end))
            part.ordered = detail is not None
            if kind != "list":
                self._containers.append((part.first, self._indent(part.first) if kind == "item" else _QUOTED))
            self._found.append(part)
        self._level += 1

    def _begin(self, name: str, detail: Any, start: int, end: int) -> None:
        first, last = self._span(start, end)
        if name == "Paragraph":
            self._leaf = self._paragraph(start, end)
        elif name == "Heading":
            self._leaf = Part("heading", first, last, self._heading(first, last))
            self._leaf.level = int(detail["level"][1])
        elif name == "HtmlBlock":
            self._leaf = Part("html", first, last, self._text(first, last) + "\n")
        elif name == "CodeBlock":
            self._leaf = Part("code", first, last)
            if detail != "Indented":
                self._leaf.info, self._leaf.closed = self._fence(first, last)
        elif name == "Table":
            self._leaf = Part("table", first, last)
        elif self._leaf is not None:
            if name == "TableCell":
                cell = self._source[start:end].decode()
                # GitHub Flavored Markdown, section 4.10: a pipe is escaped in a cell, whatever stands around it.
                self._leaf.rows[-1][1].append(cell.replace("\\|", "|").strip())
            else:
                self._leaf.rows.append((first, []))

    def _finish(self, leaf: Part) -> None:
        self._found.append(leaf)
        if leaf.kind == "code":
            leaf.text = "".join(self._code)
            self._code.clear()
        elif leaf.kind == "table":
            self._break(leaf)

    def _break(self, table: Part) -> None:
        """End a table before a row that is indented as code, and add what stands there instead.

        GitHub Flavored Markdown, section 4.10: a table is broken at the beginning of another block. pyromark takes
        indented code for a row.
        """
        numbers = [line for line, _ in table.rows]
        first = next((line for line in numbers[1:] if _CODE.match(self._inside(line))), None)
        if first is None:
            return
        del table.rows[numbers.index(first) :]
        last, table.last = table.last, first - 1
        code = Part("code", first, first)
        texts = []
        for number in range(first, last + 1):
            text = self._inside(number)
            indent = _CODE.match(text)
            if indent is None:
                break
            texts.append(text[indent.end() :] + "\n")
            code.last = number
        code.text = "".join(texts)
        self._found.append(code)
        if code.last < last:
            self._found.append(Part("paragraph", code.last + 1, last, self._text(code.last + 1, last).strip(" \t\n")))

    def _span(self, start: int, end: int) -> tuple[int, int]:
        # Where a tab indents a list it is said to start as many characters before as the tab is wide.
        while start + 1 < end and self._source[start] in _BLANK:
            start += 1
        first = bisect_right(self._starts, start)
        return first, max(first, bisect_right(self._starts, end - 1))

    def _paragraph(self, start: int, end: int) -> Part:
        first, last = self._span(start, end)
        self._seek_tables(first, last)
        return Part("paragraph", first, last, self._text(first, last).strip(" \t\n"))

    def _seek_tables(self, first: int, last: int) -> None:
        """Note lines of a paragraph that GitHub may take for a table (GitHub Flavored Markdown, section 4.10).

        pyromark takes no tab for a space in the row of hyphens, and lets a table break off a paragraph only where
        its header begins with a pipe.
        """
        for number in range(first, last):
            raw = self._lines[number]
            if "-" not in raw or raw.strip("-:| \t>"):
                continue
            header, delimiters = self._inside(number).lstrip(), self._inside(number + 1).lstrip()
            if "|" not in header:
                continue
            if "\t" in delimiters:
                self.plainer[number + 1] = raw.removesuffix(delimiters) + delimiters.replace("\t", " ")
            before = self.plainer.get(number, self._lines[number - 1])
            if number > first and not header.startswith("|") and before.endswith(header):
                self.plainer[number] = f"{before.removesuffix(header)}|{header}"

    def _heading(self, first: int, last: int) -> str:
        if last > first:
            self._seek_tables(first, last)
            return self._text(first, last - 1).strip()
        text = self._inside(first).strip().lstrip("#").strip()
        opened = text.rstrip("#")
        return opened.rstrip() if not opened or opened[-1] in " \t" else text

    def _fence(self, first: int, last: int) -> tuple[str, bool]:
        opening = _FENCE.match(self._inside(first))
        closing = _FENCE.match(self._inside(last)) if last > first else None
        if opening is None:
            return "", False
        closed = closing is not None and closing[1].startswith(opening[1]) and not closing[2].strip()
        return opening[2].strip(), closed

    def _text(self, first: int, last: int) -> str:
        return "\n".join([self._inside(number) for number in range(first, last + 1)])

    def _inside(self, number: int) -> str:
        """A line without the marks of the containers that are open; a lazy one has them only in part."""
        if not self._containers:
            return self._lines[number - 1]
        line, at = self._behind_marks(number)
        return line[at:]

    def _behind_marks(self, number: int) -> tuple[str, int]:
        line = self._lines[number - 1]
        if "\t" in line:
            marks = _MARKS.match(line)
            assert marks is not None
            # CommonMark 0.31, section 2.2: where tabs define structure they stop at each fourth column.
            line = marks[0].expandtabs(4) + line[marks.end() :]
        at = 0
        for depth, (opened, indent) in enumerate(self._containers):
            mark = _QUOTE.match(line, at) if indent == _QUOTED else None
            if mark is not None:
                at = mark.end()
            elif indent != _QUOTED and (opened == number or line.startswith(" " * indent, at)):
                at += indent
            else:
                spare = sum([indent for _, indent in self._containers[depth:] if indent != _QUOTED])
                while spare and line.startswith(" ", at):
                    at, spare = at + 1, spare - 1
                break
        return line, at

    def _indent(self, number: int) -> int:
        """How far the item that begins in a line indents what belongs to it (CommonMark 0.31, section 5.2)."""
        line, at = self._behind_marks(number)
        bullet = _BULLET.match(line, at)
        if bullet is None:
            return 0
        content = line[bullet.end() :]
        spaces = len(content) - len(content.lstrip(" "))
        return bullet.end() - at + (spaces if 1 <= spaces <= 4 and content.strip() else 1)
