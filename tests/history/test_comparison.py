"""What runs say beside each other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.model import Phase
from constitution_gate.engine.history import comparison, moment
from constitution_gate.engine.history.model import Point
from constitution_gate.engine.report import Outcome, Verdict

GATES = st.dictionaries(st.sampled_from("gh"), st.lists(st.sampled_from("mno"), max_size=5), max_size=2)
OUTCOMES = {"p": Outcome.PASSED, "f": Outcome.FAILED, "i": Outcome.INCONCLUSIVE}


def _points(letters: str, times: list[int] | None = None) -> list[Point]:
    return [
        Point(number, moment.text(times[number - 1] if times else number * 60), Phase.PLAN, OUTCOMES[letter], 0, 1)
        for number, letter in enumerate(letters, 1)
    ]


@pytest.mark.parametrize(
    ("letters", "spans", "last", "median", "since"),
    [
        ("p", [], None, None, 1),
        ("f", [(1, None, None)], None, None, 1),
        ("ffp", [(1, 3, 120)], 120, 120, 3),
        ("fip", [(1, 3, 120)], 120, 120, 3),
        ("pfpp", [(2, 3, 60)], 60, 60, 3),
        ("fpffp", [(1, 2, 60), (3, 5, 120)], 120, 90, 5),
        ("fpfpfffp", [(1, 2, 60), (3, 4, 60), (5, 8, 180)], 180, 60, 8),
        ("fpif", [(1, 2, 60), (3, None, None)], 60, 60, 4),
    ],
)
def test_a_feature_is_blocked_from_the_first_run_in_which_it_does_not_pass_to_the_next_in_which_it_does(
    letters: str, spans: list[tuple[int, int | None, int | None]], last: int | None, median: int | None, since: int
) -> None:
    points = _points(letters)
    found = comparison.blocked(points)
    assert [(span.from_run, span.to_run, span.seconds) for span in found] == spans
    assert comparison.last(found) == last
    assert comparison.median(found) == median
    assert comparison.since(points).run == since


def test_a_clock_that_was_set_back_makes_no_negative_time() -> None:
    (span,) = comparison.blocked(_points("fp", [1_000, 10]))
    assert span.seconds == 0


@settings(max_examples=100, deadline=None)
@given(st.text("pfi", min_size=1, max_size=30))
def test_the_spans_hold_every_run_that_did_not_pass_and_no_other(letters: str) -> None:
    spans = comparison.blocked(_points(letters))
    inside = {n for span in spans for n in range(span.from_run, span.to_run or len(letters) + 1)}
    assert inside == {number for number, letter in enumerate(letters, 1) if letter != "p"}
    assert all(span.to_run is not None for span in spans[:-1])


@settings(max_examples=100, deadline=None)
@given(GATES, GATES)
def test_what_is_new_one_way_is_resolved_the_other_way_and_nothing_is_lost(make_judgement, one, other) -> None:
    before, after = make_judgement(one), make_judgement(other)
    resolved, new = comparison.gone(before, after), comparison.gone(after, before)
    same = comparison.unchanged(before, after)
    assert same == comparison.unchanged(after, before)
    assert sum(change.count for change in resolved) + same == sum(map(len, one.values()))
    assert sum(change.count for change in new) + same == sum(map(len, other.values()))
    assert comparison.gone(before, before) == ()
    told = {(change.gate, change.message) for change in resolved}
    assert not told & {(change.gate, change.message) for change in new}


@pytest.mark.parametrize("verdict", [Verdict.JUSTIFIED, Verdict.NOT_APPLICABLE, Verdict.PENDING, Verdict.PASS])
def test_what_is_resolved_says_how_the_gate_stands_now(verdict: Verdict, make_judgement, make_gate) -> None:
    before = make_judgement([make_gate("g", ["m"])])
    after = make_judgement([make_gate("g", ["m"], verdict=verdict, blocks=False)])
    (change,) = comparison.gone(before, after)
    assert change.other is verdict
    (back,) = comparison.gone(make_judgement([make_gate("h", ["m"])]), before)
    assert back.other is None


def test_a_finding_that_moved_is_the_same(make_judgement, make_gate) -> None:
    gate = make_gate("g", ["m"])
    moved = gate.replace(findings=(gate.findings[0].replace(line=90),))
    assert comparison.gone(make_judgement([gate]), make_judgement([moved])) == ()
