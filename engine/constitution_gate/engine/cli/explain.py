"""`explain`: what a check or a gate demands, why, and how to meet it."""

from __future__ import annotations

import difflib

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.cli import output
from constitution_gate.engine.cli.audit import project_of
from constitution_gate.engine.escaping import clean
from constitution_gate.engine.reports import ordering
from constitution_gate.gates import catalogue, pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_gate.engine.binding import Gate


def run(name: str, root: str | None) -> int:
    """Print the page; raises InputError for a name that is neither a check nor a gate of the project."""
    if name in catalogue.CHECKS:
        return output.write(pages.page(name), 0)
    gates = _gates(root)
    gate = next((gate for gate in gates if gate.id == name), None)
    if gate is None:
        known = [*catalogue.CHECKS, *(gate.id for gate in gates)]
        near = difflib.get_close_matches(name[:100], known, 1)
        hint = f"Did you mean {near[0]!r}? " if near else ""
        remedy = f"{hint}Checks: {', '.join(catalogue.CHECKS)}. Gates: constitution-gate gates."
        raise InputError(Problem(f"There is neither a check nor a gate {name!r}.", remedy=remedy))
    return output.write(_gate(gate) + "\n" + pages.page(gate.check), 0)


def _gates(root: str | None) -> Sequence[Gate]:
    from constitution_gate.engine import collection

    try:
        project = project_of(root)
        constitution = project.constitution()
        gates = collection.from_constitution(constitution)
        return (*gates, *collection.from_template(project.plan_template(), None, constitution, gates))
    except InputError:
        if root is not None:
            raise
        return ()


def _gate(gate: Gate) -> str:
    principle = clean(gate.principle.label) if gate.principle else "no principle"
    waivable = "can be justified in Complexity Tracking" if gate.waivable else "cannot be justified"
    condition = " and ".join([*gate.when, *(f"not {name}" for name in gate.unless)]) or "always"
    return (
        f"Gate {clean(gate.id)} ({gate.level.value}, {waivable})\n"
        f"  {clean(gate.title, 400)}\n"
        f"  Principle: {principle}\n"
        f"  Source: {gate.source.kind}, {clean(ordering.place(gate.source.path, gate.source.line), 400)}\n"
        f"  Applies: {condition}; due at phase {gate.phase.value}\n"
        f"  Decided by the check {gate.check}:\n"
    )
