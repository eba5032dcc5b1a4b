"""JaCoCo XML (report.dtd 1.1): counters of missed and covered lines at every level."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.coverage.report import Report, Tally, added, agreed, count
from constitution_gate.gates.artifacts.coverage.xml_elements import walk

if TYPE_CHECKING:
    from collections.abc import Mapping

_KINDS = ("LINE", "BRANCH")


def read(text: str) -> Report:
    """The counters of the whole report, beside the sum of those of its source files.

    Raises CoverageError where a number is none, or the two contradict each other.
    """
    stated: dict[str, Tally] = {}
    files: dict[str, list[Tally]] = {kind: [] for kind in _KINDS}
    sources = 0

    def element(names: tuple[str, ...], attributes: Mapping[str, str]) -> None:
        nonlocal sources
        if names[-1] == "sourcefile":
            sources += 1
        elif names[-1] == "counter" and attributes.get("type") in _KINDS:
            of_report, of_file = len(names) == 2, names[-2] == "sourcefile"
            if of_report or of_file:
                covered = count(attributes.get("covered"), "covered lines")
                found = Tally(covered, covered + count(attributes.get("missed"), "missed lines"))
                if of_report:
                    stated[attributes["type"]] = found
                else:
                    files[attributes["type"]].append(found)

    walk(text, element)
    lines = agreed(stated.get("LINE"), added(files["LINE"]), "lines")
    branches = agreed(stated.get("BRANCH"), added(files["BRANCH"]), "branches")
    return Report("JaCoCo", lines, branches if branches.total else None, sources)
