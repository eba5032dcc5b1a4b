"""The features of a project over its recorded audits."""

from __future__ import annotations

import pytest

from constitution_gate.constitution.model import InputError
from constitution_gate.engine.history import reading
from constitution_gate.engine.report import Outcome

ORDERS, REFUNDS = "specs/001-place-order", "specs/002-refund"
FIRST, SECOND = "a" * 40, "ab" + "c" * 38


@pytest.fixture
def four_runs(recorded, make_audit):
    """Orders fails, fails otherwise, is not audited, passes; refunds is audited in the second run and the third."""
    recorded.record(
        make_audit({ORDERS: {"g": ["m", "n"]}}, 0, revision=FIRST),
        make_audit({ORDERS: {"g": ["n", "n"]}, REFUNDS: {"g": []}}, 24, revision=SECOND),
        make_audit({REFUNDS: {"g": ["m"]}}, 48, revision=SECOND),
        make_audit({ORDERS: {"g": []}}, 49),
    )
    return recorded


def test_each_feature_is_compared_with_the_run_in_which_it_was_audited_before(four_runs) -> None:
    history = four_runs.history()
    orders, refunds = history.features
    assert [run.number for run in history.runs] == [4, 3, 2, 1]
    assert (orders.outcome, orders.since_run, [point.run for point in orders.runs]) == (Outcome.PASSED, 4, [1, 2, 4])
    assert [(span.from_run, span.to_run, span.seconds) for span in orders.blocked] == [(1, 4, 49 * 3_600)]
    assert orders.compared is not None
    assert orders.compared.run == 2
    assert [(change.message, change.count) for change in orders.compared.resolved] == [("n", 2)]
    assert refunds.compared is not None
    assert [change.message for change in refunds.compared.new] == ["m"]
    assert (refunds.last_seconds, refunds.median_seconds) == (None, None)


@pytest.mark.parametrize(
    ("against", "run"),
    [("1", 1), ("001", 1), ("2", 2), ("aaaa", 1), ("ABCC", 3), ("2026-09-22", 2), ("2026-09-21", 1), ("2030-01-01", 4)],
)
def test_a_run_is_named_by_number_revision_or_date(against: str, run: int, four_runs) -> None:
    assert four_runs.history(against=against).against == run


@pytest.mark.parametrize("against", ["9", "0", "ffff", "aaa", "2020-01-01", "2026-13-45x", "", "HEAD", "٣", "a" * 500])
def test_a_run_that_is_not_recorded_is_an_error_that_says_how_to_name_one(against: str, four_runs) -> None:
    with pytest.raises(InputError, match=r"No run .* is recorded"):
        four_runs.history(against=against)


def test_a_revision_that_several_begin_with_is_an_error(recorded, make_audit) -> None:
    recorded.record(make_audit({}, revision="abcd1"), make_audit({}, revision="abcd2"))
    with pytest.raises(InputError, match="2 recorded revisions begin with abcd"):
        recorded.history(against="abcd")


def test_what_is_compared_with_is_how_the_feature_stood_at_that_run(four_runs) -> None:
    orders, refunds = four_runs.history(against="3").features
    assert (orders.compared.run, refunds.compared.run) == (2, 2)
    orders, refunds = four_runs.history(against="1").features
    assert [change.message for change in orders.compared.resolved] == ["m", "n"]
    assert refunds.compared is None


@pytest.mark.parametrize("name", [ORDERS, f"{ORDERS}/", "001-place-order", "1", "001", "001-place"])
def test_a_feature_is_named_as_everywhere(name: str, four_runs) -> None:
    assert [feature.path for feature in four_runs.history(name, "001").features] == [ORDERS]


@pytest.mark.parametrize("name", ["003", "orders", "", "specs", "*"])
def test_a_feature_that_is_not_recorded_is_an_error_that_names_those_that_are(name: str, four_runs) -> None:
    with pytest.raises(InputError, match="Known: specs/001-place-order, specs/002-refund"):
        four_runs.history(name)


def test_a_name_to_which_two_answer_is_an_error(recorded, make_audit) -> None:
    recorded.record(make_audit({"a/001-x": {}, "b/001-y": {}}))
    with pytest.raises(InputError, match="Several features answer to '1'"):
        recorded.history("1")


def test_only_the_last_runs_are_looked_at(four_runs) -> None:
    history = four_runs.history(last=2)
    assert [run.number for run in history.runs] == [4, 3]
    orders, _ = history.features
    assert [point.run for point in orders.runs] == [4]
    assert orders.blocked == ()
    assert orders.compared is None
    assert four_runs.history(last=1).features == (orders,)
    compared = four_runs.history(last=1, against="1").features[0].compared
    assert compared is not None
    assert compared.run == 1
    assert four_runs.history(last=10**30) == four_runs.history()


def test_projects_in_one_history_do_not_see_each_other(recorded, make_audit) -> None:
    assert recorded.record(make_audit({ORDERS: {}}), project="name:a") == [1]
    assert recorded.record(make_audit({REFUNDS: {}}), project="name:b") == [1]
    assert recorded.history(project="name:c").runs == ()
    history = recorded.history(project="name:b")
    assert history.project == "b"
    assert [feature.path for feature in history.features] == [REFUNDS]
    assert recorded.history(project="path:/x").project is None


def test_more_than_the_limit_is_refused_and_the_option_is_named(four_runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ROWS", 4)
    with pytest.raises(InputError, match=r"more than the limit of 4 .* --last"):
        four_runs.history()
    assert len(four_runs.history(last=2).runs) == 2
