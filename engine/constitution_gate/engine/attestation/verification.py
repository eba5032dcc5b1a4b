"""Does an attestation hold? In this order, and nothing is read before what authenticates it has been checked.

1. The file is one DSSE envelope in strict JSON and base64.
2. Enough of the keys that the caller gave have signed it. Keys, ids and certificates in the file say nothing.
3. The type of the payload is the one of in-toto.
4. The statement is the summary of a release that passed, and its parts agree with each other.
5. It is the release, the resource and the revision that the caller expects, signed neither in the future nor too long
   ago.
6. The tree that the caller names is the one that was signed off: the constitution, every artifact, and nothing besides.

(github.com/secure-systems-lab/dsse, protocol.md; slsa.dev/spec/v1.1/verification_summary, "How to verify".)
"""

from __future__ import annotations

import datetime

from constitution_gate.constitution.digest import sha256
from constitution_gate.constitution.model import InputError
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.attestation import dsse, statement, strict_json
from constitution_gate.engine.attestation.rejection import Failure, RejectedError
from constitution_gate.engine.attestation.statement import MalformedError, SignOff

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_gate.engine.attestation.dsse import Envelope
    from constitution_gate.engine.attestation.keys import PublicKey

SKEW = datetime.timedelta(minutes=5)
"""By how much two clocks may differ."""


class Expected(Record):
    """What the caller expects of a statement; None expects nothing. `tree` is git's name of the tree below the root."""

    release: str | None = None
    resource: str | None = None
    commit: str | None = None
    tree: str | None = None
    max_age: datetime.timedelta | None = None
    allow_dirty: bool = False


def signers(envelope: Envelope, keys: Sequence[PublicKey], threshold: int) -> tuple[PublicKey, ...]:
    """The keys that signed an envelope; raises RejectedError where they are fewer than the threshold.

    A key counts once, however many signatures it made and however often it is given.
    """
    different = {key.id: key for key in keys}
    if not 1 <= threshold <= len(different):
        raise ValueError(threshold)
    message = dsse.pae(envelope.payload_type, envelope.payload)
    found = tuple(
        key for key in different.values() if any(key.verifies(each.value, message) for each in envelope.signatures)
    )
    if len(found) < threshold:
        raise RejectedError(Failure(_unsigned(tuple(different.values()), found, threshold)))
    return found


def _unsigned(keys: Sequence[PublicKey], found: Sequence[PublicKey], threshold: int) -> str:
    if len(keys) == 1:
        return f"No signature was made over it with the key {keys[0].shown} ({keys[0].id[:16]})."
    missing = ", ".join(f"{key.shown} ({key.id[:16]})" for key in keys if key not in found)
    return f"{len(found)} of {len(keys)} keys signed it, and {threshold} have to. No signature was made with {missing}."


def authenticated(payload_type: str, payload: bytes, shown: str) -> object:
    """The statement in an authenticated payload; raises RejectedError for a payload that is none."""
    if payload_type != statement.PAYLOAD_TYPE:
        said = f"The payload is of the type {payload_type[:100]!r}, not {statement.PAYLOAD_TYPE}."
        raise RejectedError(Failure(said))
    try:
        return strict_json.read(payload, f"the payload of {shown}")
    except InputError as error:
        raise RejectedError(*(Failure(str(problem)) for problem in error.problems)) from None


def sign_off(payload_type: str, payload: bytes, shown: str) -> SignOff:
    """The summary of a release in an authenticated payload; raises RejectedError for any other payload."""
    try:
        return statement.read_summary(authenticated(payload_type, payload, shown))
    except MalformedError as wrong:
        raise RejectedError(Failure(str(wrong))) from None


def unexpected(said: SignOff, wanted: Expected, now: datetime.datetime) -> tuple[Failure, ...]:
    """In what a statement is not what the caller expects. `now` is in UTC."""
    found = []
    if wanted.release is not None and said.release != wanted.release:
        found.append(f"It signs off the release {said.release!r}, not {wanted.release!r}.")
    if wanted.resource is not None and said.resource != wanted.resource:
        found.append(f"It is about {said.resource!r}, not {wanted.resource!r}.")
    if wanted.commit is not None:
        if said.revision is None:
            found.append("It names no revision: the release was signed off outside of a git repository.")
        elif said.revision.commit != wanted.commit:
            found.append(f"It signs off the revision {said.revision.commit}, not {wanted.commit}.")
        elif wanted.tree is not None and said.revision.tree != wanted.tree:
            found.append("It signs off another directory of this revision.")
    if said.revision is not None and not said.revision.clean and not wanted.allow_dirty:
        found.append("The tree that was signed off was not the one of its revision (--allow-dirty accepts that).")
    found += _at_wrong_time(said.time, wanted.max_age, now)
    return tuple(map(Failure, found))


def _at_wrong_time(written: str, max_age: datetime.timedelta | None, now: datetime.datetime) -> list[str]:
    time = moment(written)
    if time is None:
        return ["The time at which it was verified is not one in UTC."]
    if time > now + SKEW:
        return [f"It was verified at {written}, which is still to come."]
    if max_age is not None and now - time > max_age:
        return [f"It was verified at {written}, which is longer ago than {max_age.days} days."]
    return []


def moment(written: str) -> datetime.datetime | None:
    """The time that is written as `sign-off` writes it; None for any other text."""
    try:
        return datetime.datetime.strptime(written, TIME).replace(tzinfo=datetime.UTC)
    except ValueError:
        return None


TIME = "%Y-%m-%dT%H:%M:%SZ"
"""RFC 3339, in UTC, to the second."""


def of_bundle(said: SignOff, name: str, data: bytes | None) -> tuple[Failure, ...]:
    """What is wrong with a file of the bundle; `data` None says that it is not there."""
    wanted = said.bundle.get(name)
    if wanted is None:
        return (Failure("It is no part of what was signed.", name),)
    if data is None:
        return (Failure("It is missing in the bundle.", name),)
    return () if sha256(data) == wanted else (Failure("It is not the file that was signed.", name),)
