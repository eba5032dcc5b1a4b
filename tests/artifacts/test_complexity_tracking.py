"""The Complexity Tracking table: which rows justify, and which only fill their place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts.complexity_tracking import MOST_ROWS, ComplexityTracking, TrackingRow, read
from constitution_gate.gates.feature import Artifact

HEAD = "| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n"
WHY = "the importer has its own release cycle"
ALTERNATIVE = "one project would couple both cycles"


def tracking(body: str, heading: str = "## Complexity Tracking") -> ComplexityTracking:
    return read(Artifact("specs/001-x/plan.md", f"# Plan\n\n{heading}\n\n{body}\n\n## Next\n".encode()))


def row(violation: str, why: str, alternative: str) -> TrackingRow:
    (found,) = tracking(f"{HEAD}| {violation} | {why} | {alternative} |").rows
    return found


def test_a_row_that_says_why_is_complete() -> None:
    found = row("V. Simplicity: *four* projects", WHY, ALTERNATIVE)
    assert found.complete
    assert (found.violation, found.why_needed, found.line) == ("V. Simplicity: four projects", WHY, 7)


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "-",
        "—",
        "N/A",
        "none",
        "TBD",
        "TODO: write this",
        "[specific need]",
        "...",
        "…",
        "&nbsp;",
        "&#8203;",
        "\u200b\u2060",
        "\xad",
        "<!-- agreed -->",
        "V. Simplicity: four projects",
        "**v. simplicity: four projects.**",
        "NEEDS CLARIFICATION",
        "待定",
        "なし",
    ],
)
def test_a_cell_that_says_nothing_leaves_the_row_incomplete(cell: str) -> None:
    for found in (
        row("V. Simplicity: four projects", cell, ALTERNATIVE),
        row("V. Simplicity: four projects", WHY, cell),
    ):
        assert not found.complete
        assert found.incomplete_because


def test_an_escaped_bar_moves_no_cell() -> None:
    assert not row("V. Simplicity", "agreed \\| in the call", "").complete


@pytest.mark.parametrize("violation", ["[e.g., 4th project]", "[例如新增独立服务]", "*[e.g., Repository pattern]*"])
def test_the_template_s_rows_are_examples(violation: str) -> None:
    found = row(violation, "[current need]", "[why 3 projects insufficient]")
    assert found.example
    assert not found.complete
    assert not found.empty


@pytest.mark.parametrize(
    "violation", ["None", "N/A", "—", "*(none)*", "(なし)", "No violations", "無", "无", "", "No violation to justify"]
)
def test_a_row_that_names_no_violation_is_empty(violation: str) -> None:
    found = row(violation, "-", "-")
    assert found.empty
    assert not found.complete
    assert not found.example


@pytest.mark.parametrize(
    "violation", ["no-exceptions-swallowed", "No exceptions in logs", "II. No deviation from the contract"]
)
def test_a_name_that_begins_with_no_is_a_violation(violation: str) -> None:
    assert row(violation, WHY, ALTERNATIVE).complete


@pytest.mark.parametrize(
    "header",
    [
        "| Simpler Alternative Rejected Because | Violation | Why Needed |",
        "| Alternatives Considered | Deviation | Reason |",
        "| 被拒绝的更简单方案及原因 | 违反项 | 为什么需要 |",
        "| 却下した代替案 | 違反 | 必要な理由 |",
        "| Alternativa más simple rechazada | Violación | Por qué se necesita |",
        "| Einfachere Alternative | Verstoß | Warum nötig |",
    ],
)
def test_columns_are_found_by_their_meaning(header: str) -> None:
    (found,) = tracking(f"{header}\n|---|---|---|\n| {ALTERNATIVE} | V. Simplicity | {WHY} |").rows
    assert (found.violation, found.why_needed, found.simpler_alternative) == ("V. Simplicity", WHY, ALTERNATIVE)
    assert found.complete


def test_further_columns_are_kept() -> None:
    names = ("Violation", "Approved By", "Why Needed", "Simpler Alternative Rejected Because", "Expires")
    header = f"| {' | '.join(names)} |\n|---|---|---|---|---|\n"
    (found,) = tracking(f"{header}| V. Simplicity | `ann` | {WHY} | {ALTERNATIVE} | 2035-01-01 |").rows
    assert found.extra == (("Approved By", "ann"), ("Expires", "2035-01-01"))
    assert found.expires == "2035-01-01"


def test_a_table_without_a_column_for_the_alternative_justifies_nothing() -> None:
    (found,) = tracking(f"| Deviation | Why Needed |\n|---|---|\n| V. Simplicity | {WHY} |").rows
    assert not found.complete


@pytest.mark.parametrize(
    "body",
    [
        f"<!--\n{HEAD}| V | {WHY} | {ALTERNATIVE} |\n-->",
        f"```text\n{HEAD}| V | {WHY} | {ALTERNATIVE} |\n```",
        f"> {HEAD.replace(chr(10) + '|', chr(10) + '> |')}> | V | {WHY} | {ALTERNATIVE} |",
        f"## Notes\n\n{HEAD}| V | {WHY} | {ALTERNATIVE} |",
        f"| Decision | Rationale |\n|---|---|\n| queue | {WHY} |",
        "No violations to justify.",
    ],
)
def test_what_stands_elsewhere_is_no_row(body: str) -> None:
    assert tracking(body).rows == ()


@pytest.mark.parametrize(
    "heading",
    [
        "## Complexity Tracking",
        "### 7. Complexity Tracking (if any)",
        "Complexity Tracking\n---",
        "## 複雜度追蹤",
        "## 复杂度追踪",
    ],
)
def test_the_section_is_found(heading: str) -> None:
    found = tracking(f"{HEAD}| V | {WHY} | {ALTERNATIVE} |", heading)
    assert found.section is not None
    assert found.section.line == 3
    assert len(found.rows) == 1


@pytest.mark.parametrize("heading", ["## Complexity", "## C\u043emplexity Tracking", "## Complexity\u200b Tracking"])
def test_another_heading_is_not_the_section(heading: str) -> None:
    assert tracking(f"{HEAD}| V | {WHY} | {ALTERNATIVE} |", heading) == ComplexityTracking()


def test_several_sections_are_all_read_and_told() -> None:
    body = f"{HEAD}| A | {WHY} | {ALTERNATIVE} |"
    found = tracking(f"{body}\n\n## Complexity Tracking\n\n{body.replace('| A', '| B')}")
    assert found.repeated
    assert [r.violation for r in found.rows] == ["A", "B"]


def test_rows_over_the_limit_are_counted() -> None:
    found = tracking(HEAD + "| V | a | b |\n" * (MOST_ROWS + 3))
    assert (len(found.rows), found.omitted) == (MOST_ROWS, 3)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from([HEAD, "| a | b | c |", "\n", "|", "## Complexity Tracking\n", "```", "[e.g., x]"])
        | st.text(max_size=5)
    ).map("".join)
)
def test_no_text_is_an_error(text: str) -> None:
    body = f"## Complexity Tracking\n\n{text}".encode("utf-8", "replace")
    for found in read(Artifact("plan.md", body)).rows:
        assert found.complete == (found.incomplete_because is None)
        assert not (found.complete and (found.example or found.empty))
