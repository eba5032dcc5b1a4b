"""Find what the constitution template left to be filled in.

Spec Kit's template writes its gaps as `[ALL_CAPS_IDENTIFIER]`. A tag such as [MUST] or [API], a link, a box, and
whatever stands in code or in a comment is no gap.
"""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Code, Comment, Table
from constitution_gate.constitution.norms import mask
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from constitution_gate.constitution.markdown import Document

_GAP = lazy(
    r"(?<![\w\]!\\])\[("
    r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+"
    r"|PROJECT|PROJECT NAME|FEATURE|FEATURE NAME|DATE|NAME|TITLE|VERSION|PLACEHOLDER|DESCRIPTION|TEAM|OWNER|COMPANY"
    r"|(?:PRINCIPLE|SECTION|PROJECT|CONSTITUTION|RATIFICATION|GOVERNANCE|AMENDMENT|LAST AMENDED)"
    r"(?: [A-Z0-9]{1,20}){1,3}"
    r")\](?![\[(:])"
    r"|\{\{\s{0,4}([A-Z][A-Z0-9_]{2,60})\s{0,4}\}\}"
)
_DEFERRED = lazy(r"\bTODO\(([A-Za-z0-9_ .-]{1,80})\)")
_UNCLEAR = lazy(r"\[NEEDS CLARIFICATION(?::[^\]]{0,400})?\]")


class Gap(Record):
    """A placeholder as it is written, and its line."""

    token: str
    line: int


def find_placeholders(document: Document) -> tuple[Gap, ...]:
    """Every gap of the template that was never filled in."""
    return tuple(_find(document, _GAP))


def find_deferred(document: Document) -> tuple[Gap, ...]:
    """Every value put off as `TODO(FIELD)`, outside comments and code."""
    return tuple(_find(document, _DEFERRED))


def find_unclear(document: Document) -> tuple[Gap, ...]:
    """Every open `[NEEDS CLARIFICATION]`, outside comments and code."""
    return tuple(_find(document, _UNCLEAR))


def _find(document: Document, pattern: re.Pattern[str]) -> Iterator[Gap]:
    for block in document.blocks:
        if isinstance(block, Comment | Code):
            continue
        if isinstance(block, Table):
            cells = [(cell, block.line) for cell in block.header]
            cells += [(cell, row.line) for row in block.rows for cell in row.cells]
            for cell, line in cells:
                yield from (Gap(match.group(), line) for match in pattern.finditer(mask(cell)))
            continue
        masked = mask(block.text)
        for match in pattern.finditer(masked):
            line = block.line + masked.count("\n", 0, match.start())
            candidates = range(line, min(block.end_line, line + 1000) + 1)
            exact = (number for number in candidates if match.group() in document.lines[number - 1])
            yield Gap(match.group(), next(exact, line))
