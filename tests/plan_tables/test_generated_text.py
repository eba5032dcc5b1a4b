"""What the program wrote is not read as what the plan says."""

from __future__ import annotations

import pytest

from constitution_gate.constitution.model import InputError
from constitution_gate.engine.plan_tables import fill
from constitution_gate.gates.artifacts import constitution_check, markers
from constitution_gate.gates.artifacts.constitution_check import ClaimStatus
from constitution_gate.gates.feature import Artifact

BEGIN = markers.BEGIN.format(name=markers.CONSTITUTION_CHECK)
END = markers.END.format(name=markers.CONSTITUTION_CHECK)
TABLE = "| Gate | Principle | Level | Verdict | Evidence |\n|---|---|---|---|---|\n| `a` | I | MUST | pass | x |\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_table_and_the_outcome_are_blank_and_lines_keep_their_numbers(end):
    text = f"A\n\n{BEGIN}\n\n{TABLE}\n**Outcome**: passed\n\n{END}\n\nB\n".replace("\n", end)
    read = Artifact("specs/001-a/plan.md", text.encode()).text
    assert read == f"A\n\n{BEGIN}\n\n\n\n\n\n\n\n{END}\n\nB\n".replace("\n", end)


@pytest.mark.parametrize(
    "inside",
    ["[NEEDS CLARIFICATION: who pays]", "- [ ] an item", "| Other | Table |\n|---|---|\n| a | b |", "```\ncode\n```"],
)
def test_what_a_person_wrote_between_the_markers_is_read(inside):
    text = f"{BEGIN}\n\n{TABLE}\n{inside}\n\n{END}\n"
    assert inside in Artifact("plan.md", text.encode()).text


@pytest.mark.parametrize(
    "text",
    [
        f"{BEGIN}\n{TABLE}",
        f"{TABLE}\n{END}\n",
        f"```\n{BEGIN}\n{TABLE}{END}\n```\n",
        TABLE,
        f"> {BEGIN}\n> text\n> {END}\n",
    ],
)
def test_nothing_is_blank_without_a_pair_of_markers(text):
    assert Artifact("plan.md", text.encode()).text == text


def test_a_contract_is_read_as_it_stands():
    text = f"description: |\n{BEGIN}\n{TABLE}{END}\n"
    assert Artifact("contracts/a.yaml", text.encode()).text == text


def test_a_filled_plan_claims_what_the_plan_claimed_without_the_boxes_that_were_set(reports):
    items = "- [ ] API contract\n- [x] Sequence diagram\n- [x] Data model\n- [ ] Migrations"
    text = f"## Constitution Check\n\n{items}\n\n## Project Structure\n"
    gates = [
        reports.gate("a", "pass", line=3),
        reports.gate("b", "unverified", line=4),
        reports.gate("c", "pass", line=5),
        reports.gate("d", "error", line=6),
    ]
    filled = fill(text.encode(), reports.report(*gates)).data
    claims = constitution_check.read(Artifact(reports.path, filled)).claims
    assert [claim.status for claim in claims] == [
        ClaimStatus.NONE,
        ClaimStatus.NONE,
        ClaimStatus.PASS,
        ClaimStatus.OPEN,
    ]
    assert [claim.text for claim in claims] == ["API contract", "Sequence diagram", "Data model", "Migrations"]


@pytest.mark.parametrize("heading", ["## 憲法チェック", "## Verfassungsprüfung", "## 宪法检查"])
def test_a_section_in_another_language_is_filled_and_none_is_added(reports, heading):
    text = f"{heading}\n\n- [ ] A\n\n## Next\n"
    filled = fill(text.encode(), reports.report(reports.gate(line=3))).data.decode()
    assert filled.startswith(f"{heading}\n\n- [x] A <!-- constitution-gate: ticked; ")
    assert "## Constitution Check" not in filled


def test_two_sections_of_one_meaning_are_refused(reports):
    text = "## Constitution Check\n\n## Initial Constitution Check\n"
    with pytest.raises(InputError, match="two Constitution Check sections, in lines 1 and 3"):
        fill(text.encode(), reports.report(reports.gate()))
