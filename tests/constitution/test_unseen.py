"""What no reader sees is found, and the joiners that belong to the spelling of a name are left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.unseen import code_points, unseen


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I. Balance", ()),
        ("a\tb", ()),
        ("Bücher – 原則 ✅", ()),
        ("a\u200bb\u202ec\u200b", ("\u200b", "\u202e")),
        ("\x1b[2J", ("\x1b",)),
        ("a\u00adb", ("\u00ad",)),
        ("a\u2028b", ("\u2028",)),
        ("\ue000", ("\ue000",)),
        ("👩\u200d💻", ()),
        ("🏳\ufe0f\u200d🌈", ()),
        ("👩🏽\u200d⚕\ufe0f", ()),
        ("می\u200cخواهم", ()),
        ("क्\u200dष", ()),
        ("a\u200db", ("\u200d",)),
        ("👩\u200d", ("\u200d",)),
        ("\u200d💻", ("\u200d",)),
        ("👩\u200c💻", ("\u200c",)),
        ("👩\u200da", ("\u200d",)),
        ("می\u200ca", ("\u200c",)),
        ("ا\u200d\u200dب", ("\u200d",)),
    ],
)
def test_what_no_reader_sees(text: str, found: tuple[str, ...]) -> None:
    assert unseen(text) == found


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40))
def test_of_any_text_at_most_joiners_are_left(text: str) -> None:
    found = unseen(text)
    left = {c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"} and c not in found}
    assert left <= set("\t\u200c\u200d")


def test_they_are_told_by_their_numbers() -> None:
    assert code_points(("\u200b", "\U000e0001")) == "U+200B, U+E0001"
