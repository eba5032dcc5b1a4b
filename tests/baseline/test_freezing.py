"""What a baseline freezes does not block; nothing else is made harmless by it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.model import Level
from constitution_gate.engine import fingerprint
from constitution_gate.engine.baseline import Baseline, BaselineFile, Judgement, apply
from constitution_gate.engine.baseline_update import update
from constitution_gate.engine.report import AuditReport, Outcome, Verdict

A, B = "specs/001-a", "specs/002-b"


def _file(made_from: AuditReport, *, include: bool = False) -> BaselineFile:
    baseline = update(made_from, None, {A, B}, include_non_negotiable=include).baseline
    return BaselineFile(baseline, "baseline.json", "0" * 64)


def _applied(report: AuditReport, file: BaselineFile, **judgement: bool) -> AuditReport:
    return apply(report, file, Judgement(**judgement), {A, B})


def test_a_gate_all_of_whose_findings_are_frozen_fails_and_does_not_block(make_report) -> None:
    report = make_report({A: {"one": ["x is missing", "y is missing"], "two": []}})
    found = _applied(report, _file(report))
    gate = found.features[0].gates[0]
    assert (gate.verdict, gate.frozen, gate.blocks) == (Verdict.FAIL, 2, False)
    assert gate.reason == "Frozen by the baseline: x is missing (and 1 more)"
    assert found.outcome is found.summary.outcome is found.features[0].outcome is Outcome.PASSED
    assert found.baseline is not None
    assert (found.baseline.findings, found.baseline.gates, found.baseline.features) == (2, 1, 1)


def test_one_new_finding_blocks_and_gives_the_reason(make_report) -> None:
    old = make_report({A: {"one": ["x is missing"]}})
    found = _applied(make_report({A: {"one": ["x is missing", "z is missing"]}}), _file(old))
    gate = found.features[0].gates[0]
    assert gate.blocks
    assert gate.reason == "z is missing"
    assert [finding.frozen for finding in gate.findings] == [True, False]
    assert found.outcome is Outcome.FAILED


def test_the_same_finding_in_another_line_is_frozen_and_once_more_is_not(make_report) -> None:
    file = _file(make_report({A: {"one": ["nothing in line 3"]}}))
    assert _applied(make_report({A: {"one": ["nothing in line 9"]}}), file).outcome is Outcome.PASSED
    twice = _applied(make_report({A: {"one": ["nothing in line 9", "nothing in line 12"]}}), file)
    assert twice.outcome is Outcome.FAILED
    assert twice.features[0].gates[0].frozen == 1


@pytest.mark.parametrize("elsewhere", [{B: {"one": ["x"]}}, {A: {"two": ["x"]}}, {A: {"one": ["y"]}}])
def test_what_is_frozen_is_so_in_its_own_feature_and_gate_alone(make_report, elsewhere) -> None:
    file = _file(make_report({A: {"one": ["x"]}}))
    assert _applied(make_report(elsewhere), file).outcome is Outcome.FAILED


@pytest.mark.parametrize("strict", [True, False])
def test_a_should_gate_is_frozen_in_strict_mode_too(make_report, make_gate, strict: bool) -> None:
    report = make_report({A: [make_gate("one", ["x"], level=Level.SHOULD)]}, strict=strict)
    assert report.outcome is (Outcome.FAILED if strict else Outcome.PASSED)
    assert _applied(report, _file(report), strict=strict).outcome is Outcome.PASSED


@pytest.mark.parametrize(
    "changes",
    [
        {"verdict": Verdict.ERROR},
        {"verdict": Verdict.ERROR, "findings": (), "reason": "x"},
        {"check": "amendment"},
        {"waivable": False},
    ],
    ids=["an error", "an error without a finding", "an amendment", "a NON-NEGOTIABLE gate"],
)
def test_some_failures_are_not_frozen_whatever_the_baseline_says(make_report, make_gate, changes) -> None:
    report = make_report({A: [make_gate("one", ["x"], **changes)]})
    assert _file(report).baseline.entries == ()
    found = _applied(report, _file(make_report({A: {"one": ["x"]}})))
    assert found.outcome is Outcome.FAILED
    assert found.features[0].gates[0].frozen == 0


@pytest.mark.parametrize("verdict", [Verdict.UNVERIFIED, Verdict.PENDING])
def test_what_is_undecided_is_neither_frozen_nor_stale(make_report, make_gate, verdict: Verdict) -> None:
    file = _file(make_report({A: {"one": ["x"]}}))
    found = _applied(make_report({A: [make_gate("one", verdict=verdict)]}), file)
    assert found.outcome is (Outcome.INCONCLUSIVE if verdict is Verdict.UNVERIFIED else Outcome.PASSED)
    assert found.baseline is not None
    assert found.baseline.stale == ()


def test_a_non_negotiable_gate_is_frozen_only_by_an_entry_that_says_so(make_report, make_gate) -> None:
    report = make_report({A: [make_gate("one", ["x"], waivable=False)]})
    file = _file(report, include=True)
    assert file.baseline.entries[0].non_negotiable
    found = _applied(report, file)
    assert found.outcome is Outcome.PASSED
    assert found.baseline is not None
    assert (found.baseline.non_negotiable_findings, found.baseline.non_negotiable_gates) == (1, 1)
    silent = file.baseline.entries[0].replace(non_negotiable=False)
    refused = _applied(report, file.replace(baseline=file.baseline.replace(entries=(silent,))))
    assert refused.outcome is Outcome.FAILED
    assert refused.baseline is not None
    assert "NON-NEGOTIABLE" in refused.baseline.not_honoured[0].reason


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ({A: {"one": []}}, "It no longer fails."),
        ({A: {"one": ["x"]}}, "It fails once, and 2 are frozen."),
        ({A: {"two": ["x"]}}, "The gate is gone."),
        ({B: {}}, None),
    ],
)
def test_an_entry_that_holds_less_than_it_says_is_stale(make_report, now, said: str | None) -> None:
    file = _file(make_report({A: {"one": ["x", "x"]}}))
    summary = _applied(make_report(now), file).baseline
    assert summary is not None
    assert [entry.reason for entry in summary.stale] == ([said] if said else [])


def test_an_entry_of_a_feature_that_is_gone_is_stale(make_report) -> None:
    file = _file(make_report({A: {"one": ["x"]}}))
    summary = apply(make_report({B: {}}), file, Judgement(), {B}).baseline
    assert summary is not None
    assert [entry.reason for entry in summary.stale] == ["The feature is gone."]


def test_a_justified_gate_makes_its_entry_stale(make_report, make_gate) -> None:
    file = _file(make_report({A: {"one": ["x"]}}))
    summary = _applied(make_report({A: [make_gate("one", ["x"], verdict=Verdict.JUSTIFIED)]}), file).baseline
    assert summary is not None
    assert [entry.reason for entry in summary.stale] == ["It is justified now."]
    assert summary.findings == 0


def test_an_input_error_stays_one(make_report) -> None:
    from constitution_gate.engine.report import ErrorEntry

    report = make_report({A: {"one": ["x"]}})
    broken = report.replace(errors=(ErrorEntry("unreadable", B, None, None),), outcome=Outcome.INPUT_ERROR)
    assert _applied(broken, _file(report)).outcome is Outcome.INPUT_ERROR


MESSAGES = st.sampled_from(["x is missing", "y is missing", "line 4 is empty", "line 7 is empty", "x is missing in L3"])
GATES = st.dictionaries(st.sampled_from(["one", "two", "three"]), st.lists(MESSAGES, max_size=4), max_size=3)
FEATURES = st.dictionaries(st.sampled_from([A, B]), GATES, min_size=1, max_size=2)


def _failing(report: AuditReport) -> Counter[tuple[str, str, str]]:
    return Counter(
        (feature.path, gate.id, fingerprint.of(feature, gate, finding))
        for feature in report.features
        for gate in feature.gates
        for finding in gate.findings
    )


@settings(max_examples=100, deadline=None)
@given(old=FEATURES, new=FEATURES)
def test_a_report_blocks_where_something_fails_more_often_than_it_is_frozen(make_report, old, new) -> None:
    before, now = make_report(old), make_report(new)
    found = _applied(now, _file(before))
    excess = _failing(now) - _failing(before)
    assert (found.outcome is Outcome.FAILED) == bool(excess)
    assert [gate.verdict for feature in found.features for gate in feature.gates] == [
        gate.verdict for feature in now.features for gate in feature.gates
    ]
    new_findings = Counter(
        (feature.path, gate.id, fingerprint.of(feature, gate, finding))
        for feature in found.features
        for gate in feature.gates
        for finding in gate.findings
        if not finding.frozen
    )
    assert new_findings == excess


@settings(max_examples=60, deadline=None)
@given(features=FEATURES)
def test_a_report_is_wholly_frozen_by_the_baseline_made_of_it(make_report, features) -> None:
    report = make_report(features)
    found = _applied(report, _file(report))
    assert found.outcome is Outcome.PASSED
    assert found.baseline is not None
    assert found.baseline.findings == _failing(report).total()
    assert found.baseline.stale == found.baseline.not_honoured == ()


@settings(max_examples=60, deadline=None)
@given(old=FEATURES, new=FEATURES, data=st.data())
def test_neither_the_order_of_entries_nor_a_second_application_changes_anything(make_report, old, new, data) -> None:
    file = _file(make_report(old))
    mixed = tuple(data.draw(st.permutations(file.baseline.entries)))
    other = file.replace(baseline=file.baseline.replace(entries=mixed))
    found = _applied(make_report(new), file)
    assert _applied(make_report(new), other).features == found.features
    assert _applied(found, file) == found


def test_an_empty_baseline_freezes_nothing(make_report) -> None:
    report = make_report({A: {"one": ["x"]}})
    found = _applied(report, BaselineFile(Baseline(), "b.json", "0" * 64))
    assert found.features == report.features
    assert found.outcome is Outcome.FAILED
