"""Regular expressions that are compiled when they are first used.

Compiling all the patterns that the rooms hold takes longer than a whole audit of a small feature, and such an audit
uses about half of them.
"""

from __future__ import annotations

from constitution_gate.constitution.pattern_store import compiled
from constitution_gate.constitution.static_types import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import re
    from typing import Any


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Give what `re.compile` gives, compiled only when something is asked of it.

    `flags` are those of `re.compile`. An ill-formed pattern raises `re.error` at its first use. What comes back has all
    the methods and attributes of a pattern, but it is not one for the functions of `re`: `re.sub(lazy(…), …)` raises
    TypeError, `lazy(…).sub(…)` is right.
    """
    return cast("re.Pattern[str]", LazyPattern(pattern, flags))


class LazyPattern:
    """What stands for a pattern until it is used."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        """Take what is asked for from the compiled pattern, and keep it: the next use does not come here."""
        if name.startswith("_"):
            raise AttributeError(name)
        value = getattr(compiled(*self._source), name)
        setattr(self, name, value)
        return value
