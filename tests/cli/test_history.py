"""`audit --record` and `history`, from the first audit to the day on which a feature passes."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest

MODEL = "specs/001-notes/data-model.md"
ROWS = "| id | uuid |\n| title | text |\n"
HOUR = 3_600
START = 1_790_000_000


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch):
    """Set the hour."""
    return lambda hour: monkeypatch.setenv("SOURCE_DATE_EPOCH", str(START + hour * HOUR))


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's history, which is not there yet."""
    monkeypatch.delenv("CONSTITUTION_GATE_HISTORY", raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
    return tmp_path / "state/constitution-gate/history.sqlite3"


@pytest.fixture
def here(project, kept: Path, monkeypatch: pytest.MonkeyPatch):
    """The project as the working directory."""
    monkeypatch.chdir(project.root)
    return project


def _files(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in root.rglob("*"))


def test_what_is_recorded_is_shown_with_what_was_resolved_and_what_is_new(here, run, kept: Path, at) -> None:
    before = _files(here.root)
    words = ("audit", "--all", "--allow-unverified", "--record")
    at(0)
    assert run(*words).status == 0
    here.replace(MODEL, ROWS, "")
    at(2)
    failed = run(*words)
    assert failed.status == 1
    assert f"Recorded as run 2 in {kept}." in failed.err
    told = run("history")
    assert told.status == 0
    assert "FAILED  001-notes\n  ▁█  1 of " in told.out
    assert "compared with run 1, 2026-09-21 14:13: 0 resolved, " in told.out
    assert "✘ principle-1-data-model  (MUST; passed)" in told.out
    here.write(MODEL, "# Data Model: Notes\n\n## Note\n\n| Field | Type |\n|-------|------|\n" + ROWS)
    at(5)
    assert run(*words, "--quiet").err == ""
    told = run("history", "001")
    assert "unblocked once, after 3 h" in told.out
    assert "passed since run 3, 2026-09-21 19:13" in told.out
    assert "✔ principle-1-data-model  (MUST; passes now)" in told.out
    same = run("history", "--against", "1").out
    assert ": 0 resolved, 0 new, " in same
    assert _files(here.root) == before, "nothing is written in the audited tree"


def test_without_record_nothing_is_kept(here, run, kept: Path) -> None:
    assert run("audit", "--all", "--allow-unverified").status == 0
    assert not kept.exists()
    told = run("history")
    assert told.status == 0
    assert told.out == f"No audit of this project is recorded in {kept}; audit --record does it.\n"
    assert not kept.parent.exists()


def test_an_audit_that_is_recorded_is_never_taken_from_the_cache(here, run) -> None:
    for _ in range(3):
        assert run("audit", "--all", "--allow-unverified", "--record").status == 0
    assert run("history", "--format", "json").json["runs"][0]["number"] == 3  # type: ignore[index]


def test_the_history_can_be_exported(here, run, tmp_path: Path) -> None:
    run("audit", "--all", "--strict", "--phase", "plan", "--record")
    ended = run("history", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(ended.out, newline=""))
    assert (row["feature"], row["phase"], row["options"]) == ("specs/001-notes", "plan", "phase plan; strict")
    assert run("history", "--format", "csv", "--output", tmp_path / "h.csv").out == ""
    assert (tmp_path / "h.csv").read_bytes().decode() == ended.out


@pytest.mark.parametrize(
    "words", [["9"], ["--against", "9"], ["--all", "001"], ["--last", "0"], ["--format", "xml"], ["--project", ""]]
)
def test_what_is_not_recorded_or_not_known_is_a_usage_error(words: list[str], here, run) -> None:
    run("audit", "--all", "--record")
    ended = run("history", *words)
    assert (ended.status, ended.out) == (2, "")
    assert len(ended.err.splitlines()) == 1


def test_a_project_is_known_by_its_name_where_its_root_changes(here, run, tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "team.sqlite3"
    named = ("--history", file, "--project", "notes")
    run("audit", "--all", "--record", *named)
    shutil.copytree(here.root, tmp_path / "elsewhere")
    monkeypatch.chdir(tmp_path / "elsewhere")
    run("audit", "--all", "--record", *named)
    monkeypatch.chdir(tmp_path)
    found = run("history", *named, "--format", "json").json
    assert found["project"] == "notes"
    assert len(found["runs"]) == 2  # type: ignore[arg-type]
    monkeypatch.chdir(here.root)
    assert "No audit" in run("history", "--history", file).out


@pytest.mark.parametrize(("passes", "status"), [(True, 2), (False, 1)])
def test_a_history_that_cannot_be_written_leaves_the_report_and_fails_what_passed(
    passes: bool, status: int, here, run, tmp_path: Path
) -> None:
    if not passes:
        here.replace(MODEL, ROWS, "")
    file = tmp_path / "notes.sqlite3"
    file.write_text("my notes", encoding="utf-8")
    words = ("audit", "--all", "--allow-unverified", "--quiet")
    ended = run(*words, "--record", "--history", file)
    assert ended.status == status
    assert ended.out == run(*words).out
    assert "The history was not recorded: " in ended.err
    assert "is no history of constitution-gate, or is damaged. Name another" in ended.err
    assert file.read_text(encoding="utf-8") == "my notes"
    ended = run("history", "--history", file)
    assert (ended.status, ended.out) == (2, "")


def test_an_audit_that_cannot_be_made_is_not_recorded(here, run, kept: Path) -> None:
    here.write(".specify/memory/constitution.md", "")
    ended = run("audit", "--all", "--record")
    assert ended.status == 2
    assert not kept.exists()


@pytest.mark.parametrize("words", [["--history", "h.db"], ["--project", "x"], ["--project", "x", "--format", "html"]])
def test_an_option_that_does_nothing_is_an_error(words: list[str], here, run) -> None:
    ended = run("audit", "--all", *words)
    assert ended.status == 2
    assert "nothing is recorded or shown" in ended.out + ended.err


def test_a_page_shows_the_earlier_audits(here, run, tmp_path: Path, at) -> None:
    pytest.importorskip("jinja2")
    words = ("audit", "--all", "--allow-unverified", "--format", "html")
    said = "Gates that blocked in the last "
    at(0)
    assert said not in run(*words, "--record").out
    at(1)
    assert f"{said}2 audits, 2026-09-21 14:13 UTC to 2026-09-21 15:13 UTC: 0, 0." in run(*words, "--record").out
    assert said not in run(*words).out
    ended = run(*words, "--history", tmp_path / "state/constitution-gate/history.sqlite3")
    assert f"{said}2 audits" in ended.out
    assert ended.err == ""
    assert '"number": 2' in run("history", "--format", "json").out, "what is only shown is not recorded"


def test_the_revision_is_recorded_and_whether_the_tree_is_clean(here, run, tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("there is no git program")
    author = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    for words in (["init", "-q", "--template="], ["add", "-A"], [*author, "commit", "-qm", "first"]):
        subprocess.run(["git", "-C", here.root, *words], check=True, capture_output=True)
    words = ("audit", "--all", "--record", "--history", "kept.sqlite3")
    run(*words)
    run(*words)
    here.replace(MODEL, "uuid", "bigint")
    run(*words)
    found = run("history", "--history", "kept.sqlite3", "--format", "json").json["runs"]
    assert [run["clean"] for run in found] == [False, True, True]  # type: ignore[attr-defined]
    assert len({run["revision"] for run in found}) == 1  # type: ignore[attr-defined]
    assert re.search(r"(?m)^ +3 .*[0-9a-f]{12}\* ", run("history", "--history", "kept.sqlite3").out)


def test_a_time_that_is_none_is_said(here, run, monkeypatch: pytest.MonkeyPatch, kept: Path) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    ended = run("audit", "--all", "--allow-unverified", "--record")
    assert ended.status == 2
    assert "SOURCE_DATE_EPOCH is no number of seconds since 1970." in ended.err
    assert not kept.exists()
