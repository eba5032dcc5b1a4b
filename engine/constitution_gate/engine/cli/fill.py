"""`fill`: the audit, and then the two tables in plan.md."""

from __future__ import annotations

import os

from constitution_gate.constitution.model import InputError
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.cli import output
from constitution_gate.engine.cli.audit import (
    Request,
    baseline_of,
    feature_paths,
    options_of,
    project_of,
    tell_touched,
    wants_color,
)
from constitution_gate.engine.report import Outcome

if TYPE_CHECKING:
    from constitution_gate.engine.audit import Demands
    from constitution_gate.engine.baseline import BaselineFile
    from constitution_gate.engine.project import Project
    from constitution_gate.engine.report import FeatureReport


def run(request: Request, *, check: bool, prune: bool) -> int:
    """Audit and write; return the audit's exit status, 1 where `check` found something to write."""
    from constitution_gate.engine import audit, baseline, baseline_file
    from constitution_gate.engine.reports import text

    color = wants_color(request.color)
    try:
        project = project_of(request.root)
        options = options_of(request)
        demanded = audit.demands(project, options)
        paths = feature_paths(project, request)
        if request.changed is not None:
            demanded, paths = audit.touched(project, demanded, request.changed)
        where = baseline_of(request, project)
        frozen = baseline_file.load(project, where) if where is not None else None
    except InputError as error:
        report = audit.input_error(error)
        return output.write(text.render(report, color=color), report.outcome.exit_status)
    features: list[FeatureReport] = []
    errors: list[InputError] = []
    changes: list[Change] = []
    for path in paths:
        try:
            settled, change = _settled(project, path, demanded, frozen, prune=prune)
        except InputError as error:
            errors.append(error)
            continue
        features.append(settled)
        if change is not None:
            changes.append(change)
    report = audit.assemble(demanded, features, errors)
    tell_touched(report, request)
    if frozen is not None:
        report = baseline.apply(report, frozen, audit.judgement(options), project.features())
    status = output.write(text.render(report, color=color, quiet=request.quiet), report.outcome.exit_status)
    for change in changes:
        status = _apply(project, change, status, check=check)
    return status


class Change(Record):
    """A plan as it is and as it is to be, and what is to be said about it."""

    path: str
    old: bytes
    new: bytes
    notes: tuple[str, ...]


def _settled(
    project: Project, path: str, demanded: Demands, frozen: BaselineFile | None, *, prune: bool
) -> tuple[FeatureReport, Change | None]:
    """The report of the plan as it will be written, and the change; None where the feature has no plan.md."""
    from constitution_gate.engine import audit, baseline, plan_tables
    from constitution_gate.gates.feature import Artifact

    feature = project.feature(path)
    plan = feature.plan

    def frozen_in(report: FeatureReport) -> FeatureReport:
        if frozen is None:
            return report
        return baseline.freeze(report, baseline.indexed(frozen.baseline), audit.judgement(demanded.options))

    if plan is None:
        return frozen_in(audit.judge(feature, demanded)), None
    name = plan.path

    def judged(data: bytes) -> FeatureReport:
        artifacts = {**feature.artifacts, name: Artifact(name, data)}
        return frozen_in(audit.judge(feature.replace(artifacts=artifacts), demanded))

    filled, report = plan_tables.settle(plan.data, judged, prune=prune)
    return report, Change(name, plan.data, filled.data, filled.notes)


def _apply(project: Project, change: Change, status: int, *, check: bool) -> int:
    from constitution_gate.engine import atomic_write

    for said in change.notes:
        output.note(f"{change.path}: {said}")
    if change.new == change.old:
        output.note(f"{change.path} is up to date.")
        return status
    if check:
        output.note(f"{change.path} would change.")
        return status if status == Outcome.INPUT_ERROR.exit_status else 1
    try:
        target = os.path.join(project.root, *change.path.split("/"))
        atomic_write.replace_file(target, change.old, change.new, shown=change.path)
    except InputError as error:
        for problem in error.problems:
            output.note(f"Nothing was written: {problem}")
        return Outcome.INPUT_ERROR.exit_status
    output.note(f"{change.path} was written.")
    return status
