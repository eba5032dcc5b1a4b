"""The sections of a plan or a spec by what their headings mean, in the languages that people write them in."""

from __future__ import annotations

from functools import lru_cache

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import plain
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import naming

if TYPE_CHECKING:
    from collections.abc import Collection

    from constitution_gate.constitution.markdown import Document, Section

_ASIDE = lazy(r"\s*(?:\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]|【[^【】]*】)")
_NUMBER = lazy(r"\A(?:\d+(?:\.\d+)*[.):、]?|[ivx]+[.):])\s+")
_EDGES = " \t*_~:：#.。-—–|"


@lru_cache(maxsize=4096)
def bare(text: str) -> str | None:
    """A heading as it is compared: folded, without its number, marks and what stands in brackets.

    None where it holds characters that no reader sees.
    """
    folded = naming.folded(plain(text))
    if folded is None:
        return None
    kept = "".join(c for c in _ASIDE.sub("", folded) if c.isalnum() or c.isspace() or c in "/&'-–—.:：、)_")
    return _NUMBER.sub("", kept.strip(_EDGES), count=1).strip(_EDGES)


def sections(document: Document, names: Collection[str]) -> tuple[Section, ...]:
    """Every section whose heading is one of the names (given folded), in document order."""
    return tuple(section for section in document.sections() if bare(section.heading.text) in names)
