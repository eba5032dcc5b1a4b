"""The words that two texts share: stems, parts of names, other languages, how much each tells."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts.shared_words import Reader, Texts


def shared(one: str, other: str, *languages: str) -> set[str]:
    reader = Reader(("en", *languages))
    forms = reader.forms(other)
    return {word.written for word in reader.words(one) if word.forms & forms}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("encrypted passwords", "encrypt the password"),
        ("pagination of invoices", "paginated invoice list"),
        ("validate the iban", "IbanValidator"),
        ("export reports", "src/reports/exportReport.ts"),
        ("users sign in", "POST /login"),
        ("log out", "LogoutButton"),
        ("WCAG compliance", "aria labels"),
        ("deletion of a note", "removeNote()"),
        ("internationalization", "i18n strings"),
    ],
)
def test_the_same_thing_in_other_words(one: str, other: str) -> None:
    assert shared(one, other)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("系統必須支援匯出報表", "Add the export endpoint for the report", "zh"),
        ("用户可以取消订单", "cancel order in src/orders/cancel.ts", "zh"),
        ("音声をアップロードできる", "audio upload endpoint", "ja"),
        ("El cliente cancela un pedido", "cancelOrder in src/orders.ts", "es"),
        ("O cliente cancela um pedido", "cancelOrder in src/orders.ts", "pt"),
        ("Kunden stornieren eine Bestellung", "cancelOrder in src/orders.ts", "de"),
        ("Le client annule une commande", "cancelOrder in src/orders.ts", "fr"),
    ],
)
def test_a_term_in_another_language_counts_as_its_english_word(one: str, other: str, language: str) -> None:
    assert len(shared(one, other, language)) >= 2


def test_chinese_without_known_terms_counts_by_pairs() -> None:
    assert shared("咖啡豆的烘焙曲線", "绘制烘焙曲線", "zh") == {"烘焙", "焙曲", "曲線"}


@pytest.mark.parametrize(
    "text", ["The system must be able to support all users", "", "a 1 22 -- __ ##", "src/main.py test.ts"]
)
def test_common_words_say_nothing(text: str) -> None:
    assert Reader(("en",)).words(text) == ()


def test_a_rare_word_tells_more_than_a_frequent_one() -> None:
    reader = Reader(("en",))
    texts = Texts([reader.forms(text) for text in ("invoice sum", "invoice date", "invoice watermark")])
    frequent, rare = reader.words("invoice watermark")
    assert texts.weight(rare) > texts.weight(frequent)
    assert max(texts.shares((frequent, rare)), key=texts.shares((frequent, rare)).__getitem__) == 2


def test_words_in_a_script_that_the_texts_do_not_use_cannot_be_compared() -> None:
    reader = Reader(("en",))
    texts = Texts([reader.forms("write the calendar"), reader.forms("write the page")])
    assert not texts.comparable(reader.words("Гость должен выбрать час"), 2)
    assert texts.comparable(reader.words("paint the wall green"), 2)
    assert not texts.comparable((), 2)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=80), st.lists(st.text(max_size=40), max_size=6))
def test_shares_lie_between_nothing_and_all(text: str, others: list[str]) -> None:
    reader = Reader(("en", "zh", "ja", "de"))
    words = reader.words(text)
    texts = Texts([reader.forms(other) for other in others])
    assert all(0 < share <= 1.000001 for share in texts.shares(words).values())
    assert 0 <= texts.most(words, [reader.forms(other) for other in others]) <= 1.000001
    assert set(texts.strangers(words)) <= set(words)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_a_text_shares_all_its_words_with_itself(text: str) -> None:
    reader = Reader(("en", "zh", "ja"))
    words = reader.words(text)
    texts = Texts([reader.forms(text)])
    assert texts.strangers(words) == ()
    if words:
        assert texts.shares(words)[0] == pytest.approx(1.0)
