"""`--record` and `--history`: the audit goes into the history, and earlier ones onto the page."""

from __future__ import annotations

import os

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.cli import output

if TYPE_CHECKING:
    from constitution_gate.engine.cli.audit import Request
    from constitution_gate.engine.history.model import Audit
    from constitution_gate.engine.history.place import Place
    from constitution_gate.engine.project import Project
    from constitution_gate.engine.report import AuditReport
    from constitution_gate.engine.reports.trend import Run

_PAGE = "html"
_LOST = 2


class Recording:
    """What a run has to do with the history: the earlier audits that its page shows, and the one that is to be kept.

    Whatever goes wrong is told on stderr, and leaves the report as it is.
    """

    def __init__(self, request: Request) -> None:
        """Raises InputError where the options of the request do not go together."""
        self._request = request
        self._place: Place | None = None
        self._audit: Audit | None = None
        self._has_failed = False
        self._shows = any(wanted.partition(":")[0] == _PAGE for wanted in request.formats)
        named = "--history" if request.history is not None else "--project" if request.project is not None else None
        if named and not request.record and not (self._shows and request.history is not None):
            remedy = "Give --record too, or --history with --format html."
            raise InputError(Problem(f"{named} is given, and nothing is recorded or shown.", remedy=remedy))

    def look(self, report: AuditReport, project: Project) -> tuple[Run, ...]:
        """Take down what is to be recorded of a report, and give the runs for its page, the oldest first."""
        from constitution_gate.engine.history import place

        request = self._request
        try:
            where = place.place(os.environ, project.root, request.history, request.project)
            if request.record:
                self._audit = self._taken(report, project, where)
            self._place = where
            return self._runs(where, report) if self._shows else ()
        except InputError as error:
            self._failed(error)
            return ()

    def keep(self, status: int) -> int:
        """Record what was taken down; the exit status, which is 2 where it was 0 and nothing was recorded."""
        if self._audit is not None and self._place is not None and not self._has_failed:
            from constitution_gate.engine.history import database, recording

            where = self._place
            try:
                with database.writing(where.path, where.shown, makes_directory=where.own) as connection:
                    number = recording.insert(connection, where.project, self._audit)
                if not self._request.quiet:
                    output.note(f"Recorded as run {number} in {where.shown}.")
            except InputError as error:
                self._failed(error)
        return status or (_LOST if self._has_failed else 0)

    def _taken(self, report: AuditReport, project: Project, where: Place) -> Audit:
        from constitution_gate.engine.history import recording
        from constitution_gate.engine.history.circumstances import circumstances

        below = os.path.relpath(os.path.realpath(where.path), os.path.realpath(project.root))
        own = below.replace(os.sep, "/")
        ignored = (own, f"{own}-journal")
        return recording.audit_of(report, circumstances(project, os.environ, _options(self._request), ignored))

    def _runs(self, where: Place, report: AuditReport) -> tuple[Run, ...]:
        from constitution_gate.engine.history import database, progress
        from constitution_gate.engine.reports import recorded_runs, trend

        with database.reading(where.path, where.shown) as connection:
            earlier = progress.history(connection, where.project, progress.Question(last=trend.RUNS_SHOWN))
        return recorded_runs.runs(earlier, self._audit, [feature.path for feature in report.features])

    def _failed(self, error: InputError) -> None:
        self._has_failed = True
        what = "recorded" if self._request.record else "read"
        for problem in error.problems:
            output.note(f"The history was not {what}: {problem}")


def _options(request: Request) -> list[str]:
    """The options that can change the outcome, as `phase release` and `strict`."""
    values = {
        "phase": request.phase,
        "strict": request.strict,
        "allow-unverified": request.allow_unverified,
        "all-checks": request.all_checks,
        "base": request.base,
        "changed": request.changed,
        "baseline": request.baseline,
    }
    return [name if value is True else f"{name} {value}" for name, value in values.items() if value]
