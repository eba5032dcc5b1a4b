"""What the documents say of personal data: that fields hold it, how it is protected, that it is kept out of logs."""

from __future__ import annotations

from functools import lru_cache

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.personal_data.words import (
    affirmed,
    kinds_in,
    of_kind,
    phrases,
    prose,
    said,
    set_aside,
    shown,
    titles,
)
from constitution_gate.gates.completeness import why_incomplete
from constitution_gate.gates.vocabulary.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_gate.gates.artifacts.personal_data.fields import PersonalField
    from constitution_gate.gates.artifacts.sentences import Sentence
    from constitution_gate.gates.feature import Artifact

_TELLING = ("marker", "protection", "log", "logged", "ids")
_SHORTEST_NAME = 2
_MOST_NAMES = 200
_CLAUSE_END = lazy(r"[.;](?=\s|$)|[。；]")
_PART_END = lazy(r"[,，、]| (?:and|und|y|e|et) ")


class Place(Record):
    """A sentence in a document."""

    document: Artifact
    line: int


class Handling(Record):
    """What the documents say, with the places that say it.

    `declared` are kinds and (in lower case) names of fields that are called personal data, `entities` those
    that are called so as a whole. `protected` are kinds whose protection is stated; `protects_all` says that it is
    stated of personal data as such.
    """

    declared: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()
    protected: frozenset[str] = frozenset()
    protects_all: bool = False
    protections: tuple[Place, ...] = ()
    unlogged: tuple[Place, ...] = ()


def read(documents: Sequence[Artifact], fields: Sequence[PersonalField], languages: tuple[str, ...]) -> Handling:
    """What the documents say of the personal data of these fields; no text is an error."""
    declared: set[str] = set()
    entities: set[str] = set()
    protected: set[str] = set()
    general = False
    protections: list[Place] = []
    unlogged: list[Place] = []
    named = tuple(name for name in dict.fromkeys(field.name for field in fields) if len(name) > _SHORTEST_NAME)
    owners = tuple(dict.fromkeys(field.entity for field in fields))
    for document in documents:
        for sentence in prose(document).holding(*_TELLING, languages=languages, below="section"):
            if why_incomplete(sentence.text) or set_aside(sentence, languages):
                continue
            reading = _Reading(sentence, named[:_MOST_NAMES], languages)
            place = Place(document, sentence.line)
            if reading.keeps_out_of_logs():
                unlogged.append(place)
                declared |= reading.named
            if reading.protected or reading.general:
                protections.append(place)
                protected |= reading.protected
                declared |= reading.protected
                general = general or reading.general
            if reading.calls_personal():
                declared |= reading.named
                if not reading.named:
                    entities |= {owner for owner in owners[:_MOST_NAMES] if _words(owner).stands_in(reading.text)}
    return Handling(
        frozenset(declared),
        frozenset(entities),
        frozenset(protected),
        general,
        tuple(dict.fromkeys(protections)),
        tuple(dict.fromkeys(unlogged)),
    )


class _Reading:
    """One sentence, read for what it says of personal data."""

    def __init__(self, sentence: Sentence, names: Sequence[str], languages: tuple[str, ...]) -> None:
        self.sentence = sentence
        self.languages = languages
        self.text = said(sentence)
        self.above = titles(sentence)
        self.kinds = kinds_in(self.text, languages)
        self.named = self.kinds | {name.lower() for name in names if _words(name).stands_in(self.text)}
        self.in_section = phrases("section", languages).stands_in(self.above)
        self.protected, self.general = self._protected()

    def calls_personal(self) -> bool:
        """Whether the sentence, or the section it stands in, calls what it names personal data."""
        if self.in_section and self.named:
            return True
        bare = phrases("not marker", self.languages).without(self.text)
        return affirmed(phrases("marker", self.languages), bare, self.languages)

    def _protected(self) -> tuple[frozenset[str], bool]:
        """The kinds that the sentence says to protect, and whether it says so of personal data as such."""
        languages = self.languages
        general = phrases("general", languages)
        label = shown(self.sentence.label)
        titled = general.stands_in(label) or (general.stands_in(self.above) and not self.kinds)
        kinds: set[str] = set()
        of_all = False
        for clause in _CLAUSE_END.split(self.text):
            if not self._protects(clause):
                continue
            passwords = of_kind("password", languages).stands_in(clause)
            # "Email and password, the password hashed" protects no email address.
            parts = _PART_END.split(clause) if passwords else (clause,)
            for part in parts:
                if not passwords or self._protects(part):
                    kinds |= kinds_in(f"{label}: {part}", languages)
            of_all = of_all or general.stands_in(clause) or (titled and not passwords)
        return frozenset(kinds), of_all

    def _protects(self, clause: str) -> bool:
        """Whether a clause protects what it speaks of otherwise than by keeping it out of logs."""
        bare = phrases("not protection", self.languages).without(clause)
        protection = phrases("protection", self.languages)
        if self._logs(bare):
            parts = [part for part in _PART_END.split(bare) if not self._logs(part)]
            return any(protection.stands_in(part) for part in parts)
        return affirmed(protection, bare, self.languages)

    def _logs(self, text: str) -> bool:
        bare = phrases("not log", self.languages).without(text)
        return any(phrases(name, self.languages).stands_in(bare) for name in ("log", "logged"))

    def keeps_out_of_logs(self) -> bool:
        """Whether the sentence says that personal data is not logged, or only redacted; a repeated rule does not."""
        languages = self.languages
        if not self._logs(self.text):
            return False
        bare = phrases("not log", languages).without(self.text)
        if self.sentence.place.check and phrases("norm", languages).stands_in(self.text):
            return False
        if phrases("ids", languages).stands_in(bare):
            return True
        if not (self.kinds or phrases("general", languages).stands_in(self.text)):
            return False
        return phrases("unlogged", languages).stands_in(bare) or phrases("redacted", languages).stands_in(bare)


@lru_cache(maxsize=1024)
def _words(name: str) -> Phrases:
    """A name as it stands in prose."""
    return Phrases((shown(name).replace(";", " ").replace("&", " ").rstrip("*"),))
