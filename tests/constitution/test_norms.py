"""Normative statements: keywords of many languages, lead-ins, tables, lists in code, and what does not bind."""

from __future__ import annotations

import pytest

from constitution_gate.constitution.markdown import parse
from constitution_gate.constitution.model import Level, Norm
from constitution_gate.constitution.norms import find_norms, strongest


def norms(text: str) -> tuple[Norm, ...]:
    document = parse(text)
    return find_norms(document.blocks, lines=document.lines)


def brief(text: str) -> list[tuple[int, str, str, bool]]:
    return [(norm.line, norm.level.value, norm.keyword, norm.negative) for norm in norms(text)]


@pytest.mark.parametrize(
    ("sentence", "level", "keyword", "negative"),
    [
        ("Every service MUST write a ledger.", "MUST", "MUST", False),
        ("A service MUST NOT share a ledger.", "MUST", "MUST NOT", True),
        ("Services SHALL be small.", "MUST", "SHALL", False),
        ("A review is REQUIRED.", "MUST", "is REQUIRED", False),
        ("Shared ledgers are PROHIBITED.", "MUST", "are PROHIBITED", True),
        ("Services SHOULD be small.", "SHOULD", "SHOULD", False),
        ("Services SHOULD NOT grow.", "SHOULD", "SHOULD NOT", True),
        ("Services MAY cache.", "MAY", "MAY", False),
        ("NEVER share a ledger.", "MUST", "NEVER", True),
        ("Never share a ledger.", "MUST", "Never", True),
        ("Always write the ledger first.", "MUST", "Always", False),
        ("Do not share a ledger.", "MUST", "Do not", True),
        ("Don't share a ledger.", "MUST", "Don't", True),
        ("Every service must write a ledger.", "MUST", "must", False),
        ("Every service **must** write a ledger.", "MUST", "must", False),
        ("Services should be small.", "SHOULD", "should", False),
        ("Sharing a ledger is forbidden.", "MUST", "is forbidden", True),
        ("Sharing a ledger is not allowed.", "MUST", "is not allowed", True),
        ("A ledger is mandatory.", "MUST", "is mandatory", False),
        ("A review is required before merge.", "MUST", "is required", False),
        ("Services are required to write a ledger.", "MUST", "are required", False),
        ("No ledger without a backup.", "MUST", "No", True),
        ("所有服務必須寫入帳本。", "MUST", "必須", False),
        ("服务必须写入账本。", "MUST", "必须", False),
        ("不得共用帳本。", "MUST", "不得", True),
        ("禁止共享账本。", "MUST", "禁止", True),
        ("严禁共享账本。", "MUST", "严禁", True),
        ("服務應該保持精簡。", "SHOULD", "應該", False),
        ("建议保持精简。", "SHOULD", "建议", False),
        ("すべてのサービスは台帳を書かなければならない。", "MUST", "なければならない", False),
        ("台帳を共有してはならない。", "MUST", "してはならない", True),
        ("サービスのレビューは必須です。", "MUST", "必須", False),
        ("サービスは小さくすべきである。", "SHOULD", "べきである", False),
        ("Cada servicio DEBE escribir en el libro.", "MUST", "DEBE", False),
        ("Los servicios no deben compartir el libro.", "MUST", "no deben", True),
        ("Queda prohibido compartir el libro.", "MUST", "Queda prohibido", True),
        ("A service **MUST** NOT write to the ledger.", "MUST", "MUST NOT", True),
        ("A service MUST **never** write to the ledger.", "MUST", "MUST never", True),
        ("Los servicios deberían ser pequeños.", "SHOULD", "deberían", False),
        ("Cada serviço deve escrever no livro, não é uma opção.", "MUST", "deve", False),
        ("Os serviços não devem compartilhar o livro.", "MUST", "não devem", True),
        ("É obrigatório revisar cada mudança, não uma vez.", "MUST", "obrigatório", False),
        ("Jeder Dienst MUSS ein Hauptbuch führen und prüfen.", "MUST", "MUSS", False),
        ("Dienste dürfen kein Hauptbuch teilen, und Punkt.", "MUST", "dürfen kein", True),
        ("Das Teilen ist verboten und der Rest auch.", "MUST", "ist verboten", True),
        ("Dienste sollten klein und schnell sein.", "SHOULD", "sollten", False),
        ("Chaque service doit écrire les écritures.", "MUST", "doit", False),
        ("Les services ne doivent pas partager.", "MUST", "ne doivent pas", True),
        ("Il est interdit de partager les livres.", "MUST", "est interdit", True),
        ("Les services devraient rester petits.", "SHOULD", "devraient", False),
        ("Каждый сервис должен вести книгу.", "MUST", "должен", False),
        ("Общая книга запрещена.", "MUST", "запрещена", True),
        ("모든 서비스는 장부를 작성해야 한다.", "MUST", "해야 한다", False),
    ],
)
def test_a_sentence_binds_by_its_keyword(sentence: str, level: str, keyword: str, negative: bool) -> None:
    assert brief(sentence) == [(1, level, keyword, negative)]


@pytest.mark.parametrize(
    "text",
    [
        "The ledger is not required.",
        "Add an index where required.",
        "A ledger is no longer mandatory.",
        "Run `make MUST` to build.",
        'The word "MUST" is written in capitals.',
        "Rationale: a service must be understood by its readers.",
        "**Rationale**: a service must be understood by its readers.",
        "A ledger is kept. Rationale: readers must find it.",
        "理由：決策過程必須可檢查。",
        "> a service must be small",
        "The response is 403 Forbidden.",
        "No workflow automates this yet, and there is no plan to.",
        "必須ではないことをここに書くのはよい。",
        "資料不可變，服務不可用時回應對應訊息。",
        "The keywords MUST and SHOULD are to be read as in RFC 2119.",
        "- **MUST** / **MUST NOT** — an absolute demand.",
        "[the page](https://example.org/MUST/NEVER)",
    ],
)
def test_what_speaks_of_an_obligation_does_not_bind(text: str) -> None:
    assert norms(text) == ()


def test_capitals_bind_in_a_quotation_and_in_a_rationale() -> None:
    assert brief("> Services MUST be small.\n\nRationale: they MUST fit a head.") == [
        (1, "MUST", "MUST", False),
        (3, "MUST", "MUST", False),
    ]


def test_a_rationale_sub_section_ends_with_its_section() -> None:
    text = "#### Rationale\n\nIt must be read.\n\nIt must be loved.\n\n#### Rules\n\nIt must be kept.\n"

    assert [norm.line for norm in norms(text)] == [9]


def test_each_sentence_and_each_half_with_a_keyword_of_its_own_is_a_statement() -> None:
    text = "Ledgers MUST balance; books MUST NOT be shared. Nothing else. Ledgers SHOULD be small."

    assert [(norm.text, norm.negative) for norm in norms(text)] == [
        ("Ledgers MUST balance", False),
        ("books MUST NOT be shared.", True),
        ("Ledgers SHOULD be small.", False),
    ]


def test_the_strongest_keyword_of_a_statement_counts_and_both_ways_are_kept() -> None:
    assert brief("It MAY cache, SHOULD log and MUST balance.") == [(1, "MUST", "MUST", False)]
    assert brief("It MUST balance and MUST NOT be shared.") == [
        (1, "MUST", "MUST", False),
        (1, "MUST", "MUST NOT", True),
    ]


def test_a_norm_stands_on_the_line_of_its_keyword() -> None:
    text = "Ledgers are kept\nby services. They\nMUST\nNOT be shared.\n\n- One\n  item that\n  MUST balance\n"

    assert brief(text) == [(3, "MUST", "MUST NOT", True), (8, "MUST", "MUST", False)]


def test_a_comment_inside_a_paragraph_does_not_move_the_line() -> None:
    assert brief("Ledgers <!-- a\nlong\nnote --> are kept\nand MUST balance.\n") == [(4, "MUST", "MUST", False)]


@pytest.mark.parametrize(
    ("label", "level", "negative"),
    [
        ("**Non-negotiable rules:**", "MUST", False),
        ("**Mandatory**:", "MUST", False),
        ("Must:", "MUST", False),
        ("Prohibited:", "MUST", True),
        ("Never:", "MUST", True),
        ("**Recommended practices**", "SHOULD", False),
        ("必須遵守：", "MUST", False),
        ("建議遵守：", "SHOULD", False),
        ("禁止事項：", "MUST", True),
        ("必须遵守：", "MUST", False),
        ("#### Hard constraints", "MUST", False),
        ("#### 禁止事項", "MUST", True),
    ],
)
def test_a_lead_in_gives_its_level_to_the_items_below(label: str, level: str, negative: bool) -> None:
    found = brief(f"{label}\n\n- one ledger\n- one book\n\nAfterwards.\n\n- a plain item\n")[:2]

    assert [(line, kind, sign) for line, kind, _, sign in found] == [(3, level, negative), (4, level, negative)]


def test_a_japanese_lead_in_gives_its_level() -> None:
    found = brief("台帳のためのきまりです。\n\n推奨事項：\n\n- 台帳はひとつ\n\n禁止事項：\n\n- 台帳のコピー\n")

    assert [(line, level, negative) for line, level, _, negative in found] == [(5, "SHOULD", False), (9, "MUST", True)]


def test_the_last_line_of_a_paragraph_can_be_a_lead_in() -> None:
    assert brief("Ledgers MUST balance.\n必須遵守：\n- 分層\n") == [
        (1, "MUST", "MUST", False),
        (3, "MUST", "必須遵守", False),
    ]


def test_a_lead_in_ends_with_its_list() -> None:
    assert [norm.line for norm in norms("Must:\n\n- one\n\nAfterwards.\n\n- two\n")] == [3]


def test_an_item_can_lead_in_its_own_sub_items() -> None:
    text = "- **Must**:\n  - balance\n- **Should**:\n  - be small\n- a plain item\n"

    assert [(norm.line, norm.level.value) for norm in norms(text)] == [(2, "MUST"), (4, "SHOULD")]


def test_a_sentence_that_stops_at_its_keyword_goes_on_in_the_items() -> None:
    found = norms("Every ledger MUST:\n\n- balance\n- NOT be shared\n")

    assert [(norm.text, norm.line, norm.negative) for norm in found] == [
        ("Every ledger MUST balance", 3, False),
        ("Every ledger MUST NOT be shared", 4, True),
    ]


def test_rows_with_a_keyword_and_rows_of_a_rule_table_bind() -> None:
    text = "| Id | Rule |\n|---|---|\n| R1 | Ledgers balance |\n| R2 | Books **must not** be shared |\n"

    assert brief(text) == [(3, "MUST", "Rule", False), (4, "MUST", "must not", True)]
    assert norms(text)[0].text == "R1 | Ledgers balance"


@pytest.mark.parametrize(
    "text",
    [
        "| Layer | Technology |\n|---|---|\n| Web | Flask |\n",
        "| Rule | Violation | Status |\n|---|---|---|\n| Ledgers balance | two do not | open |\n",
    ],
)
def test_other_tables_do_not_bind(text: str) -> None:
    assert norms(text) == ()


def test_a_list_of_prohibitions_in_a_code_block_binds() -> None:
    text = "## Hard constraints\n\n```\n✗ NEVER share a ledger\n✓ ALWAYS balance it\n- keep it small\n```\n"

    assert brief(text) == [
        (4, "MUST", "NEVER", True),
        (5, "MUST", "ALWAYS", False),
        (6, "MUST", "Hard constraints", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "```python\n# NEVER share a ledger\n```\n",
        "```\nledger.py   # it MUST balance\n```\n",
        "````\n## I. Ledgers\n- they MUST balance\n````\n",
        "Example:\n\n```\n- NEVER share a ledger\n```\n",
    ],
)
def test_source_trees_documents_and_examples_in_code_do_not_bind(text: str) -> None:
    assert norms(text) == ()


def test_the_text_of_a_norm_is_plain() -> None:
    (norm,) = norms("- **Ledgers**: `main.db` MUST hold [one](https://example.org) *book*.")

    assert norm.text == "Ledgers: main.db MUST hold one book."


def test_the_strongest_statement_of_a_loose_text() -> None:
    norm = strongest("It SHOULD be small. It MUST balance.")

    assert norm is not None
    assert norm.level is Level.MUST
    assert strongest("It is small.") is None
