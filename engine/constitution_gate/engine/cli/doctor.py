"""`doctor`: is everything wired, and if not, what cures it."""

from __future__ import annotations

import os

from constitution_gate.constitution.model import InputError
from constitution_gate.engine.cli import output
from constitution_gate.engine.cli.audit import project_of, wants_color
from constitution_gate.engine.cli.gates import refuse


def run(root: str | None, listing: str, color: str) -> int:
    """Print what was found; 0 where all is well, 1 where something is to be cured, 2 where there is no project."""
    from constitution_gate.engine.doctor import diagnosis, reading
    from constitution_gate.engine.reports import diagnosis as report

    try:
        project = project_of(root)
        found = diagnosis.diagnose(project.root, reading.read(project, os.environ))
    except InputError as error:
        return refuse(error, listing)
    text = report.as_json(found) if listing == "json" else report.as_text(found, color=wants_color(color))
    return output.write(text, 1 if found.faults else 0)
