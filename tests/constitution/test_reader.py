"""What is refused as a constitution, with which sentence and on which line, and what is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from constitution_gate.constitution.model import Constitution, Problem

Read = Callable[[str], Constitution]
Refuse = Callable[[str], tuple[Problem, ...]]

GOOD = """\
# Ledger Constitution

## Core Principles

### I. Balance

Ledgers MUST balance.

### II. Trace (NON-NEGOTIABLE)

Entries MUST be traced.

**Version**: 1.0.0 | **Ratified**: 2025-01-31 | **Last Amended**: 2025-01-31
"""

TEMPLATE = """\
# [PROJECT_NAME] Constitution
<!-- Example: Ledger Constitution -->

## Core Principles

### [PRINCIPLE_1_NAME]
<!-- Example: I. Library first -->
[PRINCIPLE_1_DESCRIPTION]

## [SECTION_2_NAME]

[SECTION_2_CONTENT]

## Governance

[GOVERNANCE_RULES]

**Version**: [CONSTITUTION_VERSION] | **Ratified**: [RATIFICATION_DATE] | **Last Amended**: [LAST_AMENDED_DATE]
<!-- Example: Version: 2.1.1 -->
"""


def test_a_constitution_in_order(constitution: Read) -> None:
    read = constitution(GOOD)

    assert [p.label for p in read.principles] == ["I. Balance", "II. Trace"]
    assert read.principle("principle-2") is read.principles[1]
    assert read.sha256 == "0" * 64


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: "\ufeff" + text,
        lambda text: "---\ntitle: x\n---\n" + text,
        lambda text: text.rstrip("\n"),
        lambda text: text.replace("### I. Balance", "I. Balance\n---------", 1).replace("### II.", "## II."),
    ],
    ids=["crlf", "cr", "bom", "front-matter", "no-final-newline", "setext"],
)
def test_the_same_constitution_in_another_dress(constitution: Read, change: Callable[[str], str]) -> None:
    assert [p.title for p in constitution(change(GOOD)).principles] == ["Balance", "Trace"]


def test_an_unfilled_template_names_each_placeholder_with_its_line(refusal: Refuse) -> None:
    problems = refusal(TEMPLATE)

    assert [(p.line, p.message.split()[3]) for p in problems] == [
        (1, "[PROJECT_NAME]"),
        (6, "[PRINCIPLE_1_NAME]"),
        (8, "[PRINCIPLE_1_DESCRIPTION]"),
        (10, "[SECTION_2_NAME]"),
        (12, "[SECTION_2_CONTENT]"),
        (16, "[GOVERNANCE_RULES]"),
        (18, "[CONSTITUTION_VERSION]"),
        (18, "[RATIFICATION_DATE]"),
        (18, "[LAST_AMENDED_DATE]"),
    ]
    assert all(p.remedy for p in problems)


@pytest.mark.parametrize(
    ("line", "token"),
    [
        ("### [PRINCIPLE_3_NAME]\n\nText.", "[PRINCIPLE_3_NAME]"),
        ("Text of [PROJECT_NAME].", "[PROJECT_NAME]"),
        ("[PROJECT NAME]", "[PROJECT NAME]"),
        ("[DATE]", "[DATE]"),
        ("- item\n  [GOVERNANCE_RULES]", "[GOVERNANCE_RULES]"),
        ("| a |\n|---|\n| [SECTION_2_NAME] |", "[SECTION_2_NAME]"),
        ("> [GUIDANCE_FILE]", "[GUIDANCE_FILE]"),
        ("<div>\n[GUIDANCE_FILE]\n</div>", "[GUIDANCE_FILE]"),
        ("{{PROJECT_NAME}}", "{{PROJECT_NAME}}"),
    ],
)
def test_one_forgotten_placeholder_is_enough(refusal: Refuse, line: str, token: str) -> None:
    text = GOOD + "\n## Notes\n\n" + line + "\n"
    (problem,) = refusal(text)

    assert token in problem.message
    assert problem.line == 1 + text[: text.index(token)].count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "Mark gaps as `[NEEDS CLARIFICATION]` and `[FEATURE_NAME]`.",
        "Tasks carry [P], [US1] and [MVP].",
        "- [x] done\n- [ ] open",
        "See [ADR_0001](docs/adr.md) and [RFC2119].",
        "See [ADR_LOG][1].\n\n[1]: docs/adr.md",
        "[ADR_LOG]: docs/adr.md",
        "This is [MUST], [API] and [WIP].",
        "```\n[PROJECT_NAME]\n```",
        "<!-- [PROJECT_NAME] -->",
        "The array `a[INDEX_1]` and x[INDEX_1].",
        "Branches are named `[###-feature-name]`.",
        "**Ratified**: TODO(RATIFICATION_DATE): unknown",
    ],
)
def test_what_only_looks_like_a_placeholder(constitution: Read, text: str) -> None:
    assert constitution(GOOD + "\n" + text + "\n")


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("", "is empty", None),
        (" \n\t\n\u00a0\n", "is empty", None),
        ("\u200b\n\ufeff", "is empty", None),
        ("<!--\n" + GOOD + "-->\n", "stands in an HTML comment", 1),
        ("# L\n\n````markdown\n" + GOOD + "````\n", "stands in a code block", 3),
        ("# L\n\n```\n" + GOOD + "```\n", "stands in a code block", 3),
        ("# L\n\n## Core Principles\n\n## Governance\n\nBy vote.\n", 'section "Core Principles" holds no principle', 3),
        ("# L\n\n## Contents\n\n- one\n", "no principle and no gate", None),
        ("# L\n\nSome thoughts.\n", "no principle and no gate", None),
        ("# L\n\n## Core\n", "headings or comments and no text", None),
        (GOOD.replace("Ledgers MUST balance.", ""), 'principle "Balance" has no text', 5),
        (GOOD.replace("Ledgers MUST balance.", "#### Why\n\n<!-- todo -->"), 'principle "Balance" has no text', 5),
        (GOOD.replace("Ledgers MUST balance.", "\u200b"), 'principle "Balance" has no text', 5),
        (GOOD.replace("balance.", "bal\x00ance."), "NUL", 7),
        (GOOD.replace("MUST balance.", "MUST\n```\nbalance."), "never closed", 8),
        (GOOD + "\n```text\nmore\n", "never closed", 15),
        (GOOD.replace("### II.", "<!-- hidden\n\n### II."), "never closed", 9),
    ],
)
def test_refused_with_a_sentence_and_a_line(refusal: Refuse, text: str, message: str, line: int | None) -> None:
    problems = refusal(text)

    assert [p for p in problems if message in p.message and p.line == line], problems
    assert all(p.remedy for p in problems)


@pytest.mark.parametrize("character", ["\u200b", "\u202e", "\u00ad", "\x1b", "\x9b", "\u2028", "\ufeff", "\u200d"])
def test_a_heading_keeps_what_no_reader_sees_in_mind(constitution: Read, character: str) -> None:
    balance, trace = constitution(GOOD.replace("I. Balance", f"I. Bal{character}ance", 1)).principles

    assert balance.unseen == (character,)
    assert trace.unseen == ()


def test_a_merge_conflict_is_the_only_news(refusal: Refuse) -> None:
    problems = refusal(GOOD.replace("balance.", "\n<<<<<<< HEAD\nbalance.\n=======\nnot.\n>>>>>>> other\n"))

    assert [(p.line, "merge conflict" in p.message) for p in problems] == [(8, True), (12, True)]


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        (GOOD + "a\n" * 50_000, "50000"),
        (GOOD + "a" * 100_001, "100000"),
        (GOOD + ("a" * 1_000 + "\n") * 1_100, "1048576"),
        (GOOD + "".join(f"## Section {i}\n\n" for i in range(2_000)), "2000"),
        (GOOD.replace("### II.", "### I. Balance\n\nIt MUST be.\n\n" * 300 + "### II."), "200"),
    ],
    ids=["lines", "line", "bytes", "headings", "principles"],
)
def test_limits(refusal: Refuse, text: str, limit: str) -> None:
    assert any(f"the limit is {limit}" in p.message for p in refusal(text))


def test_repeated_principles_are_named(refusal: Refuse) -> None:
    (problem,) = refusal(GOOD.replace("### II.", "### I. Balance\n\nIt MUST be.\n\n" * 300 + "### II."))

    assert "301 times, first on line 5" in problem.message


def test_everything_wrong_is_said_at_once_in_line_order(refusal: Refuse) -> None:
    text = GOOD.replace("Ledgers MUST balance.", "").replace("1.0.0", "[CONSTITUTION_VERSION]")
    text = text.replace("### II.", "```yaml gate\nid: X\n```\n\n### II.")

    assert [(p.line, p.message[:20]) for p in refusal(text)] == [
        (10, "The `id` of the gate"),
        (10, 'The gate "X" has no '),
        (17, "The template's place"),
    ]


def test_a_gate_alone_is_enough(constitution: Read) -> None:
    read = constitution("# L\n\n```yaml gate\nid: a\ncheck: file\n```\n")

    assert read.principles == ()
    assert [gate.id for gate in read.declarations] == ["a"]
