"""Requirements, stories, entities and clarifications of a spec."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts import spec
from constitution_gate.gates.feature import Artifact


def artifact(text: str) -> Artifact:
    return Artifact("specs/001-x/spec.md", text.encode("utf-8", "replace"))


def test_requirements_in_every_form() -> None:
    text = (
        "- **FR-001**: System MUST accept a basket\n- FR-002 — returns one order (see FR-009)\n"
        "- ~~FR-003: gone~~\n\n**NFR-1**: under 300 ms\n\n### SC-001: 99 of 100\n\n"
        "| ID | Text |\n|---|---|\n| FR-AUTH-004 | signs in |\n\n- see FR-005\n- **FR-001**: again\n"
    )
    found = spec.requirements(artifact(text))
    assert [(r.id, r.text, r.line, r.kind) for r in found] == [
        ("FR-001", "System MUST accept a basket", 1, "FR"),
        ("FR-002", "returns one order (see FR-009)", 2, "FR"),
        ("NFR-1", "under 300 ms", 5, "NFR"),
        ("SC-001", "99 of 100", 7, "SC"),
        ("FR-AUTH-004", "signs in", 11, "FR"),
    ]


@pytest.mark.parametrize(
    ("heading", "number", "title", "priority"),
    [
        ("### User Story 1 - Place an order (Priority: P1)", 1, "Place an order", 1),
        ("### User Story 2: Cancel", 2, "Cancel", None),
        ("### 🎯 User Story 3 – Return (P3)", 3, "Return", 3),
        ("### 用户故事 4 - 下单（优先级：P2）", 4, "下单", 2),
        ("### ユーザーストーリー 5 - 注文", 5, "注文", None),
        ("### US6 - Track", 6, "Track", None),
    ],
)
def test_user_stories(heading: str, number: int, title: str, priority: int | None) -> None:
    scenarios = "1. **Given** a, **When** b, **Then** c\n2. **Given** a, **When** d, **Then** e\n"
    text = f"{heading}\n\n{scenarios}\n### Edge Cases\n"
    (story,) = spec.user_stories(artifact(text))
    assert (story.number, story.title, story.priority) == (number, title, priority)
    assert (story.line, story.end_line, story.scenarios) == (1, 5, (3, 4))


def test_a_heading_that_speaks_of_stories_is_none() -> None:
    assert spec.user_stories(artifact("### Notes on User Story 1\n\n## User Scenarios\n")) == ()


@pytest.mark.parametrize(
    "heading",
    [
        "### Key Entities",
        "### Key Entities *(include if feature involves data)*",
        "### 关键实体",
        "### 主要エンティティ",
        "#### Entidades Clave",
        "### 3. Schlüsselentitäten",
    ],
)
def test_entities_under_every_heading(heading: str) -> None:
    found = spec.key_entities(
        artifact(f"{heading}\n\n- **Order**: number, total\n- **OrderLine**: sku\n\n## Next\n\n- **No**: x\n")
    )
    assert [(e.name, e.line) for e in found] == [("Order", 3), ("OrderLine", 4)]


def test_entities_in_every_form() -> None:
    forms = {
        "- Order — what was bought": "Order",
        "- **Order** (aggregate root): what was bought": "Order",
        "- `Order`: what was bought": "Order",
        "**Order**: what was bought": "Order",
        "| Entity | Fields |\n|---|---|\n| Order | total |": "Order",
        "#### Order\n\n- **total**: cents": "Order",
        "- Order": "Order",
    }
    for text, name in forms.items():
        assert [e.name for e in spec.key_entities(artifact(f"### Key Entities\n\n{text}\n"))] == [name], text


def test_other_names_of_an_entity() -> None:
    (entity,) = spec.key_entities(artifact("### Key Entities\n\n- **訂單 (Order)**：買的東西\n"))
    assert (entity.name, entity.aliases) == ("訂單", ("Order",))
    (entity,) = spec.key_entities(artifact("### Key Entities\n\n- **User / Account**: a person\n"))
    assert entity.aliases == ("User", "Account")


def test_relations_and_sentences_are_no_entities() -> None:
    text = (
        "- **Order**: x\n- The order keeps its lines for seven years.\n- **Relationships**:\n- **Order 1:N Line**: x\n"
    )
    assert [e.name for e in spec.key_entities(artifact(f"### Key Entities\n\n{text}"))] == ["Order"]


def test_clarifications() -> None:
    text = (
        "## Clarifications\n\n### Session 2025-10-01\n\n- Q: How long are orders kept? → A: Seven years\n"
        "- **Q**: Who may cancel?\n- **A**: The shop\n- Q: And refunds?\n"
    )
    found = spec.clarifications(artifact(text))
    assert [(c.question, c.answer, c.line) for c in found] == [
        ("How long are orders kept?", "Seven years", 5),
        ("Who may cancel?", "The shop", 6),
        ("And refunds?", "", 8),
    ]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "### Key Entities\n",
                "- ",
                "**",
                "FR-001",
                ": ",
                "\n",
                "| a |\n|---|\n",
                "## Clarifications\n",
                "Q: ",
                "### US1 (P1",
            ]
        )
        | st.text(max_size=4)
    ).map("".join)
)
def test_no_text_is_an_error(text: str) -> None:
    document = artifact(f"## Clarifications\n\n{text}")
    for read in (spec.requirements, spec.user_stories, spec.key_entities, spec.clarifications):
        for found in read(document):
            assert found.line >= 1
