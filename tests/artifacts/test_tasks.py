"""The tasks of tasks.md."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts.tasks import Task, any_ticked, tasks
from constitution_gate.gates.feature import Artifact


def read(text: str) -> tuple[Task, ...]:
    return tasks(Artifact("specs/001-x/tasks.md", text.encode("utf-8", "replace")))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- [ ] T001 Create src/a.py", Task("T001", False, False, False, None, "Create src/a.py", 3, "Phase 1")),
        ("- [x] T002 [P] [US1] Test it", Task("T002", True, False, True, "US1", "Test it", 3, "Phase 1")),
        ("- [X] **T003** [US2] Write", Task("T003", True, False, False, "US2", "Write", 3, "Phase 1")),
        ("- [ ] **T004 [P]** Write", Task("T004", False, False, True, None, "Write", 3, "Phase 1")),
        ("- [-] T005 Write", Task("T005", False, True, False, None, "Write", 3, "Phase 1")),
        ("- [x] ~~T006 Write~~", Task("T006", False, True, False, None, "Write", 3, "Phase 1")),
        ("- [ ] T042-REMEDIAL: Write", Task("T042-REMEDIAL", False, False, False, None, "Write", 3, "Phase 1")),
        (
            "- [ ] T012a [US1+US2] [M] Write",
            Task("T012a", False, False, False, "US1+US2", "Write", 3, "Phase 1", ("M",)),
        ),
        ("* [✓] T007 Write", Task("T007", False, False, False, None, "Write", 3, "Phase 1")),
        (
            "- [ ] T008 See [the plan](plan.md)",
            Task("T008", False, False, False, None, "See [the plan](plan.md)", 3, "Phase 1"),
        ),
    ],
)
def test_a_task_line(line: str, expected: Task) -> None:
    assert read(f"## Phase 1\n\n{line}\n") == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        "- [P] tasks = different files, no dependencies",
        "- [ ] Write it",
        "- [ ] TXXX Write it",
        "- [ ] T1 Write it",
        "```\n- [ ] T001 Write it\n```",
        "<!-- - [ ] T001 Write it -->",
        "- [ ] see T001",
    ],
)
def test_what_is_no_task(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "ticked"),
    [
        ("- [ ] T001 a\n- [x] T002 b\n", True),
        ("- [ ] T001 a\n- [x] all good\n", False),
        ("- [x] write it\n", True),
        ("- [ ] write it\n", False),
        ("- [✓] T001 a\n", False),
    ],
)
def test_whether_work_has_begun(text: str, ticked: bool) -> None:
    assert any_ticked(Artifact("tasks.md", text.encode())) is ticked


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(["- ", "[x] ", "[ ] ", "T001", " [P]", "[US1] ", "**", "~~", "\n", "  "]) | st.text(max_size=4)
    ).map("".join)
)
def test_no_text_is_an_error(text: str) -> None:
    for task in read(text):
        assert task.id.startswith("T")
