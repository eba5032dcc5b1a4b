"""What is wired and what is not, for a terminal and for tools."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.doctor.set_up import State
from constitution_gate.engine.escaping import clean
from constitution_gate.engine.reports.ordering import place
from constitution_gate.engine.reports.text import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.engine.doctor.diagnosis import Diagnosis
    from constitution_gate.engine.doctor.set_up import Observation

_GLYPHS = {State.GOOD: "✔", State.NOTE: "·", State.FAULT: "✘"}
_STYLES = {State.GOOD: "32", State.NOTE: "33", State.FAULT: "31"}
_LONGEST = 400


def as_text(diagnosis: Diagnosis, *, color: bool = False) -> str:
    """One line or more for each observation, at most 80 columns wide, and the count at the end."""
    lines = [line for each in diagnosis.observations for line in _lines(each, color)]
    return "\n".join([*lines, "", _summary(diagnosis)]) + "\n"


def as_json(diagnosis: Diagnosis) -> str:
    """All observations as JSON, with a final newline; keys that have no value are left out."""
    import json

    from constitution_gate.engine.version import VERSION

    document = {
        "schema_version": 1,
        "tool": {"name": "constitution-gate", "version": VERSION},
        "outcome": "faults" if diagnosis.faults else "good",
        "observations": [_entry(each) for each in diagnosis.observations],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _entry(observation: Observation) -> dict[str, object]:
    fields: dict[str, object] = {
        "probe": observation.probe,
        "state": observation.state.value,
        "message": clean(observation.message, _LONGEST),
        "path": observation.path,
        "line": observation.line,
        "cure": clean(observation.cure, _LONGEST) if observation.cure else None,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _lines(observation: Observation, color: bool) -> Iterator[str]:
    glyph = _GLYPHS[observation.state]
    shown = f"\x1b[{_STYLES[observation.state]}m{glyph}\x1b[0m" if color else glyph
    first, *rest = wrapped(f"{observation.probe}: {clean(observation.message, _LONGEST)}", "  ", "    ")
    yield f"{shown} {first.removeprefix('  ')}"
    yield from rest
    if observation.path is not None and observation.state is not State.GOOD:
        yield f"    {clean(place(observation.path, observation.line or 0), _LONGEST)}"
    if observation.cure is not None and observation.state is not State.GOOD:
        yield from wrapped(f"→ {clean(observation.cure, _LONGEST)}", "    ", "      ")


def _summary(diagnosis: Diagnosis) -> str:
    states = [each.state for each in diagnosis.observations]
    faults, notes = states.count(State.FAULT), states.count(State.NOTE)
    about = f"{notes} {'note' if notes == 1 else 'notes'}"
    if not faults:
        return f"All is wired: {states.count(State.GOOD)} in order, {about}."
    return f"{faults} to cure, {about}, {states.count(State.GOOD)} in order."
