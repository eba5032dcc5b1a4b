"""The page on baselines shows what is printed and written for the example project."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from constitution_gate.engine.baseline_format import parse

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/baseline.md").read_text(encoding="utf-8")
FILE = ".specify/constitution-gate-baseline.json"
CONTRACT = "specs/002-cancel-order/contracts/cancellations.openapi.yaml"


def _blocks(info: str) -> list[str]:
    return [part.split("```")[0] for part in PAGE.split(f"```{info}\n")[1:]]


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the example project."""
    return Path(shutil.copytree(ROOT / "docs/examples/orders-api", tmp_path / "example"))


def _run(example: Path, *words: str) -> str:
    code = "from constitution_gate.engine.cli.entry import main; main()"
    ended = subprocess.run([sys.executable, "-c", code, *words], cwd=example, capture_output=True, check=False)
    return ended.stdout.decode("utf-8")


def test_the_reports_on_the_page_are_those_that_are_printed(example: Path) -> None:
    first, passed, pruned = _blocks("text")
    assert _run(example, "baseline", "--all") == first
    written = (example / FILE).read_text(encoding="utf-8")
    (shown,) = _blocks("json")
    assert written.startswith(shown.split("\n  ]")[0])
    assert len(parse(shown, FILE)[0].entries) == 1
    _run(example, "baseline", "--all", "--add", "--include-non-negotiable")
    assert _run(example, "audit", "002-cancel-order", "--baseline", FILE).startswith(passed)
    contract = example / CONTRACT
    contract.write_text(contract.read_text(encoding="utf-8").replace("RefundSummary", "Refund"), encoding="utf-8")
    assert pruned in _run(example, "baseline", "--all")
