"""`keygen`: a new pair of keys for the sign-off."""

from __future__ import annotations

import os

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.engine import git
from constitution_gate.engine.cli import key_files, output


def run(prefix: str, kind: str) -> int:
    """Write PREFIX.pem, which its owner alone may read, and PREFIX.pub; print the id of the key.

    Raises InputError where a file stands there already, or cannot be written.
    """
    from constitution_gate.engine.attestation import keys

    secret, public = f"{prefix}.pem", f"{prefix}.pub"
    for path in (secret, public):
        if os.path.lexists(path):
            raise InputError(Problem("A file stands there already.", path, None, "Give another name with --output."))
    key = keys.generate(kind)
    password = key_files.new_password()
    _create(secret, key.pem(password), 0o600)
    _create(public, key.public.pem, 0o644)
    if password is None:
        output.note(f"{secret} is not encrypted: keep it where only the release is signed.")
    if git.holds_work_tree(os.path.dirname(os.path.abspath(secret))):
        output.note(f"{secret} lies in a git work tree: never commit it.")
    text = f"{key.public.kind} {key.public.id}\nprivate  {secret}\npublic   {public}\n"
    return output.write(text, 0)


def _create(path: str, data: bytes, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        descriptor = os.open(path, flags, mode)
        with open(descriptor, "wb") as stream:
            stream.write(data)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "no such name").lower()
        raise InputError(Problem(f"The key cannot be written: {reason}.", path, None, "Name another place.")) from None
