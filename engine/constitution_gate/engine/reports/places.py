"""Where a reader can be led: files that stand in the audited tree, named from the root of its repository."""

from __future__ import annotations

from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from constitution_gate.gates.feature import Artifact

_NO_NAME = frozenset({"", ".", ".."})


class Place(Record):
    """A line of a file. `path` is relative to the root of the audit; `line` is None for the file as a whole."""

    path: str
    line: int | None = None
    column: int | None = None


class Places(Record):
    """`is_file` tells whether a regular file of the tree stands at a path, reached without a link.

    `read` gives a file of the tree, None where none can be read.
    `prefix` is the path of the audit's root below the root of the repository, which is what a forge counts paths from:
    empty, or with a `/` at its end. `pages` is the address below which the forge shows the repository's files, with a
    `/` at its end; None where it is not known.
    """

    is_file: Callable[[str], bool]
    prefix: str = ""
    pages: str | None = None
    read: Callable[[str], Artifact | None] = lambda _path: None

    def holds(self, path: str) -> bool:
        """Whether a reader can be led to a path: no absolute one, none that climbs, and a file stands there."""
        if _NO_NAME & set(path.split("/")) or "\0" in path or uri(path) is None:
            return False
        return self.is_file(path)

    def first(self, *candidates: Place) -> Place | None:
        """The first of the candidates that a reader can be led to."""
        return next((place for place in candidates if self.holds(place.path)), None)

    def from_repository(self, path: str) -> str:
        """The path counted from the root of the repository."""
        return self.prefix + path

    def address(self, place: Place) -> str | None:
        """The page of a forge that shows a place, where there is one."""
        reference = uri(self.from_repository(place.path)) if self.pages and self.holds(place.path) else None
        if reference is None:
            return None
        # A rendered document has no lines.
        return f"{self.pages}{reference}" + (f"?plain=1#L{place.line}" if place.line else "")


def nowhere() -> Places:
    """Places for a report whose tree is not at hand: nothing in it leads to a file."""
    return Places(lambda _path: False)


def uri(path: str) -> str | None:
    """A path as a percent-encoded relative reference (RFC 3986, 4.2); None where its name has no bytes."""
    from urllib.parse import quote

    try:
        return quote(path.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        return None
