"""What changed since a revision is told by content alone, whatever stands in the tree and in the repository."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from constitution_gate.constitution.model import InputError
from constitution_gate.engine import working_tree
from constitution_gate.engine.limits import DEFAULT
from constitution_gate.engine.revision import open_revision
from constitution_gate.engine.tree import Tree
from constitution_gate.engine.working_tree import Changes

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git program")
posix = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX file system")


def _changes(root: Path, name: str = "main", **limits: int) -> Changes:
    tree = Tree(str(root), DEFAULT.replace(**limits))
    return working_tree.changes(tree, open_revision(str(root), name, tree.limits))


@pytest.fixture
def branch(clone: Any) -> Any:
    """A repository on the branch `pr`, which starts at `main`."""
    for path in ("a.md", "b.md", "deep/er/c.md", "d.md"):
        clone.write(path, f"{path}\n")
    clone.write(".gitignore", "build/\n*.log\n")
    clone.commit()
    clone.git("checkout", "-q", "-b", "pr")
    return clone


def test_what_is_committed_staged_and_neither_counts_and_what_is_ignored_does_not(branch: Any) -> None:
    assert _changes(branch.root) == Changes()
    branch.write("a.md", "committed\n")
    branch.commit()
    branch.write("b.md", "staged\n")
    branch.git("add", "b.md")
    branch.write("d.md", "neither\n")
    branch.write("new/e.md", "untracked\n")
    branch.write("build/f.md", "ignored\n")
    branch.write("g.log", "ignored\n")
    (branch.root / "deep/er/c.md").unlink()
    assert _changes(branch.root) == Changes(
        frozenset({"new/e.md"}), frozenset({"deep/er/c.md"}), frozenset({"a.md", "b.md", "d.md"})
    )


def test_a_change_that_was_taken_back_is_none(branch: Any) -> None:
    branch.write("a.md", "else\n")
    branch.commit()
    branch.write("a.md", "a.md\n")
    assert _changes(branch.root) == Changes()


def test_a_renamed_file_counts_with_both_paths(branch: Any) -> None:
    branch.git("mv", "a.md", "z.md")
    assert _changes(branch.root) == Changes(frozenset({"z.md"}), frozenset({"a.md"}))


def test_a_branch_behind_its_base_does_not_see_the_changes_of_the_base(branch: Any) -> None:
    branch.write("b.md", "by the branch\n")
    branch.commit()
    branch.git("checkout", "-q", "main")
    branch.write("a.md", "by the base\n")
    branch.write("later.md", "by the base\n")
    tip = branch.commit()
    branch.git("checkout", "-q", "pr")
    assert _changes(branch.root).paths == {"b.md"}
    found = open_revision(str(branch.root), "main").revision
    assert found.has_moved_on
    assert found.tip == tip
    branch.git("merge", "-q", "--no-edit", "main")
    assert _changes(branch.root).paths == {"b.md"}
    assert not open_revision(str(branch.root), "main").revision.has_moved_on


def test_a_file_with_the_size_and_the_times_of_the_old_one_is_read(branch: Any) -> None:
    target = branch.root / "a.md"
    before = target.stat()
    branch.git("update-index", "--assume-unchanged", "a.md")
    target.write_bytes(b"A.MD\n")
    os.utime(target, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert _changes(branch.root).modified == {"a.md"}


def test_an_ignored_file_that_was_committed_is_compared(branch: Any) -> None:
    branch.write("build/kept.md", "kept\n")
    branch.git("add", "-f", "build/kept.md")
    branch.git("commit", "-q", "-m", "kept")
    branch.git("branch", "-f", "main", "pr")
    branch.write("build/kept.md", "else\n")
    branch.git("rm", "-q", "--cached", "build/kept.md")
    assert _changes(branch.root).modified == {"build/kept.md"}


def test_line_ends_alone_are_no_change(branch: Any) -> None:
    branch.write("a.md", "a.md\r\n")
    assert _changes(branch.root) == Changes()
    branch.write("a.md", "b.md\r\n")
    assert _changes(branch.root).modified == {"a.md"}


def test_the_mode_of_a_file_is_no_change(branch: Any) -> None:
    (branch.root / "a.md").chmod(0o755)
    assert _changes(branch.root) == Changes()


@posix
def test_names_are_taken_as_they_are(branch: Any) -> None:
    names = ("a\nb.md", 'tab\tand "quote".md', "-x", os.fsdecode(b"\xff\xfe.md"), "é.md", "$(touch ran)")
    if sys.platform == "darwin":
        names = tuple(name for name in names if name.isprintable() or "\n" in name)
    for name in names:
        (branch.root / name).write_bytes(b"x\n")
    assert _changes(branch.root).added == set(names)
    branch.commit()
    branch.git("branch", "-f", "main", "pr")
    assert _changes(branch.root) == Changes()
    for name in names:
        (branch.root / name).write_bytes(b"y\n")
    assert _changes(branch.root).modified == set(names)


@posix
def test_links_count_by_what_they_say_and_are_not_followed(branch: Any, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_bytes(b"secret\n")
    (branch.root / "link").symlink_to(outside)
    (branch.root / "deep/link").symlink_to("er")
    branch.commit()
    branch.git("branch", "-f", "main", "pr")
    assert _changes(branch.root) == Changes()
    outside.write_bytes(b"changed\n")
    assert _changes(branch.root) == Changes()
    (branch.root / "link").unlink()
    (branch.root / "link").symlink_to("a.md")
    assert _changes(branch.root).modified == {"link"}


@posix
def test_a_file_that_becomes_a_link_or_stops_being_one_holds_something_else(branch: Any) -> None:
    (branch.root / "link").symlink_to("b.md")
    branch.commit()
    branch.git("branch", "-f", "main", "pr")
    (branch.root / "copy.md").write_bytes(b"a.md\n")
    (branch.root / "a.md").unlink()
    (branch.root / "a.md").symlink_to("copy.md")
    (branch.root / "link").unlink()
    (branch.root / "link").write_bytes(b"b.md")
    assert _changes(branch.root).modified == {"a.md", "link"}


@posix
def test_a_directory_that_becomes_a_link_loses_its_files(branch: Any) -> None:
    (branch.root / "deep/er").rename(branch.root / "moved")
    (branch.root / "deep/er").symlink_to("../moved")
    found = _changes(branch.root)
    assert found.removed == {"deep/er/c.md"}
    assert found.added == {"deep/er", "moved/c.md"}


@posix
def test_a_device_in_the_place_of_a_file_is_not_waited_for(branch: Any) -> None:
    (branch.root / "a.md").unlink()
    os.mkfifo(branch.root / "a.md")
    assert _changes(branch.root).modified == {"a.md"}


def test_a_path_that_becomes_a_directory_and_one_that_was_one(branch: Any) -> None:
    (branch.root / "a.md").unlink()
    branch.write("a.md/inside.md", "x\n")
    shutil.rmtree(branch.root / "deep")
    branch.write("deep", "a file\n")
    assert _changes(branch.root) == Changes(frozenset({"a.md/inside.md", "deep"}), frozenset({"a.md", "deep/er/c.md"}))


def test_another_case_is_another_path(branch: Any) -> None:
    (branch.root / "a.md").rename(branch.root / "A.md")
    assert _changes(branch.root) == Changes(frozenset({"A.md"}), frozenset({"a.md"}))


def test_a_submodule_counts_by_the_commit_that_is_recorded(branch: Any, make_clone: Callable[[str], Any]) -> None:
    other = make_clone("other")
    other.write("x.md", "x\n")
    first = other.commit()
    branch.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other.root), "vendor/other")
    branch.commit()
    branch.git("branch", "-f", "main", "pr")
    assert _changes(branch.root) == Changes()
    other.write("x.md", "y\n")
    second = other.commit()
    branch.git("update-index", "--cacheinfo", f"160000,{second},vendor/other")
    assert first != second
    found = _changes(branch.root)
    assert found.modified == {"vendor/other"}
    assert "vendor/other/x.md" in found.added
    shutil.rmtree(branch.root / "vendor")
    branch.git("rm", "-q", "--cached", "vendor/other")
    assert "vendor/other" in _changes(branch.root).modified


def test_a_project_below_the_root_of_its_repository_sees_its_own_changes(clone: Any) -> None:
    clone.write("services/shop/a.md", "a\n")
    clone.write("services/mail/b.md", "b\n")
    clone.commit()
    clone.write("services/shop/new.md", "a\n")
    clone.write("services/mail/b.md", "c\n")
    assert _changes(clone.root / "services/shop", "HEAD") == Changes(frozenset({"new.md"}))


def test_a_repository_with_longer_names_of_objects(tmp_path: Path, make_clone: Callable[[str], Any]) -> None:
    clone = make_clone("long")
    shutil.rmtree(clone.root / ".git")
    clone.git("init", "-q", "-b", "main", "--template=", "--object-format=sha256")
    clone.write("a.md", "a\n")
    clone.write("b.md", "b\n")
    clone.commit()
    clone.write("b.md", "c\n")
    assert _changes(clone.root).paths == {"b.md"}


def test_limits_hold(branch: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="more files than the limit of 2"):
        _changes(branch.root, files=2)
    monkeypatch.setattr(working_tree, "LARGEST_COMPARED", 3)
    assert _changes(branch.root).modified == {"a.md", "b.md", "d.md", "deep/er/c.md", ".gitignore"}


def test_nothing_of_the_repository_is_run(branch: Any) -> None:
    branch.write(".gitattributes", "*.md diff=x filter=x\n")
    branch.commit()
    pay = f"touch {branch.root.parent}/ran; false"
    with (branch.root / ".git/config").open("a") as config:
        config.write(
            f'[core]\n fsmonitor = "{pay}"\n pager = "{pay}"\n hooksPath = hooks\n[filter "x"]\n clean = "{pay}"\n'
            f' smudge = "{pay}"\n process = "{pay}"\n[diff "x"]\n textconv = "{pay}"\n command = "{pay}"\n'
            f'[alias]\n merge-base = "!{pay}"\n ls-files = "!{pay}"\n'
        )
    branch.write("a.md", "else\n")
    assert _changes(branch.root).paths == {"a.md", ".gitattributes"}
    assert not (branch.root.parent / "ran").exists()


def test_a_forged_commit_graph_and_grafts_do_not_move_the_merge_base(branch: Any) -> None:
    branch.write("b.md", "by the branch\n")
    branch.commit()
    fork = branch.git("rev-parse", "main")
    (branch.root / ".git/info").mkdir(exist_ok=True)
    (branch.root / ".git/info/grafts").write_text(f"{branch.git('rev-parse', 'pr')}\n")
    graph = branch.root / ".git/objects/info/commit-graph"
    graph.parent.mkdir(exist_ok=True)
    graph.write_bytes(b"CGPH\x01\x01\x00\x00" + b"\xff" * 64)
    assert open_revision(str(branch.root), "main").revision.commit == fork


def test_without_a_common_commit_there_is_nothing_to_compare_with(branch: Any) -> None:
    branch.git("checkout", "-q", "--orphan", "apart")
    branch.write("a.md", "apart\n")
    branch.commit()
    with pytest.raises(InputError, match="have no commit in common"):
        _changes(branch.root)


def test_a_shallow_clone_says_how_to_fetch_the_rest(branch: Any) -> None:
    branch.write("b.md", "by the branch\n")
    branch.commit()
    branch.git("checkout", "-q", "main")
    branch.write("a.md", "by the base\n")
    branch.commit()
    shallow = branch.root.parent / "shallow"
    branch.git("clone", "-q", "--depth=1", "--no-single-branch", f"file://{branch.root}", str(shallow))
    branch.git("-C", str(shallow), "checkout", "-q", "pr")
    with pytest.raises(InputError) as caught:
        _changes(shallow, "origin/main")
    (problem,) = caught.value.problems
    assert "is shallow" in problem.message
    assert "git fetch --unshallow origin" in str(problem.remedy)
    assert "fetch-depth: 0" in str(problem.remedy)
    branch.git("-C", str(shallow), "fetch", "-q", "--unshallow", "origin")
    assert _changes(shallow, "origin/main").paths == {"b.md"}


def test_a_repository_without_a_commit_is_an_input_error(clone: Any) -> None:
    clone.write("a.md", "a\n")
    with pytest.raises(InputError, match="There is no revision"):
        _changes(clone.root)
