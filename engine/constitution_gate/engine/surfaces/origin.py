"""Where a pipeline takes the program from, pinned to one version or commit.

No public index is assumed: whoever registers a name there decides what a pipeline runs.
"""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

DISTRIBUTION = "constitution-gate"
FORMS = "OWNER/REPOSITORY@COMMIT, git+https://HOST/PATH@COMMIT or constitution-gate==VERSION"

_NAME = r"[A-Za-z0-9_][A-Za-z0-9_.-]*"
_REVISION = r"[A-Za-z0-9][A-Za-z0-9._/-]*"
_ACTION = lazy(rf"({_NAME}/{_NAME})@({_REVISION})\Z")
_GIT = lazy(rf"git\+(https://[A-Za-z0-9.-]+(?::[0-9]{{1,5}})?/[A-Za-z0-9._~/-]+)@({_REVISION})\Z")
_PINNED = lazy(rf"{DISTRIBUTION}==([A-Za-z0-9.+]+)\Z")
_GITHUB = "https://github.com/"


class Origin(Record):
    """`requirement` is what pip installs; `address` and `revision` are those of a git repository, if it is one.

    `action` is what `uses:` of GitHub Actions names, where the repository is on github.com.
    """

    requirement: str
    address: str | None = None
    revision: str | None = None
    action: str | None = None


def parse(text: str) -> Origin:
    """The origin that a word names; raises InputError for a word that names none."""
    short = _ACTION.match(text)
    if short:
        return _of_git(_GITHUB + short.group(1), short.group(2))
    full = _GIT.match(text)
    if full:
        return _of_git(full.group(1), full.group(2))
    if _PINNED.match(text):
        return Origin(text)
    raise InputError(Problem(f"{text[:200]!r} is no place to install the program from.", remedy=f"Give {FORMS}."))


def of_installation() -> Origin | None:
    """The repository and commit that this program was installed from, where pip recorded them (PEP 610)."""
    import json
    from importlib import metadata

    try:
        recorded = metadata.distribution(DISTRIBUTION).read_text("direct_url.json")
        return recorded_at(json.loads(recorded)) if recorded else None
    except (metadata.PackageNotFoundError, ValueError, OSError):
        return None


def recorded_at(direct_url: Mapping[str, Any]) -> Origin | None:
    """The origin that a `direct_url.json` names; None for a directory, an archive, or an address of another form."""
    found = direct_url.get("vcs_info")
    commit = found.get("commit_id") if isinstance(found, dict) and found.get("vcs") == "git" else None
    try:
        return parse(f"git+{direct_url.get('url')}@{commit}") if commit else None
    except InputError:
        return None


def _of_git(address: str, revision: str) -> Origin:
    bare = address.removesuffix("/").removesuffix(".git")
    path = bare.removeprefix(_GITHUB)
    action = f"{path}@{revision}" if bare.startswith(_GITHUB) and path.count("/") == 1 else None
    return Origin(f"{DISTRIBUTION} @ git+{bare}@{revision}", bare, revision, action)
