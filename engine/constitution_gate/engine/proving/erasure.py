"""Takes out all that the evidence points to at once, in whatever files it stands."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.proving.mutation import Mutation, edits

if TYPE_CHECKING:
    from constitution_gate.engine.proving.mutation import Subject


def of_evidence(subject: Subject, number: int) -> Mutation | None:
    """The mutation that takes all these lines out; None where there are none. `number` counts the rounds so far."""
    changes: dict[str, bytes | None] = {}
    first: int | None = None
    for artifact in subject.files():
        made = edits(artifact)
        found = [line for line in range(1, len(made) + 1) if subject.covers(artifact, line, line)]
        for line in found:
            made.delete(line)
        if found:
            first = first or found[0]
            changes[artifact.path] = made.text().encode("utf-8")
    if not changes:
        return None
    again = f", then what it pointed to in its place, {number} times in all" if number > 1 else ""
    done = f"What the evidence points to was taken out{again}."
    return Mutation("erase-evidence", next(iter(changes)), first, done, changes)
