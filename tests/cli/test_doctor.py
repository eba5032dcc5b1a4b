"""`doctor`: readable in eighty columns, the same as JSON, and its exit status says whether something is to be cured."""

from __future__ import annotations

import json
import os

import pytest

from constitution_gate.engine.doctor import diagnosis, reading
from constitution_gate.engine.doctor.set_up import SetUp
from constitution_gate.engine.project import open_project


def test_a_project_that_nothing_calls_has_faults_with_cures(project, run) -> None:
    ended = run("doctor", "--root", project.root)
    assert ended.status == 1
    assert "✘ pipeline: No pipeline calls constitution-gate" in ended.out
    assert "    → constitution-gate init --spec-kit\n" in ended.out
    assert "✔ constitution: The constitution can be judged by: 3 principles.\n" in ended.out
    assert max(map(len, ended.out.splitlines())) <= 80
    assert "\x1b" not in ended.out


def test_the_same_as_json(project, run) -> None:
    ended = run("doctor", "--root", project.root, "--format", "json")
    found = ended.json
    assert ended.status == 1
    assert found["outcome"] == "faults"
    entries = found["observations"]
    assert isinstance(entries, list)
    for entry in entries:
        assert entry["state"] in {"good", "note", "fault"}
        assert {"probe", "message"} <= entry.keys() <= {"probe", "state", "message", "path", "line", "cure"}
        assert entry["state"] != "fault" or entry["cure"]


def test_the_exit_status_is_0_where_nothing_is_to_be_cured(project, run, monkeypatch) -> None:
    monkeypatch.setattr(diagnosis, "PROBES", ())
    ended = run("doctor", "--root", project.root)
    assert (ended.status, ended.out) == (0, "\nAll is wired: 0 in order, 0 notes.\n")


def test_a_missing_constitution_is_a_fault_and_a_missing_project_an_input_error(project, run, tmp_path) -> None:
    (project.root / ".specify/memory/constitution.md").unlink()
    ended = run("doctor", "--root", project.root)
    assert ended.status == 1
    assert "✘ constitution: There is no constitution.\n" in ended.out
    assert run("doctor", "--root", tmp_path / "nowhere").status == 2
    assert json.loads(run("doctor", "--root", tmp_path / "nowhere", "--format", "json").out)["outcome"] == "input-error"


def test_nothing_is_written(project, run) -> None:
    before = sorted(path for path in project.root.rglob("*"))
    run("doctor", "--root", project.root)
    assert sorted(path for path in project.root.rglob("*")) == before


def test_what_the_files_say_does_not_act_on_a_terminal(project, run) -> None:
    project.write(".specify/init-options.json", '{"speckit_version": "9\\u001b[2J\\u202e"}')
    out = run("doctor", "--root", project.root).out
    assert "\x1b" not in out
    assert "\u202e" not in out


@pytest.mark.parametrize("forge", ["github", "gitlab"])
@pytest.mark.parametrize("place", ["acme/constitution-gate@v0.1.0", "constitution-gate==0.1.0"])
def test_the_pipelines_that_init_writes_are_in_order(project, run, forge, place) -> None:
    assert run("init", "--root", project.root, "--ci", forge, "--from", place, "--yes").status == 0
    found = run("doctor", "--root", project.root, "--format", "json").json["observations"]
    assert isinstance(found, list)
    states = {each["probe"]: each["state"] for each in found}
    assert states["pipeline"] == "good"
    assert not {"history", "trust", "versions"} & states.keys()


@pytest.fixture
def read(project):
    """What is read of the project with an environment."""

    def of(environment: dict[str, str]) -> SetUp:
        return reading.read(open_project(project.root), environment)

    return of


def test_the_template_that_nobody_ratified_is_recognised(project, read) -> None:
    import hashlib

    data = (project.root / ".specify/memory/constitution.md").read_bytes()
    project.write(".specify/memory/.constitution-template.json", f'{{"sha256": "{hashlib.sha256(data).hexdigest()}"}}')
    assert read({}).untouched
    project.replace(".specify/memory/constitution.md", "Small Steps", "Tiny Steps")
    assert not read({}).untouched


def test_the_commands_of_each_agent_are_read(project, read) -> None:
    files = [
        ".x/skills/speckit-analyze/SKILL.md",
        ".x/skills/speckit-plan/SKILL.md",
        ".x/prompts/speckit.analyze.prompt.md",
    ]
    project.write(".specify/integrations/x.manifest.json", json.dumps({"files": dict.fromkeys(files, "0")}))
    for path in files:
        project.write(path, "text")
    assert set(read({}).documents) >= {files[0]}
    assert not set(read({}).documents) & set(files[1:])


def test_a_file_outside_of_the_project_is_not_read(project, read, tmp_path) -> None:
    (tmp_path / "speckit-analyze").mkdir()
    (tmp_path / "speckit-analyze/SKILL.md").write_text("secret")
    files = {"../speckit-analyze/SKILL.md": "0", str(tmp_path / "speckit-analyze/SKILL.md"): "0"}
    project.write(".specify/integrations/x.manifest.json", json.dumps({"files": files}))
    assert "secret" not in "".join(read({}).documents.values())


@pytest.mark.parametrize("name", ["", "relative", "inside"])
def test_a_cache_that_cannot_be_used(project, read, name) -> None:
    named = str(project.root / "cache") if name == "inside" else name
    assert read({"CONSTITUTION_GATE_CACHE_DIR": named}).no_cache


def test_a_cache_that_can_be_used(read, tmp_path) -> None:
    assert read({"CONSTITUTION_GATE_CACHE_DIR": str(tmp_path / "none/yet")}).no_cache is None


def test_programs_are_looked_for_on_path(read, tmp_path) -> None:
    for name in ("constitution-gate", "speckit.analyze"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    assert all(read({"PATH": str(tmp_path)}).programs[name] for name in ("constitution-gate", "speckit.analyze"))
    assert not any(read({"PATH": os.devnull}).programs.values())
