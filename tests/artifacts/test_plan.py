"""Technical Context, Project Structure and Structure Decision of a plan."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts import plan
from constitution_gate.gates.feature import Artifact


def artifact(text: str) -> Artifact:
    return Artifact("specs/001-x/plan.md", text.encode("utf-8", "replace"))


@pytest.mark.parametrize(
    "body",
    [
        "**Storage**: PostgreSQL 15\n**Testing**: pytest",
        "**Storage**: PostgreSQL 15  \n\n**Testing**: pytest",
        "**Storage:** PostgreSQL 15\n\n**Testing:** pytest",
        "- **Storage**: PostgreSQL 15\n- **Testing**: pytest",
        "- Storage: PostgreSQL 15\n- Testing: pytest",
        "| Aspect | Value |\n|---|---|\n| **Storage** | PostgreSQL 15 |\n| **Testing** | pytest |",
        "<!-- how to fill it -->\n\n**Storage**: PostgreSQL 15\n\n**Testing**: pytest\n\n### Later\n\n**Budget**: none",
    ],
)
def test_fields_in_every_form(body: str) -> None:
    fields = plan.technical_context(
        artifact(f"# Plan\n\n## Technical Context\n\n{body}\n\n## Summary\n\n**No**: field\n")
    )
    assert [(field.name, field.value) for field in fields] == [("Storage", "PostgreSQL 15"), ("Testing", "pytest")]


@pytest.mark.parametrize(
    "title", ["## 2. Technical Context", "## 技术上下文", "## 技術コンテキスト", "### Contexto Técnico"]
)
def test_the_section_is_found_in_other_forms(title: str) -> None:
    (field,) = plan.technical_context(artifact(f"{title}\n\n**Storage**: files\n"))
    assert (field.value, field.line) == ("files", 3)


def test_what_stands_below_a_bare_label_is_its_value() -> None:
    fields = plan.technical_context(
        artifact(
            "## Technical Context\n\n**Stack**:\n- React\n- NestJS\n\n"
            "**Limits**:\n\n```text\n10 rps\n```\n\n**Storage**:\n"
        )
    )
    assert [(f.name, f.value) for f in fields] == [("Stack", "React NestJS"), ("Limits", "10 rps"), ("Storage", "")]


def test_a_bare_label_above_named_bullets_is_a_heading() -> None:
    fields = plan.technical_context(
        artifact("## Technical Context\n\n**Backend**:\n\n- **Storage**: files\n- **Testing**: pytest\n")
    )
    assert [f.name for f in fields] == ["Storage", "Testing"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("**Structure Decision**: one project,\nbecause it is small\n", "one project, because it is small"),
        ("- **Structure Decision**: one project\n", "one project"),
        ("### Structure Decision\n\nOne project.\n", "One project."),
        ("**Structure Decision**:\n\nOne project.\n\n## Next\n\nMore\n", "One project."),
        ("**Structure Decision**:\n\n**Storage**: files\n", ""),
        ("**结构决策**：单一项目\n", "单一项目"),
    ],
)
def test_the_structure_decision(text: str, value: str) -> None:
    found = plan.structure_decision(artifact(f"## Project Structure\n\n{text}"))
    assert found is not None
    assert found.value == value


def test_no_structure_decision() -> None:
    assert plan.structure_decision(artifact("## Project Structure\n\n```text\nsrc/\n```\n")) is None


def test_trees_are_the_code_below_project_structure_and_else_what_draws_one() -> None:
    tree, other = "```text\nsrc/\n├── a\n```\n", "```python\nx = 1\n```\n"
    assert [t.line for t in plan.structure_trees(artifact(f"## Project Structure\n\n{tree}\n## B\n\n{other}"))] == [3]
    assert [t.line for t in plan.structure_trees(artifact(f"## Aufbau\n\n{tree}\n## B\n\n{other}"))] == [3]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "**",
                "a",
                ": ",
                "\n",
                "- ",
                "| a | b |\n|---|---|\n",
                "```\n",
                "## Technical Context\n",
                "**Structure Decision**",
            ]
        )
        | st.text(max_size=4)
    ).map("".join)
)
def test_no_text_is_an_error(text: str) -> None:
    document = artifact(f"## Technical Context\n\n{text}")
    for field in plan.technical_context(document):
        assert 1 <= field.line <= len(document.document.lines) + 1
    plan.structure_decision(document)
    plan.structure_trees(document)
    plan.structure_prose(document)
