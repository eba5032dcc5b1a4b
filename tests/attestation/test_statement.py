"""A statement says one thing: what contradicts itself, lacks a field or is of another type is no sign-off."""

from __future__ import annotations

import copy
import datetime
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.engine.attestation import statement, strict_json, verification
from constitution_gate.engine.attestation.basis import Basis, Listing
from constitution_gate.engine.attestation.rejection import RejectedError
from constitution_gate.engine.attestation.statement import Constitution, Revision, SignOff
from constitution_gate.engine.attestation.verification import Expected
from constitution_gate.engine.report import ApprovalEntry

PATH = ".specify/memory/constitution.md"
SAID = SignOff(
    release="1.0.0",
    resource="git+https://example.org/ledger",
    time="2026-01-02T03:00:00Z",
    tool={"constitution-gate": "0.1.0", "python": "3.12.1"},
    constitution=Constitution(PATH, "2.1.0", "a" * 64),
    features=("specs/001-ledger",),
    levels=("CONSTITUTION_MUST", "CONSTITUTION_SHOULD"),
    revision=Revision("b" * 40, "c" * 40, True),
    basis=Basis(
        {PATH: "a" * 64, "src/a.py": "d" * 64},
        ("src/b.py",),
        {"big.json": "it is too large"},
        {"specs/001-ledger": True},
        (Listing("", 7, 1, "e" * 64),),
    ),
    bundle={"report.json": "f" * 64},
)
NOW = datetime.datetime(2026, 6, 1, tzinfo=datetime.UTC)
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
digests = st.text("0123456789abcdef", min_size=64, max_size=64)
thorough = settings(max_examples=80, deadline=None)


def _read(value: object) -> SignOff:
    return verification.sign_off(statement.PAYLOAD_TYPE, json.dumps(value).encode(), "a.json")


@given(
    release=texts,
    files=st.dictionaries(texts.filter(lambda name: name != PATH), digests, max_size=5),
    absent=st.lists(texts, max_size=4),
    flags=st.dictionaries(texts, st.booleans(), max_size=4),
    listings=st.lists(st.builds(Listing, texts, st.integers(0, 9), st.integers(0, 9), digests), max_size=3),
    approvals=st.lists(st.builds(ApprovalEntry, texts, texts, texts, texts), max_size=2),
    revision=st.none() | st.just(SAID.revision),
    git=st.booleans(),
)
@thorough
def test_what_is_written_is_what_is_read(
    release: str,
    files: dict[str, str],
    absent: list[str],
    flags: dict[str, bool],
    listings: list[Listing],
    approvals: list[ApprovalEntry],
    revision: Revision | None,
    git: bool,
) -> None:
    said = SAID.replace(
        release=release,
        revision=revision,
        approvals=tuple(approvals),
        levels=("CONSTITUTION_MUST_WITH_APPROVALS",) if approvals else ("CONSTITUTION_MUST",),
        basis=Basis({PATH: "a" * 64, **files}, tuple(absent), {}, flags, tuple(listings)),
    )
    written = strict_json.canonical(statement.summary(said, git=git))
    assert verification.sign_off(statement.PAYLOAD_TYPE, written, "a") == said
    assert strict_json.canonical(statement.summary(said, git=git)) == written


def test_the_order_of_what_was_found_makes_no_difference() -> None:
    turned = SAID.replace(
        tool=dict(reversed(SAID.tool.items())),
        basis=SAID.basis.replace(files=dict(reversed(SAID.basis.files.items()))),
    )
    assert strict_json.canonical(statement.summary(turned)) == strict_json.canonical(statement.summary(SAID))


def _changed(path: str, value: object) -> dict[str, Any]:
    made: Any = json.loads(strict_json.canonical(statement.summary(SAID)))
    *above, last = path.split("/")
    holder = made
    for name in above:
        holder = holder[int(name)] if isinstance(holder, list) else holder[_field(name)]
    if isinstance(holder, list):
        holder[int(last)] = value
    elif value is ...:
        del holder[_field(last)]
    else:
        holder[_field(last)] = value
    found: dict[str, Any] = made
    return found


def _field(name: str) -> str:
    return statement.SIGN_OFF if name == "ours" else name


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("_type", "https://in-toto.io/Statement/v0.1", "no statement"),
        ("_type", ..., "no statement"),
        ("predicateType", "https://slsa.dev/provenance/v1", "not https://slsa.dev/verification_summary/v1"),
        ("predicateType", statement.GATES, "not https://slsa.dev/verification_summary/v1"),
        ("predicateType", 1, "no predicateType"),
        ("predicate", [], "predicate"),
        ("predicate/verificationResult", "FAILED", "not PASSED"),
        ("predicate/verificationResult", "passed", "not PASSED"),
        ("predicate/verificationResult", True, "verificationResult"),
        ("predicate/verifier/id", "https://example.org/other", "not urn:constitution-gate"),
        ("predicate/verifiedLevels", [], "neither"),
        ("predicate/verifiedLevels", ["SLSA_BUILD_LEVEL_3"], "neither"),
        ("predicate/verifiedLevels", ["CONSTITUTION_MUST_WITH_APPROVALS"], "approvals"),
        ("predicate/policy/digest/sha256", "0" * 64, "not the constitution"),
        ("predicate/policy/digest/sha256", "0" * 40, "sha256"),
        ("predicate/policy/digest/sha256", "G" * 64, "sha256"),
        ("predicate/ours", ..., "sign-off"),
        ("predicate/ours/features", [], "no feature"),
        ("predicate/ours/features", [1], "features"),
        ("predicate/ours/revision", ..., "revision"),
        ("predicate/ours/revision", None, "two revisions"),
        ("predicate/ours/revision/commit", "0" * 40, "two revisions"),
        ("predicate/ours/revision/clean", "yes", "clean"),
        ("predicate/ours/directories", {"a": 1}, "directories"),
        ("predicate/ours/bundle", {"a": 1}, "bundle"),
        ("predicate/ours/listings", [{"directory": "", "files": -1, "others": 0, "sha256": "0" * 64}], "files"),
        ("predicate/ours/listings", [{"directory": "", "files": True, "others": 0, "sha256": "0" * 64}], "files"),
        ("subject", [], "not the constitution"),
        ("subject/0/digest", {"gitCommit": "b" * 40, "sha256": "a" * 64}, "or several"),
        ("subject/0/digest", {"md5": "b" * 32}, "no digest"),
        ("subject/1", {"name": "again", "digest": {"gitCommit": "b" * 40}}, "twice"),
        ("subject/3", {"name": PATH, "digest": {"sha256": "a" * 64}}, "twice"),
    ],
)
def test_a_statement_that_does_not_hold_together_is_rejected(path: str, value: object, message: str) -> None:
    with pytest.raises(RejectedError, match=message):
        _read(_changed(path, value))


@pytest.mark.parametrize("kind", ["application/json", "application/vnd.in-toto+JSON", "", "text/plain"])
def test_another_type_of_payload_is_rejected_before_it_is_read(kind: str) -> None:
    with pytest.raises(RejectedError, match="payload is of the type"):
        verification.sign_off(kind, b"\xff", "a")


def test_a_key_that_stands_twice_in_the_payload_is_rejected() -> None:
    payload = strict_json.canonical(statement.summary(SAID))
    doubled = payload.replace(b'"verificationResult":', b'"verificationResult":"FAILED","verificationResult":')
    with pytest.raises(RejectedError, match="twice"):
        verification.sign_off(statement.PAYLOAD_TYPE, doubled, "a")


@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=8,
    ),
    at=st.sampled_from(
        ["subject", "subject/0", "subject/0/digest", "predicate", "predicate/ours", "predicate/ours/revision"]
        + [f"predicate/ours/{name}" for name in ("absent", "approvals", "listings", "tool", "unread", "constitution")]
    ),
)
@thorough
def test_no_statement_crashes_the_reader(value: object, at: str) -> None:
    try:
        _read(_changed(at, value))
    except RejectedError:
        return


def _unexpected(wanted: Expected, said: SignOff = SAID, now: datetime.datetime = NOW) -> list[str]:
    return [str(failure) for failure in verification.unexpected(said, wanted, now)]


def test_what_the_caller_expects_is_compared() -> None:
    assert _unexpected(Expected("1.0.0", SAID.resource, "b" * 40, "c" * 40, datetime.timedelta(days=365))) == []
    (release,) = _unexpected(Expected(release="1.0.1"))
    assert "'1.0.0', not '1.0.1'" in release
    (resource,) = _unexpected(Expected(resource="git+https://example.org/other"))
    assert "example.org/other" in resource
    (commit,) = _unexpected(Expected(commit="0" * 40))
    assert "b" * 40 in commit
    (tree,) = _unexpected(Expected(commit="b" * 40, tree="0" * 40))
    assert "another directory" in tree
    (none,) = _unexpected(Expected(commit="b" * 40), SAID.replace(revision=None))
    assert "no revision" in none


def test_a_tree_that_was_not_clean_holds_only_for_who_accepts_that() -> None:
    dirty = SAID.replace(revision=Revision("b" * 40, "c" * 40, False))
    assert "allow-dirty" in _unexpected(Expected(), dirty)[0]
    assert _unexpected(Expected(allow_dirty=True), dirty) == []


@pytest.mark.parametrize(
    ("time", "days", "message"),
    [
        ("2026-06-01T00:04:00Z", None, ""),
        ("2026-06-01T00:06:00Z", None, "still to come"),
        ("9999-12-31T23:59:59Z", None, "still to come"),
        ("2026-05-01T00:00:00Z", 31, ""),
        ("2026-04-30T00:00:00Z", 31, "longer ago than 31 days"),
        ("1970-01-01T00:00:00Z", None, ""),
        ("2026-05-01T00:00:00+02:00", None, "not one in UTC"),
        ("yesterday", None, "not one in UTC"),
    ],
)
def test_the_time_is_neither_to_come_nor_too_long_ago(time: str, days: int | None, message: str) -> None:
    wanted = Expected(max_age=datetime.timedelta(days=days) if days else None)
    found = _unexpected(wanted, SAID.replace(time=time))
    assert message in "".join(found)
    assert bool(found) is bool(message)


def test_values_are_not_changed_by_reading() -> None:
    value = statement.summary(SAID)
    before = copy.deepcopy(value)
    statement.read_summary(value)
    assert value == before
