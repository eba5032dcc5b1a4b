"""The files that ticked tasks name exist.

A tick says that a task is done. Spec Kit's tasks name the file that each is to write or change, so that a file which
stands nowhere speaks against the tick. Files that a task removes or renames may be gone.
"""

from __future__ import annotations

from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import globs
from constitution_gate.gates.artifacts import tasks
from constitution_gate.gates.protocol import Result

if TYPE_CHECKING:
    from constitution_gate.gates.feature import Feature

PHASE = Phase.IMPLEMENT
CONDITION: tuple[str, ...] = ()


class Parameters(Record):
    """What a gate may set: `ignore` are globs of files that are not looked for."""

    ignore: tuple[str, ...] = ()


def problems(parameters: Parameters) -> tuple[str, ...]:
    """What is wrong with the parameters, one sentence each."""
    refused = ((pattern, globs.validate(pattern)) for pattern in parameters.ignore)
    return tuple(f"The glob {pattern[:60]!r} of `ignore` {reason}" for pattern, reason in refused if reason)


def check(feature: Feature, parameters: Parameters) -> Result:
    """Look for the files that the ticked tasks of tasks.md name."""
    path = f"{feature.path}/tasks.md"
    if path in feature.unreadable:
        return Result(undecided=f"{path} cannot be read: {feature.unreadable[path]}.")
    artifact = feature.tasks
    if artifact is None:
        return Result(undecided="There is no tasks.md, so no task is ticked.")
    ticked = [task for task in tasks.steps(artifact) if task.ticked]
    if not ticked:
        return Result(undecided=f"No task of {path} is ticked.")
    from constitution_gate.gates.artifacts import ticked_files

    return ticked_files.look_for(feature, artifact, ticked, parameters.ignore)
