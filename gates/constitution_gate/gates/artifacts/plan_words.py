"""The words of the plan's sections in the languages of a feature: headings, labels of parts, and what sentences say."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.pattern_store import compiled
from constitution_gate.gates.artifacts import titles
from constitution_gate.gates.completeness import visible
from constitution_gate.gates.vocabulary.languages import detect, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from constitution_gate.constitution.model import Norm
    from constitution_gate.gates.feature import Artifact, Feature

NAME = "name"
"""The part that says which item it is."""

_BETWEEN = lazy(r"\s*(?:[/&,、／・＋+:：]|\band\b|\boder\b|\bund\b|\by\b|\be\b|\bet\b)\s*")
# A user story and an endpoint of a contract may name anything.
_STORY = lazy(
    r"(?:get|post|put|patch|delete) /|user stor(?:y|ies)\b|用户故事|使用者故事|ユーザーストーリー|"
    r"historias? de usuario|histórias? de usuário|récit"
)
_LONGEST_LABEL = 60
_SAMPLE = 8_000
_MARKS = 3


class Sections(Protocol):
    """The module of a language. All patterns are for text in lower case."""

    SECTIONS: Mapping[str, str]
    """Subject -> what its heading is, looked for in the heading without number, marks and brackets."""
    COLUMNS: Mapping[str, Mapping[str, str]]
    """Subject -> part -> the whole label of the part; under "" the words that a label may have besides."""
    STATED: Mapping[str, str]
    """What a sentence or a cell may say -> the words that say it."""
    LEVELS: Mapping[str, str]
    """low, medium and high -> their words."""
    PLAIN_LEVELS: str
    """The three words themselves."""
    VAGUE: str
    """Words that settle nothing; text made of them alone says nothing."""


@cache
def of_language(language: str) -> Sections:
    """The words of a language that `detect` names."""
    return cast("Sections", import_module(f"constitution_gate.gates.vocabulary.sections.{language}"))


def languages(feature: Feature) -> tuple[str, ...]:
    """The languages of the feature's documents; English is always among them.

    A short text in Han characters alone may be Japanese as well as Chinese.
    """
    found = {language for artifact in feature.documents() for language in _spoken(artifact)}
    return tuple(sorted(found | {"en"} | ({"ja"} if "zh" in found else set())))


@lru_cache(maxsize=32)
def _spoken(artifact: Artifact) -> tuple[str, ...]:
    try:
        return detect(artifact.text[:_SAMPLE], markers=_MARKS)
    except UnicodeDecodeError:
        return ()


class Words:
    """The words of one subject ("caching", "retry", "decisions", "risks", "dependencies") in some languages."""

    def __init__(self, subject: str, spoken: tuple[str, ...]) -> None:
        self.subject = subject
        self.languages = spoken
        modules = [(language, of_language(language)) for language in spoken]
        self._heading = _joined((language, module.SECTIONS[subject]) for language, module in modules)
        self._filler = _joined((language, module.COLUMNS[subject][""]) for language, module in modules)
        self.roles = tuple(role for role in of_language("en").COLUMNS[subject] if role)
        self._labels = {
            role: _joined(
                (language, pattern)
                for language, module in modules
                if (pattern := module.COLUMNS[subject].get(role)) is not None
            )
            for role in self.roles
        }
        self._phrases: dict[str, re.Pattern[str]] = {}

    def is_heading(self, text: str) -> bool:
        """Whether a heading opens a section on the subject."""
        bare = titles.bare(text)
        return (
            bool(bare) and self._heading.search(cast("str", bare)) is not None and not _STORY.match(cast("str", bare))
        )

    def is_internal(self, title: str) -> bool:
        """Whether a heading is on what belongs to the project itself."""
        shown = fold(visible(title))
        return (
            _joined((name, of_language(name).SECTIONS["internal"]) for name in self.languages).search(shown) is not None
        )

    def parts(self, label: str, *, whole: bool = False) -> tuple[str, ...]:
        """The parts that a label or a column's heading names ("TTL / Invalidation" names two); empty where none.

        With `whole` the label is the name of one part or of none.
        """
        if len(label) > 2 * _LONGEST_LABEL:
            return ()
        bare = titles.bare(label)
        if bare is None or len(bare) > _LONGEST_LABEL:
            return ()
        found: list[str] = []
        only = self._part(bare)
        if only is not None or whole:
            return () if only is None else (only,)
        for piece in _BETWEEN.split(bare)[:4]:
            part = self._part(piece)
            if part is not None and part not in found:
                found.append(part)
        return tuple(found)

    def is_own_name(self, label: str) -> bool:
        """Whether a label only names the subject ("Retry policy"), so that what follows is said of the whole."""
        bare = titles.bare(label)
        return bool(bare) and not self._filler.sub("", cast("str", bare)).strip(" -–—._:：")

    def _part(self, label: str) -> str | None:
        rest = " ".join(self._filler.sub(" ", label).split()).strip(" -–—._:：?？")
        for role, pattern in self._labels.items():
            if pattern.fullmatch(rest) or (rest != label and pattern.fullmatch(label)):
                return role
        return None

    def pattern(self, phrase: str) -> re.Pattern[str]:
        """The pattern of what may be said, of all languages; raises KeyError for what English has no words for."""
        if phrase not in self._phrases:
            if phrase not in of_language("en").STATED:
                raise KeyError(phrase)
            self._phrases[phrase] = _joined(
                (language, words)
                for language in self.languages
                if (words := of_language(language).STATED.get(phrase)) is not None
            )
        return self._phrases[phrase]

    def says(self, phrase: str, text: str) -> bool:
        """Whether inline Markdown says it."""
        return self.pattern(phrase).search(fold(visible(text))) is not None

    def levels(self, text: str) -> tuple[str, ...]:
        """The levels ("low", "medium", "high") whose words stand in a text, in this order."""
        shown = fold(visible(text))
        return tuple(level for level in ("low", "medium", "high") if self._level(level).search(shown))

    def is_plain_level(self, text: str) -> bool:
        """Whether a text is Low, Medium or High, in the word that a language has for each, with or without a note."""
        shown = fold(visible(text))
        return any(
            re.match(rf"\W*{_whole_words(language, of_language(language).PLAIN_LEVELS)}", shown)
            for language in self.languages
        )

    def _level(self, level: str) -> re.Pattern[str]:
        return _joined(
            (language, _whole_words(language, of_language(language).LEVELS[level])) for language in self.languages
        )

    def rated(self, phrase: str, text: str) -> bool:
        """Whether a sentence puts a level beside what a phrase names: "high impact", "impact is high"."""
        shown = fold(visible(text))
        for language in self.languages:
            module = of_language(language)
            levels = _whole_words(language, "|".join(module.LEVELS.values()))
            named = module.STATED[phrase]
            linked = rf"(?:{named})[\s:：=-]*(?:is |of |ist |es |est |é |为|為|は|が)?(?:{levels})"
            beside = _compiled(rf"(?:{levels})[\s-]*(?:{named})|{linked}")
            if beside.search(shown):
                return True
        return False

    def is_vague(self, text: str) -> bool:
        """Whether nothing is left of a text once the words that settle nothing are taken out."""
        rest = _joined((language, of_language(language).VAGUE) for language in self.languages).sub(
            " ", fold(visible(text))
        )
        return not any(character.isalnum() or character in "∞×" for character in rest)


@lru_cache(maxsize=32)
def words(subject: str, spoken: tuple[str, ...]) -> Words:
    """The words of a subject in some languages, compiled when they are first asked for."""
    return Words(subject, spoken)


def named_parts(subject: str, norms: Iterable[Norm], parts: Sequence[str]) -> dict[str, object]:
    """Which of a check's parts to switch off, because norms name others of them and not these.

    Norms that name none ask for the whole ("a caching strategy MUST be documented"), and so do those that name all.
    """
    said = "\n".join(norm.text for norm in norms if not norm.negative)
    known = words(subject, detect(said))
    named = {part: known.says(f"names {part}", said) for part in parts}
    return {part: False for part, stated in named.items() if not stated} if any(named.values()) else {}


def _whole_words(language: str, pattern: str) -> str:
    """A pattern for whole words, where the language puts blanks between them."""
    return f"(?:{pattern})" if language in {"ja", "zh"} else rf"(?<!\w)(?:{pattern})(?!\w)"


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return compiled(source)


def _joined(patterns: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    """One pattern for several languages: English words also stand between characters of other scripts."""
    return _compiled(
        "|".join(f"(?a:{source})" if language == "en" else f"(?:{source})" for language, source in patterns)
    )
