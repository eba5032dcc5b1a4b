"""The documents of a feature as text in which statements are looked for.

A statement counts only where it is affirmed: not in a comment, not below a heading such as "Out of scope" or on a
line about later work or rejected alternatives, not behind "no" or "without".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, cached_property, lru_cache

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.pattern_store import compiled
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.completeness import is_complete
from constitution_gate.gates.protocol import Evidence
from constitution_gate.gates.vocabulary.languages import detect, fold, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constitution_gate.gates.feature import Artifact, Feature

_TABLE_STATEMENT = lazy(r"\b(?:create|alter|drop)\s+table\b", re.IGNORECASE)
_COMMENT = lazy(r"<!--(?:>|->|.*?(?:-->|\Z))", re.DOTALL)
# What is asked, left for somebody to fill in, or named as a condition is not said.
_OPEN = lazy(
    r"\[needs[ _]clarification[^\[\]\n]{0,400}\]|(?<=: )\[[^\[\]\n]{3,400}\](?=[ \t]*$)|"
    r"\[[^\[\]\n]{0,200}\be\.g\.[^\[\]\n]{0,200}\](?!\()|"
    r"\((?:if|when|where|si|cuando|se|quando|falls|wenn|lorsque) [^()\n]{0,80}\)|"
    r"[(（](?:若|如果|如有|當|当)[^()（）\n]{0,40}[)）]|[(（][^()（）\n]{0,40}(?:場合|とき)[)）]",
    re.IGNORECASE | re.MULTILINE,
)
_QUESTION = lazy(r"[?？][\s*_)\"'”]{0,4}$")
_LINE_END = lazy(r"\n")
_NOT_LINE_END = lazy(r"[^\n]")
_FENCE = lazy(r"^[ \t>]*(?:```|~~~)", re.MULTILINE)
_HEADING = lazy(r"^(#{1,6})[ \t]+([^\n]*)", re.MULTILINE)
# A bold line of its own groups what follows it, as "**Alternatives considered**:" does.
_GROUP = lazy(r"^[ \t]*+(?:[-*+][ \t]++)?\*\*([^*\n]{2,60})\*\*[ \t]*+(?:[:：][ \t]*+)?$", re.MULTILINE)
# So does a line of plain words that ends with a colon, up to the end of the list below it.
_LABEL = lazy(r"^([ \t]*)([-*+][ \t]+)?([^\n|:：]{2,60})[:：][ \t]*$", re.MULTILINE)
_TABLE = lazy(r"^([ \t]*\|[ \t]*([^|\n]{1,80})\|[^\n]*)\n[ \t]*\|[ \t:|-]+$", re.MULTILINE)
_GROUP_LEVEL = 7
_LABEL_LEVEL = 8
_CLAUSE_START = lazy(r".*[.;:|。；：，—–](?=\s|[^\x00-\x7f]|$)", re.DOTALL)
_CLAUSE_END = lazy(r"[.;|。；，](?=\s|[^\x00-\x7f]|$)")
_BROKEN = lazy(r"[.;|。；]")
_REACH = 80
_SAMPLE = 6000
_MARKERS = 3

SPECIFYING = ("design.md", "data-model.md", "plan.md", "spec.md")
"""The documents that say what a feature is."""


class Passage(Record):
    """A place in a document that says something: its line, and the text of that line."""

    artifact: Artifact
    line: int
    text: str

    def evidence(self, note: str) -> Evidence:
        """The passage as evidence, `note` saying what it shows."""
        return Evidence.of(self.artifact, note, self.line)


class Text:
    """A document without its comments, in its own case (`source`) and in lower case (`folded`), of equal length.

    Lines end as in Markdown; their numbers are those of the file. `languages` are those of its feature, for a
    short document may not show its own.
    """

    def __init__(self, artifact: Artifact, content: str, languages: tuple[str, ...]) -> None:
        text = content.replace("\r\n", "\n").replace("\r", "\n") if "\r" in content else content
        if "<!--" in text:
            text = _COMMENT.sub(lambda match: _NOT_LINE_END.sub(" ", match.group()), text)
        if "[" in text or "(" in text or "（" in text:
            text = _OPEN.sub(lambda match: " " * len(match.group()), text)
        self.artifact = artifact
        self.languages = languages
        self.source = text
        self.folded = fold(text)

    def places(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Passage]]:
        """Every match of the pattern, whatever is said of it, with its place."""
        for match in pattern.finditer(self.folded):
            yield match, self._passage(match.start())

    def affirmed(
        self, pattern: re.Pattern[str], *, exact_case: bool = False, near: tuple[str, ...] = ()
    ) -> Iterator[Passage]:
        """Every line where the pattern stands and is neither denied nor set aside.

        `near` are words of which one stands on every such line: only those lines are searched.
        """
        last = -1
        content = self.source if exact_case else self.folded
        spans = self._lines_with(near) if near else ((0, len(content)),)
        for match in (match for span in spans for match in pattern.finditer(content, *span)):
            line_start = self.folded.rfind("\n", 0, match.start()) + 1
            if line_start == last or self.denied(*match.span()):
                continue
            last = line_start
            if not self._set_aside(line_start):
                yield self._passage(line_start)

    def _lines_with(self, near: tuple[str, ...]) -> list[tuple[int, int]]:
        """Where the lines begin and end that hold one of these words."""
        starts = set()
        for word in near:
            offset = self.folded.find(word)
            while offset >= 0:
                starts.add(self.folded.rfind("\n", 0, offset) + 1)
                offset = self.folded.find(word, self._line_end(offset))
        return [(start, self._line_end(start)) for start in sorted(starts)]

    def denied(self, start: int, end: int) -> bool:
        """Whether the clause around these offsets denies what stands between them."""
        line_start, line_end = self.folded.rfind("\n", 0, start) + 1, self._line_end(end)
        before = self.folded[max(line_start, start - _REACH) : start]
        clause = _CLAUSE_START.match(before)
        after = self.folded[end : min(line_end, end + _REACH)]
        stop = _CLAUSE_END.search(after)
        return bool(
            words("NEGATION", self.languages).search(before, clause.end() if clause else 0)
            or words("NEGATION_AFTER", self.languages).search(after[: stop.start()] if stop else after)
        )

    def rows(self, header: re.Pattern[str], *, below: re.Pattern[str] | None = None) -> Iterator[Passage]:
        """The filled rows of the tables with such a header, below such a heading; not those that are set aside."""
        for match in self._tables:
            if not header.search(match[1]) or (below and not below.search(self._title(match.start()))):
                continue
            for start, line in self._lines_after(match.end()):
                if "|" not in line:
                    break
                if is_complete(line.strip().strip("|").split("|")[0]) and not self._set_aside(start):
                    yield self._passage(start)

    def is_title(self, passage: Passage) -> bool:
        """Whether a passage of this document is a heading or the header of a table: it names, and says nothing."""
        return passage.text.startswith("#") or passage.line in self._headers

    def _set_aside(self, line_start: int) -> bool:
        aside, line_end = words("ASIDE", self.languages), self._line_end(line_start)
        if aside.search(self.folded, line_start, line_end) or _QUESTION.search(self.folded, line_start, line_end):
            return True
        return bool(aside.search(self._title(line_start)))

    def _title(self, offset: int) -> str:
        """The headings above an offset, the nearest last."""
        starts, titles = self._headings
        index = bisect_right(starts, offset) - 1
        return titles[index] if index >= 0 else ""

    @cached_property
    def _headings(self) -> tuple[list[int], list[str]]:
        """Where each heading stands, and its title below those of the headings it belongs to."""
        fences = [match.start() for match in _FENCE.finditer(self.folded)]
        found = [(match.start(), len(match[1]), match[2]) for match in _HEADING.finditer(self.folded)]
        found += [(match.start(), _GROUP_LEVEL, match[1]) for match in _GROUP.finditer(self.folded)]
        found += self._labels()
        starts: list[int] = []
        titles: list[str] = []
        above: list[tuple[int, str]] = []
        for start, level, title in sorted(found):
            if bisect_right(fences, start) % 2:
                continue
            above = [(other, text) for other, text in above if other < level]
            above.append((level, title))
            starts.append(start)
            titles.append("\n".join(text for _, text in above))
        return starts, titles

    @cached_property
    def _tables(self) -> list[re.Match[str]]:
        return list(_TABLE.finditer(self.folded))

    @cached_property
    def _headers(self) -> frozenset[int]:
        """The lines of the headers of tables."""
        return frozenset(self._passage(match.start(1)).line for match in self._tables)

    def _labels(self) -> Iterator[tuple[int, int, str]]:
        """Where lines and tables set aside what stands below them, and where that ends."""
        aside = words("ASIDE", self.languages)
        for match in _LABEL.finditer(self.folded):
            if aside.search(match[3]):
                yield match.start(), _LABEL_LEVEL, match[3]
                yield self._end_of_label(match.end(), len(match[1]) if match[2] else -1), _LABEL_LEVEL, ""
        for match in self._tables:
            if aside.search(match[2]):
                yield match.start(), _LABEL_LEVEL, match[2]
                yield self._end_of_table(match.end()), _LABEL_LEVEL, ""

    def _end_of_label(self, offset: int, indent: int) -> int:
        """Where the list below a label ends: at the next item of the label's own list, or at the next paragraph."""
        after_blank = False
        for start, line in self._lines_after(offset):
            text = line.lstrip()
            depth = len(line) - len(text)
            if not text:
                after_blank = True
                continue
            listed = text.startswith(("- ", "* ", "+ ", "|")) or text[0].isdigit()
            if (listed and depth <= indent) or (after_blank and not listed and depth == 0):
                return start
            if text.endswith((":", "：")) and depth <= max(indent, 0):
                return start
        return len(self.folded)

    def _end_of_table(self, offset: int) -> int:
        for start, line in self._lines_after(offset):
            if "|" not in line:
                return start
        return len(self.folded)

    def _lines_after(self, offset: int) -> Iterator[tuple[int, str]]:
        """The lines below the one at this offset, each with its offset."""
        while offset < len(self.folded):
            start = self._line_end(offset) + 1
            offset = self._line_end(start)
            if start <= len(self.folded):
                yield start, self.folded[start:offset]

    def _line_end(self, offset: int) -> int:
        end = self.folded.find("\n", offset)
        return len(self.folded) if end < 0 else end

    def _passage(self, offset: int) -> Passage:
        start = self.source.rfind("\n", 0, offset) + 1
        text = self.source[start : self._line_end(offset)].strip()
        return Passage(self.artifact, bisect_right(self._line_ends, offset - 1) + 1, text)

    @cached_property
    def _line_ends(self) -> list[int]:
        return [match.start() for match in _LINE_END.finditer(self.folded)]


DIAGRAM_FILES = "*.mmd"


def texts(feature: Feature, *names: str) -> tuple[Text, ...]:
    """The documents with these names in the feature, in order of their paths.

    With `contracts/` also those below it, with DIAGRAM_FILES also every Mermaid file.

    Where a feature has neither spec.md nor plan.md, each of its documents says what it is. What is not UTF-8 is
    left out here; `weighing` sees to it that it hides nothing.
    """
    prefix = f"{feature.path}/"
    languages = _languages(feature)
    nameless = feature.spec is None and feature.plan is None and "spec.md" in names
    found = []
    for path, artifact in sorted(feature.artifacts.items()):
        name = path.removeprefix(prefix)
        below = name.startswith("contracts/") and not name.startswith("contracts/.")
        drawn = DIAGRAM_FILES in names and name.endswith((".mmd", ".mermaid"))
        wanted = name in names or (below and "contracts/" in names) or drawn
        if wanted or (nameless and name.endswith(".md") and not below):
            text = _text(artifact, languages)
            if text is not None:
                found.append(text)
    return tuple(found)


@lru_cache(maxsize=32)
def _text(artifact: Artifact, languages: tuple[str, ...]) -> Text | None:
    try:
        return Text(artifact, artifact.text, languages)
    except UnicodeDecodeError:
        return None


def _languages(feature: Feature) -> tuple[str, ...]:
    return tuple(sorted({language for artifact in feature.documents() for language in _spoken(artifact)}))


@lru_cache(maxsize=32)
def _spoken(artifact: Artifact) -> tuple[str, ...]:
    try:
        return detect(artifact.text[:_SAMPLE], markers=_MARKERS)
    except UnicodeDecodeError:
        return detect("")


def affirmed(documents: Sequence[Text], pattern: re.Pattern[str]) -> Iterator[Passage]:
    """Where the documents affirm what a pattern means."""
    return (passage for text in documents for passage in text.affirmed(pattern))


def says(documents: Sequence[Text], fact: str, signal: str, *, near: tuple[str, ...] = ()) -> Iterator[Passage]:
    """Where the documents affirm a signal that the vocabularies describe, on lines that hold a word of `near`."""
    for text in documents:
        if pattern := phrases(fact, signal, text.languages):
            yield from text.affirmed(pattern, near=near)


def apart_from(passages: Iterable[Passage], *patterns: re.Pattern[str] | None) -> Iterator[Passage]:
    """The passages on whose line none of the patterns stands; None stands nowhere."""
    for passage in passages:
        line = passage.text.lower()
        if not any(pattern and pattern.search(line) for pattern in patterns):
            yield passage


def together(line: str, one: re.Pattern[str], other: re.Pattern[str]) -> bool:
    """Whether both patterns stand in one clause of a line, near each other."""
    for match in one.finditer(line):
        before = _BROKEN.split(line[max(0, match.start() - _REACH) : match.start()])[-1]
        after = _BROKEN.split(line[match.end() : match.end() + _REACH], maxsplit=1)[0]
        if other.search(before) or other.search(after):
            return True
    return False


def denies(documents: Sequence[Text], fact: str, signal: str) -> Iterator[Passage]:
    """Where the documents state a signal whose words are themselves a denial, whatever stands around them."""
    for text in documents:
        if pattern := phrases(fact, signal, text.languages):
            yield from (passage for _, passage in text.places(pattern))


@cache
def words(name: str, languages: tuple[str, ...]) -> re.Pattern[str]:
    """The patterns that the vocabularies of `languages` hold under `name`, as one."""
    return compiled("|".join(_scoped(language, getattr(vocabulary(language), name)) for language in languages))


@cache
def phrases(fact: str, signal: str, languages: tuple[str, ...]) -> re.Pattern[str] | None:
    """What the vocabularies of `languages` hold for a signal of a fact, as one pattern; None where they hold none."""
    found = [
        _scoped(language, pattern)
        for language in languages
        if (pattern := vocabulary(language).FACTS.get(fact, {}).get(signal))
    ]
    return compiled("|".join(found), re.MULTILINE) if found else None


@cache
def term(pattern: str) -> re.Pattern[str]:
    """The pattern of an English or technical term, compiled once."""
    return compiled(pattern, re.ASCII | re.MULTILINE)


def _scoped(language: str, pattern: str) -> str:
    """English words also stand between Chinese and Japanese characters, which are letters only to Unicode."""
    return f"(?a:{pattern})" if language == "en" else f"(?:{pattern})"


def scripts(feature: Feature) -> Iterator[Passage]:
    """The SQL scripts of the feature's own directory that define, change or drop a table."""
    for path, artifact in sorted(feature.artifacts.items()):
        if not path.lower().endswith(".sql"):
            continue
        try:
            found = _TABLE_STATEMENT.search(artifact.text)
        except UnicodeDecodeError:
            continue
        if found:
            yield Passage(artifact, artifact.text.count("\n", 0, found.start()) + 1, found.group())
