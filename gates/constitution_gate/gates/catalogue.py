"""Every check by name: the one alphabetical table."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from constitution_gate.gates.protocol import Check

CHECKS = {
    "count": "count",
    "data-model": "data_model",
    "file": "file",
    "migrations": "migrations",
    "openapi-contract": "openapi_contract",
    "plan-complete": "plan_complete",
    "review": "review",
    "schema": "schema",
    "section": "section",
    "sequence-diagram": "sequence_diagram",
    "table": "table",
    "text": "text",
}
"""Name -> module of `checks/`."""

DECLARATIVE = frozenset({"count", "file", "schema", "section", "table", "text"})
"""Checks that decide nothing without parameters of a project's own."""


def load(name: str) -> Check:
    """The module of a check; raises KeyError for a name that is not in the table."""
    return cast("Check", import_module(f"constitution_gate.gates.checks.{CHECKS[name]}"))


def title(check: Check) -> str:
    """The first line of the check's docstring, without its full stop."""
    return (check.__doc__ or "").strip().partition("\n")[0].rstrip(".")
