"""The line of an offset, found by bisection: files may hold very many matches."""

from __future__ import annotations

from bisect import bisect_right

from constitution_gate.constitution.lazy_pattern import lazy

_LINE_END = lazy(r"\r\n|\n|\r")


class LineIndex:
    """The line ends of a text."""

    def __init__(self, text: str) -> None:
        self._ends = [match.end() for match in _LINE_END.finditer(text)]

    def at(self, offset: int) -> int:
        """The line of an offset, counted from 1."""
        return bisect_right(self._ends, offset) + 1
