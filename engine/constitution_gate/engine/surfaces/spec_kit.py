"""What Spec Kit's program has to do so that a project has the extension, the presets and the workflow."""

from __future__ import annotations

import os

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import spec_kit
from constitution_gate.gates.feature import Unreadable

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from constitution_gate.engine.specify import Specify
    from constitution_gate.engine.tree import Tree

SOURCE = "{source}"
_SHOWN = 400


class Call(Record):
    """One call of `specify`; `place` is what the word `{source}` among its words stands for, below the data."""

    words: tuple[str, ...]
    place: str


def missing(tree: Tree, version: tuple[int, ...] | None, broken: Collection[str] = ()) -> tuple[Call, ...]:
    """The calls that bring a project to what this program carries; `version` is that of `specify`, if it is known.

    What is installed with a manifest that says the same is left, unless it is among what is `broken`. Raises InputError
    where a manifest of the project cannot be read.
    """
    carried = spec_kit.files()
    calls: list[Call] = []
    for step in spec_kit.STEPS:
        if not _can_install(step, version):
            continue
        present = _installed(tree, step.installed)
        if present is None or step.source in broken or not _says_the_same(present, _manifest(carried, step)):
            calls += [Call(words, step.source) for words in (step.add if present is None else step.upgrade)]
    return tuple(calls)


def left_out(version: tuple[int, ...] | None) -> tuple[str, ...]:
    """What a version of `specify` cannot install."""
    return tuple(step.source for step in spec_kit.STEPS if not _can_install(step, version))


def shown(call: Call) -> str:
    """The call as a line for a shell."""
    import shlex

    return shlex.join(["specify", *_words(call)])


def carry_out(specify: Specify, calls: Sequence[Call]) -> None:
    """Make the calls in their order; raises InputError with what `specify` says where one fails."""
    for call in calls:
        ended = specify.run(*_words(call))
        if ended.status:
            said = " ".join(ended.output.split())[-_SHOWN:]
            message = f"`specify {' '.join(call.words[:2])}` ended with status {ended.status}: {said or 'no word'}"
            raise InputError(Problem(message, remedy="What was installed before it stays; mend this, run it again."))


def _can_install(step: spec_kit.Step, version: tuple[int, ...] | None) -> bool:
    return version is None or version >= step.since


def _words(call: Call) -> list[str]:
    data = os.path.dirname(os.path.abspath(spec_kit.__file__))
    place = os.path.join(data, *call.place.split("/"))
    return [place if word == SOURCE else word for word in call.words]


def _manifest(carried: Mapping[str, bytes], step: spec_kit.Step) -> bytes:
    name = step.installed.rsplit("/", 1)[-1]
    return carried[step.source] if step.source in carried else carried[f"{step.source}/{name}"]


def _says_the_same(present: bytes, carried: bytes) -> bool:
    """Whether a manifest states what the carried one does; `specify` may write it anew and add keys of its own."""
    from constitution_gate.constitution.yaml_source import load

    wanted = load(carried.decode("utf-8"), "").value
    try:
        found = load(present.decode("utf-8"), "").value
    except InputError:
        return False
    return isinstance(found, dict) and all(key in found and found[key] == value for key, value in wanted.items())


def _installed(tree: Tree, path: str) -> bytes | None:
    try:
        found = tree.read(path)
    except Unreadable as refused:
        raise InputError(Problem(f"The file cannot be read: {refused.reason}.", path, None, "Mend it.")) from None
    return found.data if found is not None else None
