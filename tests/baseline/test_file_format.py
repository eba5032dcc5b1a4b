"""The file: the same bytes for the same baseline, strict when it is read, and as its schema says."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.model import InputError
from constitution_gate.engine.baseline import Baseline, Entry
from constitution_gate.engine.baseline_format import ENTRIES, parse, render
from constitution_gate.engine.schemas import schema

VALIDATOR = jsonschema.Draft202012Validator(schema("baseline"))
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NAMES = TEXT.filter(bool)
DIGITS = st.text("0123456789abcdef", min_size=32, max_size=32)
RECORDS = st.builds(Entry, NAMES, NAMES, DIGITS, st.integers(1, 1_000_000), TEXT, TEXT, st.booleans())
BASELINES = st.builds(
    Baseline,
    st.lists(RECORDS, max_size=5, unique_by=lambda entry: entry.key).map(tuple),
    st.none() | TEXT,
    st.just("0f" * 32),
)


def _data(**changes: object) -> dict[str, Any]:
    entry = {"feature": "specs/001-a", "gate": "one", "count": 1, "fingerprint": "0" * 32, "path": "p", "message": "m"}
    return {
        "schema_version": 1,
        "tool": {"name": "constitution-gate", "version": "0.1.0"},
        "constitution": {"version": "1.0.0", "sha256": "0" * 64},
        "entries": [{**entry, **changes}],
    }


def _refused(text: str) -> tuple[str, int | None]:
    with pytest.raises(InputError) as caught:
        parse(text, "b.json")
    problem = caught.value.problems[0]
    assert problem.path == "b.json"
    return problem.message, problem.line


@settings(max_examples=100, deadline=None)
@given(BASELINES)
def test_what_is_written_is_read_again_meets_the_schema_and_hides_no_character(baseline: Baseline) -> None:
    text = render(baseline)
    found, lines = parse(text, "b.json")
    assert found == baseline
    assert render(found) == text
    VALIDATOR.validate(json.loads(text))
    assert text.replace("\n", "").isprintable()
    assert [lines(position) for position in range(len(baseline.entries))] == list(range(6, 6 + len(baseline.entries)))


def test_each_entry_stands_on_a_line_of_its_own() -> None:
    entry = Entry("specs/001-a", "one", "0" * 32, 2, "specs/001-a/plan.md", "Nothing is stated.", True)
    text = render(Baseline((entry, entry.replace(gate="two", non_negotiable=False)), None, "0" * 64))
    assert text.splitlines()[4:] == [
        '  "entries": [',
        '    {"feature": "specs/001-a", "gate": "one", "count": 2, "non_negotiable": true, "fingerprint": "'
        + "0" * 32
        + '", "path": "specs/001-a/plan.md", "message": "Nothing is stated."},',
        '    {"feature": "specs/001-a", "gate": "two", "count": 2, "fingerprint": "'
        + "0" * 32
        + '", "path": "specs/001-a/plan.md", "message": "Nothing is stated."}',
        "  ]",
        "}",
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"count": 0}, "count is no whole number"),
        ({"count": -1}, "count is no whole number"),
        ({"count": True}, "count is no whole number"),
        ({"count": 1.5}, "count is no whole number"),
        ({"count": 1_000_001}, "count is no whole number"),
        ({"fingerprint": "0" * 31}, "fingerprint is not 32 hexadecimal digits"),
        ({"fingerprint": "A" * 32}, "fingerprint is not 32 hexadecimal digits"),
        ({"fingerprint": ["0" * 32]}, "fingerprint is not 32 hexadecimal digits"),
        ({"fingerprint": "0" * 32 + "\n"}, "fingerprint is not 32 hexadecimal digits"),
        ({"feature": ""}, "feature is empty"),
        ({"gate": None}, "gate is no text"),
        ({"message": "m" * 2_001}, "message is longer than 2,000 characters"),
        ({"non_negotiable": "yes"}, "non_negotiable is neither true nor false"),
        ({"non_negotiable": None}, "non_negotiable is neither true nor false"),
        ({"non_Negotiable": True}, "There is no field 'non_Negotiable'"),
        ({"expires": "never"}, "There is no field 'expires'"),
    ],
)
def test_an_entry_of_another_shape_is_refused_with_its_line(changes: dict[str, object], said: str) -> None:
    data = _data(**changes)
    # JSON Schema's `$` is that of ECMA 262, which does not match before a line end; Python's does.
    if not str(changes.get("fingerprint")).endswith("\n"):
        assert not VALIDATOR.is_valid(data)
    message, line = _refused(json.dumps(data, indent=1))
    assert said in message
    assert line is not None
    assert line > 11


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"schema_version": 2}, "schema_version 2; this program reads 1"),
        ({"schema_version": True}, "schema_version True; this program reads 1"),
        ({"schema_version": "1"}, "this program reads 1"),
        ({"entries": {}}, "entries is no list"),
        ({"entries": ["x"]}, "The entry is no mapping"),
        ({"tool": None}, "tool is no mapping"),
        ({"tool": {"name": "n"}}, "The field version is missing"),
        ({"constitution": {"version": 1, "sha256": "0" * 64}}, "version is no text"),
        ({"constitution": {"version": None, "sha256": ""}}, "sha256 is not 64 hexadecimal digits"),
        ({"include": "other.json"}, "There is no field 'include'"),
    ],
)
def test_a_file_of_another_shape_is_refused(changes: dict[str, object], said: str) -> None:
    data = {**_data(), **changes}
    assert not VALIDATOR.is_valid(data)
    assert said in _refused(json.dumps(data))[0]


@pytest.mark.parametrize("name", ["schema_version", "tool", "constitution", "entries"])
def test_no_field_may_be_missing(name: str) -> None:
    data = _data()
    del data[name]
    assert f"The field {name} is missing" in _refused(json.dumps(data))[0]


def test_the_same_entry_twice_is_refused_with_the_line_of_the_second() -> None:
    data = _data()
    data["entries"] *= 2
    text = json.dumps(data, indent=1)
    message, line = _refused(text)
    assert "stands twice" in message
    assert line == [number for number, found in enumerate(text.splitlines(), 1) if found == "  {"][1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not valid JSON"),
        ("[]", "no mapping"),
        ("null", "no mapping"),
        ('{"schema_version": 1, "schema_version": 1}', "stands twice"),
        ('{"schema_version": NaN}', "not finite"),
        ("[" * 100_000, "deeper than 8 levels"),
        ("[" * 50 + "]" * 50, "deeper than 8 levels"),
        ('{"a": 1}\x00', "U+0000"),
        ('<<<<<<< ours\n{"a": 1}\n=======\n{}\n>>>>>>> theirs\n', "merge conflict"),
        ('{"schema_version": 1} {}', "not valid JSON"),
        ("schema_version: 1", "not valid JSON"),
        ('{"schema_version": ' + "1" * 6_000 + "}", "more than 18 digits"),
        ('{"schema_version": 1, "x": "\\ud800"}', "surrogate"),
    ],
)
def test_text_that_is_no_strict_json_is_refused(text: str, said: str) -> None:
    assert said in _refused(text)[0]


def test_too_many_entries_are_refused() -> None:
    data = _data()
    data["entries"] = [{}] * (ENTRIES + 1)
    assert "limit of 50,000" in _refused(json.dumps(data))[0]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | TEXT | st.just("0" * 32),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXT, inner, max_size=2),
    max_leaves=4,
)


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_a_changed_file_is_read_exactly_where_its_schema_allows_it(data: st.DataObject) -> None:
    changed = _data()
    holder = data.draw(st.sampled_from([changed, changed["tool"], changed["constitution"], changed["entries"][0]]))
    name = data.draw(st.sampled_from([*holder, "other", "non_negotiable"]))
    holder[name] = data.draw(VALUES)
    try:
        parse(json.dumps(changed), "b.json")
    except InputError:
        assert not VALIDATOR.is_valid(changed)
    else:
        VALIDATOR.validate(changed)


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=80)
    | BASELINES.map(render).flatmap(
        lambda text: st.builds(
            lambda at, piece: text[:at] + piece + text[at + 1 :], st.integers(0, len(text)), st.text(max_size=3)
        )
    )
)
def test_no_text_crashes_the_reader(text: str) -> None:
    try:
        parse(text, "b.json")
    except InputError:
        return
