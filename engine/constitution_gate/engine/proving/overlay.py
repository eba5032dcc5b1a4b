"""A tree as it would be with some files replaced, added or taken away; nothing on disk changes.

What an overlay answers is what a tree on disk would answer after the same changes: new files are held to the same
limits, and a directory stays when its last file goes.
"""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING, cast
from constitution_gate.engine.tree import LEFT_OUT, Tree, may_hold, split_path, within_limits
from constitution_gate.gates.feature import Artifact, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence
    from typing import TypeVar

    from constitution_gate.engine.observations import Observations

    T = TypeVar("T")

_OF_FILES = frozenset({"text", "bytes", "size"})
_OF_NAMES = frozenset({"below", "names", "directory"})
_UNTOUCHED = frozenset({"refused below", "left out", "ignored", "today"})


class Overlay(Tree):
    """A tree over another one. `changes` map paths to their new bytes, None for a file that is taken away."""

    def __init__(self, tree: Tree, changes: Mapping[str, bytes | None]) -> None:
        """Raises ValueError for a path that no file of the tree could have, or that decides what git ignores."""
        super().__init__(tree.root, tree.limits)
        for path in changes:
            _check(path, tree)
        self._tree = tree
        self._changes = dict(changes)
        self._gone = frozenset(path for path, data in changes.items() if data is None)
        self._new = tuple(sorted(p for p, data in changes.items() if data is not None and tree.size(p) is None))
        self._known: dict[Hashable, object] = {}

    def shared(self, key: Hashable, compute: Callable[[], T]) -> T:
        """What `compute` comes to; what the tree below knows is taken over where no change concerns it."""
        if key not in self._known:
            before = self._tree.computed(key)
            if before is not None and not any(self._concerns(*question) for question in before[1]):
                self._known[key] = before[0]
            else:
                self._known[key] = compute()
        return cast("T", self._known[key])

    def computed(self, key: Hashable) -> tuple[object, Observations] | None:
        """None: what an overlay computes is not handed on."""
        del key
        return None

    def below(self, directory: str) -> tuple[str, ...]:
        """Every regular file below one directory, in order."""
        found = self._tree.below(directory)
        if not (self._gone or self._new):
            return found
        inside = f"{directory}/" if directory else ""
        added = [path for path in self._new if path.startswith(inside)]
        return tuple(sorted({*(path for path in found if path not in self._gone), *added}))

    def refused_below(self, directory: str) -> Mapping[str, str]:
        """What is in one directory and is not looked at, with the reason."""
        return self._tree.refused_below(directory)

    def left_out_below(self, directory: str) -> Mapping[str, int]:
        """How many directories of each kind are left out of one."""
        return self._tree.left_out_below(directory)

    def read(self, path: str, *, text: bool = True) -> Artifact | None:
        """The file, or None where there is none; raises Unreadable (see gates.feature.Repository)."""
        name = "/".join(split_path(path))
        if name not in self._changes:
            return self._tree.read(path, text=text)
        data = self._changes[name]
        if data is None:
            return None
        key = (name, text)
        if key not in self._read:
            try:
                self._read[key] = within_limits(path, data, self.limits, text=text)
            except Unreadable as refused:
                self._read[key] = refused
        found = self._read[key]
        if isinstance(found, Unreadable):
            raise found
        return found

    def content(self, path: str, limit: int) -> bytes | None:
        """The bytes of a regular file; None where none can be read, or there are more than `limit`."""
        if path not in self._changes:
            return self._tree.content(path, limit)
        data = self._changes[path]
        return data if data is not None and len(data) <= limit else None

    def link(self, path: str) -> bytes | None:
        """The text of a symbolic link; None where none stands there."""
        return self._tree.link(path)

    def size(self, path: str) -> int | None:
        """The size in bytes of a regular file; None where none stands there."""
        if path not in self._changes:
            return self._tree.size(path)
        data = self._changes[path]
        return None if data is None else len(data)

    def is_directory(self, path: str) -> bool:
        """Whether a directory stands there."""
        return self._tree.is_directory(path) or any(added.startswith(f"{path}/") for added in self._new)

    def ignored(self) -> frozenset[str]:
        """What git ignores and does not track; no change touches the rules."""
        return self._tree.ignored()

    def mentions(self, path: str, words: Sequence[bytes]) -> bool:
        """Whether one of the words may stand in a file (see gates.feature.Repository)."""
        if path not in self._changes:
            return self._tree.mentions(path, words)
        data = self._changes[path]
        return data is None or may_hold([data], words)

    def names(self, directory: str) -> tuple[str, ...]:
        """The names in a directory, in order."""
        inside = f"{directory}/" if directory else ""
        gone = {path.removeprefix(inside) for path in self._gone if path.startswith(inside)}
        added = {path.removeprefix(inside).partition("/")[0] for path in self._new if path.startswith(inside)}
        return tuple(sorted({*(name for name in self._tree.names(directory) if name not in gone), *added}))

    def _concerns(self, kind: str, argument: str) -> bool:
        """Whether a change may alter the answer to a question."""
        if kind in _OF_FILES:
            return argument in self._changes
        if kind == "mentions":
            return argument.partition("\0")[0] in self._changes
        if kind in _OF_NAMES:
            inside = f"{argument}/" if argument else ""
            return any(path.startswith(inside) for path in (*self._gone, *self._new))
        return kind not in _UNTOUCHED


def _check(path: str, tree: Tree) -> None:
    try:
        parts = split_path(path)
    except Unreadable as refused:
        raise ValueError(str(refused)) from None
    if not parts or "/".join(parts) != path:
        raise ValueError(f"{path!r} is no path of a file")
    if LEFT_OUT.intersection(parts[:-1]) or parts[-1] == ".gitignore":
        raise ValueError(f"{path!r} is not looked at as a file of the tree")
    above = ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]
    if any(part in tree.refused for part in above) or tree.is_directory(path):
        raise ValueError(f"{path!r} stands where no file can stand")
    if any(tree.size(part) is not None for part in above[:-1]):
        raise ValueError(f"{path!r} stands below a file")
