"""What makes a finding the same finding in another revision: where it stands in a file is no part of it.

Two findings with one fingerprint are told apart by their number, never by their lines.
"""

from __future__ import annotations

from constitution_gate.constitution.digest import sha256
from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from constitution_gate.engine.report import FeatureReport, FindingEntry, GateReport

_MARK = "constitution-gate/v1"
_LENGTH = 32
_LINES = lazy(
    r"(?P<file>\.[A-Za-z]\w{0,15}[`'\"]?):\d+(?:[:–-]\d+)*"
    r"|\b(?P<word>[Ll]ine|[Cc]olumn)s?\s+\d+(?:(?:\s?[,–-]\s?|\s(?:and|to|or)\s)\d+)*"
    r"|\bL\d+(?:[–-]L?\d+)?\b"
)
_NUMBERS = lazy(r"\d+")


def of(feature: FeatureReport, gate: GateReport, finding: FindingEntry) -> str:
    """32 hex digits that stay when lines move, and change with the feature, gate, file or message."""
    return _digest(feature.path, gate.id, finding.path, without_lines(finding.message))


def of_gate(feature: FeatureReport, gate: GateReport) -> str:
    """The fingerprint of a gate that fails without a finding: of its verdict, and its reason without numbers."""
    return _digest(feature.path, gate.id, gate.verdict.value, _NUMBERS.sub("", without_lines(gate.reason)))


def all_of(feature: FeatureReport, gate: GateReport) -> tuple[str, ...]:
    """The fingerprints of a gate's findings in their order, or its own alone where it has none."""
    return tuple(of(feature, gate, finding) for finding in gate.findings) or (of_gate(feature, gate),)


def without_lines(message: str) -> str:
    """The message without the numbers of lines and columns: `plan.md:12`, `line 12`, `lines 3–5`, `L12`."""
    return _LINES.sub(lambda match: match["file"] or match["word"] or "L", message)


def _digest(*parts: str) -> str:
    data = [part.encode("utf-8", "surrogatepass") for part in (_MARK, *parts)]
    # The lengths keep apart what a separator in a hostile name would join.
    return sha256(b"".join(b"%d:%b" % (len(part), part) for part in data))[:_LENGTH]
