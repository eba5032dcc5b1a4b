"""Recorded audits as the runs whose trend a page shows."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.reports.trend import Run

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from constitution_gate.engine.history.model import Audit, History


def runs(history: History, audit: Audit | None, features: Collection[str]) -> tuple[Run, ...]:
    """The runs of each of these features and of all together, the oldest first, with the one that is to be recorded.

    A run counts for all together only where it was over the same features: the sums of others say nothing beside it.
    """
    return tuple(_runs(history, audit, features))


def _runs(history: History, audit: Audit | None, features: Collection[str]) -> Iterator[Run]:
    judged: dict[int, set[str]] = {}
    for progress in history.features:
        for point in progress.runs:
            judged.setdefault(point.run, set()).add(progress.path)
            yield Run(progress.path, _shown(point.at), point.outcome, point.blocking, point.due)
    for run in reversed(history.runs):
        if judged.get(run.number, set()) == set(features):
            yield Run(None, _shown(run.at), run.outcome, run.blocking, run.due)
    if audit is not None:
        at = _shown(audit.circumstances.at)
        for path, judgement in audit.features.items():
            yield Run(path, at, judgement.outcome, judgement.blocking, judgement.due)
        blocking = sum(judgement.blocking for judgement in audit.features.values())
        due = sum(judgement.due for judgement in audit.features.values())
        yield Run(None, at, audit.outcome, blocking, due)


def _shown(at: str) -> str:
    return f"{at[:16].replace('T', ' ')} UTC"
