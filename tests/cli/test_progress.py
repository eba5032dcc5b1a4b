"""Progress is seen by a person who waits, and by nobody else."""

from __future__ import annotations

import io
import itertools
from types import SimpleNamespace

import pytest

from constitution_gate.engine.cli import progress as module
from constitution_gate.engine.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal, and a clock on which half a second passes between two looks."""
    found = Terminal()
    ticks = itertools.count()
    monkeypatch.setattr(module, "sys", SimpleNamespace(stderr=found))
    monkeypatch.setattr(module.time, "monotonic", lambda: next(ticks) / 2)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("CI", raising=False)
    return found


def _work(features: int, *, shown: bool = True) -> None:
    with Progress("Auditing", shown=shown) as progress:
        for done in range(1, features + 1):
            progress.at(done, 1_000)


def test_long_work_is_told_and_leaves_nothing_behind(terminal: Terminal) -> None:
    _work(4)
    lines = terminal.getvalue().split("\r")

    assert "Auditing 3 of 1,000 features" in lines
    assert lines[-2:] == [" " * len("Auditing 3 of 1,000 features"), ""]


def test_short_work_says_nothing(terminal: Terminal) -> None:
    _work(1)

    assert terminal.getvalue() == ""


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("TERM", "dumb")])
def test_nobody_watches_in_continuous_integration(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    _work(9)

    assert terminal.getvalue() == ""


def test_quiet_is_quiet(terminal: Terminal) -> None:
    _work(9, shown=False)

    assert terminal.getvalue() == ""


def test_a_file_gets_no_progress(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr(module, "sys", SimpleNamespace(stderr=file))
    _work(9)

    assert file.getvalue() == terminal.getvalue() == ""


def test_a_terminal_that_went_away_ends_nothing(terminal: Terminal) -> None:
    terminal.close()
    _work(9)
