"""Find the sections of a document that bear a heading, however it is numbered.

Headings are compared as names are (gates.naming): after NFC, case folding and the folding of white space and
punctuation. Numbers in front ("2.", "IV —", "1.3") and the marks that Spec Kit's templates put behind a title
("*(mandatory)*", "[OPTIONAL]") do not count.
"""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import plain
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import naming

if TYPE_CHECKING:
    from constitution_gate.constitution.markdown import Document, Section

_MARK = lazy(
    r"\s*[(（\[](?:mandatory|optional|required|non-negotiable|(?:if|include if|include when) [^()\[\]]*)"
    r"[)）\]]\s*\Z"
)
_PLAIN_NUMBER = lazy(r"§?\s*\d{1,2}(?:\.\d{1,2}){0,4}\s+(?=\D)")


def sections(document: Document, heading: str) -> tuple[Section, ...]:
    """Every section with this heading, in document order; empty where the heading has no word."""
    wanted = _keys(heading)
    if not wanted:
        return ()
    return tuple(section for section in document.sections() if wanted & _keys(section.heading.text))


def has_words(heading: str) -> bool:
    """Whether a heading can be looked for."""
    return bool(_keys(heading))


def _keys(heading: str) -> frozenset[tuple[str, ...]]:
    """The heading with and without its number, each as words; nothing where it holds hidden characters."""
    folded = naming.folded(plain(heading))
    if folded is None:
        return frozenset()
    bare = _MARK.sub("", folded)
    number, unnumbered = naming.split_number(bare)
    plain_number = _PLAIN_NUMBER.match(bare) if number is None else None
    if plain_number:
        unnumbered = bare[plain_number.end() :]
    return frozenset(words for text in (bare, unnumbered) if (words := naming.words(text)))
