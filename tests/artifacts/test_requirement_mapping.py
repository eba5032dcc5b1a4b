"""Which tasks serve which requirement: by id, table, phase, story or words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts import requirement_mapping
from constitution_gate.gates.artifacts.requirement_mapping import Coverage, RequirementMapping, Traced
from constitution_gate.gates.feature import Artifact


def read(spec: str, tasks: str, **others: str) -> RequirementMapping:
    return requirement_mapping.read(
        Artifact("specs/001-x/spec.md", spec.encode("utf-8", "replace")),
        Artifact("specs/001-x/tasks.md", tasks.encode("utf-8", "replace")),
        [Artifact(f"specs/001-x/{name}.md", text.encode()) for name, text in others.items()],
    )


def only(mapping: RequirementMapping) -> Traced:
    (traced,) = mapping.requirements
    return traced


DIM = "## Requirements\n\n- **FR-001**: Lamps MUST dim at dusk\n"


@pytest.mark.parametrize(
    ("tasks", "how"),
    [
        ("- [ ] T001 Wire it (FR-001)", "id"),
        ("- [ ] T001 Wire it\n  - per FR-1", "id"),
        ("- [ ] T001 Wire it\n  ```sh\n  # verifies: FR-001\n  ```", "id"),
        ("- [ ] T001 Wire it (FR-001a)", "id"),
        ("- [ ] T001 Wire it\n\n## Coverage\n\n| Requirement | Tasks |\n|---|---|\n| FR-001 | T001 |", "table"),
        ("- [ ] T001 Wire it\n\n## Coverage\n\n- FR-001 → T001", "table"),
        ("- [ ] T001 Wire it\n\n**Checkpoint**: FR-001 holds", "phase"),
        ("- [ ] T001 Let lamps dim at dusk", "words"),
    ],
)
def test_ways_to_name_a_requirement(tasks: str, how: str) -> None:
    traced = only(read(DIM, f"# Tasks\n\n## Phase 1\n\n{tasks}\n"))
    assert (traced.coverage, traced.how, traced.tasks) == (Coverage.COVERED, how, ("T001",))


@pytest.mark.parametrize(
    "tasks",
    [
        "- [ ] T001 Wire it",
        "- [-] T001 Wire it (FR-001)",
        "- [ ] ~~T001 Let lamps dim at dusk~~\n- [ ] T002 Wire it",
        "- [ ] T001 Wire it\n\n## Coverage\n\n| Requirement | Tasks |\n|---|---|\n| FR-001 | T099 |",
        "- [ ] T001 Wire it\n\n## Notes\n\nSnapshots are kept as FR-001 asks.",
    ],
)
def test_what_gives_a_requirement_no_task(tasks: str) -> None:
    assert only(read(DIM, f"# Tasks\n\n## Phase 1\n\n{tasks}\n")).coverage is Coverage.UNCOVERED


def test_a_requirement_may_name_its_story() -> None:
    spec = "## Requirements\n\n- **FR-001** [US2]: Lamps MUST dim\n"
    assert only(read(spec, "# T\n\n## P\n\n- [ ] T001 [US2] Wire it\n")).how == "story"


def test_a_part_is_covered_with_its_whole() -> None:
    spec = "## Requirements\n\n- **FR-001**: Lamps MUST dim\n- **FR-001.2**: Bulbs MUST glow\n"
    found = read(spec, "# T\n\n## P\n\n- [ ] T001 Wire it (FR-001)\n").requirements
    assert [traced.coverage for traced in found] == [Coverage.COVERED, Coverage.COVERED]


@pytest.mark.parametrize(
    ("requirement", "coverage"),
    [
        ("**FR-001**: The service MUST NOT keep payment cards", Coverage.NO_WORK),
        ("**FR-001**: No new dependencies", Coverage.NO_WORK),
        ("**FR-001**: Older clients: backward compatibility MUST be preserved", Coverage.NO_WORK),
        ("**FR-001**: [REMOVED] Payment by card", Coverage.NO_WORK),
        ("**FR-001**: Visitors MUST pay by card", Coverage.UNCOVERED),
        ("**FR-001**: TBD", Coverage.UNDECIDED),
        ("**SC-001**: 90% of users succeed on the first attempt", Coverage.NO_WORK),
        ("**SC-001**: Monthly support tickets about parking fall by half", Coverage.NO_WORK),
        ("**SC-001**: Queues never exceed four cars", Coverage.NO_WORK),
        ("**SC-001**: A penetration test of the barrier finds nothing", Coverage.UNCOVERED),
        ("**NFR-001**: Barriers MUST open within two seconds", Coverage.UNCOVERED),
    ],
)
def test_what_asks_for_work(requirement: str, coverage: Coverage) -> None:
    assert only(read(f"## Requirements\n\n- {requirement}\n", "- [ ] T001 Paint the wall blue\n")).coverage is coverage


def test_a_task_that_verifies_serves_a_criterion_that_asks_for_verification() -> None:
    spec = "## Success Criteria\n\n- **SC-001**: A load test with forty cars a minute loses none\n"
    assert only(read(spec, "- [ ] T001 Write the k6 scenario\n")).tasks == ("T001",)


def test_one_requirement_that_most_others_leave_alone() -> None:
    lines = [f"- **FR-00{n}**: Gate {n} MUST open by remote\n" for n in range(1, 6)]
    tasks = [f"- [ ] T00{n} Open gate {n} by remote (FR-00{n})\n" for n in range(1, 5)]
    found = read("## Requirements\n\n" + "".join(lines), "# T\n\n## P\n\n" + "".join(tasks)).of(Coverage.UNCOVERED)
    assert [traced.id for traced in found] == []
    lines[4] = "- **FR-005**: Gate alarms MUST ring the porter by phone\n"
    found = read("## Requirements\n\n" + "".join(lines), "# T\n\n## P\n\n" + "".join(tasks)).of(Coverage.UNCOVERED)
    assert [traced.id for traced in found] == ["FR-005"]


@pytest.mark.parametrize(
    ("task", "stray"),
    [
        ("## Phase 1: Setup\n\n- [ ] T001 Paint the wall", False),
        ("## Phase 9: Polish & Cross-Cutting Concerns\n\n- [ ] T001 Paint the wall", False),
        ("## 第 1 阶段：文档\n\n- [ ] T001 Paint the wall", False),
        ("## Phase 2: User Story 1\n\n- [ ] T001 Paint the wall", False),
        ("## Extras\n\n- [ ] T001 Paint a lamp", False),
        ("## Extras\n\n- [ ] T001 Paint the wall", True),
        ("## Extras\n\n- [ ] T001 [US7] Dim lamps", True),
        ("## Extras\n\n- [-] T001 Paint the wall", False),
        ("## Extras\n\n- [ ] Paint the wall", False),
    ],
)
def test_a_task_that_belongs_to_nothing(task: str, stray: bool) -> None:
    spec = f"### User Story 1 - Dusk\n\nLamps dim.\n\n{DIM}"
    assert bool(read(spec, f"# Tasks\n\n{task}\n").strays) is stray


def test_ids_that_are_not_defined() -> None:
    tasks = (
        "- [ ] T001 Dim (FR-001)\n- [ ] T002 Glow (FR-007)\n- [ ] T003 As feature 004 does (FR-099)\n- [ ] T004 ADR-9\n"
    )
    found = read(DIM, tasks).unknown
    assert [(reference.written, reference.by, reference.line) for reference in found] == [("FR-007", "T002", 2)]


def test_a_gap_is_told_and_only_unknown_where_a_document_names_it() -> None:
    spec = "## Requirements\n\n- **FR-001**: Lamps dim\n- **FR-004**: Doors close\n"
    tasks = "- [ ] T001 Dim lamps, close doors\n"
    assert [str(gap) for gap in read(spec, tasks).gaps] == ["FR-2", "FR-3"]
    assert read(spec, tasks).unknown == ()
    found = read(spec, tasks, plan="- FR-002 is free\n- FR-003 was removed\n").unknown
    assert [(reference.written, reference.by) for reference in found] == [("FR-002", "plan.md")]


def test_numbers_by_section_are_no_gaps() -> None:
    spec = "## Requirements\n\n- **FR-101**: a\n- **FR-201**: b\n- **FR-301**: c\n"
    assert read(spec, "- [ ] T001 x\n").gaps == ()


def test_a_task_id_that_is_given_twice() -> None:
    tasks = "- [ ] T001 Dim\n- [ ] T001 Glow\n- [ ] T002 Same\n- [ ] T002 Same\n\n## Order\n\n- T001 before T002\n"
    assert [(item.id, item.line) for item in read(DIM, tasks).repeated_tasks] == [("T001", 2)]


BLOCKS = st.sampled_from(
    [
        "- **FR-001**: Lamps MUST dim",
        "- **FR-002**: Doors MUST close",
        "- **SC-001**: Fast",
        "## Requirements",
        "### User Story 1 - Dusk",
        "| FR-003 | Bells ring |",
        "",
        "text",
    ]
)
TASKS = st.sampled_from(
    [
        "- [ ] T001 Dim lamps",
        "- [x] T002 [US1] Close doors (FR-002)",
        "- [-] T003 Ring bells",
        "## Phase 1",
        "| FR-001 | T001 |",
        "",
        "# T",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(BLOCKS), st.lists(TASKS))
def test_every_requirement_is_decided_once_and_by_live_tasks(spec: list[str], tasks: list[str]) -> None:
    mapping = read("\n".join(spec), "\n".join(tasks))
    live = {item.name for item in mapping.tasks if not item.skipped}
    assert len({(traced.id, traced.line) for traced in mapping.requirements}) == len(mapping.requirements)
    for traced in mapping.requirements:
        assert bool(traced.tasks) == (traced.coverage is Coverage.COVERED)
        assert set(traced.tasks) <= live
        assert traced.note or traced.coverage is Coverage.COVERED


@settings(max_examples=40, deadline=None)
@given(st.permutations(["Dim lamps at dusk", "Close doors", "Ring the bell", "Paint walls"]))
def test_the_order_of_tasks_changes_no_coverage(texts: list[str]) -> None:
    tasks = "".join(f"- [ ] T00{number} {text}\n" for number, text in enumerate(texts, start=1))
    spec = "## Requirements\n\n- **FR-001**: Lamps MUST dim at dusk\n- **FR-002**: Visitors MUST pay by card\n"
    assert [traced.coverage for traced in read(spec, tasks).requirements] == [Coverage.COVERED, Coverage.UNCOVERED]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120), st.text(max_size=120))
def test_any_texts_can_be_mapped(spec: str, tasks: str) -> None:
    read(spec, tasks)
