"""Which fields are marked as personal data where they are defined.

A marking stands in the field's own line ("PII", "sensitive", `@PII`), in the comment above it, in a column such as
"Classification", in an extension of a contract, or in what introduces its entity.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from constitution_gate.constitution.markdown import Paragraph, Table, split_lines
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.personal_data.words import affirmed, kinds_in, phrases, prose, said, shown
from constitution_gate.gates.completeness import is_complete
from constitution_gate.gates.feature import Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_gate.gates.artifacts.personal_data.fields import PersonalField
    from constitution_gate.gates.feature import Artifact, Feature

_COMMENT = ("//", "/*", "*", "#", "--", "@", '"""', "'''")
_MARKDOWN = (".md", ".markdown")


def unmarked(
    feature: Feature, fields: Sequence[PersonalField], languages: tuple[str, ...]
) -> tuple[PersonalField, ...]:
    """The fields that nothing marks where they are defined, in order."""
    files = {path: _Definitions(feature, path, languages) for path in {field.path for field in fields}}
    return tuple(field for field in fields if not field.marked and not files[field.path].marks(field))


class _Definitions:
    """A file that defines entities, as far as it says which of their fields are personal."""

    def __init__(self, feature: Feature, path: str, languages: tuple[str, ...]) -> None:
        self.languages = languages
        self.artifact = _read(feature, path)
        self.lines: Sequence[str] = ()
        self.classed: dict[int, bool] = {}
        self.headings: list[int] = []
        self.prose: set[int] = set()
        self.said: list[tuple[int, frozenset[str]]] = []
        self.said_lines: list[int] = []
        if self.artifact is None:
            return
        if not path.lower().endswith(_MARKDOWN):
            self.lines = split_lines(self.artifact.text)
            return
        document = self.artifact.document
        self.lines = document.lines
        self.headings = [heading.line for heading in document.headings()]
        for block in document.blocks:
            if isinstance(block, Table):
                self._class(block)
            elif isinstance(block, Paragraph):
                self.prose.update(range(block.line, block.end_line + 1))
        for sentence in prose(self.artifact).holding("marker", languages=languages):
            if self._says(said(sentence)):
                self.said.append((sentence.line, kinds_in(said(sentence), languages)))
                self.said_lines.append(sentence.line)

    def marks(self, field: PersonalField) -> bool:
        """Whether the file marks a field of its own."""
        if self.classed.get(field.line) or self._says(self._line(field.line)) or self._above(field.line):
            return True
        if self._says(shown(field.note)) or self._says(self._line(field.entity_line)) or self._above(field.entity_line):
            return True
        return self._introduced(field)

    def _class(self, table: Table) -> None:
        found = phrases("classification", self.languages)
        columns = [i for i, cell in enumerate(table.header) if i and found.stands_in(shown(cell).rstrip("?？ "))]
        for row in table.rows:
            for column in columns:
                cell = row.cells[column] if column < len(row.cells) else ""
                text = shown(cell)
                denies = not phrases("unclassed", self.languages).without(text).strip(" .-–—")
                self.classed[row.line] = self.classed.get(row.line, False) or (is_complete(cell) and not denies)

    def _introduced(self, field: PersonalField) -> bool:
        """Whether prose between the entity's heading and the next heading calls the field, or all of it, personal."""
        if self.artifact is None or field.entity_line not in self.headings:
            return False
        following = bisect_right(self.headings, field.entity_line)
        if self.headings[following - 1 : following] != [field.entity_line]:
            return False
        end = self.headings[following] if following < len(self.headings) else len(self.lines) + 1
        # A list entry or row that names no kind marks a field of its own, not all of them.
        return any(
            field.kind in kinds or (not kinds and line in self.prose)
            for line, kinds in self.said[
                bisect_right(self.said_lines, field.entity_line) : bisect_left(self.said_lines, end)
            ]
        )

    def _line(self, line: int) -> str:
        return shown(self.lines[line - 1]) if 0 < line <= len(self.lines) else ""

    def _above(self, line: int) -> bool:
        """Whether a comment or an annotation in the lines directly above says it."""
        for number in range(line - 1, max(0, line - 6), -1):
            text = self.lines[number - 1].strip() if number <= len(self.lines) else ""
            if not text.startswith(_COMMENT) or text.startswith("##"):
                return False
            if self._says(shown(text)):
                return True
        return False

    def _says(self, text: str) -> bool:
        bare = phrases("not marker", self.languages).without(text)
        return affirmed(phrases("marker", self.languages), bare, self.languages)


def _read(feature: Feature, path: str) -> Artifact | None:
    found = feature.artifacts.get(path)
    if found is not None:
        return found
    try:
        return feature.repository.read(path)
    except Unreadable:
        return None
