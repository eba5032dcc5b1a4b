"""How long a feature and each of its gates may take, in seconds of processor time.

Processor time, so that a busy machine fails nothing. Work is stopped between two steps of the interpreter; regular
expressions look for a stop while they match. Where the platform has no such timer (Windows), or away from the main
thread, nothing is stopped.
"""

from __future__ import annotations

import time

from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn, TypeVar

    T = TypeVar("T")

GATE_SECONDS = 10.0
FEATURE_SECONDS = 60.0
OPTION = "--time-limit"
_TICK = 0.001


class OutOfTimeError(BaseException):
    """The time is up. No exception that a check may catch: a gate that is stopped has not come to a result."""


class TimeLimit:
    """The time of one feature: `gate` seconds for each gate, and in the same proportion `feature` seconds for all."""

    def __init__(self, gate: float = GATE_SECONDS) -> None:
        self.gate = gate
        self.feature = gate * FEATURE_SECONDS / GATE_SECONDS
        self._end = time.process_time() + self.feature

    def whole(self, work: Callable[[], T]) -> T:
        """What the work for the feature comes to; raises OutOfTimeError when its time is up."""
        self._end = time.process_time() + self.feature
        return _within(self.feature, work, None)

    def one(self, work: Callable[[], T]) -> T:
        """What the work for one gate comes to; raises OutOfTimeError when its time or that of the feature is up."""
        return _within(min(self.gate, self._left()), work, self._left)

    def _left(self) -> float:
        return max(self._end - time.process_time(), _TICK)


def _within(seconds: float, work: Callable[[], T], left: Callable[[], float] | None) -> T:
    """Do the work, and give the timer back with what is left of the time around it."""
    timer = _timer()
    if timer is None:
        return work()
    before = timer.getsignal(timer.SIGPROF)
    timer.signal(timer.SIGPROF, _stop)
    timer.setitimer(timer.ITIMER_PROF, seconds)
    try:
        return work()
    finally:
        timer.setitimer(timer.ITIMER_PROF, left() if left and before is _stop else 0)
        timer.signal(timer.SIGPROF, before)


def _stop(*_: object) -> NoReturn:
    raise OutOfTimeError


def _timer() -> Any:
    # `signal` itself takes longer to import than most audits need for anything else.
    import _signal
    import _thread
    import sys

    threads = sys.modules.get("threading")
    main = threads is None or threads.main_thread().ident == _thread.get_ident()
    return _signal if main and hasattr(_signal, "setitimer") else None
