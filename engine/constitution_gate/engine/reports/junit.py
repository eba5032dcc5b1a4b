"""JUnit XML as Jenkins, GitLab and Azure Pipelines read it: a test suite for each feature, a test case for each gate.

A gate that blocks is a failure, one that could not be decided for an error is an error. What does not stop anybody
(not due, not applicable, justified, frozen, only a warning) is skipped, with the reason. There are no times: the same
tree gives the same bytes.
"""

from __future__ import annotations

from constitution_gate.constitution.model import Level
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.escaping import markup
from constitution_gate.engine.report import Outcome, Verdict
from constitution_gate.engine.reports import frozen, ordering

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.engine.report import AuditReport, BaselineSummary, FeatureReport, GateReport

FINDINGS_SHOWN = 50

_MESSAGE = 400
_SKIPPED = {
    Verdict.JUSTIFIED: "Justified in Complexity Tracking",
    Verdict.PENDING: "Pending",
    Verdict.NOT_APPLICABLE: "Not applicable",
    Verdict.UNVERIFIED: "Not verified",
}


class Case(Record):
    """A test case: `kind` is "failure", "error", "skipped", or None where it passed."""

    classname: str
    name: str
    kind: str | None
    type: str
    message: str
    detail: tuple[str, ...] = ()
    output: tuple[str, ...] = ()


class Suite(Record):
    """A test suite with its properties."""

    name: str
    cases: tuple[Case, ...]
    properties: tuple[tuple[str, str], ...] = ()

    def count(self, kind: str) -> int:
        """How many of its cases are of a kind."""
        return sum(case.kind == kind for case in self.cases)


def render(report: AuditReport) -> str:
    """The report as XML 1.0 in UTF-8 with a final newline; it holds no character that XML does not know."""
    return "\n".join(_document(report, tuple(_suites(report)))) + "\n"


def _suites(report: AuditReport) -> Iterator[Suite]:
    if report.errors:
        cases = tuple(
            Case(
                "input",
                f"{number}. {ordering.place(error.path, error.line) if error.path else 'command line'}",
                "error",
                "input-error",
                error.message,
                (error.remedy or "",),
            )
            for number, error in enumerate(report.errors, 1)
        )
        yield Suite("input", cases)
    for feature in report.features:
        cases = tuple(_case(feature, gate) for gate in feature.gates)
        yield Suite(feature.id, cases, tuple(_properties(report, feature)))
    if report.baseline and (report.baseline.stale or report.baseline.not_honoured):
        yield Suite("baseline", tuple(_baseline(report.baseline)))
    if not report.features and not report.errors:
        # Jenkins takes a report without a test for a broken one.
        yield Suite("audit", (Case("audit", "Nothing is to be audited", None, "", "", (), report.notes),))


def _properties(report: AuditReport, feature: FeatureReport) -> Iterator[tuple[str, str]]:
    yield "tool", f"{report.tool.name} {report.tool.version}"
    yield "path", feature.path
    yield "phase", feature.phase.value
    yield "outcome", feature.outcome.value
    if report.constitution:
        yield "constitution", report.constitution.path
        yield "constitution.version", report.constitution.version or "none"
        yield "constitution.sha256", report.constitution.sha256
    if report.base:
        yield "base", f"{report.base.revision} ({report.base.commit})"
    if report.baseline:
        yield "baseline", f"{frozen.headline(report.baseline)} {frozen.trust(report)}"


def _case(feature: FeatureReport, gate: GateReport) -> Case:
    kind, said = _decided(feature, gate)
    of = gate.principle or gate.check
    # A dot separates packages from the class.
    classname = f"{feature.id.replace('.', '_')}.{of.replace('. ', ' ').replace('.', '_')}"
    return Case(
        classname,
        f"{gate.id}: {gate.title}",
        kind,
        gate.verdict.value,
        said,
        tuple(_detail(gate)) if kind else (),
        tuple(_evidence(gate)),
    )


def _decided(feature: FeatureReport, gate: GateReport) -> tuple[str | None, str]:
    verdict = gate.verdict
    if verdict in {Verdict.PASS, Verdict.ATTESTED}:
        return None, ""
    if verdict in {Verdict.FAIL, Verdict.ERROR}:
        if gate.is_frozen:
            return "skipped", f"Frozen by the baseline ({gate.level.value}): {gate.reason}"
        if gate.blocks or _is_strict(feature, gate):
            return ("error" if verdict is Verdict.ERROR else "failure"), gate.reason
        return "skipped", f"Does not block ({gate.level.value}): {gate.reason}"
    # Without --allow-unverified it stops the pipeline like a failure.
    if verdict is Verdict.UNVERIFIED and gate.level is Level.MUST and feature.outcome is not Outcome.PASSED:
        return "failure", f"Not verified: {gate.reason}"
    return "skipped", f"{_SKIPPED[verdict]}: {gate.reason}"


def _is_strict(feature: FeatureReport, gate: GateReport) -> bool:
    """Whether a SHOULD gate blocks: the feature failed, and no MUST gate is to blame."""
    if gate.level is not Level.SHOULD or feature.outcome is not Outcome.FAILED:
        return False
    return not any(other.blocks for other in feature.gates)


def _detail(gate: GateReport) -> Iterator[str]:
    for finding in frozen.new_first(gate)[:FINDINGS_SHOWN]:
        held = "(frozen) " if finding.frozen else ""
        yield f"{held}{ordering.place(finding.path, finding.line)}: {finding.message}"
        if finding.remedy:
            yield f"→ {finding.remedy}"
    if len(gate.findings) > FINDINGS_SHOWN:
        yield f"… and {len(gate.findings) - FINDINGS_SHOWN:,} more"
    if gate.justification:
        row = gate.justification
        yield f"{ordering.place(row.path, row.line)}: needed because {row.why_needed}"
        yield f"→ Simpler alternative rejected: {row.simpler_alternative}"


def _evidence(gate: GateReport) -> Iterator[str]:
    yield f"{gate.level.value}, {ordering.origin(gate)}, check {gate.check}"
    for evidence in gate.evidence[:FINDINGS_SHOWN]:
        yield f"{ordering.place(evidence.path, evidence.start_line)}: {evidence.note}"
    if len(gate.evidence) > FINDINGS_SHOWN:
        yield f"… and {len(gate.evidence) - FINDINGS_SHOWN:,} more"


def _baseline(baseline: BaselineSummary) -> Iterator[Case]:
    told = [("stale", entry) for entry in baseline.stale] + [("not-honoured", entry) for entry in baseline.not_honoured]
    for number, (kind, entry) in enumerate(told, 1):
        name = f"{number}. {entry.gate} of {entry.feature}"
        yield Case("baseline", name, "skipped", kind, frozen.entry(entry, baseline.path))


def _document(report: AuditReport, suites: Sequence[Suite]) -> Iterator[str]:
    tests = sum(len(suite.cases) for suite in suites)
    totals = [f'{kind}s="{sum(suite.count(kind) for suite in suites)}"' for kind in ("failure", "error")]
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="{_text(report.tool.name)}" tests="{tests}" {" ".join(totals)}>'
    for suite in suites:
        counts = f'failures="{suite.count("failure")}" errors="{suite.count("error")}"'
        skipped = f'skipped="{suite.count("skipped")}"'
        yield f'  <testsuite name="{_text(suite.name)}" tests="{len(suite.cases)}" {counts} {skipped}>'
        if suite.properties:
            yield "    <properties>"
            for name, value in suite.properties:
                yield f'      <property name="{name}" value="{_text(value)}"/>'
            yield "    </properties>"
        for case in suite.cases:
            yield from _test_case(case)
        yield "  </testsuite>"
    yield "</testsuites>"


def _test_case(case: Case) -> Iterator[str]:
    yield f'    <testcase classname="{_text(case.classname)}" name="{_text(case.name)}">'
    if case.kind:
        body = "\n".join(map(_text, case.detail))
        yield f'      <{case.kind} type="{case.type}" message="{_text(case.message)}">{body}</{case.kind}>'
    if case.output:
        body = "\n".join(map(_text, case.output))
        yield f"      <system-out>{body}</system-out>"
    yield "    </testcase>"


def _text(text: str) -> str:
    """One line of character data or an attribute: what XML or a reader's log would take for its own is harmless."""
    return markup(text, _MESSAGE)
