"""Where a spec defines its requirements, and which of them it takes back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts import requirement_definitions
from constitution_gate.gates.artifacts.requirement_definitions import Definitions
from constitution_gate.gates.feature import Artifact


def read(text: str, prefixes: tuple[str, ...] = ()) -> Definitions:
    return requirement_definitions.read(Artifact("specs/001-x/spec.md", text.encode("utf-8", "replace")), prefixes)


@pytest.mark.parametrize(
    "text",
    [
        "- **FR-001**: Lamps MUST dim",
        "* FR-001: Lamps MUST dim",
        "1. **FR-001** Lamps MUST dim",
        "- [ ] **FR-001**: Lamps MUST dim",
        "**FR-001**: Lamps MUST dim",
        "### FR-001: Lamps MUST dim",
        "### FR-001\n\nLamps MUST dim",
        "| ID | Text |\n|---|---|\n| FR-001 | Lamps MUST dim |",
        "- `FR-001` — Lamps MUST dim",
        "- [FR-001] Lamps MUST dim",
    ],
)
def test_every_form_of_a_definition(text: str) -> None:
    (found,) = read(f"# Spec\n\n{text}\n").found
    assert found.written == "FR-001"
    assert found.text.endswith("Lamps MUST dim")
    assert not found.set_aside


def test_what_is_nested_below_a_requirement_belongs_to_it() -> None:
    text = "- **FR-001**: Lamps MUST:\n  - dim\n  - glow\n- **FR-002**: Doors MUST close\n\nUnrelated.\n"
    assert [(found.written, found.text, found.line) for found in read(text).found] == [
        ("FR-001", "Lamps MUST: dim glow", 1),
        ("FR-002", "Doors MUST close", 4),
    ]


def test_a_heading_holds_all_up_to_the_next() -> None:
    text = "## Requirements\n\n### FR-001: Dim\n\nLamps dim.\n\n- at night\n\n### FR-002: Close\n\nDoors close.\n"
    assert [found.text for found in read(text).found] == ["Dim Lamps dim. at night", "Close Doors close."]


@pytest.mark.parametrize(
    "text",
    [
        "- ~~**FR-001**: Lamps MUST dim~~",
        "- **FR-001**: ~~Lamps MUST dim~~",
        "- **FR-001**: [REMOVED] Lamps MUST dim",
        "- **FR-001** (deprecated): Lamps MUST dim",
        "- **FR-001**: Lamps MUST dim (deferred to version 2)",
        "- **FR-001**：已移除",
        "- **FR-001**: Außerhalb des Umfangs der ersten Fassung",
        "## Out of Scope\n\n- **FR-001**: Lamps MUST dim",
    ],
)
def test_a_requirement_that_is_taken_back(text: str) -> None:
    (found,) = read(f"# Spec\n\n{text}\n").found
    assert found.set_aside


@pytest.mark.parametrize(
    "text",
    [
        "- **FR-001**: Reserved seats MUST be shown (reserved until noon)",
        "- **FR-001**: The list MUST hide removed items",
        "- **FR-001**: Deferred payments (removed ones too) MUST be listed",
    ],
)
def test_a_requirement_that_speaks_of_removal_stands(text: str) -> None:
    found = read(f"## Requirements\n\n{text}\n").found
    assert [bool(each.set_aside) for each in found] == [text.startswith("- **FR-001**: Deferred")]


def test_other_prefixes_count_below_a_heading_of_requirements_alone() -> None:
    text = (
        "## Anforderungen\n\n- **BR-1**: Lampen MÜSSEN dimmen\n- **US-1**: Geschichte\n- **DR-2**: Entscheid\n\n"
        "## Annahmen\n\n- **BR-9**: nichts\n"
    )
    assert [found.written for found in read(text).found] == ["BR-1"]


def test_prefixes_leave_out_the_others() -> None:
    text = "- **FR-001**: dim\n- **SC-001**: fast\n- **XQ-001**: odd\n"
    assert [found.written for found in read(text, ("SC",)).found] == ["SC-001"]
    assert [found.written for found in read(text, ("XQ",)).found] == ["XQ-001"]


@pytest.mark.parametrize(
    "text",
    [
        "- FR-001, FR-002: see the notes",
        "- FR-001–FR-004 are settled",
        "- FR-001 depends on the lamp",
        "FR-001 and FR-002 belong together",
    ],
)
def test_what_only_speaks_of_requirements_defines_none(text: str) -> None:
    assert read(f"## Notes\n\n{text}\n").found == ()


def test_an_id_that_is_given_twice() -> None:
    text = (
        "## Requirements\n\n- **FR-001**: Lamps MUST dim\n- **FR-01**: Doors close\n- **FR-001**: Lamps MUST dim.\n\n"
        "## Clarifications\n\n- **FR-001**: asked again\n"
    )
    read_twice = read(text)
    assert [(found.written, found.line) for found in read_twice.found] == [("FR-001", 3)]
    assert [(found.written, found.line) for found in read_twice.repeated] == [("FR-01", 4)]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["- **FR-001**: a", "# H", "## Requirements", "| FR-2 | b |", "text", "", "  - c", "~~", "SC-9: x"]
        )
    )
)
def test_any_document_can_be_read(lines: list[str]) -> None:
    found = read("\n".join(lines))
    assert len({definition.id for definition in found.found}) == len(found.found)
    for definition in (*found.found, *found.repeated):
        assert 1 <= definition.line <= definition.end_line <= len(lines)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    read(text)
