"""Characters that no reader sees: names that differ in them look alike.

Two of them belong to the spelling of some names: ZERO WIDTH NON-JOINER and ZERO WIDTH JOINER between letters of the
scripts that join theirs (Persian, the Indic scripts), and the joiner between pictographs (Unicode Standard, 23.2;
Unicode Technical Standard 51, 1.4.5).
"""

from __future__ import annotations

import unicodedata

from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"
_FIRST_JOINING = "\u0600"
_LAST_JOINING = "\u1aff"
_PICTOGRAPHS = frozenset({"So", "Sk"})
_VARIATION = "\ufe0f"


def unseen(text: str) -> tuple[str, ...]:
    """Every character of one line that no reader sees, each once, in order; a tab is white space."""
    if text.isascii() and text.isprintable():
        return ()
    found = {
        character
        for position, character in enumerate(text)
        if character != "\t" and unicodedata.category(character) in _UNSEEN and not _joins(text, position)
    }
    return tuple(sorted(found))


def code_points(characters: Iterable[str]) -> str:
    """The characters as a reader can look them up: `U+200B, U+202E`."""
    return ", ".join(f"U+{ord(character):04X}" for character in characters)


def _joins(text: str, position: int) -> bool:
    """Whether a joiner stands where it is part of the spelling."""
    if text[position] not in _JOINERS:
        return False
    before = text[:position][-2:].removesuffix(_VARIATION)[-1:]
    after = text[position + 1 : position + 2]
    if not before or not after:
        return False
    if text[position] == "\u200d" and all(unicodedata.category(each) in _PICTOGRAPHS for each in (before, after)):
        return True
    return all(_FIRST_JOINING <= each <= _LAST_JOINING for each in (before, after))
