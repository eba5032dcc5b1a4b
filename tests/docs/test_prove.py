"""The page on proofs shows what is printed for the example project."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from constitution_gate.engine.proving import catalogue

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/prove.md").read_text(encoding="utf-8")


def test_the_report_on_the_page_is_the_one_that_is_printed() -> None:
    (command,) = [line for line in PAGE.splitlines() if line.startswith("$ constitution-gate prove")]
    words = command.split()[2:]
    code = "from constitution_gate.engine.cli.entry import main; main()"
    root = str(ROOT / "docs/examples/orders-api")
    ended = subprocess.run([sys.executable, "-c", code, *words, "--root", root], capture_output=True, check=False)
    assert ended.stdout.decode("utf-8") == PAGE.split("```text\n")[1].split("```")[0]
    assert ended.returncode == 0


def test_the_page_names_every_check_that_has_ways_of_its_own() -> None:
    table = PAGE.split("| check | own ways |")[1].split("\n\n")[0]
    assert {check for check, own in catalogue.OF_CHECK.items() if own} <= set(table.replace("|", "`").split("`"))
