"""Which stories tasks belong to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts.spec import UserStory
from constitution_gate.gates.artifacts.task_stories import mentioned, placed
from constitution_gate.gates.feature import Artifact

STORIES = (UserStory(1, "Place an order", 1, 3, 9), UserStory(2, "Cancel an order", 2, 10, 19))


def stories_of(text: str, stories: tuple[UserStory, ...] = STORIES) -> dict[str, frozenset[int]]:
    artifact = Artifact("specs/001-x/tasks.md", text.encode("utf-8", "replace"))
    return {step.task.id: step.stories for step in placed(artifact, stories)}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("US1", {1}),
        ("US1+US3", {1, 3}),
        ("US1, US2 and US4", {1, 2, 4}),
        ("US2-US4", {2, 3, 4}),
        ("User Stories 1 & 2", {1, 2}),
        ("Phase 3: User Story 2 - 3 ways to pay", {2}),
        ("User Story 1 – 2FA login", {1}),
        ("用户故事 1：下单", {1}),
        ("使用者故事 2、3", {2, 3}),
        ("ユーザーストーリー1", {1}),
        ("Historia de usuario 4", {4}),
        ("campus 3", set()),
        ("status 4", set()),
        ("US$ 30", set()),
    ],
)
def test_mentions(text: str, numbers: set[int]) -> None:
    assert mentioned(text) == numbers


@pytest.mark.parametrize(
    ("tag", "numbers"),
    [
        ("[US1]", {1}),
        ("[US1] [US2]", {1, 2}),
        ("[US1/US2]", {1, 2}),
        ("[Story 2]", {2}),
        ("[S2]", {2}),
        ("[US-2]", {2}),
    ],
)
def test_a_tag_decides(tag: str, numbers: set[int]) -> None:
    assert stories_of(f"## User Story 3\n\n- [ ] T001 [P] {tag} Write it\n") == {"T001": numbers}


def test_without_a_tag_the_nearest_heading_that_names_a_story_does() -> None:
    text = (
        "# Tasks of US9\n\n## Phase 1: Setup\n\n- [ ] T001 a\n\n"
        "## Phase 3: User Story 1\n\n### Tests\n\n- [ ] T002 b\n\n"
        "## Cancel an order (P2)\n\n- [ ] T003 c\n\n## Polish\n\n- [ ] T004 d\n- [ ] T005 links of US2\n"
    )
    assert stories_of(text) == {"T001": set(), "T002": {1}, "T003": {2}, "T004": set(), "T005": {2}}


def test_a_task_that_is_named_again_counts_once() -> None:
    text = "- T001: still open\n\n## US1\n\n- [ ] T001 Write it\n\n## Parallel\n\n- [ ] T001 Write it\n"
    assert stories_of(text) == {"T001": {1}}


@pytest.mark.parametrize(
    ("item", "identifier"), [("1.2 Write it", "1.2"), ("TASK-7: Write it", "TASK-7"), ("Write it", "")]
)
def test_a_list_with_other_ids_is_read_by_its_boxes(item: str, identifier: str) -> None:
    assert stories_of(f"## US2\n\n- [ ] {item}\n- no task\n") == {identifier: {2}}


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(["- [ ] ", "T001", "[US1]", "US", "1", "-", ",", " and ", "\n", "## ", "Story "])
        | st.text(max_size=4)
    ).map("".join)
)
def test_no_text_is_an_error(text: str) -> None:
    assert all(number >= 0 for number in mentioned(text))
    for numbers in stories_of(text).values():
        assert all(0 <= number < 1_000 for number in numbers)
