"""`audit --changed`: the features that changes touch are audited, and it is said which and why."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import Any

import jsonschema
import pytest

from constitution_gate.engine import schemas
from constitution_gate.engine.audit import audit
from constitution_gate.engine.cli.targets import FORMATS
from constitution_gate.engine.report import Outcome

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git program")
PATH = ".specify/memory/constitution.md"


def _git(root: Any, *words: str) -> str:
    environment = {"PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    for who in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{who}_NAME": "Ada", f"GIT_{who}_EMAIL": "ada@example.org"}
    ended = subprocess.run(
        ["git", "-C", str(root), *words], env=environment, check=True, capture_output=True, text=True
    )
    return ended.stdout.strip()


def _copy(project: Any, name: str) -> None:
    shutil.copytree(project.root / "specs/001-notes", project.root / f"specs/{name}")


@pytest.fixture
def branch(project: Any) -> Any:
    """Two features and a file that the plan of the second names, on a branch of `main`."""
    _copy(project, "002-more")
    project.replace("specs/002-more/plan.md", "Store notes in a table.", "Store notes with src/store.py.")
    project.write("src/store.py", "x = 1\n")
    _git(project.root, "init", "-q", "-b", "main", "--template=")
    _git(project.root, "add", "-A")
    _git(project.root, "commit", "-q", "-m", "first")
    _git(project.root, "checkout", "-q", "-b", "pr")
    return project


def _audit(run: Any, branch: Any, *words: str) -> Any:
    return run("audit", "--root", branch.root, "--changed", "main", *words)


def test_where_nothing_is_touched_the_audit_passes_and_says_so(branch: Any, run: Any) -> None:
    branch.write("README.md", "# Notes\n")
    ended = _audit(run, branch)
    assert ended.status == 0
    assert ended.err == ""
    assert ended.out.startswith("PASSED  no feature\n")
    assert "Note: No feature is touched by the changes since main (" in ended.out


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_say_that_nothing_is_touched(name: str, branch: Any, run: Any) -> None:
    ended = _audit(run, branch, "--format", name)
    assert ended.status == 0
    assert ended.err == ""
    if name not in {"gitlab", "github"}:
        assert "No feature is touched" in ended.out.replace("\\", "")


def test_the_features_that_are_touched_are_audited_and_named_with_the_reason(branch: Any, run: Any) -> None:
    branch.write("src/store.py", "x = 2\n")
    ended = _audit(run, branch)
    assert ended.status == 0
    assert ended.err == "specs/002-more: src/store.py changed, which specs/002-more/plan.md names.\n"
    assert "002-more" in ended.out
    assert "001-notes" not in ended.out
    assert "Note: 1 of 2 features are touched by the changes since main (" in ended.out
    quiet = _audit(run, branch, "--quiet")
    assert quiet.err == ""


def test_the_constitution_touches_all(branch: Any, run: Any) -> None:
    branch.replace(PATH, "Every stored entity MUST", "Every entity MUST")
    ended = _audit(run, branch)
    assert ended.err.splitlines() == [f"specs/{name}: {PATH} changed." for name in ("001-notes", "002-more")]


def test_the_report_as_json_says_what_was_touched_and_what_is_gone(branch: Any, run: Any) -> None:
    shutil.rmtree(branch.root / "specs/001-notes")
    branch.write("specs/002-more/research.md", "# Research\n\nRead by Grace and by Ada.\n")
    schema = schemas.schema("report")
    report = _audit(run, branch, "--format", "json").json
    jsonschema.validate(report, schema)
    assert [feature["path"] for feature in report["features"]] == ["specs/002-more"]
    assert report["changed"] == {
        "revision": "main",
        "commit": _git(branch.root, "rev-parse", "main"),
        "files": 5,
        "features": [{"path": "specs/002-more", "reason": "specs/002-more/research.md changed"}],
        "removed": ["specs/001-notes"],
    }
    assert "specs/001-notes is gone since main and is not audited." in report["notes"]
    _git(branch.root, "checkout", "-q", ".")
    empty = _audit(run, branch, "--format", "json")
    jsonschema.validate(empty.json, schema)
    assert empty.json["features"] == []
    assert empty.json["outcome"] == "passed"
    assert empty.status == 0


def test_a_feature_that_fails_and_is_not_touched_stops_nothing(branch: Any, run: Any) -> None:
    branch.replace("specs/001-notes/plan.md", "- [x] **II. Two People**", "- [ ] **II. Two People**")
    _git(branch.root, "commit", "-q", "-a", "-m", "broken")
    _git(branch.root, "branch", "-f", "main", "pr")
    branch.write("specs/002-more/research.md", "# Research\n\nRead by Grace and by Ada.\n")
    assert run("audit", "--root", branch.root, "--all").status != 0
    assert _audit(run, branch).status == 0


@pytest.mark.parametrize("words", [("--all",), ("001-notes",), ("--all", "001-notes")])
def test_changes_and_another_choice_of_features_are_a_usage_error(
    words: tuple[str, ...], branch: Any, run: Any
) -> None:
    for command in ("audit", "fill"):
        ended = run(command, "--root", branch.root, "--changed", "main", *words)
        assert ended.status == 2
        assert "--changed is given, and" in ended.out
    found = audit(branch.root, ["specs/001-notes"], changed="main")
    assert found.outcome is Outcome.INPUT_ERROR


def test_a_revision_that_is_not_there_is_an_input_error(branch: Any, run: Any) -> None:
    ended = run("audit", "--root", branch.root, "--changed", "v9")
    assert ended.status == 2
    assert "There is no revision 'v9' in this clone" in ended.out
    assert run("audit", "--root", branch.root, "--changed", "--quiet").status == 2


def test_many_features_are_named_up_to_a_number(branch: Any, run: Any) -> None:
    for number in range(3, 26):
        _copy(branch, f"{number:03}-copy")
    lines = _audit(run, branch).err.splitlines()
    assert len(lines) == 21
    assert lines[-1] == "and 3 more features that the changes touch."


def test_a_name_from_the_tree_is_printed_without_what_could_act(branch: Any, run: Any) -> None:
    if os.name == "nt":
        pytest.skip("the file system refuses such names")
    name = "a\n::error::x\x1b[2J\u202e.md"
    branch.write(f"specs/001-notes/{name}", "x\n")
    ended = _audit(run, branch)
    assert len(ended.err.splitlines()) == 1
    for text in (ended.err, ended.out):
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert not any(line.lstrip().startswith("::") for line in text.splitlines())


def test_both_comparisons_start_where_the_branch_did(branch: Any, run: Any) -> None:
    fork = _git(branch.root, "rev-parse", "main")
    _git(branch.root, "checkout", "-q", "main")
    branch.replace(PATH, "A feature SHOULD be", "A feature MUST be")
    branch.write("src/store.py", "x = 3\n")
    _git(branch.root, "commit", "-q", "-a", "-m", "later")
    _git(branch.root, "checkout", "-q", "pr")
    branch.write("specs/001-notes/research.md", "# Research\n\nRead by Grace and by Ada.\n")
    report = _audit(run, branch, "--base", "main", "--format", "json").json
    jsonschema.validate(report, schemas.schema("report"))
    assert [feature["path"] for feature in report["features"]] == ["specs/001-notes"]
    assert report["base"]["commit"] == report["changed"]["commit"] == fork
    assert report["base"]["tip"] == report["changed"]["tip"] == _git(branch.root, "rev-parse", "main")


def test_a_weakened_constitution_does_not_pass_for_want_of_features(branch: Any, run: Any) -> None:
    shutil.rmtree(branch.root / "specs")
    branch.replace(PATH, "Every stored entity MUST", "Every stored entity SHOULD")
    assert _audit(run, branch).status == 0
    ended = _audit(run, branch, "--base", "main")
    assert ended.status == 1
    assert "the amendment of the constitution is not complete" in " ".join(ended.out.split())


def test_fill_writes_the_tables_of_the_features_that_are_touched(branch: Any, run: Any) -> None:
    branch.write("src/store.py", "x = 2\n")
    first = branch.plan
    ended = run("fill", "--root", branch.root, "--changed", "main", "--base", "main")
    assert ended.status == 0
    assert "specs/002-more: src/store.py changed, which specs/002-more/plan.md names." in ended.err
    assert "specs/002-more/plan.md was written." in ended.err
    assert "Compared with main" in ended.out
    assert branch.plan == first
    again = run("fill", "--root", branch.root, "--changed", "main", "--base", "main", "--check")
    assert again.status == 0


def test_fill_judges_by_the_constitution_of_the_base(branch: Any, run: Any) -> None:
    branch.replace(PATH, "MUST be read by a second person", "SHOULD be read by a second person")
    ended = run("fill", "001-notes", "--root", branch.root, "--base", "main", "--check")
    assert ended.status == 1
    assert "MUST became SHOULD" in ended.out


def test_the_analysis_takes_the_features_that_are_touched(branch: Any, run: Any) -> None:
    branch.write("src/store.py", "x = 2\n")
    ended = run("--audit", "--root", branch.root, "--changed", "main", program="speckit.analyze")
    assert ended.status == 0
    assert ended.out.count("## Specification Analysis Report") == 1
    assert "specs/002-more" in ended.out


def test_the_report_is_the_same_however_often_it_is_asked_for(branch: Any, run: Any) -> None:
    branch.write("src/store.py", "x = 2\n")
    outs = {_audit(run, branch, "--format", "json", *words).out for words in ((), (), ("--no-cache",), ("--jobs", "2"))}
    assert len(outs) == 1
    branch.write("src/store.py", "x = 1\n")
    assert json.loads(_audit(run, branch, "--format", "json").out)["features"] == []
