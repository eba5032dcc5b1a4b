"""Blocks stand where a reader of the rendered page sees them, and their text is what was written there."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.markdown import (
    Block,
    Code,
    Comment,
    Heading,
    Html,
    Item,
    Paragraph,
    Row,
    Table,
    parse,
)


def _table(header: str, *rows: tuple[str, int], line: int = 1, end_line: int, quoted: bool = False) -> Table:
    read = tuple(Row(tuple(row.split(",")), number) for row, number in rows)
    return Table(tuple(header.split(",")), read, line, end_line, quoted)


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("a `b\nc` d", Paragraph("a `b\nc` d", 1, 2)),
        ("> a `b\n> c` d", Paragraph("a `b\nc` d", 1, 2, True)),
        ("> [a](b\n> 'c\n> d') e", Paragraph("[a](b\n'c\nd') e", 1, 3, True)),
        ('> a <b c="\n> d"> e', Paragraph('a <b c="\nd"> e', 1, 2, True)),
        ("a  \nb\\\nc", Paragraph("a  \nb\\\nc", 1, 3)),
        ("\\*a\\*", Paragraph("\\*a\\*", 1, 1)),
        ("&amp; a \\", Paragraph("&amp; a \\", 1, 1)),
        ("é *ü*\n日本", Paragraph("é *ü*\n日本", 1, 2)),
        ("a\n      b", Paragraph("a\n      b", 1, 2)),
        ("> a\nb", Paragraph("a\nb", 1, 2, True)),
        ("> > a\n> b\nc", Paragraph("a\nb\nc", 1, 3, True)),
        ("> a\n    > b", Paragraph("a\n    > b", 1, 2, True)),
        ("a\0b", Paragraph("a\ufffdb", 1, 1)),
        ("\ud800a", Paragraph("?a", 1, 1)),
        ("[a]: /b\n'c\nd'\ne", Paragraph("e", 4, 4)),
        ("[a]: /b\n    c", Paragraph("c", 2, 2)),
        ("~~a~~ [ ] b[^1] :-) {#x}", Paragraph("~~a~~ [ ] b[^1] :-) {#x}", 1, 1)),
    ],
)
def test_the_text_of_a_paragraph_is_its_source_without_the_marks_of_its_containers(text: str, block: Block) -> None:
    assert parse(text).blocks == (block,)


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("# a \\# ##", Heading("a \\#", 1, 1, 1)),
        ("# a#", Heading("a#", 1, 1, 1)),
        ("## ##", Heading("", 2, 1, 1)),
        ("#\ta {#b}", Heading("a {#b}", 1, 1, 1)),
        ("# a\u00a0#", Heading("a\u00a0#", 1, 1, 1)),
        ("a\n `b\n c`\n==", Heading("a\n `b\n c`", 1, 1, 4)),
        ("> a\n> b\n> ---", Heading("a\nb", 2, 1, 3, True)),
        ("[a]: /b\nc\n---", Heading("c", 2, 2, 3)),
    ],
)
def test_the_text_of_a_heading_is_its_source_without_its_own_marks(text: str, block: Block) -> None:
    assert parse(text).blocks == (block,)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("- a\n  b\n- \\*c", [Item("a\nb", 1, 2), Item("\\*c", 3, 3)]),
        ("- a\n\n  b\n- c", [Item("a", 1, 3), Paragraph("b", 3, 3), Item("c", 4, 4)]),
        ("- a\nb", [Item("a\nb", 1, 2)]),
        ("1. a\n  b", [Item("a\nb", 1, 2, ordered=True)]),
        ("10. a\n    b\n    - c", [Item("a\nb", 1, 3, ordered=True), Item("c", 3, 3, 1)]),
        ("- a\n\t- b", [Item("a", 1, 2), Item("b", 2, 2, 1)]),
        ("-\ta\n\n\tb", [Item("a", 1, 3), Paragraph("b", 3, 3)]),
        ("- - a\n    b", [Item("", 1, 2), Item("a\nb", 1, 2, 1)]),
        ("> - a\n>   b\n> c", [Item("a\nb\nc", 1, 3, quoted=True)]),
        ("- > a\n  > b\n  c", [Item("a\nb\nc", 1, 3)]),
        ("-\n  a", [Item("a", 1, 2)]),
        ("-     a", [Item("", 1, 1), Code("a\n", None, 1, 1)]),
        ("- a\n  ```\n  b\n  ```\n  c", [Item("a", 1, 5), Code("b\n", "", 2, 4), Paragraph("c", 5, 5)]),
        ("- a\n  # b\n  c", [Item("a", 1, 3), Heading("b", 1, 2, 2, True), Paragraph("c", 3, 3)]),
        ("- a\n  ***\n  b", [Item("a", 1, 3), Paragraph("b", 3, 3)]),
        ("- [x] `a\n  b`", [Item("`a\nb`", 1, 2, box="x")]),
        ("- [a]: /b\n- c", [Item("", 1, 1), Item("c", 2, 2)]),
        ("a\n2. b", [Paragraph("a\n2. b", 1, 2)]),
        ("- a\n+ b", [Item("a", 1, 1), Item("b", 2, 2)]),
    ],
)
def test_an_item_holds_the_source_of_its_first_paragraph(text: str, blocks: list[Block]) -> None:
    assert list(parse(text).blocks) == blocks


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("a|b\n-|-\nc|d", [_table("a,b", ("c,d", 3), end_line=3)]),
        ("|a|b|\n|-|-|\n|c|\n|d|e|f|", [_table("a,b", ("c,", 3), ("d,e", 4), end_line=4)]),
        ("|a|\n|-|\n| `b\\|c` |", [_table("a", ("`b|c`", 3), end_line=3)]),
        ("|a|\n|-|\n| é \\\\| |", [_table("a", ("é \\|", 3), end_line=3)]),
        ("|a|\n|-|\nb\n\nc", [_table("a", ("b", 3), end_line=3), Paragraph("c", 5, 5)]),
        ("|a|\n|-|\n> b", [_table("a", end_line=2), Paragraph("b", 3, 3, True)]),
        ("|a|\n|-|\n- b", [_table("a", end_line=2), Item("b", 3, 3)]),
        ("|a|\n|-|\n# b", [_table("a", end_line=2), Heading("b", 1, 3, 3)]),
        ("|a|\n|-|\n```\nb", [_table("a", end_line=2), Code("b\n", "", 3, 4, False)]),
        ("|a|\n|-|\n|", [_table("a", end_line=2), Paragraph("|", 3, 3)]),
        ("> |a|\n> |-|\n> |b|\n|c|", [_table("a", ("b", 3), end_line=3, quoted=True), Paragraph("|c|", 4, 4)]),
        ("- |a|\n  |-|\n  |b|", [Item("", 1, 3), _table("a", ("b", 3), end_line=3)]),
        ("a\n|b|\n|-|", [Paragraph("a", 1, 1), _table("b", line=2, end_line=3)]),
        ("|a|\n|-|-|", [Paragraph("|a|\n|-|-|", 1, 2)]),
        ("|a|\n|-|\n|<!-- b -->c|", [Comment(" b ", 3, 3), _table("a", ("c", 3), end_line=3)]),
    ],
)
def test_a_table_has_the_cells_that_github_shows(text: str, blocks: list[Block]) -> None:
    assert list(parse(text).blocks) == blocks


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("a\nb|c\n-|-\nd|e", [Paragraph("a", 1, 1), _table("b,c", ("d,e", 4), line=2, end_line=4)]),
        ("> a\n> b|c\n> -|-", [Paragraph("a", 1, 1, True), _table("b,c", line=2, end_line=3, quoted=True)]),
        ("- a\n  b|c\n  -|-", [Item("a", 1, 3), _table("b,c", line=2, end_line=3)]),
        ("a\nb|c\n-|-\n===", [Paragraph("a", 1, 1), _table("b,c", ("===,", 4), line=2, end_line=4)]),
        ("a\nb|c\n-|-|-", [Paragraph("a\nb|c\n-|-|-", 1, 3)]),
        ("|a|b|\n|-\t|-|\t", [_table("a,b", end_line=2)]),
        ("c\na|b\n-\t|-", [Paragraph("c\na|b", 1, 2), Item("|-", 3, 3)]),
        ("c\na|b\n:-\t|-", [Paragraph("c", 1, 1), _table("a,b", line=2, end_line=3)]),
        ("|a|\n|-|\n    |b|", [_table("a", end_line=2), Code("|b|\n", None, 3, 3)]),
        ("|a|\n|-|\n|b|\n\t|c|", [_table("a", ("b", 3), end_line=3), Code("|c|\n", None, 4, 4)]),
        (
            "> |a|\n> |-|\n>     |b|\n> |c|\n> d",
            [
                _table("a", end_line=2, quoted=True),
                Code("|b|\n", None, 3, 3, quoted=True),
                Paragraph("|c|\nd", 4, 5, True),
            ],
        ),
    ],
)
def test_a_table_begins_and_ends_where_github_says_and_pyromark_does_not(text: str, blocks: list[Block]) -> None:
    assert list(parse(text).blocks) == blocks


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("```a\\b &amp; c\nd\n```", Code("d\n", "a\\b &amp; c", 1, 3)),
        ("```\na\n\n", Code("a\n\n", "", 1, 3, False)),
        ("> ```\n> a\n", Code("a\n", "", 1, 2, False, True)),
        ("```\n> ```", Code("> ```\n", "", 1, 2, False)),
        ("```\n    ```", Code("    ```\n", "", 1, 2, False)),
        ("````\n```\n`````", Code("```\n", "", 1, 3)),
        ("~~~ a`b\n~~~", Code("", "a`b", 1, 2)),
        ("```", Code("", "", 1, 1, False)),
        ("    a\n\n      b\n\n", Code("a\n\n  b\n", None, 1, 3)),
        ("\ta\tb", Code("a\tb\n", None, 1, 1)),
        ("```\na\x0bb\x0cc\x1ad\n```", Code("a\x0bb\x0cc\x1ad\n", "", 1, 3)),
        ("```\na|b\n-|-\n```", Code("a|b\n-|-\n", "", 1, 4)),
    ],
)
def test_code_is_kept_with_its_info_string_and_whether_it_was_closed(text: str, block: Block) -> None:
    assert parse(text).blocks == (block,)


@pytest.mark.parametrize(
    "text",
    [
        "<script>\n\n# a\n\n</script>",
        "<?php\n\n# a\n\n?>",
        "<!A\n\n# a\n\n>",
        "<![CDATA[\n\n# a\n\n]]>",
        "<div>\n# a\n</div>",
        '<x-y a="b">\n# a\n</x-y>',
        "</x-y>\n# a",
    ],
)
def test_a_block_of_html_is_html_to_its_end(text: str) -> None:
    assert parse(text).blocks == (Html(text + "\n", 1, text.count("\n") + 1),)


def test_comments_lose_the_marks_of_their_containers() -> None:
    assert list(parse("> <!-- a\n> b -->\n").blocks) == [Comment(" a\nb ", 1, 2)]
    assert list(parse("- <!-- a\n\n  b -->\n").blocks) == [Item("", 1, 3), Comment(" a\n\nb ", 1, 3)]


@pytest.mark.parametrize("character", ["\x0b", "\x0c", "\x1a", "\x1c", "\u2028", "\u0085", "\u00a0"])
def test_only_spaces_and_tabs_are_spaces(character: str) -> None:
    texts = [
        f"#{character}a",
        f"-{character}[x] a",
        f"a\n{character}\n2. b",
        f"1.{character}a",
        f"[a]: /b\n\n#{character}",
    ]
    kinds = {type(block) for text in texts for block in parse(text).blocks}
    assert kinds == {Paragraph}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_line_end_ends_a_line(end: str) -> None:
    text = "> a\n> b\n\n- c\n  ```\n  d\n  ```\n\n|e|\n|-|\n|f|\n"
    assert parse(text.replace("\n", end)).blocks == parse(text).blocks


def test_what_is_nested_over_a_hundred_deep_is_left_out() -> None:
    assert [block.text for block in parse("> " * 99 + "a").blocks if isinstance(block, Paragraph)] == ["a"]
    assert parse("> " * 100 + "a\n\nb").blocks == (Paragraph("b", 3, 3),)
    assert len(parse("- " * 49 + "a").blocks) == 49


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (">" * 1_000 + "a", {}),
        ("> " * 1_000 + "a\n" + "b\n" * 100, {}),
        ("- " * 1_000 + "a", {Item: 50}),
        ("> - " * 1_000 + "a", {Item: 33}),
        ("".join("  " * depth + "- a\n" for depth in range(300)), {Item: 50}),
        ("-\t" * 1_000 + "a", {Item: 50}),
        ("[" * 5_000, {Paragraph: 1}),
        ("a" + "`" * 5_000, {Paragraph: 1}),
        ("*a _b " * 1_000, {Paragraph: 1}),
        ("a|b\n-|-\n" * 1_000, {Table: 1}),
        ("x\na|b\n-\t|-\n|\n" * 500, {Item: 500, Paragraph: 1}),
        ("|a|\n|-|\n" + "    |b|\n" * 1_000, {Table: 1, Code: 1}),
        ("<!-- -->\n" * 1_000, {Comment: 1_000}),
        ("a <!---->\n" * 1_000, {Comment: 1_000, Paragraph: 1}),
        ("- [ ] a\n" * 1_000, {Item: 1_000}),
    ],
    ids=lambda value: value[:8] if isinstance(value, str) else "",
)
def test_the_heading_after_a_hostile_text_is_found(text: str, kinds: dict[type[Block], int]) -> None:
    *blocks, last = parse(f"{text}\n\n# End\n").blocks
    assert Counter(map(type, blocks)) == kinds
    line = text.count("\n") + 3
    assert last == Heading("End", 1, line, line)


_WORDS = st.sampled_from(["a", "b c", "`d`", "**e** f", "[g](h)", "é", "<i>j</i>", "k \\* l", "[ ] m"])
_LEAVES = st.one_of(
    _WORDS,
    st.tuples(_WORDS, _WORDS).map("\n".join),
    _WORDS.map("## {} ##".format),
    _WORDS.map("{}\n===".format),
    _WORDS.map("```a\n{}\n```".format),
    _WORDS.map("    {}".format),
    _WORDS.map("| a | {} |\n|---|---|\n| b |".format),
    _WORDS.map("<div>\n{}\n</div>".format),
    st.just("***"),
)


def _within(first: str, others: str, text: str) -> str:
    return first + text.replace("\n", "\n" + others)


_DOCUMENTS = st.recursive(
    st.lists(_LEAVES, min_size=1, max_size=3).map("\n\n".join),
    lambda inner: st.one_of(
        inner.map(lambda text: _within("> ", "> ", text)),
        inner.map(lambda text: _within("- ", "  ", text)),
        inner.map(lambda text: _within("12. ", "    ", text)),
        st.lists(inner, min_size=2, max_size=3).map("\n\n".join),
    ),
    max_leaves=8,
)


@settings(max_examples=100, deadline=None)
@given(_DOCUMENTS)
def test_another_reader_of_markdown_finds_the_same_blocks(text: str) -> None:
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    kinds = {
        "heading_open": "Heading",
        "list_item_open": "Item",
        "table_open": "Table",
        "fence": "Code",
        "code_block": "Code",
    }
    theirs = [(kinds[token.type], token.map[0] + 1) for token in tokens if token.type in kinds and token.map]
    ours = [(type(block).__name__, block.line) for block in parse(text).blocks]
    assert [block for block in ours if block[0] in kinds.values()] == theirs


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="->+1.)#`~|=:* \t\nab[]<!\\é\x0b", max_size=80))
def test_what_a_paragraph_or_an_item_says_is_in_the_lines_it_names(text: str) -> None:
    document = parse(text)
    for block in document.blocks:
        assert 1 <= block.line <= block.end_line <= max(1, len(document.lines))
        if isinstance(block, Paragraph):
            for line, shown in zip(
                document.lines[block.line - 1 : block.end_line], block.text.split("\n"), strict=True
            ):
                assert "".join(shown.split()) in "".join(line.split())
