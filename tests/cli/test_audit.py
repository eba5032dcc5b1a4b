"""`audit`: exit status, report and what goes to which stream."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from constitution_gate.engine.schemas import schema

BROKEN = ("specs/001-notes/data-model.md", "| id | uuid |\n| title | text |\n", "")


def test_a_project_that_meets_its_constitution_passes(project, run) -> None:
    ended = run("audit", "001-notes", "--root", project.root)
    assert ended.status == 0, ended.out
    assert ended.out.startswith("PASSED  001-notes")
    assert ended.err == ""


def test_a_gate_that_fails_gives_1_and_says_where_and_how(project, run) -> None:
    project.replace("specs/001-notes/plan.md", "[x] **II", "[ ] **II")
    ended = run("audit", "001-notes", "--root", project.root)
    assert ended.status == 1
    assert ended.out.startswith("FAILED  001-notes")
    assert re.search(r"specs/001-notes/plan\.md:18\n", ended.out)
    assert "→ " in ended.out


def test_what_nothing_verifies_gives_3_unless_it_is_allowed(project, run) -> None:
    project.replace("specs/001-notes/plan.md", " Evidence: `research.md`", "")
    assert run("audit", "1", "--root", project.root).status == 3
    assert run("audit", "1", "--root", project.root, "--allow-unverified").status == 0


def test_a_should_gate_blocks_only_when_strict(project, run) -> None:
    project.replace("specs/001-notes/plan.md", "[x] **III", "[ ] **III")
    ended = run("audit", "1", "--root", project.root)
    assert ended.status == 0
    assert "Warnings (1)" in ended.out
    assert run("audit", "1", "--root", project.root, "--strict").status == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["audit", "009", "--root", "{root}"], "There is no feature '009'"),
        (["audit", "1", "--root", "{root}/none"], "There is no directory"),
        (["audit", "1", "--all", "--root", "{root}"], "--all is given too"),
        (["audit", "1", "--root", "{root}", "--format", "xml"], "There is no format 'xml'"),
        (["audit", "1", "--root", "{root}", "--format", "text", "--format", "json"], "Two formats"),
    ],
)
def test_a_wrong_request_gives_2_and_one_clear_sentence(project, run, arguments: list[str], said: str) -> None:
    ended = run(*(word.replace("{root}", str(project.root)) for word in arguments))
    assert ended.status == 2
    assert said in ended.out
    assert "Traceback" not in ended.out + ended.err


@pytest.mark.parametrize(
    "arguments",
    [["audit", "--nonsense"], ["audit", "--phase", "later"], ["nonsense"], ["audit", "--root"], ["schema", "x"]],
)
def test_wrong_usage_gives_2_on_stderr(run, arguments: list[str]) -> None:
    ended = run(*arguments)
    assert ended.status == 2
    assert ended.out == ""
    assert ended.err.strip()


def test_an_unfilled_constitution_is_refused_with_the_line_of_each_placeholder(project, run) -> None:
    project.replace(".specify/memory/constitution.md", "II. Two People (NON-NEGOTIABLE)", "[PRINCIPLE_2_NAME]")
    project.replace(".specify/memory/constitution.md", "1.2.0", "[CONSTITUTION_VERSION]")
    ended = run("audit", "1", "--root", project.root, "--format", "json")
    assert ended.status == 2
    assert ended.json["outcome"] == "input-error"
    assert ended.json["features"] == []
    errors = ended.json["errors"]
    assert isinstance(errors, list)
    assert [error["line"] for error in errors] == [9, 21]


def test_every_feature_is_reported_and_the_worst_decides(project, run) -> None:
    project.write("specs/002-broken/plan.md", "# Plan\n")
    project.write("specs/003-bytes/spec.md", "# Spec\n")
    (project.root / "specs/003-bytes/spec.md").write_bytes(b"\xff\xfe\x00")
    ended = run("audit", "--all", "--root", project.root, "--format", "json")
    assert ended.status == 2
    report = ended.json
    assert [feature["id"] for feature in report["features"]] == ["001-notes", "002-broken"]  # type: ignore[index]
    assert report["errors"][0]["path"] == "specs/003-bytes/spec.md"  # type: ignore[index]


def test_the_json_report_meets_the_published_schema_and_is_the_same_bytes_twice(project, run) -> None:
    validator = jsonschema.Draft202012Validator(schema("report"))
    first = run("audit", "--all", "--all-checks", "--root", project.root, "--format", "json")
    validator.validate(first.json)
    assert run("audit", "--all", "--all-checks", "--root", project.root, "--format", "json").out == first.out
    refused = run("audit", "9", "--root", project.root, "--format", "json")
    validator.validate(refused.json)


def test_the_report_does_not_depend_on_hash_seed_locale_or_directory(project, tmp_path: Path) -> None:
    moved = tmp_path / "élsewhere"
    project.root.rename(moved)
    outputs = set()
    for seed, locale in (("1", "C"), ("2", "C.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONUTF8": "0"}
        words = [sys.executable, "-c", "from constitution_gate.engine.cli.entry import main; main()"]
        words += ["audit", "1", "--root", str(moved), "--format", "json"]
        outputs.add(subprocess.run(words, env=environment, capture_output=True, check=True).stdout)
    assert len(outputs) == 1
    assert "lsewhere" not in outputs.pop().decode()


def test_several_formats_are_written_from_one_run(project, run, tmp_path: Path) -> None:
    page = tmp_path / "report.md"
    ended = run("audit", "1", "--root", project.root, "--format", f"markdown:{page}", "--format", "json")
    assert ended.json["outcome"] == "passed"
    assert page.read_text(encoding="utf-8").startswith("# Constitution audit: ✅ passed")


def test_a_report_that_cannot_be_written_is_no_success(project, run, tmp_path: Path) -> None:
    ended = run("audit", "1", "--root", project.root, "--format", "json", "--output", tmp_path / "no" / "x.json")
    assert ended.status == 2
    assert "could not be written" in ended.err


def test_a_failing_status_survives_a_full_device(project) -> None:
    project.replace("specs/001-notes/plan.md", "[x] **II", "[ ] **II")
    words = [sys.executable, "-c", "from constitution_gate.engine.cli.entry import main; main()"]
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(
            [*words, "audit", "1", "--root", str(project.root)], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ended.returncode == 1
    assert b"Traceback" not in ended.stderr


def test_all_checks_judges_without_a_constitution_and_says_so(project, run) -> None:
    (project.root / ".specify/memory/constitution.md").unlink()
    assert run("audit", "1", "--root", project.root).status == 2
    ended = run("audit", "1", "--root", project.root, "--all-checks", "--format", "json")
    assert ended.status == 0
    assert ended.json["constitution"] is None
    assert ended.json["notes"]
    assert (
        "Only the built-in checks are judged"
        in run("audit", "1", "--root", project.root, "--all-checks", "--quiet").out
    )
    kinds = {gate["source"]["kind"] for gate in ended.json["features"][0]["gates"]}  # type: ignore[index]
    assert kinds == {"built-in"}


def test_the_phase_decides_what_is_due(project, run) -> None:
    project.replace(*BROKEN)
    assert run("audit", "1", "--root", project.root, "--phase", "design").status == 1
    early = run("audit", "1", "--root", project.root, "--phase", "spec", "--format", "json").json
    verdicts = {gate["verdict"] for gate in early["features"][0]["gates"]}  # type: ignore[index]
    assert verdicts <= {"pending", "not-applicable", "fail"}


def test_the_text_report_fits_80_columns_and_has_no_colour_in_a_pipe(project, run) -> None:
    project.replace("specs/001-notes/plan.md", "[x] **II", "[ ] **II")
    ended = run("audit", "--all", "--all-checks", "--root", project.root)
    assert "\x1b" not in ended.out
    assert max(len(line) for line in ended.out.splitlines()) <= 80
    colored = run("audit", "--all", "--root", project.root, "--color", "always")
    assert "\x1b[1;31mFAILED" in colored.out


def test_gates_that_wait_for_one_reason_share_its_line(project, run) -> None:
    ended = run("audit", "1", "--root", project.root, "--phase", "spec")
    waiting = [line for line in ended.out.splitlines() if "Due at phase plan; the feature is at spec." in line]
    assert waiting == ["  · pending  Due at phase plan; the feature is at spec."]


def test_quiet_is_one_line_for_each_feature(project, run) -> None:
    ended = run("audit", "--all", "--quiet", "--root", project.root)
    assert ended.out == "PASSED  001-notes  (phase design)\n"


def test_the_current_feature_is_named_on_stderr(project, run, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write(".specify/feature.json", json.dumps({"feature_directory": "specs/001-notes"}))
    monkeypatch.chdir(project.root / "specs")
    ended = run("audit")
    assert ended.status == 0
    assert "named by .specify/feature.json" in ended.err


def test_nothing_is_written_by_an_audit(project, run) -> None:
    before = {path: path.stat().st_mtime_ns for path in project.root.rglob("*")}
    run("audit", "--all", "--root", project.root)
    run("--audit", "--all", "--root", project.root, program="speckit.analyze")
    assert {path: path.stat().st_mtime_ns for path in project.root.rglob("*")} == before


def test_a_defect_of_our_own_is_one_line_and_4(project, run, monkeypatch: pytest.MonkeyPatch) -> None:
    from constitution_gate.engine import audit

    def defect(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(audit, "audit_project", defect)
    ended = run("audit", "1", "--root", project.root)
    assert ended.status == 4
    assert ended.err.count("\n") == 1
    assert "defect of constitution-gate (ZeroDivisionError)" in ended.err
    log = re.search(r"log is at (\S+)\.", ended.err)
    assert log is not None
    Path(log.group(1)).unlink()


def test_analyze_prints_the_layout_of_the_spec_kit_command(project, run) -> None:
    project.replace("specs/001-notes/plan.md", "[x] **II", "[ ] **II")
    ended = run("1", "--audit", "--root", project.root, program="speckit.analyze")
    assert ended.status == 1
    for heading in (
        "## Specification Analysis Report",
        "### Constitution Alignment Issues",
        "### Metrics",
        "### Next Actions",
    ):
        assert heading in ended.out
    assert "| C1 | Constitution | CRITICAL | `specs/001-notes/plan.md:18` |" in ended.out


def test_analyze_without_audit_says_what_to_do(run) -> None:
    ended = run(program="speckit.analyze")
    assert ended.status == 2
    assert "--audit" in ended.err
