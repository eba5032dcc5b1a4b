"""YAML and JSON from strangers: what is read, where it stood, and what is refused."""

from __future__ import annotations

import contextlib
import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.model import InputError
from constitution_gate.constitution.yaml_source import CONTRACT, GATE_BLOCK, Limits, load

CONTRACT_TEXT = """\
openapi: 3.0.3
info:
  title: Parcels
  version: 1.0.0
paths:
  /parcels/{id}:
    get:
      parameters:
        - name: id
          in: path
      responses:
        200: {description: found}
"""


def refusal(text: str, path: str = "a.yaml", **options: object) -> tuple[int | None, str]:
    with pytest.raises(InputError) as caught:
        load(text, path, **options)
    problem = caught.value.problems[-1]
    assert problem.path == path
    return problem.line, problem.message


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("yes", "yes"),
        ("off", "off"),
        ("2024-13-45", "2024-13-45"),
        ("2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"),
        ("1:59:59", "1:59:59"),
        ("1_000", "1_000"),
        ("", None),
        ("~", None),
        ("Null", None),
        ("true", True),
        ("FALSE", False),
        ("0o17", 15),
        ("0x1F", 31),
        ("017", 17),
        ("-12", -12),
        ("+12", 12),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("1.", 1.0),
        ("'12'", "12"),
        ('"true"', "true"),
        ("|\n  12", "12"),
        (".", "."),
        ("-", [None]),
        ("-x", "-x"),
        ("٣", "٣"),
        ("9223372036854775807", 2**63 - 1),
        ("!!str 1.0", "1.0"),
    ],
)
def test_scalars_follow_the_core_schema_of_yaml_1_2(written: str, value: object) -> None:
    read = load(f"a:\n  {written}" if written != "-" else "a:\n  -", "a.yaml").value["a"]
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("200", "200"),
        ("'200'", "200"),
        ("true", "true"),
        ("on", "on"),
        ("1.0", "1.0"),
        ("2024-01-01", "2024-01-01"),
    ],
)
def test_mapping_keys_are_strings_as_written(written: str, key: str) -> None:
    assert load(f"{written}: x", "a.yaml").value == {key: "x"}


@pytest.mark.parametrize(
    ("pointer", "mark"),
    [
        ((), (1, 1)),
        (("info", "version"), (4, 3)),
        (("paths", "/parcels/{id}", "get", "parameters"), (8, 7)),
        (("paths", "/parcels/{id}", "get", "parameters", 0), (9, 11)),
        (("paths", "/parcels/{id}", "get", "parameters", 0, "in"), (10, 11)),
        (("paths", "/parcels/{id}", "get", "parameters", 7, "in"), (8, 7)),
        (("paths", "/parcels/{id}", "get", "responses", "200", "description"), (12, 15)),
        (("paths", "/nowhere", "get"), (5, 1)),
        (("openapi", "deeper"), (1, 1)),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_mark_is_the_place_of_the_key_or_item_or_of_the_nearest_ancestor(
    pointer: tuple[str | int, ...], mark: tuple[int, int], line_end: str
) -> None:
    source = load("\ufeff" + CONTRACT_TEXT.replace("\n", line_end), "a.yaml")
    assert source.mark(pointer) == mark


def test_json_marks_point_at_keys_and_items() -> None:
    data = load(CONTRACT_TEXT, "a.yaml").value
    text = json.dumps(data, indent=1)
    source = load(text, "a.json")
    assert source.value == data
    for pointer, line in [
        (("info",), '"info": {'),
        (("paths", "/parcels/{id}", "get", "parameters", 0), "{"),
        (("paths", "/parcels/{id}", "get", "parameters", 0, "in"), '"in": "path"'),
        (("paths", "/parcels/{id}", "get", "responses", "200"), '"200": {'),
    ]:
        assert text.split("\n")[source.mark(pointer)[0] - 1].strip() == line


def test_lines_count_from_the_first_line_given() -> None:
    source = load("id: a\nlist: [1,\n 2]", "c.md", first_line=40, limits=GATE_BLOCK)
    assert source.mark(("list", 1)) == (42, 2)
    assert refusal("a: 1\na: 2", "c.md", first_line=40) == (
        41,
        "The key 'a' stands twice, on lines 40 and 41.",
    )


def test_line_separators_of_unicode_are_ordinary_characters() -> None:
    source = load("a: 'x\u2028b: y\u2029\x85z'\nc: 1", "a.yaml")
    assert source.value == {"a": "x\u2028b: y\u2029\x85z", "c": 1}
    assert source.mark(("c",)) == (2, 1)


def test_aliases_and_merge_keys_are_expanded_in_contracts() -> None:
    text = "base: &base {a: 1, b: 2}\none:\n  <<: *base\n  b: 3\ntwo: {<<: [*base, {d: 4}]}\nsame: *base\n"
    source = load(text, "a.yaml", limits=CONTRACT)
    assert source.value["one"] == {"a": 1, "b": 3}
    assert source.value["two"] == {"a": 1, "b": 2, "d": 4}
    assert source.value["same"] == {"a": 1, "b": 2}
    assert source.mark(("one", "a")) == (1, 14)
    assert source.mark(("one", "b")) == (4, 3)
    assert source.mark(("same",)) == (6, 1)


BOMB = "x0: &x0 [a,a,a,a,a,a,a,a,a]\n" + "".join(
    f"x{i}: &x{i} [{','.join([f'*x{i - 1}'] * 9)}]\n" for i in range(1, 12)
)
MERGE_BOMB = "y0: &y0 {k: v}\n" + "".join(
    f"y{i}: &y{i} {{<<: [{','.join([f'*y{i - 1}'] * 9)}]}}\n" for i in range(1, 12)
)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\nb:\n  c: 1\n  'c': 2", 4, "'c' stands twice, on lines 3 and 4"),
        ("200: a\n'200': b", 2, "'200' stands twice"),
        ("a: 1\nb: !!python/name:os.system x", 2, "tag"),
        ("a: !!int ''", 1, "tag"),
        ("a: !<x> {}", 1, "tag"),
        ("a: !!str [b]", 1, "tag"),
        ("a: 1\n---\nb: 2", 2, "second YAML document"),
        ("a: 1\n? [a, b]\n: c", 2, "key here is a list or a mapping"),
        ("a: 1\n? {a: b}\n: c", 2, "key here is a list or a mapping"),
        ("a: 1\n~: 2", 2, "key here is null"),
        ("x: &x a\n*x : 1", 2, "key here is an alias"),
        ("a: 1\nb: .inf", 2, "not finite"),
        ("b: -.INF", 1, "not finite"),
        ("b: .nan", 1, "not finite"),
        ("b: 1e999", 1, "not finite"),
        ("a: 1\nb: " + "9" * 6000, 2, "more than 40 digits"),
        ("a: 0x" + "f" * 41, 1, "more than 40 digits"),
        ("a: 1\n\tb: 2", 2, "tab"),
        ("a: 1\nb: [1", 2, "not valid YAML"),
        ("a: b: c", 1, "not valid YAML"),
        ("a: x\x00y", 1, "U+0000"),
        ("a: 1\nb: \x1b[0m", 2, "U+001B"),
        ("a: \ud800", 1, "U+D800"),
        ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n", 2, "conflict marker"),
        ("a: " + "[" * 100_000, 1, "deeper than 100 levels"),
        ("a:\n" + "".join(" " * i + "a:\n" for i in range(1, 200)), 101, "deeper than 100 levels"),
        ("a: &a " + "[" * 60 + "]" * 60 + "\nb: " + "[" * 60 + "*a" + "]" * 60, 2, "deeper than 100 levels"),
        (BOMB, 4, "ten times as large"),
        (MERGE_BOMB, 5, "ten times as large"),
        ("a: &a [*a]", 1, "no anchor"),
        ("a: *b", 1, "no anchor"),
        ("a: {<<: 3}", 1, "merge key needs"),
    ],
)
def test_what_readers_could_understand_differently_is_refused_at_its_line(text: str, line: int, message: str) -> None:
    at, said = refusal(text)
    assert message in said
    assert at == line


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: &x 1", "Anchors"),
        ("a: &x [1]", "Anchors"),
        ("a: *x", "Aliases"),
        ("a: {<<: {b: 1}}", "Merge keys"),
        ("a: !!str x", "tag"),
        ("a: " + "1" * 19, "more than 18 digits"),
        ("a: " + "x" * 70_000, "larger than the limit of 64 KiB"),
        ("a: " + "é" * 33_000, "larger than the limit of 64 KiB"),
    ],
)
def test_gate_blocks_are_held_tighter(text: str, message: str) -> None:
    assert message in refusal(text, limits=GATE_BLOCK)[1]


def test_every_duplicate_key_is_named() -> None:
    with pytest.raises(InputError) as caught:
        load("a: 1\na: 2\nb: 1\nb: 2\n", "a.yaml")
    assert [problem.line for problem in caught.value.problems] == [2, 4]


@pytest.mark.parametrize(("text", "path"), [("[a, b, c, d, e]", "a.yaml"), ("[1, 2, 3, 4, 5]", "a.json")])
def test_the_number_of_entries_is_limited(text: str, path: str) -> None:
    assert "more than 4" in refusal(text, path, limits=Limits(bytes=1000, events=4))[1]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('{"a": 1,\n "a": 2}', 2, "'a' stands twice, on lines 1 and 2"),
        ('{"a": {"b": 1},\n "c": [{"x": 1,\n "x": 2}]}', 3, "'x' stands twice"),
        ('{"a": 1, "a": 2}', 1, "'a' stands twice, on line 1"),
        ('{"a": 1,\n"b": NaN}', 2, "not finite"),
        ('{"b": -Infinity}', 1, "not finite"),
        ('{"a":\n1e999}', 2, "not finite"),
        ('{"a":\n' + "9" * 6000 + "}", 2, "more than 40 digits"),
        ('{"a": "\\ud800"}', 1, "surrogate"),
        ('{"\\udc00": 1}', 1, "surrogate"),
        ("{}\n{}", 2, "Extra data"),
        ("", 1, "not valid JSON"),
        ("{'a': 1}", 1, "not valid JSON"),
        ('{"a": 1,}', 1, "not valid JSON"),
        ("[" * 30_000 + "]" * 30_000, 1, "deeper than 100 levels"),
        ("[" * 101 + "]" * 101, 1, "deeper than 100 levels"),
        ('{"a": "\x01"}', 1, "U+0001"),
    ],
)
def test_json_is_read_strictly(text: str, line: int, message: str) -> None:
    at, said = refusal(text, "a.json")
    assert message in said
    assert at == line


def test_json_escapes_of_whole_characters_are_read() -> None:
    assert load('{"a": "\\ud83d\\ude00"}', "a.json").value == {"a": "\U0001f600"}


def test_the_pure_parser_reads_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert load(CONTRACT_TEXT, "a.yaml").mark(("paths", "/parcels/{id}", "get", "responses", "200")) == (
        12,
        9,
    )
    assert refusal("a: [1")[0] == 1


FRAGMENTS = [
    "a",
    ": ",
    "\n",
    "  ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "<<",
    "!!int ",
    '"',
    "'",
    "|",
    ">",
    "?",
    "#",
]
FRAGMENTS += [
    "%YAML 1.2\n",
    "---\n",
    "...\n",
    "~",
    "1e9",
    ".inf",
    "\t",
    "\r",
    "\u2028",
    "\x00",
    "\ud800",
    ",",
    "\\ud8",
]


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=60), st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join)),
    st.sampled_from(["a.yaml", "a.json"]),
    st.sampled_from([GATE_BLOCK, CONTRACT]),
)
def test_any_text_is_read_or_refused_with_a_line(text: str, path: str, limits: Limits) -> None:
    try:
        source = load(text, path, limits=limits)
    except InputError as error:
        problems = error.problems
    else:
        problems = ()
        assert source.mark(("nowhere", 3)) >= (1, 1)
    assert all(problem.path == path and problem.line for problem in problems)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, len(CONTRACT_TEXT)), st.integers(0, 8), st.sampled_from([*FRAGMENTS, ""]))
def test_a_mutated_contract_is_read_or_refused(start: int, length: int, inserted: str) -> None:
    text = CONTRACT_TEXT[:start] + inserted + CONTRACT_TEXT[start + length :]
    with contextlib.suppress(InputError):
        assert isinstance(load(text, "a.yaml").mark(("paths", "/parcels/{id}", "get")), tuple)


PLAIN = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(10**17), 10**17), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=5), inner, max_size=4)),
    max_leaves=12,
)


@settings(max_examples=80, deadline=None)
@given(PLAIN)
def test_json_data_is_read_back_with_every_place(data: object) -> None:
    text = json.dumps(data, indent=1)
    source = load(text, "a.json")
    assert source.value == data
    lines = text.split("\n")
    if isinstance(data, dict):
        for key in data:
            line, column = source.mark((key,))
            assert lines[line - 1][column - 1 :].startswith(json.dumps(key) + ":")
