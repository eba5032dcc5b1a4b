"""The words by which tasks plan tests and norms demand them, a module for each language.

Patterns are written for text in lower case, as `languages.fold` makes it; "" stands for what a language does not need.
"""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

from constitution_gate.constitution.pattern_store import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

UNIT, INTEGRATION, CONTRACT, END_TO_END = KINDS = ("unit", "integration", "contract", "e2e")
"""The kinds of tests that a gate may ask for."""


class Words(Protocol):
    """The module of a language.

    Of a task: `TESTS` are tests as a thing that is written, `SUPPORT` what tests only need ("test data"), `RUNS` that
    existing tests are run, looked at or described, `PREPARES` that a tool is set up, `DOUBTS` that something is checked
    and may mean a test, `MANUAL` that a person does it, `TRIES` "test" as what is to be done, `NOT_CODE`
    that no program is written, `WITH_CODE` that a program is written and then its tests, `PUT_OFF` that the task waits.
    `HEADING` names a section of tests, `PREPARATION` one that comes before all stories, `EVERY_STORY` all of them.

    Of a norm: `FIRST` are tests before code, `DEMANDED` that there are to be tests, `COVERAGE` is the measure,
    `OTHER_COVERAGE` what else bears its name, `BRANCH` its kind, `SLACK` a number that is no threshold, `PART` code
    that is not all of it, `LEFT_OPEN` what is not demanded.
    """

    TESTS: str
    SUPPORT: str
    RUNS: str
    PREPARES: str
    DOUBTS: str
    MANUAL: str
    TRIES: str
    NOT_CODE: str
    WITH_CODE: str
    PUT_OFF: str
    HEADING: str
    PREPARATION: str
    EVERY_STORY: str
    KIND: Mapping[str, str]

    FIRST: str
    DEMANDED: str
    COVERAGE: str
    OTHER_COVERAGE: str
    BRANCH: str
    SLACK: str
    PART: str
    LEFT_OPEN: str


@cache
def words(language: str) -> Words:
    """The words of one of the languages that `languages.detect` names."""
    return cast("Words", importlib.import_module(f"{__package__}.{language}"))


@cache
def pattern(name: str, languages: tuple[str, ...]) -> re.Pattern[str]:
    """What the languages hold under a name, as one pattern; it matches nothing where they hold nothing."""
    return _joined([getattr(words(language), name) for language in languages], languages)


@cache
def kind_pattern(kind: str, languages: tuple[str, ...]) -> re.Pattern[str]:
    """How the languages name a kind of tests, as one pattern."""
    return _joined([words(language).KIND.get(kind, "") for language in languages], languages)


def _joined(sources: list[str], languages: tuple[str, ...]) -> re.Pattern[str]:
    """English words also stand between Chinese and Japanese characters, which are letters only to Unicode."""
    parts = [
        f"(?a:{source})" if language == "en" else f"(?:{source})"
        for language, source in zip(languages, sources, strict=True)
        if source
    ]
    return compiled("|".join(parts) or r"(?!)")
