"""Where keys come from: a file, or an environment variable that is named as `env://NAME`."""

from __future__ import annotations

import os
import stat

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.attestation import keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_gate.engine.attestation.keys import PrivateKey, PublicKey

PASSWORD = "CONSTITUTION_GATE_KEY_PASSWORD"  # noqa: S105 - the name of a variable
_VARIABLE = "env://"


def private(names: Sequence[str]) -> tuple[PrivateKey, ...]:
    """The keys that sign; raises InputError for one that cannot be read, that others can read, or that is given twice.

    An encrypted one is opened with the password in the environment.
    """
    password = _password()
    found: dict[str, PrivateKey] = {}
    for name in names:
        key = keys.load_private(_read(name, secret=True), password, name)
        if key.public.id in found:
            raise InputError(_twice(name))
        found[key.public.id] = key
    return tuple(found.values())


def public(names: Sequence[str], root: str | None) -> tuple[PublicKey, ...]:
    """The keys that verify; raises InputError for one that cannot be read, is given twice, or lies below `root`.

    Whoever changes a tree can change a key in it, too.
    """
    found: dict[str, PublicKey] = {}
    for name in names:
        if root is not None and not name.startswith(_VARIABLE) and lies_below(name, root):
            message = "The public key lies in the tree that is verified, so whoever changed the tree could exchange it."
            raise InputError(Problem(message, name, None, "Name a copy of it that comes from elsewhere."))
        key = keys.load_public(_read(name, secret=False), name)
        if key.id in found:
            raise InputError(_twice(name))
        found[key.id] = key
    return tuple(found.values())


def lies_below(path: str, root: str) -> bool:
    """Whether a path, by its real directories, is a directory or lies in it."""
    inside = os.path.realpath(root)
    real = os.path.realpath(path)
    return real == inside or real.startswith(os.path.join(inside, ""))


def _password() -> bytes | None:
    given = os.environ.get(PASSWORD, "")
    return given.encode("utf-8", "surrogateescape") or None


def new_password() -> bytes | None:
    """The password in the environment that a new key is encrypted with, None without one."""
    return _password()


def _read(name: str, *, secret: bool) -> bytes:
    if name.startswith(_VARIABLE):
        variable = name.removeprefix(_VARIABLE)
        value = os.environ.get(variable)
        if not value:
            raise InputError(Problem(f"There is no environment variable {variable}.", remedy="It has to hold the key."))
        return value.encode("utf-8", "surrogateescape")[: keys.LARGEST]
    try:
        descriptor = os.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "no such name").lower()
        raise InputError(Problem(f"The key cannot be read: {reason}.", name, None, "Name its file.")) from None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise InputError(Problem("The key is no regular file.", name, None, "Name its file, or use env://NAME."))
        if secret and os.name == "posix" and status.st_mode & 0o077:
            message = "Other users may read the private key."
            raise InputError(Problem(message, name, None, "Take that away (chmod 600), or use env://NAME."))
        with open(descriptor, "rb", closefd=False) as stream:
            data = stream.read(keys.LARGEST + 1)
    finally:
        os.close(descriptor)
    if len(data) > keys.LARGEST:
        raise InputError(Problem(f"A key has at most {keys.LARGEST >> 10} KiB.", name, None, "Name its file."))
    return data


def _twice(name: str) -> Problem:
    return Problem("The key is given twice.", name, None, "Give each key once.")
