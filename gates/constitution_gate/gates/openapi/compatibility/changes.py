"""What a comparison has found, and the words for where it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from constitution_gate.constitution.record import Record
from constitution_gate.gates.scope import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_gate.gates.openapi.references import Node, Pointer

MAX_CHANGES = 1000
_VALUES_SHOWN = 4


class Where(Record):
    """A part of an exchange: `subject` in words, `trail` the names down to a value in it.

    `sent` says that clients send it; otherwise they get it. `clients` are those for whom it changes.
    """

    subject: str
    sent: bool
    trail: str = ""
    clients: str = "clients"

    def property(self, name: str) -> Where:
        """The value of a property."""
        return self.replace(trail=f"{self.trail}.{name}" if self.trail else name)

    def items(self) -> Where:
        """The items of an array."""
        return self.replace(trail=f"{self.trail}[]")

    def __str__(self) -> str:
        return f"{quoted(self.trail)} in {self.subject}" if self.trail else self.subject


class Change(Record):
    """A change that breaks clients, or that could not be judged.

    `node` is a place of the new description; `was` one of the old, for what is no longer there.
    """

    rule: str
    message: str
    node: Node
    was: Node | None = None


class Changes:
    """Collects changes, each once; those over the limit are counted."""

    def __init__(self) -> None:
        self._breaking: dict[tuple[tuple[str, Pointer], str], Change] = {}
        self._unclear: dict[tuple[tuple[str, Pointer], str], Change] = {}
        self.left_out = 0

    @property
    def breaking(self) -> tuple[Change, ...]:
        """The changes that break clients."""
        return tuple(self._breaking.values())

    @property
    def unclear(self) -> tuple[Change, ...]:
        """What could not be compared."""
        return tuple(self._unclear.values())

    def breaks(self, rule: str, node: Node, message: str, was: Node | None = None) -> None:
        """Note a change that breaks clients."""
        self._keep(self._breaking, Change(rule, _sentence(message), node, was))

    def cannot_compare(self, node: Node, message: str) -> None:
        """Note what could not be judged."""
        self._keep(self._unclear, Change("not-comparable", _sentence(message), node))

    def _keep(self, kept: dict[tuple[tuple[str, Pointer], str], Change], change: Change) -> None:
        if len(kept) >= MAX_CHANGES:
            self.left_out += 1
        else:
            kept.setdefault((change.node.key, change.message), change)


class Refusal(Exception):
    """Two things differ; `unclear` says that they could not be compared."""

    def __init__(self, *, unclear: bool) -> None:
        super().__init__()
        self.unclear = unclear


class Silent(Changes):
    """Keeps nothing and stops at the first change."""

    def breaks(self, rule: str, node: Node, message: str, was: Node | None = None) -> NoReturn:  # noqa: ARG002
        """Raise Refusal."""
        raise Refusal(unclear=False)

    def cannot_compare(self, node: Node, message: str) -> NoReturn:  # noqa: ARG002
        """Raise Refusal."""
        raise Refusal(unclear=True)


def values(shown: Iterable[object]) -> str:
    """Some values, quoted: at most four and how many more."""
    listed = list(shown)
    text = ", ".join(quoted(value if isinstance(value, str) else _plain(value)) for value in listed[:_VALUES_SHOWN])
    more = len(listed) - _VALUES_SHOWN
    return f"{text} and {more:,} more" if more > 0 else text


def _plain(value: object) -> str:
    return "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:]
