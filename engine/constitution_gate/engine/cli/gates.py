"""`gates`: the gates of the constitution, where each comes from and how it is decided."""

from __future__ import annotations

from constitution_gate.constitution.model import InputError
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.cli import output
from constitution_gate.engine.cli.audit import project_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_gate.constitution.model import Constitution
    from constitution_gate.engine.binding import Gate


def run(root: str | None, listing: str) -> int:
    """Print the list; 0, or 2 where the constitution cannot be judged by."""
    from constitution_gate.engine import collection

    try:
        project = project_of(root)
        constitution = project.constitution()
        gates: Sequence[Gate] = collection.from_constitution(constitution)
        gates = (*gates, *collection.from_template(project.plan_template(), None, constitution, gates))
    except InputError as error:
        return refuse(error, listing)
    return output.write(_rendered(constitution, gates, listing), 0)


def _rendered(constitution: Constitution, gates: Sequence[Gate], listing: str) -> str:
    from constitution_gate.engine.reports import gate_list

    renderers = {"json": gate_list.as_json, "markdown": gate_list.as_markdown, "text": gate_list.as_text}
    return renderers[listing](constitution, gates)


def refuse(error: InputError, listing: str) -> int:
    """Print why there is nothing to list, in the format that was asked for; 2."""
    from constitution_gate.engine import audit
    from constitution_gate.engine.reports import json, markdown, text

    report = audit.input_error(error)
    rendered = {"json": json.render, "markdown": markdown.render, "text": text.render}[listing](report)
    return output.write(rendered, report.outcome.exit_status)
