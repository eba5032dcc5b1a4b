"""The tree below a root, read without following a link and without leaving it.

Every path is opened component by component from the root's descriptor with O_NOFOLLOW, and only a regular file is
read, so that a link, FIFO, socket or device planted in the tree is refused instead of followed or waited for.
"""

from __future__ import annotations

import errno
import itertools
import os
import stat

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.limits import DEFAULT, MIB, Limits
from constitution_gate.gates.feature import LINKED_FILE, Artifact, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LEFT_OUT = frozenset(
    {
        ".git",
        ".hg",
        ".svn",
        ".gradle",
        ".mypy_cache",
        ".next",
        ".nox",
        ".nuxt",
        ".pytest_cache",
        ".ruff_cache",
        ".terraform",
        ".tox",
        ".venv",
        "__pycache__",
        "bower_components",
        "node_modules",
        "site-packages",
    }
)
"""Directories that hold no work of the project: version control, installed packages, caches."""
LARGEST_SEARCHED = 64 * MIB
"""How many bytes of a file over its limit are searched for words."""

_HAS_DIR_FD = os.open in os.supports_dir_fd and os.scandir in os.supports_fd
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_READ = os.O_RDONLY | _NOFOLLOW | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_DIRECTORY = os.O_RDONLY | _NOFOLLOW | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_TEXT_SUFFIXES = (".md", ".markdown")
_CONTRACT_SUFFIXES = (".yaml", ".yml", ".json")
# Coverage reports of large projects are much larger than anything a person writes.
_REPORT_SUFFIXES = (".xml", ".info", ".lcov", ".out")


class Tree:
    """A Repository on disk. Files are read once each; the walk happens when `paths` is first asked for."""

    def __init__(self, root: str, limits: Limits = DEFAULT) -> None:
        self.root = os.path.abspath(root)
        self.limits = limits
        self._paths: tuple[str, ...] | None = None
        self._refused: dict[str, str] = {}
        self._left_out: dict[str, int] = {}
        self._read: dict[tuple[str, bool], Artifact | Unreadable | None] = {}
        self._ignored: frozenset[str] | None = None

    @property
    def paths(self) -> Sequence[str]:
        """Every regular file, relative to the root, in order; raises InputError where a limit is hit."""
        if self._paths is None:
            self._paths = tuple(sorted(self._walk("")))
        return self._paths

    @property
    def refused(self) -> Mapping[str, str]:
        """What is there and is not looked at, with the reason."""
        _ = self.paths
        return self._refused

    @property
    def refused_so_far(self) -> Mapping[str, str]:
        """What was refused in those parts of the tree that were walked."""
        return self._refused

    @property
    def left_out(self) -> Mapping[str, int]:
        """How many directories of each kind were left out of the walk; empty where nothing was walked."""
        return dict(sorted(self._left_out.items()))

    def below(self, directory: str) -> tuple[str, ...]:
        """Every regular file below one directory, without walking the rest of the tree."""
        if self._paths is not None:
            prefix = directory + "/"
            return tuple(path for path in self._paths if path.startswith(prefix))
        return tuple(sorted(self._walk(directory)))

    def read(self, path: str, *, text: bool = True) -> Artifact | None:
        """The file, or None where there is none; raises Unreadable (see gates.feature.Repository)."""
        key = (path, text)
        if key not in self._read:
            try:
                self._read[key] = self._open_and_read(path, text=text)
            except Unreadable as refused:
                self._read[key] = refused
        found = self._read[key]
        if isinstance(found, Unreadable):
            raise found
        return found

    def size(self, path: str) -> int | None:
        """The size in bytes of a regular file; None where none stands there or a link does."""
        try:
            descriptor = self._descriptor(path, _READ)
        except (OSError, Unreadable):
            return None
        try:
            status = os.fstat(descriptor)
        finally:
            os.close(descriptor)
        return status.st_size if stat.S_ISREG(status.st_mode) else None

    def is_directory(self, path: str) -> bool:
        """Whether a directory stands there; a link to one is none."""
        try:
            descriptor = self._descriptor(path, _DIRECTORY)
        except (OSError, Unreadable):
            return False
        os.close(descriptor)
        return True

    def is_ignored(self, path: str) -> bool:
        """Whether git ignores a file and does not track it; where git cannot be asked, no file is ignored."""
        if self._ignored is None:
            from constitution_gate.engine import git

            try:
                self._ignored = git.open_repository(self.root).ignored()
            except InputError:
                self._ignored = frozenset()
        if not self._ignored:
            return False
        directories = itertools.accumulate(path.split("/")[:-1], lambda above, name: f"{above}/{name}")
        return path in self._ignored or any(f"{directory}/" in self._ignored for directory in directories)

    def mentions(self, path: str, words: Sequence[bytes]) -> bool:
        """Whether one of the words may stand in a file (see gates.feature.Repository)."""
        try:
            descriptor = self._descriptor(path, _READ)
        except (OSError, Unreadable):
            return True
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return True
            return may_hold(iter(lambda: os.read(descriptor, MIB), b""), words)
        except OSError:
            return True
        finally:
            os.close(descriptor)

    def names(self, directory: str) -> tuple[str, ...]:
        """The names in a directory, in order; empty where there is none or it may not be read."""
        try:
            return tuple(name for name, _ in self._entries(directory))
        except (OSError, Unreadable):
            return ()

    def _entries(self, path: str) -> list[tuple[str, str]]:
        try:
            descriptor = self._descriptor(path, _DIRECTORY)
        except FileNotFoundError:
            return []
        try:
            with os.scandir(descriptor) as entries:
                return sorted((entry.name, _kind(entry)) for entry in entries)
        finally:
            os.close(descriptor)

    def _open_and_read(self, path: str, *, text: bool) -> Artifact | None:
        try:
            descriptor = self._descriptor(path, _READ)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise Unreadable(path, _reason(error)) from None
        try:
            mode = os.fstat(descriptor).st_mode
            if stat.S_ISDIR(mode):
                raise Unreadable(path, "it is a directory")
            if not stat.S_ISREG(mode):
                raise Unreadable(path, "it is not a regular file")
            limit = size_limit(path, self.limits)
            with open(descriptor, "rb", closefd=False) as stream:
                data = stream.read(limit + 1)
        except OSError as error:
            raise Unreadable(path, _reason(error)) from None
        finally:
            os.close(descriptor)
        return within_limits(path, data, self.limits, text=text)

    def _descriptor(self, path: str, flags: int) -> int:
        parts = split_path(path)
        if not _HAS_DIR_FD:
            return self._descriptor_by_path(path, parts, flags)
        descriptor = os.open(self.root, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | os.O_CLOEXEC)
        try:
            for position, part in enumerate(parts):
                last = position == len(parts) - 1
                try:
                    deeper = os.open(part, flags if last else _DIRECTORY, dir_fd=descriptor)
                except OSError as error:
                    if error.errno in {errno.ELOOP, errno.ENOTDIR} and _is_link(part, descriptor):
                        raise Unreadable(path, "a symbolic link stands there, and links are not followed") from None
                    raise
                os.close(descriptor)
                descriptor = deeper
        except BaseException:
            os.close(descriptor)
            raise
        return descriptor

    def _descriptor_by_path(self, path: str, parts: tuple[str, ...], flags: int) -> int:
        full = self.root
        for part in parts:
            full = os.path.join(full, part)
            if stat.S_ISLNK(os.lstat(full).st_mode):
                raise Unreadable(path, "a symbolic link stands there, and links are not followed")
        return os.open(full, flags)

    def _links_to_file(self, path: str) -> bool:
        """Whether a link's own text names a regular file of the tree; the link itself is not followed."""
        try:
            target = os.readlink(os.path.join(self.root, path)).replace(os.sep, "/")
        except OSError:
            return False
        parts = path.split("/")[:-1]
        named = False
        for part in target.split("/"):
            if part == ".." and parts and not named:
                parts.pop()
            elif part in {"", ".."}:
                return False
            elif part != ".":
                parts.append(part)
                named = True
        return named and self.size("/".join(parts)) is not None

    def _walk(self, start: str) -> Iterator[str]:
        count = 0
        pending = [(start, 0)]
        while pending:
            directory, depth = pending.pop()
            if depth > self.limits.depth:
                raise _limit_error(f"the tree is deeper than the limit of {self.limits.depth} directories", directory)
            try:
                entries = self._entries(directory)
            except (OSError, Unreadable) as error:
                self._refused[directory or "."] = error.reason if isinstance(error, Unreadable) else _reason(error)
                continue
            for name, kind in entries:
                path = f"{directory}/{name}" if directory else name
                if kind == "file":
                    count += 1
                    if count > self.limits.files:
                        limit = f"{self.limits.files:,}"
                        raise _limit_error(f"the tree holds more files than the limit of {limit}", directory)
                    yield path
                elif kind == "directory":
                    if name in LEFT_OUT:
                        self._left_out[name] = self._left_out.get(name, 0) + 1
                    else:
                        pending.append((path, depth + 1))
                else:
                    self._refused[path] = LINKED_FILE if self._links_to_file(path) else kind


def size_limit(path: str, limits: Limits) -> int:
    """How many bytes a file of this name may have."""
    if path.endswith(_TEXT_SUFFIXES):
        return limits.document
    if path.endswith(_REPORT_SUFFIXES):
        return limits.report
    return limits.contract if path.endswith(_CONTRACT_SUFFIXES) else limits.source


def within_limits(path: str, data: bytes, limits: Limits, *, text: bool) -> Artifact:
    """The file with these bytes; raises Unreadable where they are too many or, with `text`, no text."""
    limit = size_limit(path, limits)
    if len(data) > limit:
        raise Unreadable(path, f"it is larger than the limit of {_size(limit)}")
    if text:
        _check_text(path, data)
        if path.endswith(_TEXT_SUFFIXES):
            _check_lines(path, data, limits)
    return Artifact(path, data)


def _check_lines(path: str, data: bytes, limits: Limits) -> None:
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    if len(lines) > limits.document_lines:
        raise Unreadable(path, f"it has more lines than the limit of {limits.document_lines:,}")
    if max(map(len, lines)) > limits.line_length:
        number = next(i for i, line in enumerate(lines, 1) if len(line) > limits.line_length)
        limit = f"{limits.line_length // 1000} kB"
        raise Unreadable(path, f"its line {number} is longer than the limit of {limit}")


def may_hold(chunks: Iterable[bytes], words: Sequence[bytes]) -> bool:
    """Whether one of the words stands in bytes, in any case of its letters.

    True as well where the bytes hold a NUL, so that they may be text in another encoding, and where they are too many
    to be searched.
    """
    lowered = [word.lower() for word in words]
    longest = max(map(len, lowered), default=1)
    size = 0
    before = b""
    for chunk in chunks:
        size += len(chunk)
        data = before + chunk.lower()
        if size > LARGEST_SEARCHED or b"\0" in chunk or any(word in data for word in lowered):
            return True
        before = data[-longest:]
    return False


def split_path(path: str) -> tuple[str, ...]:
    """The components of a path relative to the root.

    Raises Unreadable for an empty path, an absolute one, one with a drive, a backslash, `..`, or a NUL.
    """
    if path == "":
        return ()
    parts = tuple(part for part in path.split("/") if part not in {"", "."})
    if path.startswith("/") or "\\" in path or "\0" in path or ".." in parts or (len(path) > 1 and path[1] == ":"):
        raise Unreadable(path, "the path does not stay inside the root")
    return parts


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return "it is a symbolic link, and links are not followed"
    if entry.is_dir(follow_symlinks=False):
        return "directory"
    if entry.is_file(follow_symlinks=False):
        return "file"
    return "it is not a regular file"


def _is_link(name: str, descriptor: int) -> bool:
    try:
        return stat.S_ISLNK(os.stat(name, dir_fd=descriptor, follow_symlinks=False).st_mode)
    except OSError:
        return False


def _check_text(path: str, data: bytes) -> None:
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise Unreadable(path, f"it holds a NUL byte in line {line}, so it is not text")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(path, f"it is not UTF-8 (line {line})") from None


def _reason(error: OSError) -> str:
    if error.errno in {errno.EACCES, errno.EPERM}:
        return "it may not be read (permission denied)"
    if error.errno == errno.ENXIO:
        return "it is not a regular file"
    return f"it cannot be opened ({(error.strerror or 'unknown error').lower()})"


def _size(limit: int) -> str:
    return f"{limit // MIB} MiB" if limit >= MIB else f"{limit} bytes"


def _limit_error(message: str, directory: str) -> InputError:
    return InputError(Problem(message, directory or None, None, "Name a smaller --root."))
