"""A revision is read through git, and nothing that the repository says makes git do anything else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.model import InputError
from constitution_gate.engine import git
from constitution_gate.engine.limits import DEFAULT
from constitution_gate.engine.revision import RevisionTree, open_revision
from constitution_gate.gates.feature import Unreadable

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git program")
NOTE = "notes/a.md"


def _refusal(root: Path, name: str) -> str:
    with pytest.raises(InputError) as caught:
        open_revision(str(root), name)
    (problem,) = caught.value.problems
    assert problem.remedy
    return str(problem)


def test_a_revision_holds_what_was_committed_and_not_what_stands_in_the_tree(clone: Any) -> None:
    clone.write(NOTE, "old\r\n")
    first = clone.commit()
    clone.write(NOTE, "new\n")
    clone.write("later.md", "x\n")
    tree = open_revision(str(clone.root), "main")
    assert tree.revision.commit == first
    assert tree.paths == (NOTE,)
    found = tree.read(NOTE)
    assert found is not None
    assert found.data == b"old\r\n"
    assert tree.read("later.md") is None
    assert tree.read("Notes/a.md") is None
    assert tree.size(NOTE) == 5
    assert tree.is_directory("notes")
    assert not tree.is_directory(NOTE)


@pytest.mark.parametrize("name", ["main", "HEAD", "refs/heads/main", "v1", "HEAD~0", "main^{commit}"])
def test_a_revision_is_named_as_git_names_it(name: str, clone: Any) -> None:
    clone.write(NOTE, "a\n")
    commit = clone.commit()
    clone.git("tag", "-a", "v1", "-m", "first")
    assert open_revision(str(clone.root), name).revision.commit == commit
    assert open_revision(str(clone.root), commit[:10]).revision.label == commit[:12]


@pytest.mark.parametrize(
    "name",
    [
        *("", "-x", "--output=x", "main..HEAD", "HEAD:notes", ":/change", "^main", "HEAD^{/a}", "a b", "a\nb", "a\0b"),
        *("x" * 300, "../main", "/etc/passwd", "ma*n", "a\\b"),
    ],
)
def test_what_is_no_revision_never_reaches_git(name: str, clone: Any) -> None:
    clone.commit()
    assert "is no name of a revision" in _refusal(clone.root, name)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_a_name_that_passes_is_neither_an_option_nor_a_path(name: str) -> None:
    if git._is_revision(name):
        assert not name.startswith("-")
        assert ":" not in name
        assert name.isprintable()


def test_a_revision_that_is_not_here_is_named_with_the_way_to_fetch_it(make_clone: Callable[[str], Any]) -> None:
    source = make_clone("source")
    source.write(NOTE, "a\n")
    source.commit()
    source.git("tag", "v1")
    source.commit()
    assert "There is no revision 'v9' in this clone. Fetch it first: git fetch origin v9." in _refusal(
        source.root, "v9"
    )
    shallow = source.root.parent / "shallow"
    source.git("clone", "-q", "--depth=1", "--no-tags", f"file://{source.root}", str(shallow))
    assert "is shallow" in _refusal(shallow, "v1")
    for remedy in ("git fetch --unshallow origin", "git fetch origin v1", "fetch-depth: 0"):
        assert remedy in _refusal(shallow, "v1")


def test_a_branch_of_the_remote_is_not_taken_for_one_of_the_clone(make_clone: Callable[[str], Any]) -> None:
    source = make_clone("source")
    source.commit()
    source.git("branch", "release")
    source.git("clone", "-q", str(source.root), str(source.root.parent / "copy"))
    copy = source.root.parent / "copy"
    assert "Name that one: origin/release" in _refusal(copy, "release")
    assert open_revision(str(copy), "origin/release").paths == ()


def test_a_directory_without_a_repository_is_an_input_error(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    if any((above / ".git").exists() for above in tmp_path.parents):
        pytest.skip("the temporary directory lies in a repository")
    assert "does not lie in a git repository" in _refusal(tmp_path / "plain", "main")


def test_without_a_git_program_the_base_cannot_be_read(clone: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    clone.commit()
    monkeypatch.setenv("PATH", os.pathsep.join(["bin", ""]))
    assert "There is no git program on PATH." in _refusal(clone.root, "main")


@pytest.mark.skipif(os.name == "nt", reason="needs an executable script")
def test_a_git_program_of_the_audited_tree_is_never_run(clone: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    clone.commit()
    planted = clone.root / "bin/git"
    planted.parent.mkdir()
    planted.write_text(f"#!/bin/sh\ntouch {clone.root}/ran\n")
    planted.chmod(0o755)
    monkeypatch.setenv("PATH", f"{planted.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(planted.parent)
    open_revision(str(clone.root), "main")
    assert not (clone.root / "ran").exists()


def test_a_project_below_the_root_of_its_repository_sees_its_own_part(clone: Any) -> None:
    clone.write("services/shop/a.md", "a\n")
    clone.write("services/mail/b.md", "b\n")
    clone.commit()
    tree = open_revision(str(clone.root / "services/shop"), "main")
    assert tree.paths == ("a.md",)
    assert tree.read("a.md")
    (clone.root / "services/new").mkdir()
    assert open_revision(str(clone.root / "services/new"), "main").paths == ()


def test_a_linked_work_tree_sees_the_repository_that_it_belongs_to(clone: Any) -> None:
    clone.write(NOTE, "a\n")
    clone.commit()
    linked = clone.root.parent / "linked"
    clone.git("worktree", "add", "-q", "-b", "other", str(linked))
    assert open_revision(str(linked), "main").paths == (NOTE,)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_a_repository_of_another_owner_is_read_only_where_the_project_is_theirs_too(clone: Any) -> None:
    clone.write("own/a.md", "a\n")
    clone.commit()
    for path in (clone.root, clone.root / ".git"):
        os.chown(path, 12345, 12345)
    assert open_revision(str(clone.root), "main").paths == ("own/a.md",)
    assert "belongs to another user" in _refusal(clone.root / "own", "main")


@pytest.mark.skipif(os.name == "nt", reason="needs shell commands")
def test_configuration_of_the_repository_starts_nothing(clone: Any) -> None:
    clone.write(NOTE, "a\n")
    clone.write(".gitattributes", "*.md diff=x filter=x\n")
    clone.commit()
    pay = f"touch {clone.root.parent}/ran; false"
    with (clone.root / ".git/config").open("a") as config:
        config.write(
            f'[core]\n fsmonitor = "{pay}"\n pager = "{pay}"\n sshCommand = "{pay}"\n worktree = /nonexistent\n'
            f'[diff "x"]\n textconv = "{pay}"\n[filter "x"]\n smudge = "{pay}"\n[alias]\n cat-file = "!{pay}"\n'
            f'[extensions]\n partialClone = evil\n[remote "evil"]\n url = ext::sh -c "{pay}"\n promisor = true\n'
        )
    tree = open_revision(str(clone.root), "main")
    found = tree.read(NOTE)
    assert found is not None
    assert found.data == b"a\n"
    blob = clone.git("-c", "core.worktree=", "-c", "core.fsmonitor=false", "hash-object", NOTE)
    (clone.root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(InputError, match="the clone does not hold it"):
        open_revision(str(clone.root), "main").read(NOTE)
    assert not (clone.root.parent / "ran").exists()


def test_the_callers_git_variables_change_nothing(
    make_clone: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    own, other = make_clone("own"), make_clone("other")
    own.write(NOTE, "own\n")
    own.commit()
    other.commit()
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other.root / ".git/objects"))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.pager")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "cat")
    assert open_revision(str(own.root), "main").paths == (NOTE,)


def test_a_replacement_object_is_not_read_in_place_of_the_real_one(clone: Any) -> None:
    clone.write(NOTE, "MUST\n")
    clone.commit()
    old = clone.git("rev-parse", f"main:{NOTE}")
    clone.write(NOTE, "MAY\n")
    clone.git("checkout", "-q", "-b", "pr")
    clone.commit()
    clone.git("replace", old, clone.git("rev-parse", f"pr:{NOTE}"))
    found = open_revision(str(clone.root), "main").read(NOTE)
    assert found is not None
    assert found.data == b"MUST\n"


def test_links_and_submodules_are_refused(clone: Any) -> None:
    clone.write("real/a.md", "a\n")
    commit = clone.commit()
    link = clone.git("hash-object", "-w", "--stdin", "--path=x")
    for mode, oid, path in (("120000", link, "link"), ("120000", link, "dir"), ("160000", commit, "module")):
        clone.git("update-index", "--add", "--cacheinfo", f"{mode},{oid},{path}")
    clone.git("commit", "-q", "-m", "links")
    tree = open_revision(str(clone.root), "main")
    assert tree.paths == ("real/a.md",)
    assert "symbolic link" in tree.refused["link"]
    assert "submodule" in tree.refused["module"]
    for path in ("link", "module", "dir/a.md", "module/a.md"):
        with pytest.raises(Unreadable, match=r"link|submodule"):
            tree.read(path)
    for path in ("../x", "/etc/passwd", "real/../../x"):
        with pytest.raises(Unreadable, match="does not stay inside"):
            tree.read(path)
    with pytest.raises(Unreadable, match="directory"):
        tree.read("real")


def test_limits_hold_for_a_revision_as_they_do_for_a_tree_on_disk(clone: Any) -> None:
    clone.write("a.md", "x" * 50)
    clone.write("b.md", "a\n" * 30)
    clone.write("node_modules/x/c.md", "c\n")
    clone.commit()
    revision = open_revision(str(clone.root), "main").revision
    repository = git.open_repository(str(clone.root))
    small = RevisionTree(repository, revision, DEFAULT.replace(document=40))
    with pytest.raises(Unreadable, match="larger than the limit"):
        small.read("a.md")
    few = RevisionTree(repository, revision, DEFAULT.replace(files=1))
    with pytest.raises(InputError, match="more files than the limit of 1"):
        _ = few.paths
    tree = RevisionTree(repository, revision)
    assert tree.paths == ("a.md", "b.md")
    assert tree.left_out == {"node_modules": 1}


def test_bytes_that_are_no_text_are_refused_unless_bytes_are_asked_for(clone: Any) -> None:
    (clone.root / "a.md").write_bytes(b"\xff\xfe")
    clone.commit()
    tree = open_revision(str(clone.root), "main")
    with pytest.raises(Unreadable, match="not UTF-8"):
        tree.read("a.md")
    found = tree.read("a.md", text=False)
    assert found is not None
    assert found.data == b"\xff\xfe"


def test_a_listing_without_end_is_cut(clone: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    clone.write("a/b.md", "x\n")
    clone.commit()
    monkeypatch.setattr(git, "LARGEST_LISTING", 20)
    with pytest.raises(InputError, match="lists more than the limit"):
        _ = open_revision(str(clone.root), "main").paths


@pytest.mark.skipif(os.name == "nt", reason="needs an executable script")
@pytest.mark.parametrize("printed", ["nonsense", "a b c d", "100644 blob", "\\377\\000"])
def test_a_listing_that_is_none_is_said_to_be_damaged(
    clone: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, printed: str
) -> None:
    clone.write(NOTE, "a\n")
    clone.commit()
    program = tmp_path / "bin/git"
    program.parent.mkdir()
    program.write_text(
        '#!/bin/sh\ncase "$*" in *ls-tree*) printf %b "' + printed + '";; *) echo ' + "0" * 40 + ";; esac\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(InputError, match="cannot be read"):
        assert open_revision(str(clone.root), "main").paths


def test_a_git_that_does_not_end_is_ended(clone: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clone.commit()
    slow = tmp_path / "bin/git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nPATH=/bin:/usr/bin sleep 30\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", str(slow.parent))
    monkeypatch.setattr(git, "SECONDS", 0.2)
    assert "took longer than the limit" in _refusal(clone.root, "main")


def test_a_damaged_repository_is_said_to_be_one(clone: Any) -> None:
    clone.commit()
    (clone.root / ".git/config").write_text("[core\n")
    assert "git cannot read the repository" in _refusal(clone.root, "main")
