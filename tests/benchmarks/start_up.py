"""Start-up and audit time, as ratios to `python -c pass` measured in the same run.

    python tests/benchmarks/start_up.py [--rounds 15] [--peer "spectral lint --quiet {contract}"]...

The commands are interleaved and the medians compared, so that a busy machine slows all of them alike. A first round
that does not count leaves byte code, compiled patterns and the cache behind, as any earlier run does; "cold" is without
the cache. A `--peer` is another program over the contract of 20 KB, run in the same rounds. It prints a table with the
budgets and always exits 0: a budget is a number to look at, not a test.
"""

from __future__ import annotations

import argparse
import shlex
import sys
import sysconfig
import tempfile
from pathlib import Path

from measuring import Work, environment, measure, show

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "orders-api"
SCRIPTS = Path(sysconfig.get_path("scripts"))


def _small_project(directory: Path) -> Path:
    """A project with one feature that has no contract and a constitution without declared gates."""
    (directory / ".specify/memory").mkdir(parents=True)
    (directory / ".specify/memory/constitution.md").write_text(
        "# Notes Constitution\n\n## Core Principles\n\n"
        "### I. Data Model First\n\nEvery stored entity MUST be defined in a data model with typed fields.\n\n"
        "### II. Simplicity\n\nA feature MUST NOT add a second deployable.\n\n"
        "**Version**: 1.0.0 | **Ratified**: 2026-01-01 | **Last Amended**: 2026-01-01\n"
    )
    feature = directory / "specs/001-notes"
    feature.mkdir(parents=True)
    (feature / "spec.md").write_text(
        "# Feature Specification: Notes\n\n## Requirements\n\n- **FR-001**: System MUST store notes\n\n"
        "### Key Entities\n\n- **Note**: a text with a title\n"
    )
    (feature / "plan.md").write_text(
        "# Implementation Plan: Notes\n\n## Summary\n\nStore notes.\n\n## Technical Context\n\n"
        "**Language/Version**: Python 3.12\n**Storage**: SQLite\n\n## Constitution Check\n\n"
        "- [x] **I. Data Model First**: defined. Evidence: `data-model.md`\n"
        "- [x] **II. Simplicity**: one command. Evidence: `spec.md`\n\n"
        "## Project Structure\n\n**Structure Decision**: one module.\n"
    )
    (feature / "data-model.md").write_text(
        "# Data Model\n\n## Note\n\n| Field | Type |\n|---|---|\n| id | integer |\n| title | text |\n"
    )
    return directory


def _with_contract(directory: Path) -> Path:
    """The same project with an HTTP API and a contract of 20 KB."""
    _small_project(directory)
    constitution = directory / ".specify/memory/constitution.md"
    principle = "### III. Contract First\n\nEvery HTTP API MUST be described by an OpenAPI contract.\n\n**Version**"
    constitution.write_text(constitution.read_text().replace("**Version**", principle))
    plan = directory / "specs/001-notes/plan.md"
    plan.write_text(plan.read_text().replace("Store notes.", "Store notes and serve them over a REST API."))
    lines = ["openapi: 3.1.0", "info: {title: Notes, version: 1.0.0}", "paths:"]
    number = 0
    while sum(map(len, lines)) < 20_000:
        number += 1
        lines += [
            f"  /notes/{number}/{{id}}:",
            "    get:",
            f"      operationId: readNote{number}",
            "      security: []",
            "      parameters:",
            "        - {name: id, in: path, required: true, schema: {type: integer}}",
            "      responses:",
            "        '200':",
            "          description: The note",
            "          content:",
            "            application/json:",
            "              schema: {$ref: '#/components/schemas/Note'}",
        ]
    lines += ["components:", "  schemas:", "    Note:", "      type: object", "      properties:"]
    lines += ["        id: {type: integer}", "        title: {type: string}"]
    contract = directory / "specs/001-notes/contracts/notes.yaml"
    contract.parent.mkdir()
    contract.write_text("\n".join(lines) + "\n")
    return directory


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--peer", action="append", default=[], metavar="COMMAND")
    given = parser.parse_args()
    program, base = str(SCRIPTS / "constitution-gate"), "python -c pass"
    with tempfile.TemporaryDirectory() as directory:
        small = _small_project(Path(directory) / "small")
        large = _with_contract(Path(directory) / "contract")
        contract = str(large / "specs/001-notes/contracts/notes.yaml")
        audit, example = [program, "audit", "001-notes", "--root"], [program, "audit", "001-place-order", "--root"]
        works = [
            Work(base, [sys.executable, "-c", "pass"]),
            Work("--version", [program, "--version"], 3, base),
            Work("--help", [program, "--help"], 3, base),
            Work("audit, no contract, cold", [*audit, str(small), "--no-cache"], 6, base),
            Work("audit, no contract, warm", [*audit, str(small)], 4, base),
            Work("audit, 20 KB contract, cold", [*audit, str(large), "--no-cache"], 20, base),
            Work("audit, 20 KB contract, warm", [*audit, str(large)], 4, base),
            Work("audit, contract, gates and SQL, cold", [*example, str(EXAMPLE), "--no-cache"], 0, base),
            Work("audit, contract, gates and SQL, warm", [*example, str(EXAMPLE)], 4, base),
            Work("openapi-spec-validator, 20 KB", [str(SCRIPTS / "openapi-spec-validator"), contract], 0, base),
        ]
        for peer in given.peer:
            words = shlex.split(peer.replace("{contract}", shlex.quote(contract)))
            works.append(Work(f"{Path(words[0]).name}, 20 KB", words, 0, base))
        show(works, measure(works, given.rounds, environment(str(Path(directory) / "cache"))), given.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
