"""The feature stores, processes, shows or logs data of people: who they are, how to reach them, where they are."""

from __future__ import annotations

import re
from functools import cache

from constitution_gate.constitution.pattern_store import compiled
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.facts.passages import (
    SPECIFYING,
    affirmed,
    apart_from,
    denies,
    phrases,
    says,
    term,
    texts,
)
from constitution_gate.gates.facts.weighing import Signal, weigh
from constitution_gate.gates.vocabulary import technology

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.gates.facts.passages import Passage, Text
    from constitution_gate.gates.feature import Feature
    from constitution_gate.gates.protocol import Fact

NAME = "handles-pii"
_SETTLES = 7
_MODEL = ("data-model.md", "design.md")
_BEFORE = r"^[ \t|*_`\"'+>#-]*+"
_AFTER = r"[`*\"'?]*+[ \t]*+(?:\([^)\n]{0,40}\)[ \t]*+)?"
_IS = r"(?:[:：|=(—–-]|(?:varchar|text|string|citext|char|inet|date)\b)"
_IN_MODEL = f"{_BEFORE}{technology.PERSONAL_FIELD}{_AFTER}{_IS}"
_HINTED = f"{_BEFORE}{technology.PERSONAL_HINT}{_AFTER}{_IS}"
_TYPED = (
    f"{_BEFORE}{technology.PERSONAL_FIELD}{_AFTER}"
    r"[:：|][ \t|`*]*(?:string|str|text|varchar|email|date|char|citext)\b"
)
_FORMAT = r"\bformat[\"']?[ \t]*:[ \t]*[\"']?(?:email|phone)\b"
_DECLARED = (
    r"^[ \t]*(?:(?:public|private|final|required) )*(?:string|text|varchar(?:\(\d+\))?|str|date|localdate)\??[ \t]+"
    rf"{technology.PERSONAL_FIELD}\b"
)
_ENTITY = r"^[ \t|*`+#-]*(?:{people})[^\n:：{{|]{{0,30}}[:：{{|]"
_PERSON_HEADING = (
    r"^#{{2,5}}[^\n]{{0,20}}?(?:{people})(?: (?:entity|entities|model|table|profiles?|accounts?|records?))?`?"
    r"[ \t]*(?:[(（:：—-][^\n]*)?$"
)
_PERSON_KEY = (
    r"\b(?:\w{1,20}_user|user|member|customer|patient|employee|owner|creator|author|assignee|student|guest|attendee|account|"
    r"created_?by|submitted_?by|approved_?by)_?id\b"
)


def fact(feature: Feature) -> Fact:
    """Decide whether the feature handles personal data. Fields of its model that hold such data settle it."""
    documents = texts(feature, *SPECIFYING)
    model = texts(feature, *_MODEL)
    contracts = texts(feature, "contracts/")
    signals = (
        Signal(
            _SETTLES, "its data model has fields of a person", lambda: affirmed(model, term(f"{_IN_MODEL}|{_DECLARED}"))
        ),
        Signal(_SETTLES, "its contract has fields of a person", lambda: _described(contracts)),
        Signal(-4, "it is said to handle no personal data", lambda: denies(documents, NAME, "denies")),
        Signal(4, "a document types fields of a person", lambda: affirmed(documents, term(_TYPED))),
        Signal(3, "it is said to handle personal data", lambda: _real(documents, "handles")),
        Signal(3, "it names data of people", lambda: _real(documents, "names")),
        Signal(3, "it gives the attributes of an entity of people", lambda: _attributed(documents, _ENTITY)),
        Signal(2, "it gives a person's attributes", lambda: _attributed(documents, "{people}")),
        Signal(1, "its data model has fields that may be a person's", lambda: affirmed(model, term(_HINTED))),
        Signal(2, "its data model has people", lambda: _people(model, _PERSON_HEADING)),
        Signal(1, "people have accounts", lambda: says(documents, NAME, "accounts")),
        Signal(1, "its data belongs to people", lambda: affirmed((*model, *contracts), term(_PERSON_KEY))),
    )
    return weigh(feature, signals, yes="The feature handles personal data", no="The feature handles no personal data")


def _described(contracts: Sequence[Text]) -> Iterator[Passage]:
    """Fields of contracts; the address of those who publish the contract is none."""
    for passage in affirmed(contracts, term(f"{_IN_MODEL}|{_FORMAT}")):
        if "@" not in passage.text:
            yield passage


def _real(documents: Sequence[Text], signal: str) -> Iterator[Passage]:
    """Where the documents affirm a signal, lines about people who are made up left out."""
    for text in documents:
        yield from apart_from(says((text,), NAME, signal), phrases(NAME, "made up", text.languages))


def _people(documents: Sequence[Text], shape: str) -> Iterator[Passage]:
    """Where people stand in a line of this shape."""
    for text in documents:
        if pattern := _of_people(shape, text.languages):
            yield from text.affirmed(pattern)


def _attributed(documents: Sequence[Text], shape: str) -> Iterator[Passage]:
    """Lines of this shape that name an attribute of a person besides."""
    for text in documents:
        people, attributes = _of_people(shape, text.languages), phrases(NAME, "attributes", text.languages)
        if people is None or attributes is None:
            continue
        for passage in apart_from(text.affirmed(attributes), phrases(NAME, "made up", text.languages)):
            if people.search(passage.text.lower()):
                yield passage


@cache
def _of_people(shape: str, languages: tuple[str, ...]) -> re.Pattern[str] | None:
    people = phrases(NAME, "people", languages)
    return compiled(shape.format(people=people.pattern), re.MULTILINE) if people else None
