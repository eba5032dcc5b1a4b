"""Which ways of breaking an artifact are tried for which check: the one alphabetical table.

What is listed for a check is tried beside the general ways, which every check is tried with, those of a project's own
and those added later included.
"""

from __future__ import annotations

from importlib import import_module

from constitution_gate.constitution.static_types import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from constitution_gate.engine.proving.mutation import Family

_CONTRACT = (
    "structured:responses",
    "structured:references",
    "structured:operations",
    "structured:paths",
)
_REQUIREMENTS = (
    "tasks:untraced_requirement",
    "tasks:without_tasks",
    "tasks:unnamed_requirement",
    "tasks:stray_task",
)

OF_CHECK: dict[str, tuple[str, ...]] = {
    "amendment": ("constitutions:lowered", "constitutions:versions"),
    "architecture-decisions": (),
    "caching-strategy": (),
    "contract-compatibility": ("structured:operations", "structured:versions", "structured:paths", "structured:keys"),
    "contract-implementation": ("sources:other_methods", "sources:other_paths", *_CONTRACT, "sources:without_line"),
    "count": ("insertions:surplus",),
    "data-model": ("entities:renamed", "entities:fields", "sources:without_line"),
    "dependencies": (),
    "file": ("insertions:surplus",),
    "migrations": (
        "migrations:commented_out",
        "migrations:renamed_tables",
        "migrations:renamed_columns",
        "migrations:losing",
        "migrations:unfinished",
        "sources:without_line",
    ),
    "observability-requirements": ("structured:keys",),
    "openapi-contract": (*_CONTRACT, "structured:values", "structured:broken"),
    "pii-logging": ("sources:logged", "structured:keys"),
    "plan-complete": ("insertions:placeholders",),
    "requirement-coverage": _REQUIREMENTS,
    "retry-policy": (),
    "review": ("files:removed", "files:dangling"),
    "risk-assessment": (),
    "schema": ("structured:keys", "structured:values", "structured:broken"),
    "section": (),
    "security-requirements": ("insertions:secrets", "structured:security"),
    "sequence-diagram": ("diagrams:broken", "diagrams:silenced", "diagrams:merged"),
    "table": (),
    "testing": ("measured:unreached", "tasks:untraced_requirement", "tasks:late_tests", "tasks:without_tasks"),
    "text": ("insertions:forbidden", "insertions:missing"),
    "ticked-tasks": ("tasks:stray_task",),
}
"""Check -> families, each as module and function of `mutations/`."""

GENERAL = (
    "documents:cells",
    "documents:labels",
    "documents:statements",
    "documents:boxes",
    "documents:sentences",
    "documents:clauses",
    "documents:figures",
    "documents:rows",
    "documents:items",
    "documents:blocks",
    "documents:lines",
    "documents:sections",
    "files:dangling",
)
"""The ways that suit whatever evidence points to a line or to a file."""

OF_FILES = ("files:emptied", "files:removed")
"""The ways that leave nothing of a file; they come after finer ones."""


def families(check: str) -> tuple[tuple[tuple[str, Family], ...], tuple[tuple[str, Family], ...]]:
    """The families that a check is tried with, each with its name: the check's own and the general ones, and those
    that come after them.
    """
    first = dict.fromkeys((*OF_CHECK.get(check, ()), *GENERAL))
    last = (name for name in OF_FILES if name not in first)
    return tuple((name, _load(name)) for name in first), tuple((name, _load(name)) for name in last)


def _load(name: str) -> Family:
    module, _, function = name.partition(":")
    return cast("Family", getattr(import_module(f"constitution_gate.engine.proving.mutations.{module}"), function))
