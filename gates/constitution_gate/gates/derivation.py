"""Which built-in checks a norm, or an item of a plan template's checklist, asks for.

Recognition is data: each language's vocabulary says by which words a check is asked for. A clause asks for a check
where all patterns of one alternative stand in it; what a clause forbids or leaves open asks for nothing, unless it
forbids to go on without the thing ("no endpoint without a contract") or forbids what the check finds.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import plain
from constitution_gate.constitution.model import Level
from constitution_gate.constitution.record import Record
from constitution_gate.gates.facts.catalogue import FACTS
from constitution_gate.gates.vocabulary.languages import detect, fold, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from constitution_gate.constitution.model import Norm, Phase, Principle

ASKS = "asks"
"""Stands in an alternative for the words by which its language asks for a thing; a checklist asks without them."""

_CLAUSE_END = lazy(
    r"(?<=[.;!?])\s+|[。；！？]|，(?=必須|必须|應|应|一律|須|须)|\s[—–-]\s|(?:,|\band\b|"
    r"\bbut\b)\s+(?=(?:must|shall|should|may|never)\b)"
)
_PLACEHOLDER = lazy(r"\[[^\[\]]*\]")
_STATUS = lazy(r"^(?:\W|n/?a\b|pass\b|ok\b)+\s*[—–:|-]\s*", re.IGNORECASE)
_POINTER = lazy(
    r"\s[—–-]\s*(?:see\b|[\w./`-]*/|[\w-]+\.\w{2,4}\b|n/?a\b|not applicable).*$|:\s*(?:n/?a\b|not applicable|see\b).*$",
    re.IGNORECASE,
)
# A longer condition is likely to say more than the fact that is recognised in it.
_LONGEST_CONDITION = 60
_OPENAPI_VERSION = (
    r"\b(?:open ?api|swagger)(?: specifications?| spec| documents?| schemas?)?"
    r"[ (]{1,2}(?:version |v)?([23])(?:\.(\d|x))?"
)
_LETTER = lazy(r"[^\W_]")


class Demand(Record):
    """A check that a text asks for.

    `decides` says that the text asks for nothing beyond what its demands' checks prove; otherwise a person has to
    assess the rest. `phrase` is what names the thing in the text. `when` are the facts on which the text makes it
    depend; empty: the check's own condition. `phase` is None for the check's own phase.
    """

    check: str
    decides: bool
    phrase: str
    when: tuple[str, ...] = ()
    phase: Phase | None = None


def derive(norm: Norm, principle: Principle) -> tuple[Demand, ...]:
    """The checks that a norm asks for, in the order in which it names them; none for what is only allowed."""
    if norm.level is Level.MAY:
        return ()
    return _derive(norm.text, principle.title, asks=False, forbids=norm.negative)


def derive_item(text: str) -> tuple[Demand, ...]:
    """The checks that an item of a checklist asks for: what it names is asked for, with or without a verb."""
    shown = _POINTER.sub("", _STATUS.sub("", _PLACEHOLDER.sub(" ", plain(text))))
    return _derive(shown, "", asks=True, forbids=False)


def openapi_versions(norms: Iterable[Norm]) -> tuple[str, ...]:
    """The OpenAPI versions that norms name, each with the later ones of its major version; empty where none is named.

    "OpenAPI 3.x" asks for 3.0 and later, "OpenAPI 3.1" for 3.1 and later: nobody forbids a newer minor version by
    naming the one in use.
    """
    named = set()
    for norm in norms:
        if norm.negative:
            continue
        for match in _term(_OPENAPI_VERSION).finditer(fold(norm.text)):
            minor = match.group(2)
            named.add((int(match.group(1)), int(minor) if minor and minor.isdigit() else 0))
    return tuple(
        family
        for family in ("2.0", "3.0", "3.1", "3.2")
        if any(family[0] == str(major) and int(family[2]) >= minor for major, minor in named)
    )


def _derive(text: str, title: str, *, asks: bool, forbids: bool) -> tuple[Demand, ...]:
    folded = fold(text)
    spoken = detect(text)
    languages = tuple(name for name in spoken if _hinted(name, folded))
    if not languages:
        return ()
    found: dict[str, tuple[int, str]] = {}
    clauses = tuple(_clauses(folded))
    for start, clause in clauses:
        mood = _mood(clause, spoken, forbids=forbids and len(clauses) == 1)
        for language in languages:
            reading = _Reading(language, folded, fold(title), asks)
            for check, (offset, end) in reading.demands(clause, mood).items():
                found.setdefault(check, (start + offset, text[start + offset : start + end]))
    if not found:
        return ()
    enough = _enough(tuple(sorted(found)), languages)
    when, rest, known = _condition(folded, languages, enough)
    decides = known and not _LETTER.search(enough.sub(" ", rest))
    ordered = sorted(found.items(), key=lambda item: (item[1][0], item[0]))
    return tuple(Demand(check, decides, phrase, when) for check, (_, phrase) in ordered)


def _hinted(language: str, folded: str) -> bool:
    return any(hint in folded for hints in vocabulary(language).HINTS.values() for hint in hints)


def _clauses(folded: str) -> Iterator[tuple[int, str]]:
    start = 0
    for match in _CLAUSE_END.finditer(folded):
        if match.start() > start:
            yield start, folded[start : match.start()]
        start = match.end()
    if folded[start:].strip():
        yield start, folded[start:]


class _Mood(Record):
    """Whether a clause binds, forbids, and the offset behind the words by which it forbids to go on without."""

    optional: bool
    forbidding: bool
    unless: int | None


def _mood(clause: str, languages: Sequence[str], *, forbids: bool) -> _Mood:
    """The mood of a clause; a word of any of its languages sets it, for a technical term may be English in all."""
    words = [vocabulary(language) for language in languages]
    if any(_term(word.OPTIONAL).search(clause) for word in words):
        return _Mood(True, False, None)
    forbidding = forbids or any(_term(word.FORBIDDING).search(clause) for word in words)
    unless = [match.end() for word in words if forbidding and (match := _term(word.UNLESS_PRESENT).search(clause))]
    return _Mood(False, forbidding, min(unless, default=None))


class _Reading(Record):
    """How the clauses of one text are read in one language."""

    language: str
    text: str
    title: str
    asks: bool

    def demands(self, clause: str, mood: _Mood) -> dict[str, tuple[int, int]]:
        """The checks that a clause asks for, each with the span of what names it."""
        words = vocabulary(self.language)
        if mood.optional:
            return {}
        if mood.unless is not None:
            return self._asked(clause, words.DEMANDS, start=mood.unless, asks=True)
        if mood.forbidding:
            return self._asked(clause, words.PROHIBITED, start=0, asks=True)
        found = self._asked(clause, words.ON_TOPIC, start=0, asks=self.asks, on_topic=True)
        return found | self._asked(clause, words.DEMANDS, start=0, asks=self.asks)

    def _asked(
        self,
        clause: str,
        demands: Mapping[str, tuple[tuple[str, ...], ...]],
        *,
        start: int,
        asks: bool,
        on_topic: bool = False,
    ) -> dict[str, tuple[int, int]]:
        words = vocabulary(self.language)
        found = {}
        for check, alternatives in demands.items():
            excluded = words.EXCLUDED.get(check)
            if on_topic and not _term(words.TOPICS[check]).search(self.title):
                continue
            if not any(hint in clause for hint in words.HINTS[check]):
                continue
            if excluded and _term(excluded).search(clause):
                continue
            for named, *others in alternatives:
                match = _term(named).search(clause, start)
                if match and all(self._stands(other, clause, asks=asks) for other in others):
                    found[check] = match.span()
                    break
        return found

    def _stands(self, pattern: str, clause: str, *, asks: bool) -> bool:
        if pattern == ASKS:
            return asks or bool(_term(vocabulary(self.language).ASKS).search(clause))
        return bool(_term(pattern).search(self.text))


def _condition(folded: str, languages: Sequence[str], enough: re.Pattern[str]) -> tuple[tuple[str, ...], str, bool]:
    """The facts that a text depends on, the text without its conditions, and whether every condition is known.

    A condition is known where nothing of it is left once the words for its fact and those of `enough` are taken out.
    """
    when: list[str] = []
    known = True
    rest = folded
    for language in languages:
        words = vocabulary(language)
        for match in _term(words.CONDITIONAL).finditer(folded):
            condition = next((group for group in match.groups() if group), "")
            fact = next(
                (name for name, words_of in words.CONDITIONS.items() if _term(words_of).search(condition)), None
            )
            rest = rest.replace(match.group(), " ")
            simple = len(condition) <= _LONGEST_CONDITION and not _term(words.COMPOUND).search(condition)
            if fact is not None and fact in FACTS and simple:
                when.extend([fact] if fact not in when else [])
                said = _term(words.CONDITIONS[fact]).sub(" ", condition)
                known = known and not _LETTER.search(enough.sub(" ", said))
            elif not _term(words.NO_CONDITION).search(condition.strip()):
                known = False
    return tuple(when), rest, known


@cache
def _enough(checks: tuple[str, ...], languages: tuple[str, ...]) -> re.Pattern[str]:
    """Words that ask for nothing more than the checks prove."""
    parts = [vocabulary(language).ENOUGH.get(name, "") for language in languages for name in (*checks, "")]
    return re.compile("|".join(part for part in parts if part))


@cache
def _term(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
