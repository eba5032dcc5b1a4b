"""A finding's fingerprint stays when lines move, and changes with what is found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.model import Level, Phase
from constitution_gate.constitution.record import NOTHING
from constitution_gate.engine import fingerprint
from constitution_gate.engine.report import FeatureReport, FindingEntry, GateReport, Outcome, Source, Verdict

GATE = GateReport(
    id="data-model",
    title="Entities are defined",
    principle="I. Data Model First",
    level=Level.MUST,
    waivable=True,
    check="data-model",
    phase=Phase.PLAN,
    source=Source("derived", "constitution.md", 7),
    verdict=Verdict.FAIL,
    reason="",
)
FEATURE = FeatureReport("001-notes", "specs/001-notes", Phase.PLAN, Outcome.FAILED, NOTHING, (GATE,), ())
FINDING = FindingEntry("The entity Note is not defined.", "specs/001-notes/data-model.md", 12, "Define it.")


def of(message: str) -> str:
    return fingerprint.of(FEATURE, GATE, FINDING.replace(message=message))


def test_it_is_the_same_in_every_version() -> None:
    """A baseline that was written once is read by later versions, so a change here is a change of the format."""
    assert fingerprint.of(FEATURE, GATE, FINDING) == "944a693896b636b54c87daf38b81980c"
    assert re.fullmatch("[0-9a-f]{32}", of("Ä"))


def test_the_line_the_column_and_the_remedy_are_no_part_of_it() -> None:
    moved = FINDING.replace(line=99, column=4, remedy="Write it down.")
    assert fingerprint.of(FEATURE, GATE, moved) == fingerprint.of(FEATURE, GATE, FINDING)


@pytest.mark.parametrize(
    ("message", "moved"),
    [
        ("The table of plan.md:12 has no row.", "The table of plan.md:15 has no row."),
        ("See `src/app.py`:3:14.", "See `src/app.py`:4:2."),
        ("The task in line 12 names no file.", "The task in line 1,204 names no file."),
        ("It repeats the key on lines 3 and 7.", "It repeats the key on lines 31 and 70."),
        ("It is told in lines 3–5.", "It is told in lines 13–15."),
        ("It is told in lines 3, 5 and 7.", "It is told in lines 4, 6 and 8."),
        ("Line 3, column 5: no mapping.", "Line 4, column 9: no mapping."),
        ("See plan.md#L12-L14.", "See plan.md#L2-L4."),
    ],
)
def test_numbers_of_lines_in_a_message_are_no_part_of_it(message: str, moved: str) -> None:
    assert of(message) == of(moved)


@pytest.mark.parametrize(
    ("message", "other"),
    [
        ("The entity Note is not defined.", "The entity Tag is not defined."),
        ("It demands 80 % coverage.", "It demands 90 % coverage."),
        ("It listens on localhost:8080.", "It listens on localhost:9090."),
        ("GET /v1/notes answers 404.", "GET /v1/notes answers 500."),
        ("The task T012 has no file.", "The task T013 has no file."),
        ("Two lines 3 of plan.md", "Two lines 3 of spec.md"),
        ("It stands in lines 3 and is wrong.", "It stands in lines 3 and was wrong."),
    ],
)
def test_everything_else_in_a_message_counts(message: str, other: str) -> None:
    assert of(message) != of(other)


def test_feature_gate_and_path_count() -> None:
    others = {
        fingerprint.of(FEATURE, GATE, FINDING),
        fingerprint.of(FEATURE.replace(path="specs/002-notes"), GATE, FINDING),
        fingerprint.of(FEATURE, GATE.replace(id="data-models"), FINDING),
        fingerprint.of(FEATURE, GATE, FINDING.replace(path="specs/001-notes/plan.md")),
    }
    assert len(others) == 4


def test_text_does_not_flow_from_one_part_into_the_next() -> None:
    first = fingerprint.of(FEATURE, GATE.replace(id="a"), FINDING.replace(path="b:c"))
    second = fingerprint.of(FEATURE, GATE.replace(id="a:b"), FINDING.replace(path="c"))
    assert first != second


def test_a_gate_without_findings_is_known_by_its_reason() -> None:
    crashed = GATE.replace(verdict=Verdict.ERROR, reason="a.yaml:3: It is deeper than 100.")
    assert fingerprint.all_of(FEATURE, crashed) == (fingerprint.of_gate(FEATURE, crashed),)
    moved = crashed.replace(reason="a.yaml:30: It is deeper than 100.")
    assert fingerprint.of_gate(FEATURE, moved) == fingerprint.of_gate(FEATURE, crashed)
    other = crashed.replace(reason="a.yaml cannot be read: it is a link.")
    assert fingerprint.of_gate(FEATURE, other) != fingerprint.of_gate(FEATURE, crashed)


def test_a_gate_with_findings_has_one_for_each() -> None:
    found = GATE.replace(findings=(FINDING, FINDING.replace(message="Another."), FINDING.replace(line=40)))
    first, second, third = fingerprint.all_of(FEATURE, found)
    assert first == third != second


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(), max_size=60), st.integers(1, 99_999), st.integers(1, 99_999))
def test_any_text_has_a_fingerprint_that_moves_with_no_line(text: str, line: int, later: int) -> None:
    assert re.fullmatch("[0-9a-f]{32}", of(text))
    assert of(f"{text} (line {line})") == of(f"{text} (line {later})")
    assert of(f"{text} at plan.md:{line}.") == of(f"{text} at plan.md:{later}.")


def test_a_long_message_is_read_in_one_go() -> None:
    for text in ("line " * 50_000, "line" + " " * 200_000, "lines 1" + ",1" * 100_000, "a.b" * 60_000 + ":"):
        assert of(text)
