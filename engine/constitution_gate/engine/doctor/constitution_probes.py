"""Whether there are rules to judge by, and what decides them."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.doctor.set_up import Observation, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.engine.doctor.set_up import SetUp

_FOOTER = "Write `**Version**: 1.0.0 | **Ratified**: YYYY-MM-DD | **Last Amended**: YYYY-MM-DD` as its last line."
_MOST = 5


def constitution(set_up: SetUp) -> Iterator[Observation]:
    """Whether it can be judged by: it is there, somebody filled it in, and every gate of it can be read."""
    name = "constitution"
    if set_up.untouched:
        message = "The constitution is the template that Spec Kit installed: nobody has ratified it."
        cure = "Write it with /speckit.constitution in your agent."
        yield Observation(name, State.FAULT, message, ".specify/memory/constitution.md", None, cure)
        return
    for problem in set_up.problems[:_MOST]:
        yield Observation(name, State.FAULT, problem.message, problem.path, problem.line, problem.remedy)
    if len(set_up.problems) > _MOST:
        more = f"{len(set_up.problems) - _MOST} more problems stand in the constitution."
        yield Observation(name, State.FAULT, more, cure="Run constitution-gate lint, which lists them all.")
    found = set_up.constitution
    if found is not None and not set_up.problems:
        count = len(found.principles)
        said = f"The constitution can be judged by: {count} {'principle' if count == 1 else 'principles'}."
        yield Observation(name, State.GOOD, said, found.path)


def ratification(set_up: SetUp) -> Iterator[Observation]:
    """Whether it states its version and since when it holds."""
    found = set_up.constitution
    if found is None:
        return
    values = {"version": found.version, "date of ratification": found.ratified, "last amendment": found.last_amended}
    missing = [what for what, value in values.items() if value is None]
    for what in missing:
        message = f"The constitution states no {what}."
        yield Observation("ratification", State.FAULT, message, found.path, found.version_line, _FOOTER)
    if not missing:
        said = f"Version {found.version}, ratified {found.ratified}, last amended {found.last_amended}."
        yield Observation("ratification", State.GOOD, said, found.path, found.version_line)


def gates(set_up: SetUp) -> Iterator[Observation]:
    """How many gates a machine decides, and how many of them are only derived."""
    found = set_up.constitution
    if found is None or set_up.problems:
        return
    machine = sum(gate.decided_by == "machine" for gate in set_up.gates)
    kinds = [gate.source.kind for gate in set_up.gates]
    said = f"{machine} of {len(kinds)} gates are decided by machine, {kinds.count('declared')} are declared."
    if machine:
        yield Observation("gates", State.GOOD, said, found.path)
    else:
        cure = "Declare gates: constitution-gate explain CHECK shows how; constitution-gate gates lists what there is."
        yield Observation("gates", State.FAULT, said, found.path, None, cure)
    if "derived" in kinds:
        message = f"{kinds.count('derived')} gates follow from prose; a block would fix what each demands."
        yield Observation("gates", State.NOTE, message, found.path, None, "constitution-gate init")
