"""The JSON of Istanbul (nyc, Jest, Vitest, c8): coverage-summary.json and coverage-final.json."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.coverage.report import CoverageError, Report, Tally, added, agreed, count, tally

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_TOTAL = "total"


def is_summary(value: Mapping[str, Any]) -> bool:
    """Whether a JSON object is a coverage-summary.json."""
    total = value.get(_TOTAL)
    return isinstance(total, dict) and isinstance(total.get("lines"), dict)


def is_final(value: Mapping[str, Any]) -> bool:
    """Whether a JSON object is a coverage-final.json; an empty one is."""
    return all(isinstance(file, dict) and "statementMap" in file and "s" in file for file in value.values())


def read_summary(value: Mapping[str, Any]) -> Report:
    """The total, beside the sum of the files.

    Raises CoverageError where a number is none, or the two contradict each other.
    """
    files = [file for name, file in value.items() if name != _TOTAL]
    if not all(isinstance(file, dict) for file in files):
        raise CoverageError("has a file without numbers")
    lines = agreed(_part(value[_TOTAL], "lines"), added(_part(file, "lines") for file in files), "lines")
    branches = agreed(_part(value[_TOTAL], "branches"), added(_part(file, "branches") for file in files), "branches")
    return Report("Istanbul summary", lines, branches if branches.total else None, len(files))


def read_final(value: Mapping[str, Any]) -> Report:
    """The lines on which statements begin, as Istanbul's own reports count them, and the branches.

    Raises CoverageError where a statement has no line or no count.
    """
    lines = added(map(_lines, value.values()))
    branches = added(map(_branches, value.values()))
    return Report("Istanbul", lines, branches if branches.total else None, len(value))


def _part(file: Mapping[str, Any], what: str) -> Tally:
    part = file.get(what)
    if part is None:
        return Tally()
    if not isinstance(part, dict):
        raise CoverageError(f"has a file without its {what}")
    return tally(part.get("covered"), part.get("total"), what)


def _lines(file: Mapping[str, Any]) -> Tally:
    places, hits = file["statementMap"], file["s"]
    if not isinstance(places, dict) or not isinstance(hits, dict) or places.keys() != hits.keys():
        raise CoverageError("has statements without counts")
    reached: dict[int, bool] = {}
    for name, place in places.items():
        start = place.get("start") if isinstance(place, dict) else None
        line = count(start.get("line") if isinstance(start, dict) else None, "a line")
        reached[line] = reached.get(line, False) or count(hits[name], "hits") > 0
    return Tally(sum(reached.values()), len(reached))


def _branches(file: Mapping[str, Any]) -> Tally:
    branches = file.get("b", {})
    if not isinstance(branches, dict) or not all(isinstance(times, list) for times in branches.values()):
        raise CoverageError("has branches without counts")
    hits = [count(times, "hits") > 0 for one in branches.values() for times in one]
    return Tally(sum(hits), len(hits))
