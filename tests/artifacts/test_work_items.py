"""Tasks as work: their whole text, their phase, the stories that they serve."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts import work_items
from constitution_gate.gates.artifacts.work_items import WorkItems
from constitution_gate.gates.feature import Artifact


def read(text: str) -> WorkItems:
    return work_items.read(Artifact("specs/001-x/tasks.md", text.encode("utf-8", "replace")))


def test_a_task_has_the_stories_of_its_label_or_of_its_phase() -> None:
    text = (
        "# Tasks\n\n## Phase 1: Setup\n\n- [ ] T001 Start\n\n## Phase 2: User Story 1 - Lend\n\n"
        "- [ ] T002 [US2] Odd one\n- [ ] T003 Plain one\n\n### Tests\n\n- [ ] T004 [P] [US1] [US3] Two of them\n"
    )
    found = {item.id: (set(item.stories), item.labelled) for item in read(text).items}
    assert found == {
        "T001": (set(), False),
        "T002": ({2}, True),
        "T003": ({1}, False),
        "T004": ({1, 3}, True),
    }


@pytest.mark.parametrize(
    ("label", "expected"), [("US1+US2", {1, 2}), ("US1–US3", {1, 2, 3}), ("US-4", {4}), ("us5", {5})]
)
def test_a_label_may_name_several_stories(label: str, expected: set[int]) -> None:
    assert work_items.stories(label) == expected


def test_what_is_nested_below_a_task_is_its_text() -> None:
    text = (
        "# T\n\n## P\n\n- [ ] T001 Write it\n  - with care\n  ```sh\n  # verifies: FR-009\n  ```\n- T001 comes first\n"
    )
    (item,) = read(text).items
    assert item.text == "T001 Write it with care"
    assert "FR-009" in item.source
    assert (item.line, item.end_line) == (5, 9)


def test_a_box_without_an_id_is_work_too() -> None:
    names = [item.name for item in read("# T\n\n## P\n\n- [ ] T001 Write it\n\n- [x] SC-001 holds\n").items]
    assert names == ["T001", "line 7"]


@pytest.mark.parametrize(
    "text",
    [
        "- T001 Write it\n- T002 Test it\n",
        "### T001: Write it\n\nWith care.\n\n### T002: Test it\n",
        "| T001 | Write it |\n|---|---|\n| T002 | Test it |\n| T003 | Ship it |\n",
    ],
)
def test_tasks_without_boxes(text: str) -> None:
    ids = [item.id for item in read(f"# Tasks\n\n## Phase 1\n\n{text}").items]
    assert ids in (["T001", "T002"], ["T002", "T003"])


def test_skipped_tasks_are_marked() -> None:
    found = read("- [-] T001 a\n- [ ] ~~T002 b~~\n- [ ] T003 c\n").items
    assert [(item.id, item.skipped) for item in found] == [("T001", True), ("T002", True), ("T003", False)]


def test_ranges_of_tasks_are_spelled_out() -> None:
    assert [str(found) for found in work_items.task_ids("T008–T010, T012a")] == ["T-8", "T-9", "T-10", "T-12a"]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "- [ ] T001 a",
                "- [x] b",
                "- T002 c",
                "# H",
                "## US1",
                "### T003 d",
                "| T4 | e |",
                "  - f",
                "",
                "```",
                "text",
            ]
        )
    )
)
def test_any_document_can_be_read(lines: list[str]) -> None:
    found = read("\n".join(lines))
    for item in found.items:
        assert 1 <= item.line <= item.end_line <= len(lines)
