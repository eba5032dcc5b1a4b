"""What a heading says: its number, its title, its NON-NEGOTIABLE mark, and the part it plays."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import cache

from constitution_gate.constitution.languages.vocabulary import matcher, patterns
from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import plain
from constitution_gate.constitution.pattern_store import compiled
from constitution_gate.constitution.record import Record

_LONGEST_NAME = 1000
_ROMAN = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
_CHINESE = r"[一二三四五六七八九十]{1,3}"
_FRAMED = r"[Ⅰ-Ⅻⅰ-ⅻ①-⑳]"
_LITERAL = lazy(r"§|\w+")
_PAREN = lazy(r"\s*[(（\[【][^()（）\[\]【】]*[)）\]】]\s*")
_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
_EDGE = " \t-–—:：|·•,，*_"


class Part(Enum):
    """The part that a headed section plays in a constitution."""

    WRAPPER = "its sub-sections are the principles"
    ADMINISTRATION = "never binds a feature"
    GOVERNANCE = "binds people, seldom features"
    OTHER = "a principle or a binding section"


class Name(Record):
    """A heading taken apart. `full` is the title with its mark; `explicit` says that a word ("Article") numbers it."""

    title: str
    number: str | None
    non_negotiable: bool
    full: str
    explicit: bool = False


def read_name(text: str, languages: tuple[str, ...]) -> Name:
    """Take a heading's inline source apart."""
    shown = plain(text[:_LONGEST_NAME])
    start = 0
    while start < len(shown) and unicodedata.category(shown[start]) in {"So", "Sk", "Mn", "Sm"}:
        start += 1
    bare = shown[start:].lstrip()
    worded = _worded(languages).match(bare) if bare.lower().startswith(_beginnings(languages)) else None
    match = worded or _FIGURE.match(bare)
    number, full = None, shown
    explicit = worded is not None
    if match:
        given = next(group for group in match.groups() if group)
        number = unicodedata.normalize("NFKC", given).strip()
        full = bare[match.end() :].strip() or bare
    elif start:
        full = bare or shown
    marked = has_mark(full, languages)
    title = _without_mark(full, languages) if marked else full.rstrip(_EDGE) or full
    return Name(title, number, marked, full, explicit)


def has_mark(text: str, languages: tuple[str, ...]) -> bool:
    """Whether the text calls itself NON-NEGOTIABLE, in one of the languages."""
    folded = text.lower()
    match = matcher(languages, "non_negotiable").search(folded)
    return match is not None and not folded[: match.start()].rstrip().endswith((" not", " than"))


def ordinal(number: str | None) -> int | None:
    """The value of a principle's number as it is written ("IV", "4", "四"); None where it is no plain number."""
    if not number:
        return None
    if number.isdecimal():
        return int(number)
    if re.fullmatch(_ROMAN, number.upper()):
        values = [_ROMAN_DIGITS[letter] for letter in number.upper()]
        pairs = zip(values, [*values[1:], 0], strict=True)
        return sum(-value if value < after else value for value, after in pairs)
    if re.fullmatch(_CHINESE, number):
        tens, ten, ones = number.rpartition("十")
        return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
    return None


def part(name: Name, languages: tuple[str, ...]) -> Part:
    """The part that a section of this name plays."""
    if len(name.full) > 200:
        return Part.OTHER
    outer = _PAREN.sub(" ", name.full).strip(_EDGE)
    pieces = [outer, *(side.strip() for side in re.split(r"[/／|]", outer))]
    # "核心原則 (Core Principles)" says its name twice; "Testing (Overview)" does not.
    pieces += [
        inner
        for found in _PAREN.findall(name.full)
        if (inner := found.strip(" ()（）[]【】")).isascii() != outer.isascii()
    ]
    for piece in pieces:
        found = _part_of(piece, languages)
        if found is not Part.OTHER:
            return found
    sides = {_part_of(side, languages) for side in re.split(r"\s+(?:and|&|und|y|e|et|и)\s+|\s*[與与和]\s*", outer)}
    return Part.OTHER if Part.OTHER in sides else min(sides, key=list(Part).index)


def _part_of(text: str, languages: tuple[str, ...]) -> Part:
    for field, found in _PARTS:
        if matcher(languages, field).fullmatch(text.lower()):
            return found
    return Part.OTHER


_PARTS = (
    ("wrappers", Part.WRAPPER),
    ("administration", Part.ADMINISTRATION),
    ("governance", Part.GOVERNANCE),
)


def _without_mark(text: str, languages: tuple[str, ...]) -> str:
    in_parens, at_edge = _mark_frames(languages)
    for frame in (in_parens, at_edge):
        shorter = frame.sub(" ", text).strip(_EDGE)
        if shorter and shorter != text:
            return " ".join(shorter.split())
    return text


@cache
def _mark_frames(languages: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    mark = patterns(languages, "non_negotiable")
    inside = r"[^()（）\[\]【】]*"
    return (
        compiled(rf"\s*[(（\[【]{inside}(?:{mark}){inside}[)）\]】]\s*", re.IGNORECASE),
        compiled(rf"\s*[-–—:：|·]\s*(?:{mark})\W*$|^(?:{mark})\s*[-–—:：|·]\s*", re.IGNORECASE),
    )


_STOP = r"(?:\s*(?:[.．](?!\d)|[、。:：)）\]|–—―])\s*|\s+-+\s+)"
# Numbered by a figure, as in: 2.1 Name, 1) Name, (1) Name, C3: Name.
_FIGURE = lazy(
    rf"(\d{{1,2}}(?:\.\d{{1,2}})+)\.?\s+"
    rf"|[(（\[]?(\d{{1,3}}(?:\.\d{{1,3}})*|{_FRAMED}|{_CHINESE}|[A-Z]-?\d{{1,2}}|[A-Z]{{2,3}}-\d{{1,2}}){_STOP}"
    # A letter with a full stop is a number only before a blank: "U.S. law" is none.
    rf"|[(（\[]?({_ROMAN}|[A-Z])(?:\s*[.．)）](?=\s|[^\x00-\x7f]|[A-Z][a-z])\s*|\s*[、:：|–—―]\s*|\s+-+\s+)"
    rf"|({_FRAMED})\s*"
)


@cache
def _worded(languages: tuple[str, ...]) -> re.Pattern[str]:
    """Numbered by a word, as in: Principle 3 — Name, Article IV: Name, 原則一：Name, 第三条 Name."""
    words = "|".join(sorted(patterns(languages, "numbering").split("|"), key=len, reverse=True))
    any_number = rf"(?:{_ROMAN}|{_FRAMED}|{_CHINESE}|\d{{1,3}}(?:\.\d{{1,3}})*|[A-Z]-?\d{{1,2}}|[A-Z])"
    return compiled(
        rf"(?:(?i:{words})\s*(?:#|№|(?i:no\.))?\s*|第\s*)({any_number})"
        rf"(?![A-Za-z0-9])(?:\s*(?:[条條章節节項项款則则部조장]|(?:原[則则]|원칙)))?(?:{_STOP}|\s+|$)"
    )


@cache
def _beginnings(languages: tuple[str, ...]) -> tuple[str, ...]:
    """How the words that number a heading begin: the long pattern is compiled only for a heading that may match."""
    words = patterns(languages, "numbering").split("|")
    return ("第", *{begin.group().lower() for word in words if (begin := _LITERAL.match(word))})
