"""Approvals: what a person decides at the sign-off, because nothing else decides it.

Only a review gate can be approved: a MUST norm that no check decides, and for which the plan records no assessment. An
approval is not a verdict. The gate stays `unverified`; who approved it, and why, stands in the report and in what is
signed.
"""

from __future__ import annotations

from constitution_gate.constitution.model import InputError, Level, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import summary
from constitution_gate.engine.report import ApprovalEntry, Outcome, Verdict
from constitution_gate.gates import completeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_gate.engine.report import AuditReport, FeatureReport, GateReport

_FORM = "Write --approve GATE=NAME:REASON, or FEATURE/GATE=NAME:REASON for one feature alone."
_LONGEST = 1_000


class Approval(Record):
    """What a person approves: a gate, of one feature or, with an empty `feature`, of every one."""

    gate: str
    name: str
    reason: str
    feature: str = ""


def parse(text: str) -> Approval:
    """The approval that is written `GATE=NAME:REASON`; raises InputError where a part is missing or says nothing."""
    target, equals, rest = text.partition("=")
    name, colon, reason = (part.strip() for part in rest.partition(":"))
    feature, _, gate = target.strip().rpartition("/")
    if not (equals and colon and gate):
        raise InputError(Problem(f"{text[:100]!r} is no approval.", remedy=_FORM))
    for what, said in (("name", name), ("reason", reason)):
        if not said.isprintable() or len(said) > _LONGEST:
            message = f"The {what} in the approval of {gate} holds an invisible character, or is too long."
            raise InputError(Problem(message, remedy=_FORM))
        lacking = completeness.why_incomplete(said)
        if lacking is not None:
            message = f"The {what} in the approval of {gate} {lacking}"
            raise InputError(Problem(message, remedy=f"Say who approves it, and why. {_FORM}"))
    return Approval(gate, name, reason, feature)


def undecided(feature: FeatureReport) -> tuple[GateReport, ...]:
    """The gates that make a feature inconclusive."""
    return tuple(gate for gate in feature.gates if gate.level is Level.MUST and gate.verdict is Verdict.UNVERIFIED)


def apply(report: AuditReport, approvals: Sequence[Approval]) -> AuditReport:
    """The report with what is approved; a feature passes where nothing else was undecided.

    Raises InputError for an approval of a gate that needs none, or that is no review gate, and for two of one gate.
    """
    entries: list[ApprovalEntry] = []
    used: set[Approval] = set()
    features = []
    for feature in report.features:
        open_gates = undecided(feature)
        covered = 0
        for gate in open_gates:
            mine = [each for each in approvals if each.gate == gate.id and _concerns(each, feature)]
            used.update(mine)
            if len(mine) > 1:
                message = f"The gate {gate.id} of {feature.path} is approved twice."
                raise InputError(Problem(message, remedy="Give one approval for it."))
            if mine and gate.check != "review":
                message = f"The gate {gate.id} cannot be approved: the check {gate.check} has to decide it."
                raise InputError(Problem(message, remedy=f"Give it what it lacks: {gate.reason}"))
            if mine:
                covered += 1
                entries.append(ApprovalEntry(feature.path, gate.id, mine[0].name, mine[0].reason))
        passes = feature.outcome is Outcome.INCONCLUSIVE and covered == len(open_gates)
        features.append(feature.replace(outcome=Outcome.PASSED) if passes else feature)
    idle = next((each for each in approvals if each not in used), None)
    if idle is not None:
        where = f" of {idle.feature}" if idle.feature else ""
        message = f"The approval of {idle.gate}{where} approves nothing: no such MUST gate is undecided."
        raise InputError(Problem(message, remedy="Take it out, or name the gate by its id."))
    return _with(report, features, entries)


def _with(report: AuditReport, features: list[FeatureReport], entries: list[ApprovalEntry]) -> AuditReport:
    if not entries:
        return report
    passed = report.outcome is Outcome.INCONCLUSIVE and all(each.outcome is Outcome.PASSED for each in features)
    outcome = Outcome.PASSED if passed else report.outcome
    notes = (f"{each.name} approved {each.gate} of {each.feature}: {each.reason}" for each in entries)
    return report.replace(
        features=tuple(features),
        outcome=outcome,
        summary=summary.summarize(features, outcome),
        approvals=tuple(entries),
        notes=(*report.notes, *notes),
    )


def _concerns(approval: Approval, feature: FeatureReport) -> bool:
    return approval.feature in {"", feature.path, feature.id}
