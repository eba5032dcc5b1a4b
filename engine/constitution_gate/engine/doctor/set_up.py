"""What the probes look at, and what they return."""

from __future__ import annotations

from enum import StrEnum

from constitution_gate.constitution.model import InputError
from constitution_gate.constitution.record import NOTHING, Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_gate.constitution.located_data import Source
    from constitution_gate.constitution.model import Constitution, Problem
    from constitution_gate.engine.binding import Gate


class State(StrEnum):
    """How a thing stands: in order, worth knowing, or in need of a cure."""

    GOOD = "good"
    NOTE = "note"
    FAULT = "fault"


class Observation(Record):
    """What a probe says: in one sentence, with its place and what cures it."""

    probe: str
    state: State
    message: str
    path: str | None = None
    line: int | None = None
    cure: str | None = None


class SetUp(Record):
    """What was read of a project and of the machine.

    `documents` are texts by path and `unreadable` the reasons why others are none. `problems` say why the constitution
    cannot be judged by; `gates` are those of the constitution and of the plan template. `branch` is the revision that a
    base would be, `no_git` why there is no repository. `programs` are the paths of programs on PATH, None where there
    is none; `specify` is that program's version.
    """

    documents: Mapping[str, str] = NOTHING
    unreadable: Mapping[str, str] = NOTHING
    constitution: Constitution | None = None
    gates: tuple[Gate, ...] = ()
    problems: tuple[Problem, ...] = ()
    untouched: bool = False
    branch: str | None = None
    no_git: str | None = None
    programs: Mapping[str, str | None] = NOTHING
    specify: tuple[int, ...] | None = None
    no_cache: str | None = None
    extras: Mapping[str, bool] = NOTHING


def data(set_up: SetUp, path: str) -> Source | None:
    """A document as YAML or JSON; None where there is none or it does not parse."""
    from constitution_gate.constitution.yaml_source import load

    text = set_up.documents.get(path)
    if text is None:
        return None
    try:
        return load(text, path if path.endswith((".json", ".yml", ".yaml")) else f"{path}.json")
    except InputError:
        return None
