"""Edits to whole lines of a text that leave every other line, and each line end, as it was."""

from __future__ import annotations

from collections import Counter

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE_END = lazy(r"(\r\n|\n|\r)")


class LineEdits:
    """A text and the edits to it, by the line numbers of the text as it was given (from 1).

    Only CR LF, LF and CR end a line. A byte order mark is no part of the first line. New lines end as the
    line before them does; a text without a final line end stays one.
    """

    def __init__(self, text: str) -> None:
        self._mark = "\ufeff" if text.startswith("\ufeff") else ""
        parts = _LINE_END.split(text.removeprefix("\ufeff"))
        self._bodies = parts[0::2]
        self._ends = [*parts[1::2], ""]
        if not self._bodies[-1]:
            self._bodies.pop()
            self._ends.pop()
        counts = Counter(end for end in self._ends if end)
        self._common_end = counts.most_common(1)[0][0] if counts else "\n"
        self._changed: dict[int, str | None] = {}
        self._inserted: dict[int, list[str]] = {}

    def __len__(self) -> int:
        return len(self._bodies)

    def __getitem__(self, line: int) -> str:
        """The line as it was given, without its end."""
        return self._bodies[line - 1]

    def blank(self, line: int) -> bool:
        """Whether the line, as it was given, holds nothing but blanks (CommonMark 0.31, section 2.1)."""
        return not self._bodies[line - 1].strip(" \t")

    def blank_above_insertion(self, line: int) -> bool:
        """Whether a blank line, or the top, is above what `insert_after(line, …)` adds next."""
        added = self._inserted.get(line)
        return not added[-1].strip(" \t") if added else line < 1 or self.blank(line)

    def replace(self, line: int, body: str) -> None:
        """Put `body` in the place of the line; its end stays."""
        self._changed[line] = body

    def delete(self, line: int) -> None:
        """Take the line out."""
        self._changed[line] = None

    def insert_after(self, line: int, bodies: Sequence[str]) -> None:
        """Add lines below `line` (0: at the top), below what was added there before."""
        self._inserted.setdefault(line, []).extend(bodies)

    def text(self) -> str:
        """The text with all edits."""
        out: list[tuple[str, str]] = []
        for number in range(len(self._bodies) + 1):
            end = self._ends[number - 1] if number else ""
            if number:
                body = self._changed.get(number, self._bodies[number - 1])
                if body is not None:
                    out.append((body, end))
            out.extend((body, end or self._common_end) for body in self._inserted.get(number, ()))
        ends_open = bool(self._ends) and not self._ends[-1]
        closed = [(body, end or self._common_end) for body, end in out]
        if closed and ends_open:
            closed[-1] = (closed[-1][0], "")
        return self._mark + "".join(body + end for body, end in closed)
