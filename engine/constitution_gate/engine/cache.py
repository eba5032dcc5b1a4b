"""What earlier audits came to, kept in the user's cache directory.

An entry is found by a key, the digest of everything about a question that is known beforehand: the version of the
program and of what it is made of, the options, the feature. It holds the observations that the answer rests on; who
reads it asks the tree again and uses the answer only where all of them still hold. What lies in the audited tree is
never taken for an entry.

Entries are written beside their place and moved there, so that processes may share the directory. One that is damaged
or of another version is as good as none. A cache that cannot be read or written changes nothing but the time.
"""

from __future__ import annotations

import os
import sys

from constitution_gate.constitution.digest import sha256
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

_FORMAT = 1
_HEADER = b"constitution-gate-cache "
_LARGEST = 268_435_456
_MOST_ENTRIES = 10_000
_ENTRIES_KEPT = 8_000
_NAME = "constitution-gate"


class Cache:
    """The entries in one directory, all of them for one `stamp`: what the program is made of."""

    def __init__(self, directory: str, stamp: str) -> None:
        self._directory = directory
        self._stamp = stamp
        self._written = False

    def key(self, *parts: object) -> str:
        """The key of a question; equal parts (by their `repr`) give equal keys."""
        return sha256("\0".join([self._stamp, *map(repr, parts)]).encode("utf-8", "backslashreplace"))

    def get(self, key: str) -> dict[str, Any] | None:
        """The entry, or None where there is none that can be used."""
        import json

        try:
            with open(self._path(key), "rb") as file:
                content = file.read(_LARGEST)
        except OSError:
            return None
        header, _, body = content.partition(b"\n")
        if header != _HEADER + sha256(body).encode():
            return None
        try:
            found = json.loads(body)
        except (ValueError, RecursionError):
            return None
        return found if isinstance(found, dict) and found.get("key") == key else None

    def put(self, key: str, entry: Mapping[str, object]) -> None:
        """Keep an entry of JSON data under its key."""
        import json

        body = json.dumps({"key": key, **entry}, ensure_ascii=True, separators=(",", ":")).encode()
        path = self._path(key)
        beside = f"{path}.{os.getpid()}"
        try:
            os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
            with open(beside, "wb") as file:
                file.write(_HEADER + sha256(body).encode() + b"\n" + body)
            os.replace(beside, path)
        except OSError:
            _remove(beside)
        self._written = True

    def prune(self) -> None:
        """Take the oldest entries out where there are too many; nothing where nothing was written."""
        if not self._written:
            return
        entries = sorted(self._entries())
        if len(entries) > _MOST_ENTRIES:
            for _, path in entries[: len(entries) - _ENTRIES_KEPT]:
                _remove(path)

    def _path(self, key: str) -> str:
        return os.path.join(self._directory, key[:2], key[2:])

    def _entries(self) -> Iterator[tuple[float, str]]:
        try:
            directories = [entry.path for entry in os.scandir(self._directory) if entry.is_dir(follow_symlinks=False)]
            for directory in directories:
                with os.scandir(directory) as files:
                    for entry in files:
                        yield entry.stat(follow_symlinks=False).st_mtime, entry.path
        except OSError:
            return


def open_cache(environment: Mapping[str, str], root: str) -> Cache | None:
    """The cache of this user, or None where there is no place for it besides the audited tree."""
    directory = place(environment)
    if directory is None:
        return None
    own, audited = os.path.realpath(directory), os.path.realpath(root)
    if own == audited or own.startswith(os.path.join(audited, "")):
        return None
    return Cache(os.path.join(own, str(_FORMAT)), stamp())


def place(environment: Mapping[str, str]) -> str | None:
    """The directory: CONSTITUTION_GATE_CACHE_DIR, or where the platform keeps what can be made again.

    That is XDG_CACHE_HOME or ~/.cache (XDG Base Directory Specification 0.8), ~/Library/Caches, or LOCALAPPDATA. A
    relative path is none.
    """
    named = environment.get("CONSTITUTION_GATE_CACHE_DIR")
    if named:
        return named if os.path.isabs(named) else None
    home = environment.get("HOME", "")
    above = environment.get("XDG_CACHE_HOME") or (home and os.path.join(home, ".cache"))
    if sys.platform == "win32":
        above = environment.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin" and not environment.get("XDG_CACHE_HOME"):
        above = home and os.path.join(home, "Library", "Caches")
    return os.path.join(above, _NAME) if os.path.isabs(above) else None


def stamp() -> str:
    """What the program is made of: its version and files, the Python that runs it, what is installed beside it."""
    rooms = {os.path.dirname(os.path.dirname(os.path.abspath(__file__)))}
    package = sys.modules.get("constitution_gate")
    rooms.update(getattr(package, "__path__", ()))
    installed = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    parts = [str(_FORMAT), VERSION, sys.version, *(f"{path} {_changed(path)}" for path in installed)]
    for room in sorted(rooms):
        if not room.startswith(tuple(installed)):
            parts += [f"{path} {when}" for path, when in sorted(_modules(room))]
    return sha256("\n".join(parts).encode("utf-8", "backslashreplace"))


def _modules(directory: str) -> Iterator[tuple[str, int]]:
    """When each module and template changed, for a program that is run from its source, without a new version."""
    try:
        with os.scandir(directory) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False) and entry.name != "__pycache__":
                    yield from _modules(entry.path)
                elif entry.name.endswith((".py", ".j2", ".css", ".js")):
                    yield entry.path, entry.stat().st_mtime_ns
    except OSError:
        return


def _changed(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
