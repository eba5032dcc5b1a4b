"""Examine a release: audit it at the phase release, and say what the verdicts rest on and which revision that is."""

from __future__ import annotations

from constitution_gate.constitution.model import InputError, Level, Phase, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import audit, git, working_tree
from constitution_gate.engine.attestation import approvals, basis
from constitution_gate.engine.attestation.basis import Basis, Side
from constitution_gate.engine.attestation.statement import MAY, MUST, MUST_WITH_APPROVALS, SHOULD, Revision
from constitution_gate.engine.report import AuditReport, Verdict
from constitution_gate.engine.revision import Revision as Named
from constitution_gate.engine.revision import RevisionTree
from constitution_gate.engine.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constitution_gate.engine.attestation.approvals import Approval
    from constitution_gate.engine.audit import Options
    from constitution_gate.engine.observations import Observations
    from constitution_gate.engine.project import Project

_NAMED = 5
_HOLD = frozenset({Verdict.PASS, Verdict.JUSTIFIED, Verdict.ATTESTED, Verdict.NOT_APPLICABLE})


class Examined(Record):
    """What an audit of a release came to; nothing of it may be signed unless the outcome is passed."""

    report: AuditReport
    basis: Basis
    names: Mapping[str, Sequence[str]]
    """The regular files below each directory of the basis."""
    revision: Revision | None


def examine(
    project: Project,
    paths: Sequence[str],
    options: Options,
    approved: Sequence[Approval],
    *,
    allow_dirty: bool = False,
) -> Examined:
    """Audit the features at these paths as a release.

    Raises InputError where that cannot be done, for an approval that is none, for a tree that is not the one of its
    revision (unless `allow_dirty`), and for one that changed meanwhile.
    """
    revision, changed = checked_out(project) if git.holds_work_tree(project.root) else (None, [])
    if changed and not allow_dirty:
        _refuse_dirty(changed)
    with project.repository.recording() as seen:
        report = audit.audit_project(project, paths, options.replace(phase=Phase.RELEASE))
    report = approvals.apply(report, approved)
    fresh = Tree(project.root, project.repository.limits)
    _refuse_changed(fresh, seen)
    side = Side(fresh, ignoring=revision is not None)
    found = basis.of_observations(seen, side)
    names = {each.directory: side.names(each.directory)[0] for each in found.listings}
    if revision_of(project) != revision:
        raise InputError(_CHANGED)
    return Examined(report, found, names, revision)


_CHANGED = Problem("The tree changed while it was audited.", remedy="Run it again when nobody else writes there.")


def revision_of(project: Project) -> Revision | None:
    """The commit that is checked out, and whether the tree is the same; None outside of a git repository.

    Raises InputError where git cannot say it.
    """
    return checked_out(project)[0] if git.holds_work_tree(project.root) else None


def checked_out(project: Project) -> tuple[Revision, list[str]]:
    """The commit that is checked out, and what in the tree is not as it is there; raises InputError without one."""
    repository = git.open_repository(project.root)
    commit = repository.commit("HEAD")
    base = RevisionTree(repository, Named("HEAD", commit), project.repository.limits)
    changed = sorted(working_tree.changes(Tree(project.root, project.repository.limits), base).paths)
    tree = repository.tree(commit)
    if tree is None:
        message = "The project is no part of the commit that is checked out."
        raise InputError(Problem(message, remedy="Commit it first."))
    return Revision(commit, tree, not changed), changed


def _refuse_dirty(changed: Sequence[str]) -> None:
    more = f" and {len(changed) - _NAMED:,} more" if len(changed) > _NAMED else ""
    message = f"The tree is not the one of its revision. Changed: {', '.join(changed[:_NAMED])}{more}."
    remedy = "Commit or remove that; --allow-dirty signs it as it is, and says so in the statement."
    raise InputError(Problem(message, remedy=remedy))


def _refuse_changed(fresh: Tree, seen: Observations) -> None:
    """Raise InputError unless another look at the tree finds what the audit found."""
    if any(fresh.answer(kind, argument) != answer for (kind, argument), answer in seen.items() if kind != "today"):
        raise InputError(_CHANGED)


def levels(report: AuditReport) -> tuple[str, ...]:
    """The verified levels of a report that passed: those at which every gate holds."""
    gates = [gate for feature in report.features for gate in feature.gates]
    found = [MUST_WITH_APPROVALS if report.approvals else MUST]
    for level, name in ((Level.SHOULD, SHOULD), (Level.MAY, MAY)):
        of_level = [gate for gate in gates if gate.level is level]
        if of_level and all(gate.verdict in _HOLD for gate in of_level):
            found.append(name)
    return tuple(found)


def open_gates(report: AuditReport) -> tuple[tuple[str, str, str], ...]:
    """The gates that keep a report from passing because nothing decides them: feature, gate and check."""
    approved = {(each.feature, each.gate) for each in report.approvals}
    return tuple(
        (feature.path, gate.id, gate.check)
        for feature in report.features
        for gate in approvals.undecided(feature)
        if (feature.path, gate.id) not in approved
    )
