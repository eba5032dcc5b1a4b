"""What holds whatever is compared: nothing breaks in what stays the same, and nothing is ever raised."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

NAMES = st.sampled_from(["a", "b", "c"])
LEAVES = st.one_of(
    st.sampled_from([{}, True, {"type": "string"}, {"type": "integer"}, {"type": ["string", "null"]}]),
    st.builds(lambda n: {"type": "string", "maxLength": n}, st.integers(0, 5)),
    st.builds(lambda v: {"enum": v}, st.lists(st.sampled_from(["x", "y", 1, None]), min_size=1, unique=True)),
    st.builds(lambda n: {"$ref": f"#/components/schemas/{n}"}, NAMES),
)


def branches(inner: Any) -> Any:
    objects = st.builds(
        lambda properties, required: {"type": "object", "properties": properties, "required": required},
        st.dictionaries(NAMES, inner, max_size=3),
        st.lists(NAMES, max_size=2, unique=True),
    )
    groups = st.builds(
        lambda word, each: {word: each},
        st.sampled_from(["oneOf", "anyOf", "allOf"]),
        st.lists(inner, min_size=1, max_size=3),
    )
    further = st.builds(lambda item: {"type": "object", "additionalProperties": item}, inner)
    return st.one_of(
        objects,
        groups,
        further,
        st.builds(lambda item: {"type": "array", "items": item}, inner),
        st.builds(lambda item: {"not": item}, inner),
    )


SCHEMAS = st.recursive(LEAVES, branches, max_leaves=8)


def described(sent: Any, got: Any, named: dict[str, Any]) -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1.0.0"},
        "security": [{"key": []}],
        "servers": [{"url": "/v1"}],
        "paths": {
            "/a/{b}": {
                "put": {
                    "operationId": "putA",
                    "tags": ["a"],
                    "parameters": [{"name": "b", "in": "path", "required": True, "schema": sent}],
                    "requestBody": {"content": {"application/json": {"schema": sent, "example": 1}}},
                    "responses": {"200": {"description": "", "content": {"application/json": {"schema": got}}}},
                }
            }
        },
        "components": {
            "schemas": named,
            "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "k"}},
        },
    }


DOCUMENTS = st.builds(described, SCHEMAS, SCHEMAS, st.fixed_dictionaries(dict.fromkeys("abc", SCHEMAS)))


@settings(max_examples=40, deadline=None)
@given(DOCUMENTS)
def test_nothing_breaks_in_a_document_that_stays_the_same(compared: Any, document: dict[str, Any]) -> None:
    assert compared(document, document).breaking == ()


def remarked(value: Any, *, names: bool = False) -> Any:
    """The same with remarks everywhere and in another order."""
    if isinstance(value, list):
        return [remarked(item) for item in value]
    if not isinstance(value, dict):
        return value
    holders = ("properties", "schemas", "paths", "content", "responses", "securitySchemes")
    made = {key: remarked(item, names=key in holders) for key, item in reversed(value.items())}
    if not names and "key" not in value and "$ref" not in value:
        made |= {"description": "said", "x-note": 1}
    return made


@settings(max_examples=40, deadline=None)
@given(DOCUMENTS)
def test_remarks_and_order_change_nothing(compared: Any, document: dict[str, Any]) -> None:
    other = remarked(document)
    operation = other["paths"]["/a/{b}"]["put"]
    operation |= {"operationId": "changed", "tags": ["b"], "summary": "said", "deprecated": True}
    operation["requestBody"]["content"]["application/json"]["example"] = 2
    assert compared(document, other).breaking == ()
    assert compared(other, document).breaking == ()


@settings(max_examples=40, deadline=None)
@given(SCHEMAS, st.fixed_dictionaries(dict.fromkeys("abc", SCHEMAS)))
def test_values_may_be_added_to_what_is_sent_and_left_out_of_what_comes(
    compared: Any, schema: Any, named: dict[str, Any]
) -> None:
    wider = {"anyOf": [schema, {"type": "object", "title": "Other", "required": ["z"]}]}
    assert compared(described(schema, wider, named), described(wider, schema, named)).breaking == ()


JUNK = st.sampled_from([None, [], {}, "x", 0, True, [{}], {"$ref": "#"}, {"$ref": "#/components"}, {"type": []}, -1.5])


def places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, item in entries for found in [(*way, key), *places(item, (*way, key))]]


@settings(max_examples=40, deadline=None)
@given(DOCUMENTS, st.data())
def test_whatever_stands_anywhere_nothing_is_raised(compared: Any, document: dict[str, Any], data: Any) -> None:
    ways = [way for way in places(document) if way != ("openapi",)]
    broken = deepcopy(document)
    *way, last = data.draw(st.sampled_from(ways))
    place: Any = broken
    for part in way:
        place = place[part]
    place[last] = data.draw(JUNK)
    compared(document, broken)
    compared(broken, document)
    assert compared(broken, broken).breaking == ()


def large(count: int, kind: str) -> dict[str, Any]:
    def schema(index: int) -> dict[str, Any]:
        following = {"$ref": f"#/components/schemas/S{(index + 1) % count}"}
        properties = {f"p{n}": {"type": kind, "maxLength": 40 + n} for n in range(8)}
        return {"type": "object", "required": ["p1"], "properties": properties | {"next": following}}

    document = described({"$ref": "#/components/schemas/S0"}, {"$ref": "#/components/schemas/S0"}, {})
    document["components"]["schemas"] = {f"S{index}": schema(index) for index in range(count)}
    operation = document["paths"]["/a/{b}"]["put"]
    document["paths"] |= {f"/a{index}/{{b}}": {"put": operation} for index in range(count // 4)}
    return document


@pytest.mark.parametrize("after", ["string", "integer"])
def test_a_large_document_is_compared_to_its_end(compared: Any, after: str) -> None:
    found = compared(large(160, "string"), large(160, after))
    assert bool(found.breaking) == (after == "integer")
    assert found.unclear == ()


@pytest.mark.parametrize(
    "schema",
    [
        {"oneOf": [{"type": "object", "title": f"T{n}", "properties": {"a": {"const": n}}} for n in range(120)]},
        {"oneOf": [{"type": "string", "pattern": f"^{n}"} for n in range(120)]},
        {"anyOf": [{"not": {"enum": list(range(n, n + 200))}} for n in range(40)]},
    ],
)
def test_of_many_alternatives_the_one_that_is_gone_is_never_overlooked(compared: Any, schema: dict[str, Any]) -> None:
    (word,) = schema
    document, other = described(schema, schema, {}), described({word: schema[word][1:]}, {word: schema[word][:-1]}, {})
    found = compared(document, other)
    assert found.breaking or found.unclear


def test_a_chain_of_many_schemas_is_no_recursion(compared: Any) -> None:
    found = compared(large(300, "string"), large(300, "string"))
    assert (found.breaking, found.unclear) == ((), ())


@pytest.mark.parametrize("word", ["allOf", "anyOf"])
def test_schemas_that_name_the_next_one_twice_do_not_double_the_work(compared: Any, word: str) -> None:
    following = {f"S{n}": {word: [{"$ref": f"#/components/schemas/S{n + 1}"}] * 2} for n in range(40)}
    document = described({"$ref": "#/components/schemas/S0"}, {}, {**following, "S40": {"type": "string"}})
    assert compared(document, document).breaking == ()
