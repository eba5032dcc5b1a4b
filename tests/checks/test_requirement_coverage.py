"""What norms set for requirement-coverage, and what its evidence says."""

from __future__ import annotations

import pytest

from constitution_gate.constitution.model import Level, Norm
from constitution_gate.gates.checks import requirement_coverage
from constitution_gate.gates.checks.requirement_coverage import Parameters, parameters_from, problems
from constitution_gate.gates.feature import Artifact, Feature
from constitution_gate.gates.protocol import Result


def norm(text: str) -> Norm:
    return Norm(text, "MUST", Level.MUST, 1)


def run(files: dict[str, str], parameters: Parameters | None = None, **fields: object) -> Result:
    artifacts = {f"specs/001-x/{name}": Artifact(f"specs/001-x/{name}", text.encode()) for name, text in files.items()}
    feature = Feature("specs/001-x", artifacts, None, **fields)  # type: ignore[arg-type]
    return requirement_coverage.check(feature, parameters or Parameters())


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Every requirement MUST have at least one task."], {"orphans": False}),
        (["Every FR MUST map to a task."], {"orphans": False, "prefixes": ("FR",)}),
        (["Each FR- and NFR- requirement MUST have a task."], {"orphans": False, "prefixes": ("FR", "NFR")}),
        (["Every task MUST reference a requirement id."], {"requirements": False, "explicit": True}),
        (["Each task MUST belong to a user story."], {"requirements": False}),
        (["Requirements MUST be traceable to tasks and vice versa."], {}),
        (["Every requirement MUST have a task.", "Every task MUST serve a requirement."], {}),
        (["Requirements MUST be traceable."], {"orphans": False}),
        (["Jede Anforderung MUSS eine Aufgabe haben."], {"orphans": False}),
        (["每个任务必须对应一个需求。"], {"requirements": False}),
        (["Every FR MUST have a task.", "Every requirement MUST be traceable."], {"orphans": False}),
    ],
)
def test_norms_ask_for_the_direction_that_they_speak_of(texts: list[str], expected: dict[str, object]) -> None:
    found = parameters_from(map(norm, texts))
    assert found == expected
    assert problems(Parameters().replace(**found)) == ()


def test_parameters_that_demand_nothing_are_wrong() -> None:
    assert len(problems(Parameters(requirements=False, orphans=False))) == 1
    assert len(problems(Parameters(prefixes=("FR", "fr-", "")))) == 2


SPEC = "## Requirements\n\n- **FR-001**: Lamps MUST dim\n- **FR-004**: [REMOVED] Doors\n\n- **SC-001**: Users rate it\n"
TASKS = "# Tasks\n\n## Extras\n\n- [ ] T001 Dim lamps (FR-001)\n- [ ] T002 Paint the wall\n"


def test_the_evidence_says_what_was_traced_and_what_was_left_out() -> None:
    notes = [each.note for each in run({"spec.md": SPEC, "tasks.md": TASKS}).evidence]
    assert notes == [
        "1 of 1 requirements that ask for work have a task: 1 named by a task.",
        "FR-004 asks for no task: the spec sets it aside: removed.",
        "SC-001 asks for no task: it is measured with users or in operation.",
        "2 tasks: 0 of stories, 0 of phases that serve all.",
        "Numbers left out, which nothing names: FR-002, FR-003.",
    ]


def test_each_direction_can_be_left_out() -> None:
    files = {
        "spec.md": SPEC.replace("Lamps", "Bells").replace("dim", "ring"),
        "tasks.md": TASKS.replace("(FR-001)", ""),
    }
    assert len(run(files).findings) == 3
    assert {f.path for f in run(files, Parameters(orphans=False)).findings} == {"specs/001-x/spec.md"}
    assert {f.path for f in run(files, Parameters(requirements=False)).findings} == {"specs/001-x/tasks.md"}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"tasks.md": TASKS}, "There is no spec.md"),
        ({"spec.md": SPEC}, "There is no tasks.md"),
        ({"spec.md": SPEC, "tasks.md": "# Tasks\n\nTo be written.\n"}, "tasks.md lists no task."),
    ],
)
def test_what_is_missing_is_a_finding(files: dict[str, str], expected: str) -> None:
    (finding,) = run(files).findings
    assert finding.message.startswith(expected)
    assert finding.remedy


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ("# Spec\n\nA lamp.\n", "defines no requirement with an id"),
        ("## Success Criteria\n\n- **SC-001**: Users rate it\n", "No requirement of spec.md asks for work."),
    ],
)
def test_a_spec_without_requirements_decides_nothing(spec: str, expected: str) -> None:
    result = run({"spec.md": spec, "tasks.md": "# T\n\n## Setup\n\n- [ ] T001 Dim lamps\n"})
    assert result.undecided is not None
    assert expected in result.undecided


def test_a_prefix_that_no_requirement_has_decides_nothing() -> None:
    result = run({"spec.md": SPEC, "tasks.md": TASKS}, Parameters(orphans=False, prefixes=("BR",)))
    assert result.undecided == "spec.md defines no requirement with the prefix BR."


def test_what_cannot_be_read_decides_nothing() -> None:
    unreadable = {"specs/001-x/tasks.md": "it is not UTF-8"}
    result = run({"spec.md": SPEC}, unreadable=unreadable)
    assert result.undecided == "specs/001-x/tasks.md cannot be read: it is not UTF-8."
    assert not result.findings
