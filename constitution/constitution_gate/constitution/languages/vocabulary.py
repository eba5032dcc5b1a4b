"""What a language module holds, and which languages a text is written in.

Every pattern is a regular expression without capturing groups. Patterns meet text in lower case, except
keywords, which meet the text as written: an upper-case keyword binds everywhere, a lower-case one only where
people state rules (RFC 8174).
"""

from __future__ import annotations

import re
from functools import cache

from constitution_gate.constitution.model import Level
from constitution_gate.constitution.pattern_store import compiled
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Keyword(Record):
    """A word that makes a statement binding.

    `start` says that it binds only where a clause begins ("Never log…"). `guarded` says that a word before it
    can take its force away ("not required", "where required").
    """

    pattern: str
    level: Level
    negative: bool = False
    start: bool = False
    guarded: bool = False


class Label(Record):
    """A heading or lead-in that gives its level to the list items below it."""

    pattern: str
    level: Level
    negative: bool = False


class Vocabulary(Record):
    """The words of one language.

    `frame` goes around the alternatives of all keywords, at `{}`. `wrappers` are headings whose sub-headings are the
    principles, `numbering` the words before a principle's number, `asides` the labels of text that explains and does
    not bind, `administration` headings that never bind a feature, `governance` headings that bind people rather than
    features. `procedure` and `subjects` are the words by which a rule of a governance section is told to be about
    procedure or about features. `loosening` are words that allow an exception. `registers` are words in the headings
    of registers of known deviations; `broken_columns` (the rule), `violation_columns` and `status_columns` name the
    columns of one.
    """

    keywords: tuple[Keyword, ...]
    frame: str = "{}"
    labels: tuple[Label, ...] = ()
    non_negotiable: tuple[str, ...] = ()
    wrappers: tuple[str, ...] = ()
    numbering: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    administration: tuple[str, ...] = ()
    governance: tuple[str, ...] = ()
    procedure: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    version: tuple[str, ...] = ()
    ratified: tuple[str, ...] = ()
    amended: tuple[str, ...] = ()
    rule_columns: tuple[str, ...] = ()
    loosening: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()
    broken_columns: tuple[str, ...] = ()
    violation_columns: tuple[str, ...] = ()
    status_columns: tuple[str, ...] = ()


def must(*patterns: str, start: bool = False, guarded: bool = False) -> tuple[Keyword, ...]:
    """Keywords that demand."""
    return tuple(Keyword(pattern, Level.MUST, False, start, guarded) for pattern in patterns)


def must_not(*patterns: str, start: bool = False, guarded: bool = False) -> tuple[Keyword, ...]:
    """Keywords that forbid."""
    return tuple(Keyword(pattern, Level.MUST, True, start, guarded) for pattern in patterns)


def should(*patterns: str, guarded: bool = False) -> tuple[Keyword, ...]:
    """Keywords that advise."""
    return tuple(Keyword(pattern, Level.SHOULD, guarded=guarded) for pattern in patterns)


def should_not(*patterns: str) -> tuple[Keyword, ...]:
    """Keywords that advise against."""
    return tuple(Keyword(pattern, Level.SHOULD, True) for pattern in patterns)


def may(*patterns: str) -> tuple[Keyword, ...]:
    """Keywords that permit."""
    return tuple(Keyword(pattern, Level.MAY) for pattern in patterns)


# A text that holds none of a language's substrings is not in it, so its words need not be loaded.
_HINTS: dict[str, tuple[str, ...]] = {
    "de": (" und ", " der ", " muss", " müssen", " sollen", " nicht ", "grundsätze", "prinzipien"),
    "es": (" los ", " las ", " el ", " debe", "principios", "versión"),
    "fr": (" les ", " des ", " doit ", " doivent ", "principes"),
    "it": (" gli ", " della ", " devono ", " deve ", "principi "),
    "pt": (" não ", " uma ", " deve ", " devem ", "princípios", "versão"),
}


def spoken(text: str) -> tuple[str, ...]:
    """The codes of the languages whose words the text may hold; English always, for its keywords travel."""
    folded = f" {' '.join(text.casefold().split())} "
    found = ["en", *(code for code, hints in _HINTS.items() if any(hint in folded for hint in hints))]
    if not text.isascii():
        han = len(re.findall("[\u4e00-\u9fff]", text))
        # Japanese is full of Chinese characters, and 必須ではない would read as an obligation in Chinese.
        if len(re.findall("[\u3041-\u30ff]", text)) * 10 > han:
            found.append("ja")
        elif han:
            found.append("zh")
        scripts = (("ko", "[\uac00-\ud7a3]"), ("ru", "[\u0400-\u04ff]"))
        found += [code for code, letters in scripts if re.search(letters, text)]
    return tuple(found)


@cache
def vocabulary(code: str) -> Vocabulary:
    """The words of one language, by its code ("en", "zh")."""
    from importlib import import_module

    words: Vocabulary = import_module(f"constitution_gate.constitution.languages.{code}").WORDS
    return words


def patterns(codes: Iterable[str], field: str) -> str:
    """The alternatives of one field over several languages, as one pattern; one that never matches for none."""
    found = [pattern for code in codes for pattern in getattr(vocabulary(code), field)]
    return "|".join(found) or "(?!)"


@cache
def matcher(codes: tuple[str, ...], field: str, frame: str = "(?:{})") -> re.Pattern[str]:
    """A compiled matcher of one field, for lower-case text; `frame` puts the alternatives in their place, at `{}`."""
    return compiled(frame.replace("{}", patterns(codes, field)))
