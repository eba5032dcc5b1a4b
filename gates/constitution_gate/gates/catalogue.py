"""Every check by name: the one alphabetical table."""

from __future__ import annotations

from importlib import import_module

from constitution_gate.constitution.static_types import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from constitution_gate.gates.protocol import Check

CHECKS = {
    "amendment": "amendment",
    "architecture-decisions": "architecture_decisions",
    "caching-strategy": "caching_strategy",
    "contract-compatibility": "contract_compatibility",
    "contract-implementation": "contract_implementation",
    "count": "count",
    "data-model": "data_model",
    "dependencies": "dependencies",
    "file": "file",
    "migrations": "migrations",
    "observability-requirements": "observability_requirements",
    "openapi-contract": "openapi_contract",
    "pii-logging": "pii_logging",
    "plan-complete": "plan_complete",
    "requirement-coverage": "requirement_coverage",
    "retry-policy": "retry_policy",
    "review": "review",
    "risk-assessment": "risk_assessment",
    "schema": "schema",
    "section": "section",
    "security-requirements": "security_requirements",
    "sequence-diagram": "sequence_diagram",
    "table": "table",
    "testing": "testing",
    "text": "text",
    "ticked-tasks": "ticked_tasks",
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
