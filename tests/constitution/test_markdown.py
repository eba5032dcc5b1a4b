"""Blocks are those that CommonMark and GitHub see, each with its lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.markdown import (
    Code,
    Comment,
    Heading,
    Html,
    Item,
    Paragraph,
    Table,
    parse,
    plain,
    split_lines,
)


def _of(text: str, kind: type) -> list[object]:
    return [block for block in parse(text).blocks if isinstance(block, kind)]


@pytest.mark.parametrize(
    ("text", "level", "title"),
    [
        ("## Check", 2, "Check"),
        ("   ## Check", 2, "Check"),
        ("## Check ##  ", 2, "Check"),
        ("Check\n---", 2, "Check"),
        ("Check\n===", 1, "Check"),
        ("###### **Check** `x`", 6, "**Check** `x`"),
    ],
)
def test_a_heading_is_found_in_each_form(text: str, level: int, title: str) -> None:
    (heading,) = parse(text).headings()
    assert (heading.level, heading.text) == (level, title)


@pytest.mark.parametrize(
    "text",
    [
        "```\n## Check\n```",
        "~~~\n```\n## Check\n~~~",
        "````\n```\n## Check\n````",
        "```\n## Check",
        "    ## Check",
        "<!--\n## Check\n-->",
        "#Check",
        "> ## Check",
        "- ## Check",
        "\\## Check",
        "---\n# comment\ntitle: x\n---\ntext",
    ],
)
def test_what_only_looks_like_a_heading_structures_nothing(text: str) -> None:
    assert parse(text).headings() == ()


def test_lines_count_over_every_line_end() -> None:
    document = parse("one\r\n\r\n# two\r\rthree\n\n- [x] four")
    assert [(type(b).__name__, b.line) for b in document.blocks] == [
        ("Paragraph", 1),
        ("Heading", 3),
        ("Paragraph", 5),
        ("Item", 7),
    ]


@pytest.mark.parametrize("separator", ["\u2028", "\u0085", "\x0b", "\x0c", "\x1c"])
def test_other_separators_end_no_line(separator: str) -> None:
    assert split_lines(f"a{separator}- [x] b\nc") == [f"a{separator}- [x] b", "c"]
    assert _of(f"a{separator}- [x] b", Item) == []


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("- [x] a", "x"),
        ("* [X] a", "X"),
        ("7. [ ] a", " "),
        ("-\t[x]\ta", "x"),
        ("> - [ ] a", " "),
        ("- [] a", ""),
        ("- [✓] a", "✓"),
        ("- [-] a", "-"),
        ("- a", None),
        ("- \\[x] a", None),
        ("- `[x]` a", None),
        ("- [x](y) a", None),
        ("- [PASS] a", None),
        ("- [ x] a", None),
    ],
)
def test_a_box_is_what_stands_in_the_brackets(text: str, box: str | None) -> None:
    (item,) = _of(text, Item)
    assert isinstance(item, Item)
    assert item.box == box


def test_an_item_holds_its_own_text_and_the_span_of_its_children() -> None:
    parent, child = _of("- a\n  more\n  - [ ] b\n\n  para\n", Item)
    assert isinstance(parent, Item)
    assert isinstance(child, Item)
    assert (parent.text, parent.line, parent.end_line, parent.depth) == ("a\nmore", 1, 5, 0)
    assert (child.text, child.depth) == ("b", 1)


def test_an_item_in_a_code_block_or_a_link_definition_is_none() -> None:
    assert _of("text\n\n    - [x] a\n", Item) == []
    assert _of("[//]: # (- [x] a)\n", Item) == []


def test_a_table_keeps_escaped_pipes_and_the_line_of_each_row() -> None:
    (table,) = _of("| a | b |\n|---|---|\n| 1 \\| 2 | |\n| x | y | z |\n", Table)
    assert isinstance(table, Table)
    assert table.header == ("a", "b")
    assert [(row.cells, row.line) for row in table.rows] == [(("1 | 2", ""), 3), (("x", "y"), 4)]


@pytest.mark.parametrize(("text", "closed"), [("```a\nx\n```", True), ("```a\nx", False), ("````\nx\n```", False)])
def test_a_fence_knows_whether_it_was_closed(text: str, closed: bool) -> None:
    (code,) = _of(text, Code)
    assert isinstance(code, Code)
    assert code.closed is closed


def test_comments_are_apart_from_the_text_around_them() -> None:
    document = parse("# A <!-- one -->\n\nb <!-- two\n2 --> c\n\n<!-- three\n\n-->\n<!-->\n\n- [x] d <!-- four -->\n")
    assert [(b.text, b.line) for b in document.blocks if isinstance(b, Comment)] == [
        (" one ", 1),
        (" two\n2 ", 3),
        (" three\n\n", 6),
        ("", 9),
        (" four ", 11),
    ]
    assert [b.text for b in document.blocks if isinstance(b, (Heading, Paragraph, Item))] == [
        "A ",
        "b  c",
        "d ",
    ]


def test_html_blocks_are_kept_as_html() -> None:
    (html,) = _of("<details>\n<summary>x</summary>\n\n- [ ] a\n\n</details>", Html)[:1]
    assert isinstance(html, Html)


def test_a_section_reaches_to_the_next_heading_of_its_level() -> None:
    document = parse("# A\na\n## B\nb\n### C\nc\n## D\nd\n")
    spans = {section.title: (section.line, section.end_line) for section in document.sections()}
    assert spans == {"A": (1, 8), "B": (3, 6), "C": (5, 6), "D": (7, 8)}
    section = document.sections()[1]
    assert [block.line for block in section.own_blocks()] == [4]


def test_front_matter_and_byte_order_mark_are_set_aside() -> None:
    document = parse("\ufeff---\ntitle: x\n---\n# A\n")
    assert document.front_matter == "title: x"
    assert [(h.text, h.line) for h in document.headings()] == [("A", 4)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**a** __b__ *c* _d_ `e` ~~f~~", "a b c d e f"),
        ("[a](b) ![c](d)", "a c"),
        ("a_b_c 2 * 3 * 4", "a_b_c 2 * 3 * 4"),
        ("\\[x\\]", "[x]"),
        ("a<br>b <!-- c -->", "ab"),
        ("**✅ a**:\nb", "✅ a: b"),
    ],
)
def test_plain_takes_the_markup_off(text: str, shown: str) -> None:
    assert plain(text) == shown


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="#-*+>` \n\r\t|[]x<!-a1.:~=_\\", max_size=200))
def test_any_text_parses_to_blocks_within_its_lines(text: str) -> None:
    document = parse(text)
    for block in document.blocks:
        assert 1 <= block.line <= block.end_line
        assert block.end_line <= max(1, len(document.lines))
    for section in document.sections():
        assert plain(section.title) is not None
