"""`verify`: does an attestation hold, and is the tree the one that it is about?"""

from __future__ import annotations

import datetime
import os
import stat

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING, cast
from constitution_gate.engine.cli import key_files, output
from constitution_gate.engine.cli.sign_off import ATTESTATION, FILES, GATES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constitution_gate.engine.attestation.basis import Side
    from constitution_gate.engine.attestation.keys import PublicKey
    from constitution_gate.engine.attestation.rejection import Failure
    from constitution_gate.engine.attestation.statement import SignOff

_INPUT_ERROR = 2
_COMMIT_LENGTHS = {40, 64}


class Wanted(Record):
    """What is asked for. `attestation` is a file, or the directory of a bundle; `max_age` is in days."""

    attestation: str
    keys: tuple[str, ...] = ()
    threshold: int | None = None
    root: str | None = None
    revision: str | None = None
    release: str | None = None
    resource: str | None = None
    identity: str | None = None
    issuer: str | None = None
    offline: bool = False
    max_age: int | None = None
    allow_dirty: bool = False
    listing: str = "text"


class Found(Record):
    """What a verification came to. `said` is None where nothing that the attestation says can be relied on."""

    said: SignOff | None
    signers: tuple[str, ...]
    compared: str | None
    failures: tuple[Failure, ...]


def run(wanted: Wanted) -> int:
    """Verify, and print what holds or why it does not: 0 if it does, 1 if not, 2 where a file cannot be read."""
    from constitution_gate.engine.attestation.rejection import Failure, RejectedError

    try:
        found, status = _verified(wanted), 0
    except RejectedError as rejected:
        found, status = Found(None, (), None, rejected.failures), 1
    except InputError as error:
        found = Found(None, (), None, tuple(Failure(str(problem)) for problem in error.problems))
        status = _INPUT_ERROR
    status = status or (1 if found.failures else 0)
    return output.write(_rendered(found, wanted.listing), status)


def _rendered(found: Found, listing: str) -> str:
    from constitution_gate.engine.reports import sign_off

    if listing == "json":
        return sign_off.as_json(found.said, found.signers, found.compared, found.failures)
    if found.failures or found.said is None:
        return sign_off.rejected_text(found.failures)
    return sign_off.verified_text(found.said, found.signers, found.compared)


def _verified(wanted: Wanted) -> Found:
    from constitution_gate.engine.attestation import verification
    from constitution_gate.engine.attestation.verification import Expected

    keys = _keys(wanted)
    whole = os.path.isdir(wanted.attestation)
    directory = wanted.attestation if whole else os.path.dirname(wanted.attestation)
    path = os.path.join(directory, ATTESTATION) if whole else wanted.attestation
    payload_type, payload, signers = _authenticated(path, keys, wanted)
    said = verification.sign_off(payload_type, payload, path)
    counterpart = _counterpart(wanted, said)
    days = wanted.max_age
    expected = Expected(
        wanted.release,
        wanted.resource,
        counterpart.commit,
        counterpart.tree,
        datetime.timedelta(days=days) if days is not None else None,
        wanted.allow_dirty,
    )
    failures = [*verification.unexpected(said, expected, datetime.datetime.now(datetime.UTC))]
    failures += _of_tree(said, counterpart, directory)
    if whole:
        failures += _of_bundle(said, directory, keys, wanted)
    return Found(said, signers, counterpart.name, tuple(failures))


def _keys(wanted: Wanted) -> tuple[PublicKey, ...]:
    if bool(wanted.keys) is (wanted.identity is not None):
        what = "Nobody is named who has to have signed it." if not wanted.keys else "--key and --identity are given."
        raise InputError(Problem(what, remedy="Give --key PUB, or --identity NAME with --issuer URL."))
    if wanted.identity is not None and wanted.issuer is None:
        message = "An identity says nothing without the provider that vouches for it."
        raise InputError(Problem(message, remedy="Give its address with --issuer."))
    if wanted.threshold is not None and not 1 <= wanted.threshold <= max(1, len(wanted.keys)):
        message = f"The threshold is {wanted.threshold}, and {len(wanted.keys)} keys are given."
        raise InputError(Problem(message, remedy="Give a number from 1 to that of the keys."))
    return key_files.public(wanted.keys, wanted.root)


def _authenticated(path: str, keys: Sequence[PublicKey], wanted: Wanted) -> tuple[str, bytes, tuple[str, ...]]:
    """The type and bytes of a payload, and who signed it."""
    from constitution_gate.engine.attestation import dsse, verification

    data = _read(path)
    if wanted.identity is not None:
        from constitution_gate.engine.attestation import keyless

        identity = keyless.Identity(wanted.identity, cast("str", wanted.issuer))
        payload_type, payload = keyless.verified(data, identity, path, offline=wanted.offline)
        return payload_type, payload, (f"{identity.name} ({identity.issuer})",)
    envelope = dsse.parse(data, path)
    signers = verification.signers(envelope, keys, wanted.threshold or len(keys))
    return envelope.payload_type, envelope.payload, tuple(f"{key.kind} {key.id} ({key.shown})" for key in signers)


class Counterpart(Record):
    """What the attestation is compared with, and how that is called.

    `side` is None where only the id of a commit is compared. `commit` and `tree` are those that the attestation has to
    be about, None where nobody knows them; `changed` are files of the work tree that are not as at this commit.
    """

    name: str | None = None
    side: Side | None = None
    commit: str | None = None
    tree: str | None = None
    changed: tuple[str, ...] = ()


def _counterpart(wanted: Wanted, said: SignOff) -> Counterpart:
    """What is asked to be compared; raises InputError where that is not there."""
    from constitution_gate.engine import git
    from constitution_gate.engine.attestation import release
    from constitution_gate.engine.attestation.basis import Side
    from constitution_gate.engine.project import open_project
    from constitution_gate.engine.revision import Revision, RevisionTree

    revision = wanted.revision
    if wanted.root is None:
        if revision is None:
            return Counterpart()
        if len(revision) not in _COMMIT_LENGTHS or not set(revision) <= set("0123456789abcdef"):
            message = "Without --root, a revision is compared as it is written."
            raise InputError(Problem(message, remedy="Give the whole id of the commit, or --root DIR."))
        return Counterpart(f"the id of the revision {revision}", commit=revision)
    project = open_project(wanted.root)
    if not git.holds_work_tree(project.root):
        if revision is not None:
            raise InputError(Problem("The root does not lie in a git repository.", remedy="Leave --revision out."))
        return Counterpart("the files below the root, of no revision", Side(project.repository, ignoring=False))
    if revision is not None:
        repository = git.open_repository(project.root)
        commit = repository.commit(revision)
        tree = RevisionTree(repository, Revision(revision, commit), project.repository.limits)
        name = f"the files of the revision {commit}"
        return Counterpart(name, Side(tree, ignoring=False), commit, repository.tree(commit))
    if said.revision is None:
        return Counterpart("the files below the root", Side(project.repository, ignoring=False))
    now, changed = release.checked_out(project)
    side = Side(project.repository, ignoring=True)
    # A tree that was signed as a changed one is compared by its artifacts alone.
    different = tuple(changed) if said.revision.clean else ()
    return Counterpart(f"the files below the root, at {now.commit}", side, now.commit, now.tree, different)


def _of_tree(said: SignOff, counterpart: Counterpart, directory: str) -> list[Failure]:
    from constitution_gate.engine.attestation import basis
    from constitution_gate.engine.attestation.rejection import Failure

    if counterpart.side is None:
        return []
    known = _names(directory)
    found = [Failure(each.message, each.path) for each in basis.differences(said.basis, counterpart.side, known)]
    found.sort(key=lambda failure: failure.path != said.constitution.path)
    told = {failure.path for failure in found}
    message = "It is not as in the revision that is checked out."
    return [*found, *(Failure(message, path) for path in counterpart.changed if path not in told)]


def _names(directory: str) -> Mapping[str, Sequence[str]]:
    """The names that the bundle lists; nobody signed them, so whoever uses them compares their digest."""
    from constitution_gate.engine.attestation import strict_json

    try:
        found = strict_json.read(_read(os.path.join(directory, FILES)), FILES)
    except InputError:
        return {}
    return {
        name: listed
        for name, listed in (found.items() if isinstance(found, dict) else ())
        if isinstance(listed, list) and all(isinstance(each, str) for each in listed)
    }


def _of_bundle(said: SignOff, directory: str, keys: Sequence[PublicKey], wanted: Wanted) -> list[Failure]:
    """What is wrong with the other files of a bundle; the statement with the gates is signed by itself, too."""
    from constitution_gate.engine.attestation import verification
    from constitution_gate.engine.attestation.rejection import Failure, RejectedError

    found: list[Failure] = []
    for name in sorted({*said.bundle, *_listed(directory)} - {ATTESTATION}):
        path = os.path.join(directory, os.path.basename(name))
        data: bytes | None = None
        try:
            if name == GATES:
                _, data, _ = _authenticated(path, keys, wanted)
            elif os.path.lexists(path):
                data = _read(path)
        except RejectedError as rejected:
            found += [Failure(each.message, name) for each in rejected.failures]
            continue
        except InputError as error:
            found += [Failure(problem.message, name) for problem in error.problems]
            continue
        found += verification.of_bundle(said, name, data)
    return found


def _listed(directory: str) -> list[str]:
    try:
        return os.listdir(directory)
    except OSError:
        return []


def _read(path: str) -> bytes:
    """The bytes of a file; raises InputError for what is none, or is too large."""
    from constitution_gate.engine.attestation.strict_json import LARGEST

    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "no such name").lower()
        raise InputError(Problem(f"It cannot be read: {reason}.", path, None, "Name an attestation.")) from None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise InputError(Problem("It is no regular file.", path, None, "Name an attestation."))
        with open(descriptor, "rb", closefd=False) as stream:
            return stream.read(LARGEST + 1)
    finally:
        os.close(descriptor)
