"""Where the reports of one run go: each format to standard output or to a file of its own, written whole."""

from __future__ import annotations

import os
import stat

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.cli import output

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMATS = ("text", "markdown", "html", "json", "analysis", "sarif", "junit", "github", "gitlab")
JOB_SUMMARY = "job-summary"
"""What goes with the format `github` where the runner of the job names a file for it; nobody can ask for it alone."""

LED_TO_LINES = frozenset({"html", "sarif", "github", "gitlab", JOB_SUMMARY})
"""The formats that lead their readers to lines of files."""


class Target(Record):
    """A report to write. `path` is None for standard output."""

    format: str
    path: str | None


def targets(formats: Sequence[str], single: str | None, summary: str | None) -> tuple[Target, ...]:
    """The targets of `--format` and `--output`; at most one is standard output (`-`), and no two are one file.

    `summary` is the file for the job summary, None where the runner names none. Raises InputError for a format that is
    none, and where two reports would go to one place.
    """
    found = [_target(wanted) for wanted in formats]
    if single is not None:
        if len(found) != 1 or found[0].path is not None:
            remedy = "Write --format FORMAT:PATH for each."
            raise InputError(Problem("--output goes with one format without a path.", remedy=remedy))
        found = [Target(found[0].format, None if single == "-" else single)]
    if sum(target.path is None for target in found) > 1:
        remedy = "Give all but one a path: --format FORMAT:PATH."
        raise InputError(Problem("Two formats would go to standard output.", remedy=remedy))
    taken: set[str] = set()
    for target in found:
        if target.path is None:
            continue
        place = os.path.normcase(os.path.realpath(target.path))
        if place in taken:
            remedy = "Give each format a file of its own."
            raise InputError(Problem(f"Two formats would go to {target.path}.", remedy=remedy))
        taken.add(place)
    if summary is not None and any(target.format == "github" for target in found):
        found.append(Target(JOB_SUMMARY, summary))
    return tuple(found)


def is_for_github(wanted: str) -> bool:
    """Whether the argument of a `--format` names the format `github`."""
    return wanted.partition(":")[0] == "github"


def _target(wanted: str) -> Target:
    name, separator, path = wanted.partition(":")
    if name not in FORMATS:
        raise InputError(Problem(f"There is no format {name!r}.", remedy=f"Known: {', '.join(FORMATS)}."))
    if separator and not path:
        raise InputError(Problem(f"No path stands after {wanted!r}.", remedy=f"Write --format {name}:PATH."))
    return Target(name, None if path in {"", "-"} else path)


def deliver(target: Target, text: str, status: int) -> int:
    """Write a report to its target; the exit status, which is 2 or 4 where it was 0 and the report is lost."""
    if target.path is None:
        return output.write(text, status)
    try:
        _save(target.path, text, append=target.format == JOB_SUMMARY)
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        output.note(f"The report could not be written to {target.path}: {reason}.")
        return status or 2
    except InputError as error:
        output.note(f"The report could not be written to {target.path}: {error.problems[0]}")
        return status or 2
    return status


def _save(path: str, text: str, *, append: bool) -> None:
    data = text.encode("utf-8", "backslashreplace")
    if append:
        with open(path, "ab") as stream:
            stream.write(data)
        return
    try:
        regular = stat.S_ISREG(os.stat(path).st_mode)
    except FileNotFoundError:
        regular = True
    if not regular:  # a pipe or a device, such as /dev/stdout, takes what comes
        with open(path, "wb") as stream:
            stream.write(data)
        return
    _refuse_links(path)
    from constitution_gate.engine import atomic_write

    atomic_write.put_file(path, data)


def _refuse_links(path: str) -> None:
    """Raise InputError where a link would lead the report elsewhere: the working directory may be a stranger's tree."""
    here = os.path.realpath(os.getcwd())
    directory = os.path.dirname(path)
    outside = os.path.realpath(directory) != here and not os.path.realpath(directory).startswith(os.path.join(here, ""))
    climbs = os.path.isabs(path) or ".." in path.replace(os.sep, "/").split("/")
    if os.path.islink(path) or (outside and not climbs):
        raise InputError(Problem("It is a symbolic link, or lies behind one.", remedy="Name the real file."))
