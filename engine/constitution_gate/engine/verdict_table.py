"""The verdicts of a feature as the lines that stand in its plan.

Titles, notes and messages repeat what strangers wrote. Here they are text and nothing else: they end no cell,
no comment and no line, and carry no markup, link or mention.
"""

from __future__ import annotations

from collections import Counter

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.escaping import masked
from constitution_gate.engine.report import Outcome, Verdict
from constitution_gate.gates.artifacts import markers

if TYPE_CHECKING:
    from constitution_gate.constitution.markdown import Document
    from constitution_gate.engine.report import FeatureReport, GateReport

CELL_LIMIT = 200
_PLACE_LIMIT = 100

_GLYPHS = {
    Verdict.PASS: "✅",
    Verdict.ATTESTED: "✅",
    Verdict.JUSTIFIED: "⚠️",
    Verdict.FAIL: "❌",
    Verdict.ERROR: "❌",
    Verdict.UNVERIFIED: "❔",
    Verdict.PENDING: "⏳",
    Verdict.NOT_APPLICABLE: "➖",
}
_OUTCOME_GLYPHS = {Outcome.PASSED: "✅", Outcome.INCONCLUSIVE: "❔"}
_FAILED = frozenset({Verdict.FAIL, Verdict.ERROR})
_SHOWN = frozenset({Verdict.PASS, Verdict.ATTESTED})

_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "|": "&#124;",
    "\\": "&#92;",
    "`": "&#96;",
    # GitHub looks for mentions and mail addresses after entities are resolved: only a break keeps them text.
    "@": "@&#8203;",
    **{character: f"\\{character}" for character in "*[]~#$"},
}
_SAFE_IN_PLACE = frozenset("/._-+=~,@ ")


class Places:
    """How the places of a feature are named in its plan.

    A path in the feature is relative to it; any other begins with `/` at the root. A place in the plan itself
    is named by its section: its line numbers move whenever somebody writes above it.
    """

    def __init__(self, report: FeatureReport, document: Document) -> None:
        self._prefix = f"{report.path}/"
        self._plan = f"{report.path}/plan.md"
        self._headings = document.headings()

    def short(self, path: str, line: int | None) -> str:
        """The path, with its line where that is stable, in characters safe in code and in a comment."""
        shown = path.removeprefix(self._prefix) if path.startswith(self._prefix) else f"/{path}"
        shown = "".join(map(_place_character, shown)).replace("--", "-%2D")
        if len(shown) > _PLACE_LIMIT:
            shown = "…" + shown[1 - _PLACE_LIMIT :]
        return shown if line is None or path == self._plan else f"{shown}:{line}"

    def cell(self, path: str, line: int | None) -> str:
        """The same as inline Markdown; a place in the plan with the title of its section."""
        code = f"`{self.short(path, line)}`"
        if path != self._plan or line is None:
            return code
        title = next((heading.text for heading in reversed(self._headings) if heading.line <= line), "")
        return f"{code} § {text(title, 60)}:" if title else code


def text(raw: str, limit: int = CELL_LIMIT) -> str:
    """Foreign text as inline Markdown that shows just that text, on one line of at most `limit`."""
    pieces: list[str] = []
    size = 0
    folded = masked(" ".join(raw.split())[: limit * 8])
    for index, character in enumerate(folded):
        piece = _escaped(character, folded[max(0, index - 3) : index], folded[index + 1 : index + 2])
        room = limit - size - (1 if index + 1 < len(folded) else 0)
        if len(piece) > room:
            return "".join(pieces).rstrip() + "…" if limit > 0 else ""
        pieces.append(piece)
        size += len(piece)
    return "".join(pieces)


def table(report: FeatureReport, places: Places) -> list[str]:
    """The table with one row for each gate, a blank line, and the outcome with the counts."""
    rows = [
        (_gate(gate), text(gate.principle or "—"), gate.level.value, _verdict(gate), _evidence(gate, places))
        for gate in report.gates
    ]
    lines = [_row(markers.TABLE_HEADER), "|" + "---|" * len(markers.TABLE_HEADER), *map(_row, rows)]
    return [*lines, "", _outcome(report)]


def judged(gate: GateReport, places: Places) -> str:
    """What a checklist item says of one gate that judged it: id, verdict and where to look."""
    said = f"{identifier(gate.id)} {gate.verdict.value}"
    if gate.verdict is Verdict.JUSTIFIED:
        return f"{said}, see Complexity Tracking"
    if gate.verdict in _SHOWN and gate.evidence:
        first = gate.evidence[0]
        return f"{said}, {places.short(first.path, first.start_line)}"
    if gate.verdict in _FAILED and gate.findings:
        finding = gate.findings[0]
        return f"{said}, {places.short(finding.path, finding.line)}"
    return said


def violation(gate: GateReport) -> str:
    """The first cell of the row that a failing gate gets in Complexity Tracking."""
    return _gate(gate)


def identifier(raw: str) -> str:
    """A gate's id in characters that are safe in code and in a comment, without blanks."""
    safe = "".join(map(_place_character, raw)).replace("--", "-%2D").replace(" ", "%20")
    return safe[:_PLACE_LIMIT]


def _gate(gate: GateReport) -> str:
    code = f"`{identifier(gate.id)}`"
    if gate.title in {"", gate.id}:
        return code
    return f"{code} {text(gate.title, CELL_LIMIT - len(code) - 1)}"


def _verdict(gate: GateReport) -> str:
    held = "frozen" if gate.is_frozen else f"{gate.frozen} of {len(gate.findings)} frozen"
    return f"{_GLYPHS[gate.verdict]} {gate.verdict.value}" + (f" ({held})" if gate.frozen else "")


def _evidence(gate: GateReport, places: Places) -> str:
    if gate.verdict is Verdict.JUSTIFIED and gate.justification is not None:
        return _joined("Complexity Tracking:", gate.justification.violation, 0)
    if gate.verdict in _FAILED and gate.findings:
        finding = next((finding for finding in gate.findings if not finding.frozen), gate.findings[0])
        return _joined(places.cell(finding.path, finding.line), finding.message, len(gate.findings) - 1)
    if gate.verdict in _SHOWN and gate.evidence:
        first = gate.evidence[0]
        return _joined(places.cell(first.path, first.start_line), first.note, len(gate.evidence) - 1)
    return text(gate.reason)


def _joined(place: str, said: str, more: int) -> str:
    tail = f" (and {more} more)" if more else ""
    return f"{place} {text(said, CELL_LIMIT - len(place) - len(tail) - 1)}".rstrip() + tail


def _outcome(report: FeatureReport) -> str:
    counts = Counter(gate.verdict for gate in report.gates)
    said = ", ".join(f"{counts[verdict]} {verdict.value}" for verdict in Verdict if counts[verdict])
    held = [gate for gate in report.gates if gate.frozen]
    glyph = "⚠️" if held and report.outcome is Outcome.PASSED else _OUTCOME_GLYPHS.get(report.outcome, "❌")
    gates = f"{len(report.gates)} gate{'s' if len(report.gates) != 1 else ''}: {said or 'none'}"
    line = f"{markers.OUTCOME} {glyph} {report.outcome.value} at phase {report.phase.value}. {gates}."
    return line + (f" {_frozen(sum(gate.frozen for gate in held))} frozen by the baseline." if held else "")


def _frozen(count: int) -> str:
    return "1 finding is" if count == 1 else f"{count} findings are"


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"


def _escaped(character: str, before: str, after: str) -> str:
    known = _ESCAPES.get(character)
    if known is not None:
        return known
    if character == "_" and not (before[-1:].isalnum() and after.isalnum()):
        return "\\_"
    # GitHub makes links of bare addresses.
    if (character == ":" and after == "/") or (character == "." and before.lower() == "www"):
        return f"&#{ord(character)};"
    if not character.isprintable():
        return f"&#92;u{ord(character):04x}"
    return character


def _place_character(character: str) -> str:
    if character.isalnum() or character in _SAFE_IN_PLACE:
        return character
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))
