"""What `init` writes for pipelines and commits is what is documented, and no file of a project is replaced."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.markdown import Code, parse
from constitution_gate.constitution.model import InputError
from constitution_gate.engine.surfaces import origin, planning
from constitution_gate.engine.surfaces.origin import Origin
from constitution_gate.engine.tree import Tree
from constitution_gate.engine.version import VERSION

ROOT = Path(__file__).resolve().parents[2]
COMMIT = "0123456789abcdef0123456789abcdef01234567"
ON_GITHUB = origin.parse(f"acme/constitution-gate@{COMMIT}")
ELSEWHERE = origin.parse(f"git+https://git.example.com/acme/constitution-gate@{COMMIT}")
OF_AN_INDEX = origin.parse("constitution-gate==0.1.0")
HOOKS = ["constitution-gate-changed", "constitution-gate-lint"]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        (
            "a/b@v1",
            Origin("constitution-gate @ git+https://github.com/a/b@v1", "https://github.com/a/b", "v1", "a/b@v1"),
        ),
        (
            "git+https://github.com/a/b.git@v1",
            Origin("constitution-gate @ git+https://github.com/a/b@v1", "https://github.com/a/b", "v1", "a/b@v1"),
        ),
        (
            "git+https://git.example.com:8443/x/y/z@1.0",
            Origin(
                "constitution-gate @ git+https://git.example.com:8443/x/y/z@1.0",
                "https://git.example.com:8443/x/y/z",
                "1.0",
            ),
        ),
        ("constitution-gate==0.1.0", Origin("constitution-gate==0.1.0")),
    ],
)
def test_an_origin_is_pinned(word: str, found: Origin) -> None:
    assert origin.parse(word) == found


@pytest.mark.parametrize(
    "word",
    [
        "",
        "a/b",
        "constitution-gate",
        "constitution-gate>=0.1",
        "other==1.0",
        "git+https://user:secret@git.example.com/a@v1",
        "git+http://git.example.com/a@v1",
        "git+ssh://git@example.com/a@v1",
        "a/b@v1; curl example.com",
        "a/b@v1\n",
        "a/b@$(id)",
        "a/b@-x",
        "../b@v1",
        'constitution-gate==0.1.0" && id "',
    ],
)
def test_what_is_no_origin_is_refused(word: str) -> None:
    with pytest.raises(InputError, match="no place to install"):
        origin.parse(word)


@pytest.mark.parametrize(
    ("recorded", "action"),
    [
        ({"url": "https://github.com/a/b.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}}, f"a/b@{COMMIT}"),
        ({"url": "file:///home/ada/b", "vcs_info": {"vcs": "git", "commit_id": COMMIT}}, None),
        ({"url": "file:///home/ada/b", "dir_info": {"editable": True}}, None),
        ({"url": "https://example.com/b.whl", "archive_info": {}}, None),
        ({}, None),
    ],
)
def test_pip_writes_down_where_a_program_came_from(recorded: dict[str, Any], action: str | None) -> None:
    found = origin.recorded_at(recorded)
    assert (found.action if found else None) == action


def written(plan: planning.Plan, path: str) -> Any:
    (change,) = [change for change in plan.changes if change.path == path]
    return yaml.safe_load(change.new)


def documented(heading: str) -> Any:
    document = parse((ROOT / "docs/ci.md").read_text(encoding="utf-8"))
    (section,) = [section for section in document.sections() if section.title == heading]
    first = next(block for block in section.blocks if isinstance(block, Code) and block.info == "yaml")
    return yaml.safe_load(first.text)


def test_the_workflow_is_the_one_that_is_documented(tmp_path: Path) -> None:
    found = written(planning.github(Tree(tmp_path), ON_GITHUB), planning.GITHUB)
    said = documented("GitHub Actions")
    said["jobs"]["audit"]["steps"][-1]["uses"] = f"acme/constitution-gate@{COMMIT}"
    assert found == said


@pytest.mark.parametrize("place", [ELSEWHERE, OF_AN_INDEX], ids=["a repository", "an index"])
def test_a_workflow_without_the_action_installs_the_program_apart(tmp_path: Path, place: Origin) -> None:
    found = written(planning.github(Tree(tmp_path), place), planning.GITHUB)
    said = documented("GitHub Actions")
    assert {**found, "jobs": None} == {**said, "jobs": None}
    checkout, install, audit = found["jobs"]["audit"]["steps"]
    assert checkout == said["jobs"]["audit"]["steps"][0]
    assert f'"{place.requirement}"' in install["run"]
    assert "${{" not in audit["run"], "what GitHub puts into a script is read as code"
    assert "--base" in audit["run"]


def test_the_gitlab_component_is_the_one_of_this_repository(tmp_path: Path) -> None:
    plan = planning.gitlab(Tree(tmp_path), ELSEWHERE)
    (component,) = [change for change in plan.changes if change.path == planning.GITLAB]
    assert component.new == (ROOT / "templates/constitution-gate.yml").read_bytes()
    (included,) = written(plan, planning.GITLAB_CI)["include"]
    inputs = next(yaml.safe_load_all(component.new))["spec"]["inputs"]
    assert included["local"] == planning.GITLAB
    assert included["inputs"].keys() <= inputs.keys()
    for name, value in included["inputs"].items():
        if "regex" in inputs[name]:
            import re

            assert re.fullmatch(inputs[name]["regex"].strip("^$"), value), name


def test_a_pipeline_that_is_there_gets_no_line(tmp_path: Path) -> None:
    (tmp_path / ".gitlab-ci.yml").write_text("stages: [test]\n")
    plan = planning.gitlab(Tree(tmp_path), ELSEWHERE)
    assert [change.path for change in plan.changes] == [planning.GITLAB]
    (lines,) = plan.by_hand
    assert lines.path == ".gitlab-ci.yml"
    assert yaml.safe_load(lines.lines)["include"]


def test_the_hooks_are_those_that_this_repository_offers(tmp_path: Path) -> None:
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (entry,) = written(planning.pre_commit(Tree(tmp_path), ON_GITHUB), planning.PRE_COMMIT)["repos"]
    assert entry["repo"] == "https://github.com/acme/constitution-gate"
    assert entry["rev"] == COMMIT
    assert [hook["id"] for hook in entry["hooks"]] == HOOKS
    assert set(HOOKS) <= {hook["id"] for hook in offered}


def test_hooks_come_from_a_repository_alone(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="git repository alone"):
        planning.pre_commit(Tree(tmp_path), OF_AN_INDEX)


@pytest.mark.parametrize("writer", [planning.github, planning.gitlab, planning.pre_commit])
def test_the_second_run_has_nothing_to_write(tmp_path: Path, writer: Any) -> None:
    from constitution_gate.engine.planned_change import make

    for change in writer(Tree(tmp_path), ON_GITHUB).changes:
        make(str(tmp_path), change)
    plan = writer(Tree(tmp_path), ON_GITHUB)
    assert (plan.changes, plan.by_hand) == ((), ())
    assert all("already" in note for note in plan.notes)


def test_a_file_of_that_name_with_another_text_stays(tmp_path: Path) -> None:
    (tmp_path / ".github/workflows").mkdir(parents=True)
    (tmp_path / planning.GITHUB).write_text("name: mine\n")
    plan = planning.github(Tree(tmp_path), ON_GITHUB)
    assert plan.changes == ()
    assert "another text" in plan.notes[0]


def test_a_project_below_the_top_of_its_repository_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "service").mkdir()
    with pytest.raises(InputError, match="not the top"):
        planning.github(Tree(tmp_path / "service"), ON_GITHUB)


ENTRY = ("- repo: https://example.com/a", "  rev: v1", "  hooks:", "    - id: x")


@pytest.mark.parametrize(
    "text",
    [
        "repos:\n- repo: local\n  hooks:\n  - id: a\n    name: a\n",
        "repos:\n  - repo: local\n    hooks: [{id: a}]\n\n# the end\n",
        "repos:\n  - repo: local\n    hooks:\n    # last\n    - id: a\nci:\n  autofix: false\n",
        "minimum_pre_commit_version: '3'\nrepos:\n  - repo: local\n    hooks:\n      - id: a",
        "repos:\r\n  - repo: local\r\n    hooks: []\r\n",
        "repos:\n  - repo: local\n    hooks:\n      - id: a\n        args: |\n          - repo: x\n\n          more\n",
    ],
)
def test_an_entry_comes_to_the_end_of_the_list(text: str) -> None:
    change = planning.extended(text, ENTRY)
    assert change is not None
    before, after = yaml.safe_load(text), yaml.safe_load(change.new)
    assert after.pop("repos") == [*before.pop("repos"), *yaml.safe_load("\n".join(ENTRY))]
    assert after == before
    assert [line for line in change.new.decode().splitlines() if line.strip() in text] != []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "repos: []\n",
        "repos: [{repo: local, hooks: []}]\n",
        "- repo: local\n",
        "repos:\n  - &a {repo: local, hooks: []}\n  - *a\nrepos:\n  - x\n",
        "repos:\n\t- x\n",
        "other: 1\n",
        "repos:\n  -\n    repo: local\n    hooks: []\n  - {{\n",
    ],
)
def test_a_configuration_of_another_form_is_left_to_people(text: str) -> None:
    assert planning.extended(text, ENTRY) is None


@given(
    st.lists(
        st.sampled_from(
            [
                "repos:",
                "- repo: local",
                "  - repo: a",
                "  hooks:",
                "    hooks: []",
                "    - id: x",
                "# c",
                "",
                "ci: 1",
                "}",
            ]
        ),
        max_size=9,
    )
)
@settings(max_examples=100, deadline=None)
def test_an_extended_configuration_says_what_it_said_and_the_entry(lines: list[str]) -> None:
    text = "\n".join(lines)
    change = planning.extended(text, ENTRY)
    if change is not None:
        before, after = yaml.safe_load(text), yaml.safe_load(change.new)
        assert after == {**before, "repos": [*before["repos"], *yaml.safe_load("\n".join(ENTRY))]}


def test_the_version_that_is_written_is_that_of_the_program(tmp_path: Path) -> None:
    (change,) = planning.github(Tree(tmp_path), ON_GITHUB).changes
    assert f"@{COMMIT} # {VERSION}" in change.new.decode()
