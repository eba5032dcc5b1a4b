"""Where a baseline stands: it is read within limits, compared with the base revision, and written whole or not at all.

A baseline in the project is data of whoever changes the project. One outside of the repository was named by whoever
runs the audit, and is taken as it is.
"""

from __future__ import annotations

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import atomic_write, baseline, baseline_format
from constitution_gate.engine.baseline import Baseline, BaselineFile, Comparison, Judgement
from constitution_gate.engine.tree import Tree
from constitution_gate.gates.feature import Unreadable

if TYPE_CHECKING:
    from constitution_gate.engine.baseline_place import Place
    from constitution_gate.engine.project import Project
    from constitution_gate.engine.report import AuditReport
    from constitution_gate.engine.revision import RevisionTree
    from constitution_gate.gates.feature import Artifact, Repository

_REMEDY = "Write one with `constitution-gate baseline --all`, or name another file."


def load(project: Project, where: Place) -> BaselineFile:
    """The baseline at a place; raises InputError where there is none, or it cannot be understood."""
    found = read(project, where)
    if found is None:
        raise InputError(Problem("There is no baseline.", where.shown, None, _REMEDY))
    return found[0]


def read(project: Project, where: Place) -> tuple[BaselineFile, bytes] | None:
    """The baseline at a place with its bytes, or None where there is none; raises InputError as `load` does."""
    repository: Repository = project.repository if where.inside else Tree(where.directory)
    file = _file(repository, where.path, where.shown)
    return (_understood(file, where.shown), file.data) if file is not None else None


def compared(project: Project, where: Place, file: BaselineFile, base: str) -> BaselineFile:
    """The baseline with that of a base revision beside it; one outside of the repository has none.

    Raises InputError where that of the revision cannot be understood, and for a file which lies in the repository
    outside of the root: whoever changes the project can change it, and what is there is not looked at.
    """
    from constitution_gate.engine import git, revision

    if not where.inside:
        if git.open_repository(project.root).holds(where.full):
            message = "The baseline lies in the repository outside of the root, so it cannot be compared with the base."
            raise InputError(Problem(message, where.shown, None, "Put it below the root, or out of the repository."))
        return file
    fork = revision.open_revision(project.root, base, project.repository.limits)
    tip = fork.at_tip()
    found = [_at(tree, where) for tree in dict.fromkeys((tip, fork))]
    return file.replace(comparison=Comparison(base, tip.revision.commit, found[0], found[-1]))


def _at(tree: RevisionTree, where: Place) -> Baseline | None:
    shown = f"{where.shown}@{tree.revision.name}"
    old = _file(tree, where.path, shown)
    return _understood(old, shown).baseline if old is not None else None


def applied(
    report: AuditReport, project: Project, where: Place, file: BaselineFile, judgement: Judgement
) -> AuditReport:
    """The report with what the baseline at a place freezes; one with a base is compared with that of the base.

    Raises InputError as `compared` does.
    """
    if report.base is not None:
        file = compared(project, where, file, report.base.revision)
    return baseline.apply(report, file, judgement, project.features())


def write(where: Place, text: str, old: bytes | None) -> None:
    """Put a text in the place of what was read; None where there was no file. Raises InputError (see atomic_write)."""
    atomic_write.replace_file(where.full, old, text.encode("utf-8"), shown=where.shown)


def _file(repository: Repository, path: str, shown: str) -> Artifact | None:
    try:
        return repository.read(path)
    except Unreadable as refused:
        remedy = "Put the file itself there, as `constitution-gate baseline` wrote it."
        raise InputError(Problem(f"The baseline cannot be read: {refused.reason}.", shown, None, remedy)) from None


def _understood(file: Artifact, shown: str) -> BaselineFile:
    found, lines = baseline_format.parse(file.text, shown)
    return BaselineFile(found, shown, file.sha256, lines)
