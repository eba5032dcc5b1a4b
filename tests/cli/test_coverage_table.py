"""The coverage table of the analysis report comes from tracing requirements, whatever gates there are."""

from __future__ import annotations

import pytest

from constitution_gate.engine.audit import audit
from constitution_gate.engine.report import CoverageEntry, CoverageReport
from constitution_gate.engine.reports import analysis

TASKS = """\
# Tasks: Notes

## Phase 1: Setup

- [ ] T001 Start the project

## Phase 2: Notes

- [ ] T002 Write the table (FR-001)

## Extras

- [ ] T003 Bake a cake
"""


@pytest.fixture
def tasked(project):
    """The project with tasks and a requirement that none serves."""
    project.write("specs/001-notes/tasks.md", TASKS)
    project.replace(
        "specs/001-notes/spec.md",
        "MUST store notes\n",
        "MUST store notes\n- **FR-002**: Visitors MUST print a poster\n- **SC-001**: Users rate notes well\n",
    )
    return project


def test_the_table_the_unmapped_tasks_and_the_metrics(tasked, run) -> None:
    out = run("audit", "1", "--root", tasked.root, "--format", "analysis").out
    assert "| Requirement Key | Has Task? | Task IDs | Notes |" in out
    assert "| FR-001 | yes | T002 | named by a task |" in out
    assert "| FR-002 | no |  | No task names FR-002, and none shares enough of its words" in out
    assert "| SC-001 | – |  | It is measured with users or in operation. |" in out
    assert "### Unmapped Tasks\n\nT003.\n" in out
    assert "- Total Requirements: 3\n- Total Tasks: 3\n- Coverage: 50% (1 of 2 that ask for a task have one)\n" in out


def test_no_gate_is_made_of_it(tasked, run) -> None:
    out = run("audit", "1", "--root", tasked.root, "--format", "analysis").out
    assert "requirement-coverage" not in out


def test_a_feature_without_tasks_has_no_table(project, run) -> None:
    out = run("audit", "1", "--root", project.root, "--format", "analysis").out
    assert "Coverage Summary" not in out
    assert "Total Tasks" not in out


def test_other_formats_do_not_trace(tasked, run) -> None:
    report = run("audit", "1", "--root", tasked.root, "--format", "json").json
    assert "coverage" not in report["features"][0]  # type: ignore[index]


def test_a_large_feature_is_cut_with_a_count(tasked) -> None:
    report = audit(tasked.root, ["specs/001-notes"])
    entries = tuple(
        CoverageEntry(f"FR-{n}", n % 2 == 0, tuple(f"T{n}{m}" for m in range(12)) if n % 2 == 0 else (), "")
        for n in range(analysis.REQUIREMENTS_SHOWN + 10)
    )
    feature = report.features[0].replace(coverage=CoverageReport(entries, 9))
    out = analysis.render(report.replace(features=(feature,)))
    assert out.count("| FR-") == analysis.REQUIREMENTS_SHOWN
    assert "10 more requirements are not listed, 5 of them without a task." in out
    assert "T20, T21, T22, T23, T24, T25, T26, T27 and 4 more" in out
