"""The sentences of a Markdown document, each with what it stands under.

List items and table cells are sentences too. Each knows its label ("**Authentication**: …", the first cell of its row,
the header of its column) and its place: the nearest heading, the lead-in of its list, the items it is nested in.
Comments and raw HTML hold none, and code only for each environment variable that a shell or an `.env` file sets.
"""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Code, Heading, Item, Paragraph, Table
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.check_titles import is_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.constitution.markdown import Document

_LABEL = lazy(
    r"\s*+(?:[^\w\s]\W{0,2}\s*+)?(?:\*\*|__)(?P<bold>[^*\n]{1,80}?)\s*+(?:[:：]\s*+)?(?:\*\*|__)\s*"
    r"(?:\([^()\n]{1,40}\)\s*)?(?:[:：]|[—–-](?=\s)|$|\n)\s*"
    r"|\s*+(?P<bare>[^\s:：|.!?*`\[\]][^:：|.!?\n*`\[\]]{0,39})(?:[:：](?=\s|$|[^\x00-\x7f])|：|\s[—–]\s)\s*"
)
_END = lazy(r"(?<=[.!?])[ \n]+(?=[^\sa-z])|(?<=[。！？])\s*|(?:  |\\)?\n(?=[ \t]*(?:\*\*|__)[^\n*_])")
_SET = lazy(r"[ \t]*(?:export[ \t]+|set[ \t]+|\$env:)?([A-Z][A-Z0-9_]{2,60})[ \t]?=")
_SHELLS = frozenset(
    {"", "sh", "bash", "shell", "zsh", "console", "env", "dotenv", "ini", "properties", "powershell", "text"}
)
_LEADS_IN = lazy(r"[:：]\W*\Z")
_LONGEST_LEAD = 160


class Place(Record):
    """Where sentences stand: titles from the outermost to the nearest, and the nearest ones of each kind.

    `titles` are the headings below the document's own title, `lead` is what introduces the list, `parents` are the
    items around this one. `check` says that the place is in a Constitution Check.
    """

    titles: tuple[str, ...] = ()
    lead: str = ""
    parents: tuple[str, ...] = ()
    check: bool = False

    @property
    def nearest(self) -> str:
        """What a sentence without a label is about."""
        return (
            (*self.titles[-1:], self.lead, *self.parents)[-1]
            if self.parents or self.lead
            else "".join(self.titles[-1:])
        )


class Sentence(Record):
    """One sentence in Markdown source, its white space folded; `block` counts the blocks."""

    text: str
    label: str
    line: int
    end_line: int
    place: Place
    block: int


def sentences(document: Document) -> Iterator[Sentence]:
    """Every sentence in order, that of a table's column (its header the label) behind the row it stands in."""
    titles: list[tuple[int, str]] = []
    parents: list[tuple[int, str]] = []
    lead, check = "", 0
    for number, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            titles = [(level, title) for level, title in titles if level < block.level]
            titles.append((block.level, block.text))
            check = 0 if block.level <= check else check
            check = check or (block.level if is_title(block.text) else 0)
            lead, parents = "", []
            continue
        if not isinstance(block, (Paragraph, Item, Table, Code)):
            continue
        headings = tuple(title for level, title in titles if level > 1)
        if isinstance(block, Item):
            parents = parents[: block.depth]
            place = Place(headings, lead, tuple(text for _, text in parents), check > 0)
            yield from _split(block.text, block.line, place, number)
            parents.append((block.depth, block.text.partition("\n")[0][:_LONGEST_LEAD]))
        elif isinstance(block, Code):
            yield from _variables(block, Place(headings, lead, (), check > 0), number)
        else:
            place = Place(headings, lead if isinstance(block, Table) else "", (), check > 0)
            parents = []
            if isinstance(block, Table):
                yield from _cells(block, place, number)
            else:
                yield from _split(block.text, block.line, place, number)
                last = block.text.rpartition("\n")[2].strip()
                leads = len(last) <= _LONGEST_LEAD and (_LEADS_IN.search(last) or _is_label(last))
                lead = last if leads else ""


def _is_label(text: str) -> bool:
    match = _LABEL.match(text)
    return match is not None and match.group("bold") is not None and match.end() == len(text)


def _split(text: str, line: int, place: Place, number: int) -> Iterator[Sentence]:
    start = 0
    ends = [(match.start(), match.end()) for match in _END.finditer(text)] if len(text) > 1 else []
    for end, following in (*ends, (len(text), len(text))):
        piece = text[start:end]
        if piece.strip():
            first = line + piece[: len(piece) - len(piece.lstrip())].count("\n")
            match = _LABEL.match(piece)
            label = (match.group("bold") or match.group("bare") or "") if match else ""
            rest = piece[match.end() :] if match else piece
            last = first + piece.strip().count("\n")
            yield Sentence(_folded(rest), _folded(label), first, last, place, number)
        line += text.count("\n", start, following)
        start = following


def _cells(table: Table, place: Place, number: int) -> Iterator[Sentence]:
    for row in table.rows:
        if not row.cells:
            continue
        rest = [cell for cell in row.cells[1:] if cell.strip()]
        yield Sentence(_folded(" | ".join(rest)), _folded(row.cells[0]), row.line, row.line, place, number)
        for header, cell in zip(table.header[1:], row.cells[1:], strict=False):
            if header.strip():
                yield Sentence(_folded(cell), _folded(header), row.line, row.line, place, number)


def _variables(code: Code, place: Place, number: int) -> Iterator[Sentence]:
    """A sentence for each variable that a block sets, without its value, which may be a secret."""
    if "=" not in code.text or (code.info or "").strip().lower() not in _SHELLS:
        return
    first = code.line + (code.info is not None)
    for offset, line in enumerate(code.text.split("\n")):
        if match := _SET.match(line):
            yield Sentence("environment variable", match.group(1), first + offset, first + offset, place, number)


def _folded(text: str) -> str:
    return " ".join(text.split())
