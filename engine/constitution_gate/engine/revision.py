"""The tree below the root as a revision holds it: a Repository that is only read, within the limits of a tree on disk.

A link and a submodule are refused, as a link in the tree on disk is. Objects are read when they are asked for.
"""

from __future__ import annotations

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING, cast
from constitution_gate.engine import git
from constitution_gate.engine.limits import DEFAULT, Limits
from constitution_gate.engine.tree import LARGEST_SEARCHED, LEFT_OUT, may_hold, size_limit, split_path, within_limits
from constitution_gate.gates.feature import Artifact, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
    from typing import TypeVar

    T = TypeVar("T")

_DIRECTORY = "040000"
_REGULAR = frozenset({"100644", "100755", "100664"})
_LINK = "120000"
_SUBMODULE = "160000"
_REASONS = {
    _LINK: "it is a symbolic link, and links are not followed",
    _SUBMODULE: "it is a submodule, and submodules are not read",
}
_OTHER = "it is not a regular file"
SHORT = 12
"""How many digits of a commit's id are shown."""


class Revision(Record):
    """A revision as it was asked for, and the id of the commit that is looked at.

    That is the merge base: where HEAD left the history of the revision. `tip` is the commit that the revision names,
    which is the same one as long as nothing was added there since.
    """

    name: str
    commit: str
    tip: str = ""

    @property
    def has_moved_on(self) -> bool:
        """Whether the revision holds commits that HEAD does not."""
        return self.tip not in {"", self.commit}

    @property
    def label(self) -> str:
        """The name with the beginning of the commit's id."""
        short = self.commit[:SHORT]
        return short if self.commit.startswith(self.name) else f"{self.name} ({short})"


class RevisionTree:
    """A Repository over one revision; a problem of git itself is an InputError, never an absent file."""

    def __init__(self, repository: git.Git, revision: Revision, limits: Limits = DEFAULT) -> None:
        self.revision = revision
        self.limits = limits
        self._git = repository
        self._tree = repository.tree(revision.commit)
        self._directories: dict[str, dict[str, git.Entry]] = {}
        self._paths: tuple[str, ...] | None = None
        self._objects: dict[str, git.Entry] = {}
        self._refused: dict[str, str] = {}
        self._left_out: dict[str, set[str]] = {}
        self._read: dict[str, Artifact | None] = {}
        self._shared: dict[Hashable, object] = {}

    def at_tip(self) -> RevisionTree:
        """The tree at the commit that the revision names."""
        tip = self.revision.tip or self.revision.commit
        return (
            self
            if tip == self.revision.commit
            else RevisionTree(self._git, Revision(self.revision.name, tip), self.limits)
        )

    def recorded_submodules(self) -> Mapping[str, str]:
        """The submodules of the work tree, not of the revision, each with the commit that is recorded for it."""
        return self._git.submodules()

    @property
    def objects(self) -> Mapping[str, git.Entry]:
        """What stands at each path of `paths` and `refused`; raises as `paths` does."""
        _ = self.paths
        return self._objects

    @property
    def paths(self) -> Sequence[str]:
        """Every regular file, in order; raises InputError where a limit is hit or an object is missing."""
        if self._paths is None:
            self._paths = tuple(sorted(self._walk()))
        return self._paths

    @property
    def refused(self) -> Mapping[str, str]:
        """The links and submodules, with the reason."""
        _ = self.paths
        return self._refused

    @property
    def left_out(self) -> Mapping[str, int]:
        """How many directories of each kind were left out of `paths`."""
        return {name: len(found) for name, found in sorted(self._left_out.items())}

    def shared(self, key: Hashable, compute: Callable[[], T]) -> T:
        """What `compute` comes to, called once (see gates.feature.Repository)."""
        if key not in self._shared:
            self._shared[key] = compute()
        return cast("T", self._shared[key])

    def read(self, path: str, *, text: bool = True) -> Artifact | None:
        """The file, or None where there is none; raises Unreadable (see gates.feature.Repository)."""
        found = self._read.get(path)
        if path not in self._read:
            found = self._read[path] = self._artifact(path)
        if found is not None and text:
            within_limits(path, found.data, self.limits, text=True)
        return found

    def size(self, path: str) -> int | None:
        """The size in bytes of a regular file; None where none stands there."""
        try:
            entry = self._entry(path)
        except Unreadable:
            return None
        return self._git.size(entry.object) if entry is not None and entry.mode in _REGULAR else None

    def is_directory(self, path: str) -> bool:
        """Whether a directory stands there."""
        try:
            if not split_path(path):
                return self._tree is not None
            entry = self._entry(path)
        except Unreadable:
            return False
        return entry is not None and entry.mode == _DIRECTORY

    def is_ignored(self, path: str) -> bool:  # noqa: ARG002 - a Repository is asked for a path
        """Whether git ignores a file: none that a revision holds."""
        return False

    def mentions(self, path: str, words: Sequence[bytes]) -> bool:
        """Whether one of the words may stand in a file (see gates.feature.Repository)."""
        try:
            entry = self._entry(path)
        except Unreadable:
            return True
        if entry is None or entry.mode not in _REGULAR:
            return True
        return may_hold([self._git.content(entry.object, LARGEST_SEARCHED)], words)

    def _artifact(self, path: str) -> Artifact | None:
        entry = self._entry(path)
        if entry is None:
            return None
        if entry.mode == _DIRECTORY:
            raise Unreadable(path, "it is a directory")
        if entry.mode not in _REGULAR:
            raise Unreadable(path, _REASONS.get(entry.mode, _OTHER))
        data = self._git.content(entry.object, size_limit(path, self.limits))
        return within_limits(path, data, self.limits, text=False)

    def _entry(self, path: str) -> git.Entry | None:
        """The entry at a path, found one directory at a time, each name exactly as it is written."""
        parts = split_path(path)
        tree, above, entry = self._tree, "", None
        for position, part in enumerate(parts):
            if tree is None:
                return None
            entry = self._names(above, tree).get(part)
            if entry is None:
                return None
            if position < len(parts) - 1 and entry.mode in _REASONS:
                raise Unreadable(path, f"a part of its path cannot be entered: {_REASONS[entry.mode]}")
            tree = entry.object if entry.mode == _DIRECTORY else None
            above = f"{above}/{part}"
        return entry

    def _names(self, directory: str, tree: str) -> dict[str, git.Entry]:
        found = self._directories.get(directory)
        if found is None:
            found = self._directories[directory] = {entry.path: entry for entry in self._git.entries(tree)}
        return found

    def _walk(self) -> Iterator[str]:
        count = 0
        for entry in self._git.entries(self._tree, recursive=True) if self._tree else ():
            directories = entry.path.split("/")[:-1]
            left_out = next((i for i, name in enumerate(directories) if name in LEFT_OUT), None)
            if left_out is not None:
                name = directories[left_out]
                self._left_out.setdefault(name, set()).add("/".join(directories[: left_out + 1]))
            elif entry.mode not in _REGULAR:
                self._refused[entry.path] = _REASONS.get(entry.mode, _OTHER)
                self._objects[entry.path] = entry
            elif len(directories) > self.limits.depth:
                raise self._too_much(f"is deeper than the limit of {self.limits.depth} directories")
            else:
                count += 1
                if count > self.limits.files:
                    raise self._too_much(f"holds more files than the limit of {self.limits.files:,}")
                self._objects[entry.path] = entry
                yield entry.path

    def _too_much(self, what: str) -> InputError:
        return InputError(Problem(f"The tree at {self.revision.name} {what}.", None, None, "Name a smaller --root."))


def open_revision(root: str, name: str, limits: Limits = DEFAULT) -> RevisionTree:
    """The tree that `root` was where HEAD left the history of a revision; raises InputError where it cannot be read."""
    repository = git.open_repository(root)
    tip = repository.commit(name)
    return RevisionTree(repository, Revision(name, repository.fork(tip, name), tip), limits)
