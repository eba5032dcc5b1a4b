"""When a text that a person wrote names a principle.

Names are compared after NFC, case folding and the folding of white space and punctuation. A name with invisible or
control characters matches nothing, and letters of another script are other letters: a look-alike is not the name.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.constitution.unseen import unseen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_gate.constitution.model import Principle

_NUMBER = lazy(
    r"\W*(?:§\s*|(?:core\s+)?(?:principle|article|section|rule|gate|原則|原则|第|principio|princípio|prinzip|principe)\s*)?"
    r"(?P<number>[ivxlcdm]+|\d+(?:\.\d+)*|[一二三四五六七八九十]+)"
    r"(?:\s*(?:條|条|章|項|项))?(?P<mark>\s*(?:[.):、．：）—–-]|$)|\s)\s*",
)
_LEADING_WORD = lazy(
    r"\W*(?:§|(?:core\s+)?(?:principle|article|rule|原則|原则|第|principio|princípio|prinzip|principe))\s*"
)
_NUMBER_BEHIND = lazy(
    r"\s*[(（\[]\s*(?:§|(?:principle|article|section|原則|原则|principio|princípio|prinzip|principe)\s)\s*"
    r"(?P<number>[ivxlcdm]+|\d+(?:\.\d+)*)\s*[)）\]]\s*\Z"
)
_NOT_WORD = lazy(r"[\W_]+")
_NON_NEGOTIABLE = lazy(r"[(（\[]\s*non[\s-]*negotiable\s*[)）\]]|\bnon[\s-]*negotiable\b")


@lru_cache(maxsize=4096)
def folded(text: str) -> str | None:
    """The text as it is compared; None where it holds characters that no reader sees."""
    normal = unicodedata.normalize("NFC", text)
    if unseen(normal.replace("\n", " ").replace("\r", " ")):
        return None
    return " ".join(normal.casefold().split())


def words(text: str) -> tuple[str, ...]:
    """The words of a text that was folded; every CJK run is one word."""
    return tuple(word for word in _NOT_WORD.split(text) if word)


def split_number(text: str) -> tuple[str | None, str]:
    """The number of a folded name and the rest: "ii. test evidence" and "test evidence (§ii)" bear one alike."""
    match = _NUMBER.match(text)
    marked = match is not None and (bool(match.group("mark").strip()) or match.end() == len(text))
    if match is not None and (marked or _LEADING_WORD.match(text)):
        return match.group("number"), text[match.end() :]
    behind = _NUMBER_BEHIND.search(text)
    if behind is not None and behind.start():
        return behind.group("number"), text[: behind.start()]
    return None, text


def _without_mark(text: str) -> str:
    return _NON_NEGOTIABLE.sub(" ", text)


def names(text: str, principle: Principle) -> int:
    """How surely a text names a principle: 3 its title, 2 its number and part of its title, 1 its bare number, 0 not.

    A number with a title that is another one is no name of it: `I. Contract-Frist` names nothing.
    """
    key = folded(text)
    title = folded(principle.title)
    if key is None or title is None:
        return 0
    number, rest = split_number(key)
    rest_words, title_words = words(_without_mark(rest)), words(_without_mark(title))
    if rest_words == title_words or words(_without_mark(key)) == title_words:
        return 3
    own = principle.number.casefold() if principle.number else None
    if number is not None and own is not None and number == own:
        if not rest_words:
            return 1
        initials = "".join(word[0] for word in title_words)
        short = len(initials) > 1 and rest_words[0] == initials
        shortened = _run(rest_words, title_words) or _shortened(rest_words, title_words)
        return 2 if short or shortened or _run(title_words, rest_words) else 0
    if number is not None and own is not None:
        return 0
    if len(title_words) > 1 and _run(title_words, rest_words):
        return 2
    return 2 if len(rest_words) > 1 and _run(rest_words, title_words) else 0


def bears_number(text: str, principle: Principle) -> bool:
    """Whether a text starts with the principle's number, whatever name follows."""
    key = folded(text)
    if key is None or principle.number is None:
        return False
    return split_number(key)[0] == principle.number.casefold()


def best(text: str, principles: Iterable[Principle]) -> Principle | None:
    """The one principle that a text names; None where none or several are named equally well."""
    scored = [(names(text, principle), principle) for principle in principles]
    top = max((score for score, _ in scored), default=0)
    if top == 0:
        return None
    winners = [principle for score, principle in scored if score == top]
    return winners[0] if len(winners) == 1 else None


def _run(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of `short` stand in `long` one after the other."""
    size = len(short)
    return size > 0 and any(long[i : i + size] == short for i in range(len(long) - size + 1))


def _shortened(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether `short` is `long` with words left out or as initials: "layers with ddd", "… domain driven design"."""
    position = 0
    for word in short:
        following = range(position, len(long))
        at = next((i for i in following if long[i] == word), None)
        if at is not None:
            position = at + 1
            continue
        size = len(word)
        at = next((i for i in following if size > 1 and "".join(w[0] for w in long[i : i + size]) == word), None)
        if at is None:
            return False
        position = at + size
    return len(short) > 1
