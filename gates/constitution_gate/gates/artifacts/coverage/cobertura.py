"""Cobertura XML, as coverage.py, gcovr, coverlet, Istanbul and others write it (coverage-04.dtd)."""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.coverage.report import Report, Tally, added, agreed, count, tally
from constitution_gate.gates.artifacts.coverage.xml_elements import walk

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONDITIONS = lazy(r"[^()]{0,40}\((\d{1,9})/(\d{1,9})\)", re.ASCII)
_CLASS_LINE = ("class", "lines", "line")


def read(text: str) -> Report:
    """The lines and conditions of its classes; a line that several classes of a file share counts once.

    Raises CoverageError where a number is none, or the stated total contradicts the lines.
    """
    reading = _Reading()
    walk(text, reading.element)
    lines = Tally(sum(reading.hit.values()), len(reading.hit))
    return Report(
        "Cobertura",
        agreed(reading.stated("lines"), lines, "lines"),
        agreed(reading.stated("branches"), added(reading.conditions.values()), "branches")
        if reading.conditions or reading.stated("branches")
        else None,
        len({file for file, _ in reading.hit}),
    )


class _Reading:
    def __init__(self) -> None:
        self.root: Mapping[str, str] = {}
        self.file = ""
        self.hit: dict[tuple[str, int], bool] = {}
        self.conditions: dict[tuple[str, int], Tally] = {}

    def element(self, names: tuple[str, ...], attributes: Mapping[str, str]) -> None:
        if len(names) == 1:
            self.root = attributes
        elif names[-1] == "class":
            self.file = attributes.get("filename", "")
        elif names[-3:] == _CLASS_LINE:
            # Methods list their lines a second time; those of the class are all of them.
            place = (self.file, count(attributes.get("number"), "a line"))
            self.hit[place] = self.hit.get(place, False) or count(attributes.get("hits"), "hits") > 0
            conditions = _CONDITIONS.match(attributes.get("condition-coverage", ""))
            if conditions:
                found = tally(conditions.group(1), conditions.group(2), "branches")
                known = self.conditions.get(place, found)
                self.conditions[place] = max(known, found, key=lambda one: one.covered)

    def stated(self, what: str) -> Tally | None:
        valid, covered = self.root.get(f"{what}-valid"), self.root.get(f"{what}-covered")
        if valid is None or covered is None:
            return None
        found = tally(covered, valid, what)
        return found if found.total else None
