"""Whatever the text: it is read, or it is refused with InputError."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.lint import lint
from constitution_gate.constitution.markdown import Code, Item, Table, parse
from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.norms import find_norms
from constitution_gate.constitution.reader import read

KEYWORDS = [
    "MUST",
    "MUST NOT",
    "must\nnot",
    "SHOULD",
    "NEVER",
    "No",
    "必須",
    "不得",
    "してはならない",
    "DEBE",
    "darf nicht",
]
PIECES = st.sampled_from(
    [
        *KEYWORDS,
        "# L",
        "## Core Principles",
        "### I. Balance (NON-NEGOTIABLE)",
        "### 2) 帳本（不可省略）",
        "## Governance",
        "Prohibited:",
        "- item",
        "  - [x] sub",
        "1. **Bold**: text",
        "| Id | Rule |\n|---|---|\n| R1 | it |",
        "```yaml gate\nid: a\ncheck: file\n```",
        "```yaml gate\n- id: a\n  check: b\n  when: [caches]\n",
        "```\n✗ NEVER\n```",
        "<!-- note\nmore -->",
        "<!--",
        "> quoted",
        "**Version**: 1.0.0 | **Ratified**: 2025-01-31",
        "版本：2.0",
        "[PROJECT_NAME]",
        "---",
        "===",
        "`code`",
        "text. More; text:",
        "\u2028",
        "\u200b",
        "\x0c",
        "\t",
    ]
)
DOCUMENTS = st.one_of(
    st.lists(PIECES, max_size=14).flatmap(
        lambda parts: st.sampled_from([" ", "\n", "\n\n", "\r\n", "\r"]).map(lambda s: s.join(parts))
    ),
    st.text(max_size=200),
)


@given(DOCUMENTS)
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(InputError):
        constitution = read(text, path="c.md", sha256="")

        assert constitution.principles or constitution.declarations
        assert len({p.id for p in constitution.principles}) == len(constitution.principles)
        assert lint(constitution, parse(text)) is not None


@given(DOCUMENTS)
@settings(max_examples=100, deadline=None)
def test_a_norm_stands_on_a_line_with_part_of_its_keyword(text: str) -> None:
    document = parse(text)

    # An item or a line of code that owes its level to a lead-in names the lead-in's keyword, which stands above it.
    listed = {
        line
        for block in document.blocks
        if isinstance(block, Item | Code | Table)
        for line in range(block.line, block.end_line + 1)
    }

    for norm in find_norms(document.blocks, lines=document.lines):
        first = norm.keyword.split()[0]
        own, above = document.lines[norm.line - 1], "\n".join(document.lines[: norm.line])
        assert first in own or (norm.line in listed and first in above)


@given(DOCUMENTS)
@settings(max_examples=60, deadline=None)
def test_problems_stand_in_the_text_and_in_order(text: str) -> None:
    problems: tuple[Problem, ...] = ()
    try:
        read(text, path="c.md", sha256="")
    except InputError as error:
        problems = error.problems
    lines = [problem.line or 0 for problem in problems]

    assert lines == sorted(lines)
    assert max(lines, default=0) <= len(parse(text).lines) + 1
