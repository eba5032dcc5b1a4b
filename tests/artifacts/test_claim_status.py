"""The words and marks of a status, in a cell and in running text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts import claim_status
from constitution_gate.gates.artifacts.claim_status import ClaimStatus

PASS, FAIL, PARTIAL = ClaimStatus.PASS, ClaimStatus.FAIL, ClaimStatus.PARTIAL
NOT_APPLICABLE, OPEN, NONE = ClaimStatus.NOT_APPLICABLE, ClaimStatus.OPEN, ClaimStatus.NONE


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("✅ PASS (N/A — no style changes)", PASS),
        ("COMPLIANT (N/A for Phase 1)", PASS),
        ("✅ no documents affected", PASS),
        ("Met by FR-001", PASS),
        ("PASS (planned)", PASS),
        ("PASS (with no exceptions)", PASS),
        ("違反なし", PASS),
        ("⬜ N/A", NOT_APPLICABLE),
        ("N/A no changes", NOT_APPLICABLE),
        ("NA", NOT_APPLICABLE),
        ("⚠️ EXCEPTION", PARTIAL),
        ("⚠️ PASS", PARTIAL),
        ("DEFERRED", PARTIAL),
        ("PASS with justified exceptions", PARTIAL),
        ("✅ PASS (documented deviation, not a new one)", PARTIAL),
        ("✅ Pending", OPEN),
        ("PASS (pending tests)", OPEN),
        ("Yes/No", OPEN),
        ("❌", FAIL),
        ("PASS ❌", FAIL),
        ("✅ FAIL", FAIL),
        ("No", FAIL),
        ("No PII in logs", NONE),
        ("—", NONE),
        ("", NONE),
        ("ＰＡＳＳ", NONE),
        ("P\u200bASS", NONE),
        ("PASSÉ", NONE),
        ("passage", NONE),
    ],
)
def test_a_status_cell(cell: str, status: ClaimStatus) -> None:
    assert claim_status.of_cell(cell) is status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("PASS — why", PASS),
        ("PASS。計畫", PASS),
        ("compliant with RFC 9110", PASS),
        ("one deployable project — PASS", PASS),
        ("both endpoints are described (PASS)", PASS),
        ("both endpoints ✅", PASS),
        ("PASS — job states (pending, failed)", PASS),
        ("not applicable, no API changes.", NOT_APPLICABLE),
        ("PASS — TBD", OPEN),
        ("PASS — done. FAIL - not done", FAIL),
        ("Pass tokens in the header", NONE),
        ("pass-through cache", NONE),
        ("Fail fast on errors", NONE),
        ("Open for extension, closed for modification", NONE),
        ("pending, approved, rejected", NONE),
        ("missing, or malformed tokens", NONE),
        ("no new services", NONE),
        ("通过 REST 接口", NONE),
        ("exceptions are logged", NONE),
    ],
)
def test_running_text_is_no_status_unless_one_is_set_off(text: str, status: ClaimStatus) -> None:
    assert claim_status.of_text(text) is status


def test_a_part_lowers_and_never_raises() -> None:
    assert claim_status.lowered(PASS, [PASS, OPEN]) is OPEN
    assert claim_status.lowered(FAIL, [PASS]) is FAIL
    assert claim_status.lowered(NONE, [PASS]) is NONE
    assert claim_status.lowered(NOT_APPLICABLE, [PARTIAL]) is PARTIAL


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_no_text_is_an_error(text: str) -> None:
    for read in (claim_status.of_cell, claim_status.of_text, claim_status.exact):
        assert read(text) in ClaimStatus


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["FAIL", "❌", "NOT PASS", "不符合"]), st.sampled_from(["PASS", "✅", "✅ PASS", "通過"]))
def test_a_failure_wins_over_a_pass(bad: str, good: str) -> None:
    assert claim_status.of_cell(f"{good} → {bad}") is FAIL
    assert claim_status.of_cell(f"{bad} → {good}") is FAIL
