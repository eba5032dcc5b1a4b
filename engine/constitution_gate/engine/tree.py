"""The tree below a root, read without following a link and without leaving it.

Every path is opened component by component from the root's descriptor with O_NOFOLLOW, and only a regular file is
read, so that a link, FIFO, socket or device planted in the tree is refused instead of followed or waited for.
"""

from __future__ import annotations

import errno
import itertools
import os
import stat
from bisect import bisect_left

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.static_types import TYPE_CHECKING, cast
from constitution_gate.engine import observations
from constitution_gate.engine.limits import DEFAULT, MIB, Limits
from constitution_gate.engine.observations import Recorder
from constitution_gate.gates.feature import LINKED_FILE, Artifact, Unreadable

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
    from typing import Any, TypeVar

    from constitution_gate.engine.observations import Observations

    T = TypeVar("T")

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
        self._below: dict[str, tuple[str, ...]] = {}
        self._refused: dict[str, str] = {}
        self._left_out: dict[str, str] = {}
        self._read: dict[tuple[str, bool], Artifact | Unreadable | None] = {}
        self._ignored: frozenset[str] | None = None
        self._shared: dict[Hashable, tuple[object, Observations]] = {}
        self._recorders: list[Observations] = []
        self._answers: Observations = {}

    def recording(self) -> Recorder:
        """What is asked of the tree while a `with` statement lasts, with the answers."""
        return Recorder(self._recorders)

    def saw(self, seen: Observations) -> None:
        """Record what was asked of the same tree elsewhere."""
        if self._recorders:
            self._recorders[-1].update(seen)

    def shared(self, key: Hashable, compute: Callable[[], T]) -> T:
        """What `compute` comes to, which depends on nothing but the key and the tree: it is called once."""
        known = self._shared.get(key)
        if known is None:
            with self.recording() as seen:
                known = self._shared[key] = (compute(), seen)
        else:
            self.saw(known[1])
        return cast("T", known[0])

    def computed(self, key: Hashable) -> tuple[object, Observations] | None:
        """What `shared` knows under a key, and what it rests on; None where nothing was computed yet."""
        return self._shared.get(key)

    @property
    def paths(self) -> Sequence[str]:
        """Every regular file, relative to the root, in order; raises InputError where a limit is hit."""
        return self.below("")

    @property
    def refused(self) -> Mapping[str, str]:
        """What is there and is not looked at, with the reason."""
        return self.refused_below("")

    @property
    def left_out(self) -> Mapping[str, int]:
        """How many directories of each kind are left out of the tree."""
        return self.left_out_below("")

    def below(self, directory: str) -> tuple[str, ...]:
        """Every regular file below one directory, in order, without walking the rest of the tree."""
        found = self._walked(directory)
        if self._recorders:
            self._saw("below", directory, observations.of_list, found)
        return found

    def refused_below(self, directory: str) -> Mapping[str, str]:
        """What is in one directory, or is it, and is not looked at, with the reason."""
        self._walked(directory)
        inside = f"{directory}/" if directory else ""
        found = {path: why for path, why in self._refused.items() if path == directory or path.startswith(inside)}
        if self._recorders:
            self._saw("refused below", directory, observations.of_mapping, found)
        return found

    def left_out_below(self, directory: str) -> Mapping[str, int]:
        """How many directories of each kind are left out of one."""
        self._walked(directory)
        inside = f"{directory}/" if directory else ""
        names = sorted(name for path, name in self._left_out.items() if path.startswith(inside))
        found = {name: names.count(name) for name in dict.fromkeys(names)}
        if self._recorders:
            self._saw("left out", directory, observations.of_mapping, found)
        return found

    def read(self, path: str, *, text: bool = True) -> Artifact | None:
        """The file, or None where there is none; raises Unreadable (see gates.feature.Repository)."""
        key = (path, text)
        if key not in self._read:
            try:
                self._read[key] = self._open_and_read(path, text=text)
            except Unreadable as refused:
                self._read[key] = refused
        found = self._read[key]
        if self._recorders:
            self._saw("text" if text else "bytes", path, observations.of_file, found)
        if isinstance(found, Unreadable):
            raise found
        return found

    def content(self, path: str, limit: int) -> bytes | None:
        """The bytes of a regular file, whatever they are; None where none can be read, or there are more than `limit`.

        They are neither kept nor recorded: they are for comparing, and no verdict rests on them.
        """
        try:
            descriptor = self._descriptor(path, _READ)
        except (OSError, Unreadable):
            return None
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode) or status.st_size > limit:
                return None
            with open(descriptor, "rb", closefd=False) as stream:
                data = stream.read(limit + 1)
        except OSError:
            return None
        finally:
            os.close(descriptor)
        return data if len(data) <= limit else None

    def link(self, path: str) -> bytes | None:
        """The text of a symbolic link, which is not followed; None where none stands there."""
        directory, _, name = path.rpartition("/")
        try:
            if not _HAS_DIR_FD:
                return os.fsencode(os.readlink(os.path.join(self._without_links(path, split_path(directory)), name)))
            descriptor = self._descriptor(directory, _DIRECTORY)
        except (OSError, Unreadable):
            return None
        try:
            return os.fsencode(os.readlink(name, dir_fd=descriptor))
        except OSError:
            return None
        finally:
            os.close(descriptor)

    def size(self, path: str) -> int | None:
        """The size in bytes of a regular file; None where none stands there or a link does."""
        found = self._size(path)
        if self._recorders:
            self._saw("size", path, str, found)
        return found

    def is_directory(self, path: str) -> bool:
        """Whether a directory stands there; a link to one is none."""
        try:
            os.close(self._descriptor(path, _DIRECTORY))
            found = True
        except (OSError, Unreadable):
            found = False
        if self._recorders:
            self._saw("directory", path, str, found)
        return found

    def is_ignored(self, path: str) -> bool:
        """Whether git ignores a file and does not track it; where git cannot be asked, no file is ignored."""
        ignored = self.ignored()
        if not ignored:
            return False
        directories = itertools.accumulate(path.split("/")[:-1], lambda above, name: f"{above}/{name}")
        return path in ignored or any(f"{directory}/" in ignored for directory in directories)

    def ignored(self) -> frozenset[str]:
        """What git ignores and does not track; a directory ends in a slash and stands for all that is in it."""
        if self._ignored is None:
            from constitution_gate.engine import git

            try:
                self._ignored = git.open_repository(self.root).ignored()
            except InputError:
                self._ignored = frozenset()
        if self._recorders:
            self._saw("ignored", "", observations.of_names, self._ignored)
        return self._ignored

    def mentions(self, path: str, words: Sequence[bytes]) -> bool:
        """Whether one of the words may stand in a file (see gates.feature.Repository)."""
        found = self._may_mention(path, words)
        if self._recorders:
            self._saw("mentions", "\0".join([path, *(word.decode("latin-1") for word in words)]), str, found)
        return found

    def names(self, directory: str) -> tuple[str, ...]:
        """The names in a directory, in order; empty where there is none or it may not be read."""
        try:
            found = tuple(name for name, _ in self._entries(directory))
        except (OSError, Unreadable):
            found = ()
        if self._recorders:
            self._saw("names", directory, observations.of_list, found)
        return found

    def today(self) -> datetime.date:
        """The date in UTC: no part of the tree, and recorded like one, for a verdict may rest on it."""
        import datetime

        found = datetime.datetime.now(datetime.UTC).date()
        if self._recorders:
            self._saw("today", "", str, found)
        return found

    def answer(self, kind: str, argument: str) -> str:
        """The short answer to a question that was once asked and recorded; raises KeyError for an unknown kind."""
        if (kind, argument) not in self._answers:
            ask = observations.ASKED[kind]
            with self.recording():
                ask(self, argument)
        return self._answers[kind, argument]

    def _saw(self, kind: str, argument: str, answer: Callable[[Any], str], found: object) -> None:
        question = (kind, argument)
        if question not in self._answers:
            self._answers[question] = answer(found)
        self._recorders[-1][question] = self._answers[question]

    def _walked(self, directory: str) -> tuple[str, ...]:
        known = self._below.get(directory)
        if known is None:
            if "" in self._below:
                # "0" is the character after "/": what is below a directory stands together.
                every = self._below[""]
                known = every[bisect_left(every, f"{directory}/") : bisect_left(every, f"{directory}0")]
            else:
                known = tuple(sorted(self._walk(directory)))
            self._below[directory] = known
        return known

    def _size(self, path: str) -> int | None:
        try:
            descriptor = self._descriptor(path, _READ)
        except (OSError, Unreadable):
            return None
        try:
            status = os.fstat(descriptor)
        finally:
            os.close(descriptor)
        return status.st_size if stat.S_ISREG(status.st_mode) else None

    def _may_mention(self, path: str, words: Sequence[bytes]) -> bool:
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
        return os.open(self._without_links(path, parts), flags)

    def _without_links(self, path: str, parts: tuple[str, ...]) -> str:
        full = self.root
        for part in parts:
            full = os.path.join(full, part)
            if stat.S_ISLNK(os.lstat(full).st_mode):
                raise Unreadable(path, "a symbolic link stands there, and links are not followed")
        return full

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
        """The regular files below a directory; each directory is opened from the one it is in."""
        count = 0
        opened: list[tuple[str, int, Iterator[str]]] = []
        coming: Iterator[str] = iter((start,))
        try:
            while True:
                directory = next(coming, None)
                if directory is None:
                    if not opened:
                        return
                    _, descriptor, coming = opened.pop()
                    os.close(descriptor)
                    continue
                if len(opened) > self.limits.depth:
                    limit = self.limits.depth
                    raise _limit_error(f"the tree is deeper than the limit of {limit} directories", directory)
                try:
                    descriptor = self._open_directory(directory, opened[-1][:2] if opened else None)
                    opened.append((directory, descriptor, coming))
                    coming = iter(())
                    with os.scandir(descriptor) as found:
                        entries = sorted((entry.name, _kind(entry)) for entry in found)
                except FileNotFoundError:
                    continue
                except (OSError, Unreadable) as error:
                    self._refused[directory or "."] = error.reason if isinstance(error, Unreadable) else _reason(error)
                    continue
                deeper = []
                for name, kind in entries:
                    path = f"{directory}/{name}" if directory else name
                    if kind == "file":
                        count += 1
                        if count > self.limits.files:
                            limit = self.limits.files
                            raise _limit_error(f"the tree holds more files than the limit of {limit:,}", directory)
                        yield path
                    elif kind != "directory":
                        self._refused[path] = LINKED_FILE if self._links_to_file(path) else kind
                    elif name in LEFT_OUT:
                        self._left_out[path] = name
                    else:
                        deeper.append(path)
                coming = iter(deeper)
        finally:
            for _, descriptor, _ in opened:
                os.close(descriptor)

    def _open_directory(self, directory: str, above: tuple[str, int] | None) -> int:
        if above is None or not _HAS_DIR_FD:
            return self._descriptor(directory, _DIRECTORY)
        path, descriptor = above
        name = directory[len(path) + 1 :] if path else directory
        try:
            return os.open(name, _DIRECTORY, dir_fd=descriptor)
        except OSError as error:
            if error.errno in {errno.ELOOP, errno.ENOTDIR} and _is_link(name, descriptor):
                raise Unreadable(directory, "a symbolic link stands there, and links are not followed") from None
            raise


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
