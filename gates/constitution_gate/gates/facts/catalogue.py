"""Every fact by name. A module is imported when its fact is asked for."""

from __future__ import annotations

import importlib

from constitution_gate.constitution.static_types import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_gate.gates.feature import Feature
    from constitution_gate.gates.protocol import Fact, FactModule

FACTS: Mapping[str, str] = {
    "caches": "constitution_gate.gates.facts.caches",
    "calls-external": "constitution_gate.gates.facts.calls_external",
    "exposes-http-api": "constitution_gate.gates.facts.exposes_http_api",
    "handles-pii": "constitution_gate.gates.facts.handles_pii",
    "multi-party-flow": "constitution_gate.gates.facts.multi_party_flow",
    "persistent-data": "constitution_gate.gates.facts.persistent_data",
    "schema-change": "constitution_gate.gates.facts.schema_change",
}
"""The facts that a feature's documents state, and the module of each; a declared condition may name these."""

OF_THE_BASE: Mapping[str, str] = {
    "constitution-changed": "constitution_gate.gates.facts.constitution_changed",
}
"""The facts that compare the tree with its base revision."""


def observe(feature: Feature, name: str) -> Fact:
    """Decide one fact of a feature; raises KeyError for a name that is in neither table."""
    module = cast("FactModule", importlib.import_module(FACTS.get(name) or OF_THE_BASE[name]))
    return module.fact(feature)
