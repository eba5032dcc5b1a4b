"""What is recorded around an audit: when it was, of which revision, and under which options."""

from __future__ import annotations

from constitution_gate.constitution.model import InputError
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.history import moment
from constitution_gate.engine.history.model import Circumstances

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from constitution_gate.engine.project import Project


def circumstances(
    project: Project, environment: Mapping[str, str], options: Sequence[str], ignored: Collection[str]
) -> Circumstances:
    """Around an audit of this project that ends now; raises InputError where SOURCE_DATE_EPOCH is no time.

    The files in `ignored` do not say whether the tree is clean: the history itself, where it is kept in it.
    """
    revision, clean = _revision(project, ignored)
    return Circumstances(moment.text(moment.now(environment)), revision, clean, tuple(options))


def _revision(project: Project, ignored: Collection[str]) -> tuple[str | None, bool | None]:
    """The commit of HEAD, and whether the tree is the one that it holds; None where git cannot tell."""
    from constitution_gate.engine import git, working_tree
    from constitution_gate.engine.revision import Revision, RevisionTree

    try:
        repository = git.open_repository(project.root)
        commit = repository.commit("HEAD")
    except InputError:
        return None, None
    try:
        changes = working_tree.changes(project.repository, RevisionTree(repository, Revision("HEAD", commit)))
    except InputError:
        return commit, None
    return commit, not changes.paths.difference(ignored)
