"""In what the tree on disk differs from the one at a revision, told by content.

The files are read and named as git would name them: neither the index nor the times of a file say that it is the same,
for both lie in the hands of whoever made the tree, and `git diff` and `git status` may run what its configuration says.
"""

from __future__ import annotations

import hashlib

from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.limits import MIB

if TYPE_CHECKING:
    from constitution_gate.engine.git import Entry
    from constitution_gate.engine.revision import RevisionTree
    from constitution_gate.engine.tree import Tree

LARGEST_COMPARED = 64 * MIB
"""A file with more bytes than these counts as changed."""

_NOTHING: frozenset[str] = frozenset()


class Changes(Record):
    """The paths that came, went, or hold something else; one that became a link, or was one, holds something else."""

    added: frozenset[str] = _NOTHING
    removed: frozenset[str] = _NOTHING
    modified: frozenset[str] = _NOTHING

    @property
    def paths(self) -> frozenset[str]:
        """All of them; a renamed file is there with both paths."""
        return self.added | self.removed | self.modified

    @property
    def come_or_gone(self) -> frozenset[str]:
        """Those at which something stands in one of the trees only."""
        return self.added | self.removed


def changes(tree: Tree, base: RevisionTree) -> Changes:
    """What changed: committed or not, staged or not, and the files that git neither tracks nor ignores.

    Neither the mode of a file counts nor whether its lines end with CRLF or LF. A submodule counts by the commit that
    is recorded for it. Raises InputError where a limit is hit or the clone does not hold the tree of the revision.
    """
    now, refused = frozenset(tree.paths), tree.refused
    before = base.objects
    same_modules = tuple(f"{path}/" for path in _same_modules(tree, base))
    removed: set[str] = set()
    modified: set[str] = set()
    for path, entry in before.items():
        if f"{path}/" in same_modules:
            continue
        if path in now or path in refused:
            if not _is_same(tree, path, entry):
                modified.add(path)
        elif entry.is_submodule:
            modified.add(path)
        else:
            removed.add(path)
    new = (path for path in (*now, *refused) if path not in before and path != ".")
    added = (path for path in new if not (same_modules and path.startswith(same_modules)) and not tree.is_ignored(path))
    return Changes(frozenset(added), frozenset(removed), frozenset(modified))


def _same_modules(tree: Tree, base: RevisionTree) -> tuple[str, ...]:
    """The submodules that are recorded at the same commit as they were."""
    was = {path: entry.object for path, entry in base.objects.items() if entry.is_submodule}
    if not was:
        return ()
    recorded = base.recorded_submodules()
    return tuple(path for path, commit in was.items() if recorded.get(path) == commit and path not in tree.refused)


def _is_same(tree: Tree, path: str, entry: Entry) -> bool:
    if entry.is_link:
        target = tree.link(path)
        return target is not None and _object(target, entry.object) == entry.object
    data = tree.content(path, LARGEST_COMPARED)
    if data is None:
        return False
    if _object(data, entry.object) == entry.object:
        return True
    # What git writes where lines are to end with CRLF (gitattributes(5)); what it keeps has LF.
    return b"\r\n" in data and _object(data.replace(b"\r\n", b"\n"), entry.object) == entry.object


def _object(data: bytes, alike: str) -> str:
    """The name that git gives to content, by the same digest as another name (gitformat-pack(5))."""
    digest = hashlib.sha256 if len(alike) == 64 else hashlib.sha1
    made = digest(b"blob %d\0" % len(data), usedforsecurity=False)
    made.update(data)
    return made.hexdigest()
