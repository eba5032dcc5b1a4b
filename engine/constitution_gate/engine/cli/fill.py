"""`fill`: the audit, and then the two tables in plan.md."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from constitution_gate.constitution.model import InputError
from constitution_gate.engine.cli import output
from constitution_gate.engine.cli.audit import Request, judge, project_of, wants_color

if TYPE_CHECKING:
    from constitution_gate.engine.project import Project
    from constitution_gate.engine.report import FeatureReport


def run(request: Request, *, check: bool, prune: bool) -> int:
    """Audit and write; return the audit's exit status, 1 where `check` found something to write."""
    from constitution_gate.engine.audit import input_error
    from constitution_gate.engine.reports import text

    color = wants_color(request.color)
    try:
        project = project_of(request.root)
        report = judge(request)
    except InputError as error:
        report = input_error(error)
        return output.write(text.render(report, color=color), report.outcome.exit_status)
    status = output.write(text.render(report, color=color, quiet=request.quiet), report.outcome.exit_status)
    for feature in report.features:
        try:
            changed = _write(project, feature, check=check, prune=prune)
        except InputError as error:
            for problem in error.problems:
                output.note(f"Nothing was written: {problem}")
            status = 2
            continue
        if changed and check:
            status = status if status == 2 else 1
    return status


def _write(project: Project, feature: FeatureReport, *, check: bool, prune: bool) -> bool:
    """Whether plan.md changed, or would; raises InputError where it may not be written."""
    from constitution_gate.engine import atomic_write, plan_tables

    path = f"{feature.path}/plan.md"
    plan = project.repository.read(path)
    if plan is None:
        output.note(f"{feature.path} has no plan.md to fill.")
        return False
    filled = plan_tables.fill(plan.data, feature, prune=prune)
    for said in filled.notes:
        output.note(f"{path}: {said}")
    if filled.data == plan.data:
        output.note(f"{path} is up to date.")
        return False
    if check:
        output.note(f"{path} would change.")
        return True
    atomic_write.replace_file(os.path.join(project.root, *path.split("/")), plan.data, filled.data)
    output.note(f"{path} was written.")
    return True
