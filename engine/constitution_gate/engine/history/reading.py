"""Rows of the history become records again. A row that this program cannot have written raises DamagedError."""

from __future__ import annotations

from contextlib import contextmanager

from constitution_gate.constitution.model import InputError, Level, Phase, Problem
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.history import moment
from constitution_gate.engine.history.database import DamagedError
from constitution_gate.engine.history.model import Finding, Gate, Judgement, Point, Run
from constitution_gate.engine.report import Outcome, Verdict

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

MOST_ROWS = 1_000_000
_MOST_GATES = 10_000
_MOST_FINDINGS = 200_000


def runs(connection: sqlite3.Connection, project: str, last: int | None) -> tuple[Run, ...]:
    """The runs of a project, the newest first; with `last` not more than these.

    Raises InputError where there are more than the limit.
    """
    rows = connection.execute(
        "SELECT number, at, revision, clean, tool_version, constitution_version, constitution_sha256, options,"
        " run.outcome, errors, count(feature.path), total(blocking), total(due)"
        " FROM run LEFT JOIN feature ON feature.run = run.id LEFT JOIN judgement ON judgement.id = feature.judgement"
        " WHERE project = ? GROUP BY run.id ORDER BY number DESC LIMIT ?",
        (project, min(last or MOST_ROWS + 1, MOST_ROWS + 1)),
    )
    with _as_written():
        found = tuple(map(_run, rows))
    _within(len(found))
    return found


def points(connection: sqlite3.Connection, project: str, since: int) -> dict[str, list[tuple[Point, int]]]:
    """By feature, its runs from the one of this number on, the oldest first, each with the id of its judgement.

    Raises InputError where there are more than the limit.
    """
    rows = connection.execute(
        "SELECT path, number, at, phase, judgement.outcome, blocking, due, judgement.id"
        " FROM run JOIN feature ON feature.run = run.id JOIN judgement ON judgement.id = feature.judgement"
        " WHERE project = ? AND number >= ? ORDER BY path, number LIMIT ?",
        (project, since, MOST_ROWS + 1),
    )
    found: dict[str, list[tuple[Point, int]]] = {}
    count = 0
    with _as_written():
        for path, number, at, phase, outcome, blocking, due, judgement in rows:
            count += 1
            told = (Phase(phase), Outcome(outcome), _whole(blocking), _whole(due))
            point = Point(_whole(number), moment.text(_whole(at)), *told)
            found.setdefault(_text(path), []).append((point, judgement))
    _within(count)
    return found


def judgement(connection: sqlite3.Connection, identifier: int) -> Judgement:
    """A judgement with its gates and findings."""
    with _as_written():
        (head,) = connection.execute(
            "SELECT phase, outcome, blocking, due FROM judgement WHERE id = ?", (identifier,)
        ).fetchall()
        found = _findings(connection, identifier)
        gates = tuple(
            Gate(
                _text(name),
                _optional(principle),
                Level(level),
                _text(check),
                Verdict(verdict),
                _text(reason),
                _flag(blocks),
                tuple(found.get(position, ())),
            )
            for position, name, principle, level, check, verdict, reason, blocks in connection.execute(
                "SELECT position, name, principle, level, decided_by, verdict, reason, blocks FROM gate"
                " WHERE judgement = ? ORDER BY position LIMIT ?",
                (identifier, _MOST_GATES),
            )
        )
        return Judgement(Phase(head[0]), Outcome(head[1]), _whole(head[2]), _whole(head[3]), gates)


def _findings(connection: sqlite3.Connection, identifier: int) -> dict[int, list[Finding]]:
    found: dict[int, list[Finding]] = {}
    for gate, *values in connection.execute(
        "SELECT gate, fingerprint, count, path, line, message FROM finding"
        " WHERE judgement = ? ORDER BY gate, position LIMIT ?",
        (identifier, _MOST_FINDINGS),
    ):
        fingerprint, count, path, line, message = values
        at = _whole(line) if line is not None else None
        found.setdefault(gate, []).append(Finding(_text(fingerprint), _whole(count), _text(path), at, _text(message)))
    return found


def _run(row: tuple[object, ...]) -> Run:
    number, at, revision, clean, tool, version, digest, options, outcome, errors, features, blocking, due = row
    return Run(
        number=_whole(number),
        at=moment.text(_whole(at)),
        revision=_revision(revision),
        clean=_flag(clean) if clean is not None else None,
        tool_version=_text(tool),
        constitution_version=_optional(version),
        constitution_sha256=_optional(digest),
        options=_options(_text(options)),
        outcome=Outcome(_text(outcome)),
        errors=_whole(errors),
        features=_whole(features),
        blocking=_sum(blocking),
        due=_sum(due),
    )


def _options(text: str) -> tuple[str, ...]:
    import json

    found = json.loads(text)
    if not isinstance(found, list):
        raise TypeError("not a list")
    return tuple(map(_text, found))


@contextmanager
def _as_written() -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError, RecursionError, OverflowError):
        raise DamagedError from None


def _within(rows: int) -> None:
    if rows > MOST_ROWS:
        message = f"The history holds more than the limit of {MOST_ROWS:,} judgements of features."
        raise InputError(Problem(message, None, None, "Ask for fewer runs with --last."))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _optional(value: object) -> str | None:
    return None if value is None else _text(value)


def _revision(value: object) -> str | None:
    found = _optional(value)
    if found is not None and not (found.isascii() and found.isalnum()):
        raise ValueError("not the id of a commit")
    return found


def _whole(value: object) -> int:
    if not isinstance(value, int) or value < 0:
        raise TypeError("not a count")
    return value


def _sum(value: object) -> int:
    """What `total` gives, a floating-point number that is a count."""
    if not isinstance(value, float) or not value.is_integer() or value < 0:
        raise TypeError("not a count")
    return int(value)


def _flag(value: object) -> bool:
    if value not in (0, 1):
        raise ValueError("not a flag")
    return bool(value)
