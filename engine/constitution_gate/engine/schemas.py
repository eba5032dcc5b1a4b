"""The published JSON Schemas (draft 2020-12), made from the models."""

from __future__ import annotations

import json

NAMES = ("baseline", "gate", "report")


def schema(name: str) -> dict[str, object]:
    """The JSON Schema of a baseline, of a gate block or of the JSON report; raises KeyError for another name."""
    if name == "baseline":
        from constitution_gate.engine.baseline_format import json_schema

        return json_schema()
    if name == "gate":
        from constitution_gate.constitution.gate_schema import gate_json_schema

        return gate_json_schema()
    if name == "report":
        return _report_schema()
    raise KeyError(name)


def render(name: str) -> str:
    """The schema as JSON text with a final newline."""
    return json.dumps(schema(name), indent=2) + "\n"


def _report_schema() -> dict[str, object]:
    from pydantic import TypeAdapter

    from constitution_gate.engine.report import AuditReport

    found = TypeAdapter(AuditReport).json_schema(mode="serialization")
    definitions = found.get("$defs", {})
    for entry in (found, *definitions.values()):
        if entry.get("type") == "object" and "properties" in entry:
            entry["additionalProperties"] = False
            optional = {
                *("base", "baseline", "changed", "column", "coverage", "deviations", "frozen", "other_deviations"),
                "tip",
            }
            entry["required"] = [name for name in entry["properties"] if name not in optional]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}
