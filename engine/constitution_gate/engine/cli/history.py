"""`history`: what the recorded audits of a project say."""

from __future__ import annotations

import os
import sys

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.cli.audit import project_of, wants_color
from constitution_gate.engine.cli.targets import Target, deliver

if TYPE_CHECKING:
    from constitution_gate.engine.history.model import History
    from constitution_gate.engine.history.place import Place


class Wanted(Record):
    """What the command line asks for; without features all that are recorded."""

    features: tuple[str, ...] = ()
    every: bool = False
    root: str | None = None
    project: str | None = None
    file: str | None = None
    against: str | None = None
    last: int | None = None
    format: str = "text"
    output: str | None = None
    color: str = "auto"


def run(wanted: Wanted) -> int:
    """Print the history; 0, also where nothing is recorded.

    Raises InputError where a feature or run is not recorded, or the history cannot be read.
    """
    from constitution_gate.engine.history import database, place, progress

    if wanted.every and wanted.features:
        raise InputError(Problem("Features are named, and --all is given too.", remedy="Give one of the two."))
    root = None if wanted.project is not None else project_of(wanted.root).root
    where = place.place(os.environ, root, wanted.file, wanted.project)
    question = progress.Question(wanted.features, wanted.last, wanted.against)
    with database.reading(where.path, where.shown) as connection:
        found = progress.history(connection, where.project, question)
    path = None if wanted.output in {None, "-"} else wanted.output
    return deliver(Target(wanted.format, path), _rendered(found, where, wanted, to_file=path is not None), 0)


def _rendered(found: History, where: Place, wanted: Wanted, *, to_file: bool) -> str:
    from constitution_gate.engine.escaping import clean
    from constitution_gate.engine.reports import history

    if wanted.format == "json":
        return history.as_json(found)
    if wanted.format == "csv":
        return history.as_csv(found)
    if not found.runs:
        return f"No audit of this project is recorded in {clean(where.shown, 1_000)}; audit --record does it.\n"
    glyphs = history.UNICODE if to_file or _takes(history.UNICODE.bars) else history.ASCII
    return history.as_text(found, glyphs, color=not to_file and wants_color(wanted.color))


def _takes(text: str) -> bool:
    """Whether standard output can show a text."""
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
