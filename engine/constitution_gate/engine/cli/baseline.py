"""`baseline`: freeze today's failures, or take out of the file what no longer fails."""

from __future__ import annotations

import time

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.cli import output
from constitution_gate.engine.cli.audit import Request, cache_of, feature_paths, judge, project_of

if TYPE_CHECKING:
    from constitution_gate.engine.baseline import BaselineFile
    from constitution_gate.engine.baseline_place import Place
    from constitution_gate.engine.baseline_update import Update
    from constitution_gate.engine.report import AuditReport

_INPUT_ERROR = 2
_STDOUT = "-"


class Wanted(Record):
    """What is asked for besides what is audited. `file` None is the one in `.specify/`, `-` is stdout."""

    file: str | None = None
    add: bool = False
    include_non_negotiable: bool = False
    check: bool = False


def run(request: Request, wanted: Wanted) -> int:
    """Audit, then write; 0, 1 where something fails and is not frozen or `check` found a difference, 2 as for `audit`.

    Raises InputError where nothing can be judged, or the file cannot be understood or written.
    """
    from constitution_gate.engine import baseline_file
    from constitution_gate.engine.baseline_place import place
    from constitution_gate.engine.baseline_update import update

    prints = wanted.file == _STDOUT
    if prints and wanted.check:
        raise InputError(
            Problem("--check compares with a file, and --output - names none.", remedy="Give one of them.")
        )
    project = project_of(request.root)
    where = place(project, None if prints else wanted.file)
    old = None if prints else baseline_file.read(project, where)
    report = judge(request, project, feature_paths(project, request), cache_of(request, project), time.time_ns())
    found = update(
        report,
        old[0].baseline if old else None,
        project.features(),
        add=wanted.add,
        include_non_negotiable=wanted.include_non_negotiable,
    )
    status = _errors(report) or (1 if found.left else 0)
    if prints:
        return _print(found, status)
    return _settle(found, where, old, status, request, wanted)


def _errors(report: AuditReport) -> int:
    """2 where a feature could not be judged, each said on stderr; its entries stay."""
    for error in report.errors:
        output.note(str(Problem(error.message, error.path, error.line, error.remedy)))
    return _INPUT_ERROR if report.errors else 0


def _print(found: Update, status: int) -> int:
    from constitution_gate.engine import baseline_format
    from constitution_gate.engine.reports import baseline_update

    for line in baseline_update.render(found, "standard output", exists=False, quiet=True).splitlines():
        if line:
            output.note(line)
    return output.write(baseline_format.render(found.baseline), status)


def _settle(
    found: Update,
    where: Place,
    old: tuple[BaselineFile, bytes] | None,
    status: int,
    request: Request,
    wanted: Wanted,
) -> int:
    from constitution_gate.engine import baseline_file, baseline_format
    from constitution_gate.engine.baseline_update import differs
    from constitution_gate.engine.reports import baseline_update

    told = baseline_update.render(found, where.shown, exists=old is not None, quiet=request.quiet)
    if old is not None and not differs(old[0].baseline, found.baseline):
        status = output.write(told, status)
        output.note(f"{where.shown} is up to date.")
        return status
    if wanted.check:
        status = output.write(told, status)
        output.note(f"{where.shown} would change.")
        return status or 1
    baseline_file.write(where, baseline_format.render(found.baseline), old[1] if old else None)
    status = output.write(told, status)
    output.note(f"{where.shown} was written.")
    return status
