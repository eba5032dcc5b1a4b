"""A baseline loses what no longer fails, and takes in what is new only when it is told to."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.engine.baseline import Baseline, BaselineFile, Judgement, apply
from constitution_gate.engine.baseline_update import differs, update
from constitution_gate.engine.report import Outcome, Verdict

A, B = "specs/001-a", "specs/002-b"
KNOWN = {A, B}


def _counts(baseline: Baseline) -> dict[tuple[str, str, str], int]:
    return {(entry.feature, entry.gate, entry.message): entry.count for entry in baseline.entries}


def test_the_first_one_freezes_all_that_fails_sorted_and_counted(make_report) -> None:
    found = update(make_report({B: {"two": ["y"]}, A: {"one": ["x", "w", "x"]}}), None, KNOWN)
    assert list(_counts(found.baseline).items()) == [((A, "one", "w"), 1), ((A, "one", "x"), 2), ((B, "two", "y"), 1)]
    assert found.left == ()
    assert (found.baseline.version, found.baseline.sha256) == ("1.0.0", "0" * 64)


def test_a_later_one_takes_out_what_no_longer_fails_and_leaves_out_what_is_new(make_report) -> None:
    old = update(make_report({A: {"one": ["x", "x", "y"]}}), None, KNOWN).baseline
    found = update(make_report({A: {"one": ["x", "z"]}}), old, KNOWN)
    assert _counts(found.baseline) == {(A, "one", "x"): 1}
    assert [(gone.entry.message, gone.count, gone.reason) for gone in found.removed] == [
        ("x", 1, "It fails once, and 2 are frozen."),
        ("y", 1, "It no longer fails."),
    ]
    assert [(left.count, left.why) for left in found.left] == [(1, "new")]


def test_what_is_new_is_taken_in_with_add(make_report) -> None:
    old = update(make_report({A: {"one": ["x"]}}), None, KNOWN).baseline
    found = update(make_report({A: {"one": ["x", "x", "z"]}}), old, KNOWN, add=True)
    assert _counts(found.baseline) == {(A, "one", "x"): 2, (A, "one", "z"): 1}
    assert (found.added, found.left) == (2, ())


def test_entries_of_features_that_were_not_audited_stay_and_those_of_features_that_are_gone_go(make_report) -> None:
    old = update(make_report({A: {"one": ["x"]}, B: {"one": ["x"]}}), None, KNOWN).baseline
    assert _counts(update(make_report({A: {"one": []}}), old, KNOWN).baseline) == {(B, "one", "x"): 1}
    assert _counts(update(make_report({A: {"one": ["x"]}}), old, {A}).baseline) == {(A, "one", "x"): 1}


def test_entries_of_what_is_undecided_stay(make_report, make_gate) -> None:
    old = update(make_report({A: {"one": ["x"]}}), None, KNOWN).baseline
    for verdict in (Verdict.UNVERIFIED, Verdict.PENDING, Verdict.ERROR):
        found = update(make_report({A: [make_gate("one", verdict=verdict)]}), old, KNOWN)
        assert found.baseline.entries == old.entries


def test_a_non_negotiable_gate_is_refused_until_it_is_included_and_then_stays(make_report, make_gate) -> None:
    report = make_report({A: [make_gate("one", ["x"], waivable=False), make_gate("two", ["y"])]})
    first = update(report, None, KNOWN)
    assert _counts(first.baseline) == {(A, "two", "y"): 1}
    assert [left.why for left in first.left] == ["non-negotiable"]
    assert update(report, first.baseline, KNOWN, add=True).left == first.left
    assert [left.why for left in update(report, first.baseline, KNOWN, include_non_negotiable=True).left] == ["new"]
    both = update(report, first.baseline, KNOWN, add=True, include_non_negotiable=True)
    assert both.left == ()
    assert not differs(update(report, both.baseline, KNOWN).baseline, both.baseline)


def test_an_entry_does_not_outlive_its_gate_becoming_non_negotiable(make_report, make_gate) -> None:
    old = update(make_report({A: {"one": ["x"]}}), None, KNOWN).baseline
    found = update(make_report({A: [make_gate("one", ["x"], waivable=False)]}), old, KNOWN)
    assert found.baseline.entries == ()
    assert "NON-NEGOTIABLE" in found.removed[0].reason


def test_a_name_that_is_no_text_is_not_written(make_report) -> None:
    found = update(make_report({"specs/001-\udcff": {"one": ["x"]}}), None, KNOWN)
    assert found.baseline.entries == ()
    assert [left.why for left in found.left] == ["name"]


def test_what_an_entry_says_to_people_is_not_rewritten(make_report) -> None:
    old = update(make_report({A: {"one": ["x", "x"]}}), None, KNOWN).baseline
    told = old.replace(entries=(old.entries[0].replace(message="as reviewed"),))
    assert update(make_report({A: {"one": ["x"]}}), told, KNOWN).baseline.entries[0].message == "as reviewed"


def test_secrets_and_mail_addresses_are_not_copied_into_the_file(make_report) -> None:
    found = update(make_report({A: {"one": ["written by ada@example.org"]}}), None, KNOWN)
    assert found.baseline.entries[0].message == "written by [masked]"


MESSAGES = st.lists(st.sampled_from(["x", "y", "z"]), max_size=4)
FEATURES = st.dictionaries(st.sampled_from([A, B]), st.dictionaries(st.sampled_from(["one", "two"]), MESSAGES))


@settings(max_examples=80, deadline=None)
@given(first=FEATURES, second=FEATURES, add=st.booleans())
def test_a_second_run_changes_nothing_and_nothing_that_is_left_is_frozen(make_report, first, second, add) -> None:
    old = update(make_report(first), None, KNOWN).baseline
    report = make_report(second)
    found = update(report, old, KNOWN, add=add)
    again = update(report, found.baseline, KNOWN)
    assert not differs(again.baseline, found.baseline)
    assert again.removed == ()
    assert (found.left == ()) >= add
    applied = apply(report, BaselineFile(found.baseline, "b.json", "0" * 64), Judgement(), KNOWN)
    assert (applied.outcome is Outcome.FAILED) == bool(found.left)
    assert applied.baseline is not None
    assert applied.baseline.stale == ()
