"""The recorded runs of a project, and each of its features over them."""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.history import comparison, reading
from constitution_gate.engine.history.model import Comparison, History, Progress
from constitution_gate.engine.report import Tool
from constitution_gate.engine.version import VERSION

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from constitution_gate.engine.history.model import Point, Run

SHORTEST_REVISION = 4
_NAMED = 5
_DATE = lazy(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_REVISION = lazy(r"[0-9a-f]{4,64}\Z", re.ASCII)


class Question(Record):
    """What is asked of the history: of some features, of the last runs, beside an earlier one.

    `last` is how many runs are looked at, and the one to compare with besides. `against` is the number of a run, the
    beginning of its revision, or a date: then the last run by the end of it.
    """

    features: tuple[str, ...] = ()
    last: int | None = None
    against: str | None = None


def history(connection: sqlite3.Connection | None, project: str, question: Question) -> History:
    """What is recorded of a project; without a connection there is nothing.

    Raises InputError for a feature or a run that is not recorded, and DamagedError for what nobody recorded.
    """
    runs = reading.runs(connection, project, None) if connection is not None else ()
    against = _against(runs, question.against) if question.against is not None else None
    shown = runs[: question.last]
    features: tuple[Progress, ...] = ()
    if connection is not None and runs:
        lowest = min(shown[-1].number, against.number) if against else shown[-1].number
        rows = reading.points(connection, project, lowest)
        wanted = _chosen(rows, question.features)
        features = tuple(
            _progress(connection, path, rows[path], shown[-1].number, against)
            for path in wanted
            if rows[path][-1][0].run >= shown[-1].number
        )
    return History(
        tool=Tool("constitution-gate", VERSION),
        project=project.removeprefix("name:") if project.startswith("name:") else None,
        against=against.number if against else None,
        runs=shown,
        features=features,
    )


def _progress(
    connection: sqlite3.Connection, path: str, rows: Sequence[tuple[Point, int]], first: int, against: Run | None
) -> Progress:
    points = [point for point, _ in rows if point.run >= first]
    start, spans = comparison.since(points), comparison.blocked(points)
    return Progress(
        path=path,
        outcome=points[-1].outcome,
        since_run=start.run,
        since=start.at,
        runs=tuple(points),
        blocked=spans,
        last_seconds=comparison.last(spans),
        median_seconds=comparison.median(spans),
        compared=_compared(connection, rows, against),
    )


def _compared(
    connection: sqlite3.Connection, rows: Sequence[tuple[Point, int]], against: Run | None
) -> Comparison | None:
    """The last run of a feature beside the one before, or beside how the feature stood at the run that is asked for."""
    earlier = [row for row in rows[:-1] if against is None or row[0].run <= against.number]
    if not earlier:
        return None
    (point, then), now = earlier[-1], rows[-1][1]
    before, after = reading.judgement(connection, then), reading.judgement(connection, now)
    return Comparison(
        run=point.run,
        at=point.at,
        resolved=comparison.gone(before, after),
        new=comparison.gone(after, before),
        unchanged=comparison.unchanged(before, after),
    )


def _against(runs: Sequence[Run], name: str) -> Run:
    """The run of a number, of a revision, or the last one by the end of a date; runs are the newest first."""
    if name.isascii() and name.isdecimal():
        found = next((run for run in runs if str(run.number) == name.lstrip("0")), None)
        if found is not None:
            return found
    if _DATE.match(name):
        found = next((run for run in runs if run.at[:10] <= name), None)
    elif _REVISION.match(name.lower()):
        revisions = {run.revision for run in runs if run.revision and run.revision.startswith(name.lower())}
        if len(revisions) > 1:
            message = f"{len(revisions)} recorded revisions begin with {name}."
            raise InputError(Problem(message, None, None, "Give more of its digits."))
        found = next((run for run in runs if run.revision in revisions), None)
    else:
        found = None
    if found is None:
        remedy = "Give the number of a run, at least 4 digits of its revision, or a date such as 2026-01-31."
        raise InputError(Problem(f"No run {name!r} is recorded.", None, None, remedy))
    return found


def _chosen(known: Iterable[str], names: Sequence[str]) -> tuple[str, ...]:
    """The recorded features that are named by directory, name, number or the start of the name; all without a name."""
    paths = sorted(known)
    if not names:
        return tuple(paths)
    return tuple(dict.fromkeys(_feature(paths, name) for name in names))


def _feature(paths: Sequence[str], name: str) -> str:
    wanted = name.rstrip("/")
    last = {path: path.rsplit("/", 1)[-1] for path in paths}
    numbers = {path: base.partition("-")[0] for path, base in last.items()}
    number = wanted.lstrip("0") if wanted.isascii() and wanted.isdecimal() else None
    found = (
        [path for path in paths if path == wanted]
        or [path for path in paths if last[path] == wanted]
        or [path for path in paths if number and numbers[path].isdecimal() and numbers[path].lstrip("0") == number]
        or [path for path in paths if wanted and last[path].startswith(f"{wanted}-")]
    )
    if len(found) == 1:
        return found[0]
    if found:
        which = ", ".join(found[:_NAMED])
        raise InputError(Problem(f"Several features answer to {wanted!r}: {which}.", None, None, "Name the directory."))
    more = ", …" if len(paths) > _NAMED else ""
    raise InputError(
        Problem(
            f"No audit of a feature {wanted!r} is recorded.", None, None, f"Known: {', '.join(paths[:_NAMED])}{more}."
        )
    )
