"""Ids of requirements: what counts as one, what two spellings have in common, ranges and lists."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts import requirement_ids
from constitution_gate.gates.artifacts.requirement_ids import PREFIXES, Id, mentions, one


def keys(text: str) -> list[str]:
    return [str(mention.id) for mention in mentions(text, PREFIXES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("T012 [US1] Write it (FR-003, FR-004)", ["FR-3", "FR-4"]),
        ("SC-1 and SC-001", ["SC-1", "SC-1"]),
        ("FR1, FR_002, FR\u2011003", ["FR-1", "FR-2", "FR-3"]),
        ("FR-003a / FR-3.1", ["FR-3a", "FR-3.1"]),
        ("FR-AUTH-01 and NFR-PERF-02", ["FR-AUTH-1", "NFR-PERF-2"]),
        ("**[FR-010]** `REQ-7`", ["FR-10", "REQ-7"]),
        ("FR-001/FR-002", ["FR-1", "FR-2"]),
    ],
)
def test_ids_as_people_write_them(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("FR-001–FR-004", "FR-001..FR-004", "FR-001..004", "FR-001 to FR-004", "FR-001-FR-004", "FR-001-004"),
        *("FR-001 through FR-004", "FR-001〜FR-004", "FR-001 至 FR-004", "FR-001 bis FR-004", "FR-001 … FR-004"),
        *("FR-001/002/003/004", "FR-001, 002, 003 and 004", "FR-001、FR-002、FR-003、FR-004", "FR-001 to 003, FR-004"),
    ],
)
def test_a_range_or_a_list_is_spelled_out(text: str) -> None:
    assert keys(text) == ["FR-1", "FR-2", "FR-3", "FR-4"]


@pytest.mark.parametrize("text", ["XFR-001", "FR-001-draft", "FR-", "fr-001", "T012", "US1", "FR-12345", "A_FR-1"])
def test_what_looks_like_an_id_is_none(text: str) -> None:
    assert keys(text) == []


@pytest.mark.parametrize("text", ["FR-1, 2026 was the year", "FR-004 to FR-001", "FR-001 to SC-003", "FR-01, 30 users"])
def test_a_number_that_does_not_go_on_is_none(text: str) -> None:
    assert keys(text)[:1] == [str(mentions(text, PREFIXES)[0].id)]
    assert "FR-2" not in keys(text)
    assert "FR-2026" not in keys(text)


def test_a_range_without_end_is_not_spelled_out() -> None:
    assert keys("FR-001–FR-999") == ["FR-1", "FR-999"]


def test_a_part_knows_its_whole() -> None:
    found = one("FR-AUTH-03.1: sign in")
    assert found is not None
    assert found.id == Id("FR-AUTH", 3, ".1")
    assert (str(found.id.parent), found.id.kind) == ("FR-AUTH-3", "FR")


def test_no_prefix_means_two_things() -> None:
    assert not requirement_ids.PREFIXES & requirement_ids.NEVER


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="FRSCNT-0123456789.,–to abcé\u2011、/", max_size=120))
def test_any_text_has_ids_within_itself(text: str) -> None:
    for mention in mentions(text, PREFIXES):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.id.kind in PREFIXES


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 900), st.integers(0, 60))
def test_a_range_has_as_many_ids_as_it_says(first: int, more: int) -> None:
    text = f"FR-{first:03d}–FR-{first + more:03d}"
    assert keys(text) == [f"FR-{number}" for number in range(first, first + max(more, 0) + 1)] if more else keys(text)
