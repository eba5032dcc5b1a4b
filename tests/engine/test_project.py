"""The root and the current feature are found as Spec Kit's own scripts find them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from constitution_gate.constitution.model import InputError
from constitution_gate.engine.project import find_root, open_project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / ".specify").mkdir()
    for name in ("001-orders", "002-refunds", "BFF-10-map", "group/deep"):
        directory = tmp_path / "specs" / name
        directory.mkdir(parents=True)
        (directory / "spec.md").write_text("# Spec\n")
    (tmp_path / "specs/notes").mkdir()
    (tmp_path / "specs/notes/README.md").write_text("x\n")
    return tmp_path


def test_the_root_is_the_nearest_ancestor_with_a_specify_directory(root: Path) -> None:
    inner = root / "apps/web"
    (inner / ".specify").mkdir(parents=True)
    (inner / "src").mkdir()
    assert find_root(str(inner / "src"), {}) == str(inner)
    assert find_root(str(root / "apps"), {}) == str(root)


def test_specify_init_dir_names_the_root_and_must_hold_a_specify_directory(root: Path) -> None:
    assert find_root(str(root / "specs"), {"SPECIFY_INIT_DIR": ".."}) == str(root)
    with pytest.raises(InputError, match="SPECIFY_INIT_DIR"):
        find_root(str(root), {"SPECIFY_INIT_DIR": "specs"})


def test_every_directory_with_a_spec_or_a_plan_is_a_feature(root: Path) -> None:
    assert open_project(root).features() == (
        "specs/001-orders",
        "specs/002-refunds",
        "specs/BFF-10-map",
        "specs/group/deep",
    )


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("specs/001-orders", "specs/001-orders"),
        ("specs/001-orders/", "specs/001-orders"),
        ("001-orders", "specs/001-orders"),
        ("1", "specs/001-orders"),
        ("002", "specs/002-refunds"),
        ("deep", "specs/group/deep"),
        ("BFF-10", "specs/BFF-10-map"),
        ("specs/../specs/001-orders", "specs/001-orders"),
    ],
)
def test_a_feature_is_named_by_directory_name_or_number(root: Path, name: str, path: str) -> None:
    assert open_project(root).named(name, str(root)) == path


@pytest.mark.parametrize(
    "name", ["", ".", "*", "003-none", "../outside", "/etc", "specs/notes", "001-orders\n::x::", "3"]
)
def test_what_is_no_feature_is_an_input_error_that_names_those_there_are(root: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"001-orders"):
        open_project(root).named(name, str(root))


def _recorded(root: Path, value: object) -> None:
    (root / ".specify/feature.json").write_text(value if isinstance(value, str) else json.dumps(value))


def test_the_environment_selects_before_feature_json(root: Path) -> None:
    _recorded(root, {"feature_directory": "specs/001-orders/"})
    project = open_project(root)
    assert project.current({}) == ("specs/001-orders", "named by .specify/feature.json")
    chosen, why = project.current({"SPECIFY_FEATURE_DIRECTORY": "specs/002-refunds"})
    assert (chosen, why) == ("specs/002-refunds", "named by SPECIFY_FEATURE_DIRECTORY")


def test_feature_json_may_hold_an_absolute_path(root: Path) -> None:
    _recorded(root, {"feature_directory": str(root / "specs/002-refunds")})
    assert open_project(root).current({})[0] == "specs/002-refunds"


@pytest.mark.parametrize("value", ["{", "null", "[]", '{"feature_directory": ""}', '{"feature_directory": 3}'])
def test_a_broken_feature_json_is_an_input_error_and_no_reason_to_guess(root: Path, value: str) -> None:
    _recorded(root, value)
    with pytest.raises(InputError, match=r"\.specify/feature\.json"):
        open_project(root).current({})


def test_a_feature_directory_outside_the_root_is_refused(root: Path) -> None:
    with pytest.raises(InputError, match="not inside the root"):
        open_project(root).current({"SPECIFY_FEATURE_DIRECTORY": "../elsewhere"})


@pytest.mark.parametrize("branch", ["001-anything", "feat/001-orders"])
def test_the_branch_selects_by_its_number_as_older_releases_did(root: Path, branch: str) -> None:
    (root / ".git").mkdir()
    (root / ".git/HEAD").write_text(f"ref: refs/heads/{branch}\n")
    assert open_project(root).current({}) == ("specs/001-orders", "named by the git branch")


def test_specify_feature_selects_before_the_branch(root: Path) -> None:
    (root / ".git").mkdir()
    (root / ".git/HEAD").write_text("ref: refs/heads/001-orders\n")
    assert open_project(root).current({"SPECIFY_FEATURE": "002-refunds"})[0] == "specs/002-refunds"


def test_a_number_that_two_directories_share_is_ambiguous(root: Path) -> None:
    (root / "specs/002-returns").mkdir()
    (root / "specs/002-returns/spec.md").write_text("x\n")
    with pytest.raises(InputError, match="Several features"):
        open_project(root).current({"SPECIFY_FEATURE": "002-x"})
    with pytest.raises(InputError, match="Several features"):
        open_project(root).named("2", str(root))


def test_without_any_hint_the_highest_number_is_the_current_feature(root: Path) -> None:
    assert open_project(root).current({}) == ("specs/002-refunds", "the highest number under specs/")


def test_a_feature_does_not_hold_the_files_of_one_nested_in_it(root: Path) -> None:
    (root / "specs/group/plan.md").write_text("# Plan\n")
    assert list(open_project(root).feature("specs/group").artifacts) == ["specs/group/plan.md"]


def test_a_document_that_cannot_be_read_is_an_input_error_that_names_it(root: Path) -> None:
    (root / "specs/001-orders/plan.md").write_bytes(b"\xff\xfe")
    (root / "specs/001-orders/research.md").symlink_to("/etc/hostname")
    with pytest.raises(InputError) as caught:
        open_project(root).feature("specs/001-orders")
    assert [problem.path for problem in caught.value.problems] == [
        "specs/001-orders/plan.md",
        "specs/001-orders/research.md",
    ]


def test_a_linked_feature_directory_is_no_feature(root: Path) -> None:
    (root / "specs/009-link").symlink_to("001-orders")
    project = open_project(root)
    assert "specs/009-link" not in project.features()
    with pytest.raises(InputError):
        project.feature("specs/009-link")


def test_the_constitution_is_one_fixed_path_in_exact_case(root: Path) -> None:
    (root / ".specify/memory").mkdir()
    (root / ".specify/memory/CONSTITUTION.MD").write_text("# C\n")
    (root / "memory").mkdir()
    (root / "memory/constitution.md").write_text("# C\n")
    with pytest.raises(InputError, match="no constitution"):
        open_project(root).constitution_file()


def test_a_root_that_is_no_directory_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no directory"):
        open_project(tmp_path / "none")
