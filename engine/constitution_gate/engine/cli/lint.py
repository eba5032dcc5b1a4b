"""`lint`: faults of the constitution itself."""

from __future__ import annotations

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.engine.cli import output
from constitution_gate.engine.cli.audit import project_of
from constitution_gate.engine.escaping import clean


def run(root: str | None) -> int:
    """Print every fault with its line; 0 without any, 1 with some, 2 where it cannot be judged by."""
    from constitution_gate.constitution import lint
    from constitution_gate.engine import collection

    try:
        project = project_of(root)
        file = project.constitution_file()
        constitution = project.constitution()
        collection.from_constitution(constitution)
    except InputError as error:
        return output.write("".join(map(_line, error.problems)), 2)
    problems = lint.lint(constitution, file.document)
    if not problems:
        principles = len(constitution.principles)
        return output.write(f"{file.path}: no fault found ({principles} principles).\n", 0)
    return output.write("".join(map(_line, problems)), 1)


def _line(problem: Problem) -> str:
    return clean(str(problem), 1_000) + "\n"
