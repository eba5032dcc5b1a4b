"""A fact is observed when a gate depends on it, or when the report shows all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from constitution_gate.engine import audit
from constitution_gate.engine.project import open_project
from constitution_gate.gates.facts.catalogue import FACTS


@pytest.fixture
def project(tmp_path: Path) -> Path:
    memory = tmp_path / ".specify/memory"
    memory.mkdir(parents=True)
    (memory / "constitution.md").write_text(
        "# Law\n\n## Principles\n\n### I. Stored Things\n\nStored things MUST be described.\n\n"
        "```yaml gate\nid: model\ncheck: data-model\nwhen: persistent-data\n```\n\n**Version**: 1.0.0\n"
    )
    feature = tmp_path / "specs/001-notes"
    feature.mkdir(parents=True)
    (feature / "plan.md").write_text("# Plan\n\n## Technical Context\n\n**Storage**: PostgreSQL 16\n")
    return tmp_path


def test_only_the_facts_that_decide_are_observed(project: Path) -> None:
    opened = open_project(str(project))
    demanded = audit.demands(opened, audit.Options(every_fact=False))
    feature = audit.judge(opened.feature("specs/001-notes"), demanded)
    assert list(feature.facts) == ["persistent-data"]


def test_every_fact_is_reported_where_all_are_wanted(project: Path) -> None:
    report = audit.audit(project)
    assert list(report.features[0].facts) == list(FACTS)
