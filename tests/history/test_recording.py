"""What is recorded of a report, and that the same is read again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.model import Level, Phase
from constitution_gate.engine import fingerprint, summary
from constitution_gate.engine.history import database, moment, reading, recording
from constitution_gate.engine.history.model import Audit, Circumstances, Finding, Gate, Judgement
from constitution_gate.engine.report import (
    AuditReport,
    ConstitutionSummary,
    FeatureReport,
    FindingEntry,
    GateReport,
    Outcome,
    Source,
    Tool,
    Verdict,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
COUNT = st.integers(0, 2**40)
FINDINGS = st.lists(st.builds(Finding, TEXT, COUNT, TEXT, st.none() | COUNT, TEXT), max_size=3).map(tuple)
GATES = st.builds(
    Gate,
    *(TEXT, st.none() | TEXT, st.sampled_from(Level), TEXT, st.sampled_from(Verdict), TEXT, st.booleans(), FINDINGS),
)
JUDGEMENTS = st.builds(
    Judgement,
    *(st.sampled_from(Phase), st.sampled_from(Outcome), COUNT, COUNT, st.lists(GATES, max_size=3).map(tuple)),
)
AUDITS = st.builds(
    Audit,
    st.builds(
        Circumstances,
        st.integers(0, moment.LATEST).map(moment.text),
        st.none() | st.text("0123456789abcdef", min_size=1, max_size=64),
        st.none() | st.booleans(),
        st.lists(TEXT, max_size=3).map(tuple),
    ),
    TEXT,
    st.none() | TEXT,
    st.none() | TEXT,
    st.sampled_from(Outcome),
    COUNT,
    st.dictionaries(TEXT, JUDGEMENTS, max_size=3),
)


def _read(connection: sqlite3.Connection, project: str) -> list[Audit]:
    """Every audit of a project, the oldest first."""
    rows = reading.points(connection, project, 0)
    found = []
    for run in reversed(reading.runs(connection, project, None)):
        features = {
            path: reading.judgement(connection, identifier)
            for path, points in rows.items()
            for point, identifier in points
            if point.run == run.number
        }
        around = Circumstances(run.at, run.revision, run.clean, run.options)
        constitution = (run.constitution_version, run.constitution_sha256)
        found.append(Audit(around, run.tool_version, *constitution, run.outcome, run.errors, features))
        assert run.features == len(features)
        assert run.blocking == sum(each.blocking for each in features.values())
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["name:a", "name:b"]), AUDITS), max_size=4))
def test_what_is_read_is_what_was_recorded(audits: list[tuple[str, Audit]]) -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    database._migrate(connection, 0)
    for project, audit in audits:
        recording.insert(connection, project, audit)
    for project in ("name:a", "name:b"):
        assert _read(connection, project) == [audit for of, audit in audits if of == project]
    connection.close()


def _break_off(path: Path, audit: Audit) -> None:
    with database.writing(str(path), "h", makes_directory=False) as connection:
        recording.insert(connection, "a", audit)
        raise KeyError


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(["a", "b", "break off", "read"]), max_size=6))
def test_however_recordings_follow_each_other_each_is_there_whole_or_not_at_all(
    steps: list[str], tmp_path: Path, make_audit
) -> None:
    path = tmp_path / "interleaved.sqlite3"
    path.unlink(missing_ok=True)
    kept: dict[str, list[Audit]] = {"a": [], "b": []}
    for position, step in enumerate(steps):
        audit = make_audit({"specs/001-a": {"g": ["m"] * (position % 3)}}, position)
        if step == "read":
            with database.reading(str(path), "h") as connection:
                for project, audits in kept.items():
                    assert (_read(connection, project) if connection else []) == audits
        elif step == "break off":
            with pytest.raises(KeyError):
                _break_off(path, audit)
        else:
            with database.writing(str(path), "h", makes_directory=False) as connection:
                assert recording.insert(connection, step, audit) == len(kept[step]) + 1
            kept[step].append(audit)


def test_a_judgement_that_stays_the_same_is_kept_once(recorded, make_audit) -> None:
    recorded.record(*(make_audit({"specs/001-a": {"g": ["m"]}, "specs/002-b": {"g": []}}, hour) for hour in range(5)))
    with recorded.reading() as connection:
        counts = [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("run", "feature", "judgement", "gate", "finding")
        ]
    assert counts == [5, 10, 2, 2, 1]


def _report(*gates: GateReport) -> AuditReport:
    feature = FeatureReport("001-a", "specs/001-a", Phase.PLAN, Outcome.FAILED, {}, gates, ())
    constitution = ConstitutionSummary("c.md", "1.0.0", None, None, "0" * 64, ())
    told = summary.summarize([feature], Outcome.FAILED)
    return AuditReport(Tool("constitution-gate", "9.9"), ".", constitution, (feature,), told, Outcome.FAILED)


def _gate(verdict: Verdict, *findings: FindingEntry) -> GateReport:
    source = Source("declared", "c.md", 3)
    return GateReport(
        "g", "G", "I. Order", Level.MUST, True, "section", Phase.PLAN, source, verdict, "Because.", findings
    )


def _recorded(gate: GateReport) -> tuple[AuditReport, Gate]:
    report = _report(gate)
    audit = recording.audit_of(report, Circumstances(moment.text(0), None, None))
    (found,) = audit.features["specs/001-a"].gates
    return report, found


def test_findings_with_one_fingerprint_are_counted_where_they_first_come() -> None:
    gate = _gate(
        Verdict.FAIL,
        FindingEntry("It is missing.", "plan.md", 4, "Add it."),
        FindingEntry("It is missing.", "plan.md", 9, "Add it."),
        FindingEntry("It is wrong.", "plan.md", None, "Mend it."),
    )
    report, found = _recorded(gate)
    first = fingerprint.of(report.features[0], gate, gate.findings[0])
    assert [(each.count, each.line) for each in found.findings] == [(2, 4), (1, None)]
    assert found.findings[0].fingerprint == first
    assert found.blocks


@pytest.mark.parametrize(
    ("verdict", "count"), [(Verdict.ERROR, 1), (Verdict.UNVERIFIED, 1), (Verdict.PASS, 0), (Verdict.PENDING, 0)]
)
def test_a_gate_that_is_not_met_has_a_finding_of_its_verdict(verdict: Verdict, count: int) -> None:
    report, found = _recorded(_gate(verdict))
    assert [each.message for each in found.findings] == ["Because."] * count
    assert found.blocks == (verdict is Verdict.ERROR)
    audit = recording.audit_of(report, Circumstances(moment.text(0), None, None))
    assert audit.features["specs/001-a"].due == (0 if verdict is Verdict.PENDING else 1)


def test_what_is_recorded_holds_no_secret_and_nothing_that_acts() -> None:
    message = "Key AKIAABCDEFGHIJKLMNOP, \x1b[31m and \u202e."
    _, found = _recorded(_gate(Verdict.FAIL, FindingEntry(message, "plan.md", 1, "Mend it.")))
    (finding,) = found.findings
    assert finding.message == "Key [masked], \\u001B[31m and \\u202E."


def test_a_path_that_is_no_unicode_can_be_recorded(recorded) -> None:
    report = _report(_gate(Verdict.FAIL, FindingEntry("x", "a\udcff.md", 1, "y")))
    recorded.record(recording.audit_of(report, Circumstances(moment.text(0), None, None, ("base a\udcff",))))
    assert recorded.history().runs[0].outcome is Outcome.FAILED
