"""The summary page of a GitHub Actions job: outcome, what blocks, the features, and behind a click every gate.

GitHub refuses a summary over 1 MiB as a whole, so what does not fit is left out, the least important first, and counted
(https://docs.github.com/en/actions/writing-workflows/choosing-what-your-workflow-does/workflow-commands-for-github-actions).
"""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.escaping import cell, code, markup
from constitution_gate.engine.report import Verdict
from constitution_gate.engine.reports import diagnostics, frozen, markdown, ordering
from constitution_gate.engine.reports.diagnostics import Severity, State
from constitution_gate.engine.reports.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constitution_gate.engine.report import AuditReport, BaselineSummary, ErrorEntry, FeatureReport
    from constitution_gate.engine.reports.diagnostics import Diagnostic
    from constitution_gate.engine.reports.places import Places

LARGEST = 1 << 20
"""The bytes that GitHub takes for one step."""
FINDINGS_SHOWN = 20
"""How many findings of one gate are listed."""

_RESERVE = 500
_MESSAGE = 400
_KINDS = (
    (State.FAILED, Severity.ERROR),
    (State.UNVERIFIED, Severity.WARNING),
    (State.FAILED, Severity.WARNING),
    (State.FAILED, Severity.NOTE),
    (State.JUSTIFIED, Severity.NOTE),
)
_HOLDS = frozenset({Verdict.PASS, Verdict.ATTESTED})


def render(report: AuditReport, places: Places, room: int = LARGEST) -> str:
    """The summary as GitHub Flavored Markdown with a final newline, in at most `room` bytes of UTF-8."""
    blocks: list[str] = []
    left = room - _RESERVE
    left_out = 0
    for block in _blocks(report, places):
        size = len(block.encode("utf-8")) + 2
        if left_out or size > left:
            left_out += 1
            continue
        left -= size
        blocks.append(block)
    if left_out:
        blocks.append(f"*{left_out:,} more parts do not fit here; the other reports have them.*")
    text = "".join(_joined(blocks))
    return text if len(text.encode("utf-8")) <= room else ""


def _joined(blocks: Sequence[str]) -> Iterator[str]:
    """The blocks with a blank line between them, but items of one list without."""
    before = ""
    for block in blocks:
        if before:
            yield "\n" if before.startswith("- ") and block.startswith("- ") else "\n\n"
        yield block
        before = block
    yield "\n"


def _blocks(report: AuditReport, places: Places) -> Iterator[str]:
    yield f"## Constitution audit: {markdown.OUTCOMES[report.outcome]}"
    yield _opening(report)
    yield from (f"> {cell(note, 600)}" for note in report.notes)
    if report.errors:
        yield "### Input errors"
        yield from _listed([_input_error(error, places) for error in report.errors])
    found = diagnostics.of_report(report, places)
    new = [each for each in found if not each.frozen]
    blocking, unverified, warnings, notes, justified = (
        [each for each in new if _kind(each) == kind] for kind in _KINDS
    )
    yield from _section("What blocks", _by_gate(blocking, places))
    if report.features:
        yield "### Features"
        yield "\n".join(_features(report.features))
    yield from _section("Not verified", _by_reason(unverified, places))
    yield from _section("Warnings", _by_gate(warnings, places))
    yield from _section("Justified", _by_gate(justified, places))
    if report.baseline:
        yield from _baseline(report, report.baseline)
    yield from map(_details, report.features)
    yield from _folded("Notes", _by_gate(notes, places))
    yield from _folded("What the baseline holds", _by_gate([each for each in found if each.frozen], places))


def _kind(diagnostic: Diagnostic) -> tuple[State, Severity]:
    return diagnostic.state, diagnostic.severity


def _section(title: str, blocks: Iterator[str]) -> Iterator[str]:
    """The blocks below a heading; nothing where there is no block."""
    for number, block in enumerate(blocks):
        if not number:
            yield f"### {title}"
        yield block


def _folded(title: str, blocks: Iterator[str]) -> Iterator[str]:
    """The blocks behind a click, as one block; nothing where there is none."""
    listed = "".join(_joined(list(blocks))).strip("\n")
    if listed:
        yield f"<details><summary>{title}</summary>\n\n{listed}\n\n</details>"


def _opening(report: AuditReport) -> str:
    said = []
    if report.features:
        decided = report.summary.decided
        said.append(ordering.ratio(decided.machine, decided.review, decided.undecided))
    if report.constitution:
        version = f" version {cell(report.constitution.version)}" if report.constitution.version else ""
        said.append(f"Judged by {code(report.constitution.path)}{version}.")
    if report.base:
        said.append(f"Compared with {code(report.base.revision)}.")
    return " ".join(said) or "Nothing was judged."


def _by_gate(found: Sequence[Diagnostic], places: Places) -> Iterator[str]:
    """The diagnostics below their feature and gate; what an earlier gate of the feature has told is not repeated."""
    gates: dict[tuple[str, str], list[Diagnostic]] = {}
    for diagnostic in found:
        gates.setdefault((diagnostic.feature.path, diagnostic.gate.id), []).append(diagnostic)
    feature = None
    told: list[Diagnostic] = []
    for same in gates.values():
        first = same[0]
        if first.feature.path != feature:
            feature, told = first.feature.path, []
            yield f"#### {cell(first.feature.id)}"
        lines = [f"- **{cell(first.gate.id)}** ({_about(first)}): {cell(first.gate.title, _MESSAGE)}"]
        before = ordering.told_before(first.gate, [each.gate for each in told])
        if before:
            lines.append(f"  - {cell(before)}")
        else:
            lines.extend(f"  - {_finding(each, places)}" for each in same[:FINDINGS_SHOWN])
            if len(same) > FINDINGS_SHOWN:
                lines.append(f"  - … and {len(same) - FINDINGS_SHOWN:,} more")
        if first.gate.justification:
            row = first.gate.justification
            where = _link(Place(row.path, row.line), places, first.feature)
            lines.append(f"  - Needed because: {cell(row.why_needed, _MESSAGE)} ({where})")
        told.append(first)
        yield "\n".join(lines)


def _by_reason(found: Sequence[Diagnostic], places: Places) -> Iterator[str]:
    """The gates that nothing verifies, those of a feature together that lack the same."""
    reasons: dict[tuple[str, str], list[Diagnostic]] = {}
    for diagnostic in found:
        reasons.setdefault((diagnostic.feature.path, diagnostic.gate.reason), []).append(diagnostic)
    feature = None
    for same in reasons.values():
        first = same[0]
        if first.feature.path != feature:
            feature = first.feature.path
            yield f"#### {cell(first.feature.id)}"
        lines = [f"- {cell(first.gate.reason, _MESSAGE)}"]
        lines.extend(f"  - **{cell(each.gate.id)}** ({_about(each)}{_at(each, places)})" for each in same)
        yield "\n".join(lines)


def _at(diagnostic: Diagnostic, places: Places) -> str:
    return f"; {_link(diagnostic.place, places, diagnostic.feature)}" if diagnostic.place else ""


def _about(diagnostic: Diagnostic) -> str:
    gate = diagnostic.gate
    return f"{gate.level.value}, {cell(gate.principle)}" if gate.principle else gate.level.value


def _finding(diagnostic: Diagnostic, places: Places) -> str:
    where = f"{_link(diagnostic.place, places, diagnostic.feature)}: " if diagnostic.place else ""
    remedy = f" → *{cell(diagnostic.remedy, _MESSAGE)}*" if diagnostic.remedy else ""
    return f"{where}{cell(diagnostic.message, _MESSAGE)}{remedy}"


def _link(place: Place, places: Places, feature: FeatureReport | None = None) -> str:
    """A place, called from the feature's directory, as a link where there is a page to lead to."""
    path = place.path.removeprefix(f"{feature.path}/") if feature else place.path
    shown = code(ordering.place(path, place.line), _MESSAGE)
    address = places.address(place)
    return f"[{shown}]({address})" if address else shown


def _input_error(error: ErrorEntry, places: Places) -> str:
    where = f"{_link(Place(error.path, error.line), places)}: " if error.path else ""
    remedy = f" → *{cell(error.remedy, 600)}*" if error.remedy else ""
    return f"- {where}{cell(error.message, _MESSAGE)}{remedy}"


def _listed(lines: Sequence[str]) -> Iterator[str]:
    shown = [*lines[:FINDINGS_SHOWN]]
    if len(lines) > FINDINGS_SHOWN:
        shown.append(f"- … and {len(lines) - FINDINGS_SHOWN:,} more")
    yield "\n".join(shown)


def _features(features: Iterable[FeatureReport]) -> Iterator[str]:
    yield "| Feature | Outcome | Phase | Blocks | Not verified | Warnings | Justified | Holds |"
    yield "|---------|---------|-------|-------:|-------------:|---------:|----------:|------:|"
    for feature in features:
        groups = ordering.group(feature)
        numbers = (
            sum(gate.blocks for gate in feature.gates),
            len(groups.unverified),
            len(groups.warnings) + len(groups.notes),
            len(groups.justified),
            sum(gate.verdict in _HOLDS for gate in feature.gates),
        )
        shown = " | ".join(str(number or "") for number in numbers)
        outcome = markdown.OUTCOMES[feature.outcome]
        yield f"| {cell(feature.id)} | {outcome} | {feature.phase.value} | {shown} |"


def _baseline(report: AuditReport, baseline: BaselineSummary) -> Iterator[str]:
    yield "### Baseline"
    emphasis = "⚠️ " if baseline.non_negotiable_findings else ""
    yield f"{emphasis}{cell(frozen.headline(baseline), 600)} {cell(frozen.trust(report), 400)}"
    lists = "\n".join(markdown.baseline_lists(report, "####")).strip("\n")
    if lists:
        yield lists


def _details(feature: FeatureReport) -> str:
    count = len(feature.gates)
    title = f"{markup(feature.id)}: {count} {'gate' if count == 1 else 'gates'}, {ordering.counts(feature)}"
    table = "\n".join(markdown.table(feature.gates))
    return f"<details><summary>{title}</summary>\n\n{table}\n\n</details>"
