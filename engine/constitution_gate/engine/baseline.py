"""The failures that are frozen: an old project adopts its constitution, and only what is new blocks.

A baseline holds, for each feature and gate, the fingerprints of findings and how often each may occur. Findings up to
that number are frozen; a gate that fails with no other finding keeps its verdict and does not block. Nothing else can
be frozen: no error, nothing that is merely unverified, no weakened constitution, and no finding of a NON-NEGOTIABLE
gate unless its entry says that this was meant.
"""

from __future__ import annotations

from collections import Counter

from constitution_gate.constitution.model import Level, Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import evaluation, fingerprint, summary
from constitution_gate.engine.report import (
    BaselineEntry,
    BaselineSummary,
    ErrorEntry,
    EvidenceEntry,
    FindingEntry,
    GateReport,
    Outcome,
    Source,
    Verdict,
    worst,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from constitution_gate.engine.report import AuditReport, FeatureReport

    Key = tuple[str, str, str]
    Index = Mapping[tuple[str, str], Mapping[str, "Entry"]]

AMENDMENT = "amendment"
"""The check whose findings are never frozen: it guards what all others are judged by."""
FINDINGS_SHOWN = 100

FREEZABLE = frozenset({Level.MUST, Level.SHOULD})
_UNDECIDED = frozenset({Verdict.UNVERIFIED, Verdict.PENDING, Verdict.ERROR})
_NO_GATE: Mapping[str, Entry] = {}


class Entry(Record):
    """So many findings of one fingerprint. `path` and `message` are for people; nothing is decided by them."""

    feature: str
    gate: str
    fingerprint: str
    count: int
    path: str = ""
    message: str = ""
    non_negotiable: bool = False
    """Whether a gate that cannot be waived was frozen on purpose."""

    @property
    def key(self) -> Key:
        """What no other entry of a baseline has."""
        return (self.feature, self.gate, self.fingerprint)


class Baseline(Record):
    """What is frozen; the constitution is the one that it was made under, for information."""

    entries: tuple[Entry, ...] = ()
    version: str | None = None
    sha256: str = ""


class Comparison(Record):
    """The baseline of the base revision: as it is there, and as it was where the branch left it.

    None is for no baseline; `name` is that of the revision, `commit` what it names.
    """

    name: str
    commit: str
    tip: Baseline | None
    fork: Baseline | None


class BaselineFile(Record):
    """A baseline with its file. `lines` gives the line of an entry; `path` is as a report shows it."""

    baseline: Baseline
    path: str
    sha256: str
    lines: Callable[[int], int] = lambda _position: 1
    comparison: Comparison | None = None


class Judgement(Record):
    """How the outcome of a feature is to be computed (see evaluation.outcome)."""

    strict: bool = False
    allow_unverified: bool = False


def apply(
    report: AuditReport,
    file: BaselineFile,
    judgement: Judgement,
    known: Collection[str] | None = None,
) -> AuditReport:
    """The report with what the baseline freezes, and a summary of it.

    `known` are the paths of all features of the project: an entry of any other is stale. With a comparison, an entry
    counts only as far as it stands in the baseline of the base revision as well, and every feature has a gate which
    fails where the branch added to the file.
    """
    honoured = _honoured(file)
    added = _added(file)
    index = indexed(honoured)
    features = tuple(freeze(feature, index, judgement) for feature in report.features)
    seen = {key: number for feature in features for key, number in _numbers(feature).items()}
    refused = dict(_refused(file, honoured, features, added))
    stale = {at: why for at, why in _stale(file, features, seen, known) if at not in refused}
    if file.comparison is not None:
        gate = _guard(file, added)
        features = tuple(_with_guard(feature, gate, judgement) for feature in features)
    errors = report.errors
    if file.comparison is not None and not features:
        # No feature has the gate that would fail.
        grown = tuple(_growth(file, file.comparison, added))
        errors = (*errors, *(ErrorEntry(each.message, each.path, each.line, each.remedy) for each in grown))
    outcomes = [feature.outcome for feature in features] or [report.outcome]
    outcome = worst([*outcomes, *([Outcome.INPUT_ERROR] if errors else [])])
    return report.replace(
        features=features,
        summary=summary.summarize(features, outcome),
        outcome=outcome,
        errors=errors,
        baseline=_summary(file, features, _told(file, stale), _told(file, refused)),
    )


def indexed(baseline: Baseline) -> Index:
    """The entries by feature and gate, and then by fingerprint."""
    found: dict[tuple[str, str], dict[str, Entry]] = {}
    for entry in baseline.entries:
        found.setdefault((entry.feature, entry.gate), {})[entry.fingerprint] = entry
    return found


def freeze(feature: FeatureReport, index: Index, judgement: Judgement) -> FeatureReport:
    """The feature with its frozen findings marked, and the outcome that follows."""
    gates = tuple(_freeze(feature, gate, index.get((feature.path, gate.id), _NO_GATE)) for gate in feature.gates)
    return _judged(feature.replace(gates=gates), judgement)


def can_freeze(gate: GateReport) -> bool:
    """Whether findings of a gate can be frozen at all."""
    return gate.verdict is Verdict.FAIL and gate.level in FREEZABLE and gate.check != AMENDMENT


def _judged(feature: FeatureReport, judgement: Judgement) -> FeatureReport:
    outcome = evaluation.outcome(feature.gates, strict=judgement.strict, allow_unverified=judgement.allow_unverified)
    return feature.replace(outcome=outcome)


def _freeze(feature: FeatureReport, gate: GateReport, entries: Mapping[str, Entry]) -> GateReport:
    if not entries and not gate.frozen:
        return gate
    left = {
        found: entry.count
        for found, entry in entries.items()
        if can_freeze(gate) and (gate.waivable or entry.non_negotiable)
    }
    findings = []
    for finding in gate.findings:
        found = fingerprint.of(feature, gate, finding)
        frozen = left.get(found, 0) > 0
        if frozen:
            left[found] -= 1
        findings.append(finding.replace(frozen=frozen))
    count = sum(finding.frozen for finding in findings)
    frozen_gate = gate.replace(findings=tuple(findings), frozen=count)
    return frozen_gate.replace(reason=_reason(frozen_gate)) if count or gate.frozen else gate


def _reason(gate: GateReport) -> str:
    """The first finding that blocks, or, where all are frozen, the first with a word that says so."""
    new = [finding for finding in gate.findings if not finding.frozen]
    first, count = (new or gate.findings)[0], len(new) or len(gate.findings)
    more = f" (and {count - 1} more)" if count > 1 else ""
    return f"{'' if new else 'Frozen by the baseline: '}{first.message}{more}"


def _numbers(feature: FeatureReport) -> Counter[Key]:
    """How often each fingerprint fails in a feature."""
    return Counter(
        (feature.path, gate.id, fingerprint.of(feature, gate, finding))
        for gate in feature.gates
        if can_freeze(gate)
        for finding in gate.findings
    )


def _honoured(file: BaselineFile) -> Baseline:
    """What freezes: of each entry no more than the base revision freezes."""
    if file.comparison is None:
        return file.baseline
    there = _by_key(file.comparison.tip)
    entries = (
        entry.replace(
            count=min(entry.count, there[entry.key].count),
            non_negotiable=entry.non_negotiable and there[entry.key].non_negotiable,
        )
        for entry in file.baseline.entries
        if entry.key in there
    )
    return file.baseline.replace(entries=tuple(entries))


def _added(file: BaselineFile) -> dict[int, int]:
    """By position, the entries that freeze more than they did at the base revision, with how much that was."""
    if file.comparison is None:
        return {}
    there, before = _by_key(file.comparison.tip), _by_key(file.comparison.fork)
    added: dict[int, int] = {}
    for position, entry in enumerate(file.baseline.entries):
        known = [was for was in (there.get(entry.key), before.get(entry.key)) if was is not None]
        count = max((was.count for was in known), default=0)
        if entry.count > count or (entry.non_negotiable and not any(was.non_negotiable for was in known)):
            added[position] = count
    return added


def _by_key(baseline: Baseline | None) -> dict[Key, Entry]:
    return {entry.key: entry for entry in baseline.entries} if baseline is not None else {}


def _stale(
    file: BaselineFile,
    features: Sequence[FeatureReport],
    seen: Mapping[Key, int],
    known: Collection[str] | None,
) -> Iterator[tuple[int, str]]:
    """By position, the entries that hold nothing any more, or less than they say, with why."""
    gates = _gates(features)
    for position, entry in enumerate(file.baseline.entries):
        reason = why_stale(entry, gates, seen, known)
        if reason is not None:
            yield position, reason


def _gates(features: Iterable[FeatureReport]) -> dict[str, dict[str, GateReport]]:
    return {feature.path: {gate.id: gate for gate in feature.gates} for feature in features}


def why_stale(
    entry: Entry,
    features: Mapping[str, Mapping[str, GateReport]],
    seen: Mapping[Key, int],
    known: Collection[str] | None,
) -> str | None:
    """Why an entry holds nothing, or less than it says; None where it holds all, or that cannot be told."""
    gates = features.get(entry.feature)
    if gates is None:
        gone = known is not None and entry.feature not in known
        return "The feature is gone." if gone else None
    gate = gates.get(entry.gate)
    if gate is None:
        return "The gate is gone."
    number = seen.get(entry.key, 0)
    if gate.verdict in _UNDECIDED or gate.check == AMENDMENT or number >= entry.count:
        return None
    if gate.level not in FREEZABLE:
        return f"The gate is {gate.level.value} now, and never blocks."
    if number:
        return f"It fails {_times(number)}, and {entry.count} are frozen."
    return "It is justified now." if gate.verdict is Verdict.JUSTIFIED else "It no longer fails."


def _refused(
    file: BaselineFile, honoured: Baseline, features: Sequence[FeatureReport], added: Mapping[int, int]
) -> Iterator[tuple[int, str]]:
    """By position, the entries that freeze nothing, or less than they say, though something may fail, with why."""
    gates = _gates(features)
    counting = _by_key(honoured)
    name = file.comparison.name if file.comparison else ""
    for position, entry in enumerate(file.baseline.entries):
        gate = gates.get(entry.feature, {}).get(entry.gate)
        counts = counting.get(entry.key)
        if position in added:
            yield position, f"The baseline at {name} does not freeze it, or less of it."
        elif counts is None or (counts.count, counts.non_negotiable) != (entry.count, entry.non_negotiable):
            yield position, f"The baseline at {name} no longer freezes it, or less of it."
        elif gate is not None and (reason := why_void(entry, gate)) is not None:
            yield position, reason


def why_void(entry: Entry, gate: GateReport) -> str | None:
    """Why an entry freezes nothing of a gate that fails, or None where it does."""
    if gate.check == AMENDMENT:
        return "A change of the constitution is never frozen."
    if can_freeze(gate) and not gate.waivable and not entry.non_negotiable:
        return "The gate is NON-NEGOTIABLE, and was not frozen as one."
    return None


def _told(file: BaselineFile, reasons: Mapping[int, str]) -> tuple[BaselineEntry, ...]:
    """The entries at these positions as a report lists them."""
    return tuple(
        BaselineEntry(
            entry.feature,
            entry.gate,
            entry.fingerprint,
            entry.count,
            entry.path,
            entry.message,
            reason,
            file.lines(position),
        )
        for position, reason in reasons.items()
        for entry in (file.baseline.entries[position],)
    )


def _guard(file: BaselineFile, added: Mapping[int, int]) -> GateReport:
    """The gate that holds where the baseline freezes no more than it did at the base revision."""
    comparison = file.comparison
    assert comparison is not None
    findings = tuple(_growth(file, comparison, added))
    same = f"the baseline freezes nothing that it does not freeze at {comparison.name}"
    return GateReport(
        id="baseline",
        title="The baseline does not grow with what it freezes",
        principle=None,
        level=Level.MUST,
        waivable=False,
        check=AMENDMENT,
        phase=Phase.SPEC,
        source=Source("built-in", file.path, 1),
        verdict=Verdict.FAIL if findings else Verdict.PASS,
        reason=findings[0].message if findings else f"{same[0].upper()}{same[1:]}.",
        findings=findings,
        evidence=() if findings else (EvidenceEntry(file.path, 1, 1, file.sha256, same),),
    )


def _growth(file: BaselineFile, comparison: Comparison, added: Mapping[int, int]) -> Iterator[FindingEntry]:
    name = comparison.name
    remedy = "Take it out and meet the gate, or have the baseline merged by whoever may accept the failures."
    if added and comparison.tip is None and comparison.fork is None:
        entries = f"its {len(added)} entries count" if len(added) > 1 else "its entry counts"
        message = f"There is no baseline at {name}, so none of {entries}."
        yield FindingEntry(message, file.path, 1, "Have it merged by whoever may accept the failures.")
        return
    for shown, (position, was) in enumerate(added.items()):
        if shown == FINDINGS_SHOWN:
            message = f"{len(added) - shown} more entries are not in the baseline at {name}."
            yield FindingEntry(message, file.path, file.lines(position), remedy)
            return
        entry = file.baseline.entries[position]
        then = f"{_times(was)} there" if was else "not there"
        if was >= entry.count:
            then = "not there as one of a NON-NEGOTIABLE gate"
        what = f"gate {entry.gate} of {entry.feature}{f': {entry.message}' if entry.message else ''}"
        message = f"This is frozen {_times(entry.count)}, and in the baseline at {name} {then}: {what}"
        yield FindingEntry(message, file.path, file.lines(position), remedy)


def _with_guard(feature: FeatureReport, guard: GateReport, judgement: Judgement) -> FeatureReport:
    taken = {gate.id for gate in feature.gates}
    unique = guard.id if guard.id not in taken else f"{guard.id}-of-the-project"
    while unique in taken:
        unique += "-"
    return _judged(feature.replace(gates=(*feature.gates, guard.replace(id=unique))), judgement)


def _summary(
    file: BaselineFile,
    features: Sequence[FeatureReport],
    stale: tuple[BaselineEntry, ...],
    refused: tuple[BaselineEntry, ...],
) -> BaselineSummary:
    frozen = [(feature.path, gate) for feature in features for gate in feature.gates if gate.frozen]
    firm = [gate for _, gate in frozen if not gate.waivable]
    return BaselineSummary(
        path=file.path,
        sha256=file.sha256,
        entries=len(file.baseline.entries),
        findings=sum(gate.frozen for _, gate in frozen),
        gates=len({gate.id for _, gate in frozen}),
        features=len({path for path, _ in frozen}),
        non_negotiable_findings=sum(gate.frozen for gate in firm),
        non_negotiable_gates=len({gate.id for gate in firm}),
        compared_with=file.comparison.commit if file.comparison else None,
        stale=stale,
        not_honoured=refused,
    )


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
