"""Tries the checks on their examples, in overlays of them."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from constitution_gate.constitution.model import GateDeclaration, InputError, Phase
from constitution_gate.engine import evaluation
from constitution_gate.engine.binding import bind
from constitution_gate.engine.project import Project, open_project
from constitution_gate.engine.proving.overlay import Overlay
from constitution_gate.engine.proving.proof import Trial, subject_of
from constitution_gate.engine.report import Verdict
from constitution_gate.gates.claims import index
from constitution_gate.gates.facts import catalogue as facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from constitution_gate.engine.binding import Gate
    from constitution_gate.engine.proving.mutation import Changes
    from constitution_gate.gates.feature import Feature

    Judge = Callable[[Changes], Trial | str]


def _evaluated(gate: Gate, feature: Feature) -> Trial:
    context = evaluation.Context(
        feature=feature,
        phase=Phase.RELEASE,
        facts={name: facts.observe(feature, name) for name in (*gate.when, *gate.unless)},
        principles=(),
        claims=(),
        index=index((), ()),
        rows=(),
        today=lambda: datetime.date(2026, 1, 1),
        on_crash=lambda _check, defect: pytest.fail(repr(defect)),
        results={},
    )
    report = evaluation.evaluate(gate, context)
    return Trial(report, subject_of(report, gate.parameters, feature))


def _bench(case: Path) -> tuple[Trial, Judge]:
    file = case / "expected.yaml"
    expected = (yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else None) or {}
    project = open_project(case)
    (path,) = project.features()
    base = open_project(case / "base").repository if (case / "base").is_dir() else None
    check = case.parent.parent.name
    given = expected.get("parameters") or {}
    gate, problems = bind(GateDeclaration("example", check, "example", "x", 1, parameters=given), None, "declared")
    assert gate is not None, problems

    def judge(changes: Changes, when: tuple[str, ...] | None = None) -> Trial | str:
        try:
            feature = Project(Overlay(project.repository, changes)).feature(path)
            if base is not None:
                feature = feature.replace(base=base, base_name="main")
            return _evaluated(gate if when is None else gate.replace(when=when), feature)
        except InputError as error:
            return str(error.problems[0])

    first = judge({})
    assert isinstance(first, Trial)
    if first.report.verdict is Verdict.NOT_APPLICABLE:
        # Some examples show what the check demands in too few words for its condition to hold.
        return judge({}, ()), lambda changes: judge(changes, ())  # type: ignore[return-value]
    return first, judge


@pytest.fixture
def bench() -> Callable[[Path], tuple[Trial, Judge]]:
    """Opens an example: the check on it as it stands, and what tries it with changes."""
    return _bench
