"""An attestation verifies for the tree that was signed off, under the keys that were given, and for nothing else."""

from __future__ import annotations

import base64
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from constitution_gate.engine.attestation import dsse, statement, strict_json

Make = Callable[..., Any]
CONSTITUTION = ".specify/memory/constitution.md"
PLAN = "specs/001-ledger/plan.md"


@pytest.fixture
def verify(run: Make, project: Any) -> Make:
    """Verify a sign-off against the project."""

    def call(signed: Any, *more: object, what: Path | None = None) -> Any:
        return run("verify", what or signed.attestation, "--key", signed.key, "--root", project.root, *more)

    return call


def test_a_fresh_sign_off_verifies(sign_off: Make, verify: Make) -> None:
    signed = sign_off()
    for what in (signed.attestation, signed.bundle):
        ended = verify(signed, what=what)
        assert ended.status == 0
        assert ended.out.startswith("VERIFIED  1.0.0\n")


def test_without_a_root_it_says_that_no_tree_was_compared(sign_off: Make, run: Make) -> None:
    signed = sign_off()
    ended = run("verify", signed.attestation, "--key", signed.key)
    assert ended.status == 0
    assert "no tree was compared" in ended.out


def test_another_key_does_not_verify(sign_off: Make, run: Make, pair: Make) -> None:
    ended = run("verify", sign_off().attestation, "--key", pair("other").public)
    assert ended.status == 1
    assert "No signature was made over it with the key" in ended.out


@pytest.mark.parametrize(
    ("path", "change", "message"),
    [
        (PLAN, "text", "It holds something else"),
        (CONSTITUTION, "text", "It holds something else"),
        (CONSTITUTION, "gone", "It is gone"),
        ("specs/001-ledger/research.md", "gone", "It is gone"),
        ("specs/001-ledger/new.md", "text", "It was added"),
        (".specify/templates/plan-template.md", "text", "It was not there"),
    ],
)
@pytest.mark.parametrize("committed", [False, True])
def test_a_changed_a_removed_and_an_added_artifact_are_named(
    path: str, change: str, message: str, committed: bool, sign_off: Make, verify: Make, project: Any
) -> None:
    if committed:
        project.commit()
    signed = sign_off()
    if change == "gone":
        (project.root / path).unlink()
    else:
        old = (project.root / path).read_text() if (project.root / path).exists() else ""
        project.write(path, old + "\nLater.\n")
    ended = verify(signed)
    assert ended.status == 1
    assert f"{path}: {message}" in ended.out
    assert verify(signed, what=signed.bundle).status == 1


def test_without_its_list_an_added_file_is_told_by_number(sign_off: Make, verify: Make, project: Any) -> None:
    signed = sign_off()
    project.write("specs/001-ledger/new.md", "x")
    names = json.loads((signed.bundle / "files.json").read_text())
    for forged in ({}, {key: [*listed, "specs/001-ledger/new.md"] for key, listed in names.items()}, [], "x"):
        (signed.bundle / "files.json").write_text(json.dumps(forged))
        ended = verify(signed)
        assert ended.status == 1
        assert "A file was added, removed or renamed" in ended.out


def test_a_renamed_file_is_told(sign_off: Make, verify: Make, project: Any) -> None:
    signed = sign_off()
    os.rename(project.root / "specs/001-ledger/research.md", project.root / "specs/001-ledger/notes.md")
    assert verify(signed).status == 1


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
def test_a_link_in_the_place_of_an_artifact_is_no_artifact(
    sign_off: Make, verify: Make, project: Any, tmp_path: Path
) -> None:
    signed = sign_off()
    shutil.move(project.root / PLAN, tmp_path / "plan.md")
    os.symlink(tmp_path / "plan.md", project.root / PLAN)
    assert verify(signed).status == 1


def test_a_sign_off_is_not_replayed_on_a_later_commit(sign_off: Make, verify: Make, project: Any) -> None:
    first = project.commit()
    signed = sign_off()
    project.write("src/ledger.py", "AMOUNT = 2\n")
    second = project.commit()
    ended = verify(signed)
    assert ended.status == 1
    assert f"It signs off the revision {first}, not {second}." in ended.out
    assert verify(signed, "--revision", first).status == 0
    assert verify(signed, "--revision", "HEAD~1").status == 0
    assert verify(signed, "--revision", "HEAD").status == 1
    assert verify(signed, "--revision", "no-such-branch").status == 2


def test_a_file_that_no_verdict_rests_on_must_be_as_in_the_revision(sign_off: Make, verify: Make, project: Any) -> None:
    project.commit()
    signed = sign_off()
    project.write("src/ledger.py", "AMOUNT = 3\n")
    ended = verify(signed)
    assert ended.status == 1
    assert "src/ledger.py: It is not as in the revision that is checked out." in ended.out


def test_a_revision_is_compared_without_a_tree(sign_off: Make, run: Make, project: Any) -> None:
    commit = project.commit()
    signed = sign_off()
    words = ("verify", signed.attestation, "--key", signed.key, "--revision")
    assert run(*words, commit).status == 0
    assert run(*words, "0" * 40).status == 1
    assert run(*words, "main").status == 2


def test_a_sign_off_without_a_revision_is_none_of_a_revision(sign_off: Make, verify: Make, project: Any) -> None:
    signed = sign_off()
    commit = project.commit()
    assert verify(signed).status == 0
    ended = verify(signed, "--revision", commit)
    assert ended.status == 1
    assert "names no revision" in ended.out


def test_a_clone_and_an_archive_verify_as_the_tree_did(sign_off: Make, run: Make, project: Any, tmp_path: Path) -> None:
    project.write(".gitignore", "build/\n.venv/\n")
    project.commit()
    project.write("build/out.txt", "x")
    project.write(".venv/lib/a.py", "x")
    signed = sign_off()
    project.git("clone", "-q", str(project.root), str(tmp_path / "clone"))
    shutil.copytree(tmp_path / "clone", tmp_path / "archive", ignore=shutil.ignore_patterns(".git"))
    for copy in ("clone", "archive"):
        assert run("verify", signed.bundle, "--key", signed.key, "--root", tmp_path / copy).status == 0
        (tmp_path / copy / "specs/001-ledger/more.md").write_text("x")
        assert run("verify", signed.bundle, "--key", signed.key, "--root", tmp_path / copy).status == 1


def test_another_project_is_not_the_one_that_was_signed_off(
    sign_off: Make, run: Make, project: Any, tmp_path: Path
) -> None:
    signed = sign_off()
    other = Path(shutil.copytree(project.root, tmp_path / "other"))
    model = other / "specs/001-ledger/data-model.md"
    model.write_text(model.read_text().replace("Booking", "Posting"))
    assert run("verify", signed.attestation, "--key", signed.key, "--root", other).status == 1


def test_a_tree_that_was_not_clean_is_accepted_only_when_asked(sign_off: Make, verify: Make, project: Any) -> None:
    project.commit()
    project.write("src/ledger.py", "AMOUNT = 4\n")
    signed = sign_off("--allow-dirty")
    assert verify(signed).status == 1
    assert verify(signed, "--allow-dirty").status == 0


def test_release_resource_and_age_are_what_the_caller_expects(sign_off: Make, verify: Make) -> None:
    signed = sign_off("--resource", "git+https://example.org/ledger")
    assert verify(signed, "--release", "1.0.0", "--resource", "git+https://example.org/ledger").status == 0
    assert verify(signed, "--release", "1.0.1").status == 1
    assert verify(signed, "--resource", "git+https://example.org/other").status == 1
    assert verify(signed, "--max-age", "36500").status == 0


@pytest.mark.parametrize("name", ["report.json", "report.html", "files.json", "gates.json"])
@pytest.mark.parametrize("change", ["changed", "gone"])
def test_every_file_of_a_bundle_is_the_one_that_was_signed(name: str, change: str, sign_off: Make, run: Make) -> None:
    signed = sign_off()
    file = signed.bundle / name
    if change == "gone":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes().replace(b"1", b"2", 1).replace(b"a", b"b", 1))
    ended = run("verify", signed.bundle, "--key", signed.key)
    assert ended.status == 1
    assert name in ended.out


def test_a_file_that_was_put_into_a_bundle_is_named(sign_off: Make, run: Make) -> None:
    signed = sign_off()
    (signed.bundle / "readme.txt").write_text("Everything passed.")
    ended = run("verify", signed.bundle, "--key", signed.key)
    assert ended.status == 1
    assert "readme.txt: It is no part of what was signed." in ended.out


def test_the_statement_with_the_gates_is_no_sign_off_by_itself(sign_off: Make, run: Make) -> None:
    signed = sign_off()
    ended = run("verify", signed.bundle / "gates.json", "--key", signed.key)
    assert ended.status == 1
    assert "urn:constitution-gate:gates:v1" in ended.out


def test_all_keys_have_to_have_signed_unless_a_threshold_is_given(sign_off: Make, run: Make, pair: Make) -> None:
    signed = sign_off("--key", pair("rsa").private)
    third = pair("other").public
    words = ("verify", signed.attestation, "--key", signed.key, "--key", pair("rsa").public)
    assert run(*words).status == 0
    ended = run(*words, "--key", third)
    assert ended.status == 1
    assert "2 of 3 keys signed it" in ended.out
    assert run(*words, "--key", third, "--threshold", 2).status == 0
    assert run(*words, "--threshold", 3).status == 2
    assert run(*words, "--key", signed.key).status == 2, "a key that is given twice is an error"


def test_a_signature_that_stands_twice_does_not_reach_a_threshold_of_two(sign_off: Make, run: Make, pair: Make) -> None:
    signed = sign_off(kind="ecdsa")
    again = sign_off(kind="ecdsa", name="again")
    value = signed.envelope
    value["signatures"] += again.envelope["signatures"]
    signed.attestation.write_text(json.dumps(value))
    words = ("verify", signed.attestation, "--key", signed.key)
    assert run(*words).status == 0
    assert run(*words, "--key", pair("other").public, "--threshold", 2).status == 1


def _signed_by(key: Any, value: object, kind: str = statement.PAYLOAD_TYPE) -> bytes:
    return dsse.render(dsse.signed(kind, strict_json.canonical(value), [key]))


@pytest.mark.parametrize(
    "change",
    [
        {"predicateType": "https://slsa.dev/provenance/v1"},
        {"predicateType": "https://example.org/verification_summary/v1"},
        {"_type": "https://example.org/Statement/v1"},
        {"subject": []},
        {"predicate": {}},
    ],
    ids=["provenance", "look-alike", "statement", "subject", "predicate"],
)
def test_what_the_key_signed_for_another_purpose_is_no_sign_off(
    change: dict[str, object], sign_off: Make, verify: Make, signing_keys: Any
) -> None:
    signed = sign_off()
    signed.attestation.write_bytes(_signed_by(signing_keys["ed25519"], {**signed.statement, **change}))
    assert verify(signed).status == 1


def test_another_type_of_payload_is_no_sign_off(sign_off: Make, verify: Make, signing_keys: Any) -> None:
    signed = sign_off()
    signed.attestation.write_bytes(_signed_by(signing_keys["ed25519"], signed.statement, "application/json"))
    ended = verify(signed)
    assert ended.status == 1
    assert "payload is of the type 'application/json'" in ended.out


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"", 2),
        (b"no attestation", 2),
        (b"{}", 1),
        (b"[" * 100_000, 2),
        (b"\0" * 100, 2),
        (b'{"payload": "YQ==", "payload": "Yg=="}', 2),
    ],
)
def test_a_file_that_is_no_attestation_is_said_to_be_none(
    data: bytes, status: int, sign_off: Make, verify: Make
) -> None:
    signed = sign_off()
    signed.attestation.write_bytes(data)
    ended = verify(signed)
    assert ended.status == status
    assert ended.out.startswith("NOT VERIFIED")
    assert not ended.err


@pytest.mark.skipif(os.name == "nt", reason="needs a FIFO")
def test_what_is_no_file_is_not_waited_for(run: Make, pair: Make, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    assert run("verify", tmp_path / "fifo", "--key", pair("ed25519").public).status == 2
    assert run("verify", tmp_path / "nothing", "--key", pair("ed25519").public).status == 2
    assert run("verify", tmp_path, "--key", tmp_path / "fifo").status == 2


def test_a_public_key_of_the_tree_that_is_verified_is_not_trusted(sign_off: Make, run: Make, project: Any) -> None:
    signed = sign_off()
    shutil.copy(signed.key, project.root / "release.pub")
    words = ("verify", signed.attestation, "--root", project.root, "--key", project.root / "release.pub")
    ended = run(*words)
    assert ended.status == 2
    assert "lies in the tree" in ended.out


def test_without_a_key_nothing_is_verified(sign_off: Make, run: Make) -> None:
    ended = run("verify", sign_off().attestation)
    assert ended.status == 2
    assert "Nobody is named" in ended.out


def test_the_result_as_json_says_the_same(sign_off: Make, verify: Make, project: Any) -> None:
    signed = sign_off()
    good = json.loads(verify(signed, "--format", "json").out)
    assert good["verified"] is True
    assert good["release"] == "1.0.0"
    assert good["constitution"]["version"] == "2.1.0"
    project.replace(PLAN, "Store bookings", "Lose bookings")
    bad = json.loads(verify(signed, "--format", "json").out)
    assert bad["verified"] is False
    assert bad["failures"] == [
        {"message": "It holds something else than when the release was signed off.", "path": PLAN}
    ]


def test_text_from_a_statement_cannot_act_on_a_terminal(sign_off: Make, verify: Make, signing_keys: Any) -> None:
    signed = sign_off()
    value = signed.statement
    value["predicate"]["resourceUri"] = "\x1b]0;x\x07\n::error::y\u202e"
    signed.attestation.write_bytes(_signed_by(signing_keys["ed25519"], value))
    ended = verify(signed)
    assert "\x1b" not in ended.out
    assert "\u202e" not in ended.out
    assert "\n::" not in ended.out


def test_the_signature_is_over_the_bytes_and_not_over_their_meaning(sign_off: Make, verify: Make) -> None:
    signed = sign_off()
    value = signed.envelope
    again = json.dumps(signed.statement, indent=1).encode()
    value["payload"] = base64.b64encode(again).decode()
    signed.attestation.write_text(json.dumps(value))
    assert verify(signed).status == 1
