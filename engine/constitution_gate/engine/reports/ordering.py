"""What a reader wants to see first: the gates of a feature by what is to be done about them."""

from __future__ import annotations

from constitution_gate.constitution.model import Level
from constitution_gate.constitution.record import Record, fields_of
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.report import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_gate.engine.report import DeviationEntry, FeatureReport, GateReport

_FAILED = {Verdict.FAIL, Verdict.ERROR}
_FAILED_AS = {Level.MUST: "blocking", Level.SHOULD: "warnings", Level.MAY: "notes"}
GLYPHS = {
    Verdict.PASS: "✔",
    Verdict.FAIL: "✘",
    Verdict.JUSTIFIED: "≈",
    Verdict.ATTESTED: "✔",
    Verdict.UNVERIFIED: "?",
    Verdict.PENDING: "·",
    Verdict.NOT_APPLICABLE: "–",
    Verdict.ERROR: "✘",
}


class Groups(Record):
    """The gates of a feature: what blocks, nothing verified, warns, notes, is frozen, is justified; the rest."""

    blocking: tuple[GateReport, ...]
    unverified: tuple[GateReport, ...]
    warnings: tuple[GateReport, ...]
    notes: tuple[GateReport, ...]
    frozen: tuple[GateReport, ...]
    justified: tuple[GateReport, ...]
    rest: tuple[GateReport, ...]


def group(feature: FeatureReport) -> Groups:
    """Each gate once, in report order within its group."""
    found: dict[str, list[GateReport]] = {name: [] for name in fields_of(Groups)}
    for gate in feature.gates:
        if gate.is_frozen:
            found["frozen"].append(gate)
        elif gate.verdict in _FAILED:
            found[_FAILED_AS[gate.level]].append(gate)
        elif gate.verdict is Verdict.UNVERIFIED and gate.level is not Level.MAY:
            found["unverified"].append(gate)
        elif gate.verdict is Verdict.JUSTIFIED:
            found["justified"].append(gate)
        else:
            found["rest"].append(gate)
    return Groups(**{name: tuple(gates) for name, gates in found.items()})


def counts(feature: FeatureReport) -> str:
    """The verdicts of a feature in one line, those that do not occur left out; of the failures, how many are frozen."""
    found = {verdict: sum(gate.verdict is verdict for gate in feature.gates) for verdict in Verdict}
    frozen = sum(gate.is_frozen for gate in feature.gates)
    of_which = {Verdict.FAIL: f" ({frozen} frozen)"} if frozen else {}
    return ", ".join(
        f"{number} {verdict.value}{of_which.get(verdict, '')}" for verdict, number in found.items() if number
    )


def ratio(machine: int, review: int, undecided: int) -> str:
    """How the gates that are due were decided, with the denominator."""
    total = machine + review + undecided
    if not total:
        return "No gate is due."
    return (
        f"Of {total} {'gate' if total == 1 else 'gates'} due, {machine} decided by machine, "
        f"{review} by recorded review, {undecided} not at all."
    )


def place(path: str, line: int | None) -> str:
    """A path with its line."""
    return f"{path}:{line}" if line else path


def by_reason(gates: Iterable[GateReport]) -> dict[str, tuple[GateReport, ...]]:
    """The gates by the reason of their verdict, in the order in which each reason first comes."""
    found: dict[str, list[GateReport]] = {}
    for gate in gates:
        found.setdefault(gate.reason, []).append(gate)
    return {reason: tuple(same) for reason, same in found.items()}


def repeated(gate: GateReport, earlier: Iterable[GateReport]) -> GateReport | None:
    """An earlier gate whose check found all that this gate's did, so that it need not be told twice."""
    for other in earlier:
        if other.check == gate.check and gate.findings and all(finding in other.findings for finding in gate.findings):
            return other
    return None


def told_before(gate: GateReport, earlier: Iterable[GateReport]) -> str | None:
    """The sentence that stands for findings which an earlier gate has told, or None where they are new."""
    same = repeated(gate, earlier)
    if same is None:
        return None
    part = "The same findings as" if same.findings == gate.findings else f"{len(gate.findings)} of those of"
    return f"{part} {same.id}."


def deviating(gates: Iterable[GateReport]) -> tuple[GateReport, ...]:
    """The gates that a known deviation concerns."""
    return tuple(gate for gate in gates if gate.deviations)


def deviation(entry: DeviationEntry) -> str:
    """A known deviation in one sentence: how the rule is broken, and what is done about it."""
    said = entry.violation or entry.rule
    return f"{said} ({entry.status})" if entry.status else said


def origin(gate: GateReport) -> str:
    """Where a gate comes from, in words."""
    if not gate.source.path:
        return gate.source.kind
    return f"{gate.source.kind} at {place(gate.source.path, gate.source.line)}"
