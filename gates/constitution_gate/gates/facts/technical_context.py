"""The fields of a plan's Technical Context: `**Storage**: PostgreSQL`, `| Project Type | CLI |`."""

from __future__ import annotations

import re
from functools import cache

from constitution_gate.constitution.pattern_store import compiled
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.vocabulary.languages import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_gate.gates.facts.passages import Passage, Text

_CONTINUED = 3
_MARKS = " \t\n|*`+-"


class Field(Record):
    """One field: its value in lower case, and where it stands."""

    value: str
    passage: Passage
    text: Text
    start: int

    def affirms(self, pattern: re.Pattern[str]) -> bool:
        """Whether the value names what the pattern means, and not behind a "no"."""
        found = pattern.finditer(self.text.folded, self.start, self.start + len(self.value))
        return any(not self.text.denied(*match.span()) for match in found)


def fields(documents: Sequence[Text], name: str) -> tuple[Field, ...]:
    """The filled fields of this name ("storage", "project type"); a template's `[…]` is not filled."""
    found = []
    for text in documents:
        for match, passage in text.places(_field(name, text.languages)):
            begin, end = match.span("value")
            if not match["value"].strip(_MARKS):
                begin, end = end, _end_of_list(text.folded, end)
            value = text.folded[begin:end].strip(_MARKS)
            if value and not value.startswith("["):
                found.append(Field(value, passage, text, text.folded.index(value, begin)))
    return tuple(found)


@cache
def _field(name: str, languages: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(vocabulary(language).FIELDS[name] for language in languages)
    return compiled(rf"^[ \t>|*_+-]*(?:{names})[ \t*_`]*[:：|][ \t*_|]*(?P<value>[^\n]*)", re.MULTILINE)


def _end_of_list(text: str, offset: int) -> int:
    """Where a list ends that stands below an empty field."""
    for _ in range(_CONTINUED):
        end = text.find("\n", offset + 1)
        end = len(text) if end < 0 else end
        line = text[offset + 1 : end].lstrip()
        if not line or line.startswith(("**", "#")):
            break
        offset = end
    return offset
