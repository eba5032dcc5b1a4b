"""What a baseline becomes: failures are frozen, and entries that hold nothing any more are taken out."""

from __future__ import annotations

from constitution_gate.constitution.model import Level
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import baseline as frozen
from constitution_gate.engine import fingerprint
from constitution_gate.engine.baseline import Baseline, Entry
from constitution_gate.engine.escaping import clean
from constitution_gate.engine.report import Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Literal

    from constitution_gate.engine.baseline import Key
    from constitution_gate.engine.report import AuditReport, GateReport

    Why = Literal["new", "non-negotiable", "amendment", "error", "name"]

_TEXT = 400


class Removed(Record):
    """An entry that is taken out, or so many of its findings, and why."""

    entry: Entry
    count: int
    reason: str


class Left(Record):
    """So many findings of a gate of a feature that stay as they are: they fail, and are not frozen."""

    feature: str
    gate: GateReport
    count: int
    why: Why


class Held(Record):
    """So many findings of a gate of a feature that the baseline holds."""

    feature: str
    gate: GateReport
    count: int


class Update(Record):
    """The new baseline; `added` counts the findings that the old one did not freeze."""

    baseline: Baseline
    added: int = 0
    held: tuple[Held, ...] = ()
    removed: tuple[Removed, ...] = ()
    left: tuple[Left, ...] = ()
    unverified: int = 0
    """How many MUST gates nothing verifies; they cannot be frozen."""


class _Failing(Record):
    feature: str
    gate: GateReport
    count: int
    path: str
    message: str


def update(
    report: AuditReport,
    old: Baseline | None,
    known: Collection[str],
    *,
    add: bool = False,
    include_non_negotiable: bool = False,
) -> Update:
    """What the baseline becomes by an audit.

    Without an old one, all that fails is frozen. An old one loses what no longer fails, and takes in what is new only
    with `add`. Findings of NON-NEGOTIABLE gates are frozen only with `include_non_negotiable`. `known` are the paths
    of all features: entries of those that were not audited stay, those of others go.
    """
    failing = _failing(report)
    entries: dict[Key, Entry] = {}
    removed: list[Removed] = []
    left: list[Left] = []
    audited = {feature.path: {gate.id: gate for gate in feature.gates} for feature in report.features}
    before = {entry.key: entry for entry in old.entries} if old else {}
    for key, now in failing.items():
        was = before.get(key)
        entry, missing = _entry(key, now, was, free=old is None or add, include=include_non_negotiable)
        if entry is not None:
            entries[key] = entry
        if missing is not None:
            left.append(missing)
    for key, was in before.items():
        reason = _why_removed(was, audited, failing, known)
        kept = entries[key].count if key in entries else 0
        if reason is None:
            entries.setdefault(key, was)
        elif kept < was.count:
            removed.append(Removed(was, was.count - kept, reason))
    left += [
        Left(feature.path, gate, max(1, len(gate.findings)), why)
        for feature in report.features
        for gate in feature.gates
        if (why := _never(gate)) is not None
    ]
    constitution = report.constitution
    found = Baseline(
        tuple(sorted(entries.values(), key=_order)),
        constitution.version if constitution else None,
        constitution.sha256 if constitution else "",
    )
    return Update(
        baseline=found,
        added=sum(max(0, entry.count - (before[key].count if key in before else 0)) for key, entry in entries.items()),
        held=tuple(Held(now.feature, now.gate, entries[key].count) for key, now in failing.items() if key in entries),
        removed=tuple(sorted(removed, key=lambda gone: _order(gone.entry))),
        left=tuple(left),
        unverified=sum(
            gate.verdict is Verdict.UNVERIFIED and gate.level is Level.MUST
            for feature in report.features
            for gate in feature.gates
        ),
    )


def _failing(report: AuditReport) -> dict[Key, _Failing]:
    """Everything that could be frozen, in the order of the report."""
    found: dict[Key, _Failing] = {}
    for feature in report.features:
        for gate in feature.gates:
            for finding in gate.findings if frozen.can_freeze(gate) else ():
                key = (feature.path, gate.id, fingerprint.of(feature, gate, finding))
                if key in found:
                    found[key] = found[key].replace(count=found[key].count + 1)
                else:
                    message = clean(fingerprint.without_lines(finding.message), _TEXT)
                    found[key] = _Failing(feature.path, gate, 1, clean(finding.path, _TEXT), message)
    return found


def _entry(
    key: Key, now: _Failing, was: Entry | None, *, free: bool, include: bool
) -> tuple[Entry | None, Left | None]:
    """The entry for what fails now, and what of it stays out; an entry that changes in nothing stays as it was."""
    firm = not now.gate.waivable
    allowed = was.count if was is not None and (not firm or was.non_negotiable) else 0
    why: Why = "new"
    if not _can_be_written(*key):
        free, why = False, "name"
    elif firm and not include:
        free, why = False, "non-negotiable"
    count = now.count if free else min(now.count, allowed)
    missing = Left(now.feature, now.gate, now.count - count, why) if count < now.count else None
    if not count:
        return None, missing
    if was is not None:
        return was.replace(count=count, non_negotiable=firm), missing
    return Entry(*key, count, now.path, now.message, firm), missing


def _why_removed(
    was: Entry,
    audited: Mapping[str, Mapping[str, GateReport]],
    failing: Mapping[Key, _Failing],
    known: Collection[str],
) -> str | None:
    seen = {was.key: failing[was.key].count} if was.key in failing else {}
    reason = frozen.why_stale(was, audited, seen, known)
    gate = audited.get(was.feature, {}).get(was.gate)
    return reason or (frozen.why_void(was, gate) if gate is not None else None)


def _never(gate: GateReport) -> Why | None:
    """Why a gate that fails can never be frozen."""
    if gate.level not in frozen.FREEZABLE:
        return None
    if gate.verdict is Verdict.ERROR:
        return "error"
    return "amendment" if gate.verdict is Verdict.FAIL and gate.check == frozen.AMENDMENT else None


def _can_be_written(*names: str) -> bool:
    """Whether names can stand in a file of UTF-8: a directory's name need not be text."""
    return not any("\ud800" <= character <= "\udfff" for name in names for character in name)


def _order(entry: Entry) -> tuple[str, ...]:
    return (entry.feature, entry.gate, entry.path, entry.message, entry.fingerprint)


def differs(first: Baseline, second: Baseline) -> bool:
    """Whether they freeze different things; order, and what stands there for people, are no part of it."""
    return _content(first) != _content(second)


def _content(baseline: Baseline) -> set[tuple[object, ...]]:
    return {(*entry.key, entry.count, entry.non_negotiable) for entry in baseline.entries}
