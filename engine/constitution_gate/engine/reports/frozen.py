"""What every report says of the baseline: what it freezes, what of it is stale, and whether it can be trusted."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.reports import ordering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.engine.report import AuditReport, BaselineEntry, BaselineSummary, FindingEntry, GateReport

EMPHASIS = "NON-NEGOTIABLE"


def headline(baseline: BaselineSummary) -> str:
    """What is frozen, with the counts, in one sentence."""
    where = f"Frozen by the baseline {baseline.path}"
    said = [f"{where}: nothing here"]
    if baseline.findings:
        gates, features = count(baseline.gates, "gate"), count(baseline.features, "feature")
        said = [f"{where}: {count(baseline.findings, 'finding')} of {gates} in {features}"]
    if baseline.non_negotiable_findings:
        gates = count(baseline.non_negotiable_gates, "gate")
        said[0] += f" (of which {EMPHASIS}: {count(baseline.non_negotiable_findings, 'finding')} of {gates})"
    if baseline.stale:
        said.append(f"{count(len(baseline.stale), 'entry')} {_are(baseline.stale)} stale")
    if baseline.not_honoured:
        said.append(f"{count(len(baseline.not_honoured), 'entry')} {_are(baseline.not_honoured)} not honoured")
    return "; ".join(said) + "."


def trust(report: AuditReport) -> str:
    """Whether the baseline was compared with that of the base revision, in one sentence."""
    assert report.baseline is not None
    if report.base is None:
        return "The baseline itself was not compared with a base revision (--base)."
    if report.baseline.compared_with is None:
        return "The baseline lies outside of the repository, and was taken as it is."
    return f"Only what the baseline freezes at {report.base.revision} as well is frozen."


def entry(told: BaselineEntry, path: str) -> str:
    """An entry that is stale or not honoured, with its place in the file and why."""
    times = f" ({told.count} times)" if told.count > 1 else ""
    what = f": {told.message}" if told.message else ""
    return f"{ordering.place(path, told.line)}: {told.reason} Gate {told.gate} of {told.feature}{times}{what}"


def mark(gate: GateReport) -> str:
    """The word beside the verdict of a gate with frozen findings, or nothing."""
    if gate.is_frozen:
        return "frozen"
    return f"{gate.frozen} of {len(gate.findings)} frozen" if gate.frozen else ""


def new_first(gate: GateReport) -> tuple[FindingEntry, ...]:
    """The findings of a gate, those that are frozen last."""
    return tuple(sorted(gate.findings, key=lambda finding: finding.frozen))


def lists(baseline: BaselineSummary) -> Iterator[tuple[str, tuple[BaselineEntry, ...]]]:
    """The entries about which something is to be said, under their headings."""
    if baseline.not_honoured:
        yield "Entries of the baseline that are not honoured", baseline.not_honoured
    if baseline.stale:
        yield "Stale entries of the baseline", baseline.stale


def count(number: int, noun: str) -> str:
    """A number with its noun."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("ry") else f"{number} {noun}s"


def _are(entries: tuple[BaselineEntry, ...]) -> str:
    return "is" if len(entries) == 1 else "are"
