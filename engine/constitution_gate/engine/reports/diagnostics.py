"""What a report shows beside a line of a file: one diagnostic for each finding, the most important first."""

from __future__ import annotations

from enum import StrEnum

from constitution_gate.constitution.model import Level
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import fingerprint
from constitution_gate.engine.report import Verdict
from constitution_gate.engine.reports import ordering
from constitution_gate.engine.reports.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.engine.report import AuditReport, FeatureReport, FindingEntry, GateReport
    from constitution_gate.engine.reports.places import Places


class Severity(StrEnum):
    """How loudly a diagnostic is told."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class State(StrEnum):
    """What is the matter with the gate."""

    FAILED = "failed"
    UNVERIFIED = "unverified"
    JUSTIFIED = "justified"


OF_LEVEL = {Level.MUST: Severity.ERROR, Level.SHOULD: Severity.WARNING, Level.MAY: Severity.NOTE}
_STATES = {
    Verdict.FAIL: State.FAILED,
    Verdict.ERROR: State.FAILED,
    Verdict.UNVERIFIED: State.UNVERIFIED,
    Verdict.JUSTIFIED: State.JUSTIFIED,
}
_IMPORTANCE = (
    (State.FAILED, Severity.ERROR),
    (State.UNVERIFIED, Severity.WARNING),
    (State.FAILED, Severity.WARNING),
    (State.FAILED, Severity.NOTE),
    (State.JUSTIFIED, Severity.NOTE),
)


class Diagnostic(Record):
    """A finding with its gate and feature. The texts are as they were found: who renders them escapes them.

    `place` is where a reader is led: to the finding's own file, or, where no file of the tree stands at its path, to
    the plan, the specification or the rule; `message` then names the path. `fingerprint` stays when lines move, and
    no two diagnostics of a report share it. A frozen one is held by the baseline.
    """

    feature: FeatureReport
    gate: GateReport
    state: State
    severity: Severity
    message: str
    remedy: str
    place: Place | None
    fingerprint: str
    frozen: bool = False


def of_report(report: AuditReport, places: Places) -> list[Diagnostic]:
    """All diagnostics: what is not frozen first, then by importance, then in the order of the report.

    A justified gate tells what it justifies as notes, because it blocks no more. Of the gates that nothing verifies,
    those of level MUST are told. What passed, is pending or does not apply is no diagnostic.
    """
    found = [each for feature in report.features for gate in feature.gates for each in _of_gate(feature, gate)]
    rule_file = report.constitution.path if report.constitution else None
    counts: dict[str, int] = {}
    told: list[Diagnostic] = []
    for diagnostic in found:
        number = counts[diagnostic.fingerprint] = counts.get(diagnostic.fingerprint, 0) + 1
        told.append(_placed(diagnostic, places, rule_file).replace(fingerprint=f"{diagnostic.fingerprint}:{number}"))
    return sorted(told, key=_rank)


def _rank(diagnostic: Diagnostic) -> tuple[bool, int]:
    return diagnostic.frozen, _IMPORTANCE.index((diagnostic.state, diagnostic.severity))


def _of_gate(feature: FeatureReport, gate: GateReport) -> Iterator[Diagnostic]:
    state = _STATES.get(gate.verdict)
    if state is None or (state is State.UNVERIFIED and gate.level is not Level.MUST):
        return
    severity = {
        State.FAILED: OF_LEVEL[gate.level],
        State.UNVERIFIED: Severity.WARNING,
        State.JUSTIFIED: Severity.NOTE,
    }[state]
    if state is State.UNVERIFIED or not gate.findings:
        said = f"Nothing verifies it. {gate.reason}" if state is State.UNVERIFIED else gate.reason
        place = Place(gate.claim.path, gate.claim.line) if gate.claim else None
        mark = fingerprint.of_gate(feature, gate)
        yield Diagnostic(feature, gate, state, severity, said, "", place, mark)
        return
    for finding in gate.findings:
        place = Place(finding.path, finding.line, finding.column)
        mark = fingerprint.of(feature, gate, finding)
        yield Diagnostic(
            feature, gate, state, severity, finding.message, finding.remedy, place, mark, _is_frozen(gate, finding)
        )


def _is_frozen(gate: GateReport, finding: FindingEntry) -> bool:
    return gate.verdict is Verdict.FAIL and finding.frozen


def _placed(diagnostic: Diagnostic, places: Places, rule_file: str | None) -> Diagnostic:
    own = diagnostic.place
    gate, feature = diagnostic.gate, diagnostic.feature
    if own is not None and places.holds(own.path):
        return diagnostic
    shown = places.first(
        *((Place(gate.claim.path, gate.claim.line),) if gate.claim else ()),
        Place(f"{feature.path}/plan.md"),
        Place(f"{feature.path}/spec.md"),
        Place(gate.source.path, gate.source.line),
        *((Place(rule_file),) if rule_file else ()),
    )
    said = diagnostic.message
    if own is not None and own.path:
        said = f"{ordering.place(own.path, own.line)}: {said}"
    return diagnostic.replace(place=shown, message=said)
