"""Time of auditing a project with a thousand features, and a contract of more than ten megabytes.

    python tests/benchmarks/many_features.py [--features 1000] [--rounds 3] [--peer "redocly lint {contract}"]...

A project is written whose features are of three kinds, as in a real one: most of them small, some with a contract,
a data model and tasks. The audit of all of them is measured with one process and with one for each core, with an empty
cache, with a full one, and after one plan changed. Walking the tree and asking for each file's status, as any program
has to, is the yardstick of the warm audit. A `--peer` is another program over the large contract, run in the same
rounds. It prints the medians with the budgets and always exits 0.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import shutil
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

from measuring import Work, environment, measure, show

SCRIPTS = Path(sysconfig.get_path("scripts"))
WALK = """
import os, sys
def walk(directory):
    with os.scandir(directory) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                walk(entry.path)
            else:
                entry.stat(follow_symlinks=False)
walk(sys.argv[1])
"""
TOUCH = "import pathlib, sys; p = pathlib.Path(sys.argv[1]); p.write_text(p.read_text() + chr(10))"
HASH = "import hashlib, sys; hashlib.sha256(open(sys.argv[1], 'rb').read())"
EMPTY = "import shutil, sys; shutil.rmtree(sys.argv[1], ignore_errors=True)"
CONSTITUTION = """# Notes Constitution

## Core Principles

### I. Data Model First

Every stored entity MUST be defined in a data model with typed fields.

### II. Contract First

Every HTTP API MUST be described by an OpenAPI contract.

### III. Simplicity (NON-NEGOTIABLE)

A feature MUST NOT add a second deployable. Every requirement MUST be covered by a task.

**Version**: 1.2.0 | **Ratified**: 2026-01-01 | **Last Amended**: 2026-03-01
"""
SPEC = """# Feature Specification: Notes {n}

## User Scenarios & Testing

### User Story 1 - Keep notes (Priority: P1)

A member writes note {n} and finds it again.

## Requirements

### Functional Requirements

- **FR-001**: System MUST store notes of kind {n}
- **FR-002**: System MUST list the notes of a member, newest first

### Key Entities

- **Note**: a text with a title
"""
PLAN = """# Implementation Plan: Notes {n}

## Summary

Store notes of kind {n}{served}.

## Technical Context

**Language/Version**: Python 3.12
**Storage**: SQLite
**Testing**: pytest

## Constitution Check

- [x] **I. Data Model First**: defined. Evidence: `data-model.md`
- [x] **II. Contract First**: described. Evidence: `contracts/notes.yaml`
- [x] **III. Simplicity**: one command. Evidence: `spec.md`

## Project Structure

**Structure Decision**: one module.
"""
MODEL = """# Data Model

## Note

| Field | Type | Rules |
|---|---|---|
| id | integer | primary key |
| title | text | required |
| written | timestamp | required |
"""
TASKS = """# Tasks: Notes {n}

- [ ] T001 [US1] Store notes of kind {n} (FR-001) in src/notes.py
- [ ] T002 [US1] List the notes of a member (FR-002) in src/notes.py
- [ ] T003 [US1] Test both in tests/test_notes.py
"""


def _contract(operations: int) -> dict[str, object]:
    def operation(number: int) -> dict[str, object]:
        note = {"$ref": f"#/components/schemas/Note{number}"}
        found = {"description": "The note", "content": {"application/json": {"schema": note}}}
        return {
            "get": {
                "operationId": f"readNote{number}",
                "summary": "Reads a note of a member, with everything that belongs to it",
                "security": [],
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}},
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 100}},
                ],
                "responses": {"200": found, "404": {"description": "There is no such note"}},
            }
        }

    def schema(number: int) -> dict[str, object]:
        return {
            "type": "object",
            "description": "A note of a member, as it was written and with when it was changed",
            "required": ["id", "title"],
            "properties": {
                "id": {"type": "integer", "format": "int64"},
                "title": {"type": "string", "maxLength": 200},
                "tags": {"type": "array", "items": {"type": "string"}},
                "before": {"$ref": f"#/components/schemas/Note{max(number - 1, 0)}"},
            },
        }

    return {
        "openapi": "3.0.3",
        "info": {"title": "Notes", "version": "1.0.0"},
        "paths": {f"/notes/{number}/{{id}}": operation(number) for number in range(operations)},
        "components": {"schemas": {f"Note{number}": schema(number) for number in range(operations)}},
    }


def _project(root: Path, features: int) -> None:
    (root / ".specify/memory").mkdir(parents=True)
    (root / ".specify/memory/constitution.md").write_text(CONSTITUTION)
    for number in range(features):
        feature = root / f"specs/{number:04}-notes"
        feature.mkdir(parents=True)
        kind = number % 4
        served = " and serve them over a REST API" if kind == 3 else ""
        (feature / "spec.md").write_text(SPEC.format(n=number))
        (feature / "plan.md").write_text(PLAN.format(n=number, served=served))
        (feature / "data-model.md").write_text(MODEL)
        if kind >= 2:
            (feature / "tasks.md").write_text(TASKS.format(n=number))
        if kind == 3:
            (feature / "contracts").mkdir()
            (feature / "contracts/notes.json").write_text(json.dumps(_contract(6), indent=2))
    source = root / "src"
    source.mkdir()
    (source / "notes.py").write_text("def notes() -> list[str]:\n    return []\n")
    _age(root)


def _age(root: Path) -> None:
    """Wait until no file is so young that its times say nothing."""
    newest = max(path.stat().st_ctime for path in root.rglob("*"))
    time.sleep(max(0.0, newest + 2.5 - time.time()))


def _large(root: Path) -> Path:
    """A project with one feature and a contract of some 11 MB."""
    _project(root, 4)
    for number in range(3):
        shutil.rmtree(root / f"specs/{number:04}-notes")
    contract = root / "specs/0003-notes/contracts/notes.json"
    contract.write_text(json.dumps(_contract(8_000), indent=1))
    _age(root)
    return contract


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--features", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peer", action="append", default=[], metavar="COMMAND")
    given = parser.parse_args()
    program = str(SCRIPTS / "constitution-gate")
    with tempfile.TemporaryDirectory() as directory:
        root, cache = Path(directory) / "project", str(Path(directory) / "cache")
        _project(root, given.features)
        audit = [program, "audit", "--all", "--quiet", "--root", str(root)]
        walk, count = "walk and status", f"{given.features:,} features"
        python = [sys.executable, "-c"]
        works = [
            Work(walk, [*python, WALK, str(root)]),
            Work(f"{count}, cold, 1 process", [*audit, "--no-cache", "--jobs", "1"]),
            Work(f"{count}, cold", [*audit, "--no-cache"], 25),
            Work("(the cache is emptied)", [*python, EMPTY, cache]),
            Work(f"{count}, cold, cache written", audit),
            Work(f"{count}, warm", audit, 3, walk),
            Work("(a plan changes)", [*python, TOUCH, str(root / "specs/0001-notes/plan.md")]),
            Work(f"{count}, one plan changed", audit),
        ]
        show(works, measure(works, given.rounds, environment(cache)), given.rounds)
        print()
        contract = _large(Path(directory) / "large")
        size = f"{os.path.getsize(contract) / 1e6:.1f} MB contract"
        audit = [program, "audit", "0003-notes", "--time-limit", "60", "--root", str(Path(directory) / "large")]
        digest = f"SHA-256 of the {size}"
        works = [
            Work(
                digest, [*python, "import hashlib, sys; hashlib.sha256(open(sys.argv[1], 'rb').read())", str(contract)]
            ),
            Work(f"{size}, cold", [*audit, "--no-cache"]),
            Work(f"{size}, warm", audit, 1, digest),
            Work(f"openapi-spec-validator, {size}", [str(SCRIPTS / "openapi-spec-validator"), str(contract)]),
        ]
        for peer in given.peer:
            words = shlex.split(peer.replace("{contract}", shlex.quote(str(contract))))
            works.append(Work(f"{Path(words[0]).name}, {size}", words))
        show(works, measure(works, 1, environment(cache)), 1)
    return 0


if __name__ == "__main__":
    sys.exit(main())
