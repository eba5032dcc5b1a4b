"""Whether a file that a document names stands in the repository: there, under a near name, or elsewhere."""

from __future__ import annotations

from collections import defaultdict
from enum import Enum

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLACE = lazy(r"(?::\d+(?:[-–:]\d+)*|#[^/]*)\Z")
_LEADING_LETTERS = lazy(r"[^\x00-\x7f]+(?=[\w.@-])")
_SEQUENCE = lazy(r"\A[vV]?\d+(?:[._-]\d+)*[._-]+(?=\w)")
_JOINTS = lazy(r"[\s._-]+")
_TEST = lazy(r"(?:[._-](?:test|spec|tests|e2e-spec)|(?<=[a-z0-9])Tests?)\Z")
_DISTINCTIVE = 9
_INNER_CAPITAL = lazy(r"[a-z0-9][A-Z]|[a-z0-9][._-][a-z0-9]")


class Standing(Enum):
    """Where a named file stands.

    NEAR is the same directory with another ending, spelling or number; ELSEWHERE is the only file of that name, in
    another directory.
    """

    HERE = "here"
    NEAR = "near"
    ELSEWHERE = "elsewhere"
    MISSING = "missing"


class StandingFiles:
    """The paths of a repository, found by what documents call them."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.paths = frozenset(paths)
        self.tops = frozenset(path.split("/", 1)[0] for path in self.paths if "/" in path)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_key: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for path in self.paths:
            self._by_name[path.rsplit("/", 1)[-1].casefold()].append(path)
            key = _key(path.split("/"))
            self._by_key[key[-1]].append(key)

    def standing(self, path: str, directory: str = "") -> Standing:
        """Where a path stands, relative to the root or to `directory`, or to a part of the repository.

        A project of a larger repository is written `src/app.py` for `backend/src/app.py`; a repository that is such a
        part itself, the other way round.
        """
        if path in self.paths or (directory and f"{directory}/{path}" in self.paths):
            return Standing.HERE
        namesakes = self._by_name.get(path.rsplit("/", 1)[-1].casefold(), ())
        folded = f"/{path.casefold()}"
        for other in namesakes:
            if f"/{other.casefold()}".endswith(folded) or ("/" in other and folded.endswith(f"/{other.casefold()}")):
                alike = f"/{other}".endswith(f"/{path}") or f"/{path}".endswith(f"/{other}")
                return Standing.HERE if alike else Standing.NEAR
        key = _key(path.split("/"))
        if any(_ends_alike(key, other) for other in self._by_key.get(key[-1], ())):
            return Standing.NEAR
        return Standing.ELSEWHERE if len(namesakes) == 1 and _is_distinctive(path) else Standing.MISSING


def may_stand_for(path: str, named: str) -> bool:
    """Whether a file at `path` bears on how a named one stands: it may be that file, under a near name or elsewhere."""
    name, other = path.rsplit("/", 1)[-1].casefold(), named.rsplit("/", 1)[-1].casefold()
    if name == other and (_is_distinctive(named) or _is_end(path, named) or _is_end(named, path)):
        return True
    return _ends_alike(_key(named.split("/")), _key(path.split("/")))


def key(name: str) -> str:
    """What two names have in common of which one may be near the other."""
    return _key([name])[-1]


def _is_end(path: str, other: str) -> bool:
    return f"/{other.casefold()}".endswith(f"/{path.casefold()}")


def normal(written: str, directory: str, tops: frozenset[str]) -> str | None:
    """A path as written, without line number, anchor and dots; None where it cannot be placed in the repository.

    `..` is read from `directory`. An absolute path is one from the root, where its first part stands there.
    """
    path = _PLACE.sub("", written.strip()).replace("\\", "/").removeprefix(".../").removeprefix("…/")
    absolute = path.startswith("/")
    parts = directory.split("/") if path.startswith("../") and directory else []
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    if not parts or (absolute and len(parts) > 1 and parts[0] not in tops):
        return None
    first = parts[0]
    if first not in tops and (match := _LEADING_LETTERS.match(first)):
        parts[0] = first[match.end() :]
    return "/".join(parts)


def _key(parts: list[str]) -> tuple[str, ...]:
    """The parts of a path without numbers in front, case and joints; of the last one also without its ending."""
    *directories, name = parts
    stem = _TEST.sub("", name.rpartition(".")[0] or name)
    ending = "test" if stem != (name.rpartition(".")[0] or name) else ""
    return (*(_plain(part) for part in directories), _plain(stem) + ending)


def _plain(part: str) -> str:
    return _JOINTS.sub("", _SEQUENCE.sub("", part)).casefold()


def _ends_alike(wanted: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one key is the end of the other; a file of the root is no counterpart of one in a directory."""
    shorter, longer = sorted((wanted, other), key=len)
    return longer[-len(shorter) :] == shorter and (len(shorter) > 1 or len(wanted) == 1)


def _is_distinctive(path: str) -> bool:
    stem = path.rsplit("/", 1)[-1].rpartition(".")[0]
    return len(stem) >= _DISTINCTIVE or bool(_INNER_CAPITAL.search(stem))
