"""A small project, and the command run in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

CONSTITUTION = """\
# Notes Constitution

## Core Principles

### I. Data Model First

Every stored entity MUST be defined in a data model with typed fields.

### II. Two People (NON-NEGOTIABLE)

Every plan MUST be read by a second person.

### III. Small Steps

A feature SHOULD be delivered in slices.

## Governance

This document outranks other practice.

**Version**: 1.2.0 | **Ratified**: 2026-01-01 | **Last Amended**: 2026-01-02
"""
SPEC = """\
# Feature Specification: Notes

## Requirements

### Functional Requirements

- **FR-001**: System MUST store notes

### Key Entities

- **Note**: a text with a title
"""
PLAN = """\
# Implementation Plan: Notes

## Summary

Store notes in a table.

## Technical Context

**Language/Version**: Python 3.12

**Storage**: PostgreSQL 16

## Constitution Check

*GATE: Must pass before Phase 0 research. Re-check after Phase 1 design.*

- [x] **I. Data Model First**: one entity. Evidence: `data-model.md`
- [x] **II. Two People**: read twice. Evidence: `research.md`
- [x] **III. Small Steps**: one slice. Evidence: FR-001

## Project Structure

**Structure Decision**: one module.

## Complexity Tracking

> **Fill ONLY if Constitution Check has violations that must be justified**
"""
MODEL = """\
# Data Model: Notes

## Note

| Field | Type |
|-------|------|
| id | uuid |
| title | text |
"""
RESEARCH = "# Research\n\nRead by Ada and by Grace.\n"


class Ended(NamedTuple):
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, object]:
        """stdout as JSON."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


class Project:
    """A project whose files a test changes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write(".specify/memory/constitution.md", CONSTITUTION)
        for name, text in (("spec", SPEC), ("plan", PLAN), ("data-model", MODEL), ("research", RESEARCH)):
            self.write(f"specs/001-notes/{name}.md", text)

    def write(self, path: str, text: str) -> None:
        """Write a file, with its directories."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace a text that has to be there."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    @property
    def plan(self) -> bytes:
        """The bytes of plan.md."""
        return (self.root / "specs/001-notes/plan.md").read_bytes()


Run = Callable[..., Ended]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that meets its constitution."""
    return Project(tmp_path / "notes")


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in this process."""
    from constitution_gate.engine.cli import entry

    for name in ("SPECIFY_FEATURE_DIRECTORY", "SPECIFY_FEATURE", "SPECIFY_INIT_DIR"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: object, program: str = "constitution-gate") -> Ended:
        status = entry._guarded([str(word) for word in arguments], program)
        out, err = capsysbinary.readouterr()
        return Ended(status, out.decode(), err.decode())

    return call
