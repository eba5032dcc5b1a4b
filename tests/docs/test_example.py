"""The bundled example passes and fails for the reasons that its README gives."""

from __future__ import annotations

from pathlib import Path

from constitution_gate.engine.audit import audit
from constitution_gate.engine.report import Outcome, Verdict

EXAMPLE = Path(__file__).resolve().parents[2] / "docs/examples/orders-api"


def test_the_first_feature_passes_with_every_gate_decided() -> None:
    report = audit(EXAMPLE, ["specs/001-place-order"])
    assert report.outcome is Outcome.PASSED
    assert {gate.verdict for gate in report.features[0].gates} <= {
        Verdict.PASS,
        Verdict.ATTESTED,
        Verdict.NOT_APPLICABLE,
    }


def test_the_second_feature_fails_for_exactly_three_reasons() -> None:
    report = audit(EXAMPLE, ["specs/002-cancel-order"])
    failing = {gate.check: gate for gate in report.features[0].gates if gate.verdict is Verdict.FAIL}
    assert report.outcome is Outcome.FAILED
    assert sorted(failing) == ["migrations", "openapi-contract", "plan-complete"]
    first = {check: gate.findings[0] for check, gate in failing.items()}
    assert "RefundSummary" in first["openapi-contract"].message
    assert "Refund" in first["migrations"].message
    assert "clarification" in first["plan-complete"].message
    for finding in first.values():
        text = (EXAMPLE / finding.path).read_text(encoding="utf-8").splitlines()
        assert finding.line is not None
        assert finding.line <= len(text)
