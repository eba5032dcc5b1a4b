"""Where the history is kept, and what a project is called in it."""

from __future__ import annotations

import os
import sys

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE = "CONSTITUTION_GATE_HISTORY"
LONGEST_NAME = 200

_DIRECTORY = "constitution-gate"
_FILE = "history.sqlite3"


class Place(Record):
    """The file, its name as people read it, and the key of the project in it.

    `own` says that it is the user's own file, whose directory is made where it is missing.
    """

    path: str
    shown: str
    project: str
    own: bool


def place(environment: Mapping[str, str], root: str | None, file: str | None, name: str | None) -> Place:
    """The history of the project at `root`, or of the one called `name`.

    It is the file that is named, or that CONSTITUTION_GATE_HISTORY names, or the one where the platform keeps what
    programs remember: XDG_STATE_HOME or ~/.local/state (XDG Base Directory Specification 0.8), ~/Library/Application
    Support, or LOCALAPPDATA. Raises InputError where none of them is a place, and for a file of the audited tree that
    was not named outright.
    """
    project = _key(root, name)
    if file is not None:
        return Place(_named(file), file.replace(os.sep, "/"), project, own=False)
    path = environment.get(VARIABLE)
    own = path is None
    if path is None:
        path = _default(environment)
    if path is None or not os.path.isabs(path) or "\0" in path:
        message = "There is no place for the history." if own else f"{VARIABLE} is no absolute path."
        raise InputError(Problem(message, None, None, "Name its file with --history."))
    real = os.path.realpath(path)
    if root is not None and real.startswith(os.path.join(os.path.realpath(root), "")):
        message = f"The history would be kept in the audited tree, at {path}."
        raise InputError(Problem(message, None, None, "Name its file with --history if that is right."))
    return Place(path, path.replace(os.sep, "/"), project, own)


def _key(root: str | None, name: str | None) -> str:
    if name is not None:
        if not 0 < len(name) <= LONGEST_NAME or not name.isprintable() or not name.strip():
            message = f"{name[:LONGEST_NAME]!r} is no name of a project."
            raise InputError(Problem(message, None, None, f"Give 1 to {LONGEST_NAME} printable characters."))
        return f"name:{name}"
    assert root is not None
    return f"path:{os.path.realpath(root)}".encode("utf-8", "backslashreplace").decode()


def _named(file: str) -> str:
    """The path of a file that was named; no link of the working directory, which may be a stranger's, leads away."""
    if not file or "\0" in file or file.endswith(("/", os.sep)):
        raise InputError(Problem(f"{file!r} is no name of a file.", None, None, "Name the file of the history."))
    full = os.path.abspath(file)
    if not os.path.isabs(file):
        directory, here = os.path.dirname(full), os.getcwd()
        inside = os.path.relpath(directory, here)
        if os.path.realpath(directory) != os.path.normpath(os.path.join(os.path.realpath(here), inside)):
            message = f"The history {file} lies behind a symbolic link."
            raise InputError(Problem(message, None, None, "Name the real file."))
    return full


def _default(environment: Mapping[str, str]) -> str | None:
    home = environment.get("HOME", "")
    above = environment.get("XDG_STATE_HOME") or (home and os.path.join(home, ".local", "state"))
    if sys.platform == "win32":
        above = environment.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin" and not environment.get("XDG_STATE_HOME"):
        above = home and os.path.join(home, "Library", "Application Support")
    return os.path.join(above, _DIRECTORY, _FILE) if os.path.isabs(above) else None
