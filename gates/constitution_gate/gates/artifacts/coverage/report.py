"""What a coverage report measures."""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_COUNT = lazy(r"\d{1,18}", re.ASCII)
_LARGEST_DISAGREEMENT = 1
"""Percentage points: tools round, and count a line that several classes share once or more often."""


class CoverageError(ValueError):
    """A report that cannot be relied on; the message is the end of the sentence "The report …"."""


class Tally(Record):
    """How many there are, and how many of them the tests reached."""

    covered: int = 0
    total: int = 0

    @property
    def percent(self) -> float | None:
        """The share that is covered, cut off behind the second digit; None of nothing."""
        return self.covered * 10_000 // self.total / 100 if self.total else None

    def meets(self, percent: float) -> bool:
        """Whether at least this share is covered; nothing of nothing is not."""
        return bool(self.total) and self.covered * 100 >= percent * self.total


class Report(Record):
    """The numbers of one report. `branches` is None where its format or its run has none.

    `unit` is what is counted: "lines", or "statements" where the format knows no lines.
    """

    format: str
    lines: Tally
    branches: Tally | None = None
    files: int = 0
    unit: str = "lines"


def count(value: object, what: str) -> int:
    """A number of a report, from JSON or as text; raises CoverageError for anything but a natural number."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**18:
        return value
    if isinstance(value, str) and _COUNT.fullmatch(value):
        return int(value)
    raise CoverageError(f"has a number of {what} that is none")


def tally(covered: object, total: object, what: str) -> Tally:
    """Two numbers of a report; raises CoverageError where more is covered than there is."""
    found = Tally(count(covered, f"covered {what}"), count(total, what))
    if found.covered > found.total:
        raise CoverageError(f"covers more {what} than it has")
    return found


def added(tallies: Iterable[Tally]) -> Tally:
    """All of them together."""
    covered = total = 0
    for one in tallies:
        covered += one.covered
        total += one.total
    return Tally(covered, total)


def agreed(stated: Tally | None, counted: Tally, what: str) -> Tally:
    """The total that a report states, or the sum of its parts where it states none.

    Raises CoverageError where they are more than a percentage point apart: then one of them was not measured.
    """
    if stated is None or not stated.total:
        return counted
    if counted.total:
        difference = abs(stated.covered * counted.total - counted.covered * stated.total) * 100
        if difference > _LARGEST_DISAGREEMENT * stated.total * counted.total:
            raise CoverageError(
                f"contradicts itself: it states {stated.percent} % of {what} and lists {counted.percent} %"
            )
    return stated
