"""Keys, a small project that meets its constitution, a git repository, and the command run in this process."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

pytest.importorskip("cryptography")

from constitution_gate.engine.attestation import keys as key_module
from constitution_gate.engine.attestation.keys import PrivateKey

CONSTITUTION = """\
# Ledger Constitution

## Core Principles

### I. Model First

Every stored entity MUST be defined in a data model with typed fields.

### II. Four Eyes

Every plan MUST be read by a second person.

## Governance

**Version**: 2.1.0 | **Ratified**: 2026-01-01 | **Last Amended**: 2026-01-02
"""
SPEC = """\
# Feature Specification: Ledger

## Requirements

### Functional Requirements

- **FR-001**: System MUST store bookings

### Key Entities

- **Booking**: an amount with a date
"""
PLAN = """\
# Implementation Plan: Ledger

## Summary

Store bookings in a table.

## Technical Context

**Language/Version**: Python 3.12

**Storage**: PostgreSQL 16

## Constitution Check

*GATE: Must pass before Phase 0 research. Re-check after Phase 1 design.*

- [x] **I. Model First**: one entity. Evidence: `data-model.md`
- [x] **II. Four Eyes**: read twice. Evidence: `research.md`

## Project Structure

**Structure Decision**: one module.
"""
FILES = {
    ".specify/memory/constitution.md": CONSTITUTION,
    "specs/001-ledger/spec.md": SPEC,
    "specs/001-ledger/plan.md": PLAN,
    "specs/001-ledger/data-model.md": (
        "# Data Model: Ledger\n\n## Booking\n\n| Field | Type |\n|---|---|\n| id | uuid |\n| amount | decimal |\n"
    ),
    "specs/001-ledger/research.md": "# Research\n\nRead by Ada and by Grace.\n",
    "src/ledger.py": "AMOUNT = 1\n",
}
EVIDENCE = ". Evidence: `research.md`"


class Ended(NamedTuple):
    """How a command ended."""

    status: int
    out: str
    err: str


class Project:
    """A project whose files a test changes; a git repository once it was committed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for path, text in FILES.items():
            self.write(path, text)

    def write(self, path: str, text: str) -> None:
        """Write a file, with its directories."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8"))

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace a text that has to be there."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def leave_open(self) -> None:
        """Take away the evidence of the review, so that nothing decides it."""
        self.replace("specs/001-ledger/plan.md", EVIDENCE, "")

    def commit(self) -> str:
        """Commit the whole work tree; the id of the commit."""
        if shutil.which("git") is None:
            pytest.skip("there is no git program")
        if not (self.root / ".git").exists():
            self.git("init", "-q", "-b", "main", "--template=")
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "change")
        return self.git("rev-parse", "HEAD")

    def git(self, *words: str) -> str:
        """Run git in the work tree; its output without the last line end."""
        environment = {"PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
        for who in ("AUTHOR", "COMMITTER"):
            environment |= {f"GIT_{who}_NAME": "Ada", f"GIT_{who}_EMAIL": "ada@example.org"}
            environment |= {f"GIT_{who}_DATE": "2026-01-02T03:04:05+00:00"}
        ended = subprocess.run(
            ["git", "-C", str(self.root), *words], env=environment, check=True, capture_output=True, text=True
        )
        return ended.stdout.strip()


class Pair(NamedTuple):
    """The two files of a key."""

    private: Path
    public: Path


Run = Callable[..., Ended]


@pytest.fixture(scope="session")
def signing_keys() -> dict[str, PrivateKey]:
    """A key of each kind, and a second one of the first kind."""
    made = {kind: key_module.generate(kind) for kind in key_module.KINDS}
    return {**made, "other": key_module.generate("ed25519")}


@pytest.fixture
def pair(tmp_path: Path, signing_keys: dict[str, PrivateKey]) -> Callable[[str], Pair]:
    """The files of one of the keys, outside of the project."""

    def written(name: str) -> Pair:
        found = Pair(tmp_path / f"{name}.pem", tmp_path / f"{name}.pub")
        found.private.write_bytes(signing_keys[name].pem(None))
        found.private.chmod(0o600)
        found.public.write_bytes(signing_keys[name].public.pem)
        return found

    return written


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that meets its constitution, outside of any git repository."""
    return Project(tmp_path / "ledger")


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run the command line in this process, in a directory of its own."""
    from constitution_gate.engine.cli import entry

    for name in ("SPECIFY_FEATURE_DIRECTORY", "SPECIFY_FEATURE", "SPECIFY_INIT_DIR", "CONSTITUTION_GATE_KEY_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767322800")
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> Ended:
        status = entry._guarded([str(word) for word in arguments], "constitution-gate")
        out, err = capsysbinary.readouterr()
        return Ended(status, out.decode(), err.decode())

    return call


class Signed(NamedTuple):
    """A release that was signed off: its bundle, and the key that verifies it."""

    bundle: Path
    key: Path

    @property
    def attestation(self) -> Path:
        """The file of the attestation."""
        return self.bundle / "attestation.json"

    @property
    def envelope(self) -> dict[str, Any]:
        """The envelope as JSON."""
        found = json.loads(self.attestation.read_text(encoding="utf-8"))
        assert isinstance(found, dict)
        return found

    @property
    def payload(self) -> bytes:
        """The bytes that were signed."""
        return base64.b64decode(self.envelope["payload"])

    @property
    def statement(self) -> dict[str, Any]:
        """The statement as JSON."""
        found = json.loads(self.payload)
        assert isinstance(found, dict)
        return found


@pytest.fixture
def sign_off(run: Run, project: Project, pair: Callable[[str], Pair], tmp_path: Path) -> Callable[..., Signed]:
    """Sign the project off as release 1.0.0."""

    def signed(*more: object, kind: str = "ed25519", name: str = "evidence") -> Signed:
        bundle = tmp_path / name
        key = pair(kind)
        ended = run(
            "sign-off", "--release", "1.0.0", "--root", project.root, "--key", key.private, "--bundle", bundle, *more
        )
        assert ended.status == 0, ended
        return Signed(bundle, key.public)

    return signed
