"""What `prove` found out, as text, Markdown and JSON."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.escaping import cell, clean, code
from constitution_gate.engine.proving.proof import Status
from constitution_gate.engine.report import Outcome
from constitution_gate.engine.reports import json, ordering
from constitution_gate.engine.reports.text import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_gate.engine.proving.proof import Attempt, FeatureProof, GateProof, ProofReport
    from constitution_gate.engine.report import ErrorEntry

_SHOWN = 8
_HEADLINES = {
    Outcome.PASSED: "PROVEN",
    Outcome.FAILED: "UNPROVEN",
    Outcome.INPUT_ERROR: "INPUT ERROR",
}


def as_json(report: ProofReport) -> str:
    """The report as JSON with a final newline."""
    counts = {status.value: report.count(status) for status in Status}
    return json.dump(
        {
            "schema_version": 1,
            "tool": report.tool,
            "outcome": report.outcome,
            "thorough": report.thorough,
            "limit": report.limit,
            "summary": counts,
            "features": report.features,
            "errors": report.errors,
        }
    )


def as_text(report: ProofReport) -> str:
    """The report for a terminal, with a final newline."""
    lines = [line for feature in report.features for line in (*_feature(feature, report), "")]
    lines += _errors(report.errors)
    if report.features:
        lines.append(_summary(report))
    return "\n".join(lines).rstrip("\n") + "\n"


def as_markdown(report: ProofReport) -> str:
    """The report as GitHub Flavored Markdown with a final newline."""
    return "\n".join(_markdown(report)).rstrip("\n") + "\n"


def _feature(feature: FeatureProof, report: ProofReport) -> Iterator[str]:
    of = {status: [gate for gate in feature.gates if gate.status is status] for status in Status}
    outcome = Outcome.FAILED if of[Status.UNPROVEN] else Outcome.PASSED
    yield f"{_HEADLINES[outcome]}  {clean(feature.id)}  (phase {feature.phase.value})"
    yield f"  {', '.join(f'{len(gates)} {_said(status)}' for status, gates in of.items())}"
    if of[Status.UNPROVEN]:
        yield from ("", f"Passes, and nothing made it fail ({len(of[Status.UNPROVEN])})")
        for gate in of[Status.UNPROVEN]:
            yield f"  ✘ {clean(gate.id)}  ({gate.check})"
            yield from _tried(gate)
    if of[Status.PROVEN]:
        yield from ("", f"Fails when what it rests on is broken ({len(of[Status.PROVEN])})")
        for gate in of[Status.PROVEN]:
            yield from _proven(gate, thorough=report.thorough)
    if of[Status.NOT_IN_QUESTION]:
        yield from ("", f"Not in question: nothing passes that could be doubted ({len(of[Status.NOT_IN_QUESTION])})")
        for gate in of[Status.NOT_IN_QUESTION]:
            yield f"  – {clean(gate.id)}  {gate.before.value}"


def _proven(gate: GateProof, *, thorough: bool) -> Iterator[str]:
    proof = gate.proof
    assert proof is not None
    score = f", {_score(gate)}" if thorough else ""
    yield f"  ✔ {clean(gate.id)}  ({gate.check}{score})"
    yield from wrapped(f"{_place(proof)}  {proof.done}", "      ", "        ")
    yield from wrapped(f"{gate.before.value} → {_after(proof)}: {_appearing(proof)}", "      → ", "        ")


def _tried(gate: GateProof) -> Iterator[str]:
    yield f"      {_tries(gate)}"
    for attempt in gate.attempts[:_SHOWN]:
        yield from wrapped(f"{_place(attempt)}  {attempt.done} → {_after(attempt)}", "      ", "        ")
    if len(gate.attempts) > _SHOWN:
        yield f"      and {len(gate.attempts) - _SHOWN:,} more, all of them in --format json"


def _tries(gate: GateProof) -> str:
    if not gate.tried:
        return "There was nothing to break: its evidence points to no file that can be changed."
    more = "; --limit allows more" if gate.limited else ""
    return f"Tried {gate.tried:,} mutation{'' if gate.tried == 1 else 's'}{more}:"


def _errors(errors: Iterable[ErrorEntry]) -> list[str]:
    found: list[str] = []
    for error in errors:
        where = f"{ordering.place(error.path, error.line)}: " if error.path else ""
        found += wrapped(f"{clean(where, None)}{clean(error.message, 1_000)}", "INPUT ERROR  ", "  ")
        if error.remedy:
            found += wrapped(clean(error.remedy, 1_000), "  → ", "    ")
    return found


def _summary(report: ProofReport) -> str:
    proven, unproven = report.count(Status.PROVEN), report.count(Status.UNPROVEN)
    told = f"Of {proven + unproven} gates that pass, {proven} can fail"
    told += f" and {unproven} {'was' if unproven == 1 else 'were'} not seen to." if unproven else "."
    if report.thorough:
        gates = [gate for feature in report.features for gate in feature.gates]
        tried, turned = sum(gate.tried for gate in gates), sum(gate.turned for gate in gates)
        told += f" {turned:,} of {tried:,} mutations turned a verdict."
    return told


def _markdown(report: ProofReport) -> Iterator[str]:
    words = {Outcome.PASSED: "✅ every gate that passes can fail", Outcome.FAILED: "❌ some were not seen to fail"}
    yield f"# Proof of the gates: {words.get(report.outcome, '❌ input error')}"
    yield ""
    if report.features:
        yield _summary(report)
    for feature in report.features:
        yield from ("", f"## {cell(feature.id)} (phase {feature.phase.value})", "")
        yield "| Gate | Check | What was broken | Verdict | What then appears | Turned |"
        yield "|------|-------|-----------------|---------|-------------------|--------|"
        for gate in feature.gates:
            yield _row(gate)
    if report.errors:
        yield from ("", "## Input errors", "")
        for error in report.errors:
            where = f"{code(ordering.place(error.path, error.line), 400)}: " if error.path else ""
            yield f"- {where}{cell(error.message)}"


def _row(gate: GateProof) -> str:
    start = f"| {cell(gate.id)} | {gate.check}"
    if gate.status is Status.NOT_IN_QUESTION:
        return f"{start} | not in question | {gate.before.value} | {cell(gate.reason)} | |"
    proof = gate.proof
    if proof is None:
        return f"{start} | **nothing turned it** | {gate.before.value} | | {_score(gate)} |"
    broken = f"{code(_place(proof), 400)} {cell(proof.done)}"
    verdict = f"{gate.before.value} → {_after(proof)}"
    return f"{start} | {broken} | {verdict} | {cell(_appearing(proof))} | {_score(gate)} |"


def _score(gate: GateProof) -> str:
    return f"{gate.turned:,} of {gate.tried:,}"


def _said(status: Status) -> str:
    return status.value.replace("-", " ")


def _place(attempt: Attempt) -> str:
    return clean(ordering.place(attempt.path, attempt.line), 400)


def _after(attempt: Attempt) -> str:
    return attempt.after.value if attempt.after is not None else f"no verdict ({clean(attempt.reason)})"


def _appearing(attempt: Attempt) -> str:
    if attempt.finding is None:
        return clean(attempt.reason, 1_000)
    return f"{clean(attempt.finding.message, 1_000)} ({_where(attempt)})"


def _where(attempt: Attempt) -> str:
    finding = attempt.finding
    assert finding is not None
    return clean(ordering.place(finding.path, finding.line), 400)
