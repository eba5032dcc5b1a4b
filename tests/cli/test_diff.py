"""`diff` and `audit --base`: what the command prints, and how it ends."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import Any

import jsonschema
import pytest

from constitution_gate.engine import schemas

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git program")
PATH = ".specify/memory/constitution.md"


@pytest.fixture
def committed(project: Any) -> Any:
    """The project, committed as `main`."""
    environment = {"PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    for who in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{who}_NAME": "Ada", f"GIT_{who}_EMAIL": "ada@example.org"}
    for words in (["init", "-q", "-b", "main", "--template="], ["add", "-A"], ["commit", "-q", "-m", "first"]):
        subprocess.run(["git", "-C", str(project.root), *words], env=environment, check=True)
    return project


def test_the_same_constitution_is_no_difference(committed: Any, run: Any) -> None:
    ended = run("diff", "main", "--root", committed.root)
    assert ended.status == 0
    assert "The constitution is the one at main." in ended.out


def test_a_weaker_constitution_is_shown_with_what_the_amendment_lacks(committed: Any, run: Any) -> None:
    committed.replace(PATH, "Every stored entity MUST be", "Every stored entity SHOULD be")
    committed.replace(PATH, "(NON-NEGOTIABLE)", "")
    ended = run("diff", "main", "--root", committed.root)
    assert ended.status == 1
    assert "Weakened (2)" in ended.out
    assert "- Every stored entity MUST be defined" in ended.out
    assert "it is no longer NON-NEGOTIABLE" in ended.out
    assert "the change needs MAJOR, the version states none" in ended.out
    assert "State 2.0.0" in ended.out
    assert all(len(line) <= 80 for line in ended.out.splitlines())
    assert "\x1b" not in ended.out
    assert "\x1b[31m" in run("diff", "main", "--root", committed.root, "--color", "always").out


def test_a_stricter_constitution_ends_well_without_an_amendment(committed: Any, run: Any) -> None:
    committed.replace(PATH, "A feature SHOULD be", "A feature MUST be")
    ended = run("diff", "main", "--root", committed.root)
    assert ended.status == 0
    assert "Strengthened (1)" in ended.out
    assert "none asks for less. The amendment is not complete." in ended.out


def test_the_difference_as_json(committed: Any, run: Any) -> None:
    committed.replace(PATH, "Every stored entity MUST be", "Every stored entity SHOULD be")
    ended = run("diff", "main", "--root", committed.root, "--format", "json")
    assert ended.status == 1
    report = ended.json
    assert report["outcome"] == "failed"
    assert report["base"]["revision"] == "main"
    assert report["bump"] == {"needed": "MAJOR", "stated": "NONE"}
    assert report["old"]["version"] == report["new"]["version"] == "1.2.0"
    (change,) = report["changes"]
    assert change["effect"] == "weakened"
    assert change["message"] == "MUST became SHOULD"
    assert change["new_line"] == 7
    assert len(report["amendment"]["findings"]) == 3


def test_the_difference_as_markdown_holds_no_markup_of_the_constitution(committed: Any, run: Any) -> None:
    rule = "Every stored entity MUST be defined in a data model with typed fields."
    committed.replace(PATH, rule, "Every entity MUST have <b>|a</b> `model` with @fields.")
    ended = run("diff", "main", "--root", committed.root, "--format", "markdown")
    assert ended.status == 1
    table = [line for line in ended.out.splitlines() if line.startswith("|")]
    assert len({line.count("|") for line in table}) == 1
    assert "<b>" not in ended.out
    assert "@fields" not in ended.out


@pytest.mark.parametrize("listing", ["text", "markdown", "json"])
@pytest.mark.parametrize("base", ["gone", "--output=x"])
def test_a_base_that_cannot_be_read_is_an_input_error(base: str, listing: str, committed: Any, run: Any) -> None:
    ended = run("diff", "--root", committed.root, "--format", listing, "--", base)
    assert ended.status == 2
    assert "revision" in ended.out
    audited = run("audit", "--all", "--root", committed.root, "--format", listing, "--base", base)
    assert audited.status == 2
    assert "revision" in audited.out


def test_an_audit_with_a_base_reports_it(committed: Any, run: Any) -> None:
    ended = run("audit", "--all", "--root", committed.root, "--base", "main", "--format", "json")
    assert ended.status == 0
    assert ended.json["base"]["revision"] == "main"
    jsonschema.validate(ended.json, schemas.schema("report"))
    (gate,) = [gate for gate in ended.json["features"][0]["gates"] if gate["check"] == "amendment"]
    assert gate["verdict"] == "not-applicable"
    assert gate["source"]["kind"] == "built-in"
    assert "base" not in run("audit", "--all", "--root", committed.root, "--format", "json").json


def test_an_audit_with_a_base_fails_where_the_constitution_was_weakened(committed: Any, run: Any) -> None:
    committed.replace(PATH, "Every stored entity MUST be", "Every stored entity MAY be")
    (committed.root / "specs/001-notes/data-model.md").unlink()
    ended = run("audit", "--all", "--root", committed.root, "--base", "main", "--phase", "design")
    assert ended.status == 1
    assert "I. Data Model First: MUST became MAY" in ended.out
    assert f"{PATH}@main:7" in ended.out
    assert run("audit", "--all", "--root", committed.root).status != 1


def test_git_is_not_loaded_without_a_base() -> None:
    code = (
        "import sys\nimport constitution_gate.engine.audit\nimport constitution_gate.engine.cli.audit\n"
        "print([name for name in sys.modules if name.endswith(('.git', '.base', '.revision', 'subprocess'))])"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_a_base_that_has_moved_on_is_not_what_the_branch_is_compared_with(committed: Any, run: Any) -> None:
    environment = {"PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    for who in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{who}_NAME": "Ada", f"GIT_{who}_EMAIL": "ada@example.org"}

    def git(*words: str) -> None:
        subprocess.run(["git", "-C", str(committed.root), *words], env=environment, check=True)

    git("branch", "pr")
    committed.replace(PATH, "A feature SHOULD be", "A feature MUST be")
    git("commit", "-q", "-a", "-m", "stricter")
    git("checkout", "-q", "pr")
    ended = run("diff", "main", "--root", committed.root)
    assert ended.status == 0
    assert "The constitution is the one at main." not in ended.out
    assert "The constitution is the one that this branch started from." in ended.out
    assert "The constitution at main was changed since this branch left it" in ended.out
    report = run("diff", "main", "--root", committed.root, "--format", "json").json
    assert report["changes"] == []
    assert report["base"]["tip"] != report["base"]["commit"]
    assert (
        "was changed since this branch left it"
        in run("diff", "main", "--root", committed.root, "--format", "markdown").out
    )
