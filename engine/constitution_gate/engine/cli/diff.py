"""`diff`: what changed in the constitution since a revision, and whether it was amended in full."""

from __future__ import annotations

from constitution_gate.constitution.model import InputError
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.cli import output
from constitution_gate.engine.cli.audit import project_of, wants_color
from constitution_gate.engine.cli.gates import refuse

if TYPE_CHECKING:
    from constitution_gate.engine.base import Base


def run(revision: str, root: str | None, listing: str, color: str) -> int:
    """Print the changes; 1 where one weakens and the amendment is not complete, 2 where they cannot be read, else 0."""
    import datetime

    from constitution_gate.engine import base

    try:
        project = project_of(root)
        found = base.compare(project, revision, datetime.datetime.now(datetime.UTC).date())
    except InputError as error:
        return refuse(error, listing)
    return output.write(_rendered(found, listing, colored=wants_color(color)), 1 if found.unamended else 0)


def _rendered(found: Base, listing: str, *, colored: bool) -> str:
    from constitution_gate.engine.reports import difference

    if listing == "json":
        return difference.as_json(found)
    return difference.as_markdown(found) if listing == "markdown" else difference.as_text(found, color=colored)
