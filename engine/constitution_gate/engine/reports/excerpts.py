"""The lines of a file that a verdict rests on, fit to be shown: few, short, and without secrets."""

from __future__ import annotations

from constitution_gate.constitution.markdown import split_lines
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.escaping import verbatim
from constitution_gate.gates.artifacts import secrets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_gate.engine.report import AuditReport, EvidenceEntry, FindingEntry
    from constitution_gate.engine.reports.places import Places
    from constitution_gate.gates.feature import Artifact

LONGEST_LINE = 200
LINES_SHOWN = 4
HIDDEN = "[not shown: this line holds a secret]"
_AROUND = 1
_PROSE = (".md", ".markdown", ".txt")
_SHORTEST_TOKEN = 16
_SEARCHES_FOR_SECRETS = "security-requirements"
_KEY_BEGINS, _KEY_ENDS = "-----BEGIN ", "-----END "


class Line(Record):
    """A line of a file, counted from 1; `marked` where it is the one meant among others."""

    number: int
    text: str
    marked: bool


class Excerpt(Record):
    """Lines that follow each other; `more` is how many of those meant are left out."""

    lines: tuple[Line, ...]
    more: int = 0


class _Text(Record):
    sha256: str
    lines: tuple[str, ...]
    secret: frozenset[int]


class Excerpts:
    """Takes excerpts from the files that `places` leads to, at most `room` of them.

    A line that holds a secret, or of which the report says so, is never shown.
        Nor is the first line: whatever points there means the file as a whole.
    """

    def __init__(self, report: AuditReport, places: Places, room: int) -> None:
        self._places = places
        self._room = room
        self._texts: dict[str, _Text | None] = {}
        self._told = frozenset(_places_of_secrets(report))

    def of_finding(self, finding: FindingEntry) -> Excerpt | None:
        """The line of a finding between its neighbours.

        None where it points to no line that can be shown, and where its message quotes the line.
        """
        line = finding.line
        text = self._text(finding.path) if line and line > 1 else None
        if text is None or not line or line > len(text.lines) or (finding.path, line) in self._told:
            return None
        if _letters(text.lines[line - 1]) in _letters(finding.message):
            return None
        # A line of prose stands for itself; one of a contract or of source is read with its neighbours.
        around = 0 if finding.path.endswith(_PROSE) else _AROUND
        return self._excerpt(finding.path, text, range(line, line + 1), around)

    def of_evidence(self, entry: EvidenceEntry) -> Excerpt | None:
        """The first lines of a piece of evidence; None where the file is not the one that was looked at."""
        text = self._text(entry.path) if entry.start_line > 1 else None
        if text is None or text.sha256 != entry.sha256 or not entry.start_line <= entry.end_line <= len(text.lines):
            return None
        return self._excerpt(entry.path, text, range(entry.start_line, entry.end_line + 1), 0)

    def _excerpt(self, path: str, text: _Text, meant: range, around: int) -> Excerpt | None:
        if self._room <= 0:
            return None
        self._room -= 1
        shown = meant[:LINES_SHOWN]
        first, last = max(1, shown.start - around), min(len(text.lines), shown[-1] + around)
        while first < shown.start and not text.lines[first - 1].strip():
            first += 1
        while last > shown[-1] and not text.lines[last - 1].strip():
            last -= 1
        lines = tuple(
            Line(number, self._shown(path, text, number), first < last and around > 0 and number in shown)
            for number in range(first, last + 1)
        )
        return Excerpt(lines, len(meant) - len(shown)) if any(line.text.strip() for line in lines) else None

    def _shown(self, path: str, text: _Text, number: int) -> str:
        line = text.lines[number - 1]
        if number in text.secret or (path, number) in self._told or _looks_generated(line):
            return HIDDEN
        return verbatim(line.rstrip(), LONGEST_LINE)

    def _text(self, path: str) -> _Text | None:
        if path not in self._texts:
            file = self._places.read(path) if self._places.holds(path) else None
            self._texts[path] = _text_of(file) if file is not None else None
        return self._texts[path]


def _letters(text: str) -> str:
    """The letters and digits of a line, without the mark and the box of a list's item."""
    words = text[: 4 * LONGEST_LINE].lstrip(" \t-*+").removeprefix("[x]").removeprefix("[X]")
    return "".join(filter(str.isalnum, words))


def _text_of(file: Artifact) -> _Text | None:
    try:
        text = file.text
    except UnicodeDecodeError:
        return None
    lines = tuple(split_lines(text))
    found = {secret.line for secret in secrets.secrets(text, file.path)}
    return _Text(file.sha256, lines, frozenset(found | set(_lines_of_keys(lines))))


def _lines_of_keys(lines: Iterable[str]) -> Iterable[int]:
    """The lines of private keys, from their first to their last."""
    inside = False
    for number, line in enumerate(lines, 1):
        inside = inside or (_KEY_BEGINS in line and "PRIVATE KEY" in line)
        if inside:
            yield number
        inside = inside and _KEY_ENDS not in line


def _looks_generated(line: str) -> bool:
    """Whether a word of the line has the look of a key, whatever it is called."""
    if len(line) < _SHORTEST_TOKEN:
        return False
    words = "".join(character if character.isalnum() or character in "+/=_-" else " " for character in line).split()
    return any(len(word) >= _SHORTEST_TOKEN and secrets.is_random(word.rpartition("=")[2] or word) for word in words)


def _places_of_secrets(report: AuditReport) -> Iterable[tuple[str, int]]:
    for feature in report.features:
        for gate in feature.gates:
            if gate.check == _SEARCHES_FOR_SECRETS:
                yield from ((finding.path, finding.line) for finding in gate.findings if finding.line)
