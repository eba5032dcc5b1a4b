"""With a base revision, a branch cannot freeze what the base does not freeze."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from constitution_gate.engine.audit import audit
from constitution_gate.engine.report import AuditReport, Outcome, Verdict

FILE = ".specify/constitution-gate-baseline.json"
CONSTITUTION = """\
# Notes Constitution

## Core Principles

### I. Data Model First

Every stored entity MUST be defined in a data model with typed fields.

## Governance

**Version**: 1.0.0 | **Ratified**: 2026-01-01 | **Last Amended**: 2026-01-01
"""
SPEC = "# Feature Specification: Notes\n\n### Key Entities\n\n- **Note**: a text\n- **Label**: a word\n"
PLAN = """\
# Implementation Plan: Notes

## Technical Context

**Storage**: PostgreSQL 16

## Constitution Check

- [ ] **I. Data Model First**: not yet. Evidence: `data-model.md`
"""


@pytest.fixture
def adopted(clone):
    """A repository whose main branch holds a failing feature and the baseline that freezes it."""
    clone.write(".specify/memory/constitution.md", CONSTITUTION)
    clone.write("specs/001-notes/spec.md", SPEC)
    clone.write("specs/001-notes/plan.md", PLAN)
    _freeze(clone)
    clone.commit()
    clone.git("checkout", "-q", "-b", "topic")
    return clone


def _freeze(clone) -> None:
    from constitution_gate.engine import baseline_format
    from constitution_gate.engine.baseline_update import update

    report = audit(clone.root)
    known = {feature.path for feature in report.features}
    found = update(report, None, known, include_non_negotiable=True).baseline
    assert found.entries
    clone.write(FILE, baseline_format.render(found))


def _data(clone) -> dict[str, Any]:
    found = json.loads((clone.root / FILE).read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def _audit(clone, base: str | None = "main", file: object = FILE) -> AuditReport:
    return audit(clone.root, base=base, baseline=clone.root / str(file), allow_unverified=True)


def _guard(report: AuditReport, feature: int = 0):
    return next(gate for gate in report.features[feature].gates if gate.id == "baseline")


def test_the_baseline_of_the_base_freezes_and_the_guard_passes(adopted) -> None:
    report = _audit(adopted)
    assert report.outcome is Outcome.PASSED
    assert _guard(report).verdict is Verdict.PASS
    assert _guard(report).evidence
    assert report.baseline is not None
    assert report.baseline.findings
    assert report.baseline.compared_with == adopted.git("rev-parse", "main")


def test_entries_that_come_with_the_failures_do_not_pass(adopted) -> None:
    adopted.write("specs/002-more/spec.md", SPEC)
    adopted.write("specs/002-more/plan.md", PLAN)
    _freeze(adopted)
    assert _audit(adopted, base=None).outcome is Outcome.PASSED
    report = _audit(adopted)
    assert report.outcome is Outcome.FAILED
    first, second = report.features
    assert not any(gate.frozen for gate in second.gates)
    assert any(gate.frozen for gate in first.gates)
    finding = _guard(report).findings[0]
    assert "not there: gate " in finding.message
    assert finding.path == FILE
    line = (adopted.root / FILE).read_text(encoding="utf-8").splitlines()[(finding.line or 0) - 1]
    assert "specs/002-more" in line
    assert report.baseline is not None
    assert {entry.feature for entry in report.baseline.not_honoured} == {"specs/002-more"}


def test_entries_for_failures_that_are_to_come_do_not_pass_either(adopted) -> None:
    data = _data(adopted)
    data["entries"].append({**data["entries"][0], "fingerprint": "0" * 32})
    adopted.write(FILE, json.dumps(data))
    assert _audit(adopted).outcome is Outcome.FAILED


@pytest.mark.parametrize("changes", [{"count": 9}, {"non_negotiable": True}])
def test_an_entry_that_became_wider_does_not_pass(adopted, changes: dict[str, object]) -> None:
    data = _data(adopted)
    data["entries"][0].update(changes)
    adopted.write(FILE, json.dumps(data))
    report = _audit(adopted)
    assert report.outcome is Outcome.FAILED
    assert len(_guard(report).findings) == 1


def test_a_smaller_baseline_passes_where_the_rest_holds(adopted) -> None:
    data = _data(adopted)
    data["entries"] = []
    adopted.write(FILE, json.dumps(data))
    report = _audit(adopted)
    assert _guard(report).verdict is Verdict.PASS
    assert report.outcome is Outcome.FAILED


def test_words_for_people_and_the_order_of_entries_are_no_growth(adopted) -> None:
    data = _data(adopted)
    data["entries"] = [{**entry, "message": "looked at by Ada"} for entry in reversed(data["entries"])]
    data["tool"]["version"] = "9.9.9"
    adopted.write(FILE, json.dumps(data, indent=4))
    assert _audit(adopted).outcome is Outcome.PASSED


def test_a_new_baseline_freezes_nothing_until_it_is_merged(adopted) -> None:
    adopted.git("mv", FILE, "frozen.json")
    report = _audit(adopted, file="frozen.json")
    assert report.outcome is Outcome.FAILED
    assert "There is no baseline at main" in _guard(report).findings[0].message
    assert not any(gate.frozen for gate in report.features[0].gates)


def test_what_the_base_stopped_freezing_is_not_frozen_by_an_older_branch(adopted) -> None:
    adopted.git("checkout", "-q", "main")
    data = _data(adopted)
    adopted.write(FILE, json.dumps({**data, "entries": []}))
    adopted.commit()
    adopted.git("checkout", "-q", "topic")
    report = _audit(adopted)
    assert report.outcome is Outcome.FAILED
    assert _guard(report).verdict is Verdict.PASS
    assert report.baseline is not None
    assert "no longer freezes" in report.baseline.not_honoured[0].reason


def test_a_baseline_of_the_base_that_cannot_be_understood_is_an_input_error(adopted) -> None:
    good = (adopted.root / FILE).read_text(encoding="utf-8")
    adopted.git("checkout", "-q", "main")
    adopted.write(FILE, "{}")
    adopted.commit()
    adopted.git("checkout", "-q", "-B", "topic")
    adopted.write(FILE, good)
    report = _audit(adopted)
    assert report.outcome is Outcome.INPUT_ERROR
    assert report.errors[0].path == f"{FILE}@main"


def test_a_link_at_the_base_is_refused(adopted) -> None:
    good = (adopted.root / FILE).read_text(encoding="utf-8")
    adopted.git("checkout", "-q", "main")
    (adopted.root / FILE).unlink()
    (adopted.root / FILE).symlink_to("../other.json")
    adopted.commit()
    adopted.git("checkout", "-q", "-B", "topic")
    (adopted.root / FILE).unlink()
    adopted.write(FILE, good)
    report = _audit(adopted)
    assert report.outcome is Outcome.INPUT_ERROR
    assert "symbolic link" in report.errors[0].message


def test_a_baseline_out_of_the_repository_is_taken_as_it_is(adopted, tmp_path: Path) -> None:
    outside = tmp_path / "frozen.json"
    outside.write_bytes((adopted.root / FILE).read_bytes())
    report = audit(adopted.root, base="main", baseline=outside, allow_unverified=True)
    assert report.outcome is Outcome.PASSED
    assert report.baseline is not None
    assert report.baseline.compared_with is None
    assert not any(gate.id == "baseline" for gate in report.features[0].gates)


def test_a_baseline_in_the_repository_and_out_of_the_root_is_refused_with_a_base(make_clone) -> None:
    clone = make_clone("whole")
    for path, text in (("memory/constitution.md", CONSTITUTION),):
        clone.write(f"service/.specify/{path}", text)
    clone.write("service/specs/001-notes/spec.md", SPEC)
    clone.write("frozen.json", "")
    clone.commit()
    from constitution_gate.engine import baseline_format
    from constitution_gate.engine.baseline import Baseline

    clone.write("frozen.json", baseline_format.render(Baseline((), None, "0" * 64)))
    root = clone.root / "service"
    assert audit(root, baseline=clone.root / "frozen.json").baseline is not None
    report = audit(root, base="main", baseline=clone.root / "frozen.json")
    assert report.outcome is Outcome.INPUT_ERROR
    assert "outside of the root" in report.errors[0].message


def test_growth_is_an_input_error_where_no_feature_is_audited(adopted) -> None:
    from constitution_gate.engine import baseline
    from constitution_gate.engine.baseline import Baseline, BaselineFile, Comparison, Entry, Judgement

    entry = Entry("specs/001-notes", "one", "0" * 32, 1)
    passed = audit(adopted.root).replace(features=(), errors=(), outcome=Outcome.PASSED)
    none = Comparison("main", "0" * 40, Baseline(), Baseline())
    grown = BaselineFile(Baseline((entry,)), FILE, "0" * 64, comparison=none)
    assert baseline.apply(passed, grown, Judgement()).outcome is Outcome.INPUT_ERROR
    same = grown.replace(comparison=none.replace(tip=grown.baseline))
    assert baseline.apply(passed, same, Judgement()).outcome is Outcome.PASSED
