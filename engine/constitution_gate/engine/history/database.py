"""The file of the history: an SQLite database that is opened only where it is ours, whole, and not newer than we are.

What it holds is not trusted: the file may have been put there. Its header is read before SQLite opens it
(https://sqlite.org/fileformat2.html), its schema has to be ours word for word, so that no trigger, view or expression
of another hand is run, and work on it is bounded (https://sqlite.org/security.html). It is read in a transaction, and
written in one that holds the only lock for writing: processes may share it. What is refused is left as it is.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from functools import partial

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

APPLICATION_ID = 0x43476174
SECONDS = 10.0
"""How long is waited for other processes."""
LARGEST_CHECKED = 32 << 20
"""A larger file is not read whole to see whether it is damaged."""
LONGEST_VALUE = 1 << 20
MOST_INSTRUCTIONS = 2_000_000_000

STEPS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    project TEXT NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    revision TEXT,
    clean INTEGER,
    tool_version TEXT NOT NULL,
    constitution_version TEXT,
    constitution_sha256 TEXT,
    options TEXT NOT NULL,
    outcome TEXT NOT NULL,
    errors INTEGER NOT NULL,
    UNIQUE (project, number)
)""",
        """CREATE TABLE judgement (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    phase TEXT NOT NULL,
    outcome TEXT NOT NULL,
    blocking INTEGER NOT NULL,
    due INTEGER NOT NULL
)""",
        """CREATE TABLE feature (
    run INTEGER NOT NULL REFERENCES run (id),
    path TEXT NOT NULL,
    judgement INTEGER NOT NULL REFERENCES judgement (id),
    PRIMARY KEY (run, path)
) WITHOUT ROWID""",
        """CREATE TABLE gate (
    judgement INTEGER NOT NULL REFERENCES judgement (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    principle TEXT,
    level TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,
    blocks INTEGER NOT NULL,
    PRIMARY KEY (judgement, position)
) WITHOUT ROWID""",
        """CREATE TABLE finding (
    judgement INTEGER NOT NULL,
    gate INTEGER NOT NULL,
    position INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    count INTEGER NOT NULL,
    path TEXT NOT NULL,
    line INTEGER,
    message TEXT NOT NULL,
    PRIMARY KEY (judgement, gate, position),
    FOREIGN KEY (judgement, gate) REFERENCES gate (judgement, position)
) WITHOUT ROWID""",
    ),
)
"""The statements that lead from each version of the schema to the next; what is here once is never changed."""

_MAGIC = b"SQLite format 3\0"
_JOURNAL_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
_HEADER = 100
_ROLLBACK_JOURNAL = b"\1\1"
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_INSTRUCTIONS_AT_ONCE = 1_000_000
_ANOTHER = "Name another file with --history, or move this one away."
_PRAGMAS = ("trusted_schema=OFF", "cell_size_check=ON", "foreign_keys=ON", "mmap_size=0", "temp_store=MEMORY")
_WHY = {
    "SQLITE_BUSY": (f"is in use by another process for longer than {SECONDS:g} s", "Try again when it is done."),
    "SQLITE_LOCKED": (f"is in use by another process for longer than {SECONDS:g} s", "Try again when it is done."),
    "SQLITE_READONLY": (
        "cannot be written",
        "Change the permissions of the file and its directory, or name another file with --history.",
    ),
    "SQLITE_CANTOPEN": ("cannot be opened", "Change the permissions of the file and its directory."),
    "SQLITE_FULL": ("cannot be written: there is no space left", "Free some space, and record again."),
    "SQLITE_IOERR": ("cannot be read or written: the disk reports an error", "Look at the disk, and try again."),
    "SQLITE_INTERRUPT": ("takes more work to read than the limit", "Move it away, or ask for fewer runs with --last."),
    "SQLITE_NOMEM": ("takes more memory to read than there is", "Ask for fewer runs with --last."),
}
_INTERRUPTED = (
    "was left in the middle of a recording that broke off",
    "The next audit --record puts it in order.",
)
_UNFINISHED = "SQLITE_READONLY_ROLLBACK"


class DamagedError(Exception):
    """What stands in the database cannot have been written by this program."""


@contextmanager
def reading(path: str, shown: str) -> Iterator[sqlite3.Connection | None]:
    """The database in a transaction that only reads; None where there is no history yet.

    One of an older version is read from a copy that is brought up to date in memory. Raises InputError for a file that
    is not our database, is damaged or newer, or cannot be read; it is never changed.
    """
    import sqlite3

    if not _is_there(path, shown):
        yield None
        return
    with _told(shown), _connected(path, "ro") as connection:
        connection.execute("BEGIN")
        version = _checked(connection, path, shown)
        if version in {0, len(STEPS)}:
            yield connection if version else None
            return
        copy = sqlite3.connect(":memory:", isolation_level=None)
        try:
            connection.backup(copy)
            _migrate(copy, version)
            yield copy
        finally:
            copy.close()


@contextmanager
def writing(path: str, shown: str, *, makes_directory: bool) -> Iterator[sqlite3.Connection]:
    """The database in a transaction that alone may write: all that is done in it happens, or nothing.

    It is made where there is none, and brought up to date where it is older. Raises InputError as `reading` does, and
    where it cannot be written.
    """
    if not _is_there(path, shown):
        _make(path, shown, makes_directory=makes_directory)
    _check_journal(f"{path}-journal", shown)
    with _told(shown), _connected(path, "rw") as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            _migrate(connection, _checked(connection, path, shown))
            yield connection
        except BaseException:
            connection.rollback()
            raise
        connection.execute("COMMIT")


def schema(version: int) -> list[tuple[object, ...]]:
    """What SQLite lists of a database with this version of our schema."""
    import sqlite3

    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for statements in STEPS[:version]:
            for statement in statements:
                connection.execute(statement)
        return _listed(connection)
    finally:
        connection.close()


def _listed(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    return connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name").fetchall()


def _migrate(connection: sqlite3.Connection, version: int) -> None:
    for statements in STEPS[version:]:
        for statement in statements:
            connection.execute(statement)
    if version < len(STEPS):
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={len(STEPS)}")


def _is_there(path: str, shown: str) -> bool:
    """Whether a file is there that can be our database; raises InputError where something else is."""
    try:
        status = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise _refused(shown, f"cannot be read: {_reason(error)}", "Change its permissions.") from None
    if stat.S_ISLNK(status.st_mode):
        raise _refused(shown, "is a symbolic link, and links are not followed", "Name the real file.")
    if not stat.S_ISREG(status.st_mode):
        what = "a directory" if stat.S_ISDIR(status.st_mode) else "not a regular file"
        raise _refused(shown, f"is {what}", "Name a file with --history.")
    try:
        descriptor = os.open(path, _READ)
        try:
            header = os.read(descriptor, _HEADER)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise _refused(shown, f"cannot be read: {_reason(error)}", "Change its permissions.") from None
    if header:
        _check_header(header, shown)
    return True


def _check_journal(path: str, shown: str) -> None:
    """Raise InputError for a journal that no recording of ours left: SQLite follows what one says.

    A link is none of ours, nor is a journal that names further files, which SQLite would remove.
    """
    try:
        own = stat.S_ISREG(os.lstat(path).st_mode) and _end(path, len(_JOURNAL_MAGIC)) != _JOURNAL_MAGIC
    except FileNotFoundError:
        return
    except OSError:
        own = False
    if not own:
        raise _refused(shown, "has a journal beside it that is not its own", "Look at it, and take it away.")


def _end(path: str, count: int) -> bytes:
    """The last bytes of a file."""
    descriptor = os.open(path, _READ)
    try:
        os.lseek(descriptor, max(0, os.fstat(descriptor).st_size - count), os.SEEK_SET)
        return os.read(descriptor, count)
    finally:
        os.close(descriptor)


def _check_header(header: bytes, shown: str) -> None:
    if not header.startswith(_MAGIC) or len(header) < _HEADER:
        raise _refused(shown, "is no history of constitution-gate, or is damaged", _ANOTHER)
    _check_identity(int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big"), shown)
    if header[18:20] != _ROLLBACK_JOURNAL:
        raise _refused(shown, "was changed by another program", _ANOTHER)


def _check_identity(application: int, version: int, shown: str) -> None:
    if application != APPLICATION_ID:
        raise _refused(shown, "is the database of another program", _ANOTHER)
    if not 0 < version < 1 << 31:
        raise _refused(shown, "is damaged", _ANOTHER)
    if version > len(STEPS):
        what = f"was written by a newer constitution-gate (format {version}, and this one knows {len(STEPS)})"
        raise _refused(shown, what, "Update constitution-gate, or name another file with --history.")


def _checked(connection: sqlite3.Connection, path: str, shown: str) -> int:
    """The version of the schema, 0 for an empty file, within a transaction; raises InputError for what is not ours."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    listed = _listed(connection)
    if not application and not version and not listed and not os.path.getsize(path):
        return 0
    _check_identity(application, version, shown)
    if listed != schema(version):
        raise _refused(shown, "has other tables than constitution-gate makes", _ANOTHER)
    size = os.path.getsize(path)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (page,) = connection.execute("PRAGMA page_size").fetchone()
    # SQLite takes what is cut off the last page for zeros.
    if size != pages * page:
        raise DamagedError
    if size <= LARGEST_CHECKED and connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        raise DamagedError
    return int(version)


def _make(path: str, shown: str, *, makes_directory: bool) -> None:
    """An empty file that nobody else may read; one that another process makes meanwhile will do."""
    try:
        if makes_directory:
            os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        os.close(os.open(path, _CREATE, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        remedy = "Name another file with --history."
        raise _refused(shown, f"cannot be made: {_reason(error)}", remedy) from None


@contextmanager
def _connected(path: str, mode: str) -> Iterator[sqlite3.Connection]:
    import sqlite3
    from pathlib import Path

    connection = sqlite3.connect(f"{Path(path).as_uri()}?mode={mode}", uri=True, timeout=SECONDS, isolation_level=None)
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        left = iter(range(MOST_INSTRUCTIONS // _INSTRUCTIONS_AT_ONCE))
        connection.set_progress_handler(partial(_is_over, left), _INSTRUCTIONS_AT_ONCE)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        yield connection
    finally:
        connection.close()


def _is_over(left: Iterator[int]) -> int:
    return int(next(left, None) is None)


@contextmanager
def _told(shown: str) -> Iterator[None]:
    """Errors of the database as InputError."""
    import sqlite3

    try:
        yield
    except DamagedError:
        raise _refused(shown, "is damaged", _ANOTHER) from None
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.Error as error:
        name = str(getattr(error, "sqlite_errorname", ""))
        kind = "_".join(name.split("_")[:2])
        what, remedy = _INTERRUPTED if name == _UNFINISHED else _WHY.get(kind, ("is damaged", _ANOTHER))
        raise _refused(shown, what, remedy) from None


def _refused(shown: str, what: str, remedy: str) -> InputError:
    return InputError(Problem(f"The history {shown} {what}.", None, None, remedy))


def _reason(error: OSError) -> str:
    return (error.strerror or "unknown error").lower()
