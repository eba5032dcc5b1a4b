"""Nothing of the audited tree is run, imported or taken for a setting, wherever the command is started."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

PLANTED = "import os\nopen({mark!r}, 'w').close()\nraise SystemExit(0)\n"
MODULES = (
    "sitecustomize.py",
    "usercustomize.py",
    "conftest.py",
    "setup.py",
    "yaml.py",
    "re.py",
    "json.py",
    "typing.py",
    "re2.py",
    "typer.py",
    "pydantic.py",
    "sqlglot.py",
    "tree_sitter.py",
    "constitution_gate.py",
    "constitution_gate/__init__.py",
    "constitution_gate/engine/__init__.py",
    "site-packages/evil.py",
    "specs/001-orders/__init__.py",
    "__main__.py",
)


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    return tmp_path / "was-run"


@pytest.mark.parametrize("where", [[], ["--root", "."]])
def test_modules_beside_the_constitution_are_not_imported(project, command, mark: Path, where: list[str]) -> None:
    clean = command("audit", "001-orders", *where)
    for name in MODULES:
        project.write(name, PLANTED.format(mark=str(mark)))
    project.write("evil.pth", f"import os; open({str(mark)!r}, 'w').close()\n")
    planted = command("audit", "001-orders", *where)
    assert not mark.exists()
    assert clean.status == planted.status == 0, planted.said


def test_settings_of_tools_are_no_settings_of_the_gate(project, command) -> None:
    project.write(f"{project.feature}/notes.md", "4111-1111-1111-1111\n")
    failing = command("audit", "001-orders")
    project.write("pyproject.toml", "[tool.constitution-gate]\nallow-unverified = true\nskip = ['no-card-data']\n")
    project.write(".constitution-gate.yaml", "disabled: [no-card-data]\n")
    project.write("constitution-gate.toml", "exclude = ['**']\n")
    project.write(".env", "CONSTITUTION_GATE_ALLOW=1\nSPECIFY_FEATURE=none\n")
    project.write("tox.ini", "[constitution-gate]\nfail-under = 0\n")
    project.write(".ignore", "specs/\n")
    project.write(f"{project.feature}/.constitution-gate-ignore", "*\n")
    project.replace(f"{project.feature}/notes.md", "4111", "<!-- constitution-gate: ignore -->4111")
    assert failing.status == command("audit", "001-orders").status == 1


def test_a_gate_that_the_git_rules_of_the_tree_hide_still_looks(project, command) -> None:
    project.write(f"{project.feature}/notes.md", "4111-1111-1111-1111\n")
    project.write(".gitignore", "specs/**/notes.md\n")
    project.write(".gitattributes", "*.md linguist-generated export-ignore -text\n")
    subprocess.run(["git", "init", "-q"], cwd=project.root, check=True)
    assert command("audit", "001-orders").status == 1


def test_git_runs_no_program_that_the_tree_names(project, command, mark: Path) -> None:
    root = project.root
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "a"], ["branch", "base"]):
        subprocess.run([*git, *words], cwd=root, check=True, capture_output=True)
    script = project.write("evil.sh", f"#!/bin/sh\ntouch {mark}\n")
    script.chmod(0o755)
    keys = ("fsmonitor", "pager", "editor", "sshCommand", "askPass", "gitProxy", "alternateRefsCommand")
    config = "".join(f"\t{key} = {script}\n" for key in keys)
    with (root / ".git/config").open("a") as file:
        file.write(f"[core]\n{config}\thooksPath = {root}\n[include]\n\tpath = {root}/evil.config\n")
        file.write(
            f'[diff "evil"]\n\tcommand = {script}\n\ttextconv = {script}\n[filter "evil"]\n\tsmudge = {script}\n'
        )
        file.write(
            f"[alias]\n\tcat-file = !{script}\n\trev-parse = !{script}\n[uploadpack]\n\tpackObjectsHook = {script}\n"
        )
    project.write("evil.config", f"[core]\n\tfsmonitor = {script}\n")
    project.write(".gitattributes", "* diff=evil filter=evil\n")
    for hook in ("post-index-change", "pre-commit", "post-checkout", "reference-transaction", "fsmonitor-watchman"):
        (root / ".git/hooks").mkdir(exist_ok=True)
        (root / ".git/hooks" / hook).write_bytes(script.read_bytes())
        (root / ".git/hooks" / hook).chmod(0o755)
    ended = command("audit", "001-orders", "--base", "base")
    assert not mark.exists()
    assert ended.status in {0, 2}, ended.said


def test_a_git_program_of_the_tree_is_not_run(project, command, mark: Path) -> None:
    import os

    subprocess.run(["git", "init", "-q"], cwd=project.root, check=True)
    evil = project.write("bin/git", f"#!/bin/sh\ntouch {mark}\n")
    evil.chmod(0o755)
    path = os.pathsep.join((str(project.root / "bin"), "bin", ".", os.environ["PATH"]))
    command("audit", "001-orders", "--base", "HEAD", PATH=path)
    assert not mark.exists()


def test_entries_of_a_cache_in_the_tree_are_not_believed(project, command) -> None:
    directory = str(project.root / ".cache")
    project.write(f"{project.feature}/notes.md", "4111-1111-1111-1111\n")
    first = command("audit", "001-orders", CONSTITUTION_GATE_CACHE_DIR=directory)
    assert first.status == 1
    assert not (project.root / ".cache").exists()


def test_nothing_of_the_environment_is_repeated(project, command) -> None:
    secret = "hunter2hunter2"
    project.replace(project.plan, "read twice", "${SECRET} $SECRET %SECRET% {{ env.SECRET }} $(printenv SECRET)")
    for form in ("text", "json", "markdown", "sarif"):
        assert secret not in command("audit", "001-orders", "--format", form, SECRET=secret).said


def test_the_project_passes_while_nobody_makes_it_hostile(audit) -> None:
    ended = audit()
    assert ended.status == 0, ended.said
