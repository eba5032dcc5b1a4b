"""A cell is complete when a reader finds something said in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.completeness import is_complete, visible, why_incomplete

_SAYS_NOTHING = [
    *("", " ", "-", "—", "–", "―", "ー", "⋯", "...", "…", "・・・", "─", "_", "__", "?", "???", "\\-", "|", "。"),
    *("&nbsp;", "&#8203;", "&mdash;", "&ZeroWidthSpace;", "<br>", "<!-- agreed -->", "**", "``", "[ ]", "[]"),
    *("\u200b\u2060\u200b", "\u00ad", "\u2800", "\u3164", "\u115f", "\ufeff", "\u202e", "\u0301", "\ufffd", "\u3000"),
    *(
        "N/A",
        "n/a",
        "n.a.",
        "N / A",
        "ｎ／ａ",
        "`N/A`",
        "**N/A**",
        "(N/A)",
        "NA",
        "none",
        "None.",
        "*(none)*",
        "none, none",
    ),
    *(
        "N/A N/A",
        "nil",
        "not applicable",
        "Not Applicable.",
        "none yet",
        "tbd",
        "TBD",
        "T.B.D.",
        "**TBD**",
        "TBC",
    ),
    *("todo", "TODO", "to do", "TODO: write this", "TODO(OWNER): say why", "todo: later", "TBD by the platform team"),
    *("FIXME", "to be determined", "To be decided after the spike", "xx", "XXX", "wip", "placeholder", "asdf"),
    *("lorem ipsum dolor sit amet", "fill in", "etc."),
    *("[specific need]", "[current need]", "[e.g., 4th project]", "uses [e.g., a cache] for this", "[NAME] [DATE]"),
    *(
        "<why needed>",
        "&lt;why needed&gt;",
        "{{reason}}",
        "{reason}",
        "【待补充】",
        "［理由］",
        "[GATE_NAME] is not met",
    ),
    *("NEEDS CLARIFICATION", "[NEEDS CLARIFICATION: how long?]", "Kept for NEEDS CLARIFICATION days", "$ARGUMENTS"),
    *("ninguno", "Ninguna.", "no aplica", "nenhum", "não se aplica", "aucun", "Aucune", "néant", "sans objet"),
    *("keine", "Keine.", "entfällt", "k. A.", "nessuno", "geen", "n.v.t.", "brak", "не применимо", "немає", "yok"),
    *(
        "なし",
        "（なし）",
        "無",
        "無し。",
        "該当なし",
        "未定",
        "无",
        "没有",
        "不適用",
        "待定",
        "없음",
        "해당 없음",
        "미정",
    ),
    *("لا يوجد", "אין", "लागू नहीं", "ไม่มี", "không có", "tidak ada"),
]
_SAYS_SOMETHING = [
    *(
        "the importer has its own release cycle",
        "Redis",
        "3",
        "0",
        "x",
        "X",
        "✅",
        "❌",
        "[x]",
        "○",
        "×",
        "1 h",
        "~10 ms",
    ),
    *("[ADR-012]", "see [RFC 7807]", "[the decision](docs/adr/3.md)", "[the decision][adr]", "<https://a.example>"),
    *("N/A - the service keeps no state", "None of the suppliers can", "not yet released by the supplier", "nullable"),
    *(
        "Todo list screen",
        "A todo has a title",
        "TODO-12 covers it",
        "No",
        "Yes",
        "non",
        "nein",
        "いいえ",
        "日本語",
        "一",
    ),
    *(
        "なし以外の理由がある",
        "無線",
        "keine Daten verlassen das Haus",
        "brakes",
        '`{"a": 1}`',
        "/orders/{id}",
        "List<string>",
    ),
    *(
        "arr[my_index]",
        "PostgreSQL 16",
        "Größe",
        "🚲",
        "AAA",
        "NULL",
        "`['orders', 'list']`",
        "the user's name",
        "wipe after 30 days",
    ),
]


@pytest.mark.parametrize("cell", _SAYS_NOTHING, ids=ascii)
def test_a_cell_that_merely_fills_its_place_is_not_complete(cell: str) -> None:
    reason = why_incomplete(cell)
    assert reason is not None
    assert reason.endswith(".")


@pytest.mark.parametrize("cell", _SAYS_SOMETHING, ids=ascii)
def test_a_cell_that_says_something_is_complete(cell: str) -> None:
    assert why_incomplete(cell) is None


_PADDING = st.text(" \t\u200b\u2060\u00ad\ufeff*_`.()—-", max_size=6)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["N/A", "none", "TBD", "", "なし", "keine"]), _PADDING, _PADDING)
def test_no_padding_completes_a_filler(filler: str, before: str, after: str) -> None:
    assert not is_complete(before + filler + after)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_judged_and_what_is_shown_has_no_hidden_character(text: str) -> None:
    assert is_complete(text) is (why_incomplete(text) is None)
    shown = visible(text)
    assert shown == " ".join(shown.split())


@pytest.mark.parametrize("marks", ["[", "<", "&", "{", "*", "_", "[a][", "&#", "TODO ", "<!--"])
def test_marks_say_nothing_however_often_they_are_repeated(marks: str) -> None:
    assert not is_complete(marks * 3_000)


@pytest.mark.parametrize("marks", ["[", "<", "&", "{", "*", "_", "[a][", "&#", "é\u0301", "~~a"])
def test_a_word_after_repeated_marks_says_something(marks: str) -> None:
    assert is_complete(marks * 3_000 + " signed by Ada")
