"""The report as Markdown, for a pull request, a job summary or a file."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.escaping import cell, code
from constitution_gate.engine.report import Outcome, Verdict
from constitution_gate.engine.reports import frozen, ordering

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.engine.report import AuditReport, FeatureReport, GateReport

FINDINGS_SHOWN = 50
OUTCOMES = {
    Outcome.PASSED: "✅ passed",
    Outcome.FAILED: "❌ failed",
    Outcome.INPUT_ERROR: "❌ input error",
    Outcome.INCONCLUSIVE: "⚠️ inconclusive",
    Outcome.INTERNAL_ERROR: "❌ internal error",
}
VERDICTS = {
    Verdict.PASS: "✅ pass",
    Verdict.FAIL: "❌ fail",
    Verdict.JUSTIFIED: "🟡 justified",
    Verdict.ATTESTED: "✅ attested",
    Verdict.UNVERIFIED: "❔ unverified",
    Verdict.PENDING: "⏳ pending",
    Verdict.NOT_APPLICABLE: "➖ not applicable",
    Verdict.ERROR: "❌ error",
}


def render(report: AuditReport) -> str:
    """The report as GitHub Flavored Markdown with a final newline; nothing of the audited text is markup in it."""
    return "\n".join(_lines(report)).rstrip("\n") + "\n"


def _lines(report: AuditReport) -> Iterator[str]:
    yield f"# Constitution audit: {OUTCOMES[report.outcome]}"
    yield ""
    decided = report.summary.decided
    if report.features:
        yield ordering.ratio(decided.machine, decided.review, decided.undecided)
    if report.constitution:
        version = f" version {cell(report.constitution.version)}" if report.constitution.version else ""
        yield f"Judged by {code(report.constitution.path)}{version}."
    yield ""
    for note in report.notes:
        yield f"> {cell(note, 600)}"
        yield ""
    if report.baseline is not None:
        emphasis = "⚠️ **" if report.baseline.non_negotiable_findings else ""
        said = f"{emphasis}{cell(frozen.headline(report.baseline), 600)}{'**' if emphasis else ''}"
        yield f"> {said} {cell(frozen.trust(report), 400)}"
        yield ""
    if report.errors:
        yield "## Input errors"
        yield ""
        for error in report.errors[:FINDINGS_SHOWN]:
            where = f"{code(ordering.place(error.path, error.line), 400)}: " if error.path else ""
            remedy = f" *{cell(error.remedy, 600)}*" if error.remedy else ""
            yield f"- {where}{cell(error.message, 400)}{remedy}"
        if len(report.errors) > FINDINGS_SHOWN:
            yield f"- … and {len(report.errors) - FINDINGS_SHOWN} more"
        yield ""
    for feature in report.features:
        yield from _feature(feature)
    yield from baseline_lists(report, "##")
    yield from other_deviations(report, "##")


def _feature(feature: FeatureReport) -> Iterator[str]:
    groups = ordering.group(feature)
    yield f"## {cell(feature.id)}: {OUTCOMES[feature.outcome]}"
    yield ""
    yield f"Phase {feature.phase.value}. {ordering.counts(feature)}."
    yield ""
    yield from findings("What blocks", groups.blocking)
    if groups.unverified:
        yield "### Not verified"
        yield ""
        for reason, same in ordering.by_reason(groups.unverified).items():
            yield f"- {cell(reason, 400)}"
            for gate in same:
                line = f", line {gate.claim.line}" if gate.claim else ""
                yield f"  - **{cell(gate.id)}** ({_about(gate)}{line})"
        yield ""
    yield from findings("Warnings", groups.warnings)
    yield from findings("Notes", groups.notes)
    yield from findings("Frozen by the baseline", groups.frozen)
    yield from findings("Justified", groups.justified)
    yield "### All gates"
    yield ""
    yield from table(feature.gates)
    yield ""
    yield from deviations(feature.gates)


def findings(title: str, gates: Sequence[GateReport]) -> Iterator[str]:
    """A section with the findings of the gates; nothing where there is no gate."""
    if not gates:
        return
    yield f"### {title}"
    yield ""
    for position, gate in enumerate(gates):
        yield f"- **{cell(gate.id)}** ({_about(gate)})"
        told = ordering.told_before(gate, gates[:position])
        if told is not None:
            yield f"  - {cell(told)}"
            continue
        for finding in frozen.new_first(gate)[:FINDINGS_SHOWN]:
            remedy = f" → *{cell(finding.remedy, 400)}*" if finding.remedy and not finding.frozen else ""
            where = code(ordering.place(finding.path, finding.line), 400)
            held = "(frozen) " if finding.frozen and not gate.is_frozen else ""
            yield f"  - {held}{where}: {cell(finding.message, 400)}{remedy}"
        if len(gate.findings) > FINDINGS_SHOWN:
            yield f"  - … and {len(gate.findings) - FINDINGS_SHOWN} more"
        if not gate.findings:
            yield f"  - {cell(gate.reason, 400)}"
        if gate.justification:
            row = gate.justification
            yield f"  - {code(ordering.place(row.path, row.line), 400)}: {cell(row.why_needed, 400)}"
    yield ""


def baseline_lists(report: AuditReport, level: str) -> Iterator[str]:
    """Sections with the entries of the baseline that are stale or not honoured; nothing where there is none."""
    if report.baseline is None:
        return
    for heading, entries in frozen.lists(report.baseline):
        yield f"{level} {heading}"
        yield ""
        for entry in entries[:FINDINGS_SHOWN]:
            yield f"- {cell(frozen.entry(entry, report.baseline.path), 600)}"
        if len(entries) > FINDINGS_SHOWN:
            yield f"- … and {len(entries) - FINDINGS_SHOWN} more"
        yield ""


def deviations(gates: Sequence[GateReport]) -> Iterator[str]:
    """A section with the known deviations beside the gates that they concern; nothing where there is none."""
    concerned = ordering.deviating(gates)
    if not concerned:
        return
    yield "### Known deviations"
    yield ""
    yield "Registered in the constitution; they change no verdict."
    yield ""
    for gate in concerned:
        yield f"- **{cell(gate.id)}** ({VERDICTS[gate.verdict]})"
        for entry in gate.deviations[:FINDINGS_SHOWN]:
            where = code(ordering.place(entry.path, entry.line), 400)
            yield f"  - {where}: {cell(ordering.deviation(entry), 400)}"
        if len(gate.deviations) > FINDINGS_SHOWN:
            yield f"  - … and {len(gate.deviations) - FINDINGS_SHOWN} more"
    yield ""


def other_deviations(report: AuditReport, level: str) -> Iterator[str]:
    """A section with the known deviations that concern no gate; nothing where there is none."""
    others = report.other_deviations
    if not others:
        return
    yield f"{level} Known deviations that concern no gate here"
    yield ""
    for entry in others[:FINDINGS_SHOWN]:
        rule = f"{cell(entry.rule)}: " if entry.rule else ""
        where = code(ordering.place(entry.path, entry.line), 400)
        yield f"- {where}: {rule}{cell(ordering.deviation(entry), 400)}"
    if len(others) > FINDINGS_SHOWN:
        yield f"- … and {len(others) - FINDINGS_SHOWN} more"
    yield ""


def table(gates: Sequence[GateReport]) -> Iterator[str]:
    """The gates with verdict and evidence as a table."""
    yield "| Gate | Principle | Level | Verdict | Evidence |"
    yield "|------|-----------|-------|---------|----------|"
    for gate in gates:
        principle = cell(gate.principle) if gate.principle else ""
        yield f"| {cell(gate.id)} | {principle} | {gate.level.value} | {verdict(gate)} | {evidence(gate)} |"


def verdict(gate: GateReport) -> str:
    """A gate's verdict in words, with what of it is frozen."""
    return VERDICTS[gate.verdict] + (f" ({frozen.mark(gate)})" if gate.frozen else "")


def evidence(gate: GateReport) -> str:
    """What a gate's verdict rests on, for one cell."""
    if gate.verdict in {Verdict.PASS, Verdict.ATTESTED} and gate.evidence:
        first = gate.evidence[0]
        more = f" and {len(gate.evidence) - 1} more" if len(gate.evidence) > 1 else ""
        return code(ordering.place(first.path, first.start_line), 400) + more
    if gate.findings:
        first_finding = frozen.new_first(gate)[0]
        return f"{code(ordering.place(first_finding.path, first_finding.line), 400)}: {cell(first_finding.message)}"
    return cell(gate.reason)


def _about(gate: GateReport) -> str:
    level = gate.level.value if gate.waivable or not gate.frozen else f"{gate.level.value}, **{frozen.EMPHASIS}**"
    return f"{level}, {cell(gate.principle)}" if gate.principle else level
