"""Where spec.md defines its requirements, each with all of its text, and ids that are defined twice.

Spec Kit's spec template writes `- **FR-001**: System MUST …`; people also write headings, rows of a table and
paragraphs. What is nested below a requirement belongs to it. An id with a prefix of `requirement_ids.PREFIXES` is one
wherever it is defined; below a heading such as "Requirements" every other prefix is one too, save those that mean
something else everywhere (tasks, stories, decisions, scenarios).
"""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Code, Comment, Heading, Html, Item, Paragraph, Table, plain
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import requirement_ids
from constitution_gate.gates.vocabulary import tracing
from constitution_gate.gates.vocabulary.languages import detect

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from constitution_gate.constitution.markdown import Block
    from constitution_gate.gates.artifacts.requirement_ids import Id
    from constitution_gate.gates.feature import Artifact

_MARKS = " \t*_`~[(【#"
_SEPARATED = lazy(r"[\s*_`~\])】]*+(?:\([^()]{1,80}\)|（[^（）]{1,80}）|\[[^\[\]]{1,80}\])?[\s*_`~]*+(?:[:：.|—–]|-\s)")
_GOES_ON = lazy(r"[\s*_`]*+(?:[,/&、]|\b(?:and|to|through|und|bis|y|e|et)\b|[–—~-]|\.\.)[\s*_`]*+[A-Z]{1,6}-?\d")
_OPEN_QUESTION = lazy(r"\[NEEDS CLARIFICATION[^\]]{0,600}\]?")
_LAST_BRACKET = lazy(r"[\[(（【]\s*([^\[\]()（）【】]{2,60})[\])）】][\s.*_。]*\Z")
_LEAD_IN = 60


class Definition(Record):
    """A requirement: `written` is its id as the spec has it, `text` everything that it says, on one line.

    `set_aside` is the word by which the spec takes it back or puts it off ("removed", "deferred"), "" for a live one.
    """

    id: Id
    written: str
    text: str
    line: int
    end_line: int
    set_aside: str = ""


class Definitions(Record):
    """The requirements in order, each where it is first defined, and later definitions that say something else."""

    found: tuple[Definition, ...]
    repeated: tuple[Definition, ...]


class _Draft:
    def __init__(self, identifier: Id, written: str, block: Block, line: int, ranked: bool, aside: str) -> None:
        self.id = identifier
        self.written = written
        self.depth = block.depth if isinstance(block, Item) else -1
        self.is_item = isinstance(block, Item)
        self.is_heading = isinstance(block, Heading)
        self.line = line
        self.end_line = line
        self.in_requirements = ranked
        self.aside = aside
        self.parts: list[str] = []

    def definition(self) -> Definition:
        text = " ".join(part for part in self.parts if part)
        return Definition(self.id, self.written, text, self.line, self.end_line, self.aside)


def read(spec: Artifact, prefixes: Collection[str] = ()) -> Definitions:
    """The requirements of spec.md; with `prefixes` those of these prefixes alone."""
    drafts = list(_drafts(spec, frozenset(prefixes), detect(spec.text)))
    ranked = [draft for draft in drafts if draft.in_requirements]
    first: dict[Id, _Draft] = {}
    for draft in [*ranked, *drafts]:
        first.setdefault(draft.id, draft)
    found = {draft.id: draft.definition() for draft in sorted(first.values(), key=lambda draft: draft.line)}
    repeated = []
    for draft in ranked:
        again, known = draft.definition(), found[draft.id]
        if again.line != known.line and _letters(again.text) != _letters(known.text) and _letters(again.text):
            repeated.append(again)
    return Definitions(tuple(found.values()), tuple(repeated))


def _drafts(spec: Artifact, prefixes: frozenset[str], languages: tuple[str, ...]) -> Iterator[_Draft]:
    titles: list[tuple[int, str]] = []
    current: _Draft | None = None
    ranked, put_off = False, ""
    for block in spec.document.blocks:
        if isinstance(block, Comment | Html | Code):
            continue
        heading = isinstance(block, Heading) and not block.quoted
        leads = list(_leads(block, prefixes, anywhere=ranked))
        if heading:
            assert isinstance(block, Heading)
            while titles and titles[-1][0] >= block.level:
                titles.pop()
            if not leads:
                titles.append((block.level, plain(block.text).lower()))
                ranked, put_off = _part([title for _, title in titles], languages)
        if leads:
            for identifier, written, line, struck, text in leads:
                if current is not None:
                    yield current
                aside = "struck out" if struck else _set_aside(text, languages) or put_off
                current = _Draft(identifier, written, block, line, ranked, aside)
                current.parts.append(_shown(text))
                current.end_line = block.end_line
        elif current is not None:
            if _belongs(block, current):
                current.parts.append(_shown(_text(block)))
                current.end_line = max(current.end_line, block.end_line)
            else:
                yield current
                current = None
    if current is not None:
        yield current


def _belongs(block: Block, current: _Draft) -> bool:
    """Whether a block goes on with the requirement: what is nested in its item, below its heading, or its list."""
    if isinstance(block, Heading):
        return False
    if current.is_heading:
        return True
    if isinstance(block, Item):
        return block.depth > current.depth
    return current.is_item and block.line <= current.end_line


def _leads(block: Block, prefixes: frozenset[str], *, anywhere: bool) -> Iterator[tuple[Id, str, int, bool, str]]:
    """The ids that a block defines: id, as written, line, whether it is struck out, and what follows it."""
    if isinstance(block, Table):
        for row in block.rows:
            at = next((i for i, cell in enumerate(row.cells) if cell.strip()), None)
            if at is None or len(row.cells) < 2:
                continue
            found = _lead(row.cells[at] + " : " + " ".join(row.cells[at + 1 :]), prefixes, anywhere=anywhere)
            if found:
                yield found[0], found[1], row.line, found[2], found[3]
    elif isinstance(block, Paragraph):
        pending: tuple[Id, str, int, bool, str] | None = None
        for offset, line in enumerate(block.text.split("\n")):
            found = _lead(line, prefixes, anywhere=anywhere)
            if found:
                if pending:
                    yield pending
                pending = (found[0], found[1], block.line + offset, found[2], found[3])
            elif pending:
                pending = (*pending[:4], f"{pending[4]} {line}")
        if pending:
            yield pending
    elif isinstance(block, Item | Heading):
        found = _lead(block.text, prefixes, anywhere=anywhere, titled=isinstance(block, Heading))
        if found:
            yield found[0], found[1], block.line, found[2], found[3]


def _lead(
    source: str, prefixes: frozenset[str], *, anywhere: bool, titled: bool = False
) -> tuple[Id, str, bool, str] | None:
    """The id that a text begins with to define it: the id, as written, whether it is struck out, what follows.

    In running text an id is defined where it is marked, or set apart; a heading (`titled`) may hold it alone.
    """
    start = 0
    while start < len(source) and source[start] in _MARKS:
        start += 1
    if start == len(source) or not source[start].isascii() or not source[start].isupper():
        return None
    mention = requirement_ids.one(source[start : start + _LEAD_IN])
    if mention is None or mention.start:
        return None
    kind = mention.id.kind
    if prefixes:
        if kind not in prefixes:
            return None
    elif kind not in requirement_ids.PREFIXES and (not anywhere or kind in requirement_ids.NEVER):
        return None
    rest = source[start + mention.end :]
    marked = any(mark in source[:start] for mark in ("**", "__", "[", "`", "【"))
    if _GOES_ON.match(rest) or not (anywhere or marked or titled or _SEPARATED.match(rest)):
        return None
    struck = "~~" in source[:start] or rest.lstrip("*_:： ").startswith("~~")
    return mention.id, mention.written, struck, rest.lstrip("*_`~])】 \t:：.—–-")


def _part(titles: Sequence[str], languages: tuple[str, ...]) -> tuple[bool, str]:
    """Whether a place is one where requirements are defined, and the word by which its headings put them off."""
    for title in reversed(titles):
        put_off = tracing.first(title, languages, "SET_ASIDE")
        if put_off:
            return False, put_off
        if tracing.first(title, languages, "RETELLING"):
            return False, ""
        if tracing.first(title, languages, "REQUIREMENTS"):
            return True, ""
    return False, ""


def _set_aside(text: str, languages: tuple[str, ...]) -> str:
    """The word by which a requirement's text takes it back: at its beginning, or in brackets at its end."""
    shown = plain(text[:400]).lower().lstrip(" [(（【*")
    last = _LAST_BRACKET.search(text)
    inside = last.group(1).lower().strip(" *") if last else ""
    for phrase in tracing.phrases(languages, "SET_ASIDE"):
        if shown.startswith(phrase) or inside.startswith(phrase):
            return phrase
    return ""


def _text(block: Block) -> str:
    if isinstance(block, Table):
        return " ".join(cell for row in block.rows for cell in row.cells)
    return "" if isinstance(block, Comment | Code | Html) else block.text


def _shown(text: str) -> str:
    return plain(_OPEN_QUESTION.sub(" ", text) if "[NEEDS" in text else text)


def _letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())
