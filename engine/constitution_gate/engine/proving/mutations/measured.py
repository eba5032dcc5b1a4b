"""Reports that a test run leaves: fewer lines reached, and a report that ends too early."""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.proving.mutation import deleted, edited, edits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.engine.proving.mutation import Mutation, Subject

_REACHED = lazy(
    r"(?P<head>(?:line-rate|lines-covered|branch-rate|branches-covered|hits|covered|coveredstatements|count)=\")"
    r"[\d.]+|(?P<lcov>\b(?:DA:\d{1,9},|LH:|BRH:))\d+|(?P<json>\"(?:covered_lines|percent_covered|covered|pct)\"\s*:\s*)"
    r"[\d.]+|(?P<go>:\S+ \d+ )[1-9]\d*(?=\s*$)"
)


def unreached(subject: Subject) -> Iterator[Mutation]:
    """Say of each report that nothing was reached."""
    for artifact in subject.files():
        if artifact.path.endswith(".md"):
            continue
        made = edits(artifact)
        changed = []
        for line in range(1, len(made) + 1):
            body = _REACHED.sub(lambda match: f"{next(filter(None, match.groups()))}0", made[line])
            if body != made[line]:
                made.replace(line, body)
                changed.append(line)
        if changed:
            done = "The report was made to say that nothing was reached."
            yield edited("nothing-reached", artifact, changed[0], done, made)


def cut_off(subject: Subject) -> Iterator[Mutation]:
    """Cut each report off in the middle."""
    for artifact in subject.files():
        count = len(edits(artifact))
        if not artifact.path.endswith(".md") and count > 1:
            done = "The second half of the report was cut off."
            yield deleted("cut-off", artifact, done, range(count // 2 + 1, count + 1))
