"""The register of known deviations: found in any language and column order, and no source of rules."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution import deviations
from constitution_gate.constitution.markdown import parse
from constitution_gate.constitution.model import Constitution, Deviation

PRINCIPLES = """\
# Lamps Constitution

## Core Principles

### I. Light

Lamps MUST dim.

### II. Doors

Doors MUST close.
"""
REGISTER = """
## Known Deviations from This Constitution

> Listed so that the constitution does not claim too much.

| Rule | Violation | Status |
|------|-----------|--------|
| §I: "Lamps MUST dim" | `hall.py` MUST be rewritten | Open — blocks release |
| II | The **garage** door stays open | Accepted |
"""


def read(text: str, *languages: str) -> list[tuple[str, str, str]]:
    found = deviations.read(parse(text), ("en", *languages))
    return [(each.rule, each.violation, each.status) for each in found]


def test_a_register_is_read_with_its_lines(constitution: Callable[[str], Constitution]) -> None:
    found = constitution(PRINCIPLES + REGISTER)
    assert found.deviations == (
        Deviation('§I: "Lamps MUST dim"', "hall.py MUST be rewritten", "Open — blocks release", 19),
        Deviation("II", "The garage door stays open", "Accepted", 20),
    )


def test_a_constitution_without_a_register_has_no_deviation(constitution: Callable[[str], Constitution]) -> None:
    assert constitution(PRINCIPLES).deviations == ()


@pytest.mark.parametrize(
    "heading",
    ["Known Deviations", "Deviations", "Deviation Register", "Exceptions", "Waivers", "Technical Debt Register"],
)
@pytest.mark.parametrize("place", ["after", "inside"])
def test_its_rows_are_no_rules(constitution: Callable[[str], Constitution], heading: str, place: str) -> None:
    row = "| I. Lamps MUST dim | Lamps MUST NOT flicker in `hall` | Open |"
    rows = f"| Rule | Violation | Status |\n|---|---|---|\n{row}\n"
    without = constitution(PRINCIPLES)
    level = "##" if place == "after" else "###"
    if place == "inside" and "egister" not in heading and "Known" not in heading:
        heading = f"Known {heading}"
    found = constitution(f"{PRINCIPLES}\n{level} {heading}\n\n{rows}")
    assert [p.id for p in found.principles if p.norms] == [p.id for p in without.principles]
    assert [n.text for p in found.principles for n in p.norms] == ["Lamps MUST dim.", "Doors MUST close."]
    assert len(found.deviations) == 1


def test_rules_beside_the_register_still_bind(constitution: Callable[[str], Constitution]) -> None:
    rows = "| Rule | Waiver | Status |\n|---|---|---|\n| I | flicker | Open |\n"
    text = f"{PRINCIPLES}\n## Waiver Policy\n\nEvery waiver MUST name an owner for each feature.\n\n{rows}"
    found = constitution(text)
    assert "Every waiver MUST name an owner for each feature." in [n.text for p in found.principles for n in p.norms]
    assert len(found.deviations) == 1


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Status | Owner | Rule | Violation | Due", "Open | ana | I | flicker | 2026-12-01"),
        ("# | Principle | Known deviation | Owner | Current status", "1 | I | flicker | ana | Open"),
        ("Deviation | Requirement | Tracking | Status", "flicker | I | #12 | Open"),
        ("**Rule** | **Violation** | **Status**", "I | flicker | Open"),
    ],
)
def test_columns_may_be_in_any_order(header: str, row: str) -> None:
    rule = "---|" * (header.count("|") + 1)
    assert read(f"# C\n\n## Notes\n\n| {header} |\n|{rule}\n| {row} |\n") == [("I", "flicker", "Open")]


@pytest.mark.parametrize(
    ("heading", "header", "language"),
    [
        ("既知の逸脱", "規則 | 逸脱 | 状態", "ja"),
        ("已知偏差", "规则 | 偏差 | 状态", "zh"),
        ("已知偏離", "規則 | 偏離 | 狀態", "zh"),
        ("Desviaciones conocidas", "Regla | Desviación | Estado", "es"),
        ("Desvios conhecidos", "Regra | Desvio | Situação", "pt"),
        ("Bekannte Abweichungen", "Regel | Abweichung | Status", "de"),
        ("Écarts connus", "Règle | Écart | Statut", "fr"),
        ("Известные отклонения", "Правило | Отклонение | Статус", "ru"),
        ("알려진 편차", "규칙 | 편차 | 상태", "ko"),
        ("Deviazioni note", "Regola | Deviazione | Stato", "it"),
    ],
)
def test_a_register_in_another_language(heading: str, header: str, language: str) -> None:
    assert read(f"# C\n\n## {heading}\n\n| {header} |\n|---|---|---|\n| I | x1 | y1 |\n", language) == [
        ("I", "x1", "y1")
    ]


@pytest.mark.parametrize(
    ("heading", "header", "row", "expected"),
    [
        ("Exceptions", "Principle | Exception", "I | flicker", ("I", "flicker", "")),
        ("Technical Debt", "Rule | Details | Status", "I | flicker | Open", ("I", "flicker", "Open")),
        ("Deviations", "Deviation | Owner | Status", "flicker | ana | Open", ("", "flicker", "Open")),
    ],
)
def test_below_a_heading_of_its_kind_fewer_columns_do(
    heading: str, header: str, row: str, expected: tuple[str, str, str]
) -> None:
    rule = "---|" * (header.count("|") + 1)
    assert read(f"# C\n\n## {heading}\n\n### Backend\n\n| {header} |\n|{rule}\n| {row} |\n") == [expected]


@pytest.mark.parametrize(
    "row",
    [
        *(
            "| - | - | - |",
            "| None | None | N/A |",
            "| I |  | Open |",
            "| I | None. | |",
            "| [rule] | [violation] | [status] |",
        ),
        *(
            "| I | [e.g., flicker] | Open |",
            "| n/a | no known deviations | |",
            "| 無 | なし | |",
            "| I | … | Open |",
            "| I | TBD | |",
        ),
    ],
)
def test_a_row_that_says_nothing_is_left_out(row: str) -> None:
    assert read(f"## Known Deviations\n\n| Rule | Violation | Status |\n|---|---|---|\n{row}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "## Complexity\n\n| Violation | Why Needed | Simpler Alternative |\n|---|---|---|\n| a | b | c |\n",
        "## Rules\n\n| Rule | Level |\n|---|---|\n| a | MUST |\n",
        "## Progress\n\n| Requirement | Status |\n|---|---|\n| a | done |\n",
        "## Known Deviations\n\n> | Rule | Violation | Status |\n> |---|---|---|\n> | I | quoted | Open |\n",
        "## Known Deviations\n\n```\n| Rule | Violation | Status |\n|---|---|---|\n| I | shown | Open |\n```\n",
        "## Known Deviations\n\n<!--\n| Rule | Violation | Status |\n|---|---|---|\n| I | hidden | Open |\n-->\n",
        "## Known Deviations\n\nNone so far.\n",
    ],
)
def test_other_tables_are_no_register(text: str) -> None:
    assert read(text) == []


CELLS = st.text(alphabet="ab|~*_`[]<>—-… \\無なN/A", max_size=12)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=6))
def test_any_cells_can_be_read(rows: list[tuple[str, str, str]]) -> None:
    body = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    found = deviations.read(
        parse(f"## Deviations\n\n| Rule | Violation | Status |\n|---|---|---|\n{body}"), ("en", "zh")
    )
    assert len(found) <= len(rows)
    assert all(each.violation.strip() and each.line > 4 for each in found)


@settings(max_examples=40, deadline=None)
@given(st.permutations(["Rule", "Violation", "Status", "Owner", "Due date"]))
def test_the_order_of_columns_changes_nothing(names: list[str]) -> None:
    row = {"Rule": "I", "Violation": "flicker", "Status": "Open", "Owner": "ana", "Due date": "2026-12-01"}
    text = f"| {' | '.join(names)} |\n|{'---|' * 5}\n| {' | '.join(row[name] for name in names)} |\n"
    assert read(f"# C\n\n## Section\n\n{text}") == [("I", "flicker", "Open")]
