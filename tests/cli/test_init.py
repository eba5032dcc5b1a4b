"""`init`: shows first, writes what was agreed to, and has nothing to do the second time."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys

import pytest

from constitution_gate.engine import spec_kit

CONSTITUTION = ".specify/memory/constitution.md"
FROM = ("--from", "acme/constitution-gate@v0.1.0")
posix = pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for specify")


def text_of(project, path=CONSTITUTION) -> bytes:
    return (project.root / path).read_bytes()


class Terminal(io.TextIOWrapper):
    """A terminal at which somebody types an answer."""

    def __init__(self, typed: str = "") -> None:
        self.shown = io.BytesIO(typed.encode())
        super().__init__(self.shown, encoding="utf-8")

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch):
    """Let somebody sit at the terminal and type."""

    def sit(answer: str) -> Terminal:
        monkeypatch.setattr(sys, "stdin", Terminal(answer))
        asked = Terminal()
        monkeypatch.setattr("constitution_gate.engine.cli.init.sys.stderr", asked)
        return asked

    return sit


def test_without_a_terminal_the_change_is_shown_and_not_made(project, run) -> None:
    before = text_of(project)
    ended = run("init", "--root", project.root)
    assert ended.status == 1
    assert "+check: data-model\n" in ended.out
    assert ended.out.startswith(f"--- a/{CONSTITUTION}\n+++ b/{CONSTITUTION}\n@@ ")
    assert "give --yes" in ended.err
    assert text_of(project) == before


def test_yes_writes_and_a_second_run_has_nothing_to_write(project, run) -> None:
    ended = run("init", "--root", project.root, "--yes")
    assert ended.status == 0, ended.err
    after = text_of(project)
    assert b"```yaml gate\nid: principle-1-data-model\n" in after
    assert "PATCH (1.2.0 → 1.2.1)" in ended.err
    again = run("init", "--root", project.root, "--yes")
    assert (again.status, again.out) == (0, "")
    assert "no derived gate is left" in again.err
    assert text_of(project) == after
    assert run("lint", "--root", project.root).status == 0


def test_the_verdicts_stay_the_same(project, run) -> None:
    def verdicts() -> object:
        found = run("audit", "1", "--root", project.root, "--format", "json").json
        gates = found["features"][0]["gates"]
        return found["outcome"], {gate["id"]: (gate["verdict"], gate["level"], gate["reason"]) for gate in gates}

    before = verdicts()
    assert run("init", "--root", project.root, "--yes").status == 0
    assert verdicts() == before


def test_a_dry_run_writes_nothing_even_with_yes(project, run) -> None:
    before = text_of(project)
    assert run("init", "--root", project.root, "--dry-run", "--yes").status == 1
    assert text_of(project) == before
    run("init", "--root", project.root, "--yes")
    assert run("init", "--root", project.root, "--dry-run").status == 0


@pytest.mark.parametrize(("answer", "status"), [("y\n", 0), ("YES\n", 0), ("n\n", 1), ("\n", 1), ("", 1), ("yo\n", 1)])
def test_at_a_terminal_somebody_is_asked(project, run, terminal, answer, status) -> None:
    before = text_of(project)
    asked = terminal(answer)
    assert run("init", "--root", project.root).status == status
    assert "Write this? [y/N] " in asked.shown.getvalue().decode()
    assert (text_of(project) == before) is (status == 1)


def test_colour_shows_on_demand(project, run) -> None:
    assert "\x1b[32m+check: data-model" in run("init", "--root", project.root, "--color", "always").out


@pytest.mark.parametrize(
    "text", ["", "# [PROJECT_NAME] Constitution\n\n## Core Principles\n\n### [PRINCIPLE_1_NAME]\n"]
)
def test_a_constitution_that_cannot_be_read_is_an_input_error(project, run, text) -> None:
    project.write(CONSTITUTION, text)
    ended = run("init", "--root", project.root, "--yes")
    assert (ended.status, ended.out) == (2, "")
    assert CONSTITUTION in ended.err
    assert text_of(project) == text.encode()


@posix
def test_a_constitution_behind_a_link_is_not_replaced(project, run) -> None:
    real = project.root / "docs.md"
    (project.root / CONSTITUTION).rename(real)
    (project.root / CONSTITUTION).symlink_to(real)
    before = real.read_bytes()
    assert run("init", "--root", project.root, "--yes").status == 2
    assert real.read_bytes() == before


def test_what_stays_derived_is_named(project, run) -> None:
    project.replace(
        CONSTITUTION, "Every plan MUST be read by a second person.", "Schema changes SHOULD use migrations."
    )
    ended = run("init", "--root", project.root)
    assert "principle-2-migrations (line 11) stays derived: a gate of a NON-NEGOTIABLE principle" in ended.err


def test_surfaces_leave_the_constitution_alone(project, run) -> None:
    before = text_of(project)
    ended = run("init", "--root", project.root, "--ci", "github", "--pre-commit", *FROM, "--yes")
    assert ended.status == 0, ended.err
    assert text_of(project) == before
    assert b"acme/constitution-gate@v0.1.0" in text_of(project, ".github/workflows/constitution-gate.yml")
    assert b"constitution-gate-lint" in text_of(project, ".pre-commit-config.yaml")
    assert "uses: acme/constitution-gate@v0.1.0" in ended.out
    again = run("init", "--root", project.root, "--ci", "github", "--pre-commit", *FROM)
    assert (again.status, again.out) == (0, "")


def test_lines_that_people_have_to_put_in_leave_something_to_do(project, run) -> None:
    project.write(".gitlab-ci.yml", "stages: [test]\n")
    ended = run("init", "--root", project.root, "--ci", "gitlab", *FROM, "--yes")
    assert ended.status == 1
    assert "- local: .gitlab/constitution-gate.yml" in ended.out
    assert text_of(project, ".gitlab-ci.yml") == b"stages: [test]\n"
    assert (project.root / ".gitlab/constitution-gate.yml").is_file()


def test_where_the_program_comes_from_is_not_guessed(project, run, monkeypatch) -> None:
    from constitution_gate.engine.surfaces import origin

    monkeypatch.setattr(origin, "of_installation", lambda: None)
    ended = run("init", "--root", project.root, "--ci", "github", "--yes")
    assert ended.status == 2
    assert "no public index is assumed" in ended.err
    assert not (project.root / ".github").exists()


SPECIFY = """\
#!{python} -I
import json, os, sys
root = os.getcwd()
with open(os.path.join({log!r}), "a") as log:
    log.write(json.dumps([sys.argv[1:], root, sorted(os.environ)]) + "\\n")
if sys.argv[1:] == ["--version"]:
    print("specify {version}")
    sys.exit()
if {status}:
    print("Error: it does not go")
    sys.exit({status})
"""


@pytest.fixture
def specify(tmp_path, monkeypatch):
    """Put a program called specify on PATH that writes its calls down."""

    def put(version: str = "1.2.3", status: int = 0):
        directory, log = tmp_path / "bin", tmp_path / "calls"
        directory.mkdir()
        script = directory / "specify"
        script.write_text(SPECIFY.format(python=sys.executable, log=str(log), version=version, status=status))
        script.chmod(0o755)
        monkeypatch.setenv("PATH", str(directory))
        monkeypatch.setenv("SECRET_TOKEN", "x")
        return lambda: [json.loads(line) for line in log.read_text().splitlines()]

    return put


@posix
def test_spec_kit_is_set_up_by_its_own_program(project, run, specify) -> None:
    calls = specify()
    ended = run("init", "--root", project.root, "--spec-kit", "--yes")
    assert ended.status == 0, ended.err
    words = [call[0] for call in calls() if call[0] != ["--version"]]
    assert [each[:-1] for each in words] == [list(call[:-1]) for step in spec_kit.STEPS for call in step.add]
    assert all(os.path.exists(each[-1]) for each in words)
    assert {call[1] for call in calls()} == {os.path.realpath(project.root)}
    assert not any("SECRET_TOKEN" in call[2] for call in calls())
    assert "specify extension add --dev " in ended.out


@posix
def test_spec_kit_is_not_set_up_before_somebody_agrees(project, run, specify) -> None:
    calls = specify()
    assert run("init", "--root", project.root, "--spec-kit").status == 1
    assert {tuple(call[0]) for call in calls()} == {("--version",)}


@posix
def test_what_a_version_cannot_install_is_named_and_left(project, run, specify) -> None:
    calls = specify("0.10.0")
    ended = run("init", "--root", project.root, "--spec-kit", "--yes")
    assert ended.status == 0
    assert "cannot install workflow/workflow.yml" in ended.err
    assert not any("workflow" in call[0] for call in calls())


@posix
def test_a_call_that_fails_is_an_input_error_with_what_was_said(project, run, specify) -> None:
    calls = specify(status=1)
    ended = run("init", "--root", project.root, "--spec-kit", "--yes")
    assert ended.status == 2
    assert "Error: it does not go" in ended.err
    assert sum(call[0] != ["--version"] for call in calls()) == 1, "it stops at the first"


@posix
def test_a_program_of_the_project_itself_is_not_run(project, run, specify, monkeypatch, tmp_path) -> None:
    specify()
    shutil.copytree(tmp_path / "bin", project.root / "bin")
    monkeypatch.setenv("PATH", os.pathsep.join([str(project.root / "bin"), "bin"]))
    monkeypatch.chdir(project.root)
    ended = run("init", "--root", project.root, "--spec-kit", "--yes")
    assert ended.status == 1
    assert "There is no specify program on PATH" in ended.out
    assert "specify extension add --dev " in ended.out
    assert not (tmp_path / "calls").exists()


@posix
def test_what_is_installed_is_not_installed_again(project, run, specify) -> None:
    calls = specify()
    files = spec_kit.files()
    for step in spec_kit.STEPS:
        name = step.source if step.source in files else f"{step.source}/{step.installed.rsplit('/', 1)[-1]}"
        project.write(step.installed, files[name].decode())
    project.write(step.installed, files["workflow/overlay.yml"].decode() + "priority: 10\n")
    registered = {"enabled": True}
    project.write(".specify/extensions/.registry", json.dumps({"extensions": {spec_kit.EXTENSION: registered}}))
    presets = {spec_kit.ANALYZE_PRESET: registered, spec_kit.CONSTITUTION_PRESET: registered}
    project.write(".specify/presets/.registry", json.dumps({"presets": presets}))
    ended = run("init", "--root", project.root, "--spec-kit", "--yes")
    assert [call[0] for call in calls() if call[0] != ["--version"]] == [
        ["extension", "add", "--dev", calls()[-1][0][3], "--force"]
    ], "its hooks are not registered"
    assert ended.status == 0


@posix
def test_hooks_that_cannot_be_read_are_not_overwritten(project, run, specify) -> None:
    calls = specify()
    project.write(".specify/extensions.yml", "hooks: {{\n")
    ended = run("init", "--root", project.root, "--spec-kit", "--yes")
    assert ended.status == 2
    assert ".specify/extensions.yml" in ended.err
    assert {tuple(call[0]) for call in calls()} == {("--version",)}
