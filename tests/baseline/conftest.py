"""Reports made by hand: features with gates that fail as a test says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from constitution_gate.constitution.model import Level, Phase
from constitution_gate.engine import evaluation, summary
from constitution_gate.engine.report import (
    AuditReport,
    ConstitutionSummary,
    FeatureReport,
    FindingEntry,
    GateReport,
    Outcome,
    Source,
    Tool,
    Verdict,
    worst,
)

Messages = Mapping[str, Sequence[str]]
Features = Mapping[str, Messages]


def gate(identifier: str, messages: Sequence[str] = (), **changes: object) -> GateReport:
    """A MUST gate that fails with these findings, or passes without any."""
    found = GateReport(
        id=identifier,
        title=identifier,
        principle="I. Order",
        level=Level.MUST,
        waivable=True,
        check="section",
        phase=Phase.PLAN,
        source=Source("declared", "c.md", 3),
        verdict=Verdict.FAIL if messages else Verdict.PASS,
        reason=messages[0] if messages else "It holds.",
        findings=tuple(FindingEntry(text, "plan.md", line, "Mend it.") for line, text in enumerate(messages, 1)),
    )
    return found.replace(**changes)


def report(features: Features | Mapping[str, Sequence[GateReport]], *, strict: bool = False) -> AuditReport:
    """A report over features: feature -> gate -> the messages of its findings, or feature -> gates."""
    made = []
    for path, gates in features.items():
        listed = tuple(gate(*pair) for pair in gates.items()) if isinstance(gates, Mapping) else tuple(gates)
        outcome = evaluation.outcome(listed, strict=strict, allow_unverified=False)
        made.append(FeatureReport(path.rsplit("/", 1)[-1], path, Phase.PLAN, outcome, {}, listed, ()))
    outcome = worst([feature.outcome for feature in made]) if made else Outcome.PASSED
    return AuditReport(
        tool=Tool("constitution-gate", "0"),
        root=".",
        constitution=ConstitutionSummary("c.md", "1.0.0", None, None, "0" * 64, ()),
        features=tuple(made),
        summary=summary.summarize(made, outcome),
        outcome=outcome,
    )


@pytest.fixture(scope="session")
def make_gate() -> Callable[..., GateReport]:
    """Make a gate that fails with these findings, or passes without any."""
    return gate


@pytest.fixture(scope="session")
def make_report() -> Callable[..., AuditReport]:
    """Make a report over features."""
    return report
