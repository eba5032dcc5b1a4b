"""Find the normative statements of a text: what they say, how binding they are, and where they stand.

Upper-case keywords bind as RFC 2119 and RFC 8174 say. Plain-language forms bind where people state rules; in a
rationale, an example or a quotation they explain. A lead-in such as "Prohibited:" gives its level to the list
below it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from functools import cache
from itertools import chain, islice

from constitution_gate.constitution import deviations
from constitution_gate.constitution.headings import has_mark, read_name
from constitution_gate.constitution.languages.en import NO
from constitution_gate.constitution.languages.vocabulary import Keyword, Label, matcher, spoken, vocabulary
from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import (
    Code,
    Comment,
    Heading,
    Html,
    Item,
    Paragraph,
    Section,
    Table,
    plain,
)
from constitution_gate.constitution.model import Level, Norm
from constitution_gate.constitution.pattern_store import compiled
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constitution_gate.constitution.markdown import Block

_LONGEST_STATEMENT = 2000
_LONGEST_LABEL = 120
_TICKS = lazy(r"`+")
_UNREAD = lazy(r"\]\([^()\s]*\)|https?://[^\s)>\]]+|</?[A-Za-z][^<>]*>")
_SENTENCE_END = lazy(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\betc)(?<!\bNo)[.!?][*_)\]\"'”’»]*\s+(?=[^a-z\s])|[。！？][*_）」』”]*\s*"
)
_CANCELLED = lazy(
    r"(?:\bnot|n['’]t|\bno\s+longer|\bnon-|\bneither|\bnor|\bif|\bwhere|\bwhen|\bas|\bunless|\bthan|\bno|\bnicht|\bpas"
    r"|\bwhat|\bnon|\bno\s+es|\bnão\s+é|\bне)\s*$",
    re.IGNORECASE,
)
_CLAUSE_START = lazy(r"(?:^|[:：;；—–(（]|\s-)[\W_]*$")
_ENUMERATOR = lazy(r"[\W_]*(?:\d{1,3}|[IVXLC]{1,6}|[A-Z])[.)][\W_]*")
_LINE_BREAK = lazy(r"\n")
_COLON_END = lazy(r"[\s*_]*[:：][\s*_]*")
_ABOUT_KEYWORDS = lazy(r"\b(?:RFC\s*-?(?:2119|8174)|BCP\s*14)\b")
_DEFINITION = lazy(
    r"^[\W_]*+(?:MUST|SHALL|SHOULD|MAY|REQUIRED|RECOMMENDED|OPTIONAL)(?:\s++NOT)?"
    r"(?:\W*[/,—–=]|\W*+\b(?:or|and|means)\b"
    r"|(?=\W*[:-])\W*+(?:an?\s++)?(?:absolute|mandatory|required|strict|recommended|optional|hard)\b)"
)
_DESCRIBES = lazy(r"\b(?:is|are|was|were|has|have|had|currently|exists?|does|did|there)\b", re.IGNORECASE)
_BARS_ALL = lazy(r"\b(?:may|shall|can|allowed|permitted|accepted|without|considered)\b", re.IGNORECASE)
_QUOTES = "\"“”„«»'‘’「」『』"
_PLAIN_FENCES = frozenset({"", "text", "txt", "plain", "plaintext", "none"})
_RULE_LINE = lazy(r"^[\s│║|>]*(?:[-*•‣▪✗✘✕✖❌⛔🚫✓✔✅☑→▸►]|\d{1,3}[.)]|\[.?\])[\s\ufe0f]*")
# A fence with Markdown headings in it shows a document; its rules are an example's.
_SUB_HEADING = lazy(r"^#{2,6}\s+\S", re.MULTILINE)
_FRAME_LINE = lazy(r"^[\s│║|>─═┌┐└┘├┤╔╗╚╝╠╣+=~-]+|[\s│║|]+$")
_REPORT_COLUMN = lazy(r"violation|deviation|status|result|example|exception|違反|狀態|状态|例外", re.IGNORECASE)


class _Group(Record):
    """A lead-in that gives its level to the items below it; `stem` goes before their text."""

    level: Level
    negative: bool
    keyword: str
    stem: str = ""
    depth: int = -1


class _Hit(Record):
    """A keyword that binds, at its place in a block's text."""

    start: int
    end: int
    text: str
    level: Level
    negative: bool
    strong: bool

    @property
    def keyword(self) -> str:
        """The keyword on one line, without the marks of one that is half bold."""
        return " ".join(self.text.replace("*", "").split())

    def leading(self, stem: str, depth: int) -> _Group:
        """The lead-in that ends in this keyword."""
        return _Group(self.level, self.negative, self.keyword, stem, depth)

    def contradicts(self, other: _Hit) -> bool:
        """Whether one of the two demands and the other forbids, and both bind alike."""
        return self.strong == other.strong and self.level is other.level and self.negative != other.negative

    @property
    def rank(self) -> tuple[int, bool, int]:
        """The strongest level first, then upper case, then the earliest."""
        return (-self.level.strength, not self.strong, self.start)


def find_norms(
    source: Section | Sequence[Block],
    *,
    lines: Sequence[str] = (),
    languages: tuple[str, ...] | None = None,
) -> tuple[Norm, ...]:
    """The normative statements of a section or of some blocks, in document order.

    `lines` are the document's lines; with them the line of a norm is exact even where a comment was taken out of
    the text. `languages` are codes of vocabulary.spoken; by default those that the text seems to be written in.
    A norm stands on the line of its keyword; an item that owes its level to a lead-in stands on its own line and
    names the lead-in's keyword.
    """
    blocks: Sequence[Block] = source.blocks if isinstance(source, Section) else source
    if languages is None:
        languages = spoken("\n".join(_texts(blocks)))
    reading = _Reading(lines, languages)
    if isinstance(source, Section):
        reading.enter_heading(source.heading)
    for block, following in zip(blocks, chain(blocks[1:], (None,)), strict=False):
        reading.read(block, following)
    return tuple(reading.norms)


def strongest(text: str, languages: tuple[str, ...] | None = None) -> Norm | None:
    """The most binding statement of a text that stands outside a document, as if it were on line 1."""
    found = find_norms((Paragraph(text, 1, 1 + text.count("\n")),), languages=languages)
    return min(found, key=lambda norm: -norm.level.strength, default=None)


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from block.header
            yield from (cell for row in block.rows for cell in row.cells)
        elif not isinstance(block, Comment):
            yield block.text


class _Reading:
    """The norms found so far and the lead-in that stands."""

    def __init__(self, lines: Sequence[str], languages: tuple[str, ...]) -> None:
        self.norms: list[Norm] = []
        self._lines = lines
        self._languages = languages
        self._groups: list[_Group] = []
        self._aside = False
        self._section_aside = False
        self._section_group: list[_Group] = []
        self._item_end = 0
        self._trail = deviations.Trail()

    def enter_heading(self, heading: Heading) -> None:
        """Take a heading as the lead-in of what stands below it."""
        self._trail.enter(heading)
        name = read_name(heading.text, self._languages).full
        group = self._label(name)
        self._section_group = [group] if group else []
        self._groups = [*self._section_group]
        self._section_aside = self._aside = self._is_aside(name, whole=True)

    def read(self, block: Block, following: Block | None) -> None:
        """Read the next block."""
        if isinstance(block, Heading):
            self.enter_heading(block)
            self._state(block.text, block, strong_only=True)
        elif isinstance(block, Paragraph):
            self._paragraph(block, following)
        elif isinstance(block, Item):
            self._item(block, following)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Code):
            self._code(block)
        elif isinstance(block, Html):
            self._state(block.text, block, strong_only=False)

    def _paragraph(self, block: Paragraph, following: Block | None) -> None:
        if block.line <= self._item_end:
            self._state(block.text, block, strong_only=self._aside or block.quoted)
            return
        followed = isinstance(following, Item | Code)
        shown = plain(block.text[: 2 * _LONGEST_LABEL])
        whole = len(block.text) <= _LONGEST_LABEL and _leads_in(block.text, shown)
        self._aside = self._section_aside or self._is_aside(shown, whole=whole)
        self._groups = [*self._section_group]
        # The last line of a paragraph can be the label of the list below it.
        last = block.text.rpartition("\n")[2] if followed else ""
        label = self._label(plain(last)) if len(last) <= _LONGEST_LABEL and _leads_in(last, last) else None
        if label:
            self._state(block.text[: -len(last)], block, strong_only=self._aside or block.quoted)
            self._groups = [label]
        elif not (whole and self._aside):
            self._state(block.text, block, strong_only=self._aside or block.quoted, leads=followed)
        if not followed:
            self._aside = self._section_aside

    def _item(self, block: Item, following: Block | None) -> None:
        self._item_end = max(self._item_end, block.end_line)
        while self._groups and self._groups[-1].depth >= block.depth:
            self._groups.pop()
        shown = plain(block.text[: 2 * _LONGEST_LABEL])
        nested = isinstance(following, Item) and following.depth > block.depth
        if nested and len(block.text) <= _LONGEST_LABEL and _leads_in(block.text, shown):
            group = self._label(shown)
            if group:
                self._groups.append(_Group(group.level, group.negative, group.keyword, "", block.depth))
                return
        aside = self._aside or self._is_aside(shown, whole=False)
        before = len(self.norms)
        stems = len(self._groups)
        self._state(block.text, block, strong_only=aside or block.quoted, leads=nested)
        if len(self.norms) > before or len(self._groups) > stems or aside or not shown.strip("*_ "):
            return
        group = self._groups[-1] if self._groups else None
        if group and block.depth == group.depth + 1:
            self._inherit(
                shown if len(block.text) <= len(shown) else plain(block.text[:_LONGEST_STATEMENT]),
                group,
                block.line,
            )

    def _inherit(self, text: str, group: _Group, line: int) -> None:
        negative = group.negative or (bool(group.stem) and text.startswith("NOT "))
        whole = f"{group.stem} {text}".strip()
        self.norms.append(Norm(whole, group.keyword, group.level, line, negative))

    def _table(self, block: Table) -> None:
        if deviations.columns(block.header, self._trail.titles(), self._languages):
            return
        rule_column = None
        header = [plain(cell[:_LONGEST_LABEL]) for cell in block.header]
        if not any(_REPORT_COLUMN.search(cell) for cell in header):
            columns = matcher(self._languages, "rule_columns")
            rule_column = next((i for i, cell in enumerate(header) if columns.fullmatch(cell.lower())), None)
        for row in block.rows:
            cells = [plain(cell[:_LONGEST_STATEMENT]) for cell in row.cells]
            text = " | ".join(cell for cell in cells if cell)
            hits = [hit for cell in row.cells for hit in self._hits(cell, strong_only=self._aside or block.quoted)]
            if hits:
                best = min(hits, key=lambda hit: (-hit.level.strength, not hit.strong))
                self.norms.append(Norm(text, best.keyword, best.level, row.line, best.negative))
            elif rule_column is not None and rule_column < len(cells) and cells[rule_column]:
                label = self._label(header[rule_column])
                negative = label is not None and label.negative
                self.norms.append(Norm(text, header[rule_column], Level.MUST, row.line, negative))

    def _code(self, block: Code) -> None:
        if self._aside or block.info is None or block.info.strip().casefold() not in _PLAIN_FENCES:
            return
        if _SUB_HEADING.search(block.text):
            return
        group = self._groups[-1] if self._groups else None
        for offset, line in enumerate(block.text.split("\n"), start=1):
            shown = _FRAME_LINE.sub("", line[:_LONGEST_STATEMENT]) if not _RULE_LINE.match(line) else line.strip()
            marked = _RULE_LINE.match(shown)
            text = _FRAME_LINE.sub("", shown[marked.end() :] if marked else shown)
            hits = [hit for hit in self._hits(text, strong_only=True) if marked or not text[: hit.start].strip()]
            if hits:
                best = min(hits, key=lambda hit: hit.rank)
                self.norms.append(
                    Norm(
                        " ".join(text.split()),
                        best.keyword,
                        best.level,
                        block.line + offset,
                        best.negative,
                    )
                )
            elif group and marked and text:
                self._inherit(" ".join(text.split()), group, block.line + offset)

    def _state(
        self, text: str, block: Heading | Paragraph | Item | Html, *, strong_only: bool, leads: bool = False
    ) -> None:
        """Add the norms of running text.

        Where a list follows, a last sentence that ends in its keyword and a colon leads in that list.
        """
        masked = mask(text)
        hits = deque(self._hits(text, strong_only=strong_only, masked=masked))
        if not hits:
            return
        breaks = [match.start() for match in _LINE_BREAK.finditer(text)]
        aside = False
        for start, end in _sentences(masked):
            aside = aside or (start > 0 and self._is_aside(text[start : start + _LONGEST_LABEL], whole=False))
            inside: list[_Hit] = []
            while hits and hits[0].start < end:
                hit = hits.popleft()
                if hit.strong or not aside:
                    inside.append(hit)
            if not inside or _ABOUT_KEYWORDS.search(masked, start, end) or _DEFINITION.match(masked[start:end]):
                continue
            for first, last, of_clause in _clauses(masked, start, end, inside):
                best = min(of_clause, key=lambda hit: hit.rank)
                if leads and last == len(masked) and _COLON_END.fullmatch(masked, best.end, last):
                    depth = block.depth if isinstance(block, Item) else -1
                    self._groups.append(best.leading(_statement(text[first : best.end]), depth))
                    continue
                self._add(text[first:last], best, breaks, block)
                other = [hit for hit in of_clause if hit.contradicts(best)]
                if other:
                    self._add(text[first:last], other[0], breaks, block)

    def _add(self, statement: str, hit: _Hit, breaks: Sequence[int], block: Heading | Paragraph | Item | Html) -> None:
        line = self._line(block.line + bisect_left(breaks, hit.start), hit.text, block)
        self.norms.append(Norm(_statement(statement), hit.keyword, hit.level, line, hit.negative))

    def _line(self, line: int, keyword: str, block: Heading | Paragraph | Item | Html) -> int:
        """Where the keyword really stands: a comment or a blank taken out of the text moves the lines behind it."""
        first = keyword.split()[0]
        candidates = chain(range(line, block.end_line + 1), range(line - 1, block.line - 1, -1))
        for number in islice(candidates, 1000):
            if 0 < number <= len(self._lines) and first in self._lines[number - 1]:
                return number
        return line

    def _hits(self, text: str, *, strong_only: bool, masked: str | None = None) -> Iterator[_Hit]:
        masked = mask(text) if masked is None else masked
        scanner, keywords = _scanner(self._languages)
        for match in scanner.finditer(masked):
            keyword = keywords[int((match.lastgroup or "k0")[1:])]
            found = match.group()
            if _mentioned(masked, match.start(), match.end()):
                continue
            strong = found.isupper()
            if not strong and (strong_only or _quoted(masked, match.start())):
                continue
            if _binds(keyword, masked, match.start(), match.end()):
                yield _Hit(match.start(), match.end(), found, keyword.level, keyword.negative, strong)

    def _label(self, shown: str) -> _Group | None:
        """The level that a lead-in gives, if it gives one."""
        name = re.sub(r"[(（\[].*$", "", shown).strip(" \t:：*_-–—.…✗✘❌⛔🚫✓✔✅⚠️🔒▌")
        if not name or len(name) > _LONGEST_LABEL:
            return None
        folded = name.lower()
        for label, pattern in _labels(self._languages):
            if pattern.fullmatch(folded):
                return _Group(label.level, label.negative, name)
        if len(name.split()) <= 6 and has_mark(name, self._languages):
            return _Group(Level.MUST, False, name)
        return None

    def _is_aside(self, shown: str, *, whole: bool) -> bool:
        name = shown.strip(" \t*_#>-–—•").lower()
        match = matcher(self._languages, "asides", r"(?:{})\s*(?:[(（][^()（）]{0,60}[)）])?\s*(?:[:：—–]|$)").match(
            name
        )
        return match is not None and (match.end() == len(name) if whole else match.end() < len(name))


@cache
def _scanner(languages: tuple[str, ...]) -> tuple[re.Pattern[str], tuple[Keyword, ...]]:
    # "No" is a prohibition in English and "in the" in Portuguese.
    romance = bool({"es", "it", "pt"} & set(languages))
    keywords: list[Keyword] = []
    branches = []
    for code in languages:
        words = vocabulary(code)
        # A keyword that binds only where a clause begins comes last, lest it cut a longer one short.
        ordered = sorted(words.keywords, key=lambda keyword: keyword.start)
        own = [keyword for keyword in ordered if not (romance and keyword.pattern == NO)]
        named = (f"(?P<k{len(keywords) + index}>{keyword.pattern})" for index, keyword in enumerate(own))
        branches.append(words.frame.replace("{}", "|".join(named)))
        keywords += own
    return compiled("|".join(branches)), tuple(keywords)


@cache
def _labels(languages: tuple[str, ...]) -> tuple[tuple[Label, re.Pattern[str]], ...]:
    return tuple((label, compiled(label.pattern)) for code in languages for label in vocabulary(code).labels)


def _leads_in(raw: str, shown: str) -> bool:
    """Whether a short text reads as the label of what follows: it ends in a colon, or is bold from end to end."""
    bold = raw.strip()
    return shown.rstrip(" *_").endswith((":", "：")) or (bold[:2] in {"**", "__"} and bold[-2:] in {"**", "__"})


def mask(text: str) -> str:
    """The text with code spans, link targets, addresses and tags blanked, at the same length."""
    if "`" in text:
        text = _mask_code(text)
    if "<" in text or "](" in text or "://" in text:
        text = _UNREAD.sub(lambda match: _blank(match.group()), text)
    return text


def _mask_code(text: str) -> str:
    """Blank the code spans (CommonMark 0.31, section 6.1), in time linear in the text."""
    runs = [(match.start(), match.end()) for match in _TICKS.finditer(text)]
    partner: list[int | None] = [None] * len(runs)
    latest: dict[int, int] = {}
    for index in range(len(runs) - 1, -1, -1):
        width = runs[index][1] - runs[index][0]
        partner[index] = latest.get(width)
        latest[width] = index
    parts, done, index = [], 0, 0
    while index < len(runs):
        closing = partner[index]
        if closing is None:
            index += 1
            continue
        start, end = runs[index][1], runs[closing][0]
        parts += [text[done:start], _blank(text[start:end])]
        done, index = end, closing + 1
    return "".join([*parts, text[done:]])


def _blank(text: str) -> str:
    return "".join("\n" if character == "\n" else "\u00b7" for character in text)


def _sentences(masked: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(masked):
        if match.end() - start <= 12 and _ENUMERATOR.fullmatch(masked, start, match.end()):
            continue
        yield start, match.end()
        start = match.end()
    if start < len(masked):
        yield start, len(masked)


def _clauses(masked: str, start: int, end: int, hits: Sequence[_Hit]) -> Iterator[tuple[int, int, list[_Hit]]]:
    """Cut a sentence at the semicolons that stand between two of its keywords."""
    held: list[_Hit] = []
    for hit in hits:
        if held:
            cuts = [masked.rfind(mark, held[-1].end, hit.start) for mark in ";；"]
            if max(cuts) >= 0:
                yield start, max(cuts) + 1, held
                start, held = max(cuts) + 1, []
        held.append(hit)
    yield start, end, held


def _statement(raw: str) -> str:
    text = plain(raw[:_LONGEST_STATEMENT]).strip(" *_;；")
    return text.removeprefix("- ").strip()


def _mentioned(masked: str, start: int, end: int) -> bool:
    """A keyword in quotation marks is spoken of, not used."""
    return start > 0 and end < len(masked) and masked[start - 1] in _QUOTES and masked[end] in _QUOTES


def _quoted(masked: str, start: int) -> bool:
    """Whether a place stands inside quotation marks that open and close on its line."""
    first = masked.rfind("\n", 0, start) + 1
    before, after = masked[max(first, start - 400) : start], masked[start : start + 400].split("\n", 1)[0]
    straight = before.count('"') % 2 == 1 and '"' in after
    return straight or (before.rfind("“") > before.rfind("”") and "”" in after)


def _binds(keyword: Keyword, masked: str, start: int, end: int) -> bool:
    before = masked[max(0, start - 80) : start]
    if keyword.guarded and _CANCELLED.search(before):
        return False
    if not keyword.start:
        return True
    sentence = max((match.end() for match in _SENTENCE_END.finditer(before)), default=0)
    if not _CLAUSE_START.search(before[sentence:]) and not (start > 80 and not before.strip()):
        return False
    if masked[start:end].casefold() != "no":
        return True
    # "No secrets in logs" forbids; "No workflow automates this yet" tells.
    rest = re.split(r"[.;。；]", masked[end : end + 300], maxsplit=1)[0]
    return masked[start] == "N" and (bool(_BARS_ALL.search(rest)) or not _DESCRIBES.search(rest))
