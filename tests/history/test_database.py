"""A history is opened where it is ours, whole and not newer; whatever else stands there is left as it is."""

from __future__ import annotations

import os
import random
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.model import InputError
from constitution_gate.engine.history import database, progress

SHAPES: dict[str, Callable[[bytes], bytes]] = {
    "cut within its header": lambda data: data[:60],
    "cut after its header": lambda data: data[:100],
    "cut after a page": lambda data: data[:4_096],
    "cut in the middle": lambda data: data[: len(data) // 2],
    "without its last byte": lambda data: data[:-1],
    "random bytes": lambda data: random.Random(1).randbytes(len(data)),
    "random bytes after a good header": lambda data: data[:100] + random.Random(2).randbytes(len(data) - 100),
    "nothing but zeros": lambda data: bytes(len(data)),
    "a text": lambda _data: b"# History\n",
    "another application": lambda data: data[:68] + bytes(4) + data[72:],
    "version zero": lambda data: data[:60] + bytes(4) + data[64:],
    "a write-ahead log": lambda data: data[:18] + b"\2\2" + data[20:],
}
STATEMENTS = {
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON run BEGIN DELETE FROM run; END",
    "a view": "CREATE VIEW v AS SELECT * FROM run",
    "another table": "CREATE TABLE other (x)",
    "an index with an expression": "CREATE INDEX i ON run (abs(number))",
    "a table fewer": "DROP TABLE finding",
    "another column": "ALTER TABLE run ADD COLUMN x",
    "statistics": "ANALYZE",
}


def _refused(path: Path) -> str:
    """What reading and writing say alike; the file, and the directory around it, stay as they are."""
    before = path.read_bytes() if path.is_file() else None
    beside = sorted(os.listdir(path.parent))
    said = []
    for refuse in (_read, _write):
        with pytest.raises(InputError) as caught:
            refuse(path)
        (problem,) = caught.value.problems
        assert problem.remedy
        said.append(problem.message)
    assert said[0] == said[1]
    assert said[0].startswith("The history h.db ")
    assert sorted(os.listdir(path.parent)) == beside
    assert (path.read_bytes() if path.is_file() else None) == before
    return said[0]


def _read(path: Path) -> None:
    with database.reading(str(path), "h.db") as connection:
        progress.history(connection, "name:orders", progress.Question())


def _write(path: Path) -> None:
    with database.writing(str(path), "h.db", makes_directory=False) as connection:
        progress.history(connection, "name:orders", progress.Question())


@pytest.fixture
def filled(recorded, make_audit) -> Path:
    recorded.record(*(make_audit({f"specs/00{n}-a": {"g": ["m"] * 30}}, n) for n in range(3)))
    return recorded.path


@pytest.mark.parametrize("shape", SHAPES)
def test_a_file_that_is_not_a_whole_history_is_refused_and_kept(shape: str, filled: Path) -> None:
    filled.write_bytes(SHAPES[shape](filled.read_bytes()))
    _refused(filled)


@pytest.mark.parametrize("shape", STATEMENTS)
def test_a_database_with_another_schema_is_refused_and_kept(shape: str, filled: Path) -> None:
    connection = sqlite3.connect(filled)
    connection.execute(STATEMENTS[shape])
    connection.commit()
    connection.close()
    assert "has other tables than constitution-gate makes" in _refused(filled)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 40_000), st.integers(0, 255)), min_size=1, max_size=6), st.booleans())
def test_whatever_bytes_are_changed_it_is_read_or_refused(filled: Path, changes, cuts: bool) -> None:
    data = bytearray(filled.read_bytes())
    for at, byte in changes:
        data[at % len(data)] = byte
    path = filled.with_name("changed.db")
    path.write_bytes(bytes(data[: changes[0][0] % len(data)]) if cuts else bytes(data))
    before = path.read_bytes()
    with suppress(InputError):
        _read(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE run SET at = 'yesterday'",
        "UPDATE run SET at = 999999999999999",
        "UPDATE run SET outcome = 'fine'",
        "UPDATE run SET options = '{'",
        "UPDATE run SET options = '{}'",
        "UPDATE run SET clean = 7",
        "UPDATE run SET revision = 'a b'",
        "UPDATE run SET tool_version = x'ff'",
        "UPDATE run SET revision = cast(x'ff' AS TEXT)",
        "UPDATE run SET revision = zeroblob(3000000)",
        "UPDATE run SET errors = -1",
        "UPDATE judgement SET phase = ''",
        "UPDATE judgement SET blocking = 0.5",
        "UPDATE gate SET level = 'COULD'",
        "UPDATE finding SET count = 'many'",
        "UPDATE feature SET path = x'00'",
    ],
)
def test_a_value_that_nobody_recorded_is_refused(statement: str, filled: Path) -> None:
    connection = sqlite3.connect(filled)
    connection.execute("UPDATE feature SET path = 'specs/001-a' WHERE path > 'specs/001'")
    connection.execute(statement)
    connection.commit()
    connection.close()
    assert "damaged" in _refused(filled)


def test_a_newer_history_is_refused_and_kept(filled: Path) -> None:
    connection = sqlite3.connect(filled)
    connection.execute(f"PRAGMA user_version={len(database.STEPS) + 1}")
    connection.close()
    assert f"newer constitution-gate (format {len(database.STEPS) + 1}" in _refused(filled)


def test_what_is_no_file_is_refused(filled: Path, tmp_path: Path) -> None:
    directory, link, pipe = tmp_path / "d" / "directory", tmp_path / "d" / "link", tmp_path / "d" / "pipe"
    directory.mkdir(parents=True)
    assert "is a directory" in _refused(directory)
    link.symlink_to(filled)
    assert "symbolic link" in _refused(link)
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)
        assert "not a regular file" in _refused(pipe)


def test_a_huge_file_is_refused_and_not_read_whole(filled: Path) -> None:
    with filled.open("r+b") as file:
        file.truncate(1 << 40)
    for refuse in (_read, _write):
        with pytest.raises(InputError, match="is damaged"):
            refuse(filled)
    assert filled.stat().st_size == 1 << 40


def test_a_large_history_is_not_checked_whole(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "LARGEST_CHECKED", 0)
    _read(filled)
    _write(filled)


def test_a_file_that_takes_too_much_work_is_refused(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "MOST_INSTRUCTIONS", 20)
    monkeypatch.setattr(database, "_INSTRUCTIONS_AT_ONCE", 10)
    assert "takes more work to read than the limit" in _refused(filled)


def test_an_older_history_is_brought_up_to_date_and_nothing_is_lost(
    recorded, make_audit, monkeypatch: pytest.MonkeyPatch
) -> None:
    audits = [make_audit({"specs/001-a": {"g": ["m"]}}, hour) for hour in range(3)]
    recorded.record(*audits[:2])
    old, told = recorded.path.read_bytes(), recorded.history()
    step = ("ALTER TABLE run ADD COLUMN branch TEXT", "CREATE TABLE note (text TEXT NOT NULL)")
    monkeypatch.setattr(database, "STEPS", (*database.STEPS, step))

    assert recorded.history() == told
    assert recorded.path.read_bytes() == old, "reading writes nothing"

    assert recorded.record(audits[2]) == [3]
    assert recorded.path.read_bytes()[60:64] == len(database.STEPS).to_bytes(4, "big")
    assert recorded.history().runs[1:] == told.runs
    with recorded.reading() as connection:
        assert connection.execute("SELECT count(*), count(branch) FROM run").fetchone() == (3, 0)


def test_a_migration_that_fails_leaves_the_older_history(recorded, make_audit, monkeypatch: pytest.MonkeyPatch) -> None:
    recorded.record(make_audit({}))
    old = recorded.path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(database, "STEPS", (*database.STEPS, ("CREATE TABLE good (x)", "CREATE TABLE bad (")))
        with pytest.raises(InputError):
            recorded.record(make_audit({}))
    assert recorded.path.read_bytes() == old
    assert recorded.record(make_audit({})) == [2]


def test_the_first_version_of_the_schema_is_what_it_was() -> None:
    tables = [name for kind, name, *_ in database.schema(1) if kind == "table"]
    assert tables == ["feature", "finding", "gate", "judgement", "run"]


@pytest.mark.parametrize("exists", [False, True])
def test_a_missing_or_empty_file_is_an_empty_history(exists: bool, recorded, make_audit) -> None:
    if exists:
        recorded.path.touch()
    assert recorded.history().runs == ()
    assert recorded.path.exists() == exists
    assert recorded.record(make_audit({})) == [1]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_new_history_is_for_its_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "state" / "constitution-gate" / "h.db"
    with database.writing(str(path), "h.db", makes_directory=True):
        pass
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert os.listdir(path.parent) == ["h.db"]


def test_a_history_in_a_directory_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "h.db"
    _read(path)
    with pytest.raises(InputError, match="cannot be made: no such file"):
        _write(path)
    assert not path.parent.exists()


def test_a_history_that_another_process_holds_is_waited_for_and_then_refused(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "SECONDS", 0.05)
    holder = sqlite3.connect(filled, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    _read(filled)
    with pytest.raises(InputError, match="is in use by another process"):
        _write(filled)
    holder.execute("ROLLBACK")
    holder.close()
    _write(filled)


def test_a_history_that_may_not_be_written_is_read_and_not_recorded_in(
    recorded, filled: Path, make_audit, monkeypatch: pytest.MonkeyPatch
) -> None:
    connected = database._connected
    monkeypatch.setattr(database, "_connected", lambda path, _mode: connected(path, "ro"))
    before, told = filled.read_bytes(), recorded.history()
    with pytest.raises(InputError, match="cannot be written"):
        recorded.record(make_audit({}))
    assert filled.read_bytes() == before
    assert recorded.history() == told


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read and write everything")
def test_a_history_without_permission_is_refused(recorded, filled: Path, make_audit) -> None:
    filled.chmod(0)
    for refuse in (_read, _write):
        with pytest.raises(InputError, match="cannot be read: permission denied"):
            refuse(filled)
    filled.chmod(0o400)
    _read(filled)
    with pytest.raises(InputError, match="cannot be written"):
        recorded.record(make_audit({}))


_BROKEN_OFF = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size=1")
connection.execute("BEGIN IMMEDIATE")
for number in range(2_000):
    row = (number + 10_000, "x" * 500 + str(number))
    connection.execute("INSERT INTO judgement VALUES (?, ?, 'plan', 'passed', 0, 0)", row)
os._exit(9)
"""


@pytest.mark.parametrize("shape", ["a link", "a journal that names further files", "a directory"])
def test_a_journal_that_was_put_there_is_not_followed(shape: str, filled: Path, tmp_path: Path) -> None:
    journal, own = filled.with_name(f"{filled.name}-journal"), tmp_path / "own.txt"
    own.write_text("my notes", encoding="utf-8")
    if shape == "a link":
        journal.symlink_to(own)
    elif shape == "a directory":
        journal.mkdir()
    else:
        magic, name = bytes.fromhex("d9d505f920a163d7"), str(own).encode()
        end = bytes(4) + name + len(name).to_bytes(4, "big") + sum(name).to_bytes(4, "big") + magic
        journal.write_bytes(magic + bytes(504) + end)
    before = filled.read_bytes()
    with pytest.raises(InputError, match="has a journal beside it that is not its own"):
        _write(filled)
    assert filled.read_bytes() == before
    assert journal.exists()
    assert own.read_text(encoding="utf-8") == "my notes"


def test_a_recording_that_broke_off_is_put_in_order_by_the_next(recorded, filled: Path, make_audit) -> None:
    told = recorded.history()
    subprocess.run([sys.executable, "-c", _BROKEN_OFF, str(filled)], check=False)
    assert filled.with_name(f"{filled.name}-journal").exists()
    before = filled.read_bytes()
    with pytest.raises(InputError, match="in the middle of a recording that broke off"):
        recorded.history()
    assert filled.read_bytes() == before
    recorded.record(make_audit({}))
    assert recorded.history().runs[1:] == told.runs
