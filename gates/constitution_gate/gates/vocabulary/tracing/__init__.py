"""The words by which requirements are traced to tasks, one module for each language.

What each name of a module holds stands with `Words`.
"""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Mapping


class Words(Protocol):
    """The words of one language, in lower case. Phrases are separated by `;`, single words by blanks."""

    REQUIREMENTS: str
    """Phrases in headings below which requirements are defined."""
    RETELLING: str
    """Phrases in headings below which requirements are only spoken of: clarifications, history, traceability."""
    SET_ASIDE: str
    """Phrases by which a requirement is taken back or put off."""
    SHARED: str
    """Phrases in headings of phases that serve every story: setup, foundation, polish, documentation, release."""
    AFTER_RELEASE: str
    """Phrases of criteria that are measured with users or in operation, and ask for no task."""
    VERIFICATION: str
    """Phrases of criteria that ask for verifying work, and of tasks that do it: load test, benchmark, audit."""
    KEEPS: str
    """Phrases by which a requirement asks only to leave something as it is."""
    COMMON: str
    """Words that tell requirements of one software apart from those of another by nothing."""
    SUFFIXES: str
    """Endings that inflect or derive a word."""
    TERMS: str
    """Pairs `word=english` of common terms of software, for tasks are often in English where the spec is not."""


@cache
def words(language: str) -> Words:
    """The words of a language of `vocabulary.languages.detect`."""
    return cast("Words", importlib.import_module(f"{__name__}.{language}"))


@cache
def phrases(languages: tuple[str, ...], name: str) -> tuple[str, ...]:
    """The phrases of one name in some languages."""
    found = (phrase.strip() for language in languages for phrase in getattr(words(language), name).split(";"))
    return tuple(dict.fromkeys(phrase for phrase in found if phrase))


def first(text: str, languages: tuple[str, ...], name: str) -> str:
    """The first of the phrases that stands in a text in lower case, at the beginning of a word; "" where none does."""
    for phrase in phrases(languages, name):
        at = text.find(phrase)
        while at >= 0:
            if not at or not phrase[0].isascii() or not text[at - 1].isalnum():
                return phrase
            at = text.find(phrase, at + 1)
    return ""


@cache
def common(languages: tuple[str, ...]) -> frozenset[str]:
    """The common words of some languages."""
    return frozenset(word for language in languages for word in words(language).COMMON.split())


@cache
def suffixes(languages: tuple[str, ...]) -> tuple[str, ...]:
    """The endings of some languages, the longest first."""
    found = {suffix for language in languages for suffix in words(language).SUFFIXES.split()}
    return tuple(sorted(found, key=lambda suffix: (-len(suffix), suffix)))


@cache
def terms(languages: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Terms of some languages with their English words."""
    found: dict[str, tuple[str, ...]] = {}
    for language in languages:
        for pair in words(language).TERMS.split():
            term, _, english = pair.partition("=")
            found[term] = tuple(english.split("+"))
    return found
