"""The commands that audit: `audit` and, in another layout, `speckit.analyze --audit`."""

from __future__ import annotations

import os
import sys

from constitution_gate.constitution.model import InputError, Phase, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.cli import output

if TYPE_CHECKING:
    from constitution_gate.engine.audit import Options
    from constitution_gate.engine.project import Project
    from constitution_gate.engine.report import AuditReport

FORMATS = ("text", "markdown", "json", "analysis")


class Request(Record):
    """What the command line asks for."""

    features: tuple[str, ...] = ()
    root: str | None = None
    every: bool = False
    phase: str | None = None
    formats: tuple[str, ...] = ("text",)
    output: str | None = None
    strict: bool = False
    allow_unverified: bool = False
    all_checks: bool = False
    quiet: bool = False
    color: str = "auto"
    base: str | None = None


def run(request: Request) -> int:
    """Audit, write the report, and return the exit status."""
    try:
        targets = _targets(request)
        report = judge(request)
    except InputError as error:
        from constitution_gate.engine.audit import input_error

        targets, report = _safe_targets(request), input_error(error)
    status = report.outcome.exit_status
    for name, path in targets:
        text = _render(report, name, request, to_file=path is not None)
        status = output.write(text, status) if path is None else _save(text, path, status)
    return status


def judge(request: Request) -> AuditReport:
    """The report of what the request names; raises InputError where it cannot be made."""
    from constitution_gate.engine.audit import audit_project

    project = project_of(request.root)
    options = options_of(request)
    return audit_project(project, feature_paths(project, request), options)


def options_of(request: Request) -> Options:
    """How the request wants features judged; raises InputError for a phase that is none."""
    from constitution_gate.engine.audit import Options

    return Options(
        phase=phase_of(request.phase),
        strict=request.strict,
        allow_unverified=request.allow_unverified,
        all_checks=request.all_checks,
        every_fact=any(wanted.partition(":")[0] == "json" for wanted in request.formats),
        coverage=any(wanted.partition(":")[0] == "analysis" for wanted in request.formats),
        on_crash=log_crash,
        base=request.base,
    )


def project_of(root: str | None) -> Project:
    """The project that `--root` names, or that the working directory lies in."""
    from constitution_gate.engine.project import find_root, open_project

    return open_project(root if root is not None else find_root(os.getcwd(), os.environ))


def phase_of(name: str | None) -> Phase | None:
    """The phase that `--phase` names; raises InputError for a name that is none."""
    if name is None:
        return None
    try:
        return Phase(name)
    except ValueError:
        known = ", ".join(phase.value for phase in Phase)
        raise InputError(Problem(f"There is no phase {name!r}.", remedy=f"Known: {known}.")) from None


def feature_paths(project: Project, request: Request) -> tuple[str, ...]:
    """The features to look at: those named, all, or the current one."""
    if request.every and request.features:
        raise InputError(Problem("Features are named, and --all is given too.", remedy="Give one of the two."))
    if request.every:
        return project.features()
    if request.features:
        cwd = os.getcwd()
        return tuple(dict.fromkeys(project.named(name, cwd) for name in request.features))
    path, why = project.current(os.environ)
    if not request.quiet:
        output.note(f"Feature {path}: {why}.")
    return (path,)


def log_crash(check: str, defect: BaseException) -> None:
    """Say on stderr that a check crashed, and where the log is."""
    from constitution_gate.engine.cli import crash_log

    where = crash_log.write(defect)
    output.note(f"The check {check} crashed{f'; the log is at {where}' if where else ''}.")


def _targets(request: Request) -> list[tuple[str, str | None]]:
    """Format and file of each report to write; at most one goes to stdout."""
    targets: list[tuple[str, str | None]] = []
    for wanted in request.formats:
        name, _, path = wanted.partition(":")
        if name not in FORMATS:
            known = ", ".join(FORMATS)
            raise InputError(Problem(f"There is no format {name!r}.", remedy=f"Known: {known}."))
        targets.append((name, path or None))
    if request.output is not None:
        if len(targets) != 1 or targets[0][1] is not None:
            raise InputError(
                Problem(
                    "--output goes with one format without a path.",
                    remedy="Write --format FORMAT:PATH for each.",
                )
            )
        targets = [(targets[0][0], request.output)]
    if sum(path is None for _, path in targets) > 1:
        raise InputError(
            Problem(
                "Two formats would go to standard output.",
                remedy="Give all but one a path: --format FORMAT:PATH.",
            )
        )
    return targets


def _safe_targets(request: Request) -> list[tuple[str, str | None]]:
    try:
        return _targets(request)
    except InputError:
        return [("text", None)]


def _render(report: AuditReport, name: str, request: Request, *, to_file: bool) -> str:
    if name == "json":
        from constitution_gate.engine.reports import json

        return json.render(report)
    if name == "markdown":
        from constitution_gate.engine.reports import markdown

        return markdown.render(report)
    if name == "analysis":
        from constitution_gate.engine.reports import analysis

        return analysis.render(report)
    from constitution_gate.engine.reports import text

    return text.render(report, color=not to_file and wants_color(request.color), quiet=request.quiet)


def wants_color(choice: str) -> bool:
    """Whether stdout gets colour (https://no-color.org)."""
    if choice != "auto":
        return choice == "always"
    return not os.environ.get("NO_COLOR") and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _save(text: str, path: str, status: int) -> int:
    try:
        with open(path, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        output.note(f"The report could not be written to {path}: {reason}.")
        return status or 2
    return status
