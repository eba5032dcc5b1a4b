"""Markdown as an ordered list of blocks, each with its lines.

Blocks are found by pyromark (CommonMark 0.31 plus GitHub tables), so a heading inside a code fence, a comment or an
indented block is not a heading. Inline text is kept as written; `plain` strips its markup.
Only CR LF, LF and CR end a line (CommonMark 0.31, section 2.1); U+2028 and its like do not.
"""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown_blocks import parts
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.constitution.markdown_blocks import Part

_LINE_END = lazy(r"\r\n|\n|\r")
_COMMENT = lazy(r"<!--(?:>|->|.*?(?:-->|\Z))", re.DOTALL)
_BOX = lazy(r"\[([^\[\]]?)\](?=\s|$)\s*")

_LINK = lazy(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_TAG = lazy(r"</?[A-Za-z][^<>]*>")
_STRONG = lazy(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = lazy(r"(?<![\w*])([*_])(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*])")
_MOST_WORK = 1_000_000
"""Characters that the search for the ends of emphasis may look at, about a tenth of a second."""
_STRUCK = lazy(r"~~(?=\S)(.+?)(?<=\S)~~")
_ESCAPE = lazy(r"\\([!-/:-@\[-`{-~])")


class Heading(Record):
    """A heading of level 1 to 6; `text` is its inline source without the marks."""

    text: str
    level: int
    line: int
    end_line: int
    quoted: bool = False


class Paragraph(Record):
    """A paragraph that is not the text of a list item; comments are taken out of `text`."""

    text: str
    line: int
    end_line: int
    quoted: bool = False


class Item(Record):
    """A list item: its own text, without its bullet, box and child items.

    `box` is what stands in a leading `[ ]`: " ", "x", "X", "" or another single character; None without a box.
    `depth` is 0 for an item of an outermost list. `end_line` includes the children.
    """

    text: str
    line: int
    end_line: int
    depth: int = 0
    box: str | None = None
    ordered: bool = False
    quoted: bool = False


class Row(Record):
    """One row of a table; as many cells as the header has."""

    cells: tuple[str, ...]
    line: int


class Table(Record):
    """A GitHub table."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    line: int
    end_line: int
    quoted: bool = False


class Code(Record):
    """A code block. `info` is the fence's info string, None for an indented block.

    `line` is the line of the opening fence (of the first line for an indented block). `closed` is False for a
    fence that runs into the end of its container.
    """

    text: str
    info: str | None
    line: int
    end_line: int
    closed: bool = True
    quoted: bool = False


class Comment(Record):
    """An HTML comment, without its marks."""

    text: str
    line: int
    end_line: int


class Html(Record):
    """A block of raw HTML, comments taken out."""

    text: str
    line: int
    end_line: int


Block = Heading | Paragraph | Item | Table | Code | Comment | Html


class Section(Record):
    """A heading with everything up to the next heading of its level or above.

    `blocks` holds all blocks below the heading, those of the sub-sections included, the heading itself not.
    """

    heading: Heading
    blocks: tuple[Block, ...]
    end_line: int

    @property
    def line(self) -> int:
        """The heading's line."""
        return self.heading.line

    @property
    def title(self) -> str:
        """The heading's text without markup."""
        return plain(self.heading.text)

    def own_blocks(self) -> tuple[Block, ...]:
        """The blocks before the first sub-heading."""
        for index, block in enumerate(self.blocks):
            if isinstance(block, Heading) and not block.quoted:
                return self.blocks[:index]
        return self.blocks


class Document(Record):
    """A parsed document. `lines` are without their line ends; line numbers count from 1."""

    text: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    front_matter: str | None = None

    def headings(self) -> tuple[Heading, ...]:
        """The headings that structure the document (those in block quotes and lists do not)."""
        return tuple(block for block in self.blocks if isinstance(block, Heading) and not block.quoted)

    def sections(self) -> tuple[Section, ...]:
        """Every heading with its section, in document order; sub-sections stand in their parents as well."""
        starts = [i for i, block in enumerate(self.blocks) if isinstance(block, Heading) and not block.quoted]
        found = []
        for order, start in enumerate(starts):
            heading = self.blocks[start]
            assert isinstance(heading, Heading)
            end, end_line = len(self.blocks), len(self.lines)
            for following in range(order + 1, len(starts)):
                other = self.blocks[starts[following]]
                assert isinstance(other, Heading)
                if other.level <= heading.level:
                    end, end_line = starts[following], other.line - 1
                    break
            found.append(Section(heading, self.blocks[start + 1 : end], end_line))
        return tuple(found)

    def preamble(self) -> tuple[Block, ...]:
        """The blocks before the first heading."""
        for index, block in enumerate(self.blocks):
            if isinstance(block, Heading) and not block.quoted:
                return self.blocks[:index]
        return self.blocks


def split_lines(text: str) -> list[str]:
    """Split at CR LF, LF and CR alone; the text after a final line end is not a line."""
    lines = _LINE_END.split(text)
    if lines and not lines[-1]:
        lines.pop()
    return lines


def plain(text: str) -> str:
    """Inline text without links, emphasis, code marks, tags and escapes, on one line, white space folded."""
    if "<" in text:
        text = _TAG.sub("", _COMMENT.sub("", text))
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    text = text.replace("`", "")
    marks = text.count("*") + text.count("_") + text.count("~~")
    if marks * len(text) > _MOST_WORK:
        # Each unmatched mark is looked for to the end of the text; nobody writes so many in one so long.
        text = text.replace("*", "").replace("~~", "")
    elif marks:
        text = _STRONG.sub(r"\2", text)
        text = _STRONG.sub(r"\2", text)
        text = _EMPHASIS.sub(r"\2", text)
        text = _STRUCK.sub(r"\1", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return " ".join(text.split())


def parse(text: str) -> Document:
    """Parse a document; no input is an error. A leading byte order mark and YAML front matter are set aside."""
    body = text.removeprefix("\ufeff")
    lines = split_lines(body)
    front_end = _front_matter_end(lines)
    shown = [""] * front_end + lines[front_end:]
    front = "\n".join(lines[1 : front_end - 1]) if front_end else None
    return Document(text, tuple(lines), tuple(_blocks(parts(shown))), front)


def _front_matter_end(lines: Sequence[str]) -> int:
    if not lines or lines[0].rstrip() != "---":
        return 0
    for number, line in enumerate(lines[1:200], start=2):
        if line.rstrip() in {"---", "..."}:
            return number
        if line.startswith("#") and not line.startswith("# "):
            return 0
    return 0


def _blocks(document: Sequence[Part]) -> Iterator[Block]:
    quotes = 0
    items: list[_OpenItem] = []
    lists: list[bool] = []
    pending: list[Block] = []
    for part in document:
        kind, start, end = part.kind, part.first, part.last
        if kind == "quote":
            quotes += 1
        elif kind == "/quote":
            quotes -= 1
        elif kind == "list":
            lists.append(part.ordered)
        elif kind == "/list":
            lists.pop()
        elif kind == "item":
            items.append(_OpenItem(len(pending), start, end, len(lists) - 1, lists[-1], quotes > 0))
            pending.append(Paragraph("", start, start))
        elif kind == "/item":
            opened = items.pop()
            pending[opened.slot] = opened.close()
        elif kind == "code":
            pending.append(Code(part.text, part.info, start, end, part.closed, quotes > 0))
        elif kind == "table":
            pending.extend(_table(part, quotes > 0))
        else:
            pending.extend(_inline_comments(part.text, start))
            shown = _visible(part.text)
            if kind == "heading":
                pending.append(Heading(shown, part.level, start, end, quotes > 0 or bool(items)))
            elif kind == "paragraph" and items and items[-1].text is None:
                items[-1].text = shown
            elif shown.strip():
                pending.append(Html(shown, start, end) if kind == "html" else Paragraph(shown, start, end, quotes > 0))
        if not items and pending:
            yield from pending
            pending = []


class _OpenItem:
    def __init__(self, slot: int, line: int, end_line: int, depth: int, ordered: bool, quoted: bool) -> None:
        self.slot = slot
        self.line = line
        self.end_line = end_line
        self.depth = depth
        self.ordered = ordered
        self.quoted = quoted
        self.text: str | None = None

    def close(self) -> Item:
        text = self.text or ""
        box = _BOX.match(text)
        return Item(
            text[box.end() :] if box else text,
            self.line,
            self.end_line,
            self.depth,
            box.group(1) if box else None,
            self.ordered,
            self.quoted,
        )


def _visible(text: str) -> str:
    return _COMMENT.sub("", text) if "<!--" in text else text


def _inline_comments(text: str, line: int) -> Iterator[Comment]:
    if "<!--" not in text:
        return
    counted = 0
    for match in _COMMENT.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        yield _comment(match.group(), line)


def _comment(raw: str, line: int) -> Comment:
    inside = "" if raw in {"<!-->", "<!--->"} else raw.removeprefix("<!--").removesuffix("-->")
    return Comment(inside, line, line + raw.rstrip("\n").count("\n"))


def _table(part: Part, quoted: bool) -> Iterator[Block]:
    rows: list[Row] = []
    for line, cells in part.rows:
        for cell in cells:
            yield from _inline_comments(cell, line)
        rows.append(Row(tuple([_visible(cell).strip() for cell in cells]), line))
    header, *others = rows
    yield Table(header.cells or ("",), tuple(others), part.first, part.last, quoted)
