"""The report for a terminal: outcome first, then what blocks and how to mend it, then the rest. 80 columns."""

from __future__ import annotations

import unicodedata

from constitution_gate.constitution.model import Level
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.escaping import clean
from constitution_gate.engine.report import Outcome, Verdict
from constitution_gate.engine.reports import frozen, ordering

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.engine.report import (
        AuditReport,
        BaselineSummary,
        ErrorEntry,
        FeatureReport,
        FindingEntry,
        GateReport,
    )

WIDTH = 80
FINDINGS_SHOWN = 50
_BY_EVIDENCE = frozenset({Verdict.PASS, Verdict.ATTESTED})
_WORDS = {
    Outcome.PASSED: "PASSED",
    Outcome.FAILED: "FAILED",
    Outcome.INPUT_ERROR: "INPUT ERROR",
    Outcome.INCONCLUSIVE: "INCONCLUSIVE",
    Outcome.INTERNAL_ERROR: "INTERNAL ERROR",
}
_COLORS = {
    Outcome.PASSED: "32",
    Outcome.FAILED: "31",
    Outcome.INPUT_ERROR: "31",
    Outcome.INCONCLUSIVE: "33",
    Outcome.INTERNAL_ERROR: "31",
}


def render(report: AuditReport, *, color: bool = False, quiet: bool = False) -> str:
    """The report as text with a final newline; without `color` it holds no escape sequence."""
    return "\n".join(_lines(report, _Style(color), quiet)) + "\n"


class _Style:
    def __init__(self, color: bool) -> None:
        self._color = color

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._color else text


def _lines(report: AuditReport, style: _Style, quiet: bool) -> Iterator[str]:
    if len(report.features) > 1:
        yield from _overview(report, style)
    if not report.features and not report.errors:
        yield f"{style(_WORDS[report.outcome], f'1;{_COLORS[report.outcome]}')}  no feature"
    for feature in report.features:
        if quiet:
            yield _headline(feature, style)
        else:
            yield from _feature(feature, style)
            yield ""
    if report.errors:
        yield from _errors(report.errors, style)
    for note in report.notes:
        yield from wrapped(f"Note: {clean(note, 600)}", "", "  ")
    if report.baseline is not None:
        yield from _baseline(report, report.baseline, style, quiet)
    if quiet:
        return
    yield from _other_deviations(report, style)
    decided = report.summary.decided
    if report.features:
        yield ordering.ratio(decided.machine, decided.review, decided.undecided)
    if report.constitution:
        version = f" {clean(report.constitution.version)}" if report.constitution.version else ""
        yield f"Judged by {clean(report.constitution.path)}{version}"


def _overview(report: AuditReport, style: _Style) -> Iterator[str]:
    tally = {outcome: sum(f.outcome is outcome for f in report.features) for outcome in Outcome}
    said = ", ".join(f"{number} {_WORDS[outcome].lower()}" for outcome, number in tally.items() if number)
    head = style(_WORDS[report.outcome], f"1;{_COLORS[report.outcome]}")
    yield f"{head}  {len(report.features)} features: {said}"
    yield ""


def _baseline(report: AuditReport, baseline: BaselineSummary, style: _Style, quiet: bool) -> Iterator[str]:
    """What is frozen; never silently, not even in a quiet report."""
    lines = list(wrapped(clean(frozen.headline(baseline), 600), "", "  "))
    yield from (style(line, "1;33" if baseline.non_negotiable_findings else "33") for line in lines)
    yield from wrapped(clean(frozen.trust(report), 400), "  ", "  ")
    if not quiet:
        for heading, entries in frozen.lists(baseline):
            yield from _heading(f"{heading} ({len(entries)})", style)
            for entry in entries[:FINDINGS_SHOWN]:
                yield from wrapped(clean(frozen.entry(entry, baseline.path), 600), "  ", "    ")
            if len(entries) > FINDINGS_SHOWN:
                yield f"  … and {len(entries) - FINDINGS_SHOWN} more"
        yield ""


def _headline(feature: FeatureReport, style: _Style) -> str:
    word = style(_WORDS[feature.outcome], f"1;{_COLORS[feature.outcome]}")
    return f"{word}  {style(clean(feature.id), '1')}  (phase {feature.phase.value})"


def _feature(feature: FeatureReport, style: _Style) -> Iterator[str]:
    groups = ordering.group(feature)
    yield _headline(feature, style)
    yield from wrapped(ordering.counts(feature), "  ", "  ")
    if groups.blocking:
        yield from _failing(f"What blocks ({len(groups.blocking)})", groups.blocking, style, "31")
    if groups.unverified:
        yield from _unverified(groups.unverified, style)
    if groups.warnings:
        yield from _failing(f"Warnings ({len(groups.warnings)})", groups.warnings, style, "33")
    if groups.notes:
        yield from _failing(f"Notes ({len(groups.notes)})", groups.notes, style, "2")
    if groups.frozen:
        yield from _failing(f"Frozen by the baseline ({len(groups.frozen)})", groups.frozen, style, "33")
    if groups.justified:
        yield from _heading(f"Justified ({len(groups.justified)})", style)
        for gate in groups.justified:
            yield from _justified(gate, style)
    yield from _tracking(feature, style)
    if groups.rest:
        yield from _heading(f"The rest ({len(groups.rest)})", style)
        shown = [gate for gate in groups.rest if gate.verdict in _BY_EVIDENCE]
        if shown:
            yield from _table(shown, feature.path, style)
        yield from _undecided([gate for gate in groups.rest if gate.verdict not in _BY_EVIDENCE], style)
    if feature.left_out:
        named = ", ".join(f"{clean(name)} ({count})" for name, count in feature.left_out.items())
        yield from wrapped(f"Left out of the search: {named}.", "  ", "  ")


def _heading(text: str, style: _Style) -> Iterator[str]:
    yield ""
    yield style(text, "1")


def _failing(heading: str, gates: Sequence[GateReport], style: _Style, color: str) -> Iterator[str]:
    yield from _heading(heading, style)
    for position, gate in enumerate(gates):
        yield from _title(gate, style, color)
        told = ordering.told_before(gate, gates[:position])
        if told is not None:
            yield from wrapped(clean(told), "      ", "      ")
        else:
            yield from _findings(gate)
        yield from _deviations(gate)
        for line in wrapped(f"{clean(ordering.origin(gate), 400)}, check {clean(gate.check)}", "      ", "      "):
            yield style(line, "2")


def _findings(gate: GateReport) -> Iterator[str]:
    shown = frozen.new_first(gate)[:FINDINGS_SHOWN]
    for finding in shown:
        yield from _finding(finding, marks=not gate.is_frozen)
    if len(gate.findings) > len(shown):
        yield f"      … and {len(gate.findings) - len(shown)} more findings"
    if not gate.findings:
        yield from wrapped(clean(gate.reason, 400), "      ", "      ")


def _title(gate: GateReport, style: _Style, color: str) -> Iterator[str]:
    glyph = style(ordering.GLYPHS[gate.verdict], color)
    word = "" if gate.verdict in {Verdict.FAIL, Verdict.UNVERIFIED} else f" {gate.verdict.value}"
    if gate.frozen:
        word += f" {frozen.mark(gate)}"
    level = gate.level.value if gate.waivable or not gate.frozen else f"{gate.level.value}, {frozen.EMPHASIS}"
    about = f"{level}, {clean(gate.principle)}" if gate.principle else level
    lines = list(wrapped(f"{clean(gate.id)}{word}  ({about})", "    ", "    "))
    yield f"  {glyph} {lines[0].lstrip()}"
    yield from lines[1:]


def _finding(finding: FindingEntry, *, marks: bool) -> Iterator[str]:
    where = clean(ordering.place(finding.path, finding.line), 400)
    yield f"      {where}"
    held = "(frozen) " if marks and finding.frozen else ""
    yield from wrapped(held + clean(finding.message, 400), "        ", "        ")
    if finding.remedy and not finding.frozen:
        yield from wrapped("→ " + clean(finding.remedy, 400), "        ", "          ")


def _unverified(gates: Sequence[GateReport], style: _Style) -> Iterator[str]:
    yield from _heading(f"Not verified ({len(gates)})", style)
    hint = "Nothing shows that these hold. Record an assessment with evidence in plan.md."
    yield from wrapped(hint, "  ", "  ")
    for reason, same in ordering.by_reason(gates).items():
        yield from wrapped(clean(reason, 400), f"  {style('?', '33')} ", "    ")
        for gate in same:
            about = f"  {clean(gate.principle)}" if gate.principle else ""
            line = f" (line {gate.claim.line})" if gate.claim else ""
            level = "" if gate.level is Level.MUST else f" {gate.level.value}"
            yield from wrapped(f"{clean(gate.id)}{level}{about}{line}", "      ", "        ")
            yield from _deviations(gate, "        ")


def _justified(gate: GateReport, style: _Style) -> Iterator[str]:
    yield from _title(gate, style, "36")
    if gate.justification:
        where = ordering.place(gate.justification.path, gate.justification.line)
        yield f"      {clean(where, 400)}"
        yield from wrapped(clean(gate.justification.why_needed, 400), "        ", "        ")
    yield from _deviations(gate)


def _deviations(gate: GateReport, indent: str = "      ", about: str = "") -> Iterator[str]:
    """What the constitution's register of known deviations says of a gate; it changes no verdict."""
    for entry in gate.deviations[:FINDINGS_SHOWN]:
        where = clean(ordering.place(entry.path, entry.line), 400)
        said = f"{about}known deviation ({where}): {clean(ordering.deviation(entry), 400)}"
        yield from wrapped(said, indent, f"{indent}  ")
    if len(gate.deviations) > FINDINGS_SHOWN:
        yield f"{indent}… and {len(gate.deviations) - FINDINGS_SHOWN} more known deviations"


def _other_deviations(report: AuditReport, style: _Style) -> Iterator[str]:
    others = report.other_deviations
    if not others:
        return
    yield style(f"Known deviations that concern no gate here ({len(others)})", "1")
    for entry in others[:FINDINGS_SHOWN]:
        where = clean(ordering.place(entry.path, entry.line), 400)
        rule = f"{clean(entry.rule)}: " if entry.rule else ""
        yield from wrapped(f"{where}: {rule}{clean(ordering.deviation(entry), 400)}", "  ", "    ")
    if len(others) > FINDINGS_SHOWN:
        yield f"  … and {len(others) - FINDINGS_SHOWN} more"
    yield ""


def _tracking(feature: FeatureReport, style: _Style) -> Iterator[str]:
    stale = [row for row in feature.complexity_tracking if row.stale]
    if not stale:
        return
    yield from _heading(f"Complexity Tracking rows that justify nothing ({len(stale)})", style)
    for row in stale[:FINDINGS_SHOWN]:
        text = f"line {row.line}: {clean(row.violation)} names no failing gate"
        yield from wrapped(text, "  ", "    ")


def _table(gates: Sequence[GateReport], home: str, style: _Style) -> Iterator[str]:
    name_width = min(34, max(len(clean(gate.id)) for gate in gates))
    for gate in gates:
        name = clean(gate.id)
        glyph = style(ordering.GLYPHS[gate.verdict], "32")
        start = f"  {glyph} {_pad(_cut(name, name_width), name_width)}  {gate.verdict.value:<14}  "
        room = WIDTH - name_width - 22
        yield start + _cut(_basis(gate, home, room), room)
        yield from _deviations(gate)


def _undecided(gates: Sequence[GateReport], style: _Style) -> Iterator[str]:
    """What is not due, does not apply, or is optional and not shown: each reason once, with its gates below it."""
    for reason, same in ordering.by_reason(gates).items():
        optional = "(MAY) " if same[0].verdict is Verdict.UNVERIFIED else ""
        said = f"{same[0].verdict.value}  {optional}{clean(reason, 400)}"
        lines = list(wrapped(said, "    ", "    "))
        yield f"  {style(ordering.GLYPHS[same[0].verdict], '2')} {lines[0].lstrip()}"
        yield from lines[1:]
        yield from wrapped(", ".join(clean(gate.id) for gate in same), "      ", "      ")
        for gate in ordering.deviating(same):
            yield from _deviations(gate, "      ", f"{clean(gate.id)}: ")


def _basis(gate: GateReport, home: str, room: int) -> str:
    """What a verdict rests on; a path in the feature's own directory is shown from there."""
    if gate.evidence:
        first = gate.evidence[0]
        more = f" +{len(gate.evidence) - 1}" if len(gate.evidence) > 1 else ""
        where = ordering.place(first.path.removeprefix(f"{home}/"), first.start_line)
        return _cut_path(clean(where, 400), room - len(more)) + more
    return clean(gate.reason)


def _errors(errors: Sequence[ErrorEntry], style: _Style) -> Iterator[str]:
    yield style(_WORDS[Outcome.INPUT_ERROR], "1;31")
    for error in errors[:FINDINGS_SHOWN]:
        where = clean(ordering.place(error.path, error.line), 400) + ": " if error.path else ""
        yield from wrapped(where + clean(error.message, 400), "  ", "    ")
        if error.remedy:
            yield from wrapped("→ " + clean(error.remedy, 600), "    ", "      ")
    if len(errors) > FINDINGS_SHOWN:
        yield f"  … and {len(errors) - FINDINGS_SHOWN} more"


def cell_width(text: str) -> int:
    """How many terminal columns a text takes (Unicode Standard Annex 11)."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _pad(text: str, width: int) -> str:
    return text + " " * max(0, width - cell_width(text))


def _cut(text: str, width: int) -> str:
    if cell_width(text) <= width:
        return text
    kept = text
    while kept and cell_width(kept) > width - 1:
        kept = kept[:-1]
    return kept + "…"


def _cut_path(text: str, width: int) -> str:
    """A path that is too long loses its beginning: its end is what tells files apart."""
    if cell_width(text) <= width:
        return text
    kept = text
    while kept and cell_width(kept) > width - 1:
        kept = kept[1:]
    return "…" + kept


def wrapped(text: str, first: str, following: str) -> Iterator[str]:
    """Lines of at most 80 columns; a text without blanks (Chinese, a path) breaks where it must."""
    line, indent = "", first
    for word in _words(text):
        candidate = line + word
        if line.strip() and cell_width(indent) + cell_width(candidate.rstrip()) > WIDTH:
            yield (indent + line).rstrip()
            line, indent = _inert(word.lstrip()), following
        else:
            line = candidate
    yield (indent + line).rstrip()


def _inert(word: str) -> str:
    """A word that may begin a line: `::` would begin a workflow command there, whatever the indent."""
    return word.replace("::", ": :", 1) if word.startswith("::") else word


def _words(text: str) -> Iterator[str]:
    for position, word in enumerate(text.split(" ")):
        lead = " " if position else ""
        for part in _unbroken(word):
            yield lead + part
            lead = ""


def _unbroken(word: str) -> Iterator[str]:
    """The parts of a word that stay on one line: a wide character stands alone, and what is narrow together."""
    if cell_width(word) == len(word) and (word.isascii() or len(word) <= WIDTH // 2):
        yield word
        return
    narrow = ""
    for character in word:
        if cell_width(character) != 1 or len(narrow) == WIDTH // 2:
            if narrow:
                yield narrow
            narrow = ""
        if cell_width(character) == 2:
            yield character
        else:
            narrow += character
    if narrow:
        yield narrow
