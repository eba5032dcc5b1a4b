"""Several reports come from one run, each whole, each to its own place."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from constitution_gate.engine.cli import ci_job

GITHUB = {
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "o/r",
    "GITHUB_SHA": "0123456789abcdef0123456789abcdef01234567",
}


@pytest.fixture
def failing(project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A project with a gate that fails; its reports go to a directory of their own."""
    project.write("specs/001-notes/data-model.md", "# Data Model: Notes\n\n## Note\n\nA text with a title.\n")
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.chdir(out)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return project


def test_one_run_writes_each_format_to_its_file(failing, run) -> None:
    files = {"sarif": "a.sarif", "junit": "a.xml", "gitlab": "a.json", "github": "a.txt", "markdown": "a.md"}
    words = [word for name, file in files.items() for word in ("--format", f"{name}:{file}")]
    ended = run("audit", "1", "--root", failing.root, *words, "--format", "text")
    assert ended.status == 1
    assert "FAILED" in ended.out
    (one,) = json.loads(Path("a.sarif").read_text(encoding="utf-8"))["runs"]
    assert one["invocations"][0]["exitCode"] == 1
    uris = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in one["results"]}
    assert "specs/001-notes/data-model.md" in uris
    assert ET.parse("a.xml").getroot().get("failures") != "0"
    assert json.loads(Path("a.json").read_text(encoding="utf-8"))
    assert Path("a.txt").read_text(encoding="utf-8").startswith("::error file=specs/001-notes/data-model.md,line=")
    assert sorted(path.name for path in Path().iterdir()) == sorted(files.values())


@pytest.mark.parametrize("name", ["sarif", "junit", "github", "gitlab"])
def test_a_format_is_the_same_bytes_twice_on_stdout_and_in_a_file(failing, run, name: str) -> None:
    words = ("audit", "1", "--root", failing.root, "--format")
    first = run(*words, name)
    assert run(*words, f"{name}:-").out == first.out
    assert run(*words, name, "--output", "-").out == first.out
    assert run(*words, name, "--no-cache").out == first.out
    run(*words, f"{name}:x")
    assert Path("x").read_bytes() == first.out.encode()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--format", "sarif:a", "--format", "junit:a"), "Two formats would go to a."),
        (("--format", "sarif:a", "--format", "junit:./b/../a"), "Two formats would go to ./b/../a."),
        (("--format", "sarif", "--format", "junit:-"), "Two formats would go to standard output."),
        (("--format", "sarif:"), "No path stands after 'sarif:'."),
        (("--format", "job-summary:a"), "There is no format 'job-summary'."),
        (("--format", "SARIF"), "There is no format 'SARIF'."),
        (("--format", "sarif:a", "--output", "b"), "--output goes with one format without a path."),
    ],
)
def test_what_cannot_be_written_apart_is_a_usage_error(failing, run, words, said: str) -> None:
    Path("b").mkdir()
    ended = run("audit", "1", "--root", failing.root, *words)
    assert ended.status == 2
    assert said in ended.out
    assert not Path("a").exists()


@pytest.mark.parametrize("name", ["sarif", "junit", "github", "gitlab", "json", "markdown"])
def test_an_input_error_is_told_in_the_format(failing, run, name: str) -> None:
    ended = run("audit", "7", "--root", failing.root, "--format", f"{name}:x")
    assert ended.status == 2
    assert "There is no feature" in Path("x").read_text(encoding="utf-8")


def test_an_error_of_the_constitution_leads_to_its_line(failing, run) -> None:
    failing.replace(
        ".specify/memory/constitution.md", "**Version**: 1.2.0", "```yaml gate\nid: [\n```\n\n**Version**: 1.2.0"
    )
    ended = run("audit", "1", "--root", failing.root, "--format", "github")
    assert ended.status == 2
    assert ended.out.startswith("::error file=.specify/memory/constitution.md,line=")


def test_a_file_is_replaced_whole_and_keeps_its_mode(failing, run) -> None:
    old = Path("a.json")
    old.write_text("old", encoding="utf-8")
    old.chmod(0o640)
    reader = old.open(encoding="utf-8")
    run("audit", "1", "--root", failing.root, "--format", "gitlab:a.json")
    with reader:
        assert reader.read() == "old"
    assert json.loads(old.read_text(encoding="utf-8"))
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="there are no links")
def test_a_link_in_the_tree_does_not_lead_a_report_elsewhere(failing, run, tmp_path: Path) -> None:
    target = tmp_path / "victim"
    target.write_text("kept", encoding="utf-8")
    Path("link.sarif").symlink_to(target)
    Path("linked").symlink_to(tmp_path)
    for name in ("link.sarif", "linked/victim", "linked/new"):
        ended = run("audit", "1", "--root", failing.root, "--format", f"sarif:{name}")
        assert ended.status == 1
        assert "It is a symbolic link, or lies behind one." in ended.err
    assert target.read_text(encoding="utf-8") == "kept"
    assert not (tmp_path / "new").exists()


def test_a_report_that_is_lost_is_an_error_of_a_run_that_passed(project, run, tmp_path: Path) -> None:
    words = ("audit", "1", "--root", project.root, "--allow-unverified", "--format")
    assert run(*words, "text").status == 0
    ended = run(*words, f"sarif:{tmp_path / 'no' / 'such' / 'x.sarif'}")
    assert ended.status == 2
    assert "could not be written" in ended.err


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="there is no such device")
def test_a_device_takes_what_comes(failing) -> None:
    code = "from constitution_gate.engine.cli.entry import main; main()"
    words = [sys.executable, "-c", code, "audit", "1", "--root", str(failing.root), "--format", "junit:/dev/stdout"]
    ended = subprocess.run(words, capture_output=True, check=False)
    assert ended.stdout.startswith(b"<?xml")


def test_github_gets_a_job_summary_after_what_stands_there(failing, run, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Path("summary.md")
    page.write_text("# Before\n\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page.absolute()))
    for name, value in GITHUB.items():
        monkeypatch.setenv(name, value)
    ended = run("audit", "1", "--root", failing.root, "--format", "github")
    assert ended.out.startswith("::error ")
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Before\n\n## Constitution audit: ❌ failed\n")
    assert f"(https://github.com/o/r/blob/{GITHUB['GITHUB_SHA']}/specs/001-notes/data-model.md?plain=1#L" in text


def test_without_the_format_github_there_is_no_job_summary(failing, run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(Path("summary.md").absolute()))
    run("audit", "1", "--root", failing.root, "--format", "sarif:a.sarif")
    assert not Path("summary.md").exists()


def test_a_full_job_summary_is_left_as_it_is(failing, run, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Path("summary.md")
    page.write_bytes(b"x" * (1 << 20))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page.absolute()))
    assert run("audit", "1", "--root", failing.root, "--format", "github").status == 1
    assert page.stat().st_size == 1 << 20


def test_fingerprints_stay_when_lines_are_inserted(failing, run) -> None:
    def marks() -> dict[str, int]:
        log = json.loads(run("audit", "1", "--root", failing.root, "--format", "sarif").out)
        return {
            result["partialFingerprints"]["constitutionGate/v1"]: result["locations"][0]["physicalLocation"]["region"][
                "startLine"
            ]
            for result in log["runs"][0]["results"]
        }

    before = marks()
    for name, heading in (("data-model", "# Data Model: Notes\n"), ("plan", "# Implementation Plan: Notes\n")):
        failing.replace(f"specs/001-notes/{name}.md", heading, heading + "\nOne more line.\n\nAnd another.\n")
    after = marks()
    assert set(after) == set(before)
    assert any(after[mark] > line for mark, line in before.items())


@pytest.mark.parametrize(
    ("changed", "pages"),
    [
        ({}, f"https://github.com/o/r/blob/{GITHUB['GITHUB_SHA']}/"),
        (
            {"GITHUB_SERVER_URL": "https://ghe.example.org:8443"},
            f"https://ghe.example.org:8443/o/r/blob/{GITHUB['GITHUB_SHA']}/",
        ),
        ({"GITHUB_SERVER_URL": "javascript:alert(1)"}, None),
        ({"GITHUB_REPOSITORY": "o/r)](x"}, None),
        ({"GITHUB_SHA": "main"}, None),
        ({"GITHUB_SHA": ""}, None),
    ],
)
def test_the_forge_is_known_by_what_the_runner_says(changed: dict[str, str], pages: str | None) -> None:
    assert ci_job.of({**GITHUB, **changed}).pages == pages


def test_the_root_is_counted_from_the_nearest_repository(tmp_path: Path) -> None:
    below = tmp_path / "repository" / "services" / "notes"
    below.mkdir(parents=True)
    assert ci_job.prefix(str(below)) == ""
    (tmp_path / "repository" / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    assert ci_job.prefix(str(below)) == "services/notes/"
    assert ci_job.prefix(str(tmp_path / "repository")) == ""
