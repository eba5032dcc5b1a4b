"""The two statements of a release: in-toto Statement v1 (github.com/in-toto/attestation, spec/v1/statement.md).

The first has the predicate of a SLSA Verification Summary Attestation v1 (slsa.dev/spec/v1.1/verification_summary): the
constitution is the policy, the verdict is PASSED, for there is no other that is signed. SLSA lets a producer add fields
that are named by a URI; one holds what a verifier needs to compare a tree. The second statement lists the gates.
"""

from __future__ import annotations

from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.attestation.basis import Basis, Listing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, NoReturn

    from constitution_gate.engine.report import ApprovalEntry

PAYLOAD_TYPE = "application/vnd.in-toto+json"
STATEMENT = "https://in-toto.io/Statement/v1"
SUMMARY = "https://slsa.dev/verification_summary/v1"
GATES = "urn:constitution-gate:gates:v1"
SIGN_OFF = "urn:constitution-gate:sign-off:v1"
"""The field of the summary that holds what SLSA has no field for."""
VERIFIER = "urn:constitution-gate"
PASSED = "PASSED"
MUST, SHOULD, MAY = "CONSTITUTION_MUST", "CONSTITUTION_SHOULD", "CONSTITUTION_MAY"
MUST_WITH_APPROVALS = "CONSTITUTION_MUST_WITH_APPROVALS"

_COMMIT, _TREE = "gitCommit", "gitTree"
_HEX = frozenset("0123456789abcdef")


class MalformedError(Exception):
    """A statement that is not the one of a release; the text is a whole sentence."""


class Revision(Record):
    """The commit that was signed off, its tree below the root, and whether the tree on disk was the same."""

    commit: str
    tree: str
    clean: bool


class Constitution(Record):
    """What was judged by."""

    path: str
    version: str | None
    sha256: str


class SignOff(Record):
    """All that the summary says. `time` is in RFC 3339, in UTC; `bundle` has the digests of what goes with it."""

    release: str
    resource: str
    time: str
    tool: Mapping[str, str]
    constitution: Constitution
    features: tuple[str, ...]
    levels: tuple[str, ...]
    revision: Revision | None
    basis: Basis
    approvals: tuple[ApprovalEntry, ...] = ()
    bundle: Mapping[str, str] = {}


def resource_of(release: str) -> str:
    """The URI of a release that nobody gave another one."""
    from urllib.parse import quote

    return f"urn:constitution-gate:release:{quote(release, safe='')}"


def subjects(basis: Basis, revision: Revision | None, *, git: bool = True) -> list[dict[str, object]]:
    """What a statement is about: the commit, the tree, and each file. `git` False leaves it at digests in SHA-256."""
    found = (
        [("commit", _COMMIT, revision.commit), ("tree", _TREE, revision.tree)] if revision is not None and git else []
    )
    found += [(path, "sha256", digest) for path, digest in sorted(basis.files.items())]
    return [{"name": name, "digest": {kind: digest}} for name, kind, digest in found]


def summary(said: SignOff, *, git: bool = True) -> dict[str, object]:
    """The statement with the verification summary."""
    version = said.tool.get("constitution-gate", "")
    return {
        "_type": STATEMENT,
        "subject": subjects(said.basis, said.revision, git=git),
        "predicateType": SUMMARY,
        "predicate": {
            "verifier": {"id": VERIFIER, "version": {"constitution-gate": version}},
            "timeVerified": said.time,
            "resourceUri": said.resource,
            "policy": {
                "uri": f"{said.resource}#{said.constitution.path}",
                "digest": {"sha256": said.constitution.sha256},
            },
            "inputAttestations": [
                {"uri": f"{said.resource}#{name}", "digest": {"sha256": digest}}
                for name, digest in sorted(said.bundle.items())
            ],
            "verificationResult": PASSED,
            "verifiedLevels": list(said.levels),
            SIGN_OFF: _extension(said),
        },
    }


def _extension(said: SignOff) -> dict[str, object]:
    revision, basis = said.revision, said.basis
    return {
        "release": said.release,
        "constitution": {"path": said.constitution.path, "version": said.constitution.version},
        "features": list(said.features),
        "revision": ({"commit": revision.commit, "tree": revision.tree, "clean": revision.clean} if revision else None),
        "approvals": [dict(zip(_APPROVAL, each.values(), strict=True)) for each in said.approvals],
        "tool": dict(said.tool),
        "bundle": dict(said.bundle),
        "absent": list(basis.absent),
        "unread": dict(basis.unread),
        "directories": dict(basis.directories),
        "listings": [dict(zip(_LISTING, each.values(), strict=True)) for each in basis.listings],
    }


_APPROVAL = ("feature", "gate", "name", "reason")
_LISTING = ("directory", "files", "others", "sha256")


def predicate_type(statement: object) -> str:
    """The type of a statement's predicate; raises MalformedError for what is no statement of in-toto."""
    if not isinstance(statement, dict) or statement.get("_type") != STATEMENT:
        raise MalformedError(f"What was signed is no statement of the type {STATEMENT}.")
    kind = statement.get("predicateType")
    if not isinstance(kind, str):
        raise MalformedError("The statement has no predicateType.")
    return kind


def read_summary(statement: object) -> SignOff:
    """What the summary of a release says; raises MalformedError, which says what is wrong, for any other statement."""
    kind = predicate_type(statement)
    if kind != SUMMARY:
        raise MalformedError(f"The predicate of the statement is of the type {kind[:200]!r}, not {SUMMARY}.")
    top = _Object(statement, "The statement")
    predicate = top.inner("predicate")
    verifier = predicate.inner("verifier").text("id")
    if verifier != VERIFIER:
        raise MalformedError(f"The verifier is {verifier[:200]!r}, not {VERIFIER}.")
    result = predicate.text("verificationResult")
    if result != PASSED:
        raise MalformedError(f"The verification result is {result[:200]!r}, not {PASSED}.")
    levels = predicate.texts("verifiedLevels")
    if not {MUST, MUST_WITH_APPROVALS} & set(levels):
        raise MalformedError(f"The verified levels hold neither {MUST} nor {MUST_WITH_APPROVALS}.")
    extension = predicate.inner(SIGN_OFF)
    constitution = extension.inner("constitution")
    basis, commit, tree = _read_basis(top, extension)
    said = SignOff(
        release=extension.text("release"),
        resource=predicate.text("resourceUri"),
        time=predicate.text("timeVerified"),
        tool=extension.mapping("tool"),
        constitution=Constitution(
            constitution.text("path"),
            constitution.optional("version"),
            predicate.inner("policy").inner("digest").digest("sha256"),
        ),
        features=extension.texts("features"),
        levels=levels,
        revision=_read_revision(extension),
        basis=basis,
        approvals=_read_approvals(extension),
        bundle=extension.mapping("bundle"),
    )
    _agree(said, commit, tree)
    return said


def _agree(said: SignOff, commit: str | None, tree: str | None) -> None:
    """Raise MalformedError where one part of a statement contradicts another."""
    revision = said.revision
    if (commit is not None or tree is not None) and (
        revision is None or (commit, tree) != (revision.commit, revision.tree)
    ):
        raise MalformedError("The statement names two revisions.")
    if said.basis.files.get(said.constitution.path) != said.constitution.sha256:
        raise MalformedError("The policy of the statement is not the constitution among its files.")
    if not said.features:
        raise MalformedError("The statement names no feature.")
    if bool(said.approvals) is not (MUST_WITH_APPROVALS in said.levels):
        raise MalformedError("The verified levels of the statement do not agree with its approvals.")


def _read_basis(top: _Object, extension: _Object) -> tuple[Basis, str | None, str | None]:
    files: dict[str, str] = {}
    git: dict[str, str] = {}
    for each in top.objects("subject"):
        name, digest = each.text("name"), each.inner("digest")
        held = [kind for kind in (_COMMIT, _TREE, "sha256") if digest.has(kind)]
        if len(held) != 1:
            raise MalformedError(f"The subject {name[:200]!r} has no digest that is known, or several.")
        into, key = (files, name) if held[0] == "sha256" else (git, held[0])
        if key in into:
            raise MalformedError(f"The subject {name[:200]!r} stands twice.")
        into[key] = digest.digest(held[0])
    basis = Basis(
        files=files,
        absent=extension.texts("absent"),
        unread=extension.mapping("unread"),
        directories=extension.flags("directories"),
        listings=tuple(
            Listing(each.text("directory"), each.count("files"), each.count("others"), each.digest("sha256"))
            for each in extension.objects("listings")
        ),
    )
    return basis, git.get(_COMMIT), git.get(_TREE)


def _read_revision(extension: _Object) -> Revision | None:
    if extension.is_null("revision"):
        return None
    found = extension.inner("revision")
    return Revision(found.digest("commit"), found.digest("tree"), found.flag("clean"))


def _read_approvals(extension: _Object) -> tuple[ApprovalEntry, ...]:
    from constitution_gate.engine.report import ApprovalEntry

    return tuple(ApprovalEntry(*(each.text(name) for name in _APPROVAL)) for each in extension.objects("approvals"))


class _Object:
    """An object of JSON whose fields are taken by type; what is missing or of another type is a MalformedError."""

    def __init__(self, value: object, shown: str) -> None:
        if not isinstance(value, dict):
            raise MalformedError(f"{shown} is no object.")
        self._value: dict[str, object] = value
        self._shown = shown

    def has(self, name: str) -> bool:
        return name in self._value

    def is_null(self, name: str) -> bool:
        return self.has(name) and self._value[name] is None

    def text(self, name: str) -> str:
        found = self._value.get(name)
        return found if isinstance(found, str) else self._stop(name, "text")

    def optional(self, name: str) -> str | None:
        return None if self.is_null(name) else self.text(name)

    def digest(self, name: str) -> str:
        found = self.text(name)
        lengths = {64} if name == "sha256" else {40, 64}
        return found if len(found) in lengths and _HEX.issuperset(found) else self._stop(name, "digest")

    def flag(self, name: str) -> bool:
        found = self._value.get(name)
        return found if isinstance(found, bool) else self._stop(name, "truth value")

    def count(self, name: str) -> int:
        found = self._value.get(name)
        return found if type(found) is int and found >= 0 else self._stop(name, "count")

    def inner(self, name: str) -> _Object:
        found = self._value.get(name)
        return _Object(found, f"The field {name}") if isinstance(found, dict) else self._stop(name, "object")

    def objects(self, name: str) -> Sequence[_Object]:
        return [_Object(each, f"An entry of {name}") for each in self._list(name)]

    def texts(self, name: str) -> tuple[str, ...]:
        found = self._list(name)
        texts = tuple(each for each in found if isinstance(each, str))
        return texts if len(texts) == len(found) else self._stop(name, "list of texts")

    def mapping(self, name: str) -> dict[str, str]:
        found: Any = self._value.get(name)
        if not isinstance(found, dict) or not all(isinstance(each, str) for each in found.values()):
            self._stop(name, "mapping of texts")
        return dict(found)

    def flags(self, name: str) -> dict[str, bool]:
        found: Any = self._value.get(name)
        if not isinstance(found, dict) or not all(isinstance(each, bool) for each in found.values()):
            self._stop(name, "mapping of truth values")
        return dict(found)

    def _list(self, name: str) -> list[object]:
        found = self._value.get(name)
        return found if isinstance(found, list) else self._stop(name, "list")

    def _stop(self, name: str, kind: str) -> NoReturn:
        raise MalformedError(f"{self._shown} has no field {name} that is a {kind}.")
