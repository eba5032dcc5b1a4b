"""What a reader wants to see first: the gates of a feature by what is to be done about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_gate.constitution.model import Level
from constitution_gate.engine.report import Verdict

if TYPE_CHECKING:
    from constitution_gate.engine.report import FeatureReport, GateReport

_FAILED = {Verdict.FAIL, Verdict.ERROR}
GLYPHS = {
    Verdict.PASS: "✔",
    Verdict.FAIL: "✘",
    Verdict.JUSTIFIED: "≈",
    Verdict.ATTESTED: "✔",
    Verdict.UNVERIFIED: "?",
    Verdict.PENDING: "·",
    Verdict.NOT_APPLICABLE: "–",
    Verdict.ERROR: "✘",
}


@dataclass(frozen=True, slots=True)
class Groups:
    """The gates of a feature: what blocks, what nothing verified, what warns, what is justified, the rest."""

    blocking: tuple[GateReport, ...]
    unverified: tuple[GateReport, ...]
    warnings: tuple[GateReport, ...]
    justified: tuple[GateReport, ...]
    rest: tuple[GateReport, ...]


def group(feature: FeatureReport) -> Groups:
    """Each gate once, in report order within its group."""
    blocking, unverified, warnings, justified, rest = [], [], [], [], []
    for gate in feature.gates:
        if gate.verdict in _FAILED:
            (blocking if gate.level is Level.MUST else warnings).append(gate)
        elif gate.verdict is Verdict.UNVERIFIED and gate.level is not Level.MAY:
            unverified.append(gate)
        elif gate.verdict is Verdict.JUSTIFIED:
            justified.append(gate)
        else:
            rest.append(gate)
    return Groups(*map(tuple, (blocking, unverified, warnings, justified, rest)))


def counts(feature: FeatureReport) -> str:
    """The verdicts of a feature in one line, those that do not occur left out."""
    found = {verdict: sum(gate.verdict is verdict for gate in feature.gates) for verdict in Verdict}
    return ", ".join(f"{number} {verdict.value}" for verdict, number in found.items() if number)


def ratio(machine: int, review: int, undecided: int) -> str:
    """How the gates that are due were decided, with the denominator."""
    total = machine + review + undecided
    if not total:
        return "No gate is due."
    return (
        f"Of {total} {'gate' if total == 1 else 'gates'} due, {machine} decided by machine, "
        f"{review} by recorded review, {undecided} not at all."
    )


def place(path: str, line: int | None) -> str:
    """A path with its line."""
    return f"{path}:{line}" if line else path
