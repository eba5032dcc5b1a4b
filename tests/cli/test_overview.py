"""The overview that is printed without importing the command line is the one that the command line prints."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from constitution_gate.engine.cli import overview

ROOTS = os.pathsep.join(path for path in sys.path if path)
RENDER = "import sys\nfrom constitution_gate.engine.cli import app\nsys.exit(app.run(['--help'], 'constitution-gate'))"
START = (
    "import sys\nsys.argv = ['constitution-gate', {!r}]\nfrom constitution_gate.engine.cli.entry import main\nmain()"
)


def _printed(code: str, columns: str) -> str:
    environment = {**os.environ, "PYTHONPATH": ROOTS, "COLUMNS": columns, "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    return done.stdout.decode().replace("\r\n", "\n")


def test_the_overview_is_what_the_command_line_renders() -> None:
    stored = Path(overview.__file__).with_name("overview.txt").read_text(encoding="utf-8")
    assert _printed(RENDER, "80") == stored
    assert _printed(RENDER, "200") == stored, "typer never sets help wider than eighty columns"


@pytest.mark.parametrize("option", ["--help", "-h"])
@pytest.mark.parametrize("columns", ["80", "60"])
def test_help_is_set_for_the_width_of_the_terminal(option: str, columns: str) -> None:
    assert _printed(START.format(option), columns) == _printed(RENDER, columns)


def test_a_width_that_is_no_number_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "wide")
    assert overview.read() is not None
    monkeypatch.setenv("COLUMNS", "40")
    assert overview.read() is None
