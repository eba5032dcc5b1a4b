"""The tree is read without following a link, waiting for a device, or leaving the root."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from constitution_gate.constitution.model import InputError
from constitution_gate.engine.limits import Limits
from constitution_gate.engine.tree import Tree, split_path
from constitution_gate.gates.feature import Unreadable


@pytest.fixture
def root(tmp_path: Path) -> Path:
    project = tmp_path / "project"
    (project / "specs" / "001-a").mkdir(parents=True)
    (project / "specs" / "001-a" / "plan.md").write_text("# Plan\n")
    (tmp_path / "outside.md").write_text("secret\n")
    return project


def test_a_file_is_read_once_and_its_digest_is_that_of_its_bytes(root: Path) -> None:
    tree = Tree(str(root))
    first = tree.read("specs/001-a/plan.md")
    (root / "specs/001-a/plan.md").write_text("changed\n")
    assert tree.read("specs/001-a/plan.md") is first
    assert first is not None
    assert first.text == "# Plan\n"


def test_what_is_not_there_is_none_and_not_an_error(root: Path) -> None:
    tree = Tree(str(root))
    assert tree.read("specs/001-a/none.md") is None
    assert tree.read("specs/001-a/plan.md/below") is None
    assert tree.size("nothing") is None


@pytest.mark.parametrize("target", ["../../../outside.md", "/etc/passwd", "plan.md", "nowhere", "link.md"])
def test_a_link_is_refused_wherever_it_leads(root: Path, target: str) -> None:
    (root / "specs/001-a/link.md").symlink_to(target)
    with pytest.raises(Unreadable, match="link"):
        Tree(str(root)).read("specs/001-a/link.md")


def test_a_linked_directory_is_neither_read_through_nor_walked(root: Path) -> None:
    (root / "specs/loop").symlink_to("..")
    tree = Tree(str(root))
    with pytest.raises(Unreadable, match="link"):
        tree.read("specs/loop/specs/001-a/plan.md")
    assert tree.paths == ("specs/001-a/plan.md",)
    assert "link" in tree.refused["specs/loop"]
    assert not tree.is_directory("specs/loop")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs on this system")
def test_a_fifo_is_refused_without_waiting_for_a_writer(root: Path) -> None:
    os.mkfifo(root / "specs/001-a/pipe.md")
    tree = Tree(str(root))
    with pytest.raises(Unreadable, match="not a regular file"):
        tree.read("specs/001-a/pipe.md")
    assert "specs/001-a/pipe.md" in tree.refused


def test_a_socket_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "specs/001-a")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.md")
    with pytest.raises(Unreadable):
        Tree(str(root)).read("specs/001-a/s.md")


@pytest.mark.parametrize("path", ["../outside.md", "/etc/passwd", "a/../../b", "C:/x", "a\\b", "a\0b"])
def test_a_path_that_could_leave_the_root_is_refused(root: Path, path: str) -> None:
    with pytest.raises(Unreadable):
        Tree(str(root)).read(path)


def test_a_path_is_split_at_slashes_alone() -> None:
    assert split_path("./a//b/.") == ("a", "b")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"caf\xe9\n", "not UTF-8"),
        ("text\n".encode("utf-16"), "NUL|UTF-8"),
        (b"ok\nb\x00d\n", "NUL byte in line 2"),
        (b"\xc0\xaf\n", "not UTF-8"),
    ],
)
def test_text_that_is_not_utf8_is_refused_and_not_guessed(root: Path, data: bytes, reason: str) -> None:
    (root / "x.md").write_bytes(data)
    with pytest.raises(Unreadable, match=reason):
        Tree(str(root)).read("x.md")


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(document=20), "larger than the limit of 20 bytes"),
        (Limits(document_lines=3), "more lines than the limit of 3"),
        (Limits(line_length=5), "line 1 is longer"),
    ],
)
def test_a_document_over_a_limit_is_refused_by_the_name_of_the_limit(root: Path, limits: Limits, reason: str) -> None:
    (root / "x.md").write_text("one long line\ntwo\nthree\nfour\n")
    with pytest.raises(Unreadable, match=reason):
        Tree(str(root), limits).read("x.md")


def test_a_coverage_report_has_a_limit_of_its_own(root: Path) -> None:
    (root / "coverage.xml").write_text("<coverage/>")
    assert Tree(str(root), Limits(source=4)).read("coverage.xml") is not None
    with pytest.raises(Unreadable, match="larger than the limit of 4 bytes"):
        Tree(str(root), Limits(report=4)).read("coverage.xml")


@pytest.mark.parametrize("limits", [Limits(files=2), Limits(depth=1)])
def test_a_tree_over_a_limit_is_an_input_error(root: Path, limits: Limits) -> None:
    for name in "abc":
        (root / name).write_text("x")
    (root / "d/e/f").mkdir(parents=True)
    with pytest.raises(InputError, match="limit"):
        _ = Tree(str(root), limits).paths


def test_installed_packages_are_left_out_and_counted(root: Path) -> None:
    (root / "node_modules/x").mkdir(parents=True)
    (root / "node_modules/x/specs.md").write_text("x")
    (root / "src/.hidden").mkdir(parents=True)
    (root / "src/.hidden/x.py").write_text("x")
    tree = Tree(str(root))
    assert tree.paths == ("specs/001-a/plan.md", "src/.hidden/x.py")
    assert tree.left_out == {"node_modules": 1}


def test_an_ignore_file_of_the_tree_hides_nothing(root: Path) -> None:
    (root / ".gitignore").write_text("*\n")
    assert "specs/001-a/plan.md" in Tree(str(root)).paths


def test_a_directory_is_no_file(root: Path) -> None:
    with pytest.raises(Unreadable, match="it is a directory"):
        Tree(str(root)).read("specs/001-a")
