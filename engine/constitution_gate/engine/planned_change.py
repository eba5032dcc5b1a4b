"""A change that is shown before it is made: lines that come into a file, or a file that is not there yet."""

from __future__ import annotations

import os
import stat

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.line_edits import LineEdits

if TYPE_CHECKING:
    from collections.abc import Sequence


class Insertion(Record):
    """Lines that come below a line of the file as it is (0: at its top)."""

    after: int
    lines: tuple[str, ...]


class PlannedChange(Record):
    """What a file holds and what it is to hold; `old` is None where there is no file.

    `path` is relative to the root, with `/`. Nothing but `insertions` tells the two apart.
    """

    path: str
    old: bytes | None
    new: bytes
    insertions: tuple[Insertion, ...]


def inserted(path: str, old: bytes, insertions: Sequence[Insertion]) -> PlannedChange:
    """The change that brings lines into a file of UTF-8 text; every byte outside of them stays."""
    ordered = tuple(sorted(insertions, key=lambda insertion: insertion.after))
    edits = LineEdits(old.decode("utf-8"))
    for insertion in ordered:
        edits.insert_after(insertion.after, insertion.lines)
    return PlannedChange(path, old, edits.text().encode("utf-8"), ordered)


def created(path: str, data: bytes) -> PlannedChange:
    """The change that makes a file of UTF-8 text."""
    return PlannedChange(path, None, data, (Insertion(0, tuple(data.decode("utf-8").splitlines())),))


def make(root: str, change: PlannedChange) -> None:
    """Write the file, and the directories above it that are not there.

    Raises InputError where it cannot be written: see `atomic_write.replace_file`. No link is followed.
    """
    from constitution_gate.engine import atomic_write

    names = change.path.split("/")
    if change.old is None:
        _make_directories(root, names[:-1], change.path)
    atomic_write.replace_file(os.path.join(root, *names), change.old, change.new, shown=change.path)


def _make_directories(root: str, names: Sequence[str], path: str) -> None:
    here = root
    for name in names:
        here = os.path.join(here, name)
        try:
            os.mkdir(here)
        except FileExistsError:
            if not stat.S_ISDIR(os.lstat(here).st_mode):
                message = f"The file was not written. {name!r} on its path is a link or no directory."
                raise InputError(Problem(message, path, None, "Put a directory there.")) from None
        except OSError as error:
            message = f"The file was not written. Its directory cannot be made: {error.strerror or 'refused'}."
            raise InputError(Problem(message, path, None, "Make it first.")) from error
