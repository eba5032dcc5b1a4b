"""The constitution of a feature's tree and the one at its base revision."""

from __future__ import annotations

from functools import lru_cache

from constitution_gate.constitution import changes
from constitution_gate.constitution.changes import Change, Edition
from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.feature import Unreadable

if TYPE_CHECKING:
    from constitution_gate.gates.feature import Artifact, Feature, Repository

CONSTITUTION = ".specify/memory/constitution.md"
_TEMPLATE_TOKENS = ("[PROJECT_NAME]", "[PRINCIPLE_1_NAME]")


class Editions(Record):
    """The new constitution with its file, the old one (None where the base holds none), and what changed."""

    file: Artifact
    new: Edition
    old: Edition | None
    changes: tuple[Change, ...]


def of_feature(feature: Feature) -> Editions | None:
    """Both editions; None where the feature is compared with no base. Raises as `compared` does."""
    return compared(feature.repository, feature.base, feature.base_name) if feature.base is not None else None


def compared(repository: Repository, base: Repository, base_name: str) -> Editions:
    """The constitutions of a tree and of its base.

    Raises InputError where either cannot be read; the unfilled template at the base is no constitution there.
    """
    file, old_file = _file(repository, CONSTITUTION), _filled(base, base_name)
    if file is None:
        raise InputError(
            Problem("There is no constitution.", CONSTITUTION, None, "Write it with /speckit.constitution.")
        )
    if old_file is None:
        return Editions(file, _edition(file.text, CONSTITUTION, file.sha256), None, ())
    new, old, found = _compared(file.text, file.sha256, old_file.text, old_file.sha256, at(base_name))
    return Editions(file, new, old, found)


def later(before: Repository, after: Repository, base_name: str) -> Edition | None:
    """The constitution of the later of two trees of a base; None where it says the same as before, or is gone.

    Raises InputError where either cannot be read.
    """
    old, new = _filled(before, base_name), _filled(after, base_name)
    if new is None or (old is not None and old.sha256 == new.sha256):
        return None
    edition = Edition.of(new.text, path=at(base_name), sha256=new.sha256)
    if old is not None and not changes.compare(_edition(old.text, at(base_name), old.sha256), edition):
        return None
    return edition


def at(base_name: str) -> str:
    """How the constitution at the base is named."""
    return f"{CONSTITUTION}@{base_name}"


def _filled(base: Repository, base_name: str) -> Artifact | None:
    """The constitution of a base; None where there is none, or the template that nobody filled in."""
    found = _file(base, at(base_name))
    return None if found is None or all(token in found.text for token in _TEMPLATE_TOKENS) else found


def _file(repository: Repository, shown: str) -> Artifact | None:
    try:
        return repository.read(CONSTITUTION)
    except Unreadable as refused:
        raise InputError(Problem(f"The constitution cannot be read: {refused.reason}.", shown)) from None


@lru_cache(maxsize=4)
def _edition(text: str, path: str, sha256: str) -> Edition:
    return Edition.of(text, path=path, sha256=sha256)


@lru_cache(maxsize=4)
def _compared(
    text: str, sha256: str, old_text: str, old_sha256: str, old_path: str
) -> tuple[Edition, Edition, tuple[Change, ...]]:
    new = _edition(text, CONSTITUTION, sha256)
    old = _edition(old_text, old_path, old_sha256)
    return new, old, changes.compare(old, new)
