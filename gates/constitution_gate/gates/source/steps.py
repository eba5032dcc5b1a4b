"""A limit to how far one expression is followed: constants may lead to each other without end, or double each time."""

from __future__ import annotations

from constitution_gate.gates.source.model import UNKNOWN

_LONGEST = 2_000


class Steps:
    """What may still be done for one expression: `take` says whether there is a step left, and takes it."""

    __slots__ = ("left",)

    def __init__(self, left: int = 120) -> None:
        self.left = left

    def take(self) -> bool:
        """Take a step; False where none is left."""
        self.left -= 1
        return self.left >= 0


def limited(written: str) -> str:
    """A text that may be a path, neighbouring unknown parts made one; UNKNOWN for one too long to be a path."""
    while UNKNOWN * 2 in written:
        written = written.replace(UNKNOWN * 2, UNKNOWN)
    return written if len(written) <= _LONGEST else UNKNOWN
