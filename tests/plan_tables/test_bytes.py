"""What a person wrote stays byte for byte, whatever the line ends, and writing twice is writing once."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.model import InputError
from constitution_gate.engine.line_edits import LineEdits
from constitution_gate.engine.plan_tables import fill, settle

POINTER = re.compile(r" <!-- constitution-gate: (?:(ticked|unticked); )?[^>]*-->")
BLOCK = re.compile(
    r"<!-- constitution-gate:begin constitution-check -->[\r\n]+\| Gate .*?"
    r"<!-- constitution-gate:end constitution-check -->",
    re.DOTALL,
)
ADDED_ROW = re.compile(r"\| `gate-\d` [^\r\n]*?\|(?:  \|)+")
ADDED_HEAD = "| Violation | Why Needed | Simpler Alternative Rejected Because |"
EXAMPLE = re.compile(r"\| \[e\.g\.[^\r\n]*")

WORDS = st.sampled_from(
    [
        "Text of a person.",
        "  indented   blanks  ",
        "\ttab",
        "é 漢字 \u2028 \x85 \x0b",
        "a `code` b",
        "**b** <i>x</i>",
        "> quoted",
        "| a | b |",
        "---",
        "***",
        "",
        "",
        "    code",
        "[x]: http://example.org",
        "trailing  ",
        "\\",
    ]
)
ITEMS = st.sampled_from(
    [
        "- [ ] Contract",
        "- [x] Diagram  ",
        "* [X] Model",
        "1. [ ] Migrations",
        "- [ ] Two\n  lines",
        "- [-] Skipped",
        "- plain",
        "  - [ ] nested",
        "> - [x] quoted",
        "- [ ] `open",
        "- [x] A <!-- remark -->",
        "[Gates determined based on constitution file]",
        "| G | S |\n|---|---|\n| a | PASS |",
    ]
)
ROWS = st.sampled_from(
    ["| [e.g., 4th project] | [need] | [why] |", "| N/A | - | - |", "| a | b | c |", "| `gate-1` x | y | z |", "|a|"]
)
FENCES = st.sampled_from(
    [
        "```\n## Constitution Check\n- [ ] no item\n```",
        "~~~text\n<!-- constitution-gate:begin constitution-check -->\n~~~",
        "<!-- a comment\nof two lines -->",
        "<details>\n\n- [ ] inside\n\n</details>",
    ]
)
NOISE = st.lists(st.one_of(WORDS, FENCES), max_size=4).map("\n".join)
TABLE = "| Violation | Why | Alternative |\n|---|---|---|\n"


@st.composite
def plans(draw):
    parts = [draw(NOISE), "\n# Plan\n", draw(NOISE)]
    if draw(st.booleans()):
        parts += ["", draw(st.sampled_from(["## Constitution Check", "### Constitution Check ###"]))]
        parts += [draw(st.sampled_from(["", "### Gates"])), *draw(st.lists(st.one_of(ITEMS, WORDS), max_size=6)), ""]
    if draw(st.booleans()):
        parts += ["## Project Structure", draw(NOISE), ""]
    if draw(st.booleans()):
        parts += ["## Complexity Tracking", "", TABLE + "\n".join(draw(st.lists(ROWS, max_size=3))), "", draw(NOISE)]
    text = "\n".join(parts)
    ends = draw(st.sampled_from([["\n"], ["\r\n"], ["\r"], ["\n", "\r\n"], ["\n", "\r\n", "\r"]]))
    pieces = text.split("\n")
    chosen = draw(st.lists(st.sampled_from(ends), min_size=len(pieces) - 1, max_size=len(pieces) - 1))
    text = pieces[0] + "".join(end + piece for end, piece in zip(chosen, pieces[1:], strict=True))
    text = draw(st.sampled_from(["", "\ufeff"])) + text + draw(st.sampled_from(["", ends[0], ends[0] * 3]))
    return text.encode()


def bare(data):
    """What stands outside the parts that filling may write, without line ends."""
    text = data.decode("utf-8").removeprefix("\ufeff")
    text = BLOCK.sub("", POINTER.sub("", text))
    lines = re.split(r"\r\n|\n|\r", text)
    kept = []
    for line in lines:
        if (
            ADDED_ROW.fullmatch(line.strip())
            or EXAMPLE.fullmatch(line)
            or line == ADDED_HEAD
            or line == "|---|---|---|"
        ):
            continue
        if line in {"| N/A | - | - |", "|a|", "[Gates determined based on constitution file]"}:
            continue
        kept.append(re.sub(r"\[[ xX]\]", "[?]", line))
    return [line for line in kept if line]


@settings(max_examples=60, deadline=None)
@given(data=plans())
def test_filling_twice_is_filling_once_and_loses_nothing(reports, data):
    try:
        filled, report = settle(data, reports.audit)
    except InputError:
        return
    assert fill(filled.data, report).data == filled.data
    assert settle(filled.data, reports.audit)[0].data == filled.data
    before, after = bare(data), bare(filled.data)
    added = [line for line in after if line.strip("# ") in {"Constitution Check", "Complexity Tracking"}]
    rest = iter(after)
    assert all(line in rest for line in before), "a line is gone or has moved"
    assert len(after) - len(before) <= len(added)
    assert filled.data.startswith(b"\xef\xbb\xbf") == data.startswith(b"\xef\xbb\xbf")
    assert (
        re.search(rb"[\r\n]\Z", filled.data) is None or re.search(rb"[\r\n]\Z", data) or not data.strip(b"\xef\xbb\xbf")
    )


@settings(max_examples=60, deadline=None)
@given(data=plans(), end=st.sampled_from(["\r\n", "\r", "\n"]))
def test_one_kind_of_line_end_stays_the_only_one(reports, data, end):
    text = re.sub(r"\r\n|\n|\r", end, data.decode())
    try:
        filled, _ = settle(text.encode(), reports.audit)
    except InputError:
        return
    assert set(re.findall(r"\r\n|\n|\r", filled.data.decode())) <= {end if end in text else "\n"}


@settings(max_examples=60, deadline=None)
@given(data=plans(), verdict=st.sampled_from(["fail", "error", "unverified", "pending", "justified", "not-applicable"]))
def test_nothing_is_ticked_without_a_pass(reports, data, verdict):
    try:
        filled, _ = settle(data, lambda current: reports.audit(current, (verdict,)))
    except InputError:
        return
    assert filled.data.lower().count(b"[x]") <= data.lower().count(b"[x]")
    assert not any(box.ticked for box in filled.ticked)


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.sampled_from("ab \t\r\n\ufeff\u2028\x85é|`-#<!>[]"), max_size=60))
def test_lines_without_an_edit_are_the_text(text):
    assert LineEdits(text).text() == text


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.sampled_from("ab \t\r\n|`-#<>[]!x.3*~:"), max_size=80))
def test_any_text_is_filled_or_refused(reports, text):
    report = reports.report(reports.gate("a", "fail", line=2), reports.gate("b", line=3))
    data = ("## Constitution Check\n" + text).encode()
    try:
        once = fill(data, report)
    except InputError:
        return
    assert fill(once.data, reports.report(*report.gates)).data.count(b"begin constitution-check") == 1


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("a\r\nb\n", 1, "a\r\nN\r\nb\n"),
        ("a\r\nb\n", 2, "a\r\nb\nN\n"),
        ("a\rb", 2, "a\rb\rN"),
        ("a", 1, "a\nN"),
        ("", 0, "N\n"),
        ("\ufeffa\r\n", 0, "\ufeffN\r\na\r\n"),
        ("a\r\nb\r\nc\n", 0, "N\r\na\r\nb\r\nc\n"),
    ],
)
def test_a_new_line_ends_as_the_line_before_it(text, line, expected):
    edits = LineEdits(text)
    edits.insert_after(line, ["N"])
    assert edits.text() == expected


def test_a_deleted_last_line_leaves_the_text_without_a_final_line_end():
    edits = LineEdits("a\nb\nc")
    edits.delete(3)
    assert edits.text() == "a\nb"


@pytest.mark.parametrize(
    "line",
    [
        "## " + "!" * 5_000 + "a",
        "- [ ] " + "<!--" * 1_000,
        "- " * 2_500,
        "- [ ] a" + " " * 5_000 + "b",
        "- [ ] " + "](" * 2_500,
        "- [ ] " + "<a" * 2_500,
        "- - - " * 800 + "x",
        "- [ ] a" + " <!-- constitution-gate: a pass -->" * 100,
    ],
    ids=["heading", "comments", "bullets", "blanks", "links", "tags", "rule", "pointers"],
)
def test_a_long_line_is_filled_once_and_stays(reports, line):
    data = f"## Constitution Check\n\n{line}\n".encode()
    report = reports.report(reports.gate(line=3))
    once = fill(data, report).data
    assert bare(once) == bare(data)
    assert once.count(b"begin constitution-check") == 1
    assert fill(once, report).data == once
