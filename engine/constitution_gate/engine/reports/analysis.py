"""The report in the layout of Spec Kit's `/speckit.analyze`.

Sections, columns and severities are those of its command text (templates/commands/analyze.md, 1.2.3): a violated
MUST is CRITICAL, at most fifty findings are listed and the overflow is counted. The coverage table, the unmapped tasks
and the coverage metrics say what the check `requirement-coverage` reads, also where no gate asks for that check.
"""

from __future__ import annotations

from constitution_gate.constitution.model import Level
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.escaping import cell, code
from constitution_gate.engine.report import Outcome, Verdict
from constitution_gate.engine.reports import frozen, markdown, ordering

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.engine.report import AuditReport, CoverageReport, FeatureReport, GateReport

FINDINGS_SHOWN = 50
REQUIREMENTS_SHOWN = 200
TASKS_SHOWN = 8
_SEVERITY = {Level.MUST: "CRITICAL", Level.SHOULD: "MEDIUM", Level.MAY: "LOW"}


def render(report: AuditReport) -> str:
    """The analysis as Markdown with a final newline."""
    return "\n".join(_lines(report)).rstrip("\n") + "\n"


def _lines(report: AuditReport) -> Iterator[str]:
    if not report.features:
        yield from markdown.render(report).splitlines()
        return
    for feature in report.features:
        yield from _feature(feature)
    if report.baseline is not None:
        yield "### Frozen by the Baseline"
        yield ""
        yield f"{cell(frozen.headline(report.baseline), 600)} {cell(frozen.trust(report), 400)}"
        yield ""
        yield from markdown.baseline_lists(report, "####")
    yield from markdown.other_deviations(report, "###")
    if report.errors:
        yield "### Input Errors"
        yield ""
        for error in report.errors:
            where = f"{code(ordering.place(error.path, error.line), 400)}: " if error.path else ""
            yield f"- {where}{cell(error.message, 400)}"


def _feature(feature: FeatureReport) -> Iterator[str]:
    yield "## Specification Analysis Report"
    yield ""
    yield f"Feature {code(feature.path)}, phase {feature.phase.value}: {markdown.OUTCOMES[feature.outcome]}."
    yield ""
    yield "| ID | Category | Severity | Location(s) | Summary | Recommendation |"
    yield "|----|----------|----------|-------------|---------|----------------|"
    rows = list(_rows(feature))
    yield from rows[:FINDINGS_SHOWN]
    if not rows:
        yield "| | | | | No finding. | |"
    yield ""
    if len(rows) > FINDINGS_SHOWN:
        yield f"{len(rows) - FINDINGS_SHOWN} more findings are not listed."
        yield ""
    if feature.coverage is not None:
        yield from _coverage(feature.coverage)
    yield "### Constitution Alignment Issues"
    yield ""
    groups = ordering.group(feature)
    if not (groups.blocking or groups.warnings or groups.unverified or groups.frozen):
        yield "None."
    for gate in (*groups.blocking, *groups.warnings, *groups.notes):
        yield f"- **{cell(gate.id)}** ({cell(gate.principle or 'no principle')}): {cell(gate.reason, 400)}"
    for gate in groups.frozen:
        firm = "" if gate.waivable else f", **{frozen.EMPHASIS}**"
        yield f"- **{cell(gate.id)}** ({cell(gate.principle or 'no principle')}{firm}): {cell(gate.reason, 400)}"
    for gate in groups.unverified:
        principle = cell(gate.principle or "no principle")
        yield f"- **{cell(gate.id)}** ({principle}) is not verified: {cell(gate.reason, 400)}"
    yield ""
    yield "### Constitution Gates"
    yield ""
    yield from markdown.table(feature.gates)
    yield ""
    yield from markdown.deviations(feature.gates)
    if feature.coverage is not None and feature.coverage.unmapped_tasks:
        yield from _unmapped(feature.coverage.unmapped_tasks)
    yield from _metrics(feature)
    yield from _next_actions(feature)


def _coverage(coverage: CoverageReport) -> Iterator[str]:
    yield "### Coverage Summary"
    yield ""
    yield "| Requirement Key | Has Task? | Task IDs | Notes |"
    yield "|-----------------|-----------|----------|-------|"
    shown = coverage.requirements[:REQUIREMENTS_SHOWN]
    for entry in shown:
        has_task = {True: "yes", False: "no", None: "–"}[entry.has_task]
        yield f"| {cell(entry.requirement)} | {has_task} | {_tasks(entry.tasks)} | {cell(entry.note)} |"
    if not shown:
        yield "| | | | No requirement has an id. |"
    yield ""
    rest = coverage.requirements[REQUIREMENTS_SHOWN:]
    if rest:
        without = sum(entry.has_task is False for entry in rest)
        yield f"{len(rest)} more requirements are not listed, {without} of them without a task."
        yield ""


def _unmapped(tasks: Sequence[str]) -> Iterator[str]:
    yield "### Unmapped Tasks"
    yield ""
    yield f"{_tasks(tasks, FINDINGS_SHOWN)}."
    yield ""


def _tasks(tasks: Sequence[str], limit: int = TASKS_SHOWN) -> str:
    more = f" and {len(tasks) - limit} more" if len(tasks) > limit else ""
    return ", ".join(cell(task) for task in tasks[:limit]) + more


def _rows(feature: FeatureReport) -> Iterator[str]:
    failed = [gate for gate in feature.gates if gate.verdict in {Verdict.FAIL, Verdict.ERROR}]
    rows = [
        (finding.frozen, gate, ordering.place(finding.path, finding.line), finding.message, finding.remedy)
        for gate in failed
        for finding in gate.findings
    ]
    rows += [(False, gate, feature.path, gate.reason, "") for gate in failed if not gate.findings]
    # What is new comes first: only so many are listed.
    for number, (held, gate, where, message, remedy) in enumerate(sorted(rows, key=lambda row: row[0]), start=1):
        severity = _SEVERITY[gate.level] + (" (frozen)" if held else "")
        yield _row(f"C{number}", severity, code(where, 400), f"{gate.id}: {message}", remedy)
    for order, gate in enumerate(_unverified(feature), start=1):
        summary = f"{gate.id} is not verified: {gate.reason}"
        remedy = "Record an assessment with evidence in the plan's Constitution Check."
        severity = "HIGH" if gate.level is Level.MUST else "MEDIUM"
        yield _row(
            f"U{order}",
            severity,
            code(ordering.place(gate.claim.path, gate.claim.line) if gate.claim else _source(gate), 400),
            summary,
            remedy,
        )


def _source(gate: GateReport) -> str:
    return ordering.place(gate.source.path, gate.source.line)


def _row(identifier: str, severity: str, where: str, summary: str, remedy: str) -> str:
    category = "Constitution" if identifier.startswith("C") else "Unverified"
    return f"| {identifier} | {category} | {severity} | {where} | {cell(summary, 400)} | {cell(remedy, 400)} |"


def _unverified(feature: FeatureReport) -> tuple[GateReport, ...]:
    return ordering.group(feature).unverified


def _metrics(feature: FeatureReport) -> Iterator[str]:
    critical = sum(max(1, len(gate.findings) - gate.frozen) for gate in feature.gates if gate.blocks)
    held = sum(gate.frozen for gate in feature.gates)
    yield "### Metrics"
    yield ""
    if feature.coverage is not None:
        yield from _coverage_metrics(feature.coverage)
    yield f"- Gates: {len(feature.gates)} ({ordering.counts(feature)})"
    yield f"- Critical Issues Count: {critical}"
    if held:
        yield f"- Frozen by the Baseline Count: {held}"
    yield f"- Not Verified Count: {len(_unverified(feature))}"
    for name, fact in feature.facts.items():
        yield f"- {name}: {'yes' if fact.value else 'no'} ({cell(fact.reason)})"
    yield ""


def _coverage_metrics(coverage: CoverageReport) -> Iterator[str]:
    asking = [entry for entry in coverage.requirements if entry.has_task is not None]
    covered = sum(entry.has_task is True for entry in asking)
    yield f"- Total Requirements: {len(coverage.requirements)}"
    yield f"- Total Tasks: {coverage.tasks}"
    if asking:
        yield f"- Coverage: {covered * 100 // len(asking)}% ({covered} of {len(asking)} that ask for a task have one)"
    yield f"- Duplication Count: {len(coverage.repeated)}"


def _next_actions(feature: FeatureReport) -> Iterator[str]:
    yield "### Next Actions"
    yield ""
    if feature.outcome is Outcome.FAILED:
        yield "- Resolve the CRITICAL issues before `/speckit.implement`."
    elif feature.outcome is Outcome.INCONCLUSIVE:
        yield "- Record an assessment with evidence for what is not verified, in the plan's Constitution Check."
    else:
        yield "- Proceed with `/speckit.implement`."
    yield ""
