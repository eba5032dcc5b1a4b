"""The JSON of coverage.py (`coverage json`)."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.coverage.report import CoverageError, Report, Tally, added, agreed, tally

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


def is_one(value: Mapping[str, Any]) -> bool:
    """Whether a JSON object has the parts of this format."""
    return isinstance(value.get("totals"), dict) and isinstance(value.get("files"), dict)


def read(value: Mapping[str, Any]) -> Report:
    """The totals, beside the sum of the files' summaries.

    Raises CoverageError where a number is none, or the two contradict each other.
    """
    summaries = []
    for file in value["files"].values():
        if not isinstance(file, dict) or not isinstance(file.get("summary"), dict):
            raise CoverageError("has a file without a summary")
        summaries.append(file["summary"])
    totals = value["totals"]
    lines = agreed(_lines(totals), added(map(_lines, summaries)), "lines")
    measured = "num_branches" in totals
    branches = agreed(_branches(totals), added(map(_branches, summaries)), "branches") if measured else None
    return Report("coverage.py", lines, branches, len(summaries))


def _lines(summary: Mapping[str, Any]) -> Tally:
    return tally(summary.get("covered_lines"), summary.get("num_statements"), "lines")


def _branches(summary: Mapping[str, Any]) -> Tally:
    return tally(summary.get("covered_branches", 0), summary.get("num_branches", 0), "branches")
