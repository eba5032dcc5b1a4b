"""A planned change is made whole or not at all, and nothing is written through a link."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from constitution_gate.constitution.model import InputError
from constitution_gate.engine.planned_change import Insertion, created, inserted, make

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX links and signals")


def test_lines_come_below_the_line_that_is_named() -> None:
    change = inserted("a.md", b"one\r\ntwo", [Insertion(2, ("four",)), Insertion(1, ("x", "y"))])
    assert change.new == b"one\r\nx\r\ny\r\ntwo\r\nfour"
    assert [insertion.after for insertion in change.insertions] == [1, 2]


def test_a_new_file_gets_its_directories(tmp_path: Path) -> None:
    make(str(tmp_path), created("a/b/c.yml", b"x: 1\n"))
    assert (tmp_path / "a/b/c.yml").read_bytes() == b"x: 1\n"


def test_a_file_that_came_meanwhile_stays(tmp_path: Path) -> None:
    (tmp_path / "c.yml").write_text("mine")
    with pytest.raises(InputError, match="Something else stands there"):
        make(str(tmp_path), created("c.yml", b"x: 1\n"))
    assert (tmp_path / "c.yml").read_text() == "mine"


@posix
@pytest.mark.parametrize("taken", ["link", "file"])
def test_no_directory_is_made_through_a_link_or_a_file(tmp_path: Path, taken: str) -> None:
    root, elsewhere = tmp_path / "root", tmp_path / "elsewhere"
    root.mkdir()
    elsewhere.mkdir()
    if taken == "link":
        (root / "a").symlink_to(elsewhere)
    else:
        (root / "a").write_text("")
    with pytest.raises(InputError, match="'a' on its path"):
        make(str(root), created("a/b/c.yml", b"x: 1\n"))
    assert list(elsewhere.iterdir()) == []


@posix
@pytest.mark.parametrize("present", [True, False], ids=["a file that changes", "a file that is made"])
def test_a_kill_at_any_step_leaves_the_old_file_or_the_new(tmp_path: Path, present: bool) -> None:
    program = textwrap.dedent(
        """
        import os, shutil, signal, sys
        from constitution_gate.engine import atomic_write
        from constitution_gate.engine.planned_change import Insertion, created, inserted, make
        root, present = sys.argv[1], sys.argv[2] == "True"
        path = os.path.join(root, "a", "file.md")
        old = b"old text\\n" * 400
        calls = ["mkdir", "open", "stat", "write", "fchmod", "fsync", "close", "replace", "unlink"]

        def child(step, after):
            count = 0
            def wrap(name, original):
                def counted(*arguments, **options):
                    nonlocal count
                    count += 1
                    if count == step and not after:
                        os.kill(os.getpid(), signal.SIGKILL)
                    result = original(*arguments, **options)
                    if count == step and after:
                        os.kill(os.getpid(), signal.SIGKILL)
                    return result
                return counted
            for name in calls:
                setattr(os, name, wrap(name, getattr(os, name)))
            make(root, change)
            os._exit(0)

        change = inserted("a/file.md", old, [Insertion(3, ("new",))]) if present else created("a/file.md", old)
        states, step, killed = set(), 0, True
        while killed:
            step, killed = step + 1, False
            for after in (False, True):
                shutil.rmtree(os.path.join(root, "a"), ignore_errors=True)
                if present:
                    os.mkdir(os.path.join(root, "a"))
                    with open(path, "wb") as file:
                        file.write(old)
                pid = os.fork()
                if pid == 0:
                    child(step, after)
                _, status = os.waitpid(pid, 0)
                killed = killed or os.WIFSIGNALED(status)
                now = open(path, "rb").read() if os.path.exists(path) else None
                assert now in (change.old, change.new), (step, after)
                states.add(now == change.new)
        assert states == {True, False}
        print(step)
        """
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path), str(present)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 5
