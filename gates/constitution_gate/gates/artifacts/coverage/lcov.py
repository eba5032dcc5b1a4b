"""LCOV tracefiles (geninfo(1)): one record for each source file, `DA:line,hits` for each of its lines."""

from __future__ import annotations

from constitution_gate.constitution.markdown import split_lines
from constitution_gate.gates.artifacts.coverage.report import CoverageError, Report, Tally, added, count, tally


def read(text: str) -> Report:
    """The lines of all records; those that several tests reached in one file count once.

    Raises CoverageError where a record is cut off, a number is none, or a record's total is not that of its lines.
    """
    files: dict[str, _File] = {}
    current: _File | None = None
    for number, line in enumerate(split_lines(text), start=1):
        key, _, value = line.strip().partition(":")
        if key == "SF":
            if current is not None:
                raise CoverageError(f"begins a record within another (line {number})")
            current = files.setdefault(value, _File())
        elif key == "end_of_record":
            if current is None:
                raise CoverageError(f"ends a record that it did not begin (line {number})")
            current.end()
            current = None
        elif current is not None:
            current.entry(key, value)
        elif key in {"DA", "BRDA", "LF", "LH"}:
            raise CoverageError(f"has lines outside of a record (line {number})")
    if current is not None:
        raise CoverageError("is cut off within a record")
    branches = added(one.branches() for one in files.values())
    lines = added(one.lines() for one in files.values())
    return Report("LCOV", lines, branches if branches.total else None, len(files))


class _File:
    def __init__(self) -> None:
        self.hit: dict[int, bool] = {}
        self.taken: dict[tuple[str, str, str], bool] = {}
        self.stated: dict[str, str] = {}
        self.totals: list[Tally] = []

    def entry(self, key: str, value: str) -> None:
        if key == "DA":
            number, _, rest = value.partition(",")
            place = count(number, "a line")
            self.hit[place] = self.hit.get(place, False) or count(rest.partition(",")[0], "hits") > 0
        elif key == "BRDA":
            parts = value.split(",")
            if len(parts) < 4:
                raise CoverageError("has a branch without its hits")
            branch = (parts[0], parts[1], ",".join(parts[2:-1]))
            times = parts[-1]
            self.taken[branch] = self.taken.get(branch, False) or (times != "-" and count(times, "hits") > 0)
        elif key in {"LF", "LH"}:
            self.stated[key] = value

    def end(self) -> None:
        """Keep what a record states of itself, for records that list no line."""
        if {"LF", "LH"} <= self.stated.keys():
            self.totals.append(tally(self.stated["LH"], self.stated["LF"], "lines"))
        self.stated = {}

    def lines(self) -> Tally:
        counted = Tally(sum(self.hit.values()), len(self.hit))
        if not counted.total and self.totals:
            return max(self.totals, key=lambda one: one.covered)
        if len(self.totals) == 1 and self.totals[0].covered > counted.covered:
            raise CoverageError("contradicts itself: a record states more covered lines than it lists")
        return counted

    def branches(self) -> Tally:
        return Tally(sum(self.taken.values()), len(self.taken))
