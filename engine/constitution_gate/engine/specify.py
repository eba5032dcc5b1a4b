"""Spec Kit's own program, `specify`, called to install what this program carries; found on PATH, never downloaded.

Its arguments are fixed lists of words, its environment is made here, and it gets nothing to read.
"""

from __future__ import annotations

import os

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SECONDS = 120
"""How long one call may take."""

_KEPT = ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
_FIXED = {
    "COLUMNS": "80",
    "LANG": "C.UTF-8",
    "NO_COLOR": "1",
    "PYTHONIOENCODING": "utf-8",
    "PYTHONSAFEPATH": "1",
    "SPECIFY_FEATURE_NO_PERSIST": "1",
    "TERM": "dumb",
}
_LARGEST_OUTPUT = 1 << 16


class Ended(Record):
    """How a call ended: its status and what it printed."""

    status: int
    output: str


class Specify(Record):
    """The program at an absolute path, called in a project's root."""

    program: str
    root: str

    def version(self) -> tuple[int, ...] | None:
        """Its version, as many numbers as it states; None where it states none."""
        said = self.run("--version")
        word = said.output.split()[-1] if said.status == 0 and said.output.split() else ""
        return numbers(word)

    def run(self, *words: str) -> Ended:
        """Call it and wait; raises InputError where it cannot be started or takes too long."""
        import subprocess

        try:
            ended = subprocess.run(  # noqa: S603 - a fixed list of words, without a shell
                [self.program, *words],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                cwd=self.root,
                env=_environment(self.program, os.environ),
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            message = f"`specify {words[0]}` took longer than the limit of {SECONDS} seconds."
            raise InputError(Problem(message, remedy="Run it by hand.")) from None
        except OSError as error:
            reason = (error.strerror or "unknown error").lower()
            raise InputError(Problem(f"`specify` cannot be run: {reason}.", remedy="Install it anew.")) from None
        return Ended(ended.returncode, ended.stdout[-_LARGEST_OUTPUT:].decode("utf-8", "replace"))


def find(root: str, environment: Mapping[str, str]) -> Specify | None:
    """The program of PATH; a relative directory there, or one of the project itself, is passed over."""
    here = os.path.realpath(root)
    names = ("specify.exe", "specify.cmd") if os.name == "nt" else ("specify",)
    for directory in environment.get("PATH", os.defpath).split(os.pathsep):
        if not os.path.isabs(directory):
            continue
        for name in names:
            candidate = os.path.join(directory, name)
            inside = os.path.realpath(candidate).startswith(here + os.sep) or directory.startswith(here + os.sep)
            if not inside and os.path.isfile(candidate) and os.access(candidate, os.X_OK):
                return Specify(candidate, here)
    return None


def numbers(version: str) -> tuple[int, ...] | None:
    """The leading numbers of a version ("1.2.3rc1" is 1, 2, 3); None for a text that begins with none."""
    found: list[int] = []
    for part in version.strip().removeprefix("v").split(".")[:4]:
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        if not digits or len(digits) > 9:
            break
        found.append(int(digits))
    return tuple(found) or None


def _environment(program: str, environment: Mapping[str, str]) -> dict[str, str]:
    """The whole environment of the program: where the user's files are, and nothing that points into a project."""
    kept = {name: environment[name] for name in _KEPT if name in environment}
    return {**kept, **_FIXED, "PATH": os.pathsep.join((os.path.dirname(program), os.defpath))}
