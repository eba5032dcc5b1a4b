"""Whether this machine has what the program and its surfaces need."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import spec_kit
from constitution_gate.engine.doctor.set_up import Observation, State
from constitution_gate.engine.specify import numbers
from constitution_gate.engine.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.engine.doctor.set_up import SetUp

PROGRAMS = ("constitution-gate", "speckit.analyze")
EXTRAS = {"detect-secrets": ("detect_secrets", "finds more kinds of secrets", "secrets")}
"""Packages that are not required: their module, what they are for, and the extra that brings them."""


def program(set_up: SetUp) -> Iterator[Observation]:
    """Whether agents and hooks find the two commands on PATH."""
    missing = [name for name in PROGRAMS if not set_up.programs.get(name)]
    for name in missing:
        message = f"{name} is not on PATH, where agents and hooks look for it."
        cure = "Put the directory of its scripts on PATH, or install it with uv tool or pipx."
        yield Observation("program", State.FAULT, message, cure=cure)
    if not missing:
        yield Observation("program", State.GOOD, f"constitution-gate {VERSION} is on PATH.")


def specify(set_up: SetUp) -> Iterator[Observation]:
    """Whether Spec Kit's own program is there, in a version that was tried."""
    if not set_up.programs.get("specify"):
        message = "Spec Kit's program, specify, is not on PATH: extension and presets cannot be upgraded from here."
        yield Observation("specify", State.NOTE, message, cure="uv tool install specify-cli")
        return
    said = ".".join(map(str, set_up.specify or ()))
    oldest, newest = (numbers(each) or () for each in spec_kit.VERSION_RANGE)
    if set_up.specify is not None and oldest <= set_up.specify <= newest:
        yield Observation("specify", State.GOOD, f"specify {said}.")
    else:
        tried = " to ".join(spec_kit.VERSION_RANGE)
        message = f"specify {said or 'states no version, which'} is none of the versions that were tried ({tried})."
        yield Observation("specify", State.NOTE, message)


def git(set_up: SetUp) -> Iterator[Observation]:
    """Whether there is a repository, and a branch in it to compare with."""
    if set_up.no_git is not None:
        cure = "Run it in a clone, with git installed; --base, --changed and constitution-gate diff need both."
        yield Observation("git", State.FAULT, set_up.no_git, cure=cure)
    elif set_up.branch is None:
        message = "No branch to compare with was found (origin/HEAD, origin/main, origin/master, main, master)."
        yield Observation(
            "git", State.FAULT, message, cure="git remote set-head origin --auto, or git fetch origin main"
        )
    else:
        yield Observation("git", State.GOOD, f"Changes can be compared with {set_up.branch}.")


def cache(set_up: SetUp) -> Iterator[Observation]:
    """Whether verdicts of earlier runs can be kept."""
    if set_up.no_cache is None:
        yield Observation("cache", State.GOOD, "Verdicts of earlier runs can be kept.")
    else:
        cure = "Set CONSTITUTION_GATE_CACHE_DIR to a directory of your own, outside of the project."
        yield Observation("cache", State.NOTE, set_up.no_cache, cure=cure)


def extras(set_up: SetUp) -> Iterator[Observation]:
    """Which optional packages are not installed."""
    for name, (_, purpose, extra) in EXTRAS.items():
        if not set_up.extras.get(name):
            message = f"{name} is not installed; it {purpose}."
            cure = f'Install constitution-gate with its extra: "constitution-gate[{extra}]".'
            yield Observation("extras", State.NOTE, message, cure=cure)
        else:
            yield Observation("extras", State.GOOD, f"{name} is installed.")
