"""Features are judged alike in one process or several, and with or without what earlier runs left."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.model import InputError
from constitution_gate.engine import audit, judging
from constitution_gate.engine.audit import Options
from constitution_gate.engine.cache import Cache
from constitution_gate.engine.judging import Work
from constitution_gate.engine.project import open_project
from constitution_gate.engine.report import FeatureReport
from constitution_gate.engine.report_values import pack, unpack
from constitution_gate.engine.reports import json as json_report

if TYPE_CHECKING:
    from pathlib import Path

    from constitution_gate.constitution.model import Problem
    from constitution_gate.engine.report import AuditReport

CONSTITUTION = """# Notes Constitution

## Core Principles

### I. Data Model First

Every stored entity MUST be defined in a data model with typed fields.

### II. Simplicity

A feature MUST NOT add a second deployable.

**Version**: 1.0.0 | **Ratified**: 2026-01-01 | **Last Amended**: 2026-01-01
"""
PLAN = """# Implementation Plan: Notes

## Technical Context

**Storage**: SQLite

## Constitution Check

- [x] **I. Data Model First**: defined. Evidence: `data-model.md`
- [x] **II. Simplicity**: one command. Evidence: `spec.md`
"""
MODEL = "# Data Model\n\n## Note\n\n| Field | Type |\n|---|---|\n| id | integer |\n| title | text |\n"
FEATURES = 12
BEGAN = 4_000_000_000_000_000_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    found = tmp_path / "project"
    (found / ".specify/memory").mkdir(parents=True)
    (found / ".specify/memory/constitution.md").write_text(CONSTITUTION)
    for number in range(FEATURES):
        feature = found / f"specs/{number:03}-notes"
        feature.mkdir(parents=True)
        (feature / "spec.md").write_text(f"# Notes {number}\n\n- **FR-001**: System MUST store notes\n")
        (feature / "plan.md").write_text(PLAN)
        if number % 3:
            (feature / "data-model.md").write_text(MODEL)
    (found / "specs/005-notes/plan.md").write_bytes(b"\xff\xfe")
    return found


def audited(root: Path, work: Work = Work()) -> AuditReport:  # noqa: B008 - a value that never changes
    project = open_project(root)
    return audit.audit_project(project, project.features(), Options(work=work))


class Counted:
    """Counts the features that are judged in this process."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.paths: list[str] = []
        judge = judging.observed

        def observed(project: object, judge_: object, path: str) -> object:
            self.paths.append(path)
            return judge(project, judge_, path)  # type: ignore[arg-type]

        monkeypatch.setattr(judging, "observed", observed)


def test_any_number_of_processes_gives_the_same_bytes(root: Path) -> None:
    reports = [json_report.render(audited(root, Work(jobs=jobs))) for jobs in (1, 2, 3)]

    assert reports[0] == reports[1] == reports[2]
    assert reports[0].count('"path": "specs/005-notes/plan.md"') == 1


def test_a_second_run_judges_nothing_and_says_the_same(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(str(tmp_path / "cache"), "stamp")
    first = audited(root, Work(cache=cache, began=BEGAN))
    counted = Counted(monkeypatch)
    second = audited(root, Work(cache=cache, began=BEGAN))

    assert second == first == audited(root)
    assert counted.paths[:-FEATURES] == ["specs/005-notes"], "an input error is not kept"


def test_only_what_a_change_touches_is_judged_again(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(str(tmp_path / "cache"), "stamp")
    audited(root, Work(cache=cache, began=BEGAN))
    (root / "specs/004-notes/plan.md").write_text(PLAN.replace("- [x] **II", "- [ ] **II"))
    counted = Counted(monkeypatch)
    after = audited(root, Work(cache=cache, began=BEGAN))
    judged = list(counted.paths)

    assert judged == ["specs/004-notes", "specs/005-notes"]
    assert after == audited(root)


def test_another_constitution_or_option_is_another_question(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(str(tmp_path / "cache"), "stamp")
    audited(root, Work(cache=cache, began=BEGAN))
    constitution = root / ".specify/memory/constitution.md"
    constitution.write_text(CONSTITUTION.replace("MUST NOT add", "SHOULD NOT add"))
    counted = Counted(monkeypatch)
    changed = audited(root, Work(cache=cache, began=BEGAN))

    assert len(counted.paths) == FEATURES
    assert changed == audited(root)


def test_a_check_that_crashed_is_asked_again(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from constitution_gate.gates.checks import data_model

    cache = Cache(str(tmp_path / "cache"), "stamp")
    with monkeypatch.context() as patch:
        patch.setattr(data_model, "check", lambda _feature, _parameters: 1 / 0)
        crashed = audited(root, Work(cache=cache, began=BEGAN))
    healed = audited(root, Work(cache=cache, began=BEGAN))

    assert crashed != healed == audited(root)


def test_what_was_left_out_does_not_depend_on_the_features_before(root: Path) -> None:
    (root / "specs/002-notes/node_modules").mkdir()
    together = {feature.id: feature for feature in audited(root).features}
    project = open_project(root)
    alone = audit.audit_project(project, ["specs/003-notes", "specs/002-notes"], Options()).features

    assert [together[feature.id] for feature in alone] == list(alone)
    assert dict(together["002-notes"].left_out) == {"node_modules": 1}


PLACES = (
    "specs/001-notes/spec.md",
    "specs/001-notes/plan.md",
    "specs/001-notes/data-model.md",
    "specs/001-notes/contracts/notes.yaml",
    "specs/002-notes/plan.md",
    "specs/002-notes/migrations/0001.sql",
    "specs/003-notes/spec.md",
    "db/migrations/0002.sql",
    "src/notes.py",
    ".specify/memory/constitution.md",
    ".specify/templates/plan-template.md",
)
TEXTS = (
    PLAN,
    PLAN.replace("- [x]", "- [ ]"),
    PLAN.replace("SQLite", "N/A"),
    MODEL,
    "# Notes\n\nThe service has a REST API: see contracts/notes.yaml. Run db/migrations/0002.sql.\n",
    "openapi: 3.1.0\ninfo: {title: Notes, version: '1'}\npaths: {}\n",
    "CREATE TABLE note (id integer PRIMARY KEY, title text);\n",
    CONSTITUTION,
    CONSTITUTION.replace("MUST be", "SHOULD be"),
    "",
)
STEPS = st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from([*TEXTS, None])), min_size=1, max_size=5)


@settings(max_examples=25, deadline=None)
@given(steps=STEPS)
def test_after_any_change_the_cache_says_what_an_audit_without_it_says(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str | None]]
) -> None:
    root = tmp_path_factory.mktemp("project")
    for path, text in ((PLACES[0], "# Notes\n"), (PLACES[1], PLAN), (PLACES[4], PLAN), (PLACES[9], CONSTITUTION)):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    cache = Cache(str(root.parent / f"{root.name}-cache"), "stamp")
    for path, text in steps:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            (root / path).unlink(missing_ok=True)
        else:
            (root / path).write_text(text)
        assert _or_error(root, Work(cache=cache, began=time.time_ns())) == _or_error(root, Work())


def _or_error(root: Path, work: Work) -> AuditReport | tuple[Problem, ...]:
    try:
        return audited(root, work)
    except InputError as error:
        return error.problems


@pytest.mark.parametrize(
    ("jobs", "features", "expected"), [(1, 100, 1), (2, 100, 2), (8, 3, 3), (4, 0, 1), (0, 0, 1), (0, 7, 1)]
)
def test_the_number_of_processes(jobs: int, features: int, expected: int) -> None:
    assert judging.processes(jobs, features) == expected


def test_progress_counts_every_feature(root: Path) -> None:
    seen: list[tuple[int, int]] = []
    audited(root, Work(progress=lambda done, of: seen.append((done, of))))

    assert seen == [(number, FEATURES) for number in range(1, FEATURES + 1)]


def test_a_report_comes_back_as_it_was(root: Path) -> None:
    for feature in audited(root).features:
        assert unpack(pack(feature)) == feature


@pytest.mark.parametrize("data", [["Path", "a"], ["FeatureReport"], ["list", ["os.system", "id"]], [{}], [["list"]]])
def test_other_data_is_no_report(data: list[object]) -> None:
    try:
        found = unpack(data)
    except (TypeError, ValueError):
        return
    assert not isinstance(found, FeatureReport)


@pytest.mark.parametrize("extra", [[], ["--format", "json"], ["--format", "markdown"], ["--jobs", "2"]])
def test_the_command_prints_the_same_cached_or_not(root: Path, tmp_path: Path, extra: list[str]) -> None:
    arguments = ["audit", "--all", "--root", str(root), *extra]
    command = "import sys; from constitution_gate.engine.cli.entry import main; main()"
    environment = {"CONSTITUTION_GATE_CACHE_DIR": str(tmp_path / "cache"), "PYTHONPATH": ":".join(sys.path)}
    (root / "specs/005-notes/plan.md").write_text(PLAN)

    def printed(*more: str) -> tuple[int, bytes]:
        done = subprocess.run(
            [sys.executable, "-c", command, *arguments, *more], capture_output=True, env=environment, check=False
        )
        return done.returncode, done.stdout

    uncached = printed("--no-cache")
    assert not (tmp_path / "cache").exists()
    assert [printed(), printed(), printed("--jobs", "1")] == [uncached] * 3
    (root / "specs/001-notes/plan.md").write_text(PLAN.replace("[x]", "[ ]"))
    assert printed() == printed("--no-cache") != uncached
