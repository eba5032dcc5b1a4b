"""How earlier audits of a feature came out, as the bars of a small chart."""

from __future__ import annotations

from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_gate.engine.report import Outcome

RUNS_SHOWN = 24
_HEIGHT = 18
_LEAST = 2
_STEP = 5


class Run(Record):
    """An audit that was recorded. `feature` is the path of the feature, None for the audit as a whole.

    `at` says when, as people read it; `blocking` is how many gates blocked, `due` how many were due.
    """

    feature: str | None
    at: str
    outcome: Outcome
    blocking: int
    due: int


class Bar(Record):
    """One run in the chart."""

    x: int
    y: int
    height: int
    run: Run


class Trend(Record):
    """The chart: its bars, the oldest first, its size, and what it shows in one sentence."""

    bars: tuple[Bar, ...]
    width: int
    height: int
    said: str


def trend(runs: Sequence[Run], feature: str | None) -> Trend | None:
    """The chart over the runs of one feature, oldest first; None where there are fewer than two.

    The higher a bar, the more gates blocked.
    """
    own = [run for run in runs if run.feature == feature]
    if len(own) < 2:
        return None
    shown = own[-RUNS_SHOWN:]
    most = max(1, *(run.blocking for run in shown))
    bars = []
    for position, run in enumerate(shown):
        height = max(_LEAST, round(_HEIGHT * run.blocking / most))
        bars.append(Bar(position * _STEP, _HEIGHT - height, height, run))
    numbers = ", ".join(str(run.blocking) for run in shown)
    said = f"Gates that blocked in the last {len(shown)} audits, {shown[0].at} to {shown[-1].at}: {numbers}."
    return Trend(tuple(bars), len(shown) * _STEP - 1, _HEIGHT, said)
