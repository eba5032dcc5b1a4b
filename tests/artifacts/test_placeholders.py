"""What a template left behind, and what only looks like it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts import placeholders
from constitution_gate.gates.feature import Artifact, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Templates:
    """A repository that holds templates and nothing else."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = {f"{placeholders.TEMPLATES}{name}": text for name, text in files.items()}
        self.refused: Mapping[str, str] = {}

    def shared(self, key: object, compute: Callable[[], Any]) -> Any:
        return compute()

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self._files))

    def read(self, path: str, *, text: bool = True) -> Artifact | None:
        if path.endswith("broken.md"):
            raise Unreadable(path, "is a link")
        return Artifact(path, self._files[path].encode()) if path in self._files else None

    def size(self, path: str) -> int:
        return len(self._files[path])

    def is_directory(self, path: str) -> bool:
        return False


def artifact(text: str) -> Artifact:
    return Artifact("specs/001-x/plan.md", text.encode("utf-8", "replace"))


def tokens(text: str, of_templates: frozenset[str] = frozenset()) -> list[tuple[str, int]]:
    return [(found.token, found.line) for found in placeholders.tokens(artifact(text), of_templates)]


@pytest.mark.parametrize(
    "text",
    [
        "# Implementation Plan: [FEATURE]",
        "**Date**: [DATE]",
        "**Spec**: [link]",
        "**Branch**: `[###-feature-name]`",
        "```text\nspecs/[###-feature]/\n├── plan.md\n```",
        "[Gates determined based on constitution file]",
        "**Storage**: [if applicable, e.g., PostgreSQL, files or N/A]",
        "**Project Type**: [e.g., library/cli or NEEDS CLARIFICATION]",
        "| Cache | [e.g., 7 minutes] |\n|---|---|",
        "**Structure Decision**: [Document the selected structure and reference the real\ndirectories captured above]",
        "- **[Entity 1]**: what it is",
        "1. **Given** [initial state], **When** it runs",
        "- [ ] TXXX Write the docs",
        'Input: User description: "$ARGUMENTS"',
        "Run __SPECKIT_COMMAND_PLAN__ next",
        "- [Dependency 1]: why we need it",
    ],
)
def test_a_token_of_the_stock_templates(text: str) -> None:
    assert len(tokens(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "See [the spec](spec.md), [spec][1], [1] and ![shot](a.png).\n\n[1]: spec.md",
        "- [ ] T001 [P] [US1] Write src/a.py\n- [x] T002 [US1+US2] b\n- [X] T003 c",
        "## Format: `[ID] [P?] [Story] Description`",
        "Returns list[str], dict[str, int], string[], T[0] and array[0..n]; ids match [A-Z0-9_]+ and [a-z].",
        "Usage: tool [--flag] [FILE]... or `tool [--out DIR]`",
        "Routes: /users/[id]/orders, app/[slug]/page.tsx, `[...all]`",
        "```mermaid\ngraph TD\n  A[FEATURE] --> B[DATE]\n```",
        "<!-- [FEATURE] -->",
        "As shown by [Smith 2019] and [RFC 9110, section 4]; price [in cents].",
        "Formats the importer reads [e.g., CSV and JSON] are listed below.",
        "Add [migrations for the order tables] to the release.",
        "**Note**: This template is filled in by the `/speckit.plan` command.",
        "### Caching Strategy [OPTIONAL]",
        "The words DATE and FEATURE, and a [date] in lower case.",
        "Click the [link] in the mail.",
        "- [N/A] Sequence diagram\n- [NEW] src/a.py [MODIFIED]",
        "`[FEATURE]` is what the template says.",
    ],
)
def test_what_is_no_placeholder(text: str) -> None:
    of_templates = placeholders.template_tokens(
        Templates(
            {"tasks-template.md": "- [ ] T001 [P] [US1] [Story] [ID] [P?] [id] [name] [service] [OPTIONAL] [x](y)"}
        )
    )
    assert tokens(text, of_templates) == []


def test_tokens_of_the_project_s_own_templates() -> None:
    template = (
        "# [标题内容]\n\n[Which team\nowns this?] and [TEAM] and [id] and `[in code]`\n\n<!-- [in a comment] -->\n\n"
        "```text\n[in a fence]\n```\n\n| [cell to fill] |\n|---|\n"
    )
    of_templates = placeholders.template_tokens(Templates({"plan-template.md": template, "broken.md": "x"}))
    assert of_templates == {"[标题内容]", "[Which team owns this?]", "[TEAM]", "[cell to fill]"}
    text = "# [标题内容]\n\nOwner: [Which team owns this?]\n\n[id] of [another thing to fill]\n"
    assert tokens(text, of_templates) == [("[标题内容]", 1), ("[Which team owns this?]", 3)]


def test_the_line_of_a_token_counts_in_paragraphs_tables_and_code() -> None:
    text = "a\nb [DATE]\n\n| x |\n|---|\n| [FEATURE] |\n\n```text\na\nspecs/[###-feature]/\n```\n"
    assert [line for _, line in tokens(text)] == [2, 6, 10]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_alike(end: str) -> None:
    assert tokens(f"a{end}{end}[DATE]{end}") == [("[DATE]", 3)]


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("<!--\n  ACTION REQUIRED: Replace the placeholder tree below.\n-->", True),
        ("<!-- IMPORTANT: The tasks below are SAMPLE TASKS -->", True),
        ("<!-- IMPORTANT: User stories should be PRIORITIZED as user journeys. -->", True),
        ("<!-- IMPORTANT: keep in step with the runbook -->", False),
        ("ACTION REQUIRED: rotate the key by hand", False),
        ("```\n<!-- ACTION REQUIRED: x -->\n```", False),
    ],
)
def test_instruction_comments(comment: str, left: bool) -> None:
    assert bool(placeholders.instructions(artifact(f"# Plan\n\n{comment}\n"))) is left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("```text\n# [REMOVE IF UNUSED] Option 1: Single project (DEFAULT)\nsrc/\n```", 1),
        ("```text\n# Option 1: Single project\nsrc/\n\n# Option 2: Web\n```", 2),
        ("```text\nOption 3: Mobile + API\n```", 1),
        ("```text\nsrc/  # the layout of Option 1\n```\n\n**Structure Decision**: Option 2: web", 0),
        ("<!-- must not include Option labels. Option 1: no -->", 0),
    ],
)
def test_option_labels(text: str, left: int) -> None:
    assert len(placeholders.option_labels(artifact(f"## Project Structure\n\n{text}\n"))) == left


@pytest.mark.parametrize(
    "text",
    [
        "- **FR-001**: keep all orders [NEEDS CLARIFICATION]",
        "- **FR-001**: keep orders [NEEDS CLARIFICATION: how long?]",
        "[needs clarification: how long?]",
        "### [NEEDS CLARIFICATION: title]",
        "| Storage | [NEEDS CLARIFICATION: which?] |\n|---|---|",
        "**Frist**: [需要澄清：多久？]",
        "## Technical Context\n\n**Storage**: NEEDS CLARIFICATION",
        "## Technical Context\n\n| Aspect | Value |\n|---|---|\n| Testing | NEEDS CLARIFICATION (which?) |",
        "- all of them [NEEDS CLARIFICATION: no limit?]",
    ],
)
def test_live_markers(text: str) -> None:
    assert len(placeholders.clarifications(artifact(text))) >= 1


@pytest.mark.parametrize(
    "text",
    [
        "- [x] No [NEEDS CLARIFICATION] markers remain",
        "All [NEEDS CLARIFICATION] markers were resolved in research.md.",
        "No NEEDS CLARIFICATION remain.",
        "### Resolved NEEDS CLARIFICATION",
        "~~[NEEDS CLARIFICATION: how long?]~~ seven years",
        "- Q: [NEEDS CLARIFICATION: how long?] → A: seven years",
        "<!-- mark open points [NEEDS CLARIFICATION: …] -->",
        "```\n[NEEDS CLARIFICATION: x]\n```",
        "Use `[NEEDS CLARIFICATION: question]` for open points.",
        "For each NEEDS CLARIFICATION write a research task.",
        "**Storage**: NEEDS CLARIFICATION",
        "## Technical Context\n\n**Storage**: ~~NEEDS CLARIFICATION~~ PostgreSQL",
    ],
)
def test_markers_that_ask_nothing(text: str) -> None:
    assert placeholders.clarifications(artifact(text)) == ()


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "[",
                "]",
                "[DATE]",
                "[e.g., ",
                "`",
                "~~",
                "\n",
                "<!--",
                "-->",
                "```\n",
                "[###-",
                "| ",
                "[NEEDS CLARIFICATION",
                "TXXX",
                "## Technical Context\n",
            ]
        )
        | st.text(max_size=4)
    ).map("".join)
)
def test_no_text_is_an_error_and_lines_stay_in_the_document(text: str) -> None:
    document = artifact(text)
    most = len(document.document.lines) + 1
    for read in (
        placeholders.tokens,
        placeholders.instructions,
        placeholders.option_labels,
        placeholders.clarifications,
    ):
        assert all(1 <= found.line <= most for found in read(document))
