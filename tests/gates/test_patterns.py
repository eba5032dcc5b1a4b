"""Patterns are RE2: found where they stand, or refused with a reason."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.patterns import Hit, PatternError, compile_pattern


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("", "is empty"),
        ("x" * 1_001, "longer than 1,000"),
        (r"(card)_number.*\1", "back reference"),
        (r"(?P<n>a)\k<n>", "RE2"),
        ("(?=a)", "looks ahead or behind"),
        ("(?<!a)b", "looks ahead or behind"),
        ("((x{1000}){1000}){1000}", "repeats too much"),
        ("a{2000}", "repeats too much"),
        ("(" * 3 + "a{100}" + "){100}" * 3, "repeats too much"),
        ("card_(number", "is not RE2 syntax"),
        ("a\ud800", "surrogate"),
        ("a\0", "NUL"),
    ],
)
def test_a_pattern_that_cannot_run_is_refused_with_the_reason(pattern: str, reason: str) -> None:
    with pytest.raises(PatternError) as refused:
        compile_pattern(pattern)
    assert reason in str(refused.value)
    assert str(refused.value).isprintable()


def test_a_refused_pattern_writes_nothing_of_its_own(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(PatternError) as refused:
        compile_pattern("(x\n::error::INJECTED\n")
    assert "INJECTED" not in str(refused.value)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("pattern", "text", "places"),
    [
        ("b", "a\nab\n", [(2, 2)]),
        ("(?m)^b$", "a\r\nb\r\nc\rb\nb", [(2, 1), (4, 1), (5, 1)]),
        ("b\nc", "a\r\nb\r\nc", [(2, 1)]),
        ("\r\n", "a\nb\r\n", [(2, 2)]),
        ("\r", "a\rb\r", [(1, 2), (2, 2)]),
        ("(?m)^$", "a\n\nb\n", [(2, 1)]),
        ("x", "\u2028x\nx", [(1, 2), (2, 1)]),
        ("日", "é日\n", [(1, 2)]),
        ("TODO", "a\nTO\u200bDO", [(2, None)]),
        ("é", "cafe\u0301", [(1, None)]),
        ("a", "b", []),
    ],
)
def test_matches_are_found_at_their_line_and_column(
    pattern: str, text: str, places: list[tuple[int, int | None]]
) -> None:
    assert compile_pattern(pattern).hits(text, 10) == tuple(Hit(*place) for place in places)


def test_a_demand_is_not_met_by_hidden_characters() -> None:
    assert compile_pattern("TODO").first("TO\u200bDO") is None


def test_no_more_matches_are_given_than_asked_for() -> None:
    assert len(compile_pattern("a").hits("a" * 100, 7)) == 7


@pytest.mark.parametrize(("pattern", "empty"), [("a*", True), ("(?m)^", True), ("a+", False), ("a|b", False)])
def test_a_pattern_that_matches_the_empty_text_is_known(pattern: str, empty: bool) -> None:
    assert compile_pattern(pattern).matches_nothing() is empty


def test_half_a_surrogate_pair_in_a_value_does_no_harm() -> None:
    assert compile_pattern("b").within("\ud800b")


@pytest.mark.parametrize(("pattern", "last"), [("^(a+)+$", "a"), ("(a|a)*b", "b"), ("(.*a){20}b", "b")])
def test_a_hostile_pattern_finds_what_it_describes_and_nothing_else(pattern: str, last: str) -> None:
    compiled = compile_pattern(pattern)
    assert compiled.first("a" * 5_000 + "!") is None
    assert compiled.first("a" * 5_000 + last) is not None


_ATOMS = st.sampled_from(["a", "b", "\n", ".", "[ab]", "a?", "b*", "(a|b)", r"\w"])


@settings(max_examples=100, deadline=None)
@given(st.lists(_ATOMS, min_size=1, max_size=4).map("".join), st.text("ab\n", max_size=20))
def test_the_first_match_is_where_python_finds_it(pattern: str, text: str) -> None:
    expected = re.search(pattern, text)
    found = compile_pattern(pattern).first(text)
    if expected is None:
        assert found is None
    elif expected.end() > expected.start():
        before = text[: expected.start()]
        assert found == Hit(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=15), st.text(max_size=30))
def test_any_text_compiles_or_is_refused(pattern: str, text: str) -> None:
    try:
        compiled = compile_pattern(pattern)
    except PatternError:
        return
    lines = re.split(r"\r\n|\n|\r", text)
    for hit in compiled.hits(text, 50):
        assert 1 <= hit.line <= len(lines)
        assert hit.column is None or 1 <= hit.column <= len(lines[hit.line - 1]) + 2
