"""`baseline` and `--baseline`: adopting on an old project, from the first run to an empty file."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest

from constitution_gate.engine.audit import audit
from constitution_gate.engine.schemas import schema

FILE = ".specify/constitution-gate-baseline.json"
PLAN = "specs/001-notes/plan.md"
MODEL = "specs/001-notes/data-model.md"


@pytest.fixture
def old(project, monkeypatch: pytest.MonkeyPatch):
    """A project in which a gate and a NON-NEGOTIABLE one fail; the working directory is its root."""
    project.replace(MODEL, "| id | uuid |\n| title | text |\n", "")
    project.replace(PLAN, "[x] **II. Two People**: read twice.", "[x] **II. Two People**: ❌ not read.")
    monkeypatch.chdir(project.root)
    return project


def _gates(report: dict[str, object]) -> dict[str, dict[str, object]]:
    return {gate["id"]: gate for feature in report["features"] for gate in feature["gates"]}  # type: ignore[attr-defined]


def _entries(project) -> list[dict[str, object]]:
    data = json.loads((project.root / FILE).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema("baseline")).validate(data)
    entries = data["entries"]
    assert isinstance(entries, list)
    return entries


def test_what_fails_is_frozen_and_shown_and_a_non_negotiable_gate_is_refused(old, run) -> None:
    ended = run("baseline", "--all")
    assert ended.status == 1, ended.out
    assert {entry["gate"] for entry in _entries(old)} == {"principle-1-data-model"}
    assert "principle-1-data-model (MUST): " in ended.out
    assert "Not frozen (1): NON-NEGOTIABLE; to freeze them all the same, give" in ended.out
    assert f"{FILE} was written." in ended.err
    report = run("audit", "--all", "--baseline", FILE, "--format", "json")
    assert report.status == 1
    found = _gates(report.json)
    assert found["principle-1-data-model"]["verdict"] == "fail"
    assert found["principle-1-data-model"]["frozen"] == len(found["principle-1-data-model"]["findings"])  # type: ignore[arg-type]
    assert "frozen" not in found["principle-2-review"]


def test_with_everything_frozen_the_audit_passes_and_every_report_says_what_is_frozen(old, run) -> None:
    assert run("baseline", "--all", "--include-non-negotiable").status == 0
    for name in ("text", "markdown", "analysis", "json"):
        ended = run("audit", "1", "--allow-unverified", "--baseline", FILE, "--format", name)
        assert ended.status == 0, ended.out
        assert "NON-NEGOTIABLE" in ended.out or name == "json"
        assert "rozen" in ended.out
    report = run("audit", "1", "--allow-unverified", "--baseline", FILE, "--format", "json").json
    jsonschema.Draft202012Validator(schema("report")).validate(report)
    summary = report["baseline"]
    assert isinstance(summary, dict)
    assert summary["path"] == FILE
    assert summary["gates"] == 2
    assert summary["non_negotiable_gates"] == 1
    assert summary["compared_with"] is None
    quiet = run("audit", "1", "--allow-unverified", "--baseline", FILE, "--quiet")
    assert f"Frozen by the baseline {FILE}: " in quiet.out
    assert "not compared with a base revision" in quiet.out
    analysis = run("--audit", "1", "--allow-unverified", "--baseline", FILE, program="speckit.analyze")
    assert analysis.status == 0
    assert "### Frozen by the Baseline" in analysis.out


def test_without_the_option_the_file_counts_for_nothing(old, run) -> None:
    assert run("baseline", "--all", "--include-non-negotiable").status == 0
    ended = run("audit", "1", "--allow-unverified")
    assert ended.status == 1
    assert "rozen" not in ended.out


def test_a_new_failure_blocks_beside_the_frozen_ones(old, run) -> None:
    old.replace(PLAN, "[x] **I.", "[ ] **I.")
    assert run("baseline", "--all", "--include-non-negotiable").status == 0
    old.replace(PLAN, "[ ] **I.", "[x] **I.")
    ended = run("audit", "1", "--allow-unverified", "--baseline", FILE)
    assert ended.status == 1, ended.out
    assert "What blocks (1)" in ended.out
    assert "(frozen) " in ended.out


def test_a_second_run_leaves_the_same_bytes_and_a_later_one_takes_out_what_no_longer_fails(old, run) -> None:
    assert run("baseline", "--all").status == 1
    first = (old.root / FILE).read_bytes()
    again = run("baseline", "--all")
    assert "is up to date" in again.err
    assert (old.root / FILE).read_bytes() == first
    old.write(MODEL, "# Data Model: Notes\n\n## Note\n\n| Field | Type |\n|---|---|\n| id | uuid |\n")
    audited = run("audit", "1", "--allow-unverified", "--baseline", FILE)
    assert "stale" in audited.out
    assert "It no longer fails." in audited.out
    checked = run("baseline", "--all", "--check")
    assert checked.status == 1
    assert "would change" in checked.err
    assert (old.root / FILE).read_bytes() == first
    pruned = run("baseline", "--all")
    assert "No longer needed (" in pruned.out
    assert _entries(old) == []


def test_what_is_new_needs_add(old, run) -> None:
    old.replace(PLAN, "[x] **I.", "[ ] **I.")
    old.replace(PLAN, "❌ not read.", "read twice.")
    assert run("baseline", "--all").status == 0
    assert run("baseline", "--all", "--check").status == 0
    before = _entries(old)
    old.replace(PLAN, "[ ] **I.", "[x] **I.")
    ended = run("baseline", "--all")
    assert ended.status == 1
    assert "give --add" in ended.out
    assert _entries(old) == before
    assert run("baseline", "--all", "--check").status == 1
    assert run("baseline", "--all", "--add").status == 0
    assert len(_entries(old)) > len(before)


def test_only_failures_are_frozen_and_what_is_unverified_is_said(project, run, monkeypatch) -> None:
    monkeypatch.chdir(project.root)
    project.replace(PLAN, " Evidence: `research.md`", "")
    ended = run("baseline", "--all")
    assert ended.status == 0
    assert "1 MUST gate not verified" in ended.out
    assert _entries(project) == []
    assert run("audit", "1", "--baseline", FILE).status == 3


def test_the_file_can_stand_elsewhere_or_be_printed(old, run, tmp_path: Path) -> None:
    elsewhere = tmp_path / "frozen.json"
    assert run("baseline", "--all", "--include-non-negotiable", "--output", elsewhere).status == 0
    assert not (old.root / FILE).exists()
    ended = run("audit", "1", "--allow-unverified", "--baseline", elsewhere)
    assert ended.status == 0
    printed = run("baseline", "--all", "--include-non-negotiable", "--output", "-")
    assert printed.status == 0
    assert printed.out == elsewhere.read_text(encoding="utf-8")
    assert run("baseline", "--output", "-", "--check").status == 2


def test_the_python_interface_takes_a_baseline(old, run) -> None:
    assert run("baseline", "--all", "--include-non-negotiable").status == 0
    assert audit(old.root).outcome == "failed"
    report = audit(old.root, baseline=old.root / FILE, allow_unverified=True)
    assert report.outcome == "passed"
    assert report.baseline is not None
    assert audit(old.root, baseline="none.json").outcome == "input-error"


def test_a_feature_that_cannot_be_read_keeps_its_entries_and_gives_2(old, run) -> None:
    assert run("baseline", "--all").status == 1
    before = _entries(old)
    (old.root / "specs/001-notes/spec.md").write_bytes(b"\xff\xfe\x00")
    old.write("specs/002-more/plan.md", "# Plan\n")
    ended = run("baseline", "--all", "--add")
    assert ended.status == 2
    assert "specs/001-notes/spec.md" in ended.err
    assert all(entry in _entries(old) for entry in before)


@pytest.mark.parametrize("option", ["audit", "fill"])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "There is no baseline."),
        ("{}", "The field schema_version is"),
        ("not json", "not valid JSON"),
        ('{"schema_version": 9}', "schema_version 9"),
    ],
)
def test_a_baseline_that_cannot_be_understood_gives_2(old, run, option: str, text: str | None, said: str) -> None:
    if text is not None:
        old.write(FILE, text)
    plan = old.plan
    ended = run(option, "1", "--baseline", FILE)
    assert ended.status == 2
    assert said in ended.out
    assert FILE in ended.out
    assert old.plan == plan


def test_a_baseline_that_cannot_be_understood_is_not_overwritten(old, run) -> None:
    old.write(FILE, '{"schema_version": 1}')
    ended = run("baseline", "--all")
    assert ended.status == 2
    assert "is missing" in ended.err
    assert (old.root / FILE).read_text(encoding="utf-8") == '{"schema_version": 1}'


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFOs")
@pytest.mark.parametrize("kind", ["link", "dangling link", "linked directory", "FIFO", "directory"])
@pytest.mark.parametrize("command", ["audit", "fill", "baseline"])
def test_what_is_no_regular_file_is_refused_without_waiting(old, run, tmp_path: Path, kind: str, command: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "b.json").write_text("secret text", encoding="utf-8")
    name = "ci/b.json"
    if kind == "linked directory":
        (old.root / "ci").symlink_to(outside)
    else:
        (old.root / "ci").mkdir()
        target = old.root / name
        if kind == "FIFO":
            os.mkfifo(target)
        elif kind == "directory":
            target.mkdir()
        else:
            target.symlink_to(outside / ("b.json" if kind == "link" else "none.json"))
    words = ("baseline", "1", "--output", name) if command == "baseline" else (command, "1", "--baseline", name)
    ended = run(*words)
    assert ended.status == 2, ended.out + ended.err
    assert "secret" not in ended.out + ended.err
    assert not (outside / "none.json").exists()


def test_a_link_outside_that_leads_into_the_project_does_not_make_its_file_trusted(old, run, tmp_path: Path) -> None:
    assert run("baseline", "--all", "--include-non-negotiable").status == 0
    link = tmp_path / "link.json"
    link.symlink_to(old.root / FILE)
    report = run("audit", "1", "--allow-unverified", "--baseline", link, "--format", "json").json
    assert report["baseline"]["path"] == FILE  # type: ignore[index]


def test_hostile_texts_of_the_file_are_harmless_in_every_report(old, run) -> None:
    run("baseline", "--all", "--include-non-negotiable")
    path = old.root / FILE
    data = json.loads(path.read_text(encoding="utf-8"))
    hostile = "\x1b[31m ::error::x \u202e <img src=x> | `"
    data["entries"].append({**data["entries"][0], "gate": hostile, "message": hostile, "fingerprint": "0" * 32})
    path.write_text(json.dumps(data), encoding="utf-8")
    for name in ("text", "markdown", "analysis", "json"):
        ended = run("audit", "1", "--allow-unverified", "--baseline", FILE, "--format", name)
        assert ended.status == 0, ended.out
        assert "The gate is gone." in ended.out
        assert not set("\x1b\u202e") & set(ended.out)
        assert not any(line.lstrip().startswith("::") for line in ended.out.splitlines())
        if name in {"markdown", "analysis"}:
            assert "<img" not in ended.out


def test_a_kept_run_is_not_taken_for_one_with_another_baseline(old, run, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert run("baseline", "--all", "--include-non-negotiable").status == 0
    for _ in range(2):
        assert run("audit", "1", "--allow-unverified").status == 1
        assert run("audit", "1", "--allow-unverified", "--baseline", FILE).status == 0
    data = json.loads((old.root / FILE).read_text(encoding="utf-8"))
    (old.root / FILE).write_text(json.dumps({**data, "entries": []}), encoding="utf-8")
    assert run("audit", "1", "--allow-unverified", "--baseline", FILE).status == 1
    (old.root / FILE).unlink()
    assert run("audit", "1", "--allow-unverified", "--baseline", FILE).status == 2


def test_fill_writes_a_frozen_failure_as_a_failure_and_asks_for_no_justification(old, run) -> None:
    old.replace(PLAN, "❌ not read.", "read twice.")
    assert run("baseline", "--all").status == 0
    assert run("fill", "1", "--allow-unverified", "--baseline", FILE).status == 0
    plan = old.plan.decode()
    row = next(line for line in plan.splitlines() if line.startswith("| `principle-1-data-model`"))
    assert "❌ fail (frozen)" in row
    assert "⚠️ passed" in plan
    assert "frozen by the baseline." in plan
    assert "[x] **I. " not in plan
    tracking = plan.split("## Complexity Tracking")[1]
    assert "principle-1-data-model" not in tracking
    again = run("fill", "1", "--allow-unverified", "--baseline", FILE, "--check")
    assert again.status == 0, again.err


def test_the_schema_of_the_file_is_published(run) -> None:
    ended = run("schema", "baseline")
    assert ended.status == 0
    jsonschema.Draft202012Validator.check_schema(ended.json)
