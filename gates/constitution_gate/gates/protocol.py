"""What a check and a fact return, and what they must offer.

A check is a module of `checks/`: its docstring's first line is the title, `PHASE` and `CONDITION` are its
defaults, `Parameters` is a record (validated by pydantic where a gate sets any), and
`check(feature, parameters)` is a pure function. It neither reads the disk, prints, nor decides a verdict.
It may offer `problems(parameters)`, one sentence for each that cannot be used, and `parameters_from(norms)`, the
parameters that the norms which ask for the check set.
"""

from __future__ import annotations

from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, Protocol

    from constitution_gate.constitution.model import Phase
    from constitution_gate.gates.feature import Artifact, Feature

    class Check(Protocol):
        """The module of a check."""

        __doc__: str | None
        PHASE: Phase
        CONDITION: tuple[str, ...]
        """Names of the facts that must hold for the check to apply."""
        Parameters: type[Record]

        def check(self, feature: Feature, parameters: Any, /) -> Result:
            """Look at the feature and say what was found."""

    class FactModule(Protocol):
        """The module of a fact."""

        def fact(self, feature: Feature, /) -> Fact:
            """Decide the fact."""


class Finding(Record):
    """What is wrong, where, and how to mend it. `column` counts characters from 1."""

    message: str
    path: str
    line: int | None = None
    remedy: str = ""
    column: int | None = None


class Evidence(Record):
    """What was looked at: a path, its lines, the digest of the whole file, and one sentence."""

    path: str
    start_line: int
    end_line: int
    sha256: str
    note: str

    @classmethod
    def of(cls, artifact: Artifact, note: str, start_line: int = 1, end_line: int | None = None) -> Evidence:
        """Evidence in a file; without `end_line` it is the one line `start_line`."""
        return cls(artifact.path, start_line, start_line if end_line is None else end_line, artifact.sha256, note)


class Result(Record):
    """What a check found.

    With findings the gate fails. Without findings it passes only if there is evidence and `undecided` is None;
    `undecided` says why the check could not decide.
    """

    findings: tuple[Finding, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    undecided: str | None = None


class Fact(Record):
    """Whether something is true of a feature, why, and what shows it."""

    value: bool
    reason: str
    evidence: tuple[Evidence, ...] = ()
