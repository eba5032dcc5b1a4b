"""Phrases as data: found by plain search, in linear time, in text that `comparable` made.

Phrases stand in one string, separated by `;`. A phrase stands where no letter or digit touches it; `*` at its end lets
the word go on ("authenti*"). `a & b` stands where b follows a within 40 characters of the same clause. Words of scripts
that put no blanks between words need no edge.
"""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_APART = 40
_CLAUSE_END = lazy(r"[|;。；]")
_SPACED = "\u0250"
_FOLDED = {
    **{ord(mark): " " for mark in "-_\u2010\u2011\u00a0\u3000"},
    **{ord(mark): None for mark in "`*"},
    ord("\u2019"): "'",
    ord("\u0130"): "i",
}


def comparable(text: str) -> str:
    """A text as phrases are looked for in it: lower case, hyphens and underscores as blanks, no marks of Markdown."""
    return " ".join(text.translate(_FOLDED).lower().split())


class Phrases:
    """A set of phrases of one meaning; without any, nothing is found."""

    def __init__(self, sources: Iterable[str] = ()) -> None:
        """`sources` are strings as the vocabularies hold them."""
        written = dict.fromkeys(phrase.strip() for source in sources for phrase in source.split(";"))
        self._alone = [_Part(phrase) for phrase in written if phrase and "&" not in phrase]
        pairs = [phrase.partition("&") for phrase in written if "&" in phrase]
        self._joint = [(_Part(first.strip()), _Part(second.strip())) for first, _, second in pairs]

    def offsets(self, text: str) -> Iterator[int]:
        """Where phrases begin in a text of many lines, in no order; of a joint phrase, where its first part does."""
        for part in self._alone:
            yield from (start for start, _ in part.spans(text))
        for first in {first.text: first for first, _ in self._joint}.values():
            yield from (start for start, _ in first.spans(text))

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where phrases stand in a sentence; of a joint phrase, where its first part stands."""
        for part in self._alone:
            if part.text in text:
                yield from part.spans(text)
        for first, second in self._joint:
            if first.text in text and second.text in text:
                for start, end in first.spans(text):
                    if second.stands_in(_CLAUSE_END.split(text[end : end + _APART], maxsplit=1)[0]):
                        yield start, end

    def stands_in(self, text: str) -> bool:
        """Whether a phrase stands in a sentence."""
        return any(True for _ in self.spans(text))

    def without(self, text: str) -> str:
        """The sentence with a blank for each phrase."""
        kept, position = [], 0
        for start, end in sorted(self.spans(text)):
            if end > position:
                kept.append(text[position:start])
                position = end
        return " ".join((*kept, text[position:])) if kept else text


class _Part:
    __slots__ = ("open", "text")

    def __init__(self, phrase: str) -> None:
        self.open = phrase.endswith("*")
        self.text = phrase.removesuffix("*")

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        start = text.find(self.text)
        while start >= 0:
            end = start + len(self.text)
            if not _touch(text, start) and (self.open or not _touch(text, end)):
                if self.open:
                    while end < len(text) and _spaced(text[end]):
                        end += 1
                yield start, end
            start = text.find(self.text, max(end, start + 1))

    def stands_in(self, text: str) -> bool:
        return any(True for _ in self.spans(text))


def _touch(text: str, offset: int) -> bool:
    """Whether the characters on both sides of an offset belong to one word."""
    return 0 < offset < len(text) and _spaced(text[offset - 1]) and _spaced(text[offset])


def _spaced(character: str) -> bool:
    return character < _SPACED and character.isalnum()
