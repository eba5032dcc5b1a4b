"""How far a long piece of work is, on a terminal: one line on stderr, gone when it is done."""

from __future__ import annotations

import os
import sys
import time

from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self

_PATIENCE = 1.0
_PAUSE = 0.1


class Progress:
    """Shown where stderr is a terminal and the work takes longer than a second; never in continuous integration.

    `what` names the work and `noun` what is counted, as in "Auditing 12 of 300 features".
    """

    def __init__(self, what: str, *, noun: str = "features", shown: bool = True) -> None:
        self._what = what
        self._noun = noun
        self._shown = shown and not os.environ.get("CI") and os.environ.get("TERM") != "dumb" and _is_terminal()
        self._next = time.monotonic() + _PATIENCE
        self._width = 0

    def __enter__(self) -> Self:
        return self

    def at(self, done: int, of: int) -> None:
        """Say that so many of all are done."""
        if not self._shown or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _PAUSE
        line = f"{self._what} {done:,} of {of:,} {self._noun}"
        self._width = max(self._width, len(line))
        _put(f"\r{line:<{self._width}}")

    def __exit__(self, *_: object) -> None:
        if self._width:
            _put(f"\r{' ' * self._width}\r")


def _is_terminal() -> bool:
    try:
        return sys.stderr.isatty()
    except ValueError:
        return False


def _put(text: str) -> None:
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, ValueError):
        return
