"""The other commands: fill, gates, explain, lint, schema, version."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import version

import jsonschema
import pytest

from constitution_gate.engine.version import VERSION
from constitution_gate.gates import catalogue


def test_the_version_is_that_of_the_installed_package(run) -> None:
    assert run("--version").out == f"constitution-gate {VERSION}\n"
    assert version("constitution-gate") == VERSION


def test_the_version_needs_no_heavy_import() -> None:
    code = (
        "import sys, os; os._exit = lambda status: None\n"
        "sys.argv = ['constitution-gate', '--version']\n"
        "from constitution_gate.engine.cli.entry import main; main()\n"
        "heavy = {'typer', 'rich', 'pydantic', 'yaml', 'sqlglot', 'markdown_it', 'jsonschema'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines() == [f"constitution-gate {VERSION}", "[]"]


def test_an_audit_without_gates_and_contracts_imports_nothing_heavy(project) -> None:
    code = (
        "import sys, os; os._exit = lambda status: None\n"
        f"sys.argv = ['constitution-gate', 'audit', '1', '--quiet', '--root', {str(project.root)!r}]\n"
        "from constitution_gate.engine.cli.entry import main; main()\n"
        "print(sorted({'typer', 'rich', 'pydantic', 'yaml', 'sqlglot', 'jsonschema', 're2'} & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines() == ["PASSED  001-notes  (phase design)", "[]"]


def test_fill_writes_once_and_then_has_nothing_to_write(project, run) -> None:
    assert run("fill", "1", "--root", project.root, "--check").status == 1
    before = project.plan
    ended = run("fill", "1", "--root", project.root)
    assert ended.status == 0, ended.out + ended.err
    filled = project.plan
    assert filled != before
    assert b"<!-- constitution-gate:begin constitution-check -->" in filled
    assert run("fill", "1", "--root", project.root).status == 0
    assert project.plan == filled
    assert run("fill", "1", "--root", project.root, "--check").status == 0


def test_fill_gives_a_failing_gate_a_row_that_people_complete(project, run) -> None:
    project.replace("specs/001-notes/plan.md", "[x] **I. Data", "[ ] **I. Data")
    project.replace("specs/001-notes/data-model.md", "| id | uuid |\n| title | text |\n", "")
    assert run("fill", "1", "--root", project.root).status == 1
    lines = project.plan.decode().splitlines()
    rows = [line for line in lines if line.startswith("| `principle-1-")]
    assert rows, project.plan.decode()
    for row in rows:
        why = row.replace("|  |  |", "| the table is made by the vendor | a copy of ours would drift from it |")
        project.replace("specs/001-notes/plan.md", row, why)
    assert run("audit", "1", "--root", project.root).status == 0


def test_gates_lists_each_gate_with_source_and_ratio(project, run) -> None:
    text = run("gates", "--root", project.root)
    assert text.status == 0
    assert "derived at .specify/memory/constitution.md:7" in text.out
    assert "decided by machine" in text.out
    listed = run("gates", "--root", project.root, "--format", "json").json
    assert set(listed) == {"schema_version", "tool", "constitution", "gates"}
    gate = listed["gates"][0]  # type: ignore[index]
    assert set(gate) == {
        *("id", "title", "principle", "level", "waivable", "check", "phase", "when", "source", "decided"),
    }
    assert "| Gate | Principle |" in run("gates", "--root", project.root, "--format", "markdown").out


@pytest.mark.parametrize("check", sorted(catalogue.CHECKS))
def test_explain_prints_the_page_of_each_check(run, check: str) -> None:
    ended = run("explain", check)
    assert ended.status == 0
    for heading in ("What it demands", "Why", "Parameters", "Passing", "Failing", "Declaring it", "Justifying it"):
        assert f"## {heading}" in ended.out


def test_explain_tells_of_a_gate_where_it_comes_from(project, run) -> None:
    ended = run("explain", "principle-1-data-model", "--root", project.root)
    assert ended.status == 0
    assert "derived, .specify/memory/constitution.md:7" in ended.out


def test_explain_suggests_the_nearest_name(project, run) -> None:
    ended = run("explain", "data-modle", "--root", project.root)
    assert ended.status == 2
    assert "'data-model'" in ended.err


def test_lint_finds_nothing_or_says_where(project, run) -> None:
    assert run("lint", "--root", project.root).status == 0
    project.replace(".specify/memory/constitution.md", "2026-01-01", "TODO(RATIFICATION_DATE)")
    ended = run("lint", "--root", project.root)
    assert ended.status == 1
    assert ".specify/memory/constitution.md:21" in ended.out
    project.write(".specify/memory/constitution.md", "# [PROJECT_NAME] Constitution\n")
    assert run("lint", "--root", project.root).status == 2


@pytest.mark.parametrize("name", ["gate", "report"])
def test_the_schemas_are_schemas(run, name: str) -> None:
    published = json.loads(run("schema", name).out)
    jsonschema.Draft202012Validator.check_schema(published)
    assert published["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("words", [["--help"], ["audit", "--help"], ["fill", "-h"], []])
def test_help_is_help(run, words: list[str]) -> None:
    ended = run(*words)
    assert ended.status in {0, 2}
    assert "Traceback" not in ended.err
