"""The workflows as the real `specify` runs them: what stops them, and what an unanswered gate comes to."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from constitution_gate.engine import spec_kit

CONTRACT = "specs/001-borrow-tool/contracts/loans.openapi.yaml"
DATA = Path(spec_kit.__file__).parent


@pytest.fixture(scope="session")
def with_workflows(newest, bare_newest, tmp_path_factory) -> Path:
    """The example, mended, in a project with the workflow and the overlay."""
    project = Path(shutil.copytree(bare_newest, tmp_path_factory.mktemp("workflows") / "project", symlinks=True))
    shutil.copytree(Path(__file__).parent / "project", project, dirs_exist_ok=True)
    contract = project / CONTRACT
    contract.write_text(contract.read_text(encoding="utf-8").replace("/LoanRequest", "/NewLoan"), encoding="utf-8")
    plan = project / "specs/001-borrow-tool/plan.md"
    text = plan.read_text(encoding="utf-8").replace("III. One Service", "III. One Service. Evidence: `compose.yaml`")
    plan.write_text(text, encoding="utf-8")
    for step in newest.steps()[3:]:
        for words in step.add:
            newest.must(project, *(word.format(source=DATA / step.source) for word in words))
    return project


@pytest.fixture
def project(with_workflows, tmp_path) -> Path:
    """A copy of one's own."""
    return Path(shutil.copytree(with_workflows, tmp_path / "project", symlinks=True))


def _break(project: Path) -> None:
    (project / CONTRACT).write_text("openapi: 3.1.0\n", encoding="utf-8")


def _run(newest, project: Path, *words: str) -> tuple[int, dict[str, str]]:
    ended = newest.run(project, "workflow", *words, "--json")
    return ended.returncode, json.loads(ended.stdout)


def _release(newest, project: Path, *words: str) -> tuple[int, dict[str, str]]:
    return _run(newest, project, "run", spec_kit.WORKFLOW, *words)


def test_a_release_that_breaks_a_gate_is_not_even_asked_for(newest, project) -> None:
    _break(project)
    status, run = _release(newest, project, "-i", "verdict=approve")
    assert (status, run["status"], run["current_step_id"]) == (1, "failed", "audit")
    report = project / f".specify/workflows/runs/{run['run_id']}/audit.txt"
    assert report.read_text(encoding="utf-8").startswith("FAILED  001-borrow-tool")


@pytest.mark.parametrize(
    ("answer", "status", "state"),
    [
        ((), 1, "failed"),
        (("-i", "verdict=approve"), 0, "completed"),
        (("-i", "verdict=reject"), 1, "aborted"),
        (("-i", "unanswered=pause"), 0, "paused"),
    ],
)
def test_only_an_approval_completes_the_run(newest, project, answer, status, state) -> None:
    ended, run = _release(newest, project, *answer)
    assert (ended, run["status"]) == (status, state)


def test_an_approval_is_for_the_tree_that_was_audited(newest, project) -> None:
    _, paused = _release(newest, project, "-i", "unanswered=pause")
    model = project / "specs/001-borrow-tool/data-model.md"
    model.write_text(model.read_text(encoding="utf-8") + "\nA loan is kept for a year.\n", encoding="utf-8")
    status, run = _run(newest, project, "resume", paused["run_id"], "--input", "verdict=approve")
    assert (status, run["status"], run["current_step_id"]) == (1, "failed", "same-as-approved")


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")
def test_a_person_at_a_terminal_is_shown_the_report_and_asked(newest, project) -> None:
    status, shown = _at_a_terminal(newest, project, "workflow", "run", spec_kit.WORKFLOW)
    assert status == 0
    assert "PASSED  001-borrow-tool  (phase release)" in shown
    assert "Status: completed" in shown


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")
def test_the_stock_workflow_stops_after_a_plan_that_breaks_a_gate_and_goes_on_when_mended(newest, project) -> None:
    agent = project.parent / "bin/claude"
    agent.parent.mkdir()
    agent.write_text("#!/bin/sh\n", encoding="utf-8")
    agent.chmod(0o755)
    (project / ".specify/feature.json").write_text('{"feature_directory": "specs/001-borrow-tool"}', encoding="utf-8")
    whole = (project / CONTRACT).read_bytes()
    _break(project)
    status, shown = _at_a_terminal(newest, project, "workflow", "run", "speckit", "-i", "spec=Borrow a tool")
    assert status == 1
    assert "[audit-plan]" in shown
    assert "[tasks]" not in shown
    (run,) = (project / ".specify/workflows/runs").iterdir()
    assert "✘ principle-1-openapi-contract" in (run / "audit-plan.txt").read_text(encoding="utf-8")
    (project / CONTRACT).write_bytes(whole)
    (project / "specs/001-borrow-tool/tasks.md").write_text(
        "# Tasks\n\n## Phase 3: User Story 1 - Borrow a tool\n\n"
        "- [ ] T001 [US1] Test borrowing (FR-001, FR-002, SC-001) in tests/test_loans.py\n"
        "- [ ] T002 [US1] Record loans (FR-001, FR-002, SC-001) in src/tool_library/loans.py\n",
        encoding="utf-8",
    )
    status, shown = _at_a_terminal(newest, project, "workflow", "resume", run.name)
    assert status == 0, shown
    assert "[implement]" in shown


def _at_a_terminal(newest, project: Path, *words: str) -> tuple[int, str]:
    """Call `specify` at a pseudo-terminal, where every question is answered with the first choice."""
    controller, terminal = os.openpty()
    environment = newest.environment(project.parent)
    environment["PATH"] = os.pathsep.join([str(project.parent / "bin"), environment["PATH"]])
    started = subprocess.Popen(
        [str(newest.program), *words], cwd=project, env=environment, stdin=terminal, stdout=terminal, stderr=terminal
    )
    os.close(terminal)
    shown, answered = b"", 0
    while True:
        try:
            part = os.read(controller, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
        while shown.count(b"Choose [") > answered:
            os.write(controller, b"1\n")
            answered += 1
    os.close(controller)
    return started.wait(), shown.decode("utf-8", "replace")
