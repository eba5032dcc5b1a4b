"""JSON Schema over hostile data and hostile schemas: right, and silent about the data."""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.json_schema import MAX_NODES, SchemaError, UndecidedError, prepare


def _found(schema: dict[str, Any], value: Any) -> list[tuple[tuple[str | int, ...], str]]:
    return [(violation.pointer, violation.message) for violation in prepare(schema).violations(value, 50)]


@pytest.mark.parametrize(
    ("schema", "value", "pointer", "message"),
    [
        ({"type": "object"}, [], (), "must be of type `object`."),
        ({"type": ["string", "null"]}, 1, (), "must be of type `string, null`."),
        ({"required": ["owner"]}, {}, (), "lacks the property `owner`."),
        ({"properties": {"a": {"enum": ["x", 1]}}}, {"a": 2}, ("a",), 'must be one of `["x", 1]`.'),
        ({"properties": {"a": False}}, {"a": 2}, ("a",), "is not allowed by the schema."),
        ({"additionalProperties": False}, {"k": 1}, ("k",), "is not allowed by the schema."),
        ({"additionalProperties": {"type": "string"}}, {"k": 1}, ("k",), "must be of type `string`."),
        ({"patternProperties": {"^x-": {"type": "string"}}}, {"x-a": 1}, ("x-a",), "must be of type `string`."),
        ({"items": {"pattern": "^[a-z]+$"}}, ["ok", "No"], (1,), "must match `^[a-z]+$`."),
        ({"uniqueItems": True}, [{"a": 1, "b": 2}, {"b": 2.0, "a": 1}], (1,), "holds an item twice."),
        ({"minimum": 3}, 2, (), "must be at least `3`."),
        ({"anyOf": [{"type": "string"}, {"minimum": 3}]}, 2, (), "meets none of the alternatives (`anyOf`)."),
        ({"$ref": "#/$defs/n", "$defs": {"n": {"const": 1}}}, 2, (), "must be `1`."),
        ({"unevaluatedProperties": False, "properties": {"a": True}}, {"b": 1}, (), "does not name."),
    ],
)
def test_a_violation_names_its_place_and_what_is_asked(
    schema: dict[str, Any], value: Any, pointer: tuple[str | int, ...], message: str
) -> None:
    ((found, said),) = _found(schema, value)
    assert found == pointer
    assert said.endswith(message)


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"uniqueItems": True}, [1, True, "1", [1], {"a": 1}, None, 0, False]),
        ({"uniqueItems": False}, [1, 1]),
        ({"enum": [1, "a"]}, 1.0),
        ({"pattern": "b"}, 7),
        ({"properties": {"$ref": {"type": "string"}}}, {"$ref": "https://elsewhere.example"}),
        ({"const": {"$ref": "https://elsewhere.example"}}, {"$ref": "https://elsewhere.example"}),
        ({"$ref": "#tree", "$defs": {"t": {"$anchor": "tree", "items": {"$ref": "#tree"}}}}, [[[]], []]),
        ({"$schema": "http://json-schema.org/draft-04/schema#", "minimum": 1, "exclusiveMinimum": True}, 2),
    ],
)
def test_data_that_meets_its_schema_has_no_violation(schema: dict[str, Any], value: Any) -> None:
    assert _found(schema, value) == []


@pytest.mark.parametrize(
    ("schema", "reason"),
    [
        ({}, "is empty"),
        ({"type": "sting"}, "is no JSON Schema at `/type`"),
        ({"required": "a"}, "is no JSON Schema at `/required`"),
        ({"$schema": "https://example.org/own"}, "`$schema` that is not known"),
        ({"$schema": 4}, "`$schema` that is not known"),
        ({"$ref": "http://127.0.0.1:9/schema.json"}, "leads out of it"),
        ({"items": [{"$ref": "file:///etc/passwd"}]}, "leads out of it"),
        ({"properties": {"a": {"$ref": "other.json#/a"}}}, "leads out of it"),
        ({"$ref": "#/$defs/none"}, "leads nowhere"),
        ({"pattern": "(?=a)"}, "looks ahead or behind"),
        ({"patternProperties": {r"(a)\1": True}}, "back reference"),
        ({"allOf": [{"pattern": "a{9999}"}]}, "repeats too much"),
        ({"patternProperties": {"a": True}, "unevaluatedProperties": False}, "not supported"),
        ({"enum": [], "properties": {f"p{n}": {} for n in range(MAX_NODES)}}, "more than 20,000 parts"),
    ],
)
def test_a_schema_that_cannot_be_used_is_refused(schema: dict[str, Any], reason: str) -> None:
    with pytest.raises(SchemaError) as refused:
        prepare(schema)
    assert reason in str(refused.value)


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "#"},
        {"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}},
        {"$ref": "#/$defs/0", "$defs": {str(n): {"$ref": f"#/$defs/{n + 1}"} for n in range(2_000)} | {"2000": True}},
        {"$ref": "#missing"},
    ],
    ids=["itself", "each-other", "a-chain", "no-anchor"],
)
def test_a_reference_without_end_is_undecided(schema: dict[str, Any]) -> None:
    with pytest.raises(UndecidedError):
        prepare(schema).violations({"a": 1}, 50)


def test_references_that_double_are_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("constitution_gate.gates.json_schema.MAX_STEPS", 20_000)
    doubling = {str(n): {"allOf": [{"$ref": f"#/$defs/{n + 1}"}] * 2} for n in range(40)}
    schema = {"$ref": "#/$defs/0", "$defs": doubling | {"40": {"type": "string"}}}
    with pytest.raises(UndecidedError, match="steps"):
        prepare(schema).violations("x", 50)


@pytest.mark.parametrize(
    ("schema", "value", "count"),
    [
        ({"uniqueItems": True}, [{"a": n} for n in range(2_000)], 0),
        ({"uniqueItems": True}, [{"a": n % 1_999} for n in range(2_000)], 1),
        ({"pattern": "^(a+)+$"}, "a" * 5_000, 0),
        ({"pattern": "^(a+)+$"}, "a" * 5_000 + "!", 1),
        ({"patternProperties": {"^(a+)+$": False}}, {"a" * 5_000: 1, "a" * 5_000 + "!": 1}, 1),
        ({"items": {"enum": [f"v{n}" for n in range(1_000)]}}, [f"v{n}" for n in range(1_001)], 1),
    ],
    ids=["unique-items", "equal-items", "pattern", "no-pattern", "pattern-properties", "enum"],
)
def test_large_and_hostile_values_are_judged_as_small_ones(schema: dict[str, Any], value: Any, count: int) -> None:
    assert len(_found(schema, value)) == count


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was reached for")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    schema = {"$id": "http://127.0.0.1:9/a", "properties": {"a": {"$id": "b", "$ref": "#/properties"}}}
    with suppress(SchemaError, UndecidedError):
        prepare(schema).violations({"a": 1}, 5)


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "integer"},
        {"const": "x"},
        {"enum": ["x"]},
        {"pattern": "^x$"},
        {"not": {"type": "string"}},
        {"maxLength": 3},
        {"format": "email", "minLength": 90},
    ],
)
def test_a_message_never_quotes_the_data(schema: dict[str, Any]) -> None:
    for _, message in _found(schema, "hunter2-secret"):
        assert "hunter2" not in message


_DATA = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-3, 3), st.sampled_from([1.0, 0.5]), st.text("ab", max_size=2)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", max_size=1), inner, max_size=2),
    max_leaves=5,
)


def _equal(left: Any, right: Any) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(_equal, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(_equal(left[key], right[key]) for key in left)
    return bool(left == right)


@settings(max_examples=80, deadline=None)
@given(st.lists(_DATA, max_size=5))
def test_items_are_unique_as_json_schema_has_it(items: list[Any]) -> None:
    twice = [n for n, item in enumerate(items) if any(_equal(item, other) for other in items[:n])]
    assert [pointer for pointer, _ in _found({"uniqueItems": True}, items)] == [(n,) for n in twice]


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(["type", "items", "$ref", "pattern", "enum", "not", "properties"]), _DATA))
def test_any_mapping_is_a_schema_or_is_refused(schema: dict[str, Any]) -> None:
    with suppress(SchemaError, UndecidedError):
        prepare(schema).violations({"a": ["b"]}, 5)
