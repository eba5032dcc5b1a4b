"""Applies? Due? Then findings, then the verdict.

A pass is made, never a default: it takes a check that ran, found nothing wrong and names what it looked at.
"""

from __future__ import annotations

from constitution_gate.constitution.model import InputError, Level
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.constitution.unseen import code_points
from constitution_gate.engine import justification
from constitution_gate.engine.report import (
    ClaimEntry,
    EvidenceEntry,
    FindingEntry,
    GateReport,
    Outcome,
    Verdict,
)
from constitution_gate.gates import naming
from constitution_gate.gates.artifacts.constitution_check import Claim, ClaimStatus
from constitution_gate.gates.feature import Unreadable
from constitution_gate.gates.protocol import Finding, Result

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping, Sequence

    from constitution_gate.constitution.model import Phase, Principle
    from constitution_gate.engine.binding import Gate
    from constitution_gate.gates.artifacts.complexity_tracking import TrackingRow
    from constitution_gate.gates.claims import ClaimIndex
    from constitution_gate.gates.feature import Feature
    from constitution_gate.gates.protocol import Evidence, Fact


class Context(Record):
    """What the gates of one feature are evaluated against."""

    feature: Feature
    phase: Phase
    facts: Mapping[str, Fact]
    principles: Sequence[Principle]
    claims: Sequence[Claim]
    index: ClaimIndex
    rows: Sequence[TrackingRow]
    today: Callable[[], datetime.date]
    """Asked only where a row has a date."""
    on_crash: Callable[[str, BaseException], None]
    results: dict[tuple[str, object], Result | str]
    """What each check found with given parameters; a string says why it could not run; filled gate by gate."""
    gate_ids: frozenset[str] = frozenset()
    """The ids of all gates of the feature."""
    reviewed: frozenset[str] = frozenset()
    """The ids of the principles that have a review gate."""


def stopped(gate: Gate, reason: str) -> GateReport:
    """The report on a gate whose decision was given up."""
    return _undecided(gate).replace(verdict=Verdict.ERROR, reason=reason)


def _undecided(gate: Gate) -> GateReport:
    return GateReport(
        id=gate.id,
        title=gate.title,
        principle=gate.principle.label if gate.principle else None,
        level=gate.level,
        waivable=gate.waivable,
        check=gate.check,
        phase=gate.phase,
        source=gate.source,
        verdict=Verdict.UNVERIFIED,
        reason="",
    )


def evaluate(gate: Gate, context: Context) -> GateReport:
    """The gate's verdict with everything that it rests on."""
    own = _claims(gate, context)
    report = _undecided(gate).replace(claim=_entry(own[0], context) if own else None)
    reason = _why_not_applicable(gate, context)
    if reason is not None:
        return report.replace(verdict=Verdict.NOT_APPLICABLE, reason=reason)
    due = gate.phase.order <= context.phase.order
    claimed = [c for c in own if c.status is ClaimStatus.PASS]
    # What a plan says of a whole principle is about its design: it does not claim that what falls due later is there.
    if not due and not any(c in context.index.of_check(gate.check) for c in claimed):
        return report.replace(verdict=Verdict.PENDING, reason=_not_yet(gate, context))
    result = _run(gate, own, context)
    if isinstance(result, str):
        if not due:
            return report.replace(verdict=Verdict.PENDING, reason=_not_yet(gate, context))
        return _with_row(report.replace(verdict=Verdict.ERROR, reason=result), gate, context)
    report = report.replace(
        findings=tuple(map(_finding, result.findings)),
        evidence=tuple(map(_evidence, result.evidence)),
    )
    if gate.check != "review":
        denied = [c for c in _denials_heard_by(gate, context) if c.status is ClaimStatus.FAIL]
        if result.findings and claimed:
            report = report.replace(findings=(*report.findings, *(_contradiction(c, context) for c in claimed)))
        elif denied and not result.findings:
            report = report.replace(findings=tuple(_denial(c, context) for c in denied))
    if not due and not report.findings:
        return report.replace(verdict=Verdict.PENDING, reason=_not_yet(gate, context), evidence=())
    return _with_row(_decide(report, gate, result, context), gate, context)


def _decide(report: GateReport, gate: Gate, result: Result, context: Context) -> GateReport:
    if report.findings:
        count = len(report.findings)
        more = f" (and {count - 1} more)" if count > 1 else ""
        return report.replace(verdict=Verdict.FAIL, reason=report.findings[0].message + more)
    if result.undecided is not None:
        misnamed = _misnamed(gate, report, context)
        return report.replace(verdict=Verdict.UNVERIFIED, reason=misnamed or _sentence(result.undecided))
    if not result.evidence:
        return report.replace(verdict=Verdict.UNVERIFIED, reason="The check found nothing to look at.")
    verdict = Verdict.ATTESTED if gate.check == "review" else Verdict.PASS
    return report.replace(verdict=verdict, reason=_sentence(result.evidence[0].note))


def _misnamed(gate: Gate, report: GateReport, context: Context) -> str | None:
    """The item that bears the number of a principle which no item names, where there is one."""
    if gate.check != "review" or gate.principle is None or report.claim is not None:
        return None
    for claim in context.index.other:
        if naming.bears_number(claim.key, gate.principle):
            return f"The plan's item in line {claim.line} bears its number and another name: {claim.key}"
    return None


def outcome(gates: Sequence[GateReport], *, strict: bool, allow_unverified: bool) -> Outcome:
    """What the verdicts of a feature come to; with `strict` a SHOULD gate counts like a MUST gate.

    A failure that the baseline holds does not count.
    """
    levels = {Level.MUST, Level.SHOULD} if strict else {Level.MUST}
    verdicts = {gate.verdict for gate in gates if gate.level in levels and not gate.is_frozen}
    if verdicts & {Verdict.FAIL, Verdict.ERROR}:
        return Outcome.FAILED
    if Verdict.UNVERIFIED in verdicts and not allow_unverified:
        return Outcome.INCONCLUSIVE
    return Outcome.PASSED


def _why_not_applicable(gate: Gate, context: Context) -> str | None:
    for name in gate.when:
        fact = context.facts[name]
        if not fact.value:
            return f"{name} is false: {fact.reason}"
    for name in gate.unless:
        fact = context.facts[name]
        if fact.value:
            return f"{name} is true: {fact.reason}"
    return None


def _not_yet(gate: Gate, context: Context) -> str:
    return f"Due at phase {gate.phase.value}; the feature is at {context.phase.value}."


def _claims(gate: Gate, context: Context) -> tuple[Claim, ...]:
    if gate.principle is not None and gate.check == "review":
        return context.index.of_principle(gate.principle.id)
    if gate.check == "review":
        wanted = naming.folded(gate.title)
        return tuple(claim for claim in context.claims if wanted and naming.folded(claim.key) == wanted)
    about = context.index.of_check(gate.check)
    return about or context.index.of_principle(gate.principle.id if gate.principle else None)


def _denials_heard_by(gate: Gate, context: Context) -> tuple[Claim, ...]:
    """The claims that can say that a gate does not hold; those of a principle with a review gate are heard there."""
    if gate.principle is None or gate.principle.id in context.reviewed:
        return context.index.of_check(gate.check)
    return (*context.index.of_check(gate.check), *context.index.of_principle(gate.principle.id))


def _run(gate: Gate, claims: tuple[Claim, ...], context: Context) -> Result | str:
    parameters = gate.parameters
    if gate.check == "review":
        if gate.principle is not None and gate.principle.unseen:
            return Result(findings=(_unreadable(gate, gate.principle),))
        parameters = gate.module.Parameters(claims=claims)
    try:
        key = (gate.check, parameters)
        known = context.results.get(key)
    except TypeError:
        return _checked(gate, parameters, context)
    if known is None:
        known = context.results[key] = _checked(gate, parameters, context)
    return known


def _unreadable(gate: Gate, principle: Principle) -> Finding:
    """A principle whose name nobody can repeat: no item of a plan is surely about it."""
    characters = code_points(principle.unseen)
    message = f"The heading of the principle holds invisible or control characters ({characters}): nothing can name it."
    return Finding(message, gate.source.path, principle.line, "Type the heading anew.")


def _checked(gate: Gate, parameters: object, context: Context) -> Result | str:
    try:
        return gate.module.check(context.feature, parameters)
    except Unreadable as refused:
        return f"{refused.path} cannot be read: {refused.reason}."
    except InputError as error:
        return str(error.problems[0])
    except Exception as defect:  # noqa: BLE001 - a crash of one check is an error verdict of its gate, and logged
        context.on_crash(gate.check, defect)
        return f"The check crashed ({type(defect).__name__}); this is a defect of constitution-gate."


def _with_row(report: GateReport, gate: Gate, context: Context) -> GateReport:
    if report.verdict not in {Verdict.FAIL, Verdict.ERROR} or context.feature.plan is None:
        return report
    path = context.feature.plan.path
    for row in context.rows:
        if row.empty or row.example or not justification.names(row, gate, context.principles, context.gate_ids):
            continue
        if not gate.waivable:
            message = "Complexity Tracking names this gate, which cannot be justified."
            remedy = "Meet it: a non-negotiable gate has no exception."
            return report.replace(findings=(*report.findings, FindingEntry(message, path, row.line, remedy)))
        void = justification.why_void(row, context.today)
        if void is not None:
            message = f"The row of Complexity Tracking does not justify it: {void}."
            remedy = "Fill in why it is needed and which simpler alternative was rejected."
            report = report.replace(findings=(*report.findings, FindingEntry(message, path, row.line, remedy)))
        elif report.verdict is Verdict.FAIL:
            reason = f"{report.reason} Justified: {row.why_needed}"
            return report.replace(
                verdict=Verdict.JUSTIFIED, reason=reason, justification=justification.entry(row, path)
            )
    return report


def _entry(claim: Claim, context: Context) -> ClaimEntry:
    plan = context.feature.plan
    return ClaimEntry(claim.text, claim.status.value, plan.path if plan else "plan.md", claim.line)


def _contradiction(claim: Claim, context: Context) -> FindingEntry:
    plan = context.feature.plan
    return FindingEntry(
        message=f"The plan claims that it holds, and the evidence contradicts it: {claim.text}",
        path=plan.path if plan else "plan.md",
        line=claim.line,
        remedy="Mend what the other findings name, or take the claim back.",
    )


def _denial(claim: Claim, context: Context) -> FindingEntry:
    plan = context.feature.plan
    return FindingEntry(
        message=f"The plan itself says that it does not hold: {claim.text}",
        path=plan.path if plan else "plan.md",
        line=claim.line,
        remedy="Correct the plan's Constitution Check if this is no longer so.",
    )


def _finding(finding: Finding) -> FindingEntry:
    return FindingEntry(finding.message, finding.path, finding.line, finding.remedy, finding.column)


def _evidence(evidence: Evidence) -> EvidenceEntry:
    return EvidenceEntry(evidence.path, evidence.start_line, evidence.end_line, evidence.sha256, evidence.note)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
