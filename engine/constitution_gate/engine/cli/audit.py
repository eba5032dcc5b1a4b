"""The commands that audit: `audit` and, in another layout, `speckit.analyze --audit`."""

from __future__ import annotations

import os
import sys
import time

from constitution_gate.constitution.model import InputError, Phase, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.cli import ci_job, kept_run, output, targets
from constitution_gate.engine.cli.ci_job import Job
from constitution_gate.engine.cli.kept_run import Run
from constitution_gate.engine.cli.targets import Target
from constitution_gate.engine.time_limit import GATE_SECONDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_gate.engine.audit import Options
    from constitution_gate.engine.baseline_place import Place
    from constitution_gate.engine.cache import Cache
    from constitution_gate.engine.cli.recorded import Recording
    from constitution_gate.engine.project import Project
    from constitution_gate.engine.report import AuditReport
    from constitution_gate.engine.reports import trend
    from constitution_gate.engine.reports.places import Places


_TOLD = 20


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
    changed: str | None = None
    baseline: str | None = None
    jobs: int = 0
    time_limit: float = GATE_SECONDS
    cache: bool = True
    record: bool = False
    history: str | None = None
    project: str | None = None


def run(request: Request) -> int:
    """Audit, write the report, and return the exit status."""
    job = ci_job.of(os.environ) if any(map(targets.is_for_github, request.formats)) else Job()
    try:
        wanted = _targets(request, job)
        recording = _recording(request)
        found = _run(request, wanted, job, recording)
    except InputError as error:
        from constitution_gate.engine.audit import input_error

        wanted = _safe_targets(request, job)
        recording = None
        found = _rendered(input_error(error), wanted, request, job, _places(request, job))
    status = found.status
    for target, text in zip(wanted, found.texts, strict=True):
        status = targets.deliver(target, text, status)
    return recording.keep(status) if recording is not None else status


def _places(request: Request, job: Job) -> Places:
    """The places of the project, none where there is no project."""
    try:
        return ci_job.places(project_of(request.root), job)
    except InputError:
        from constitution_gate.engine.reports.places import nowhere

        return nowhere()


def _run(request: Request, wanted: Sequence[Target], job: Job, recording: Recording | None) -> Run:
    """What the run comes to, from the cache where an earlier one is known to have gone the same way."""
    project = project_of(request.root)
    began = time.time_ns()
    with project.repository.recording() as seen:
        places = ci_job.places(project, job)
        paths = feature_paths(project, request)
        cache = cache_of(request, project)
        # What else than the tree decides, such as a revision, is asked anew each time.
        place = None
        frozen = baseline_of(request, project)
        lasts = request.base is None and request.changed is None and recording is None
        if cache is not None and lasts and (frozen is None or frozen.inside):
            around = (job.values(), places.prefix)
            how = (request.replace(jobs=0).values(), wants_color(request.color), frozen and frozen.path, around)
            place = kept_run.place(cache, project, paths, how, began)
            kept = place.read(project)
            if kept is not None:
                return kept
        report = judge(request, project, paths, cache, began)
        tell_touched(report, request)
        runs = recording.look(report, project) if recording is not None else ()
        found = _rendered(report, wanted, request, job, places, runs)
    if place is not None and _is_lasting(report):
        place.keep(project, found, seen)
    if cache is not None:
        cache.prune()
    return found


def _is_lasting(report: AuditReport) -> bool:
    from constitution_gate.engine.judging import is_lasting

    return not report.errors and all(map(is_lasting, report.features))


def _recording(request: Request) -> Recording | None:
    """What the run has to do with the history, None where that is nothing."""
    if not request.record and request.history is None and request.project is None:
        return None
    from constitution_gate.engine.cli.recorded import Recording

    return Recording(request)


def _rendered(
    report: AuditReport,
    wanted: Sequence[Target],
    request: Request,
    job: Job,
    places: Places,
    runs: Sequence[trend.Run] = (),
) -> Run:
    texts = (_render(report, target, request, job, places, runs) for target in wanted)
    return Run(report.outcome.exit_status, tuple(texts))


def judge(request: Request, project: Project, paths: Sequence[str], cache: Cache | None, began: int) -> AuditReport:
    """The report over the features at these paths; raises InputError where it cannot be made."""
    from constitution_gate.engine.audit import audit_frozen
    from constitution_gate.engine.cli.progress import Progress
    from constitution_gate.engine.judging import Work

    with Progress("Auditing", shown=not request.quiet) as progress:
        work = Work(request.jobs, progress.at, cache, (project.root,), began)
        return audit_frozen(project, paths, options_of(request).replace(work=work), baseline_of(request, project))


def baseline_of(request: Request, project: Project) -> Place | None:
    """Where the baseline stands that the request names; raises InputError for a name that is none."""
    if request.baseline is None:
        return None
    from constitution_gate.engine.baseline_place import place

    return place(project, request.baseline)


def cache_of(request: Request, project: Project) -> Cache | None:
    """The cache, unless --no-cache is given or there is no place for one."""
    if not request.cache:
        return None
    from constitution_gate.engine.cache import open_cache

    return open_cache(os.environ, project.root)


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
        changed=request.changed,
        time_limit=request.time_limit,
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
    """The features to look at: those named, all, or the current one; none where it is changes that choose them."""
    if request.changed is not None:
        if request.every or request.features:
            given = "--all is given" if request.every else "features are named"
            raise InputError(Problem(f"--changed is given, and {given} too.", remedy="Give one of the two."))
        return ()
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


def tell_touched(report: AuditReport, request: Request) -> None:
    """Say on stderr which features changes touch, and why."""
    if report.changed is None or request.quiet:
        return
    features = report.changed.features
    for feature in features[:_TOLD]:
        output.note(f"{feature.path}: {feature.reason}.")
    if len(features) > _TOLD:
        output.note(f"and {len(features) - _TOLD:,} more features that the changes touch.")


def log_crash(check: str, defect: BaseException) -> None:
    """Say on stderr that a check crashed, and where the log is."""
    from constitution_gate.engine.cli import crash_log

    where = crash_log.write(defect)
    output.note(f"The check {check} crashed{f'; the log is at {where}' if where else ''}.")


def _targets(request: Request, job: Job) -> tuple[Target, ...]:
    return targets.targets(request.formats, request.output, job.summary)


def _safe_targets(request: Request, job: Job) -> tuple[Target, ...]:
    try:
        return _targets(request, job)
    except InputError:
        return (Target("text", None),)


def _render(
    report: AuditReport, target: Target, request: Request, job: Job, places: Places, runs: Sequence[trend.Run]
) -> str:
    name = target.format
    if name in targets.LED_TO_LINES:
        return _render_places(report, name, job, places, runs)
    if name == "junit":
        from constitution_gate.engine.reports import junit

        return junit.render(report)
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

    return text.render(report, color=target.path is None and wants_color(request.color), quiet=request.quiet)


def _render_places(report: AuditReport, name: str, job: Job, places: Places, runs: Sequence[trend.Run]) -> str:
    if name == "sarif":
        from constitution_gate.engine.reports import sarif

        return sarif.render(report, places)
    if name == "gitlab":
        from constitution_gate.engine.reports import gitlab

        return gitlab.render(report, places)
    if name == "html":
        from constitution_gate.engine.reports import html

        return html.render(report, places, history=runs)
    if name == targets.JOB_SUMMARY:
        from constitution_gate.engine.reports import job_summary

        return job_summary.render(report, places, job.room)
    from constitution_gate.engine.reports import github

    return github.render(report, places)


def wants_color(choice: str) -> bool:
    """Whether stdout gets colour (https://no-color.org)."""
    if choice != "auto":
        return choice == "always"
    return not os.environ.get("NO_COLOR") and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
