"""What source code serves over HTTP."""

from __future__ import annotations

from constitution_gate.constitution.record import Record
from constitution_gate.gates.source.selection import LeftOut

ANY = "*"
"""The method of a route that answers to all methods, or to methods that are not known."""
UNKNOWN = "**"
"""Stands in a path for a part that only the running program knows."""
PARAMETER = "{}"
"""Stands in a path for a parameter, whatever its name and type are."""


class Route(Record):
    """An operation that the source serves.

    `method` is in upper case, or ANY. `path` begins with `/`, has PARAMETER for each parameter, and holds every prefix
    that the source gives it. `any_case` says that the framework compares paths without regard to case.
    """

    method: str
    path: str
    path_of_file: str
    line: int
    framework: str
    handler: str = ""
    any_case: bool = False


class Unresolved(Record):
    """Something that serves and could not be read: why, and where.

    `method` and `path` are what is known of it: the method is ANY, and a part of the path UNKNOWN, where it is not.
    """

    reason: str
    path_of_file: str
    line: int
    method: str = ANY
    path: str = UNKNOWN


class Served(Record):
    """All that one framework, or all of them, serve; `files` are the paths of the files where routes stand.

    `left_out` counts the files that were not looked at, where the whole repository was read.
    """

    routes: tuple[Route, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    frameworks: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    left_out: LeftOut = LeftOut()
