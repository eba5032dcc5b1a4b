"""The JSON report (RFC 8259, UTF-8); its fields are those of the report model."""

from __future__ import annotations

import json
from enum import Enum

from constitution_gate.constitution.record import Record, fields_of
from constitution_gate.engine.escaping import clean
from constitution_gate.engine.report import AuditReport

_LEFT_OUT = {
    "approvals": (),
    "base": None,
    "baseline": None,
    "changed": None,
    "column": None,
    "coverage": None,
    "deviations": (),
    "frozen": 0,
    "other_deviations": (),
    "tip": None,
}
"""Fields that are left out where they say nothing."""


def render(report: AuditReport) -> str:
    """The report as JSON with a final newline; the same report gives the same bytes."""
    return dump(report)


def dump(value: object) -> str:
    """Any value of the report model as JSON text."""
    return json.dumps(plain(value), ensure_ascii=False, indent=2) + "\n"


def plain(value: object) -> object:
    """The value as dicts, lists and scalars, every text made harmless."""
    if isinstance(value, str):
        return value.value if isinstance(value, Enum) else clean(value, limit=2_000)
    if isinstance(value, Record):
        found = {}
        for name, inner in zip(fields_of(type(value)), value.values(), strict=True):
            if name in _LEFT_OUT and inner == _LEFT_OUT[name]:
                continue
            found[name] = plain(inner)
        if isinstance(value, AuditReport):
            return {"schema_version": found.pop("schema_version"), **found}
        return found
    if isinstance(value, dict):
        return {clean(str(key)): plain(inner) for key, inner in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(inner) for inner in value]
    return value
