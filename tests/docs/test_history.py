"""The page on the history shows what is printed for the example project."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/history.md").read_text(encoding="utf-8")
CONTRACT = "specs/002-cancel-order/contracts/cancellations.openapi.yaml"
PLAN = "specs/002-cancel-order/plan.md"
START = 1_790_000_000


class Example:
    """A clone of the example project with a history beside it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.environment = {**os.environ, "CONSTITUTION_GATE_HISTORY": str(root.parent / "history.sqlite3")}
        self.git("init", "-q", "--template=")

    def git(self, *words: str) -> None:
        """Run git in the clone."""
        own = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *own, *words], cwd=self.root, check=True, capture_output=True)

    def commit(self) -> None:
        """Commit the tree."""
        self.git("add", "-A")
        self.git("commit", "-qm", "change")

    def run(self, *words: str, after: int = 0) -> str:
        """What a command prints so many seconds after the first."""
        code = "from constitution_gate.engine.cli.entry import main; main()"
        environment = {**self.environment, "SOURCE_DATE_EPOCH": str(START + after), "PYTHONIOENCODING": "utf-8"}
        command = [sys.executable, "-c", code, *words]
        ended = subprocess.run(command, cwd=self.root, env=environment, capture_output=True, check=False)
        return ended.stdout.decode("utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace what a pattern matches."""
        file = self.root / path
        text, count = re.subn(old, new, file.read_text(encoding="utf-8"))
        assert count
        file.write_text(text, encoding="utf-8")


def test_the_history_on_the_page_is_the_one_that_is_printed(tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("there is no git program")
    example = Example(Path(shutil.copytree(ROOT / "docs/examples/orders-api", tmp_path / "example")))
    example.commit()
    example.run("audit", "--all", "--record")
    example.replace(CONTRACT, "RefundSummary", "Refund")
    example.commit()
    example.run("audit", "--all", "--record", after=20_000)
    example.replace(PLAN, r"NEEDS CLARIFICATION: .*", "A refund is paid within 48 hours of the cancellation.")
    example.run("audit", "002", "--record", after=110_000)
    (shown,) = (part.split("```")[0] for part in PAGE.split("```text\n")[1:])
    assert _without_revisions(example.run("history")) == _without_revisions(shown)


def _without_revisions(text: str) -> str:
    return re.sub(r"\b[0-9a-f]{12}\b", "x" * 12, text)
