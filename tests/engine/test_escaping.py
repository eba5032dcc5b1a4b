"""Nothing that stands in the audited text can act in a report."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.engine.escaping import cell, clean, code, markup

BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2060\u2066-\u2069\ufeff]")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a\x1b[2Jb", "a\\u001B[2Jb"),
        ("a\u202eb", "a\\u202Eb"),
        ("a\u200bb", "a\\u200Bb"),
        ("two\nlines", "two lines"),
        ("::error::x", ": :error::x"),
        ("##[error]x", "# #[error]x"),
        ("a ##vso[task.complete]x", "a # #vso[task.complete]x"),
        ("##teamcity[buildStatus]", "# #teamcity[buildStatus]"),
        ("簡潔 😀", "簡潔 😀"),
        ("café", "café"),
    ],
)
def test_what_could_act_becomes_visible(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize(
    "secret",
    [
        "AKIA" + "ABCDEFGH01234567",
        "ghp_" + "a" * 30,
        "glpat-" + "b" * 20,
        "sk-" + "c" * 30,
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc",
        "jane.doe@example.org",
        ["postgres:", "user:hunter2@db"][1].split("@")[0],
    ],
)
def test_credentials_and_addresses_are_masked(secret: str) -> None:
    text = f"waits for postgres://{secret}@db" if ":" in secret else f"waits for {secret} today"
    assert secret not in clean(text)
    assert "[masked]" in clean(text)


def test_a_giant_name_is_cut() -> None:
    assert len(clean("A" * 60_000)) == 200


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_no_text_leaves_a_character_that_a_terminal_obeys(text: str) -> None:
    for rendered in (clean(text), cell(text), code(text), markup(text)):
        assert not BAD.search(rendered)
        assert not re.search(r"(?m)^\s*::", clean(text))
        assert not re.search(r"##[A-Za-z]{0,16}\[", rendered)
        assert "\n" not in rendered


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "![x](http://h/i.png)",
        "a|b",
        "`x`",
        "[go](javascript:1)",
        "# Verdict",
        "@all",
    ],
)
def test_a_cell_holds_no_markup(text: str) -> None:
    from markdown_it import MarkdownIt

    html = MarkdownIt("commonmark").enable("table").render(f"| h |\n|---|\n| {cell(text)} |\n")
    assert html.count("<td>") == 1
    for tag in ("<script", "<img", "<a ", "<code", "<h1"):
        assert tag not in html
