"""What the verdicts of an audit rest on, so that another tree can be compared with it years later.

An audit asks questions of a tree (engine.observations). Their answers are brought into a form that a clone of the same
revision gives, too: what git ignores, and installed packages, are no part of it. The world is closed: every file that
was read, searched or measured has its digest, what was not there must not be there, and where a directory was walked,
a file that comes or goes is a difference.
"""

from __future__ import annotations

from constitution_gate.constitution.digest import sha256
from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import observations
from constitution_gate.engine.tree import Tree, size_limit
from constitution_gate.gates.feature import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from constitution_gate.engine.observations import Observations
    from constitution_gate.engine.revision import RevisionTree

_OF_FILES = frozenset({"text", "bytes", "size", "mentions"})
_OF_LISTS = frozenset({"below", "refused below"})
_NAMED = 5
"""How many files of a directory are named that came, or went."""


class Listing(Record):
    """The names below a directory, in one digest: `files` regular files, and `others` that are none and not followed.

    `directory` is empty for the root.
    """

    directory: str
    files: int
    others: int
    sha256: str


class Basis(Record):
    """The answers of a tree. `unread` says of files why they were not read, and how large they are."""

    files: Mapping[str, str]
    absent: tuple[str, ...] = ()
    unread: Mapping[str, str] = {}
    directories: Mapping[str, bool] = {}
    listings: tuple[Listing, ...] = ()


class Difference(Record):
    """In what a tree differs from a basis."""

    message: str
    path: str


class Side:
    """A tree that answers: one on disk or one of a revision. With `ignoring`, what git ignores is no part of it."""

    def __init__(self, tree: Tree | RevisionTree, *, ignoring: bool) -> None:
        self._tree = tree
        self._ignoring = ignoring

    def digest(self, path: str) -> tuple[str, str]:
        """The SHA-256 of a regular file, or why it was not read; two empty texts where there is none."""
        size = self._tree.size(path)
        if size is None:
            return "", ""
        limit = size_limit(path, self._tree.limits)
        if size > limit:
            return "", f"it is larger than the limit of {limit} bytes: {size} bytes"
        if isinstance(self._tree, Tree):
            data = self._tree.content(path, limit)
            return ("", "it cannot be read") if data is None else (sha256(data), "")
        try:
            found = self._tree.read(path, text=False)
        except Unreadable as refused:
            return "", refused.reason
        return (found.sha256, "") if found is not None else ("", "")

    def is_directory(self, path: str) -> bool:
        """Whether a directory stands there."""
        return self._tree.is_directory(path)

    def names(self, directory: str) -> tuple[list[str], list[str]]:
        """The regular files below a directory, and what is none, each in order."""
        tree = self._tree
        if isinstance(tree, Tree):
            files: Iterable[str] = tree.below(directory)
            others: Iterable[str] = tree.refused_below(directory)
        else:
            inside = f"{directory}/" if directory else ""
            files = (path for path in tree.paths if path.startswith(inside))
            others = (path for path in tree.refused if path.startswith(inside) or path == directory)
        return self._shown(files), self._shown(others)

    def _shown(self, paths: Iterable[str]) -> list[str]:
        return sorted(path for path in paths if not (self._ignoring and self._tree.is_ignored(path)))


def of_observations(seen: Observations, side: Side) -> Basis:
    """The basis of an audit that asked these questions, as a tree answers them.

    Raises InputError for a file whose name is not UTF-8, which a statement cannot hold.
    """
    asked = sorted({path.split("\0")[0] for kind, path in seen if kind in _OF_FILES})
    answers = {path: side.digest(path) for path in asked if path != ".git" and not path.startswith(".git/")}
    directories = {path: side.is_directory(path) for kind, path in sorted(seen) if kind == "directory"}
    walked = {path for kind, path in seen if kind in _OF_LISTS}
    basis = Basis(
        files={path: digest for path, (digest, _) in answers.items() if digest},
        absent=tuple(path for path, answer in answers.items() if not any(answer)),
        unread={path: reason for path, (_, reason) in answers.items() if reason},
        directories=directories,
        listings=tuple(listing(side, directory) for directory in sorted(_outermost(walked))),
    )
    for path in (*basis.files, *basis.absent, *basis.unread, *directories):
        if not _is_text(path):
            raise InputError(Problem("The name of this file is not UTF-8.", path, None, "Rename the file."))
    return basis


def listing(side: Side, directory: str) -> Listing:
    """The names below a directory in one digest."""
    files, others = side.names(directory)
    return Listing(directory, len(files), len(others), of_names(files, others))


def of_names(files: Sequence[str], others: Sequence[str]) -> str:
    """The digest of names below a directory."""
    return observations.of_list([*files, *(f"{path}\n" for path in others)])


def differences(basis: Basis, side: Side, known: Mapping[str, Sequence[str]]) -> Iterator[Difference]:
    """In what a tree differs from a basis, the files first.

    `known` holds the names of the regular files below directories, where somebody knows them; only those that are the
    ones of a listing can name what came or went.
    """
    for path, wanted in basis.files.items():
        found, reason = side.digest(path)
        if found != wanted:
            yield Difference(_of_file(found, reason), path)
    for path in basis.absent:
        if any(side.digest(path)):
            yield Difference("It was not there when the release was signed off.", path)
    for path, reason in basis.unread.items():
        if side.digest(path) != ("", reason):
            yield Difference("It is not what it was when the release was signed off.", path)
    for path, was in basis.directories.items():
        if side.is_directory(path) is not was:
            yield Difference("The directory is gone." if was else "This was no directory.", path or ".")
    for wanted_listing in basis.listings:
        yield from _of_listing(wanted_listing, side, known.get(wanted_listing.directory))


def _of_file(digest: str, reason: str) -> str:
    if digest:
        return "It holds something else than when the release was signed off."
    return f"It cannot be compared: {reason}." if reason else "It is gone."


def _of_listing(wanted: Listing, side: Side, known: Sequence[str] | None) -> Iterator[Difference]:
    files, others = side.names(wanted.directory)
    if (len(files), len(others), of_names(files, others)) == (wanted.files, wanted.others, wanted.sha256):
        return
    shown = wanted.directory or "."
    before = frozenset(known or ())
    # The names come from a file that nobody signed: they count where they are those of the digest that was.
    if known is not None and of_names(sorted(before), others) == wanted.sha256:
        now = frozenset(files)
        yield from _named(now - before, "It was added after the release was signed off.", shown)
        yield from _named(before - now, "It is gone.", shown)
        return
    count = f"there are {len(files):,} files below it, and there were {wanted.files:,}"
    if len(files) == wanted.files:
        count = f"there are {len(files):,} files below it, as there were, and not the same"
    if len(others) != wanted.others:
        count += f"; of links and the like there are {len(others):,}, and there were {wanted.others:,}"
    yield Difference(f"A file was added, removed or renamed: {count}.", shown)


def _named(paths: frozenset[str], message: str, directory: str) -> Iterator[Difference]:
    for path in sorted(paths)[:_NAMED]:
        yield Difference(message, path)
    if len(paths) > _NAMED:
        yield Difference(f"{len(paths) - _NAMED:,} more: {message}", directory)


def _outermost(directories: set[str]) -> Iterator[str]:
    for directory in directories:
        parts = directory.split("/")
        above = {"/".join(parts[:count]) for count in range(len(parts))}
        if not directory or not above & directories:
            yield directory


def _is_text(path: str) -> bool:
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
