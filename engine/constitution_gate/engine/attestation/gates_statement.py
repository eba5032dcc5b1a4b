"""The second statement of a release: every gate of every feature with its verdict and what that rests on."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.attestation.statement import GATES, STATEMENT, subjects
from constitution_gate.engine.escaping import clean

if TYPE_CHECKING:
    from constitution_gate.engine.attestation.statement import SignOff
    from constitution_gate.engine.report import AuditReport, FeatureReport, GateReport

_LONGEST = 500


def gates(said: SignOff, report: AuditReport, *, git: bool = True) -> dict[str, object]:
    """The statement that lists the gates of a release; `git` as in `statement.subjects`."""
    return {
        "_type": STATEMENT,
        "subject": subjects(said.basis, said.revision, git=git),
        "predicateType": GATES,
        "predicate": {
            "release": said.release,
            "resourceUri": said.resource,
            "constitution": {
                "path": said.constitution.path,
                "version": said.constitution.version,
                "digest": {"sha256": said.constitution.sha256},
            },
            "outcome": report.outcome.value,
            "summary": dict(report.summary.gates),
            "features": [_feature(feature, said) for feature in report.features],
            "tool": dict(said.tool),
        },
    }


def _feature(feature: FeatureReport, said: SignOff) -> dict[str, object]:
    approved = {each.gate: each for each in said.approvals if each.feature == feature.path}
    return {
        "path": feature.path,
        "phase": feature.phase.value,
        "outcome": feature.outcome.value,
        "gates": [
            {
                **_gate(gate),
                **(
                    {"approval": {"name": approved[gate.id].name, "reason": approved[gate.id].reason}}
                    if gate.id in approved
                    else {}
                ),
            }
            for gate in feature.gates
        ],
    }


def _gate(gate: GateReport) -> dict[str, object]:
    found: dict[str, object] = {
        "id": gate.id,
        "title": clean(gate.title, _LONGEST),
        "principle": clean(gate.principle, _LONGEST) if gate.principle is not None else None,
        "level": gate.level.value,
        "check": gate.check,
        "phase": gate.phase.value,
        "source": {"kind": gate.source.kind, "path": gate.source.path, "line": gate.source.line},
        "verdict": gate.verdict.value,
        "reason": clean(gate.reason, _LONGEST),
        "evidence": [
            {
                "name": each.path,
                "startLine": each.start_line,
                "endLine": each.end_line,
                "digest": {"sha256": each.sha256},
            }
            for each in gate.evidence
        ],
    }
    if gate.justification is not None:
        row = gate.justification
        found["justification"] = {"path": row.path, "line": row.line, "violation": clean(row.violation, _LONGEST)}
    return found
