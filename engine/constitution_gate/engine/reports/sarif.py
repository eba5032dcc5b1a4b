"""SARIF 2.1.0, the OASIS format that code scanning services and editors read.

One run; a rule for each gate; a result for each finding of a gate that fails or is justified, and one for each MUST
gate that nothing verifies. What GitHub demands beyond the standard is kept: every result has a location, or the whole
file would be refused, and at most 5,000 are written, which is what it shows
(https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning).
"""

from __future__ import annotations

import json

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.escaping import clean
from constitution_gate.engine.report import Outcome
from constitution_gate.engine.reports import diagnostics, frozen, ordering
from constitution_gate.engine.reports.diagnostics import Diagnostic, Severity, State
from constitution_gate.engine.reports.places import Place, uri
from constitution_gate.gates import catalogue, pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.engine.report import AuditReport, BaselineSummary, GateReport
    from constitution_gate.engine.reports.places import Places

    Json = dict[str, object]

RESULTS_SHOWN = 5_000
NOTIFICATIONS_SHOWN = 100
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "%SRCROOT%"
FINGERPRINT = "constitutionGate/v1"

_MESSAGE = 600
_DESCRIPTION = 1_000
_ANSWERED = frozenset({Outcome.PASSED, Outcome.FAILED, Outcome.INCONCLUSIVE})
_PROBLEM_SEVERITY = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}
_DEMANDS = "## What it demands"
_RELATIVE_LINK = lazy(r"\[([^\[\]\n]{1,200})\]\((?!https?:)[^()\s]{0,200}\)")


def render(report: AuditReport, places: Places) -> str:
    """The report as one SARIF log with a final newline; `places` tells which paths a reader can be led to."""
    return json.dumps(_log(report, places), ensure_ascii=False, indent=2) + "\n"


def _log(report: AuditReport, places: Places) -> Json:
    gates: dict[str, GateReport] = {}
    for feature in report.features:
        for gate in feature.gates:
            gates.setdefault(clean(gate.id), gate)
    index = {name: number for number, name in enumerate(gates)}
    found = diagnostics.of_report(report, places)
    shown = found[:RESULTS_SHOWN]
    pages_read: dict[str, str] = {}
    run: Json = {
        "tool": {
            "driver": {
                "name": report.tool.name,
                "version": report.tool.version,
                "semanticVersion": report.tool.version,
                "rules": [_rule(gate, pages_read) for gate in gates.values()],
            }
        },
        "automationDetails": {"id": f"{report.tool.name}/"},
        "invocations": [_invocation(report, places, len(found) - len(shown))],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "results": [_result(each, index[clean(each.gate.id)], report, places) for each in shown],
        "columnKind": "unicodeCodePoints",
        "language": "en",
        "properties": _properties(report),
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _properties(report: AuditReport) -> Json:
    properties: Json = {
        "outcome": report.outcome.value,
        "features": {clean(feature.path): feature.outcome.value for feature in report.features},
        "gates": report.summary.gates,
    }
    if report.constitution:
        properties["constitution"] = {
            "path": clean(report.constitution.path),
            "version": clean(report.constitution.version) if report.constitution.version else None,
            "sha256": report.constitution.sha256,
        }
    return properties


def _rule(gate: GateReport, pages_read: dict[str, str]) -> Json:
    severity = diagnostics.OF_LEVEL[gate.level]
    principle = clean(gate.principle) if gate.principle else None
    rule: Json = {"id": clean(gate.id)}
    name = "".join(part[:1].upper() + part[1:] for part in clean(gate.id).split("-"))
    if name.lower() != clean(gate.id).lower():  # a name that is the id says nothing (3.49.7)
        rule["name"] = name
    rule |= {
        "shortDescription": {"text": _text(gate.title, 200)},
        "fullDescription": {"text": _text(_about(gate), _DESCRIPTION)},
        "defaultConfiguration": {"level": severity.value},
    }
    page = _page(gate.check, pages_read)
    # GitHub demands help of every rule.
    rule["help"] = {"text": _demands(page) or page, "markdown": page} if page else rule["fullDescription"]
    rule["properties"] = {
        "tags": [tag for tag in dict.fromkeys((gate.level.value, clean(gate.check), principle)) if tag],
        "problem.severity": _PROBLEM_SEVERITY[severity],
        "level": gate.level.value,
        "check": clean(gate.check),
        "principle": principle,
        "waivable": gate.waivable,
        "source": gate.source.kind,
    }
    return rule


def _about(gate: GateReport) -> str:
    of = f" of principle {gate.principle}" if gate.principle else ""
    waivable = "can" if gate.waivable else "cannot"
    return (
        f"{gate.title.rstrip('.')}. A {gate.level.value}{of}, {ordering.origin(gate)}, "
        f"decided by the check {gate.check}. A violation {waivable} be justified in Complexity Tracking."
    )


def _page(check: str, pages_read: dict[str, str]) -> str:
    """The page of a check, read once; empty where the installation lacks it, because a result matters more."""
    if check not in catalogue.CHECKS:
        return ""
    if check not in pages_read:
        try:
            pages_read[check] = _RELATIVE_LINK.sub(r"\1", pages.page(check))
        except OSError:
            pages_read[check] = ""
    return pages_read[check]


def _demands(page: str) -> str:
    """The section that says what a check demands."""
    return page.partition(_DEMANDS)[2].partition("\n## ")[0].strip()


def _result(diagnostic: Diagnostic, rule: int, report: AuditReport, places: Places) -> Json:
    gate = diagnostic.gate
    is_open = diagnostic.state is State.UNVERIFIED
    result: Json = {
        "ruleId": clean(gate.id),
        "ruleIndex": rule,
        "kind": "open" if is_open else "fail",
        # The standard (3.27.10) knows no other level where it is not known whether something is wrong.
        "level": "none" if is_open else diagnostic.severity.value,
        "message": {"text": _text(_sentence(diagnostic), _MESSAGE)},
        "partialFingerprints": {FINGERPRINT: diagnostic.fingerprint},
        "suppressions": list(_suppressions(diagnostic, report, places)),
        "properties": {"feature": clean(diagnostic.feature.path), "verdict": gate.verdict.value},
    }
    location = _location(diagnostic.place, places) if diagnostic.place else None
    if location:
        result["locations"] = [location]
    related = list(_related(gate, places))
    if related:
        result["relatedLocations"] = related
    if report.baseline is not None:
        result["baselineState"] = "unchanged" if diagnostic.frozen else "new"
    return result


def _sentence(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.message} {diagnostic.remedy}".strip()


def _suppressions(diagnostic: Diagnostic, report: AuditReport, places: Places) -> Iterator[Json]:
    row = diagnostic.gate.justification
    if diagnostic.state is State.JUSTIFIED:
        suppression: Json = {"kind": "inSource", "status": "accepted"}
        if row:
            said = f"{row.why_needed} Simpler alternative rejected: {row.simpler_alternative}"
            suppression["justification"] = _text(said, _MESSAGE)
            place = Place(row.path, row.line)
            location = _location(place, places) if places.holds(row.path) else None
            if location:
                suppression["location"] = location
        yield suppression
    if diagnostic.frozen:
        held = f" {clean(report.baseline.path)}" if report.baseline else ""
        yield {"kind": "external", "status": "accepted", "justification": f"Frozen by the baseline{held}."}


def _related(gate: GateReport, places: Places) -> Iterator[Json]:
    claim = gate.claim
    for number, place, said in (
        (1, Place(gate.source.path, gate.source.line), "The rule"),
        (2, Place(claim.path, claim.line), "What the plan claims") if claim else (2, None, ""),
    ):
        location = _location(place, places) if place and places.holds(place.path) else None
        if location:
            yield {"id": number, **location, "message": {"text": said}}


def _location(place: Place, places: Places) -> Json | None:
    reference = uri(places.from_repository(place.path))
    if reference is None:
        return None
    # GitHub demands a line; what concerns a file as a whole stands on its first.
    region: Json = {"startLine": max(place.line or 1, 1)}
    if place.column and place.line:
        region["startColumn"] = place.column
    return {"physicalLocation": {"artifactLocation": {"uri": reference, "uriBaseId": ROOT}, "region": region}}


def _invocation(report: AuditReport, places: Places, left_out: int) -> Json:
    told = [
        *_errors(report, places),
        *({"level": "note", "message": {"text": _text(note, _MESSAGE)}} for note in report.notes),
    ]
    if report.baseline:
        told.extend(_baseline(report, report.baseline, places))
    if len(told) > NOTIFICATIONS_SHOWN:
        more = len(told) - NOTIFICATIONS_SHOWN
        told = [*told[:NOTIFICATIONS_SHOWN], _notification("warning", f"There are {more:,} more notifications.")]
    if left_out:
        told.append(_notification("warning", f"{left_out:,} more results are left out; these are the most important."))
    return {
        "executionSuccessful": report.outcome in _ANSWERED,
        "exitCode": report.outcome.exit_status,
        "exitCodeDescription": report.outcome.value,
        "toolExecutionNotifications": told,
    }


def _notification(level: str, said: str) -> Json:
    return {"level": level, "message": {"text": _text(said, _MESSAGE)}}


def _errors(report: AuditReport, places: Places) -> Iterator[Json]:
    for error in report.errors:
        shown = error.path is not None and places.holds(error.path)
        where = "" if shown or not error.path else f"{ordering.place(error.path, error.line)}: "
        notification = _notification("error", f"{where}{error.message} {error.remedy or ''}".strip())
        location = _location(Place(error.path, error.line), places) if shown and error.path else None
        if location:
            notification["locations"] = [location]
        yield notification


def _baseline(report: AuditReport, baseline: BaselineSummary, places: Places) -> Iterator[Json]:
    level = "warning" if baseline.non_negotiable_findings else "note"
    yield _notification(level, f"{frozen.headline(baseline)} {frozen.trust(report)}")
    for _, entries in frozen.lists(baseline):
        for entry in entries:
            notification = _notification("warning", frozen.entry(entry, baseline.path))
            place = Place(baseline.path, entry.line)
            location = _location(place, places) if places.holds(place.path) else None
            yield {**notification, "locations": [location]} if location else notification


def _text(text: str, limit: int) -> str:
    """A plain-text message in which nothing is a link (SARIF 3.11.6)."""
    return clean(text, limit).replace("](", "] (")
