"""Replacing a file: the old text or the new, whole, whatever happens on the way."""

from __future__ import annotations

import concurrent.futures
import errno
import os
import stat
import subprocess
import sys
import textwrap

import pytest

from constitution_gate.constitution import model
from constitution_gate.constitution.model import InputError
from constitution_gate.engine import atomic_write
from constitution_gate.engine.atomic_write import replace_file

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX descriptors and signals")

OLD = b"old text\r\n" * 500
NEW = b"new text of another length\n" * 700

ROOMS = [
    os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(module.__file__))))
    for module in (model, atomic_write)
]


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.md"
    path.write_bytes(OLD)
    return path


def run(program, *arguments):
    code = "import os, signal, sys\n" + textwrap.dedent(program)
    return subprocess.run(
        [sys.executable, "-S", "-c", code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(ROOMS)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def names(directory):
    return sorted(entry.name for entry in directory.iterdir())


def test_the_new_text_takes_the_place_of_the_old(plan):
    replace_file(plan, OLD, NEW)
    assert plan.read_bytes() == NEW
    assert names(plan.parent) == ["plan.md"]


def test_a_text_path_and_a_relative_one_do(plan, monkeypatch):
    monkeypatch.chdir(plan.parent)
    replace_file("plan.md", OLD, NEW)
    assert plan.read_bytes() == NEW


@pytest.mark.parametrize(("old", "new"), [(b"", NEW), (OLD, b""), (b"", b"")])
def test_an_empty_text_is_a_text(plan, old, new):
    plan.write_bytes(old)
    replace_file(plan, old, new)
    assert plan.read_bytes() == new


def test_where_there_is_no_file_one_is_made_with_the_mode_of_new_files(tmp_path):
    path = tmp_path / "new.json"
    replace_file(path, None, NEW)
    (tmp_path / "other").touch()
    assert path.read_bytes() == NEW
    assert path.stat().st_mode == (tmp_path / "other").stat().st_mode
    assert sorted(os.listdir(tmp_path)) == ["new.json", "other"]


@posix
@pytest.mark.parametrize("taken", ["a file", "a link to nothing"])
def test_what_somebody_else_made_meanwhile_stays(tmp_path, taken):
    path = tmp_path / "new.json"
    if taken == "a file":
        path.write_bytes(OLD)
    else:
        path.symlink_to("elsewhere")
    with pytest.raises(InputError, match="Something else stands there"):
        replace_file(path, None, NEW)
    assert os.listdir(tmp_path) == ["new.json"]
    assert path.is_symlink() or path.read_bytes() == OLD


def test_no_directory_is_made(tmp_path):
    with pytest.raises(InputError, match="directory is not there"):
        replace_file(tmp_path / "none" / "new.json", None, NEW)
    assert os.listdir(tmp_path) == []


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_mode_is_kept(plan, mode):
    plan.chmod(mode)
    replace_file(plan, OLD, NEW)
    assert stat.S_IMODE(plan.stat().st_mode) == mode


def test_nothing_is_written_where_nothing_changes(plan):
    before = plan.stat()
    replace_file(plan, OLD, OLD)
    assert (plan.stat().st_ino, plan.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_that_another_writer_brought_up_to_date_is_left(plan):
    plan.write_bytes(NEW)
    before = plan.stat()
    replace_file(plan, OLD, NEW)
    assert plan.stat().st_ino == before.st_ino
    assert names(plan.parent) == ["plan.md"]


@pytest.mark.parametrize("now", [b"", OLD[:-1], OLD + b"x", OLD.replace(b"old", b"odd"), NEW + b"more" * 9000])
def test_a_file_that_somebody_changed_is_not_replaced(plan, now):
    plan.write_bytes(now)
    with pytest.raises(InputError, match="Somebody changed it"):
        replace_file(plan, OLD, NEW)
    assert plan.read_bytes() == now
    assert names(plan.parent) == ["plan.md"]


def test_a_file_that_changes_at_the_last_moment_is_not_replaced(plan, monkeypatch):
    sync = os.fsync

    def edited_meanwhile(descriptor):
        plan.write_bytes(b"a sentence typed at that moment")
        return sync(descriptor)

    monkeypatch.setattr(atomic_write.os, "fsync", edited_meanwhile)
    with pytest.raises(InputError, match="Somebody changed it"):
        replace_file(plan, OLD, NEW)
    assert plan.read_bytes() == b"a sentence typed at that moment"


def test_a_file_that_is_gone_is_named(plan):
    plan.unlink()
    with pytest.raises(InputError, match="no longer there") as refused:
        replace_file(plan, OLD, NEW, shown="specs/001-a/plan.md")
    assert refused.value.problems[0].path == "specs/001-a/plan.md"
    assert names(plan.parent) == []


@posix
def test_a_link_is_refused_and_stays(plan, tmp_path):
    real = tmp_path / "real.md"
    plan.rename(real)
    plan.symlink_to("real.md")
    with pytest.raises(InputError, match="symbolic link"):
        replace_file(plan, OLD, NEW)
    assert plan.is_symlink()
    assert real.read_bytes() == OLD


@posix
def test_a_linked_directory_is_refused(plan, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(InputError, match="directory is a symbolic link"):
        replace_file(link / "plan.md", OLD, NEW)
    assert plan.read_bytes() == OLD


@posix
@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_what_is_no_file_is_refused_without_waiting(tmp_path, make):
    make(tmp_path / "plan.md")
    with pytest.raises(InputError, match="no regular file"):
        replace_file(tmp_path / "plan.md", OLD, NEW)


@posix
def test_no_name_that_can_be_foretold_is_written_through(plan, tmp_path):
    victim = tmp_path / "victim.txt"
    victim.write_text("safe")
    foretold = ["plan.md.tmp", ".plan.md.tmp", "plan.md~", "plan.md.bak", "plan.md.lock", ".plan.md.lock"]
    foretold += [".plan.md.0123456789abcdef.tmp", ".plan.md.swp"]
    for name in foretold:
        (tmp_path / name).symlink_to(victim)
    replace_file(plan, OLD, NEW)
    assert plan.read_bytes() == NEW
    assert victim.read_text() == "safe"
    assert names(tmp_path) == sorted(["plan.md", "victim.txt", *foretold])


@posix
def test_a_temporary_name_that_is_taken_is_not_followed(plan, tmp_path, monkeypatch):
    victim = tmp_path / "victim.txt"
    victim.write_text("safe")
    monkeypatch.setattr(atomic_write.secrets, "token_hex", lambda _size: "0" * 15)
    (tmp_path / f".plan.md.{'0' * 15}.constitution-gate.tmp").symlink_to(victim)
    with pytest.raises(InputError):
        replace_file(plan, OLD, NEW)
    assert (victim.read_text(), plan.read_bytes()) == ("safe", OLD)


@posix
def test_what_a_killed_writer_left_is_swept_and_nothing_else(plan, tmp_path):
    left = ".plan.md.0123456789abcdef.constitution-gate.tmp"
    kept = [".plan.md.constitution-gate.tmp", ".other.md.0123456789abcdef.constitution-gate.tmp", ".plan.md.tmp"]
    for name in (left, *kept):
        (tmp_path / name).write_text("part")
    replace_file(plan, OLD, NEW)
    assert names(tmp_path) == sorted(["plan.md", *kept])


@pytest.mark.parametrize("call", ["write", "fsync", "replace", "fchmod", "open"])
@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "no space left"),
        (errno.EDQUOT, "quota"),
        (errno.EROFS, "read-only file system"),
        (errno.EACCES, "no permission"),
        (errno.EIO, "not written"),
    ],
)
def test_an_error_of_the_disk_leaves_the_old_file(plan, monkeypatch, call, number, said):
    original = getattr(os, call)

    def failing(*arguments, **options):
        if call == "open" and not arguments[1] & os.O_CREAT:
            return original(*arguments, **options)
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(atomic_write.os, call, failing)
    with pytest.raises(InputError, match=said):
        replace_file(plan, OLD, NEW)
    monkeypatch.undo()
    assert plan.read_bytes() == OLD
    assert names(plan.parent) == ["plan.md"]


def test_an_interrupt_leaves_the_old_file(plan, monkeypatch):
    def interrupted(*_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(atomic_write.os, "write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace_file(plan, OLD, NEW)
    assert plan.read_bytes() == OLD
    assert names(plan.parent) == ["plan.md"]


def test_short_writes_are_continued(plan, monkeypatch):
    original = os.write
    monkeypatch.setattr(atomic_write.os, "write", lambda descriptor, data: original(descriptor, data[:7]))
    replace_file(plan, OLD[:], NEW[:2000])
    assert plan.read_bytes() == NEW[:2000]


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes everywhere")
@pytest.mark.parametrize("what", ["file", "directory"])
def test_a_read_only_place_is_refused(plan, what):
    target = plan if what == "file" else plan.parent
    target.chmod(0o444 if what == "file" else 0o555)
    try:
        with pytest.raises(InputError, match="no permission"):
            replace_file(plan, OLD, NEW)
    finally:
        target.chmod(0o755)
    assert plan.read_bytes() == OLD


@posix
def test_a_busy_directory_is_an_error_in_the_end(plan, monkeypatch):
    import fcntl

    monkeypatch.setattr(atomic_write, "LOCK_SECONDS", 0.1)
    other = os.open(plan.parent, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    try:
        with pytest.raises(InputError, match="Another process"):
            replace_file(plan, OLD, NEW)
    finally:
        os.close(other)
    assert plan.read_bytes() == OLD
    replace_file(plan, OLD, NEW)


@posix
def test_a_file_system_without_locks_is_written(plan, monkeypatch):
    import fcntl

    def unsupported(*_arguments):
        raise OSError(errno.EOPNOTSUPP, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", unsupported)
    replace_file(plan, OLD, NEW)
    assert plan.read_bytes() == NEW


@posix
@pytest.mark.parametrize("handled", [True, False], ids=["ignored-signal", "default-signal"])
@pytest.mark.parametrize("limit", [0, 100])
def test_a_limit_on_file_sizes_is_an_error_and_no_death(plan, limit, handled):
    done = run(
        """
        import resource
        from constitution_gate.constitution.model import InputError
        from constitution_gate.engine.atomic_write import replace_file
        path, limit, handled = sys.argv[1], int(sys.argv[2]), sys.argv[3] == "True"
        if not handled:
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        old = open(path, "rb").read()
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        try:
            replace_file(path, old, old * 2)
        except InputError as error:
            print(error)
        assert signal.getsignal(signal.SIGXFSZ) == (signal.SIG_IGN if handled else signal.SIG_DFL)
        """,
        plan,
        limit,
        handled,
    )
    assert done.returncode == 0, done.stderr
    assert "limit on the size of files" in done.stdout
    assert plan.read_bytes() == OLD
    assert names(plan.parent) == ["plan.md"]


@posix
def test_a_kill_at_any_step_leaves_the_old_text_or_the_new(plan):
    """One child per step: each call of the system is the last one, before it and after it, and writes are torn."""
    done = run(
        """
        from constitution_gate.engine import atomic_write
        path = sys.argv[1]
        old = open(path, "rb").read()
        new = old.replace(b"old", b"newer")
        calls = ["open", "stat", "access", "listdir", "write", "fchmod", "fsync", "close", "fstat", "read",
                 "replace", "unlink"]

        def child(step, after):
            count = 0
            def wrap(name, original):
                def counted(*arguments, **options):
                    nonlocal count
                    count += 1
                    if count == step and name == "write":
                        original(arguments[0], arguments[1][: len(arguments[1]) // 2])
                    if count == step and not after:
                        os.kill(os.getpid(), signal.SIGKILL)
                    result = original(*arguments, **options)
                    if count == step and after:
                        os.kill(os.getpid(), signal.SIGKILL)
                    return result
                return counted
            for name in calls:
                setattr(os, name, wrap(name, getattr(os, name)))
            atomic_write.replace_file(path, old, new)
            os._exit(0)

        moments, states, step = 0, set(), 0
        while True:
            step += 1
            killed = False
            for after in (False, True):
                with open(path, "wb") as file:
                    file.write(old)
                pid = os.fork()
                if pid == 0:
                    child(step, after)
                _, status = os.waitpid(pid, 0)
                now = open(path, "rb").read()
                assert now in (old, new), (step, after, len(now))
                states.add(now == new)
                if os.WIFSIGNALED(status):
                    killed = True
                    moments += 1
                    atomic_write.replace_file(path, now, old + b"again")
                    assert os.listdir(os.path.dirname(path)) == ["plan.md"], (step, after)
                else:
                    assert os.WEXITSTATUS(status) == 0
            if not killed:
                break
        assert states == {True, False}
        print(moments)
        """,
        plan,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 24


@posix
def test_of_several_writers_each_writes_whole_or_says_so(plan):
    texts = [bytes([65 + n]) * (3000 + n) for n in range(6)]

    def write(text):
        try:
            replace_file(plan, OLD, text)
        except InputError as error:
            return str(error)
        return None

    with concurrent.futures.ThreadPoolExecutor(len(texts)) as pool:
        said = list(pool.map(write, texts))
    assert said.count(None) == 1
    assert plan.read_bytes() == texts[said.index(None)]
    assert all("Somebody changed it" in error for error in said if error)
    assert names(plan.parent) == ["plan.md"]
