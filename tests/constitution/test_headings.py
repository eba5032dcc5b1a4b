"""Numbers, titles, NON-NEGOTIABLE marks and parts, read off headings."""

from __future__ import annotations

import pytest

from constitution_gate.constitution.headings import Part, ordinal, part, read_name

ALL = ("en", "de", "es", "fr", "it", "ja", "ko", "pt", "ru", "zh")


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("I. Ledger first", "I", "Ledger first"),
        ("V. Ledger…", "V", "Ledger…"),
        ("IX: Ledger first", "IX", "Ledger first"),
        ("II - Ledger first", "II", "Ledger first"),
        ("3. Ledger first", "3", "Ledger first"),
        ("1) Ledger first", "1", "Ledger first"),
        ("(4) Ledger first", "4", "Ledger first"),
        ("2.1 Ledger first", "2.1", "Ledger first"),
        ("C3: Ledger first", "C3", "Ledger first"),
        ("A. Ledger first", "A", "Ledger first"),
        ("Principle 3 — Ledger first", "3", "Ledger first"),
        ("Principle #4: Ledger first", "4", "Ledger first"),
        ("Article IV: Ledger first", "IV", "Ledger first"),
        ("Core Principle II. Ledger first", "II", "Ledger first"),
        ("§ 3 Ledger first", "3", "Ledger first"),
        ("**VI. Ledger first**", "VI", "Ledger first"),
        ("🔒 III. Ledger first", "III", "Ledger first"),
        ("一、帳本優先", "一", "帳本優先"),
        ("（二）账本优先", "二", "账本优先"),
        ("原则一：账本优先", "一", "账本优先"),
        ("第三条 账本优先", "三", "账本优先"),
        ("Ⅱ．帳本優先", "II", "帳本優先"),
        ("I：帳本優先", "I", "帳本優先"),
        ("原則２：台帳優先", "2", "台帳優先"),
        ("① 台帳優先", "1", "台帳優先"),
        ("원칙 2. 장부 우선", "2", "장부 우선"),
        ("Principio III: Libro mayor", "III", "Libro mayor"),
        ("Artigo 2 – Livro-razão", "2", "Livro-razão"),
        ("Grundsatz 1: Hauptbuch", "1", "Hauptbuch"),
        ("Principe 5 : Grand livre", "5", "Grand livre"),
        ("Принцип 2. Книга учёта", "2", "Книга учёта"),
    ],
)
def test_the_number_is_taken_off_the_title(heading: str, number: str, title: str) -> None:
    name = read_name(heading, ALL)

    assert (name.number, name.title) == (number, title)


@pytest.mark.parametrize(
    "heading",
    ["Ledger first", "U.S. law", "Principle of least privilege", "Rule engine", "5 whys", "I/O isolation", "3D models"],
)
def test_what_only_looks_like_a_number_is_title(heading: str) -> None:
    name = read_name(heading, ALL)

    assert (name.number, name.title) == (None, heading)


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Ledger first (NON-NEGOTIABLE)", "Ledger first"),
        ("Ledger first (Non-Negotiable)", "Ledger first"),
        ("Ledger first [NON‑NEGOTIABLE]", "Ledger first"),
        ("Ledger first — NON-NEGOTIABLE", "Ledger first"),
        ("NON-NEGOTIABLE: Ledger first", "Ledger first"),
        ("Ledger first (double entry) (NON-NEGOTIABLE)", "Ledger first (double entry)"),
        ("帳本優先（不可省略）", "帳本優先"),
        ("帳本優先 (非協商)", "帳本優先"),
        ("账本优先（不可协商）", "账本优先"),
        ("台帳優先（譲れない）", "台帳優先"),
        ("Libro mayor (no negociable)", "Libro mayor"),
        ("Livro-razão (inegociável)", "Livro-razão"),
        ("Hauptbuch (nicht verhandelbar)", "Hauptbuch"),
        ("Grand livre (non négociable)", "Grand livre"),
        ("장부 우선 (협상 불가)", "장부 우선"),
    ],
)
def test_the_mark_is_taken_off_the_title_and_other_parentheses_stay(heading: str, title: str) -> None:
    name = read_name(heading, ALL)

    assert name.non_negotiable
    assert name.title == title
    assert name.full == heading


@pytest.mark.parametrize(
    "heading", ["Negotiable terms", "Budgets (highest priority)", "帳本優先（最高優先）", "不可變資料"]
)
def test_other_emphasis_is_no_mark(heading: str) -> None:
    assert not read_name(heading, ALL).non_negotiable


def test_a_mark_inside_a_sentence_stays_in_the_title() -> None:
    name = read_name("Non-negotiable tests", ALL)

    assert name.non_negotiable
    assert name.title == "Non-negotiable tests"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Core Principles", Part.WRAPPER),
        ("2. Guiding Principles", Part.WRAPPER),
        ("核心原則 (Core Principles)", Part.WRAPPER),
        ("核心原则", Part.WRAPPER),
        ("基本原則", Part.WRAPPER),
        ("Principios fundamentales", Part.WRAPPER),
        ("Princípios", Part.WRAPPER),
        ("Grundprinzipien", Part.WRAPPER),
        ("Principes fondamentaux", Part.WRAPPER),
        ("Основные принципы", Part.WRAPPER),
        ("Table of Contents", Part.ADMINISTRATION),
        ("Purpose and Scope", Part.ADMINISTRATION),
        ("Amendment Procedure", Part.ADMINISTRATION),
        ("版本歷史", Part.ADMINISTRATION),
        ("Governance", Part.GOVERNANCE),
        ("治理规范", Part.GOVERNANCE),
        ("Gobernanza", Part.GOVERNANCE),
        ("Scope discipline", Part.OTHER),
        ("Testing (Overview)", Part.OTHER),
        ("Security and overview", Part.OTHER),
        ("I. Ledger first", Part.OTHER),
    ],
)
def test_the_part_that_a_section_plays(heading: str, expected: Part) -> None:
    assert part(read_name(heading, ALL), ALL) is expected


@pytest.mark.parametrize(
    ("number", "value"),
    [("I", 1), ("IV", 4), ("XIV", 14), ("xii", 12), ("7", 7), ("四", 4), ("十", 10), ("十二", 12), ("二十一", 21)],
)
def test_numbers_have_values(number: str, value: int) -> None:
    assert ordinal(number) == value


@pytest.mark.parametrize("number", [None, "", "C3", "2.1", "A", "IIII"])
def test_other_labels_have_none(number: str | None) -> None:
    assert ordinal(number) is None
