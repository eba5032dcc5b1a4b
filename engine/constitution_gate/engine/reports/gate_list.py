"""The gates of a constitution as a list, with the enforcement ratio at its end."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import audit
from constitution_gate.engine.escaping import cell, clean, code
from constitution_gate.engine.reports import json, ordering

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.constitution.model import Constitution
    from constitution_gate.engine.binding import Gate


def as_json(constitution: Constitution, gates: Sequence[Gate]) -> str:
    """The list as JSON with a final newline."""
    return json.dump(
        {
            "schema_version": 1,
            "tool": audit.tool(),
            "constitution": audit.summarize(constitution),
            "gates": [
                {
                    "id": gate.id,
                    "title": gate.title,
                    "principle": gate.principle.label if gate.principle else None,
                    "level": gate.level,
                    "waivable": gate.waivable,
                    "check": gate.check,
                    "phase": gate.phase,
                    "when": list(gate.when),
                    "source": gate.source,
                    "decided": gate.decided_by,
                }
                for gate in gates
            ],
        }
    )


def as_markdown(constitution: Constitution, gates: Sequence[Gate]) -> str:
    """The list as a Markdown table with a final newline."""
    lines = [
        f"# Gates of {cell(constitution.title)}",
        "",
        "| Gate | Principle | Level | Check | Condition | Phase | Source | Decided by |",
        "|------|-----------|-------|-------|-----------|-------|--------|------------|",
    ]
    for gate in gates:
        principle = cell(gate.principle.label) if gate.principle else ""
        where = code(ordering.place(gate.source.path, gate.source.line), 400)
        lines.append(
            f"| {cell(gate.id)} | {principle} | {gate.level.value} | {gate.check} | {_condition(gate)} "
            f"| {gate.phase.value} | {gate.source.kind}, {where} | {gate.decided_by} |"
        )
    return "\n".join([*lines, "", *enforcement(constitution, gates)]) + "\n"


def as_text(constitution: Constitution, gates: Sequence[Gate]) -> str:
    """The list for a terminal, by principle, with a final newline."""
    lines = [f"{clean(constitution.title)}  {clean(constitution.version or '(no version)')}", ""]
    heading: str | None = ""
    for gate in gates:
        label = gate.principle.label if gate.principle else None
        if label != heading:
            heading = label
            fixed = "  NON-NEGOTIABLE" if gate.principle and gate.principle.non_negotiable else ""
            lines.append(clean(label or "Of no principle", 60) + fixed)
        lines.append(f"  {clean(gate.id)}  ({gate.level.value})")
        where = clean(ordering.place(gate.source.path, gate.source.line), 400)
        lines.append(f"      {gate.source.kind} at {where}")
        condition = _condition(gate)
        due = f"due at {gate.phase.value}"
        lines.append(f"      check {gate.check}, {due}{f', when {condition}' if condition else ''}")
    return "\n".join([*lines, "", *enforcement(constitution, gates)]) + "\n"


def enforcement(constitution: Constitution, gates: Sequence[Gate]) -> Iterator[str]:
    """How much of the constitution a machine enforces, and which principles none does."""
    machine = sum(gate.decided_by == "machine" for gate in gates)
    yield f"{len(gates)} gates: {machine} decided by machine, {len(gates) - machine} by recorded review."
    enforced = {gate.principle.id for gate in gates if gate.principle and gate.decided_by == "machine"}
    principles = constitution.principles
    yield f"{len(enforced)} of {len(principles)} principles have a gate that a machine decides."
    without = [clean(p.label, 60) for p in principles if p.id not in enforced]
    if without:
        yield "By review alone: " + "; ".join(without) + "."


def _condition(gate: Gate) -> str:
    parts = [*gate.when, *(f"not {name}" for name in gate.unless)]
    return " and ".join(parts)
