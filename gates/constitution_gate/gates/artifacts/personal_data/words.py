"""The words of personal data in the languages of a feature, and what a sentence says with them."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from itertools import accumulate

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.sentences import sentences
from constitution_gate.gates.completeness import visible
from constitution_gate.gates.facts.passages import words as negations
from constitution_gate.gates.vocabulary import privacy
from constitution_gate.gates.vocabulary.languages import detect
from constitution_gate.gates.vocabulary.phrases import Phrases, comparable

if TYPE_CHECKING:
    from constitution_gate.gates.artifacts.sentences import Place, Sentence
    from constitution_gate.gates.feature import Artifact

KINDS = (
    "email address",
    "phone number",
    "name",
    "postal address",
    "date of birth",
    "identity number",
    "IP address",
    "location",
    "health data",
    "payment data",
    "biometric data",
    "personal trait",
)
"""What personal data is told apart by (GDPR, Articles 4 and 9; NIST SP 800-122, section 2.1)."""

_SAMPLE = 6000
_MARKERS = 3
_NEAR = 60
_NEAR_WORDS = 5
_BREAKS = ".;:|,。；：，、(（—–"
_QUESTION = ("?", "？")


@lru_cache(maxsize=64)
def languages_of(documents: tuple[Artifact, ...]) -> tuple[str, ...]:
    """The languages that the documents are written in."""
    found = {language for each in documents for language in detect(each.text[:_SAMPLE], markers=_MARKERS)}
    return tuple(sorted(found | {"en"}))


class Prose:
    """The sentences of a document, and all of them as one text, to look for phrases in once."""

    def __init__(self, artifact: Artifact) -> None:
        self.sentences = tuple(sentences(artifact.document))
        lines = [comparable(f"{sentence.label}: {sentence.text}") for sentence in self.sentences]
        self._text = "\n".join(lines)
        self._starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        self._by_titles: dict[str, list[int]] = {}
        for index, sentence in enumerate(self.sentences):
            self._by_titles.setdefault(titles(sentence), []).append(index)

    def holding(self, *names: str, languages: tuple[str, ...], below: str = "") -> list[Sentence]:
        """The sentences that may hold a phrase of these names of `PII`, or stand below one of `below`, in order."""
        found = {
            bisect_right(self._starts, offset) - 1
            for name in names
            for offset in phrases(name, languages).offsets(self._text)
        }
        if below:
            for above, indexes in self._by_titles.items():
                if phrases(below, languages).stands_in(above):
                    found.update(indexes)
        return [self.sentences[index] for index in sorted(found)]


@lru_cache(maxsize=64)
def prose(document: Artifact) -> Prose:
    """The sentences of a document, list items and table cells among them."""
    return Prose(document)


@cache
def phrases(name: str, languages: tuple[str, ...]) -> Phrases:
    """The phrases that the vocabularies hold under a name of `PII`."""
    return Phrases(privacy.words(language).PII.get(name, "") for language in languages)


@cache
def of_kind(kind: str, languages: tuple[str, ...]) -> Phrases:
    """The phrases for one kind of personal data."""
    return Phrases(privacy.words(language).PERSONAL_DATA.get(kind, "") for language in languages)


@lru_cache(maxsize=4096)
def kinds_in(text: str, languages: tuple[str, ...]) -> frozenset[str]:
    """The kinds of personal data that a comparable text names, in whatever words."""
    return frozenset(
        kind
        for kind in KINDS
        if of_kind(kind, languages).stands_in(text) or of_kind(f"loosely {kind}", languages).stands_in(text)
    )


@lru_cache(maxsize=8192)
def said(sentence: Sentence) -> str:
    """A sentence with its label as phrases are looked for in it."""
    text = f"{sentence.label}: {sentence.text}" if sentence.label else sentence.text
    return shown(text)


def shown(text: str) -> str:
    """Inline Markdown as phrases are looked for in it; the words of a name (`userEmail`) stay together."""
    return comparable(visible(text))


@lru_cache(maxsize=8192)
def _above(place: Place) -> str:
    return comparable("\n".join((*place.titles, place.lead, *place.parents)))


def titles(sentence: Sentence) -> str:
    """All that a sentence stands under, comparable."""
    return _above(sentence.place)


def affirmed(found: Phrases, text: str, languages: tuple[str, ...]) -> bool:
    """Whether a phrase stands in a text without being denied."""
    return any(not denied(text, span, languages) for span in found.spans(text))


def denied(text: str, span: tuple[int, int], languages: tuple[str, ...]) -> bool:
    """Whether the words around a span say that there is no such thing."""
    start, end = span
    before = text[max(0, start - _NEAR) : start]
    before = before[max(before.rfind(mark) for mark in _BREAKS) + 1 :]
    near = " ".join(before.split()[-_NEAR_WORDS:]) + " "
    after = text[end : end + _NEAR]
    return bool(negations("NEGATION", languages).search(near) or negations("NEGATION_AFTER", languages).search(after))


def set_aside(sentence: Sentence, languages: tuple[str, ...]) -> bool:
    """Whether a sentence asks, or speaks of what is not done: later work, alternatives, risks, what is out of scope."""
    if sentence.text.endswith(_QUESTION):
        return True
    aside = negations("ASIDE", languages)
    above = f"{titles(sentence)}\n{comparable(sentence.label)}"
    return bool(aside.search(above) or aside.search(said(sentence)) or phrases("risk", languages).stands_in(above))
