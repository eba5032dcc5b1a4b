"""Principles and binding sections, in the layouts that people write."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from constitution_gate.constitution.model import Constitution, Level, Principle

Read = Callable[[str], Constitution]


def core(constitution: Constitution) -> list[tuple[str | None, str, int]]:
    return [(p.number, p.title, p.line) for p in constitution.principles if p.core]


def beside(constitution: Constitution) -> list[str]:
    return [p.title for p in constitution.principles if not p.core]


def named(constitution: Constitution, title: str) -> Principle:
    return next(p for p in constitution.principles if p.title == title)


def test_the_sub_sections_of_a_wrapper(constitution: Read) -> None:
    read = constitution(
        "# Ledger Constitution\n\nWe must be kind.\n\n## Core Principles\n\nAll of them hold.\n\n"
        "### I. Balance\n\nLedgers MUST balance.\n\n#### Rationale\n\nMoney.\n\n#### II. Not a principle\n\nText.\n\n"
        "### Overview\n\nText.\n\n### II. Trace\n\nEntries MUST be traced.\n\n## Governance\n\nPRs MUST be reviewed.\n"
    )

    assert read.title == "Ledger Constitution"
    assert core(read) == [("I", "Balance", 9), ("II", "Trace", 25)]
    assert beside(read) == []
    assert [p.id for p in read.principles] == ["principle-1", "principle-2"]
    assert read.principles[0].end_line == 20
    assert read.principles[0].text.startswith("Ledgers MUST balance.\n\n#### Rationale")


@pytest.mark.parametrize("wrapper", ["核心原則", "Grundprinzipien", "Principios", "II. Guiding Principles", "Articles"])
def test_a_wrapper_in_any_language(constitution: Read, wrapper: str) -> None:
    read = constitution(f"# Ledger\n\n## {wrapper}\n\n### Balance\n\nText.\n\n### Trace\n\nText.\n")

    assert [title for _, title, _ in core(read)] == ["Balance", "Trace"]


def test_principles_in_groups_under_a_wrapper(constitution: Read) -> None:
    read = constitution(
        "# L\n\n## Core Principles\n\n### Money\n\n#### 1. Balance\n\nText.\n\n#### 2. Trace\n\nText.\n\n"
        "### People\n\n#### 3. Kindness\n\nText.\n\n#### 4. Rest\n\nText.\n"
    )

    assert [number for number, _, _ in core(read)] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    "headings",
    [
        ["## I. Balance", "## II. Trace"],
        ["## 1. Balance", "## 2. Trace"],
        ["### 1) Balance", "### 2) Trace"],
        ["# I. Balance", "# II. Trace"],
        ["### Principle 1 — Balance", "### Principle 2 — Trace"],
        ["## Article I: Balance", "## Article II: Trace"],
        ["## 一、Balance", "## 二、Trace"],
        ["## 第一条 Balance", "## 第二条 Trace"],
    ],
)
def test_numbered_sections_without_a_wrapper(constitution: Read, headings: list[str]) -> None:
    first, second = headings
    read = constitution(f"{first}\n\nText.\n\n{second}\n\nText.\n\n## 9. Governance\n\nText.\n\n## Contents\n\n- a\n")

    assert [title for _, title, _ in core(read)] == ["Balance", "Trace"]


def test_one_numbered_by_a_word_is_enough(constitution: Read) -> None:
    assert core(constitution("# L\n\n## Article I: Balance\n\nText.\n\n## Preamble\n\nText.\n")) == [
        ("I", "Balance", 3)
    ]


def test_numbered_sections_after_an_empty_wrapper(constitution: Read) -> None:
    assert core(constitution("# L\n\n## Core Principles\n\n## I. Balance\n\nText.\n")) == [("I", "Balance", 5)]


def test_articles_beside_the_wrapped_articles(constitution: Read) -> None:
    read = constitution(
        "# L\n\n## Core Principles\n\n### Article I: Balance\n\nText.\n\n## Article II: Trace\n\nText.\n\n"
        "## Article III: Amendments\n\nText.\n"
    )

    assert [number for number, _, _ in core(read)] == ["I", "II"]


def test_sections_that_state_rules_where_nothing_is_numbered(constitution: Read) -> None:
    read = constitution(
        "# L\n\n## Contents\n\n- [Money](#money)\n\n## Preamble\n\nWe must be kind.\n\n"
        "## Money\n\nLedgers must balance.\n\n### Details\n\nThey should be small.\n\n## Stack\n\nPython.\n\n"
        "## Version history\n\n| 1.0.0 | It must be first |\n"
    )

    assert core(read) == [(None, "Money", 11)]
    assert read.principles[0].id == "money"
    assert len(read.principles[0].norms) == 2


def test_sections_with_text_where_no_rule_has_a_keyword(constitution: Read) -> None:
    read = constitution("# L\n\n## Money\n\nKeep it balanced.\n\n## Governance\n\nBy vote.\n")

    assert core(read) == [(None, "Money", 3)]
    assert read.principles[0].level is Level.MUST


def test_rules_under_the_title_alone_or_under_no_heading(constitution: Read) -> None:
    assert core(constitution("# Ledger rules\n\n- Ledgers MUST balance\n\n## Governance\n\nBy vote.\n")) == [
        (None, "Ledger rules", 1)
    ]
    assert core(constitution("Ledgers MUST balance.\n")) == [(None, "Constitution", 1)]


def test_bold_items_of_a_wrapper(constitution: Read) -> None:
    read = constitution(
        "# L\n\n## Principles\n\n1. **Balance (MUST):** every entry has two sides.\n"
        "2. **Trace (SHOULD)**: entries are traced.\n   - **Detail**: more.\n3. **Money** (NON-NEGOTIABLE): integers.\n"
    )

    assert core(read) == [("1", "Balance", 5), ("2", "Trace", 6), ("3", "Money", 8)]
    assert [p.level for p in read.principles] == [Level.MUST, Level.SHOULD, Level.MUST]
    assert [p.non_negotiable for p in read.principles] == [False, False, True]


def test_bold_paragraphs_of_a_wrapper(constitution: Read) -> None:
    read = constitution(
        "# L\n\n## Principles\n\nThese hold.\n\n**1. Balance**: ledgers MUST balance.\n\n**Rationale**: money.\n\n"
        "**2. Trace**: entries MUST be traced.\n\n- and kept\n\n## Stack\n\nPython.\n"
    )

    assert core(read) == [("1", "Balance", 7), ("2", "Trace", 11)]
    assert read.principles[0].end_line == 10
    assert [norm.line for p in read.principles for norm in p.norms] == [7, 11]


def test_rows_of_a_wrapper(constitution: Read) -> None:
    read = constitution(
        "# 帳本憲章\n\n## 核心原則\n\n| 編號 | 原則 | 說明 |\n|---|---|---|\n"
        "| C1 | 平衡 | 帳本必須平衡 |\n| C2 | 追溯（不可協商） | 不得刪除分錄 |\n"
    )

    assert core(read) == [("C1", "平衡", 7), ("C2", "追溯", 8)]
    assert [p.id for p in read.principles] == ["principle-c1", "principle-c2"]
    assert [p.non_negotiable for p in read.principles] == [False, True]


def test_a_wrapper_of_plain_rules_is_one_principle(constitution: Read) -> None:
    read = constitution("# L\n\n## Principles\n\n- Ledgers MUST balance\n- Entries MUST be traced\n")

    assert core(read) == [(None, "Principles", 3)]
    assert len(read.principles[0].norms) == 2


def test_a_code_block_of_hard_constraints(constitution: Read) -> None:
    read = constitution(
        "# Agent rules\n\n## ▌ HARD CONSTRAINTS\n\n```\n✗ NEVER delete an entry\n```\n\n## Context\n\nText.\n"
    )

    assert core(read) == [(None, "HARD CONSTRAINTS", 3)]
    assert read.principles[0].norms[0].line == 6


def test_headings_in_comments_fences_and_quotes_are_none(constitution: Read) -> None:
    read = constitution(
        "# L\n\n<!--\n### I. Hidden\n-->\n\n## Core Principles\n\n### I. Balance\n\nText.\n\n"
        "```markdown\n### II. Shown\n```\n\n"
        "> ### III. Quoted\n\n### IV. Trace\n\nText.\n"
    )

    assert [number for number, _, _ in core(read)] == ["I", "IV"]


WRAPPED = "# L\n\n## Core Principles\n\n### I. Balance\n\nText.\n\n"


@pytest.mark.parametrize(
    "title",
    ["Additional Constraints", "Security Requirements", "Technology Stack", "Performance Standards", "技术约束"],
)
def test_a_section_beside_the_principles_binds_where_it_says_must(constitution: Read, title: str) -> None:
    read = constitution(f"{WRAPPED}## {title}\n\n### Details\n\n- Keys MUST be rotated\n\n## Notes\n\nNothing.\n")

    assert beside(read) == [title]
    assert [norm.line for norm in named(read, title).norms] == [13]


def test_quality_gates_bind_item_by_item(constitution: Read) -> None:
    read = constitution(f"{WRAPPED}## Quality Gates\n\n1. **Types**: no errors\n2. **Tests**: all pass\n")

    assert [norm.line for norm in named(read, "Quality Gates").norms] == [11, 12]


@pytest.mark.parametrize(
    "section",
    [
        "## Stack\n\nPython, as you should.",
        "## Amendment Procedure\n\nAmendments MUST be approved.",
        "## Known Deviations\n\n| Rule | Violation |\n|---|---|\n| Keys MUST be rotated | they are not |",
        "## Version History\n\n- 1.0.0: Keys MUST be rotated",
        "## Definitions\n\n- MUST: an absolute demand",
        "## Governance\n\nEvery PR MUST verify compliance with this constitution.",
        "## 治理\n\n- 所有修訂必須經過審查",
    ],
)
def test_other_sections_beside_the_principles_do_not(constitution: Read, section: str) -> None:
    assert beside(constitution(f"{WRAPPED}{section}\n")) == []


def test_a_rule_about_features_binds_even_in_governance(constitution: Read) -> None:
    read = constitution(
        f"{WRAPPED}## Governance\n\nAll features MUST have an API contract. Amendments MUST be reviewed.\n"
    )

    assert [norm.text for norm in named(read, "Governance").norms] == ["All features MUST have an API contract."]


def test_administrative_sub_sections_are_left_out_of_a_binding_section(constitution: Read) -> None:
    read = constitution(
        f"{WRAPPED}## Workflow\n\nTests MUST pass.\n\n### Versioning policy\n\nVersions MUST be bumped.\n"
    )

    assert [norm.line for norm in named(read, "Workflow").norms] == [11]


def test_a_marked_sub_section_beside_the_principles_stands_alone(constitution: Read) -> None:
    read = constitution(
        f"{WRAPPED}## Workflow\n\n### Branches (NON-NEGOTIABLE)\n\nPushes MUST go to a branch.\n\n"
        "### Reviews\n\nReviews MUST be kind.\n"
    )

    assert [(p.title, p.non_negotiable) for p in read.principles if not p.core] == [
        ("Workflow", False),
        ("Branches", True),
    ]
    assert [norm.line for norm in named(read, "Workflow").norms] == [17]


@pytest.mark.parametrize(
    "body",
    [
        "**Non-negotiable rules:**\n- Ledgers balance",
        "**NON-NEGOTIABLE**\n\nLedgers balance.",
        "This principle is mandatory and non-negotiable.",
        "This principle cannot be waived.",
        "#### Non-negotiable rules\n\n- Ledgers balance",
        "本原則不可協商。",
        "Any new ledger is governed (NON-NEGOTIABLE): it MUST balance.",
    ],
)
def test_a_principle_calls_itself_non_negotiable(constitution: Read, body: str) -> None:
    read = constitution(f"# L\n\n## Core Principles\n\n### I. Balance\n\n{body}\n\n### II. Trace\n\nText.\n")

    assert [p.non_negotiable for p in read.principles] == [True, False]


@pytest.mark.parametrize(
    "body",
    [
        "Unlike Principle II (NON-NEGOTIABLE), this one bends.",
        "**Rationale**: trust is non-negotiable.",
        "> Trust is non-negotiable.",
        "```\nNON-NEGOTIABLE\n```",
        "<!-- NON-NEGOTIABLE -->\nText.",
        "This is not non-negotiable.",
    ],
)
def test_a_principle_that_speaks_of_the_mark_is_not_marked(constitution: Read, body: str) -> None:
    read = constitution(f"# L\n\n## Core Principles\n\n### I. Balance\n\n{body}\n")

    assert not read.principles[0].non_negotiable


def test_a_marked_wrapper_marks_its_principles(constitution: Read) -> None:
    read = constitution(
        "# L\n\n## Core Principles (NON-NEGOTIABLE)\n\n### I. Balance\n\nText.\n\n### II. Trace\n\nText.\n"
    )

    assert all(p.non_negotiable for p in read.principles)


def test_ids_are_unique_and_stable(constitution: Read) -> None:
    read = constitution(
        "# L\n\n## Core Principles\n\n### I. Balance\n\nText.\n\n### I. Trace\n\nText.\n\n### Balance\n\nText.\n\n"
        "### III. Rest\n\nText.\n\n### 追溯\n\nText.\n\n### ★\n\nText.\n"
    )

    assert [p.id for p in read.principles] == ["balance", "trace", "balance-2", "principle-3", "追溯", "principle"]


def test_the_heading_keeps_its_mark(constitution: Read) -> None:
    read = constitution("# L\n\n## Core Principles\n\n### I. Balance (NON-NEGOTIABLE)\n\nText.\n")

    assert read.principles[0].heading == "Balance (NON-NEGOTIABLE)"
    assert read.principles[0].title == "Balance"
