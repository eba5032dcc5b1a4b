"""Regular expressions that are compiled when they are first used: compiling costs more than most audits need."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class LazyPattern:
    """A pattern with the methods of `re.Pattern`; `flags` are those of `re.compile`."""

    __slots__ = ("_compiled", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags
        self._compiled: re.Pattern[str] | None = None

    def compiled(self) -> re.Pattern[str]:
        """The pattern itself, compiled once."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled

    def match(self, text: str) -> re.Match[str] | None:
        """Match at the beginning of a text."""
        return self.compiled().match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Match a whole text."""
        return self.compiled().fullmatch(text)

    def search(self, text: str, position: int = 0) -> re.Match[str] | None:
        """Find the first match from a position on."""
        return self.compiled().search(text, position)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find every match."""
        return self.compiled().finditer(text)

    def findall(self, text: str) -> list[str]:
        """Give the text of every match, of its group where the pattern has one."""
        return self.compiled().findall(text)

    def split(self, text: str, most: int = 0) -> list[str]:
        """Cut a text at the matches, at `most` of them where it is not 0."""
        return self.compiled().split(text, maxsplit=most)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Replace every match."""
        return self.compiled().sub(replacement, text)
