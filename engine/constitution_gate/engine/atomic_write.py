"""Replace a file by new bytes, whole or not at all.

A crash, a kill or a full disk leaves the old file: the new bytes go to a temporary file in the same directory
and reach the disk before it takes the name (the sequence of rename(2) and fsync(2)). A writer that finds
other bytes than those it started from stops: somebody else edited the file.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
import time
from contextlib import ExitStack, contextmanager, suppress

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK_SECONDS = 10.0

_SUFFIX = ".constitution-gate.tmp"
_CLOSED_ON_EXEC = getattr(os, "O_CLOEXEC", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_READ = os.O_RDONLY | _NO_LINK | _CLOSED_ON_EXEC | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _CLOSED_ON_EXEC | getattr(os, "O_BINARY", 0)
_CHUNK = 1 << 20
_HAS_DESCRIPTORS = os.open in os.supports_dir_fd
_UNSUPPORTED = {errno.EINVAL, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF, errno.ENOSYS}
_IRREPLACEABLE = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.EXDEV, errno.EROFS}
_PERMISSION = ("There is no permission to write it.", "Change the permissions of the file and its directory.")
_LINK = ("It is a symbolic link, and a link is never replaced.", "Put the file itself there.")
_BUSY = ("Another process is writing there.", "Wait until it is done.")
_WHY = {
    errno.ENOENT: ("Its directory is not there.", "Make it first."),
    errno.ENOSPC: ("There is no space left on the disk.", "Free some, and run it again."),
    errno.EDQUOT: ("The disk quota is used up.", "Free some space, and run it again."),
    errno.EFBIG: ("It would be larger than the limit on the size of files.", "Raise the limit (ulimit -f)."),
    errno.EACCES: _PERMISSION,
    errno.EPERM: _PERMISSION,
    errno.EROFS: ("It is on a read-only file system.", "Write in another checkout."),
}


class _RefusedError(Exception):
    def __init__(self, why: str, remedy: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.remedy = remedy


def replace_file(path: str | Path, old: bytes | None, new: bytes, *, shown: str | None = None) -> None:
    """Put `new` in the place of `old`; after an error the file holds what it held before.

    None stands for no file: one is made, unless somebody else did meanwhile. The mode is kept. Nothing is written where
    `new` equals `old`, or where the file holds `new` already. `shown` is the path for messages. Raises InputError where
    the file is no regular file, is a symbolic link, may not be written, no longer holds `old`, or where the disk
    refuses; the message says which.
    """
    if new == old:
        return
    target = os.fspath(path)
    try:
        _replace(target, old, new)
    except _RefusedError as failure:
        said = Problem(f"The file was not written. {failure.why}", shown or target, None, failure.remedy or None)
        raise InputError(said) from None
    except OSError as error:
        why, remedy = _WHY.get(error.errno or 0, (f"{error.strerror or 'The system refused'}.", ""))
        raise InputError(Problem(f"The file was not written. {why}", shown or target, None, remedy or None)) from error


def put_file(path: str | Path, data: bytes) -> None:
    """Write a file, whether one is there or not; a reader sees the old bytes or the new ones, never a part.

    The mode is kept. Where a file cannot be replaced (it is mounted, or its directory may not be written to), it is
    written in place. Raises OSError.
    """
    target = os.path.abspath(os.fspath(path))
    directory, base = os.path.split(target)
    temporary = os.path.join(directory, f".{base[:100]}.{secrets.token_hex(8)}{_SUFFIX}")
    try:
        descriptor = os.open(temporary, _CREATE, 0o666)
        try:
            with open(descriptor, "wb") as stream:
                with suppress(FileNotFoundError):
                    os.chmod(temporary, stat.S_IMODE(os.stat(target).st_mode))
                stream.write(data)
                stream.flush()
                os.fsync(descriptor)
            os.replace(temporary, target)
        except BaseException:
            _unlink(temporary, None)
            raise
    except OSError as error:
        if error.errno not in _IRREPLACEABLE or not os.path.isfile(target):
            raise
        with open(target, "wb") as stream:
            stream.write(data)


def _replace(target: str, old: bytes | None, new: bytes) -> None:
    directory, base = os.path.split(os.path.abspath(target))
    with ExitStack() as stack:
        stack.enter_context(_size_limit_is_an_error())
        at, name = stack.enter_context(_opened(directory, base))
        locked = stack.enter_context(_locked(directory, at))
        status = _status(name, at) if old is not None else None
        if locked:
            _sweep(directory, base, at)
        temporary = _temporary(name, at, new, status)
        try:
            if _is_free(name, at) if old is None else _is_still(old, new, name, at):
                os.replace(temporary, name, src_dir_fd=at, dst_dir_fd=at)
                _sync_directory(at)
        finally:
            _unlink(temporary, at)


def _is_still(old: bytes, new: bytes, name: str, at: int | None) -> bool:
    """Whether the file is to be replaced; False where another writer put the same bytes there."""
    now = _content(name, at, max(len(old), len(new)) + 1)
    if now not in {old, new}:
        raise _RefusedError("Somebody changed it while it was judged.", "Run it again.")
    return now == old


def _is_free(name: str, at: int | None) -> bool:
    """True; raises where something stands there, were it a link to nothing."""
    try:
        os.stat(name, dir_fd=at, follow_symlinks=False)
    except FileNotFoundError:
        return True
    raise _RefusedError("Something else stands there by now.", "Run it again.")


@contextmanager
def _opened(directory: str, base: str) -> Iterator[tuple[int | None, str]]:
    """A descriptor of the directory and the name below it; None and the whole path where there is none."""
    if not _HAS_DESCRIPTORS:
        yield None, os.path.join(directory, base)
        return
    try:
        descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | _NO_LINK | _CLOSED_ON_EXEC)
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.ENOTDIR} and os.path.islink(directory):
            raise _RefusedError("Its directory is a symbolic link.", "Name the real directory.") from None
        raise
    try:
        yield descriptor, base
    finally:
        os.close(descriptor)


@contextmanager
def _locked(directory: str, at: int | None) -> Iterator[bool]:
    """Hold the directory against other writers; False where the file system has no locks.

    The lock of a killed process is gone with it. Without locks the comparison before the replacement still
    finds nearly every other writer, and the file is whole in any case.
    """
    deadline = time.monotonic() + LOCK_SECONDS
    if sys.platform == "win32":
        with _lock_file(directory, deadline):
            yield True
        return
    import fcntl

    assert at is not None
    while True:
        try:
            fcntl.flock(at, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise _RefusedError(*_BUSY) from None
            time.sleep(0.02)
        except OSError as error:
            if error.errno not in _UNSUPPORTED:
                raise
            yield False
            return
        else:
            yield True
            return


if sys.platform == "win32":

    @contextmanager
    def _lock_file(directory: str, deadline: float) -> Iterator[None]:
        """Lock a file of the user's own temporary directory that stands for `directory`."""
        import hashlib
        import msvcrt
        import tempfile

        key = hashlib.sha256(os.path.normcase(directory).encode("utf-8", "surrogatepass")).hexdigest()
        path = os.path.join(tempfile.gettempdir(), f"constitution-gate-{key[:32]}.lock")
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT)
        try:
            while True:
                try:
                    msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
                    break
                except OSError:
                    if time.monotonic() > deadline:
                        raise _RefusedError(*_BUSY) from None
                    time.sleep(0.02)
            yield
            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
        finally:
            os.close(descriptor)


@contextmanager
def _size_limit_is_an_error() -> Iterator[None]:
    """Let a write beyond the limit on file sizes fail, where it would end the process by a signal.

    Python ignores SIGXFSZ at its start; a program that embeds it need not.
    """
    import signal
    import threading

    number = getattr(signal, "SIGXFSZ", None)
    if (
        number is None
        or signal.getsignal(number) is not signal.SIG_DFL
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return
    signal.signal(number, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(number, signal.SIG_DFL)


def _status(name: str, at: int | None) -> os.stat_result:
    try:
        status = os.stat(name, dir_fd=at, follow_symlinks=False)
    except FileNotFoundError:
        raise _RefusedError("It is no longer there.", "Run it again.") from None
    if stat.S_ISLNK(status.st_mode):
        raise _RefusedError(*_LINK)
    if not stat.S_ISREG(status.st_mode):
        raise _RefusedError("It is no regular file.", "Put a file there.")
    if not os.access(name, os.W_OK, dir_fd=at):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return status


def _temporary(name: str, at: int | None, data: bytes, status: os.stat_result | None) -> str:
    """Write a new file of a name that cannot be foretold, on the disk with its mode, and return the name.

    Without the status of an old file its mode is that of every new file of the user.
    """
    directory, base = os.path.split(name)
    temporary = os.path.join(directory, f".{base}.{secrets.token_hex(8)}{_SUFFIX}")
    descriptor = os.open(temporary, _CREATE, 0o600 if status is not None else 0o666, dir_fd=at)
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            if status is not None and hasattr(os, "fchown"):
                if (status.st_uid, status.st_gid) != (os.geteuid(), os.getegid()):
                    with suppress(PermissionError):
                        os.fchown(descriptor, status.st_uid, status.st_gid)
                os.fchmod(descriptor, stat.S_IMODE(status.st_mode))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        _unlink(temporary, at)
        raise
    return temporary


def _content(name: str, at: int | None, limit: int) -> bytes:
    """What the file holds now, `limit` bytes at most."""
    try:
        descriptor = os.open(name, _READ, dir_fd=at)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise _RefusedError(*_LINK) from None
        raise
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise _RefusedError("It is no regular file.", "Put a file there.")
        chunks: list[bytes] = []
        while limit > 0 and (chunk := os.read(descriptor, min(limit, _CHUNK))):
            chunks.append(chunk)
            limit -= len(chunk)
        return b"".join(chunks)
    finally:
        os.close(descriptor)


def _sweep(directory: str, base: str, at: int | None) -> None:
    """Take away what killed writers left behind: nobody else writes while the lock is held."""
    with suppress(OSError):
        for left in os.listdir(directory if at is None else at):
            token = left.removeprefix(f".{base}.").removesuffix(_SUFFIX)
            if left == f".{base}.{token}{_SUFFIX}" and len(token) == 16:
                _unlink(left if at is not None else os.path.join(directory, left), at)


def _unlink(name: str, at: int | None) -> None:
    with suppress(OSError):
        os.unlink(name, dir_fd=at)


def _sync_directory(at: int | None) -> None:
    if at is None:
        return
    try:
        os.fsync(at)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
