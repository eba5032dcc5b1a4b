"""The counts over all features of a report."""

from __future__ import annotations

from collections import Counter

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.report import Decided, Summary, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constitution_gate.engine.report import FeatureReport, GateReport, Outcome


def summarize(features: Sequence[FeatureReport], outcome: Outcome) -> Summary:
    """How many gates have each verdict, and how they were decided."""
    gates = [gate for feature in features for gate in feature.gates]
    counts = Counter(gate.verdict.value for gate in gates)
    return Summary(outcome, {verdict.value: counts[verdict.value] for verdict in Verdict}, decided(gates))


def decided(gates: Iterable[GateReport]) -> Decided:
    """How the gates that apply and are due were decided; those of an error verdict count as undecided."""
    machine = review = undecided = 0
    for gate in gates:
        if gate.verdict in {Verdict.PENDING, Verdict.NOT_APPLICABLE}:
            continue
        if gate.verdict in {Verdict.UNVERIFIED, Verdict.ERROR}:
            undecided += 1
        elif gate.check == "review":
            review += 1
        else:
            machine += 1
    return Decided(machine, review, undecided)
