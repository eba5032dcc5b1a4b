"""Patterns that a constitution demands or forbids, matched in linear time by RE2.

RE2 has neither back references nor look-arounds (https://github.com/google/re2/wiki/Syntax); a pattern with
one is refused, never skipped. A text is matched as a whole, with CR LF and CR read as LF, so that `(?m)^` and
`$` mean lines whatever wrote the file.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

MAX_LENGTH = 1_000
MAX_MEMORY = 8 << 20
_MESSAGE_LENGTH = 60

_LINE_END = lazy(r"\r\n|\n|\r")
_BACK_REFERENCE = lazy(r"\\(?:[1-9]|k[<{'])|\(\?P=")
_LOOK_AROUND = lazy(r"\(\?<?[=!]")


class PatternError(ValueError):
    """A pattern that RE2 does not run; the message is one sentence about "the pattern"."""


class Hit(Record):
    """Where a match begins; both count from 1. `column` is None where hidden characters moved the text."""

    line: int
    column: int | None


class Pattern(Record):
    """A compiled pattern; `compile_pattern` makes it."""

    source: str
    _compiled: Any

    def first(self, text: str) -> Hit | None:
        """The first match as the text is written, or None."""
        return next(self._written(text), None)

    def hits(self, text: str, limit: int) -> tuple[Hit, ...]:
        """The first `limit` matches.

        Where the text as written holds none, it is read once more without the characters that no reader sees
        and with its accents composed (NFC), so that a forbidden word cannot hide behind a zero-width space.
        """
        found = _take(self._written(text), limit)
        if not found and not text.isascii():
            bared = _bare(text)
            if bared != text:
                found = tuple(Hit(hit.line, None) for hit in _take(self._written(bared), limit))
        return found

    def within(self, value: str) -> bool:
        """Whether a value as it is, line ends included, holds a match; half a surrogate pair reads as `?`."""
        seen = value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
        return self._compiled.search(seen) is not None

    def matches_nothing(self) -> bool:
        """Whether the empty text is a match, so that every text holds one."""
        return self._compiled.search("") is not None

    def _written(self, text: str) -> Iterator[Hit]:
        normal = _LINE_END.sub("\n", text) if "\r" in text else text
        found = False
        for hit in self._search(normal):
            found = True
            yield hit
        if not found and normal is not text:
            # A pattern that names CR itself can only match what really stands there.
            yield from self._search(text)

    def _search(self, text: str) -> Iterator[Hit]:
        line, start, position, last = 1, 0, 0, -1
        for match in self._compiled.finditer(text):
            offset = match.start()
            # RE2's wrapper gives an empty match twice, and after the last line end there is no line.
            if offset == last or (offset == match.end() == len(text) > 0 and text[-1] in "\r\n"):
                continue
            for end in _LINE_END.finditer(text, position, offset):
                line += 1
                start = end.end()
            position, last = max(offset, start), offset
            yield Hit(line, offset - start + 1)


def compile_pattern(pattern: str) -> Pattern:
    """Compile a pattern in RE2 syntax.

    Raises PatternError for an empty or an over-long one, and for what RE2 does not have or refuses to build.
    """
    compiled = _compile(pattern)
    if isinstance(compiled, str):
        raise PatternError(compiled)
    return compiled


@lru_cache(maxsize=512)
def _compile(pattern: str) -> Pattern | str:
    if not pattern:
        return "The pattern is empty."
    if len(pattern) > MAX_LENGTH:
        return f"The pattern is longer than {MAX_LENGTH:,} characters."
    if any("\ud800" <= character <= "\udfff" for character in pattern):
        return "The pattern holds half of a surrogate pair, which no UTF-8 text can hold."
    if "\0" in pattern:
        return "The pattern holds a NUL character."
    import re2

    options = re2.Options()
    # RE2 would write the pattern to standard error, workflow commands in it included.
    options.log_errors = False
    options.max_mem = MAX_MEMORY
    try:
        return Pattern(pattern, re2.compile(pattern, options))
    except re2.error as error:
        return _explain(pattern, error)


def _explain(pattern: str, error: Exception) -> str:
    raw = error.args[0] if error.args else ""
    message = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw)
    if _BACK_REFERENCE.search(pattern) and "escape" in message:
        return "The pattern has a back reference, which RE2 does not have; write what it must repeat."
    if _LOOK_AROUND.search(pattern) and "perl operator" in message:
        return "The pattern looks ahead or behind, which RE2 does not do; use `require` and `forbid` together."
    if "repetition size" in message or "too large" in message:
        return "The pattern repeats too much; RE2 builds at most 1,000 repetitions."
    # What follows the colon is a piece of the pattern, whatever characters that holds.
    reason, _, piece = message.partition(": ")
    if piece and piece.isprintable() and len(piece) <= _MESSAGE_LENGTH:
        reason = f"{reason}: `{piece}`"
    return f"The pattern is not RE2 syntax: {reason or 'it does not compile'}."


def _take(hits: Iterator[Hit], limit: int) -> tuple[Hit, ...]:
    return tuple(hit for hit, _ in zip(hits, range(limit), strict=False))


def _bare(text: str) -> str:
    seen = "".join(c for c in text if c.isascii() or unicodedata.category(c) != "Cf")
    return unicodedata.normalize("NFC", seen)
