"""The published JSON Schemas (draft 2020-12), made from the models."""

from __future__ import annotations

import json

from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from constitution_gate.constitution.record import Record

NAMES = ("baseline", "gate", "history", "report")


def schema(name: str) -> dict[str, object]:
    """The JSON Schema of a baseline, a gate block, the history or the JSON report; raises KeyError for another name."""
    if name == "baseline":
        from constitution_gate.engine.baseline_format import json_schema

        return json_schema()
    if name == "gate":
        from constitution_gate.constitution.gate_schema import gate_json_schema

        return gate_json_schema()
    if name == "history":
        return _history_schema()
    if name == "report":
        return _report_schema()
    raise KeyError(name)


def render(name: str) -> str:
    """The schema as JSON text with a final newline."""
    return json.dumps(schema(name), indent=2) + "\n"


def _history_schema() -> dict[str, object]:
    from constitution_gate.engine.history.model import History

    return _closed(History)


def _report_schema() -> dict[str, object]:
    from constitution_gate.engine.report import AuditReport

    return _closed(
        AuditReport,
        *("approvals", "base", "baseline", "changed", "column", "coverage", "deviations", "frozen"),
        *("other_deviations", "tip"),
    )


def _closed(model: type[Record], *optional: str) -> dict[str, object]:
    """The schema of a model: nothing else may be there, and all of it has to be but what is optional."""
    from pydantic import TypeAdapter

    found = TypeAdapter(model).json_schema(mode="serialization")
    definitions = found.get("$defs", {})
    for entry in (found, *definitions.values()):
        if entry.get("type") == "object" and "properties" in entry:
            entry["additionalProperties"] = False
            entry["required"] = [name for name in entry["properties"] if name not in optional]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}
