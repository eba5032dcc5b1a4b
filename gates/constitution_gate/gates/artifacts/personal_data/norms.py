"""Which part of what can be asked about personal data a norm asks for."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.personal_data.words import kinds_in, phrases, shown
from constitution_gate.gates.vocabulary.languages import detect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_gate.constitution.model import Norm


def demanded(norms: Iterable[Norm]) -> frozenset[str]:
    """Of "marked", "protected" and "unlogged" those that the norms about personal data name."""
    parts: set[str] = set()
    for norm in norms:
        languages = tuple(sorted({*detect(norm.text), "en"}))
        text = shown(norm.text)
        if not (phrases("general", languages).stands_in(text) or kinds_in(text, languages)):
            continue
        bare = phrases("not log", languages).without(text)
        rest = phrases("not protection", languages).without(text)
        if phrases("log", languages).stands_in(bare) or phrases("logged", languages).stands_in(bare):
            # "Masked in logs" asks for nothing beyond the logs.
            parts.add("unlogged")
        elif phrases("protection", languages).stands_in(rest) or phrases("guarding", languages).stands_in(text):
            parts.add("protected")
        elif norm.negative:
            # "MUST NOT be part of error reports": these are logs by another name.
            parts.add("unlogged")
        if phrases("marking", languages).stands_in(text):
            parts.add("marked")
    return frozenset(parts)
