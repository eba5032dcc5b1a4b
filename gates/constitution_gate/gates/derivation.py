"""Which built-in checks a norm, or an item of a plan template's checklist, asks for.

Recognition is data: `vocabulary.demands` says, language by language, by which words a check is asked for. A clause
asks for a check where all patterns of one alternative stand in it; what a clause forbids or leaves open asks for
nothing, unless it forbids to go on without the thing ("no endpoint without a contract") or forbids what the check
finds ("personal data must not be logged"). What stands in a condition or an example is not asked for, nor is one of
two ways to choose from ("events or an API contract"). A check that is not in the catalogue is asked for by nothing.
"""

from __future__ import annotations

import re
from functools import cache

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import plain
from constitution_gate.constitution.model import Level
from constitution_gate.constitution.pattern_store import compiled
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.catalogue import CHECKS
from constitution_gate.gates.facts.catalogue import FACTS
from constitution_gate.gates.vocabulary.languages import demands, detect, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from constitution_gate.constitution.model import Norm, Phase, Principle

ASKS = "asks"
"""Stands in an alternative for the words by which its language asks for a thing; a checklist asks without them.

"asks" and a pattern: the words by which this thing is asked for.
"""

_CLAUSE_END = lazy(
    r"(?<=[.;!?])\s+|[。；！？]|，(?=必須|必须|應|应|一律|須|须)|\s[—–-]\s|(?:,|\band\b|"
    r"\bbut\b)\s+(?=(?:must|shall|should|may|never)\b)"
)
_PLACEHOLDER = lazy(r"\[[^\[\]]*\]")
_STATUS = lazy(r"^(?:\W|n/?a\b|pass\b|ok\b)+[—–:|-]\s*", re.IGNORECASE)
_POINTER = lazy(
    r"\s[—–-]\s*(?:see\b|[\w./`-]*/|[\w-]+\.\w{2,4}\b|n/?a\b|not applicable).*$|:\s*(?:n/?a\b|not applicable|see\b).*$",
    re.IGNORECASE,
)
# A longer condition is likely to say more than the fact that is recognised in it.
_LONGEST_CONDITION = 60
_EDGES = " \t:：-–—*_·•.,。"
_LONGEST_NAME = 100
_LETTER = lazy(r"[^\W_]")
# Where one of these is one of two ways, the other way is as good.
_WAYS = frozenset(
    {"caching-strategy", "data-model", "migrations", "openapi-contract", "retry-policy", "sequence-diagram"}
)
# Words in front of a condition that still leave it at the head of its clause: "All features that …".
_WORDS_AHEAD = 2


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
    """The checks that an item of a checklist asks for: what it names is asked for, with or without a verb.

    An item that says no more than the name of a check ("Security", "Security: [requirements per constitution]") asks
    for that check.
    """
    bare = without_placeholders(plain(text))
    shown = _POINTER.sub("", _STATUS.sub("", bare))
    return _derive(shown, "", asks=True, forbids=False) or _named(bare)


def without_placeholders(text: str) -> str:
    """The text with a blank for each `[placeholder]`: what a template leaves open asks for nothing."""
    return _PLACEHOLDER.sub(" ", text)


def named_check(text: str, languages: Iterable[str]) -> str | None:
    """The check that bears this name ("Caching Strategy") in one of the languages; None where the text says more."""
    name = " ".join(fold(text).strip(_EDGES).split())
    found = (_names(language).get(name) for language in languages)
    return next((check for check in found if check in CHECKS), None)


def _named(text: str) -> tuple[Demand, ...]:
    if len(text) > _LONGEST_NAME:
        return ()
    spoken = detect(text)
    when, rest, _ = _condition(fold(text), spoken, ())
    check = named_check(rest, spoken)
    return (Demand(check, False, rest.strip(_EDGES), when),) if check else ()


@cache
def _names(language: str) -> Mapping[str, str]:
    return {name: check for check, names in demands(language).NAMES.items() for name in names}


def _derive(text: str, title: str, *, asks: bool, forbids: bool) -> tuple[Demand, ...]:
    folded = fold(text)
    spoken = detect(text)
    hinted = {language: checks for language in spoken if (checks := _hinted(language, folded))}
    if not hinted:
        return ()
    languages = tuple(hinted)
    found: dict[str, tuple[int, str]] = {}
    clauses = tuple(_clauses(_without_examples(folded, languages)))
    # What stands anywhere in the text is looked for once, not once in each clause.
    stands = cache(lambda pattern: _term(pattern).search(folded) is not None)
    readings = [_Reading(language, checks, stands, fold(title), asks) for language, checks in hinted.items()]
    for start, clause in clauses:
        mood = _mood(clause, spoken, forbids=forbids and len(clauses) == 1)
        if mood.optional:
            continue
        shown = _without_conditions(clause, languages)
        for reading in readings:
            for check, (offset, end) in reading.demands(shown, mood).items():
                found.setdefault(check, (start + offset, text[start + offset : start + end]))
    if not found:
        return ()
    enough = _enough(found, languages)
    when, rest, known = _condition(folded, languages, enough)
    decides = known and bool(enough) and not _says_more(rest, enough)
    ordered = sorted(found.items(), key=lambda item: (item[1][0], item[0]))
    return tuple(Demand(check, decides, phrase, when) for check, (_, phrase) in ordered)


def _hinted(language: str, folded: str) -> tuple[str, ...]:
    """The checks that a text may ask for in a language."""
    return tuple(
        check
        for check, hints in demands(language).HINTS.items()
        if check in CHECKS and any(hint in folded for hint in hints)
    )


def _clauses(folded: str) -> Iterator[tuple[int, str]]:
    start = 0
    for match in _CLAUSE_END.finditer(folded):
        if match.start() > start:
            yield start, folded[start : match.start()]
        start = match.end()
    if folded[start:].strip():
        yield start, folded[start:]


def _without_examples(folded: str, languages: Sequence[str]) -> str:
    """The text with blanks for what stands in brackets as an example, every character in its place."""
    if "(" not in folded and "（" not in folded:
        return folded
    for language in languages:
        folded = _term(demands(language).EXAMPLE).sub(_blanks, folded)
    return folded


def _without_conditions(clause: str, languages: Sequence[str]) -> str:
    """The clause with blanks for its conditions in brackets and for those at its head."""
    for language in languages:
        for match in _term(demands(language).CONDITIONAL).finditer(clause):
            ahead = clause[: match.start()]
            if match.group()[0] in "(（" or len(ahead.split()) <= _WORDS_AHEAD:
                clause = f"{ahead}{_blanks(match)}{clause[match.end() :]}"
    return clause


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match.group())


class _Mood(Record):
    """Whether a clause binds, forbids, and the offset behind the words by which it forbids to go on without."""

    optional: bool
    forbidding: bool
    unless: int | None


def _mood(clause: str, languages: Sequence[str], *, forbids: bool) -> _Mood:
    """The mood of a clause; a word of any of its languages sets it, for a technical term may be English in all."""
    words = [demands(language) for language in languages]
    if any(_term(word.OPTIONAL).search(clause) for word in words):
        return _Mood(True, False, None)
    forbidding = forbids or any(_term(word.FORBIDDING).search(clause) for word in words)
    unless = [match.end() for word in words if forbidding and (match := _term(word.UNLESS_PRESENT).search(clause))]
    return _Mood(False, forbidding, min(unless, default=None))


class _Reading(Record):
    """How the clauses of one text are read in one language, for the checks that they may ask for.

    `stands` says whether a pattern matches anywhere in the text.
    """

    language: str
    checks: tuple[str, ...]
    stands: Callable[[str], bool]
    title: str
    asks: bool

    def demands(self, clause: str, mood: _Mood) -> dict[str, tuple[int, int]]:
        """The checks that a clause asks for, each with the span of what names it."""
        excluded = demands(self.language).EXCLUDED
        found = {}
        for check in self.checks:
            span = self._asked(check, clause, mood)
            if span is not None and not (check in excluded and _term(excluded[check]).search(clause)):
                found[check] = span
        return found

    def _asked(self, check: str, clause: str, mood: _Mood) -> tuple[int, int] | None:
        words = demands(self.language)
        if mood.forbidding:
            unless = mood.unless
            span = None if unless is None else self._span(check, clause, words.DEMANDS[check], unless, asks=True)
            return span or self._span(check, clause, words.PROHIBITED.get(check, ()), 0, asks=True)
        span = self._span(check, clause, words.DEMANDS[check], 0, asks=self.asks)
        topic = words.TOPICS.get(check)
        if span is None and topic and _term(topic).search(self.title):
            span = self._span(check, clause, words.ON_TOPIC[check], 0, asks=self.asks)
        return span

    def _span(
        self, check: str, clause: str, alternatives: Iterable[tuple[str, ...]], start: int, *, asks: bool
    ) -> tuple[int, int] | None:
        for named, *others in alternatives:
            match = _term(named).search(clause, start)
            if match is None or not all(self._stands(other, clause, asks=asks) for other in others):
                continue
            if check not in _WAYS or not self._is_one_of_two(check, clause, match.span()):
                return match.span()
        return None

    def _stands(self, pattern: str, clause: str, *, asks: bool) -> bool:
        if pattern.startswith(ASKS):
            verbs = pattern.removeprefix(ASKS).strip() or demands(self.language).ASKS
            return asks or bool(_term(verbs).search(clause))
        return self.stands(pattern)

    def _is_one_of_two(self, check: str, clause: str, span: tuple[int, int]) -> bool:
        """Whether the thing is one of two ways to choose from, and the other way is another thing."""
        words = demands(self.language)
        before = _term(words.CHOICE_BEFORE).search(clause[: span[0]])
        after = _term(words.CHOICE_AFTER).match(clause[span[1] :])
        other = (before.group(1) if before else "") + (after.group(1) if after else "")
        return bool(other) and not any(_term(named).search(other) for named, *_ in words.DEMANDS[check])


def _condition(folded: str, languages: Sequence[str], enough: Sequence[str]) -> tuple[tuple[str, ...], str, bool]:
    """The facts that a text depends on, the text without its conditions, and whether every condition is known.

    A condition is known where nothing of it is left once the words for its fact and those of `enough` are taken out.
    """
    when: list[str] = []
    known = True
    rest = folded
    for language in languages:
        words = demands(language)
        for match in _term(words.CONDITIONAL).finditer(folded):
            condition = next((group for group in match.groups() if group), "")
            fact = next(
                (name for name, words_of in words.CONDITIONS.items() if _term(words_of).search(condition)), None
            )
            rest = rest.replace(match.group(), " ")
            simple = len(condition) <= _LONGEST_CONDITION and not _term(words.COMPOUND).search(condition)
            if fact is not None and fact in FACTS and simple:
                when.extend([fact] if fact not in when else [])
                known = known and not _says_more(condition, (words.CONDITIONS[fact], *enough))
            elif not _term(words.NO_CONDITION).search(condition.strip()):
                known = False
    return tuple(when), rest, known


def _enough(checks: Iterable[str], languages: Sequence[str]) -> tuple[str, ...]:
    """Patterns of the words that ask for nothing more than the checks prove; none where a check proves no text."""
    found: list[str] = []
    for check in checks:
        of_check = [words for language in languages if (words := demands(language).ENOUGH.get(check))]
        if not of_check:
            return ()
        found += of_check
    return (*found, *(demands(language).ENOUGH[""] for language in languages))


def _says_more(text: str, patterns: Iterable[str]) -> bool:
    """Whether a letter is left of a text once the words that the patterns match are taken out."""
    for pattern in patterns:
        text = _term(pattern).sub(" ", text)
    return bool(_LETTER.search(text))


@cache
def _term(pattern: str) -> re.Pattern[str]:
    return compiled(pattern)
