"""Where the history is kept, and when an audit was."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.model import InputError
from constitution_gate.engine.history import moment
from constitution_gate.engine.history.place import VARIABLE, place


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="the places of other systems")
@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"HOME": "/home/ada"}, "/home/ada/.local/state/constitution-gate/history.sqlite3"),
        ({"HOME": "/home/ada", "XDG_STATE_HOME": "/state"}, "/state/constitution-gate/history.sqlite3"),
        ({"HOME": "/home/ada", VARIABLE: "/data/h.db"}, "/data/h.db"),
    ],
)
def test_the_history_is_where_the_user_keeps_state(environment: dict[str, str], expected: str, tmp_path: Path) -> None:
    found = place(environment, str(tmp_path), None, None)
    assert found.path == expected
    assert found.own == (VARIABLE not in environment)
    assert found.project == f"path:{tmp_path.resolve()}"


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_have_other_places(platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    environment = {"HOME": str(tmp_path / "home"), "LOCALAPPDATA": str(tmp_path / "local")}
    found = Path(place(environment, None, None, "orders").path).relative_to(tmp_path)
    assert found.parts[0] == ("home" if platform == "darwin" else "local")


@pytest.mark.parametrize(
    "environment", [{}, {"HOME": ""}, {"HOME": "home"}, {VARIABLE: "h.db", "HOME": "/home/ada"}, {VARIABLE: ""}]
)
def test_without_a_place_the_option_is_named(environment: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--history"):
        place(environment, str(tmp_path), None, None)


def test_a_file_of_the_audited_tree_has_to_be_named_outright(tmp_path: Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    (tmp_path / "link").symlink_to(root)
    for inside in (root / ".state", tmp_path / "link"):
        with pytest.raises(InputError, match="in the audited tree"):
            place({VARIABLE: str(inside / "h.db")}, str(root), None, None)
    assert place({}, str(root), str(root / "h.db"), None).path == str(root / "h.db")


def test_no_link_of_the_working_directory_leads_the_history_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tree" / "real").mkdir(parents=True)
    (tmp_path / "tree" / "link").symlink_to(tmp_path)
    (tmp_path / "way").symlink_to(tmp_path / "tree")
    monkeypatch.chdir(tmp_path / "way")
    for named in ("h.db", "real/h.db", "../h.db", "./real/../h.db"):
        assert place({}, None, named, "orders").shown == named
    for named in ("link/h.db", "link/tree/h.db"):
        with pytest.raises(InputError, match="behind a symbolic link"):
            place({}, None, named, "orders")


@pytest.mark.parametrize("name", ["", " ", "a\nb", "x" * 201, "\u202e"])
def test_a_project_has_a_printable_name(name: str) -> None:
    with pytest.raises(InputError, match="is no name of a project"):
        place({"HOME": "/home/ada"}, None, None, name)


@pytest.mark.parametrize("file", ["", "h\0", "directory/", "directory" + os.sep])
def test_a_file_has_a_name(file: str) -> None:
    with pytest.raises(InputError, match="is no name of a file"):
        place({}, None, file, "orders")


def test_a_root_reached_through_a_link_is_the_same_project(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    keys = {place({"HOME": "/home/ada"}, str(tmp_path / name), None, None).project for name in ("real", "link")}
    assert len(keys) == 1


@settings(max_examples=60, deadline=None)
@given(st.integers(0, moment.LATEST))
def test_a_time_is_read_as_it_was_written(seconds: int) -> None:
    assert moment.seconds(moment.text(seconds)) == seconds
    assert moment.now({moment.EPOCH: str(seconds)}) == seconds


@pytest.mark.parametrize("epoch", ["", "now", "-1", "1.5", "１", " 1", "9" * 13, "1" * 10_000])
def test_an_epoch_that_is_no_number_of_seconds_is_an_error(epoch: str) -> None:
    with pytest.raises(InputError, match="SOURCE_DATE_EPOCH is no number of seconds"):
        moment.now({moment.EPOCH: epoch})
