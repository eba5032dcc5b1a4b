"""The pre-commit hooks, read and run by pre-commit itself.

What pre-commit would install is installed here already, so each hook is run as `language: system` with the entry,
arguments, files and stages of the manifest.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
HOOKS: list[dict[str, Any]] = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
ONLY_OF_A_MANIFEST = {"minimum_pre_commit_version"}

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git program")


def _pre_commit(runner: Any, *words: str) -> tuple[int, str]:
    environment = {
        "PATH": f"{runner.bin}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(runner.home),
        "PRE_COMMIT_HOME": str(runner.home / "pre-commit"),
        "CONSTITUTION_GATE_CACHE_DIR": str(runner.home / "cache"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    called = [sys.executable, "-m", "pre_commit", *words]
    ended = subprocess.run(called, cwd=runner.checkout, env=environment, capture_output=True, check=False)
    return ended.returncode, (ended.stdout + ended.stderr).decode()


def _outcomes(said: str) -> dict[str, str]:
    names = {hook["name"]: hook["id"].removeprefix("constitution-gate-") for hook in HOOKS}
    found = {}
    for line in said.splitlines():
        name, dots, outcome = line.partition("..")
        if dots and name in names:
            found[names[name]] = outcome.strip(".").removeprefix("(no files to check)")
    return found


@pytest.fixture
def project(runner: Any) -> Any:
    """The example in a repository that uses every hook."""
    runner.copy_example()
    hooks = [
        {key: hook[key] for key in hook if key not in ONLY_OF_A_MANIFEST} | {"language": "system"} for hook in HOOKS
    ]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (runner.checkout / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    runner.branch()
    return runner


def _change(project: Any, path: str, old: str, new: str) -> None:
    file = project.checkout / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    project.git("add", path)


def test_pre_commit_takes_the_manifest(runner: Any) -> None:
    assert _pre_commit(runner, "validate-manifest", str(MANIFEST)) == (0, "")


def test_only_what_the_commit_touches_stops_it(project: Any) -> None:
    _change(project, "specs/001-place-order/spec.md", "# ", "#  ")
    status, said = _pre_commit(project, "run", "constitution-gate-changed")
    assert (status, _outcomes(said)) == (0, {"changed": "Passed"})
    _change(project, "specs/002-cancel-order/spec.md", "# ", "#  ")
    status, said = _pre_commit(project, "run", "constitution-gate-changed")
    assert (status, _outcomes(said)) == (1, {"changed": "Failed"})
    assert "leads nowhere" in said


def test_a_commit_without_anything_that_gates_read_runs_nothing(project: Any) -> None:
    _change(project, "README.md", "# ", "#  ")
    status, said = _pre_commit(project, "run")
    assert status == 0
    assert set(_outcomes(said).values()) == {"Skipped"}


def test_a_fault_of_the_constitution_stops_the_commit(project: Any) -> None:
    _change(project, ".specify/memory/constitution.md", "**Version**: 1.2.0", "**Version**: [VERSION]")
    status, said = _pre_commit(project, "run", "constitution-gate-lint")
    assert status == 1
    assert _outcomes(said) == {"lint": "Failed"}
    assert ".specify/memory/constitution.md:" in said


def test_in_a_clean_checkout_what_fails_still_fails(project: Any) -> None:
    status, said = _pre_commit(project, "run", "--all-files")
    assert status == 1
    assert _outcomes(said) == {"audit": "Failed", "changed": "Passed", "fill-check": "Failed", "lint": "Passed"}


@pytest.mark.parametrize(
    ("path", "read"),
    [
        (".specify/memory/constitution.md", True),
        ("services/a/.specify/memory/constitution.md", True),
        ("specs/001-a/plan.md", True),
        ("api/openapi.yaml", True),
        ("api/orders.openapi.json", True),
        ("db/migrations/0001.py", True),
        ("schema.sql", True),
        ("contracts/a.proto", True),
        ("src/app.py", False),
        ("aspects/a.md", False),
    ],
)
def test_the_hooks_run_for_what_gates_read(path: str, read: bool) -> None:
    import re

    for hook in HOOKS:
        if hook["id"] != "constitution-gate-lint":
            assert bool(re.search(hook["files"], path)) is read
