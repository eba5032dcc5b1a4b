"""An audit that is kept is used again only where the tree gives the same answers to everything that was asked."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from constitution_gate.engine import observations
from constitution_gate.engine.tree import Tree
from constitution_gate.gates.feature import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LATER = 4_000_000_000_000_000_000
"""A time after everything that a test writes, so that the times of its files are trusted."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    found = tmp_path / "repository"
    (found / "specs/001-a").mkdir(parents=True)
    (found / "specs/001-a/spec.md").write_text("# A\n")
    (found / "specs/001-a/plan.md").write_text("# Plan\n")
    (found / "src").mkdir()
    (found / "src/app.py").write_text("print()\n")
    (found / "empty").mkdir()
    return found


def _look(tree: Tree) -> None:
    """Ask one question of each kind."""
    tree.read("specs/001-a/spec.md")
    tree.read("src/app.py", text=False)
    tree.read("missing.md")
    tree.below("specs")
    tree.refused_below("specs")
    tree.left_out_below("specs")
    tree.names("specs")
    tree.is_directory("empty")
    tree.size("src/app.py")
    tree.mentions("src/app.py", [b"print"])


def _wait_for_another_tick(root: Path) -> None:
    """Wait until the file system gives a later time than it gave before: its clock may tick only each 4 ms."""
    probe = root.parent / "probe"
    newest = max(path.lstat().st_ctime_ns for path in root.rglob("*"))
    while True:
        probe.write_text("")
        if probe.stat().st_ctime_ns > newest:
            return


def _entry(root: Path, look: Callable[[Tree], None] = _look, began: int = LATER) -> dict[str, object]:
    tree = Tree(str(root))
    with tree.recording() as seen:
        look(tree)
    return observations.entry(tree, seen, began)


def _rewrite(root: Path) -> None:
    (root / "specs/001-a/spec.md").write_text("# B\n")


def _rewrite_keeping_times(root: Path) -> None:
    file = root / "specs/001-a/spec.md"
    before = file.stat()
    file.write_text("# B\n")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def _replace_keeping_times(root: Path) -> None:
    file = root / "specs/001-a/spec.md"
    before = file.stat()
    (root / "new").write_text("# B\n")
    os.utime(root / "new", ns=(before.st_atime_ns, before.st_mtime_ns))
    (root / "new").rename(file)


def _link_the_directory(root: Path) -> None:
    (root / "specs/001-a").rename(root / "moved")
    (root / "specs/001-a").symlink_to(root / "moved")


def _link_the_file(root: Path) -> None:
    (root / "src/app.py").rename(root / "src/other.py")
    (root / "src/app.py").symlink_to("other.py")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file has other text": _rewrite,
    "a file has other text and its old times": _rewrite_keeping_times,
    "a file was replaced by one with its times": _replace_keeping_times,
    "a file is gone": lambda root: (root / "specs/001-a/spec.md").unlink(),
    "a missing file is there": lambda root: (root / "missing.md").write_text("here"),
    "a directory holds another file": lambda root: (root / "specs/001-a/tasks.md").write_text(""),
    "an empty directory is gone": lambda root: (root / "empty").rmdir(),
    "a directory is a link": _link_the_directory,
    "a file is a link": _link_the_file,
    "a link was added": lambda root: (root / "specs/001-a/x").symlink_to("spec.md"),
    "installed packages were added": lambda root: (root / "specs/001-a/node_modules").mkdir(),
    "a file has another size": lambda root: (root / "src/app.py").write_text("print(1)\n"),
    "a directory was renamed": lambda root: (root / "specs/001-a").rename(root / "specs/002-a"),
}


@pytest.mark.parametrize("began", [LATER, 0], ids=["times-trusted", "times-not-trusted"])
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_what_was_seen_is_noticed(root: Path, change: str, began: int) -> None:
    entry = _entry(root, began=began)
    _wait_for_another_tick(root)
    CHANGES[change](root)

    assert not observations.still_hold(Tree(str(root)), entry)


@pytest.mark.parametrize("began", [LATER, 0], ids=["times-trusted", "times-not-trusted"])
def test_an_unchanged_tree_still_holds(root: Path, began: int) -> None:
    assert observations.still_hold(Tree(str(root)), _entry(root, began=began))


def test_a_change_of_what_was_not_seen_is_none(root: Path) -> None:
    entry = _entry(root)
    (root / "README.md").write_text("new")
    (root / "specs/001-a/plan.md").write_text("# Another plan\n")

    assert observations.still_hold(Tree(str(root)), entry)


def test_a_copy_with_the_same_content_still_holds(root: Path, tmp_path: Path) -> None:
    entry = _entry(root)
    shutil.copytree(root, tmp_path / "copy")

    assert observations.still_hold(Tree(str(tmp_path / "copy")), entry)


def test_a_file_that_was_written_during_the_audit_is_read_again(root: Path) -> None:
    entry = _entry(root, began=0)

    assert entry["signatures"] == {}
    assert not observations.is_fresh(entry)


def test_a_list_of_the_whole_tree_stands_for_those_of_its_directories(root: Path) -> None:
    def look(tree: Tree) -> None:
        for directory in ("", "specs", "specs/001-a"):
            tree.below(directory)
            tree.is_directory(directory or "src")

    questions = {(kind, path) for kind, path, _ in _entry(root, look)["seen"]}  # type: ignore[attr-defined]

    assert questions == {("below", ""), ("refused below", ""), ("left out", "")}


def test_what_is_shared_is_seen_by_each_who_asks(root: Path) -> None:
    tree = Tree(str(root))
    calls: list[int] = []

    def compute() -> int:
        calls.append(1)
        return len(tree.read("specs/001-a/spec.md").data)  # type: ignore[union-attr]

    recorded = []
    for _ in range(2):
        with tree.recording() as seen:
            assert tree.shared("key", compute) == 4
        recorded.append(dict(seen))

    assert calls == [1]
    assert recorded[0] == recorded[1] == {("text", "specs/001-a/spec.md"): tree.answer("text", "specs/001-a/spec.md")}


def test_what_cannot_be_read_is_seen_too(root: Path) -> None:
    (root / "bad.md").write_bytes(b"\xff")

    def look(tree: Tree) -> None:
        with pytest.raises(Unreadable):
            tree.read("bad.md")

    entry = _entry(root, look)
    assert observations.still_hold(Tree(str(root)), entry)
    (root / "bad.md").write_text("good")
    assert not observations.still_hold(Tree(str(root)), entry)


@pytest.mark.parametrize(
    "entry",
    [
        {},
        {"seen": None, "signatures": {}},
        {"seen": [["text", "a"]], "signatures": {}},
        {"seen": [["unknown", "a", "b"]], "signatures": {}},
        {"seen": [], "signatures": []},
        {"seen": [["text", "../../etc/passwd", ""]], "signatures": {"../../etc/passwd": [1]}},
        {"seen": [["mentions", "a\0\u4e00", "True"]], "signatures": {}},
    ],
)
def test_an_entry_that_was_not_written_here_does_not_hold(root: Path, entry: dict[str, object]) -> None:
    held = observations.still_hold(Tree(str(root)), entry)

    assert not held or entry == {"seen": [], "signatures": []}
