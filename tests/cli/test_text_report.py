"""The text report breaks lines where a reader would, and tells nothing twice."""

from __future__ import annotations

import pytest

from constitution_gate.constitution.model import Level, Phase
from constitution_gate.engine.report import FindingEntry, GateReport, Source, Verdict
from constitution_gate.engine.reports.ordering import repeated
from constitution_gate.engine.reports.text import WIDTH, cell_width, wrapped


@pytest.mark.parametrize(
    "text",
    [
        "A comment of the template is left where its instruction was to be followed: “ACTION REQUIRED:”.",
        "The principle that this row speaks of is named in the plan's Constitution Check: la Simplicité-première",
        "见合同 " + "契约优先" * 12 + " openapi.yaml",
    ],
)
def test_a_word_of_narrow_letters_stays_whole(text: str) -> None:
    lines = list(wrapped(text, "  ", "    "))
    assert len(lines) > 1
    assert all(cell_width(line) <= WIDTH for line in lines)
    for word in ("REQUIRED:”.", "Simplicité-première", "openapi.yaml"):
        assert (word in text) == any(word in line for line in lines)


def test_a_gate_that_found_less_than_an_earlier_one_of_its_check_repeats_it() -> None:
    shared = FindingEntry("A field is unknown.", "contracts/a.yaml", 7, "Take it out.")
    first = GateReport(
        id="one",
        title="One",
        principle=None,
        level=Level.MUST,
        waivable=True,
        check="openapi-contract",
        phase=Phase.DESIGN,
        source=Source("derived", "constitution.md", 1),
        verdict=Verdict.FAIL,
        reason="",
        claim=None,
        findings=(shared, FindingEntry("The plan claims it.", "plan.md", 3, "Mend it.")),
    )
    second = first.replace(id="two", findings=(shared,))
    assert repeated(second, [first]) is first
    assert repeated(first, [second]) is None
    assert repeated(second.replace(check="file"), [first]) is None


def test_a_wide_text_without_blanks_breaks_at_the_margin() -> None:
    lines = list(wrapped("契约" * 60, "", ""))
    assert "".join(lines) == "契约" * 60
    assert all(cell_width(line) <= WIDTH for line in lines)
