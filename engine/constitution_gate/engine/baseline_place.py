"""Where the file of a baseline is, and whether it is a part of the project."""

from __future__ import annotations

import os

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from constitution_gate.engine.project import Project

PATH = ".specify/constitution-gate-baseline.json"
"""Where it stands unless another place is named."""


class Place(Record):
    """A file by the directory that it is read below, and its path there; `inside` says that this is the root."""

    directory: str
    path: str
    inside: bool
    shown: str

    @property
    def full(self) -> str:
        """The path for the operating system."""
        return os.path.join(self.directory, *self.path.split("/"))


def place(project: Project, name: str | os.PathLike[str] | None) -> Place:
    """The file of a name relative to the working directory; None is the one in `.specify/` of the project.

    Raises InputError for a name that is none.
    """
    if name is None:
        return Place(project.root, PATH, True, PATH)
    given = os.fspath(name)
    if not given or "\0" in given:
        raise InputError(Problem(f"{given!r} is no name of a file.", None, None, "Name the baseline's file."))
    full = os.path.abspath(given)
    inside = _below(full, project.root) or _below(_by_real_directory(full), os.path.realpath(project.root))
    if inside is None:
        real = os.path.realpath(full)
        inside = _below(real, os.path.realpath(project.root))
        if inside is None:
            directory, base = os.path.split(real)
            return Place(directory, base, False, given.replace(os.sep, "/"))
    return Place(project.root, inside, True, inside)


def _by_real_directory(full: str) -> str:
    directory, base = os.path.split(full)
    return os.path.join(os.path.realpath(directory), base)


def _below(path: str, directory: str) -> str | None:
    """The path relative to a directory, or None where it does not lie below it."""
    relative = os.path.relpath(path, directory).replace(os.sep, "/")
    return None if relative in {".", ".."} or relative.startswith("../") or os.path.isabs(relative) else relative
