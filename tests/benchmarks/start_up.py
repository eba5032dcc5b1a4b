"""Start-up and audit time, as ratios to `python -c pass` measured in the same run.

    python tests/benchmarks/start_up.py [--rounds 15]

The commands are interleaved and the medians compared, so that a busy machine slows all of them alike. A first round
that does not count leaves byte code and compiled patterns behind, as any earlier run does. It prints a table with the budgets and
always exits 0: a budget is a number to look at, not a test.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

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
    rounds = parser.parse_args().rounds
    command = str(SCRIPTS / "constitution-gate")
    with tempfile.TemporaryDirectory() as directory:
        small = str(_small_project(Path(directory) / "small"))
        contract = str(_with_contract(Path(directory) / "contract"))
        work: list[tuple[str, list[str], str]] = [
            ("python -c pass", [sys.executable, "-c", "pass"], ""),
            ("--version", [command, "--version"], "3"),
            ("--help", [command, "--help"], "3"),
            ("audit, no contract", [command, "audit", "001-notes", "--root", small], "6"),
            ("audit, 20 KB contract", [command, "audit", "001-notes", "--root", contract], "20"),
            ("audit, contract, gates, SQL", [command, "audit", "001-place-order", "--root", str(EXAMPLE)], ""),
            (
                "openapi-spec-validator",
                [
                    str(SCRIPTS / "openapi-spec-validator"),
                    str(EXAMPLE / "specs/001-place-order/contracts/orders.openapi.yaml"),
                ],
                "",
            ),
        ]
        times: dict[str, list[float]] = {name: [] for name, _, _ in work}
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        for number in range(rounds + 1):
            for name, words, _ in work:
                start = time.perf_counter()
                subprocess.run(
                    words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
                )
                if number:
                    times[name].append(time.perf_counter() - start)
    base = statistics.median(times["python -c pass"])
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, {rounds} rounds, medians")
    print(f"{'work':30} {'ms':>7} {'ratio':>6} {'budget':>6}")
    for name, _, budget in work:
        median = statistics.median(times[name])
        print(f"{name:30} {median * 1000:7.1f} {median / base:6.1f} {budget:>6}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
