"""Data that remembers where everything stood in its text, and the limits within which texts are read."""

from __future__ import annotations

import re
from bisect import bisect_right

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence
    from typing import Any, NoReturn

    Pointer = Sequence[str | int]
    Places = dict[int, array[int]]
    """The places of the entries of each collection, in order, by the collection's identity."""

COLUMN_BITS = 25
"""A place is one number: the line, and below it the column in so many bits."""

_FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"


class Limits(Record):
    """How much a document may hold (the limits table of docs/architecture.md).

    `aliases` lets aliases and merge keys be expanded, within ten times the document's size; without it they
    and their anchors are refused. `digits` is the length of the longest integer.
    """

    bytes: int
    depth: int = 100
    events: int = 2_000_000
    aliases: bool = False
    digits: int = 18


GATE_BLOCK = Limits(bytes=64 * 1024)
CONTRACT = Limits(bytes=16 * 1024 * 1024, aliases=True, digits=40)
"""Contracts state the bounds of 64-bit integers and decimals, which have 19 to 29 digits."""


class Source:
    """Data and the place of each of its entries.

    `value` is made of dict, list, str, int, float, bool and None; an aliased part is one shared object.
    """

    __slots__ = ("_locate", "_places", "_start", "value")

    def __init__(self, value: Any, start: int, locate: Callable[[], Places]) -> None:
        """`start` is the place of the whole; `locate` is asked for the other places when one is wanted."""
        self.value = value
        self._start = start
        self._locate = locate
        self._places: Places | None = None

    def mark(self, pointer: Pointer) -> tuple[int, int]:
        """Line and column, from 1, of the key or item at the pointer, or of its nearest ancestor."""
        if self._places is None:
            self._places = self._locate()
        place = self._start
        value = self.value
        for part in pointer:
            places = self._places.get(id(value))
            if places is None:
                break
            if isinstance(value, dict):
                if part not in value:
                    break
                place = places[list(value).index(part)]
            else:
                if not isinstance(part, int) or not 0 <= part < len(value):
                    break
                place = places[part]
            value = value[part]
        return place >> COLUMN_BITS, place & ((1 << COLUMN_BITS) - 1)


class Lines:
    """Turns offsets into places."""

    def __init__(self, text: str, first_line: int) -> None:
        self.first_line = first_line
        self.starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]

    def place(self, offset: int) -> int:
        """Line and column of the offset in one number."""
        index = bisect_right(self.starts, offset) - 1
        return (index + self.first_line) << COLUMN_BITS | (offset - self.starts[index] + 1)


class Reading:
    """The path, the limits and the problems of one document."""

    __slots__ = ("first_line", "limits", "path", "problems")

    def __init__(self, path: str, first_line: int, limits: Limits) -> None:
        self.path = path
        self.first_line = first_line
        self.limits = limits
        self.problems: list[Problem] = []

    def note(self, message: str, line: int, remedy: str | None = None) -> None:
        """Keep a problem and go on."""
        self.problems.append(Problem(message, self.path, line, remedy))

    def stop(self, message: str, line: int, remedy: str | None = None) -> NoReturn:
        """Raise InputError with all problems so far and this one."""
        raise InputError(*self.problems, Problem(message, self.path, line, remedy))

    def check_text(self, text: str) -> None:
        """Refuse what is too large and what no reader should see."""
        limit = self.limits.bytes
        if len(text) > limit or (len(text) * 4 > limit and len(text.encode("utf-8", "surrogatepass")) > limit):
            self.stop(f"The text is larger than the limit of {_size(limit)}.", self.first_line)
        control = re.search(_FORBIDDEN, text)
        if control:
            line = self.first_line + line_of(text, control.start())
            self.stop(f"The character U+{ord(control[0]):04X} is not allowed here.", line, "Remove it.")
        if "<<<<<<<" in text or ">>>>>>>" in text:
            marker = re.search(r"(?:\A|(?<=[\r\n]))(?:<{7}|>{7})(?=[ \r\n])", text)
            if marker:
                line = self.first_line + line_of(text, marker.start())
                self.stop("A merge conflict marker stands here.", line, "Resolve the conflict.")

    def integer(self, digits: str, base: int, line: int) -> int:
        """The integer that these characters are, when it is not too long."""
        if len(digits) > self.limits.digits + 3:
            self.stop(f"An integer has more than {self.limits.digits} digits.", line, "Write it as a string.")
        number = int(digits, base)
        if abs(number) >= 10**self.limits.digits:
            self.stop(f"An integer has more than {self.limits.digits} digits.", line, "Write it as a string.")
        return number

    def non_finite(self, line: int) -> NoReturn:
        """Refuse a number that is not finite."""
        self.stop("A number here is not finite.", line, "Write a finite number, or a string.")


def _size(count: int) -> str:
    return f"{count // (1024 * 1024)} MiB" if count >= 1024 * 1024 else f"{count // 1024} KiB"


def line_of(text: str, offset: int) -> int:
    """How many lines end before an offset: at CRLF, LF and CR, and nowhere else."""
    before = text[:offset]
    return before.count("\n") + before.count("\r") - before.count("\r\n")


def twice(key: str, first: int, line: int) -> str:
    """The sentence that names both lines of a key that stands twice."""
    shown = repr(key if len(key) <= 60 else key[:57] + "...")
    where = f"on line {line}" if first == line else f"on lines {first} and {line}"
    return f"The key {shown} stands twice, {where}."
