"""The names by which a link leads to a feature or a gate of the HTML report; they stay as long as those keep theirs."""

from __future__ import annotations

from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from constitution_gate.engine.report import AuditReport, FeatureReport, GateReport

_LONGEST = 120
_KEPT = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")


class Anchors(Record):
    """Each has a `/` in it, so that none is the name of a property or of another part of the page."""

    features: dict[int, str]
    gates: dict[tuple[int, int], str]

    def of_feature(self, feature: FeatureReport) -> str:
        """The anchor of a feature."""
        return self.features[id(feature)]

    def of_gate(self, feature: FeatureReport, gate: GateReport) -> str:
        """The anchor of a gate of a feature."""
        return self.gates[id(feature), id(gate)]


def of_report(report: AuditReport) -> Anchors:
    """The anchors of a report, no two the same."""
    taken: set[str] = set()
    features: dict[int, str] = {}
    gates: dict[tuple[int, int], str] = {}
    for feature in report.features:
        parts = feature.path.removeprefix("specs/").split("/")
        home = _free("/".join(_slug(part) for part in parts), "/", taken)
        features[id(feature)] = home
        for gate in feature.gates:
            gates[id(feature), id(gate)] = _free(home + _slug(gate.id), "", taken)
    return Anchors(features, gates)


def _slug(name: str) -> str:
    """The name with what may stand in the fragment of an address as it is (RFC 3986, 3.5)."""
    kept = "".join(character if character in _KEPT else "-" for character in name[:_LONGEST]).strip("-.")
    return kept or "unnamed"


def _free(name: str, end: str, taken: set[str]) -> str:
    candidate, number = name + end, 1
    while candidate in taken:
        number += 1
        candidate = f"{name}~{number}{end}"
    taken.add(candidate)
    return candidate
