"""The features that the changes since a revision touch."""

from __future__ import annotations

from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import touched, working_tree
from constitution_gate.engine.project import feature_directories
from constitution_gate.engine.report import ChangedSummary, TouchedEntry
from constitution_gate.engine.revision import open_revision

if TYPE_CHECKING:
    from constitution_gate.engine.project import Project
    from constitution_gate.engine.revision import Revision
    from constitution_gate.engine.touched import Demanded, Touched


class Selection(Record):
    """What changed since a revision, counted, the features that it touches, and those that are gone since."""

    revision: Revision
    files: int
    features: tuple[Touched, ...]
    gone: tuple[str, ...]
    of: int
    """How many features there are."""

    @property
    def paths(self) -> tuple[str, ...]:
        """The features to audit."""
        return tuple(each.path for each in self.features)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the report must know."""
        since = f"the changes since {self.revision.label}"
        files = f"{self.files:,} file" if self.files == 1 else f"{self.files:,} files"
        if not self.features:
            notes = [f"No feature is touched by {since} ({files})."]
        else:
            notes = [f"{len(self.features):,} of {self.of:,} features are touched by {since} ({files})."]
        notes += [f"{path} is gone since {self.revision.name} and is not audited." for path in self.gone]
        return tuple(notes)

    @property
    def summary(self) -> ChangedSummary:
        """The selection as a report shows it."""
        features = tuple(TouchedEntry(each.path, each.reason) for each in self.features)
        tip = self.revision.tip if self.revision.has_moved_on else None
        return ChangedSummary(self.revision.name, self.revision.commit, self.files, features, self.gone, tip)


def select(project: Project, revision: str, demanded: Demanded) -> Selection:
    """Compare the tree with where HEAD left the history of a revision, and choose what to audit by what is demanded.

    Raises InputError where git, the revision or the tree cannot be read, or a limit is hit.
    """
    tree = project.repository
    base = open_revision(project.root, revision, tree.limits)
    changes = working_tree.changes(tree, base)
    paths = project.features()
    before = feature_directories(path for path in base.paths if path.startswith("specs/"))
    gone = tuple(path for path in before if path not in frozenset(paths))
    difference = touched.Difference(changes, tree, base)
    found = touched.of_features(paths, difference, project.feature, demanded)
    return Selection(base.revision, len(changes.paths), found, gone, len(paths))
