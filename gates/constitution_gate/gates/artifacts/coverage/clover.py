"""Clover XML, as PHPUnit and Jest write it: the metrics of the project and of each file. It counts statements."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.coverage.report import Report, Tally, added, agreed, tally
from constitution_gate.gates.artifacts.coverage.xml_elements import walk

if TYPE_CHECKING:
    from collections.abc import Mapping


def read(text: str) -> Report:
    """The metrics of the project, beside the sum of those of its files.

    Raises CoverageError where a number is none, or the two contradict each other.
    """
    stated: dict[str, Tally] = {}
    files: dict[str, list[Tally]] = {"statements": [], "conditionals": []}

    def element(names: tuple[str, ...], attributes: Mapping[str, str]) -> None:
        if names[-1] != "metrics" or len(names) < 2 or names[-2] not in {"project", "file"}:
            return
        for what, found in files.items():
            if what in attributes:
                one = tally(attributes.get(f"covered{what}"), attributes[what], what)
                if names[-2] == "file":
                    found.append(one)
                else:
                    stated[what] = one

    walk(text, element)
    branches = agreed(stated.get("conditionals"), added(files["conditionals"]), "branches")
    return Report(
        "Clover",
        agreed(stated.get("statements"), added(files["statements"]), "statements"),
        branches if branches.total else None,
        len(files["statements"]),
        "statements",
    )
