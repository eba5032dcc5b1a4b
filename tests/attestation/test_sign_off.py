"""A release is signed only when everything in it passes, and what is signed says what that rests on."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from constitution_gate.constitution.model import InputError
from constitution_gate.engine import schemas
from constitution_gate.engine.attestation import approvals, strict_json
from constitution_gate.engine.audit import audit

Make = Callable[..., Any]
OURS = "urn:constitution-gate:sign-off:v1"
PLAN = "specs/001-ledger/plan.md"
REVIEW = "principle-2-review"


@pytest.fixture
def attempt(run: Make, project: Any, pair: Make, tmp_path: Path) -> Make:
    """Try to sign the project off; the directory is for the bundle."""
    key = pair("ed25519").private

    def call(*more: object) -> Any:
        bundle = tmp_path / "evidence"
        words = ("sign-off", "--release", "1.0.0", "--root", project.root, "--key", key, "--bundle", bundle, *more)
        ended = run(*words)
        assert (bundle / "attestation.json").exists() is (ended.status == 0)
        return ended

    return call


def test_the_bundle_holds_the_reports_and_both_statements(sign_off: Make) -> None:
    signed = sign_off()
    assert sorted(os.listdir(signed.bundle)) == [
        "attestation.json",
        "files.json",
        "gates.json",
        "report.html",
        "report.json",
    ]
    said = signed.statement["predicate"][OURS]
    assert sorted(said["bundle"]) == ["files.json", "gates.json", "report.html", "report.json"]
    report = json.loads((signed.bundle / "report.json").read_text())
    assert report["outcome"] == "passed"
    assert report["features"][0]["phase"] == "release"
    assert (signed.bundle / "report.html").read_text().startswith("<!")


def test_the_statement_names_every_artifact_and_what_is_not_there(sign_off: Make, project: Any) -> None:
    statement = sign_off().statement
    names = {subject["name"] for subject in statement["subject"]}
    assert {".specify/memory/constitution.md", PLAN, "specs/001-ledger/data-model.md"} <= names
    predicate = statement["predicate"]
    assert predicate["timeVerified"] == "2026-01-02T03:00:00Z"
    assert predicate["resourceUri"] == "urn:constitution-gate:release:1.0.0"
    assert predicate[OURS]["features"] == ["specs/001-ledger"]
    assert predicate[OURS]["revision"] is None
    assert predicate[OURS]["tool"]["constitution-gate"]
    assert predicate[OURS]["tool"]["python"]
    assert ".specify/templates/plan-template.md" in predicate[OURS]["absent"]
    assert str(project.root) not in json.dumps(statement)


def test_the_same_project_gives_the_same_bytes_before_they_are_signed(sign_off: Make) -> None:
    first, second = sign_off(kind="ecdsa"), sign_off(kind="ecdsa", name="again")
    assert first.payload == second.payload
    assert first.payload == strict_json.canonical(json.loads(first.payload))
    assert first.envelope["signatures"] != second.envelope["signatures"], "ECDSA signs with a random number"
    for name in ("report.json", "report.html", "files.json"):
        assert (first.bundle / name).read_bytes() == (second.bundle / name).read_bytes()


def test_the_revision_and_its_tree_are_in_the_statement(sign_off: Make, project: Any) -> None:
    commit = project.commit()
    statement = sign_off().statement
    assert statement["subject"][0] == {"name": "commit", "digest": {"gitCommit": commit}}
    tree = project.git("rev-parse", "HEAD^{tree}")
    assert statement["subject"][1]["digest"] == {"gitTree": tree}
    assert statement["predicate"][OURS]["revision"] == {"commit": commit, "tree": tree, "clean": True}


@pytest.mark.parametrize("path", ["src/ledger.py", "src/new.py"])
def test_a_tree_that_is_not_its_revision_is_refused(path: str, attempt: Make, project: Any) -> None:
    project.commit()
    project.write(path, "AMOUNT = 2\n")
    ended = attempt()
    assert ended.status == 2
    assert path in ended.err
    assert attempt("--allow-dirty").status == 0


def test_what_git_ignores_leaves_a_tree_clean(sign_off: Make, project: Any) -> None:
    project.write(".gitignore", "build/\n")
    project.commit()
    project.write("build/out.txt", "x")
    assert sign_off().statement["predicate"][OURS]["revision"]["clean"] is True


def test_a_release_that_fails_is_not_signed(attempt: Make, project: Any) -> None:
    project.replace("specs/001-ledger/data-model.md", "| id | uuid |\n| amount | decimal |\n", "")
    ended = attempt()
    assert ended.status == 1
    assert "Nothing was signed" in ended.err
    assert "FAILED" in ended.out


def test_a_feature_that_cannot_be_read_is_not_signed(attempt: Make, project: Any) -> None:
    (project.root / PLAN).write_bytes(b"\xff\xfe")
    assert attempt().status == 2


def test_an_undecided_review_needs_somebody_who_approves_it(attempt: Make, project: Any) -> None:
    project.leave_open()
    ended = attempt()
    assert ended.status == 3
    assert f"--approve {REVIEW}=NAME:REASON" in ended.err


def test_an_approval_is_recorded_wherever_the_verdict_is(sign_off: Make, project: Any, run: Make) -> None:
    project.leave_open()
    signed = sign_off("--approve", f"{REVIEW}=Ada Lovelace:Read it with Grace: twice")
    entry = {
        "feature": "specs/001-ledger",
        "gate": REVIEW,
        "name": "Ada Lovelace",
        "reason": "Read it with Grace: twice",
    }
    predicate = signed.statement["predicate"]
    assert predicate[OURS]["approvals"] == [entry]
    assert predicate["verifiedLevels"][0] == "CONSTITUTION_MUST_WITH_APPROVALS"
    report = json.loads((signed.bundle / "report.json").read_text())
    assert report["approvals"] == [entry]
    jsonschema.validate(report, schemas.schema("report"))
    assert report["outcome"] == report["features"][0]["outcome"] == report["summary"]["outcome"] == "passed"
    gate = next(gate for gate in report["features"][0]["gates"] if gate["id"] == REVIEW)
    assert gate["verdict"] == "unverified", "an approval is no verdict"
    assert "Ada Lovelace" in (signed.bundle / "report.html").read_text()
    import base64

    gates = json.loads(base64.b64decode(json.loads((signed.bundle / "gates.json").read_text())["payload"]))
    (approved,) = [gate for gate in gates["predicate"]["features"][0]["gates"] if "approval" in gate]
    assert approved["approval"] == {"name": "Ada Lovelace", "reason": "Read it with Grace: twice"}
    shown = run("verify", signed.bundle, "--key", signed.key)
    assert shown.status == 0
    assert "by Ada Lovelace: Read it with Grace: twice" in shown.out


@pytest.mark.parametrize(
    ("approval", "message"),
    [
        (REVIEW, "is no approval"),
        (f"{REVIEW}=Ada", "is no approval"),
        (f"={REVIEW}:Ada", "is no approval"),
        (f"{REVIEW}=Ada:", "is empty"),
        (f"{REVIEW}=:It was read by two people", "is empty"),
        (f"{REVIEW}=Ada:TBD", "puts its answer off"),
        (f"{REVIEW}=Ada:n/a", "says that there is nothing"),
        (f"{REVIEW}=TODO:It was read by two people", "puts its answer off"),
        (f"{REVIEW}=A\u200bda:It was read", "invisible"),
        (f"{REVIEW}=Ada:It was\u202e read", "invisible"),
        ("principle-9-review=Ada:It was read by two people", "approves nothing"),
        (f"002-other/{REVIEW}=Ada:It was read by two people", "approves nothing"),
        ("principle-1-data-model=Ada:It was read by two people", "approves nothing"),
    ],
)
def test_an_approval_that_says_nothing_or_concerns_nothing_is_refused(
    approval: str, message: str, attempt: Make, project: Any
) -> None:
    project.leave_open()
    ended = attempt("--approve", f"{REVIEW}=Grace:It was read by two people", "--approve", approval)
    assert ended.status == 2
    assert message in ended.err


def test_a_gate_is_approved_once(attempt: Make, project: Any) -> None:
    project.leave_open()
    twice = [f"{REVIEW}=Ada:Read twice", f"001-ledger/{REVIEW}=Grace:Read again"]
    ended = attempt("--approve", twice[0], "--approve", twice[1])
    assert ended.status == 2
    assert "approved twice" in ended.err


def test_what_a_check_has_to_decide_cannot_be_approved(project: Any) -> None:
    project.leave_open()
    report = audit(project.root, phase="release")
    (feature,) = report.features
    gates = tuple(gate.replace(check="testing") if gate.id == REVIEW else gate for gate in feature.gates)
    report = report.replace(features=(feature.replace(gates=gates),))
    with pytest.raises(InputError, match="cannot be approved: the check testing has to decide it"):
        approvals.apply(report, [approvals.parse(f"{REVIEW}=Ada:It was read by two people")])


def test_a_failure_is_not_approved_away(attempt: Make, project: Any) -> None:
    project.leave_open()
    project.replace("specs/001-ledger/data-model.md", "| id | uuid |\n| amount | decimal |\n", "")
    ended = attempt("--approve", f"{REVIEW}=Ada:It was read by two people")
    assert ended.status == 1


def test_a_constitution_that_was_weakened_since_the_last_release_is_not_signed(attempt: Make, project: Any) -> None:
    project.commit()
    project.git("tag", "v1")
    project.replace(".specify/memory/constitution.md", "Every plan MUST be", "Every plan SHOULD be")
    project.commit()
    assert attempt("--base", "v1").status == 1
    assert attempt().status == 0


def test_several_keys_sign_one_statement(sign_off: Make, pair: Make, run: Make) -> None:
    signed = sign_off("--key", pair("rsa").private)
    assert len(signed.envelope["signatures"]) == 2
    assert run("verify", signed.bundle, "--key", signed.key, "--key", pair("rsa").public).status == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "nothing to sign with"),
        (["--key", "missing.pem"], "no such file"),
        (["--key", "k.pem", "--keyless"], "both given"),
        (["--key", "env://NO_SUCH_VARIABLE"], "NO_SUCH_VARIABLE"),
        (["--key", "k.pem", "--resource", "orders"], "no URI"),
        (["--key", "k.pem", "--feature", "009"], "no feature"),
        (["--key", "k.pem", "--base", "main"], "git"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_written(
    words: list[str], message: str, run: Make, project: Any, pair: Make, tmp_path: Path
) -> None:
    key = pair("ed25519").private
    words = [str(key) if word == "k.pem" else word for word in words]
    ended = run("sign-off", "--release", "1", "--root", project.root, "--bundle", tmp_path / "b", *words)
    assert ended.status == 2
    assert message in ended.err
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("release", ["", " ", "1\n2", "x" * 201])
def test_a_release_has_a_version(release: str, run: Make, project: Any, pair: Make) -> None:
    ended = run("sign-off", "--release", release, "--root", project.root, "--key", pair("ed25519").private)
    assert ended.status == 2


@pytest.mark.parametrize("epoch", ["now", "-1", "1.5", "99999999999", "9" * 30])
def test_a_clock_that_is_none_or_ahead_is_refused(epoch: str, attempt: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    ended = attempt()
    assert ended.status == 2
    assert "SOURCE_DATE_EPOCH" in ended.err


def test_evidence_never_goes_into_the_tree_that_it_is_about(run: Make, project: Any, pair: Make) -> None:
    for option, place in (("--bundle", "evidence"), ("--output", "src/attestation.json"), ("--bundle", ".")):
        words = ("sign-off", "--release", "1", "--root", project.root, "--key", pair("ed25519").private)
        ended = run(*words, option, project.root / place)
        assert ended.status == 2
        assert "outside of it" in ended.err


def test_a_bundle_is_not_mixed_with_other_files(run: Make, project: Any, pair: Make, tmp_path: Path) -> None:
    bundle = tmp_path / "evidence"
    bundle.mkdir()
    (bundle / "report.json").write_text("mine")
    key = pair("ed25519").private
    ended = run("sign-off", "--release", "1", "--root", project.root, "--key", key, "--bundle", bundle)
    assert ended.status == 2
    assert "not empty" in ended.err
    assert [path.name for path in bundle.iterdir()] == ["report.json"]


def test_without_a_place_the_bundle_goes_beside_the_project(run: Make, project: Any, pair: Make) -> None:
    key = pair("ed25519").private
    ended = run("sign-off", "--release", "1.0/rc 1", "--root", project.root, "--key", key)
    assert ended.status == 0
    assert (project.root.parent / "sign-off-1.0-rc-1/attestation.json").is_file()


@pytest.mark.skipif(os.name == "nt", reason="needs the modes of POSIX")
def test_a_private_key_that_others_may_read_is_refused(run: Make, project: Any, pair: Make) -> None:
    key = pair("ed25519").private
    key.chmod(0o640)
    ended = run("sign-off", "--release", "1", "--root", project.root, "--key", key)
    assert ended.status == 2
    assert "Other users" in ended.err


def test_a_key_comes_from_the_environment_and_is_never_printed(
    run: Make, project: Any, pair: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    key = pair("ed25519")
    secret = key.private.read_text()
    monkeypatch.setenv("RELEASE_KEY", secret)
    words = ("--release", "1", "--root", project.root, "--key", "env://RELEASE_KEY", "--output", tmp_path / "a.json")
    ended = run("sign-off", *words)
    assert ended.status == 0
    assert secret.splitlines()[1] not in ended.out + ended.err + (tmp_path / "a.json").read_text()
    assert run("verify", tmp_path / "a.json", "--key", key.public, "--root", project.root).status == 0


def test_a_new_pair_of_keys_signs_and_verifies(
    run: Make, project: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind, password in (("ed25519", ""), ("ecdsa", "correct horse")):
        monkeypatch.setenv("CONSTITUTION_GATE_KEY_PASSWORD", password)
        made = run("keygen", "--output", f"k-{kind}", "--type", kind)
        assert made.status == 0
        assert ("not encrypted" in made.err) is not bool(password)
        if os.name == "posix":
            assert (tmp_path / f"k-{kind}.pem").stat().st_mode & 0o777 == 0o600
        assert (b"ENCRYPTED" in (tmp_path / f"k-{kind}.pem").read_bytes()) is bool(password)
        words = ("--release", "1", "--root", project.root, "--key", f"k-{kind}.pem", "--output", f"{kind}.json")
        assert run("sign-off", *words).status == 0
        assert run("verify", f"{kind}.json", "--key", f"k-{kind}.pub").status == 0


def test_a_pair_of_keys_replaces_no_file(run: Make, tmp_path: Path) -> None:
    (tmp_path / "mine.pub").write_text("mine")
    ended = run("keygen", "--output", "mine")
    assert ended.status == 2
    assert (tmp_path / "mine.pub").read_text() == "mine"
    assert not (tmp_path / "mine.pem").exists()
    assert run("keygen", "--output", "no/such/directory").status == 2


def test_a_missing_package_is_named(attempt: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "cryptography", None)
    ended = attempt()
    assert ended.status == 2
    assert "constitution-gate[sign]" in ended.err
