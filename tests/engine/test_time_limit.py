"""A gate or a feature that takes too long is stopped, and is no pass."""

from __future__ import annotations

import re
import signal
import threading
from typing import TYPE_CHECKING

import pytest

from constitution_gate.engine.audit import Options, audit_project
from constitution_gate.engine.project import open_project
from constitution_gate.engine.report import Outcome, Verdict
from constitution_gate.engine.time_limit import OutOfTimeError, TimeLimit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the platform has no such timer")


def _forever() -> None:
    while True:
        pass


def _swallowing() -> None:
    while True:
        try:
            _forever()
        except Exception:  # noqa: BLE001 - what a check might do
            continue


def _matching() -> None:
    re.match(r"(a+)+$", "a" * 60 + "b")


@pytest.mark.parametrize("work", [_forever, _swallowing, _matching])
def test_work_without_end_is_stopped(work: Callable[[], None]) -> None:
    with pytest.raises(OutOfTimeError):
        TimeLimit(0.05).one(work)


def test_the_time_of_the_feature_goes_on_between_gates() -> None:
    limit = TimeLimit(0.02)
    stopped: list[int] = []

    def gates() -> None:
        for number in range(8):
            try:
                limit.one(_forever)
            except OutOfTimeError:
                stopped.append(number)
        _forever()

    with pytest.raises(OutOfTimeError):
        limit.whole(gates)

    assert stopped == list(range(8))


def test_what_ends_in_time_has_its_result_and_leaves_no_timer() -> None:
    before = signal.getsignal(signal.SIGPROF)

    assert TimeLimit().whole(lambda: TimeLimit().one(lambda: 3)) == 3
    assert signal.getitimer(signal.ITIMER_PROF)[0] == 0
    assert signal.getsignal(signal.SIGPROF) is before


def test_away_from_the_main_thread_nothing_is_stopped() -> None:
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(TimeLimit(0.001).one(lambda: sum(range(200_000)))))
    thread.start()
    thread.join()

    assert found == [sum(range(200_000))]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    feature = tmp_path / "specs/001-notes"
    feature.mkdir(parents=True)
    (tmp_path / ".specify/memory").mkdir(parents=True)
    (tmp_path / ".specify/memory/constitution.md").write_text(
        "# Notes\n\n## Core Principles\n\n### I. Models\n\nEvery stored entity MUST be defined in a data model.\n\n"
        "### II. Simple\n\nA feature MUST be one command.\n\n**Version**: 1.0.0 | **Ratified**: 2026-01-01\n"
    )
    (feature / "spec.md").write_text("# Notes\n")
    (feature / "plan.md").write_text("# Plan\n\n## Technical Context\n\n**Storage**: SQLite\n")
    (feature / "data-model.md").write_text("# Data Model\n\n## Note\n\n| Field | Type |\n|---|---|\n| id | integer |\n")
    return tmp_path


def test_a_gate_that_takes_too_long_is_an_error_and_the_others_are_decided(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from constitution_gate.gates.checks import data_model

    monkeypatch.setattr(data_model, "check", lambda _feature, _parameters: _forever())
    report = audit_project(open_project(root), ["specs/001-notes"], Options(time_limit=0.2))
    gates = {gate.check: gate for gate in report.features[0].gates}

    assert gates["data-model"].verdict is Verdict.ERROR
    assert gates["data-model"].reason == "Deciding it took longer than 0.2 s; --time-limit allows more."
    assert gates["review"].verdict is not Verdict.ERROR
    assert report.outcome is Outcome.FAILED


def test_a_feature_that_takes_too_long_is_an_input_error(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from constitution_gate.engine import phases

    monkeypatch.setattr(phases, "detect", lambda _feature: _forever())
    report = audit_project(open_project(root), ["specs/001-notes"], Options(time_limit=0.02))

    assert report.outcome is Outcome.INPUT_ERROR
    assert report.errors[0].message == "Judging it took longer than the limit of 0.12 s."
    assert report.errors[0].path == "specs/001-notes"
