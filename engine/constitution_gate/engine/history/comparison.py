"""What runs of a feature say beside each other. Nothing here reads or writes anything."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.history import moment
from constitution_gate.engine.history.model import Change, Span
from constitution_gate.engine.history.recording import UNMET
from constitution_gate.engine.report import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constitution_gate.engine.history.model import Finding, Gate, Judgement, Point

Key = tuple[str, str]
"""The id of a gate, and the fingerprint of what it found."""


def since(points: Sequence[Point]) -> Point:
    """The first of the runs, oldest first, from which on the outcome was the one of the last."""
    first = points[-1]
    for point in reversed(points):
        if point.outcome is not first.outcome:
            break
        first = point
    return first


def blocked(points: Sequence[Point]) -> tuple[Span, ...]:
    """The times in which a feature did not pass, the oldest first; the last may have no end."""
    spans: list[Span] = []
    began: Point | None = None
    for point in points:
        passes = point.outcome is Outcome.PASSED
        if began is None and not passes:
            began = point
        elif began is not None and passes:
            # A clock that was set back makes no negative time.
            took = max(0, moment.seconds(point.at) - moment.seconds(began.at))
            spans.append(Span(began.run, began.at, point.run, point.at, took))
            began = None
    if began is not None:
        spans.append(Span(began.run, began.at, None, None, None))
    return tuple(spans)


def last(spans: Sequence[Span]) -> int | None:
    """How many seconds it took the last time until the feature passed; None where it never did."""
    taken = [span.seconds for span in spans if span.seconds is not None]
    return taken[-1] if taken else None


def median(spans: Sequence[Span]) -> int | None:
    """The median of the seconds until the feature passed; None where it never did."""
    taken = sorted(span.seconds for span in spans if span.seconds is not None)
    if not taken:
        return None
    middle = len(taken) // 2
    return taken[middle] if len(taken) % 2 else (taken[middle - 1] + taken[middle]) // 2


def gone(before: Judgement, after: Judgement) -> tuple[Change, ...]:
    """What was not met before, and is no longer found so often after; in the order in which it was reported.

    What is new is what is gone the other way round.
    """
    there = _unmet(after)
    gates = {gate.id: gate for gate in after.gates}
    found = []
    for key, (gate, finding) in _unmet(before).items():
        left = finding.count - (there[key][1].count if key in there else 0)
        if left > 0:
            other = gates.get(gate.id)
            verdict = other.verdict if other is not None else None
            where = (finding.path, finding.line, finding.message)
            found.append(Change(gate.id, gate.principle, gate.level, *where, left, verdict))
    return tuple(found)


def unchanged(before: Judgement, after: Judgement) -> int:
    """How many findings are not met in both."""
    there = _unmet(after)
    found: Mapping[Key, tuple[Gate, Finding]] = _unmet(before)
    return sum(min(finding.count, there[key][1].count) for key, (_, finding) in found.items() if key in there)


def _unmet(judgement: Judgement) -> dict[Key, tuple[Gate, Finding]]:
    return {
        (gate.id, finding.fingerprint): (gate, finding)
        for gate in judgement.gates
        if gate.verdict in UNMET
        for finding in gate.findings
    }
