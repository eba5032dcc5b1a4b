"""How much of what one text says another text speaks of, by the words that they share.

A text is taken for its distinctive words: ids and common ones are left out, endings are taken off, camelCase and paths
are taken apart, a term of another language also counts as its English word, and Chinese characters that make no known
term count by pairs. A word that few texts hold weighs more than one that most of them hold (inverse document
frequency, Spärck Jones 1972).
"""

from __future__ import annotations

import math
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.gates.vocabulary import tracing
from constitution_gate.gates.vocabulary.tracing.zh import FUNCTION_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_RUN = lazy(
    r"(?<![A-Za-z0-9])[A-Za-z]\d{1,2}[a-z](?![A-Za-z0-9])|[A-Za-z\u00c0-\u024f]+|\d{3,}|[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff々]+|[\uac00-\ud7af]+"
    r"|[^\W\d_A-Za-z\u00c0-\u024f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]+"
)
_TWO_WORDS = lazy(r"\b(log|sign)(?:ged|s|ging|ing|ed)?[ -](in|out|up|on|off)\b", re.IGNORECASE)
_IDS = lazy(r"\b(?:(?:FR|NFR|SC|REQ|US)-?\d{1,4}|T\d{3,6})[a-z]?\b")
_CAMEL = lazy(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SEGMENT = lazy(rf"[\u30a1-\u30ff]{{2,}}|(?:(?![{FUNCTION_CHARACTERS}])[\u3400-\u4dbf\u4e00-\u9fff々]){{2,}}")
_LONGEST_TERM = 12
_SHORTEST_STEM = 4
_LONGEST_TEXT = 8_000
_CUT = 6
_LATIN_CHANCE = 0.3
"""Names and loan words are the same in all languages of Latin letters; about a third of a text's words are such."""
_LIKELY = 0.25


class Word(NamedTuple):
    """A distinctive word: as it is written, and every form by which another text may hold it.

    `foreign` says that it has no known form in the language of that text.
    """

    written: str
    forms: frozenset[str]
    foreign: bool = False


class Reader:
    """Takes texts of some languages apart; `languages` are those of `vocabulary.languages.detect`."""

    def __init__(self, languages: tuple[str, ...], *, foreign: bool = False) -> None:
        """`foreign` says that a word in Latin letters may be in a language that the texts to look in do not use."""
        self._foreign = foreign
        known = tuple(language for language in languages if language != "en")
        self._languages = ("en", *known)
        self._suffixes = tuple(_plain(suffix) for suffix in tracing.suffixes(self._languages))
        self._common = frozenset(map(_plain, tracing.common(self._languages)))
        self._stems: dict[str, str] = {}
        self._runs: dict[str, tuple[Word, ...]] = {}
        given = tracing.terms(self._languages)
        self._terms = {
            (_plain(term) if term[0] < "\u0250" else term): frozenset(map(self._stem, english))
            for term, english in given.items()
        }
        self._by_stem = {self._stem(term): forms for term, forms in self._terms.items() if term.isascii()}

    def words(self, text: str) -> tuple[Word, ...]:
        """The distinctive words of a text, each once, in order."""
        found: dict[frozenset[str], Word] = {}
        text = _IDS.sub(" ", unicodedata.normalize("NFKC", text[:_LONGEST_TEXT]))
        text = _TWO_WORDS.sub(r"\1\2", text)
        for run in _RUN.findall(text):
            words: Sequence[Word]
            if run[0] < "\u0250":
                words = self._latin(run)
            elif "\u3040" <= run[0] <= "\u9fff":
                words = self._cjk(run)
            elif "\uac00" <= run[0] <= "\ud7af":
                pairs = (run[i : i + 2] for i in range(max(1, len(run) - 1)))
                words = [Word(pair, frozenset({pair}), foreign=True) for pair in pairs]
            else:
                words = [Word(run, frozenset({run.casefold()[:_CUT]}), foreign=True)]
            for word in words:
                found.setdefault(word.forms, word)
        return tuple(found.values())

    def forms(self, text: str) -> frozenset[str]:
        """Every form of every distinctive word of a text."""
        return forms_of(self.words(text))

    def _latin(self, run: str) -> tuple[Word, ...]:
        known = self._runs.get(run)
        if known is None:
            known = self._runs[run] = tuple(self._parts(run))
        return known

    def _parts(self, run: str) -> Iterator[Word]:
        if run.isdigit():
            yield Word(run, frozenset({run}))
            return
        for part in (run,) if run.islower() else _CAMEL.split(run):
            word = _plain(part)
            if len(word) > 1 and word not in self._common:
                stem = self._stem(word)
                terms = self._by_stem.get(stem, frozenset())
                yield Word(part.lower(), terms | {stem}, foreign=self._foreign and not terms)

    def _cjk(self, run: str) -> list[Word]:
        found: list[Word] = []
        rest = start = 0
        while start < len(run):
            ends = range(min(len(run), start + _LONGEST_TERM), start + 1, -1)
            end = next((end for end in ends if run[start:end] in self._terms), 0)
            if not end:
                start += 1
                continue
            found.extend(self._segments(run[rest:start]))
            term = run[start:end]
            if term not in self._common:
                found.append(Word(term, self._terms[term] | {term}))
            rest = start = end
        found.extend(self._segments(run[rest:]))
        return found

    def _segments(self, text: str) -> list[Word]:
        found: list[Word] = []
        for segment in _SEGMENT.findall(text):
            katakana = segment[0] < "\u3400"
            pieces = [segment] if katakana else [segment[i : i + 2] for i in range(len(segment) - 1)]
            found.extend(Word(piece, frozenset({piece}), foreign=True) for piece in pieces if piece not in self._common)
        return found

    def _stem(self, word: str) -> str:
        known = self._stems.get(word)
        if known is None:
            known = self._stems[word] = _stem(word, self._suffixes)
        return known


class Texts:
    """Texts, each as the forms of its words, by which the words of another are weighed and looked for."""

    def __init__(self, texts: Sequence[frozenset[str]], others: Iterable[frozenset[str]] = ()) -> None:
        """`others` are texts that count for how rare a word is, and are not looked in."""
        self._holding: dict[str, set[int]] = {}
        for number, forms in enumerate([*texts, *others]):
            for form in forms:
                self._holding.setdefault(form, set()).add(number)
        self._size = len(texts)
        self._total = max((number for held in self._holding.values() for number in held), default=0) + 1
        native = sum(any(not form.isascii() for form in forms) for forms in texts)
        self._native = native / self._size if self._size else 0.0

    def weight(self, word: Word) -> float:
        """How much a word tells: the more, the fewer texts hold it; less where the texts use another language."""
        holding = self._all_holding(word)
        part = self._chance(word) if word.foreign and not any(n < self._size for n in holding) else 1.0
        return part * math.log(1 + self._total / (1 + len(holding)))

    def shares(self, words: Sequence[Word]) -> dict[int, float]:
        """The part of the words' weight that each text holds which holds any."""
        weights = [(word, self.weight(word)) for word in words]
        total = sum(weight for _, weight in weights) or 1.0
        held: dict[int, float] = {}
        for word, weight in weights:
            for number in self._all_holding(word):
                if number < self._size:
                    held[number] = held.get(number, 0.0) + weight
        return {number: found / total for number, found in held.items()}

    def most(self, words: Sequence[Word], others: Iterable[frozenset[str]]) -> float:
        """The largest part of the words' weight that one of the other texts holds."""
        weights = [(word.forms, self.weight(word)) for word in words]
        total = sum(weight for _, weight in weights) or 1.0
        sums = (sum(weight for forms, weight in weights if not forms.isdisjoint(other)) for other in others)
        return max(sums, default=0.0) / total

    def strangers(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """The words that no text holds, those that tell most first."""
        missing = [word for word in words if not self._is_held(word)]
        return tuple(sorted(missing, key=lambda word: (word.foreign, -self.weight(word))))

    def comparable(self, words: Sequence[Word], fewest: int) -> bool:
        """Whether enough of the words could be found in the texts if they spoke of the same."""
        could = sum(not word.foreign or self._is_held(word) or self._chance(word) > _LIKELY for word in words)
        return could >= fewest

    def _all_holding(self, word: Word) -> set[int]:
        return set().union(*(self._holding.get(form, ()) for form in word.forms))

    def _is_held(self, word: Word) -> bool:
        return any(number < self._size for number in self._all_holding(word))

    def _chance(self, word: Word) -> float:
        """How likely the texts would use a foreign word."""
        return _LATIN_CHANCE if any(form.isascii() for form in word.forms) else self._native


def forms_of(words: Iterable[Word]) -> frozenset[str]:
    """Every form of some words."""
    return frozenset(form for word in words for form in word.forms)


def _stem(word: str, suffixes: tuple[str, ...]) -> str:
    for suffix in suffixes:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            return word[: -len(suffix)]
    if len(word) == _SHORTEST_STEM and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _plain(word: str) -> str:
    """In lower case, without accents."""
    word = word.casefold()
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
