"""Annotations of GitHub Actions: workflow commands that the runner shows on the lines of a pull request.

A command is a line `::error file=…,line=…,title=…::message`; the escapes are those of the runner's own toolkit
(actions/toolkit, packages/core/src/command.ts). GitHub shows ten annotations of each level for a step, so the most
important come first, and the last one says how many more there are.
"""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.escaping import clean
from constitution_gate.engine.reports import diagnostics, frozen, ordering
from constitution_gate.engine.reports.diagnostics import Severity, State
from constitution_gate.engine.reports.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_gate.engine.report import AuditReport, ErrorEntry
    from constitution_gate.engine.reports.diagnostics import Diagnostic
    from constitution_gate.engine.reports.places import Places

ANNOTATIONS_SHOWN = 10

_MESSAGE = 600
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_DATA = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
_IN_PROPERTY = {**_IN_DATA, ord(":"): "%3A", ord(","): "%2C"}


def render(report: AuditReport, places: Places) -> str:
    """The annotations, and as a last line the outcome; `places` tells which paths a reader can be led to."""
    return "\n".join(_lines(report, places)) + "\n"


def _lines(report: AuditReport, places: Places) -> Iterator[str]:
    errors = [_input_error(error, places) for error in report.errors]
    told = list(_told_once(diagnostics.of_report(report, places)))
    baseline = list(_baseline(report))
    for severity, command in _COMMANDS.items():
        commands = [*(errors if severity is Severity.ERROR else ())]
        commands += [said for level, said in baseline if level is severity]
        commands += [_annotation(command, same, places) for same in told if same[0].severity is severity]
        yield from _limited(commands, command)
    outcome = report.outcome.value.replace("-", " ")
    yield " ".join([f"Constitution audit: {outcome}.", *_decided(report), *map(_line, report.notes)])


def _told_once(found: Iterable[Diagnostic]) -> Iterator[list[Diagnostic]]:
    """Diagnostics that say the same of the same line together, and what the baseline holds not at all."""
    same: dict[object, list[Diagnostic]] = {}
    for diagnostic in found:
        if not diagnostic.frozen:
            key = (diagnostic.severity, diagnostic.state, diagnostic.place, diagnostic.message)
            same.setdefault(key, []).append(diagnostic)
    yield from same.values()


def _limited(commands: list[str], command: str) -> Iterator[str]:
    if len(commands) <= ANNOTATIONS_SHOWN:
        yield from commands
        return
    shown = ANNOTATIONS_SHOWN - 1
    yield from commands[:shown]
    more = f"{len(commands) - shown:,} more of this level. The job summary has them."
    yield _command(command, {"title": "constitution-gate"}, more)


def _annotation(command: str, same: list[Diagnostic], places: Places) -> str:
    first = same[0]
    gates = list(dict.fromkeys(diagnostic.gate.id for diagnostic in same))
    others = f" and {len(gates) - 1} more" if len(gates) > 1 else ""
    justified = ", justified" if first.state is State.JUSTIFIED else ""
    title = f"{clean(gates[0])}{others} ({first.gate.level.value}{justified})"
    remedy = f"\n{clean(first.remedy, _MESSAGE)}" if first.remedy else ""
    return _command(command, {**_position(first.place, places), "title": title}, _line(first.message) + remedy)


def _input_error(error: ErrorEntry, places: Places) -> str:
    place = Place(error.path, error.line) if error.path and places.holds(error.path) else None
    where = f"{ordering.place(error.path, error.line)}: " if error.path and place is None else ""
    remedy = f"\n{clean(error.remedy, _MESSAGE)}" if error.remedy else ""
    position = _position(place, places)
    return _command("error", {**position, "title": "Input error"}, _line(where + error.message) + remedy)


def _position(place: Place | None, places: Places) -> dict[str, str]:
    if place is None:
        return {}
    path = places.from_repository(place.path)
    # A name that cannot be printed as it is would lead to another file, or act in the log.
    if clean(path, None) != path:
        return {}
    position = {"file": path}
    if place.line:
        position["line"] = str(place.line)
        if place.column:
            position["col"] = str(place.column)
    return position


def _line(text: str) -> str:
    return clean(text, _MESSAGE)


def _command(name: str, properties: dict[str, str], data: str) -> str:
    shown = ",".join(f"{key}={value.translate(_IN_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {shown}::{data.translate(_IN_DATA)}"


def _decided(report: AuditReport) -> Iterator[str]:
    if report.features:
        decided = report.summary.decided
        yield ordering.ratio(decided.machine, decided.review, decided.undecided)


def _baseline(report: AuditReport) -> Iterator[tuple[Severity, str]]:
    if report.baseline is None:
        return
    severity = Severity.WARNING if report.baseline.non_negotiable_findings else Severity.NOTE
    said = f"{frozen.headline(report.baseline)} {frozen.trust(report)}"
    yield severity, _command(_COMMANDS[severity], {"title": "Baseline"}, _line(said))
