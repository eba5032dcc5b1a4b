"""Times in UTC to the second, as text (RFC 3339) and as seconds since 1970."""

from __future__ import annotations

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

EPOCH = "SOURCE_DATE_EPOCH"
LATEST = 253_402_300_799
"""The last second of the year 9999."""


def now(environment: Mapping[str, str]) -> int:
    """SOURCE_DATE_EPOCH where it is set (https://reproducible-builds.org/specs/source-date-epoch/), or the clock's.

    Raises InputError where it is set to something else than a number of seconds.
    """
    given = environment.get(EPOCH)
    if given is None:
        import time

        return int(time.time())
    if not (given.isascii() and given.isdecimal() and len(given) <= len(str(LATEST)) and int(given) <= LATEST):
        remedy = "Set it to a number such as 1767225600, or leave it out."
        raise InputError(Problem(f"{EPOCH} is no number of seconds since 1970.", None, None, remedy))
    return int(given)


def text(seconds: int) -> str:
    """The time as text; raises ValueError for one before 1970 or after 9999."""
    import datetime

    if not 0 <= seconds <= LATEST:
        raise ValueError("no time between 1970 and 9999")
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def seconds(written: str) -> int:
    """The seconds since 1970 of a time as `text` writes it; raises ValueError for anything else."""
    import datetime

    return int(datetime.datetime.strptime(written, "%Y-%m-%dT%H:%M:%S%z").timestamp())
