"""The ids of requirements (FR-001, NFR-2, SC-003, FR-AUTH-01, FR-003a, FR-3.1), alone, in lists and in ranges.

Ids are compared by key: prefix, infix and number, without the zeros that fill a number up and without regard to the
sort of dash ("FR-001", "FR-1" and "FR1" are one). A range or a list that goes on without its prefix is spelled out:
"FR-001–FR-005", "FR-001..005", "FR-001 to FR-003", "FR-001/002/004".
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from constitution_gate.constitution.lazy_pattern import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterator

PREFIXES = frozenset({"FR", "NFR", "SC", "REQ", "RF", "RNF", "FA", "NFA", "EF", "ENF"})
"""Prefixes that mean a requirement wherever they stand; RF and RNF are Spanish and Portuguese, FA and NFA German."""

NEVER = frozenset({"A", "AC", "AD", "ADR", "AS", "CHK", "D", "DR", "E", "EC", "OQ", "P", "Q", "R", "RISK", "T", "US"})
"""Prefixes of tasks, stories, decisions, scenarios, questions and the like, which no section makes requirements."""

_DASHES = {ord(dash): "-" for dash in "\u2010\u2011\ufe63\uff0d"}
_ID = lazy(
    r"(?<![A-Za-z0-9_])(?P<prefix>[A-Z]{1,6})(?P<infix>(?:-[A-Z]{1,16}){0,2})[-_]?"
    r"(?P<number>\d{1,4})(?P<sub>(?:\.\d{1,3}){0,3})(?P<letter>[a-z]?)(?![A-Za-z0-9_]|-[a-z])"
)
_ON = lazy(
    r"(?P<range>\s{0,2}(?:-|–|—|~|〜|～|\.{2,3}|…)\s{0,2}"
    r"|\s{1,2}(?:to|through|thru|until|bis|hasta|até|à|a)\s{1,2}|\s?(?:至|到|から)\s?)"
    r"|(?P<list>\s{0,2}(?:[,/&+，、;]|\band\b|\bund\b|\by\b|\be\b|\bet\b|和|と)\s{0,2})"
)
_BARE = lazy(r"-?(?P<number>\d{1,4})(?P<letter>[a-z]?)(?![A-Za-z0-9_.%]|-\d)")
_LONGEST_RANGE = 200
_MOST = 2_000


class Id(NamedTuple):
    """An id as it is compared. `sub` holds what follows the number: ".1", "a", or nothing."""

    prefix: str
    number: int
    sub: str = ""

    def __str__(self) -> str:
        """The key: "FR-3", "FR-AUTH-1", "FR-3a"."""
        return f"{self.prefix}-{self.number}{self.sub}"

    @property
    def parent(self) -> Id:
        """The id that this one is a part of; itself where it has no sub-number."""
        return Id(self.prefix, self.number)

    @property
    def kind(self) -> str:
        """The letters in front: FR, NFR, SC."""
        return self.prefix.partition("-")[0]


class Mention(NamedTuple):
    """An id in a text: the id, as it is written there, and where."""

    id: Id
    written: str
    start: int
    end: int


def one(text: str) -> Mention | None:
    """The first id of a text, whatever its prefix; ranges and lists are not spelled out."""
    text = text.translate(_DASHES)
    match = _ID.search(text)
    return _mention(match) if match else None


def mentions(text: str, prefixes: Collection[str]) -> tuple[Mention, ...]:
    """Every id with one of the prefixes, in order, ranges and lists spelled out; `start` is where each is written.

    At most 2,000 of one text.
    """
    if not any(character.isdigit() for character in text):
        return ()
    return tuple(islice(_all(text.translate(_DASHES), prefixes), _MOST))


def _all(text: str, prefixes: Collection[str]) -> Iterator[Mention]:
    position = 0
    while (match := _ID.search(text, position)) is not None:
        position = match.end()
        if match.group("prefix") not in prefixes:
            continue
        first = _mention(match)
        yield first
        width = len(match.group("number"))
        while (step := _ON.match(text, position)) is not None:
            later = _following(text, step.end(), first, width)
            if later is None:
                break
            if step.group("range"):
                if not first.id.number < later.id.number <= first.id.number + _LONGEST_RANGE:
                    break
                for number in range(first.id.number + 1, later.id.number):
                    yield Mention(Id(first.id.prefix, number), later.written, step.start(), later.end)
            yield later
            first, position = later, later.end


def _following(text: str, position: int, first: Mention, width: int) -> Mention | None:
    """What goes on with a list or a range: an id of the same prefix, or the bare number of one."""
    match = _ID.match(text, position)
    if match:
        found = _mention(match)
        return found if found.id.prefix == first.id.prefix else None
    bare = _BARE.match(text, position)
    if bare is None or width < 2 or len(bare.group("number")) != width:
        return None
    number = Id(first.id.prefix, int(bare.group("number")), bare.group("letter"))
    return Mention(number, bare.group(), bare.start(), bare.end())


def _mention(match: re.Match[str]) -> Mention:
    prefix = match.group("prefix") + match.group("infix")
    sub = match.group("sub") + match.group("letter")
    return Mention(Id(prefix, int(match.group("number")), sub), match.group(), match.start(), match.end())
