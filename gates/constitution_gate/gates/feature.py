"""A feature and its repository: all that a check may look at."""

from __future__ import annotations

from functools import cached_property

from constitution_gate.constitution import digest, markdown
from constitution_gate.constitution.record import NOTHING, Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import markers

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence
    from typing import Protocol, TypeVar

    T = TypeVar("T")

    class Repository(Protocol):
        """The tree below the root, read within limits. The order of everything is the order of the paths."""

        @property
        def paths(self) -> Sequence[str]:
            """Every file that may be looked at, relative to the root; vendored and generated trees are left out."""

        @property
        def refused(self) -> Mapping[str, str]:
            """Paths that are there and may not be read (links, devices, no permission), each with the reason."""

        def read(self, path: str, *, text: bool = True) -> Artifact | None:
            """The file, or None where there is none; with `text` False it need not be UTF-8.

            Raises Unreadable for a link, a device, a file over its limit, text that is not UTF-8, and a path that is
            absolute or climbs out of the root.
            """

        def size(self, path: str) -> int | None:
            """The size in bytes of a regular file; None where none stands there."""

        def is_directory(self, path: str) -> bool:
            """Whether a directory stands there (no link is followed)."""

        def shared(self, key: Hashable, compute: Callable[[], T]) -> T:
            """What `compute` comes to, which depends on nothing but the key and the repository: it is called once."""

        def is_ignored(self, path: str) -> bool:
            """Whether git ignores a file and does not track it; no rule hides a tracked one."""

        def mentions(self, path: str, words: Sequence[bytes]) -> bool:
            """Whether one of the words may stand in a file of any size, in any case; True where that is unknown."""


class Artifact:
    """A file that was read once: verdict, report and digest rest on the same bytes.

    `path` is relative to the root, with `/`. Text is UTF-8; the reader has refused anything else.
    """

    __slots__ = ("__dict__", "data", "path")

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.data = data

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rsplit("/", 1)[-1]

    @cached_property
    def text(self) -> str:
        """The text without a byte order mark; raises UnicodeDecodeError where it is not UTF-8.

        The lines of Markdown that the program itself wrote are blank: no check may read its own words.
        """
        text = self.data.decode("utf-8").removeprefix("\ufeff")
        return markers.without_generated(text) if self.path.endswith(".md") else text

    @cached_property
    def sha256(self) -> str:
        """The digest of the bytes, in hex."""
        return digest.sha256(self.data)

    @cached_property
    def document(self) -> markdown.Document:
        """The text read as Markdown."""
        return markdown.parse(self.text)


LINKED_FILE = "it is a symbolic link to a file, and links are not followed"
"""The reason of a Repository for a link that leads to a file of the tree: no other file can stand below it."""


class Unreadable(Exception):
    """A path that is there and may not be read as a file: `reason` says why, without quoting its content."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class Feature(Record):
    """One directory under specs/ with everything in it.

    `path` is relative to the root; `artifacts` maps paths relative to the root to the files of the feature
    directory, in order of their paths; `unreadable` holds those that could not be read, with the reason. `base` is the
    tree that the feature is compared with (the base revision of a pull request), None where it is compared with none;
    `base_name` is what the user calls it.
    """

    path: str
    artifacts: Mapping[str, Artifact]
    repository: Repository
    unreadable: Mapping[str, str] = NOTHING
    base: Repository | None = None
    base_name: str = "the base revision"

    @property
    def id(self) -> str:
        """The directory's name."""
        return self.path.rsplit("/", 1)[-1]

    def artifact(self, name: str) -> Artifact | None:
        """The file of this name (`plan.md`, `contracts/api.yaml`) in the feature directory, or None."""
        return self.artifacts.get(f"{self.path}/{name}")

    @property
    def spec(self) -> Artifact | None:
        """spec.md, or None."""
        return self.artifact("spec.md")

    @property
    def plan(self) -> Artifact | None:
        """plan.md, or None."""
        return self.artifact("plan.md")

    @property
    def tasks(self) -> Artifact | None:
        """tasks.md, or None."""
        return self.artifact("tasks.md")

    def documents(self) -> tuple[Artifact, ...]:
        """The Markdown files of the feature, in order of their paths, checklists left out."""
        prefix = f"{self.path}/checklists/"
        return tuple(
            artifact
            for path, artifact in self.artifacts.items()
            if path.endswith(".md") and not path.startswith(prefix)
        )
