"""A project of a stranger: one that passes, and that a test then makes hostile."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import NamedTuple

import pytest

CONSTITUTION = """\
# Orders Constitution

## Core Principles

### I. Contract First

Every HTTP API MUST be described by an OpenAPI contract.

```yaml gate
id: no-card-data
title: No document holds a card number
check: text
with: {files: ["{feature}/**/*.md"], forbid: '\\b\\d{4}-\\d{4}-\\d{4}-\\d{4}\\b'}
```

### II. Two People (NON-NEGOTIABLE)

Every plan MUST be read by a second person.

## Governance

This document outranks other practice.

**Version**: 1.0.0 | **Ratified**: 2026-01-01 | **Last Amended**: 2026-01-01
"""
SPEC = """\
# Feature Specification: Orders

## Requirements

- **FR-001**: System MUST take orders over its HTTP API

### Key Entities

- **Order**: what a buyer wants, with a number
"""
PLAN = """\
# Implementation Plan: Orders

## Summary

Take orders over a REST API: `POST /orders`.

## Technical Context

**Language/Version**: Python 3.12

**Storage**: none

## Constitution Check

- [x] **I. Contract First**: described. Evidence: `contracts/orders.yaml`
- [x] **II. Two People**: read twice. Evidence: `research.md`

## Project Structure

**Structure Decision**: one module.

## Complexity Tracking

| Violation | Why Needed | Simpler Alternative Rejected Because |
|---|---|---|
"""
CONTRACT = """\
openapi: 3.1.0
info: {title: Orders, version: 1.0.0}
servers: [{url: /}]
security: []
paths:
  /orders:
    post:
      operationId: placeOrder
      responses:
        '201': {description: The order is taken}
        '400': {description: The order cannot be read}
"""
FEATURE = "specs/001-orders"
CONSTITUTION_PATH = ".specify/memory/constitution.md"
FORMATS = ("text", "markdown", "json", "sarif", "junit", "github", "gitlab")
_ACTS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff\ud800-\udfff]"
)


class Ended(NamedTuple):
    """How a command ended, and what it said on both streams together."""

    status: int
    said: str


class Project:
    """Its files, which a test changes."""

    feature = FEATURE
    constitution = CONSTITUTION_PATH
    contract = f"{FEATURE}/contracts/orders.yaml"
    plan = f"{FEATURE}/plan.md"

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write(CONSTITUTION_PATH, CONSTITUTION)
        self.write(f"{FEATURE}/spec.md", SPEC)
        self.write(f"{FEATURE}/plan.md", PLAN)
        self.write(f"{FEATURE}/research.md", "# Research\n\nRead by Ada and by Grace.\n")
        self.write(self.contract, CONTRACT)

    def path(self, name: str) -> Path:
        """Where a file stands, with its directories made."""
        target = self.root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        return target

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file anew."""
        target = self.path(name)
        target.unlink(missing_ok=True)
        target.write_bytes(content.encode("utf-8", "surrogateescape") if isinstance(content, str) else content)
        return target

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace a text that has to be there."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def free(self, name: str) -> Path:
        """The place of a file, which is taken away."""
        target = self.path(name)
        target.unlink(missing_ok=True)
        return target


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that passes."""
    return Project(tmp_path / "orders")


@pytest.fixture
def audit(project: Project, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch):
    """Audit the project in this process, with the network cut; every format it prints must be harmless."""
    from constitution_gate.engine.cli import entry

    for name in ("SPECIFY_FEATURE_DIRECTORY", "SPECIFY_FEATURE", "SPECIFY_INIT_DIR", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)

    def cut(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket.socket, "connect", cut)
    monkeypatch.setattr(socket, "getaddrinfo", cut)

    def run(*arguments: str, command: str = "audit") -> Ended:
        words = [command, *(arguments or (FEATURE,)), "--root", str(project.root)]
        status = entry._guarded(words, "constitution-gate")
        out, err = capsysbinary.readouterr()
        said = out.decode() + err.decode()
        assert status in {0, 1, 2, 3}, said
        assert "Traceback" not in said
        assert not _ACTS.search(said)
        own = re.compile(r"::(?:error|warning|notice) (?:[a-z]+=[^:,\s][^:,]*,)*title=[^:,]*::")
        for line in said.split("\n"):
            assert not line.lstrip().startswith("::") or own.match(line), line
        assert not re.search(r"##[A-Za-z]*\[", said)
        return Ended(status, said)

    return run


@pytest.fixture
def command(project: Project, tmp_path: Path):
    """Run the installed command as a CI job would: in a process of its own, from within the project."""

    def run(*arguments: str, **environment: str) -> Ended:
        program = Path(sysconfig.get_path("scripts")) / "constitution-gate"
        if program.exists():
            words = [str(program)]
        else:
            words = [sys.executable, "-P", "-c", "from constitution_gate.engine.cli.entry import main; main()"]
        inherited = {key: value for key, value in os.environ.items() if key in {"PATH", "PYTHONPATH", "TMPDIR", "LANG"}}
        ended = subprocess.run(
            [*words, *arguments],
            cwd=project.root,
            env={**inherited, "HOME": str(tmp_path), "CI": "true", **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )
        return Ended(ended.returncode, (ended.stdout + ended.stderr).decode())

    return run
