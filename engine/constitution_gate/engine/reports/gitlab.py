"""The report of code quality that GitLab shows in a merge request: a JSON list of issues.

The fields are those of https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format, a part of the Code
Climate specification. GitLab tells issues apart by their fingerprint alone, and compares them with the target branch.
"""

from __future__ import annotations

import json

from constitution_gate.constitution.model import Level
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.escaping import clean
from constitution_gate.engine.reports import diagnostics, frozen
from constitution_gate.engine.reports.diagnostics import State
from constitution_gate.engine.reports.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.engine.report import AuditReport, BaselineSummary, ErrorEntry, GateReport
    from constitution_gate.engine.reports.diagnostics import Diagnostic
    from constitution_gate.engine.reports.places import Places

    Json = dict[str, object]

ISSUES_SHOWN = 5_000

_MESSAGE = 600
_CONSTITUTION = ".specify/memory/constitution.md"
_SEVERITIES = {Level.MUST: "critical", Level.SHOULD: "minor", Level.MAY: "info"}


def render(report: AuditReport, places: Places) -> str:
    """The report as a JSON list with a final newline; `places` tells which paths a reader can be led to."""
    found = diagnostics.of_report(report, places)
    issues = [_error(error, number, places) for number, error in enumerate(report.errors[:ISSUES_SHOWN], 1)]
    issues.extend(_issue(each, places) for each in found[:ISSUES_SHOWN])
    if report.baseline:
        issues.extend(_baseline(report.baseline, places))
    left_out = max(len(found) - ISSUES_SHOWN, 0) + max(len(report.errors) - ISSUES_SHOWN, 0)
    if left_out:
        said = f"{left_out:,} more issues are left out; these are the most important."
        issues.append(_entry(said, "constitution-gate", "left-out", "info", None, places))
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(diagnostic: Diagnostic, places: Places) -> Json:
    said = f"{diagnostic.message} {diagnostic.remedy}".strip()
    if diagnostic.state is State.JUSTIFIED:
        said = f"Justified in Complexity Tracking: {said}"
    elif diagnostic.frozen:
        said = f"Frozen by the baseline: {said}"
    severity = _severity(diagnostic)
    return _entry(said, diagnostic.gate.id, diagnostic.fingerprint, severity, diagnostic.place, places)


def _severity(diagnostic: Diagnostic) -> str:
    gate: GateReport = diagnostic.gate
    if diagnostic.frozen or diagnostic.state is State.JUSTIFIED:
        return "info"
    if diagnostic.state is State.UNVERIFIED:
        return "major"
    return "blocker" if gate.level is Level.MUST and not gate.waivable else _SEVERITIES[gate.level]


def _error(error: ErrorEntry, number: int, places: Places) -> Json:
    place = Place(error.path, error.line) if error.path and places.holds(error.path) else None
    where = f"{error.path}: " if error.path and place is None else ""
    said = f"Input error. {where}{error.message} {error.remedy or ''}".strip()
    return _entry(said, "constitution-gate", f"input-error:{number}", "blocker", place, places)


def _baseline(baseline: BaselineSummary, places: Places) -> Iterator[Json]:
    entries = [entry for _, listed in frozen.lists(baseline) for entry in listed]
    for number, entry in enumerate(entries[:ISSUES_SHOWN], 1):
        place = Place(baseline.path, entry.line)
        mark = f"baseline:{number}:{entry.fingerprint}"
        shown = place if places.holds(place.path) else None
        yield _entry(frozen.entry(entry, baseline.path), "baseline", mark, "info", shown, places)


def _entry(said: str, gate: str, mark: str, severity: str, place: Place | None, places: Places) -> Json:
    # An issue without a path is refused; the constitution is what the whole audit is about.
    path = places.from_repository(place.path if place else _CONSTITUTION)
    line = place.line if place and place.line else 1
    return {
        "description": clean(said, _MESSAGE) or "No reason is given.",
        "check_name": clean(gate),
        "fingerprint": mark,
        "severity": severity,
        "location": {"path": clean(path, 1_000) or _CONSTITUTION, "lines": {"begin": max(line, 1)}},
    }
