"""What a verdict rests on: the questions that were asked of a tree, and whether its answers are still the same.

An observation is a question (a kind and an argument) with a short answer: the digest of a file or of a list of paths,
or a word. Two trees that give the same answers to all questions of an audit give the same report.
"""

from __future__ import annotations

import os
import stat

from constitution_gate.constitution.digest import sha256
from constitution_gate.constitution.model import InputError
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.feature import Artifact, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    from constitution_gate.engine.tree import Tree

    Question = tuple[str, str]
    Observations = dict[Question, str]
    Signature = list[int]

# The times of a file tell nothing that happens within their own grain; two seconds is the coarsest in use (FAT).
_GRAIN = 2_000_000_000
_TIMES_ARE_TRUE = os.name == "posix"
"""Elsewhere a file system's "ctime" is when the file was created, so that content may change behind it."""


class Recorder:
    """Collects what is asked of a tree between `with` and its end; a recorder around it collects that too."""

    def __init__(self, stack: list[Observations]) -> None:
        self._stack = stack
        self.seen: Observations = {}

    def __enter__(self) -> Observations:
        self._stack.append(self.seen)
        return self.seen

    def __exit__(self, *_: object) -> None:
        self._stack.pop()
        if self._stack:
            self._stack[-1].update(self.seen)


def of_file(found: Artifact | Unreadable | None) -> str:
    """The answer to what stands in a file."""
    if found is None:
        return ""
    return f"!{found.reason}" if isinstance(found, Unreadable) else found.sha256


def of_list(names: Iterable[str]) -> str:
    """The answer to a question for names or paths."""
    return sha256("\0".join(names).encode("utf-8", "surrogateescape"))


def of_mapping(found: Mapping[str, object]) -> str:
    """The answer to a question for paths with what is said of each."""
    return of_list(f"{path}\n{said}" for path, said in sorted(found.items()))


def of_names(found: Iterable[str]) -> str:
    """The answer to a question for names in no order."""
    return of_list(sorted(found))


def _read(tree: Tree, path: str, *, text: bool) -> None:
    try:
        tree.read(path, text=text)
    except Unreadable:
        return


def _mentions(tree: Tree, argument: str) -> object:
    path, *words = argument.split("\0")
    return tree.mentions(path, [word.encode("latin-1") for word in words])


ASKED: dict[str, Callable[[Tree, str], object]] = {
    "text": lambda tree, path: _read(tree, path, text=True),
    "bytes": lambda tree, path: _read(tree, path, text=False),
    "size": lambda tree, path: tree.size(path),
    "directory": lambda tree, path: tree.is_directory(path),
    "names": lambda tree, path: tree.names(path),
    "below": lambda tree, path: tree.below(path),
    "refused below": lambda tree, path: tree.refused_below(path),
    "left out": lambda tree, path: tree.left_out_below(path),
    "ignored": lambda tree, _: tree.ignored(),
    "mentions": _mentions,
    "today": lambda tree, _: tree.today(),
}
"""How each kind of question is asked; asked while the tree is recorded, it leaves its answer there."""
_LISTS = ("below", "refused below", "left out")
_FILES = frozenset({"text", "bytes", "size"})


def entry(tree: Tree, seen: Observations, began: int) -> dict[str, object]:
    """The part of a cache's entry that says what it rests on.

    `began` is a time before the first question, in nanoseconds since 1970: a file that changed after it, or shortly
    before, may have changed again without its times telling so, and has no signature.
    """
    found: dict[str, Signature] = {}
    directories: dict[str, bool] = {}
    young = False
    for kind, path in seen:
        if kind in _FILES and path not in found and _TIMES_ARE_TRUE:
            signature = _signature(tree.root, path, directories)
            if signature is not None and max(signature[-2:]) < began - _GRAIN:
                found[path] = signature
            else:
                young = young or signature is not None
    rows = [[*question, answer] for question, answer in _essential(tree, seen).items()]
    return {"seen": rows, "signatures": found, "young": young}


def _essential(tree: Tree, seen: Observations) -> Observations:
    """Observations that say the same as these, with those of a directory in place of those of all directories in it."""
    listed = {path for kind, path in seen if kind == "below"}
    outermost = {path for path in listed if not any(above in listed for above in _above(path))}
    found: Observations = {}
    for (kind, path), answer in seen.items():
        around = path in outermost or any(above in outermost for above in _above(path))
        told = kind in _LISTS or (kind == "directory" and bool(tree.below(path)))
        if not (around and told):
            found[kind, path] = answer
    return {**found, **{(kind, path): tree.answer(kind, path) for path in sorted(outermost) for kind in _LISTS}}


def _above(path: str) -> Iterator[str]:
    """The directories that a path is in, the root last."""
    while path:
        path = path.rpartition("/")[0]
        yield path


def of_entry(entry: Mapping[str, Any]) -> Observations:
    """What an entry rests on; raises ValueError or TypeError where that was not written here."""
    return {(kind, argument): answer for kind, argument, answer in entry["seen"]}


def is_fresh(entry: Mapping[str, Any]) -> bool:
    """Whether the signatures of an entry are as good as they can be."""
    return entry.get("young") is False


def still_hold(tree: Tree, entry: Mapping[str, Any]) -> bool:
    """Whether the tree would answer all questions as it did; a file with its old signature is not read."""
    try:
        seen, known = of_entry(entry), dict(entry["signatures"])
        return _hold(tree, seen, known)
    except (InputError, KeyError, TypeError, ValueError):
        return False


def _hold(tree: Tree, seen: Observations, known: Mapping[str, Signature]) -> bool:
    directories: dict[str, bool] = {}
    for (kind, argument), answer in seen.items():
        if kind in _FILES and argument in known and _signature(tree.root, argument, directories) == known[argument]:
            continue
        if tree.answer(kind, argument) != answer:
            return False
    return True


def _signature(root: str, path: str, directories: dict[str, bool]) -> Signature | None:
    """Device, inode, size and the times of a regular file that no link leads to; None for anything else."""
    if not _is_real(root, path.rpartition("/")[0], directories):
        return None
    try:
        status = os.lstat(f"{root}/{path}")
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return [status.st_dev, status.st_ino, status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns]


def _is_real(root: str, directory: str, known: dict[str, bool]) -> bool:
    """Whether a directory below the root is reached without a link."""
    if not directory:
        return True
    if directory not in known:
        above = directory.rpartition("/")[0]
        try:
            mode = os.lstat(f"{root}/{directory}").st_mode
        except (OSError, ValueError):
            mode = 0
        known[directory] = stat.S_ISDIR(mode) and _is_real(root, above, known)
    return known[directory]
