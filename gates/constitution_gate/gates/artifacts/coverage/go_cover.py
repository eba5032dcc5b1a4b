"""Go's cover profiles (`go test -coverprofile`): a mode, then one block of statements a line."""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import split_lines
from constitution_gate.gates.artifacts.coverage.report import CoverageError, Report, Tally

_BLOCK = lazy(r"(\S[^\n]*:\d{1,9}\.\d{1,9},\d{1,9}\.\d{1,9}) (\d{1,9}) (\d{1,18})", re.ASCII)


def read(text: str) -> Report:
    """The statements of all blocks; a block that several packages' tests list counts once.

    Raises CoverageError where a line is no block.
    """
    statements: dict[str, int] = {}
    reached: set[str] = set()
    for number, line in enumerate(split_lines(text), start=1):
        if line.startswith("mode:") or not line.strip():
            continue
        block = _BLOCK.fullmatch(line.rstrip())
        if block is None:
            raise CoverageError(f"has a line that is no block of statements (line {number})")
        place, size, hits = block.groups()
        statements[place] = int(size)
        if int(hits):
            reached.add(place)
    covered = sum(size for place, size in statements.items() if place in reached)
    files = len({place.rpartition(":")[0] for place in statements})
    return Report("Go cover profile", Tally(covered, sum(statements.values())), None, files, "statements")
