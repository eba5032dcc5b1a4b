"""How two wordings of one statement differ, as far as words can tell: never in favour of "the same".

A number, a word taken away, a condition or an exception changes what is asked. Words that only inflect, spell or
connect do not, and what is joined on with "and" asks for more.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache, lru_cache

from constitution_gate.constitution.languages.vocabulary import matcher
from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_gate.constitution.model import Norm

ALIKE = 0.5
"""From which share of common words on two statements are two wordings of one."""

_LETTER = r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
_WORD = lazy(rf"{_LETTER}|\d+(?:[.,:]\d+)*%?|[^\W\d_\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]+|[,;.、，；。]")
_MARKS = frozenset(",;.、，；。")
_CONNECTING = (
    "a an the of to by with and as at that which who this these those it its their our is are be been being was were "
    "has have had do does each every all any will"
)
_JOINING = "and plus also both also und sowie et y e ed 且 並 并 及 또"
_JOINING_BANS = f"{_JOINING} or nor oder ou o 或"
_NARROWING = (
    "if when whenever where while only for in on at during until till under within unless except outside "
    "inside between or wenn falls nur für bei im si cuando solo para en sous quand pour dans se quando apenas "
    "若 如 只 僅 仅 时 時"
)
_DECIDING = "not no non never none cannot only without nicht kein keine nie nunca sin ne pas sans não sem"
_ENDINGS = frozenset(("s", "es", "d", "ed", "ing"))
_SHORTEST_STEM = 4
_LONGEST_ENDING = 3
_MOST_WORDS = 5_000
_UNCHANGED_SHARE = 0.9


class Wording(StrEnum):
    """What a new wording does to what a statement asks."""

    SAME = "same"
    MORE = "more"
    """It asks for all that it asked for, and more."""
    EXCEPTED = "excepted"
    """It asks for the same with an exception."""
    OTHER = "other"
    """It asks for something else, or for less; words cannot tell which."""


@cache
def _listed(words_: str) -> frozenset[str]:
    return frozenset(words_.split())


@lru_cache(maxsize=4_096)
def words(text: str) -> tuple[str, ...]:
    """The words of a text that carry its meaning, in order; each Chinese, Japanese or Korean character is one."""
    return tuple(word for word in _tokens(text) if word not in _listed(_CONNECTING) and word not in _MARKS)


def likeness(one: str, other: str) -> float:
    """The share of words that two texts have in common, from 0 to 1."""
    left, right = Counter(words(one)), Counter(words(other))
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else float(one == other)


def reworded(old: Norm, new: Norm, languages: tuple[str, ...]) -> Wording:
    """What the new wording of a norm does to it, its level set aside."""
    if old.text == new.text:
        return Wording.SAME
    if old.negative is not new.negative:
        return Wording.OTHER
    before, after = _split(old), _split(new)
    if all(_same(words(left), words(right)) for left, right in zip(before, after, strict=True)):
        return Wording.SAME
    if loosens(new.text, languages) > loosens(old.text, languages):
        return Wording.EXCEPTED
    joining = _JOINING_BANS if old.negative else _JOINING
    more = all(_joined(left, right, joining) for left, right in zip(before, after, strict=True))
    return Wording.MORE if more and not loosens(new.text, languages) else Wording.OTHER


def prose(old: str, new: str, languages: tuple[str, ...]) -> Wording:
    """What a new text does to what a whole passage asks that states no norm."""
    if _same(words(old), words(new)):
        return Wording.SAME
    if loosens(new, languages) > loosens(old, languages):
        return Wording.EXCEPTED
    if _joined(old, new, _JOINING):
        return Wording.MORE
    left, right = Counter(words(old)), Counter(words(new))
    changed = {*(left - right), *(right - left)}
    decides = any(word in _listed(_DECIDING) or word[0].isdigit() for word in changed)
    return Wording.SAME if not decides and likeness(old, new) >= _UNCHANGED_SHARE else Wording.OTHER


def loosens(text: str, languages: tuple[str, ...]) -> int:
    """How many words of a text allow an exception."""
    return sum(1 for _ in matcher(languages, "loosening").finditer(text.lower()))


def shown(text: str, limit: int = 160) -> str:
    """A statement as a message quotes it."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"


def _tokens(text: str) -> list[str]:
    found: list[str] = _WORD.findall(unicodedata.normalize("NFC", text).casefold())
    return found[:_MOST_WORDS]


def _split(norm: Norm) -> tuple[str, str]:
    """What a norm is about and what it asks, without its keyword; all of it is asked where the keyword is not in it."""
    before, found, after = norm.text.partition(norm.keyword) if norm.keyword else ("", "", norm.text)
    return (before, after) if found else ("", norm.text)


def _same(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether the words are the same ones in the same order, another form or spelling of a word set aside."""
    return len(old) == len(new) and all(map(_same_word, old, new))


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    if not (one.isalpha() and other.isalpha()) or _listed(_DECIDING).intersection((one, other)):
        return False
    shorter, longer = sorted((one, other), key=len)
    stem = next((i for i, pair in enumerate(zip(shorter, longer, strict=False)) if pair[0] != pair[1]), len(shorter))
    if stem == len(shorter) and longer[stem:] in _ENDINGS:
        return True
    if stem >= _SHORTEST_STEM and len(longer) - stem <= _LONGEST_ENDING and 3 * stem >= 2 * len(longer):
        return True
    return len(one) == len(other) > _SHORTEST_STEM and sorted(one) == sorted(other)


def _joined(old: str, new: str, joining: str) -> bool:
    """Whether the new text is the old one with parts joined on, none of which is a condition."""
    left, right = _tokens(old), _tokens(new)
    introducing = _listed(joining) | _MARKS
    narrowing = _listed(_NARROWING) - introducing
    for kind, _, _, start, end in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        part = right[start:end]
        introduced = part and (part[0] in introducing or (start > 0 and right[start - 1] in introducing))
        if kind != "insert" or not introduced or narrowing.intersection(part):
            return False
    return True
