"""What a changed schema breaks where clients send it, and where they get it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Schema = Any
VERSIONS = {"2.0": {"swagger": "2.0"}, "3.0": {"openapi": "3.0.3"}, "3.1": {"openapi": "3.1.0"}}


def document(operation: dict[str, Any], family: str, schemas: dict[str, Schema]) -> dict[str, Any]:
    head = {**VERSIONS[family], "info": {"title": "Stock", "version": "1.0.0"}}
    named = {"definitions": schemas} if family == "2.0" else {"components": {"schemas": schemas}}
    return {**head, "paths": {"/items": {"post": operation}}, **named}


def asking(schema: Schema, family: str = "3.1", **schemas: Schema) -> dict[str, Any]:
    answer: dict[str, Any] = {"responses": {"204": {"description": "done"}}}
    if family == "2.0":
        body = {"in": "body", "name": "item", "schema": schema}
        return document({"parameters": [body], **answer}, family, schemas)
    return document({"requestBody": {"content": {"application/json": {"schema": schema}}}, **answer}, family, schemas)


def answering(schema: Schema, family: str = "3.1", **schemas: Schema) -> dict[str, Any]:
    if family == "2.0":
        return document({"responses": {"200": {"description": "it", "schema": schema}}}, family, schemas)
    content = {"application/json": {"schema": schema}}
    return document({"responses": {"200": {"description": "it", "content": content}}}, family, schemas)


def ref(name: str, family: str) -> Schema:
    return {"$ref": f"#/definitions/{name}" if family == "2.0" else f"#/components/schemas/{name}"}


TEXT, WHOLE, NUMBER, FLAG = ({"type": name} for name in ("string", "integer", "number", "boolean"))


def thing(*required: str, further: Any = None, **properties: Schema) -> Schema:
    made: dict[str, Any] = {"type": "object", "properties": properties}
    return (
        made
        | ({"required": list(required)} if required else {})
        | ({"additionalProperties": further} if further is not None else {})
    )


# (what changes, before, after, what breaks where it is sent, what breaks where it comes)
CHANGES: list[tuple[str, Schema, Schema, str, str]] = [
    ("number to integer", NUMBER, WHOLE, "request-type-narrowed", ""),
    ("integer to number", WHOLE, NUMBER, "", "response-type-widened"),
    ("string to integer", TEXT, WHOLE, "request-type-narrowed", "response-type-widened"),
    ("string to anything", TEXT, {}, "", "response-type-widened"),
    ("anything to string", {}, TEXT, "request-type-narrowed", ""),
    ("string to boolean in a property", thing(a=TEXT), thing(a=FLAG), "request-type-narrowed", "response-type-widened"),
    ("a value to a list", TEXT, {"type": "array", "items": TEXT}, "request-type-narrowed", "response-type-widened"),
    (
        "other items",
        {"type": "array", "items": TEXT},
        {"type": "array", "items": WHOLE},
        "request-type-narrowed",
        "response-type-widened",
    ),
    ("an enumeration for a string", TEXT, {"type": "string", "enum": ["a"]}, "request-enum-restricted", ""),
    ("a string for an enumeration", {"type": "string", "enum": ["a"]}, TEXT, "", "response-enum-opened"),
    (
        "a value less",
        {"type": "string", "enum": ["a", "b"]},
        {"type": "string", "enum": ["a"]},
        "request-enum-value-removed",
        "",
    ),
    (
        "a value more",
        {"type": "string", "enum": ["a"]},
        {"type": "string", "enum": ["b", "a"]},
        "",
        "response-enum-value-added",
    ),
    (
        "a number among the values for a text",
        {"enum": ["1"]},
        {"enum": [1]},
        "request-type-narrowed",
        "response-type-widened",
    ),
    ("the same number written otherwise", {"enum": [1]}, {"enum": [1.0]}, "", ""),
    ("all values of a boolean", FLAG, {"type": "boolean", "enum": [True, False]}, "", ""),
    (
        "a lower maxLength",
        {"type": "string", "maxLength": 9},
        {"type": "string", "maxLength": 5},
        "request-max-length-lowered",
        "",
    ),
    (
        "a higher maxLength",
        {"type": "string", "maxLength": 5},
        {"type": "string", "maxLength": 9},
        "",
        "response-max-length-raised",
    ),
    ("a first maxLength", TEXT, {"type": "string", "maxLength": 5}, "request-max-length-lowered", ""),
    ("no maxLength", {"type": "string", "maxLength": 5}, TEXT, "", "response-max-length-raised"),
    (
        "a higher minLength",
        {"type": "string", "minLength": 1},
        {"type": "string", "minLength": 2},
        "request-min-length-raised",
        "",
    ),
    (
        "a lower minLength",
        {"type": "string", "minLength": 2},
        {"type": "string", "minLength": 1},
        "",
        "response-min-length-lowered",
    ),
    ("minLength 0", TEXT, {"type": "string", "minLength": 0}, "", ""),
    (
        "a lower maximum",
        {"type": "number", "maximum": 9},
        {"type": "number", "maximum": 8.5},
        "request-maximum-lowered",
        "",
    ),
    (
        "a higher minimum",
        {"type": "number", "minimum": 0},
        {"type": "number", "minimum": 1},
        "request-minimum-raised",
        "",
    ),
    (
        "a lower minimum",
        {"type": "number", "minimum": 1},
        {"type": "number", "minimum": 0},
        "",
        "response-minimum-lowered",
    ),
    (
        "fewer items allowed",
        {"type": "array", "items": TEXT, "maxItems": 5},
        {"type": "array", "items": TEXT, "maxItems": 3},
        "request-max-items-lowered",
        "",
    ),
    (
        "more items asked for",
        {"type": "array", "items": TEXT},
        {"type": "array", "items": TEXT, "minItems": 1},
        "request-min-items-raised",
        "",
    ),
    (
        "unique items",
        {"type": "array", "items": TEXT},
        {"type": "array", "items": TEXT, "uniqueItems": True},
        "request-unique-items",
        "",
    ),
    (
        "items that repeat",
        {"type": "array", "items": TEXT, "uniqueItems": True},
        {"type": "array", "items": TEXT},
        "",
        "response-unique-items",
    ),
    ("a pattern", TEXT, {"type": "string", "pattern": "^[a-z]+$"}, "request-pattern-changed", ""),
    ("a pattern that all text matches", TEXT, {"type": "string", "pattern": "^.*$"}, "", ""),
    (
        "a pattern that no text but the empty one matches",
        TEXT,
        {"type": "string", "pattern": "^$"},
        "request-pattern-changed",
        "",
    ),
    ("no pattern", {"type": "string", "pattern": "^[a-z]+$"}, TEXT, "", "response-pattern-changed"),
    (
        "another pattern",
        {"type": "string", "pattern": "^a"},
        {"type": "string", "pattern": "^b"},
        "request-pattern-changed",
        "response-pattern-changed",
    ),
    ("a format", TEXT, {"type": "string", "format": "uuid"}, "request-format-changed", ""),
    ("no format", {"type": "string", "format": "date"}, TEXT, "", "response-format-changed"),
    (
        "another format",
        {"type": "string", "format": "date"},
        {"type": "string", "format": "date-time"},
        "request-format-changed",
        "response-format-changed",
    ),
    (
        "a wider format",
        {"type": "string", "format": "uri"},
        {"type": "string", "format": "uri-reference"},
        "",
        "response-format-changed",
    ),
    (
        "int32 to int64",
        {"type": "integer", "format": "int32"},
        {"type": "integer", "format": "int64"},
        "",
        "response-format-changed",
    ),
    (
        "int64 to int32",
        {"type": "integer", "format": "int64"},
        {"type": "integer", "format": "int32"},
        "request-format-changed",
        "",
    ),
    ("int64 stated", WHOLE, {"type": "integer", "format": "int64"}, "", ""),
    ("a multiple", WHOLE, {"type": "integer", "multipleOf": 5}, "request-multiple-of-changed", ""),
    (
        "a finer multiple",
        {"type": "integer", "multipleOf": 10},
        {"type": "integer", "multipleOf": 5},
        "",
        "response-multiple-of-changed",
    ),
    ("a new property", thing(a=TEXT), thing(a=TEXT, b=TEXT), "", ""),
    ("a new required property", thing(a=TEXT), thing("b", a=TEXT, b=TEXT), "request-property-became-required", ""),
    ("a property became required", thing(a=TEXT), thing("a", a=TEXT), "request-property-became-required", ""),
    ("a property became optional", thing("a", a=TEXT), thing(a=TEXT), "", "response-property-became-optional"),
    (
        "a property is gone",
        thing(a=TEXT, b=TEXT),
        thing(a=TEXT),
        "request-property-removed",
        "response-property-removed",
    ),
    (
        "a required name without a schema is no longer promised",
        thing("x", a=TEXT),
        thing(a=TEXT),
        "",
        "response-property-became-optional",
    ),
    (
        "a property deep down",
        thing(a=thing(b=thing(c=TEXT))),
        thing(a=thing(b=thing(c=WHOLE))),
        "request-type-narrowed",
        "response-type-widened",
    ),
    ("no further properties", thing(a=TEXT), thing(a=TEXT, further=False), "request-additional-properties-closed", ""),
    ("further properties", thing(a=TEXT, further=False), thing(a=TEXT), "", ""),
    (
        "a map of other values",
        thing(further=TEXT),
        thing(further=WHOLE),
        "request-type-narrowed",
        "response-type-widened",
    ),
    ("a map of anything", thing(further=TEXT), thing(further=True), "", "response-additional-properties-widened"),
    ("a map of something", thing(further=True), thing(further=TEXT), "request-additional-properties-narrowed", ""),
    (
        "a named property of a map",
        thing(further=TEXT),
        thing(a=WHOLE, further=TEXT),
        "request-type-narrowed",
        "response-type-widened",
    ),
    (
        "a property that only the server writes is gone",
        thing(a=TEXT, id={**TEXT, "readOnly": True}),
        thing(a=TEXT),
        "",
        "response-property-removed",
    ),
    (
        "a required property that only the server writes",
        thing(a=TEXT),
        thing("id", a=TEXT, id={**TEXT, "readOnly": True}),
        "",
        "",
    ),
    ("a default", {"type": "string", "default": "a"}, {"type": "string", "default": "b"}, "", ""),
    ("allOf written out", {"allOf": [thing(a=TEXT), thing("a")]}, thing("a", a=TEXT), "", ""),
    (
        "allOf with one more demand",
        {"allOf": [thing(a=TEXT)]},
        {"allOf": [thing(a=TEXT), thing("a")]},
        "request-property-became-required",
        "",
    ),
    ("objects named as such", {"properties": {"a": TEXT}}, thing(a=TEXT), "", ""),
]


@pytest.mark.parametrize("family", VERSIONS)
@pytest.mark.parametrize(("before", "after", "sent"), [pytest.param(c[1], c[2], c[3], id=c[0]) for c in CHANGES])
def test_what_clients_send_may_only_be_widened(
    compared: Any, before: Schema, after: Schema, sent: str, family: str
) -> None:
    found = compared(asking(before, family), asking(after, family))
    assert [change.rule for change in found.breaking] == ([sent] if sent else [])
    assert found.unclear == ()


@pytest.mark.parametrize("family", VERSIONS)
@pytest.mark.parametrize(("before", "after", "got"), [pytest.param(c[1], c[2], c[4], id=c[0]) for c in CHANGES])
def test_what_clients_get_may_only_be_narrowed(
    compared: Any, before: Schema, after: Schema, got: str, family: str
) -> None:
    found = compared(answering(before, family), answering(after, family))
    assert [change.rule for change in found.breaking] == ([got] if got else [])
    assert found.unclear == ()


NULL = {"type": "null"}
NEWER: list[tuple[str, Schema, Schema, str, str]] = [
    ("nullable", TEXT, {"type": ["string", "null"]}, "", "response-became-nullable"),
    ("not nullable", {"type": ["string", "null"]}, TEXT, "request-became-not-nullable", ""),
    ("null as an alternative", {"type": ["string", "null"]}, {"anyOf": [TEXT, NULL]}, "", ""),
    ("null among the values", {"enum": ["a"]}, {"enum": ["a", None]}, "", "response-became-nullable"),
    ("one more type", TEXT, {"type": ["string", "integer"]}, "", "response-type-widened"),
    ("types as alternatives", {"type": ["string", "integer"]}, {"oneOf": [WHOLE, TEXT]}, "", ""),
    ("constants as alternatives", {"oneOf": [{"const": "a"}, {"const": "b"}]}, {"enum": ["b", "a"]}, "", ""),
    (
        "one constant less",
        {"oneOf": [{"const": "a"}, {"const": "b"}]},
        {"const": "a"},
        "request-enum-value-removed",
        "",
    ),
    ("an alternative less", {"anyOf": [TEXT, WHOLE]}, TEXT, "alternative-removed", ""),
    ("an alternative more", TEXT, {"anyOf": [TEXT, WHOLE]}, "", "alternative-added"),
    (
        "alternatives in another order",
        {"oneOf": [thing("a", a=TEXT), thing("b", b=WHOLE)]},
        {"oneOf": [thing("b", b=WHOLE), thing("a", a=TEXT)]},
        "",
        "",
    ),
    (
        "a bound that a value meets",
        {"type": "integer", "exclusiveMinimum": 0},
        {"type": "integer", "minimum": 1},
        "",
        "",
    ),
    (
        "an exclusive bound",
        {"type": "number", "minimum": 0},
        {"type": "number", "exclusiveMinimum": 0},
        "request-minimum-raised",
        "",
    ),
    (
        "no unevaluated properties",
        thing(a=TEXT),
        {**thing(a=TEXT), "unevaluatedProperties": False},
        "request-additional-properties-closed",
        "",
    ),
    ("nothing at all is allowed", thing(a=TEXT), thing(a=False), "alternative-removed", ""),
    ("a schema that is true", thing(a=True), thing(a={}), "", ""),
]


@pytest.mark.parametrize(("before", "after", "sent", "got"), [pytest.param(*c[1:], id=c[0]) for c in NEWER])
def test_the_schemas_of_3_1_are_json_schema(compared: Any, before: Schema, after: Schema, sent: str, got: str) -> None:
    asked, answered = compared(asking(before), asking(after)), compared(answering(before), answering(after))
    assert [change.rule for change in asked.breaking] == ([sent] if sent else [])
    assert [change.rule for change in answered.breaking] == ([got] if got else [])
    assert asked.unclear == answered.unclear == ()


OLDER: list[tuple[str, Callable[[str], Schema], Callable[[str], Schema], str, str]] = [
    (
        "nullable",
        lambda _: TEXT,
        lambda f: {**TEXT, "x-nullable" if f == "2.0" else "nullable": True},
        "",
        "response-became-nullable",
    ),
    (
        "nullable around a reference",
        lambda f: ref("Item", f),
        lambda f: {"allOf": [ref("Item", f)], "x-nullable" if f == "2.0" else "nullable": True},
        "",
        "response-became-nullable",
    ),
    (
        "what stands beside a reference",
        lambda f: ref("Item", f),
        lambda f: {**ref("Item", f), "maxProperties": 1},
        "",
        "",
    ),
    (
        "an exclusive bound",
        lambda _: {"type": "number", "minimum": 0},
        lambda _: {"type": "number", "minimum": 0, "exclusiveMinimum": True},
        "request-minimum-raised",
        "",
    ),
    (
        "an exclusive bound of integers",
        lambda _: {"type": "integer", "minimum": 0, "exclusiveMinimum": True},
        lambda _: {"type": "integer", "minimum": 1},
        "",
        "",
    ),
]


@pytest.mark.parametrize("family", ["2.0", "3.0"])
@pytest.mark.parametrize(("before", "after", "sent", "got"), [pytest.param(*c[1:], id=c[0]) for c in OLDER])
def test_the_schemas_of_older_versions_have_their_own_words(
    compared: Any, before: Any, after: Any, sent: str, got: str, family: str
) -> None:
    item = {"Item": thing(a=TEXT)}
    asked = compared(asking(before(family), family, **item), asking(after(family), family, **item))
    answered = compared(answering(before(family), family, **item), answering(after(family), family, **item))
    assert [change.rule for change in asked.breaking] == ([sent] if sent else [])
    assert [change.rule for change in answered.breaking] == ([got] if got else [])


@pytest.mark.parametrize("make", [asking, answering])
def test_null_is_the_same_in_3_0_and_3_1(compared: Any, make: Any) -> None:
    before, after = make({"type": "string", "nullable": True}, "3.0"), make({"type": ["string", "null"]}, "3.1")
    assert compared(before, after).breaking == compared(after, before).breaking == ()
    assert {
        c.rule for c in (*compared(make(TEXT, "3.0"), after).breaking, *compared(after, make(TEXT, "3.0")).breaking)
    } == {"request-became-not-nullable" if make is asking else "response-became-nullable"}


CAT, DOG = thing("purrs", purrs=FLAG), thing("barks", barks=FLAG)
PETS = {"Cat": CAT, "Dog": DOG}


@pytest.mark.parametrize("keyword", ["oneOf", "anyOf"])
def test_an_alternative_is_found_by_its_name(compared: Any, keyword: str) -> None:
    one, both = {keyword: [ref("Cat", "3.1")]}, {keyword: [ref("Dog", "3.1"), ref("Cat", "3.1")]}
    assert compared(asking(one, **PETS), asking(both, **PETS)).breaking == ()
    assert compared(answering(both, **PETS), answering(one, **PETS)).breaking == ()
    (added,) = compared(answering(one, **PETS), answering(both, **PETS)).breaking
    assert "`Dog`" in added.message
    (removed,) = compared(asking(both, **PETS), asking(one, **PETS)).breaking
    assert "`Dog`" in removed.message
    changed = {**PETS, "Cat": thing("purrs", purrs=TEXT)}
    (inside,) = compared(asking(both, **PETS), asking(both, **changed)).breaking
    assert (inside.rule, "`purrs`" in inside.message) == ("request-type-narrowed", True)


def test_a_renamed_schema_is_the_same_schema(compared: Any) -> None:
    both, renamed = (
        {"oneOf": [ref("Cat", "3.1"), ref("Dog", "3.1")]},
        {"oneOf": [ref("Kitten", "3.1"), ref("Dog", "3.1")]},
    )
    for make in (asking, answering):
        assert compared(make(both, **PETS), make(renamed, Kitten=CAT, Dog=DOG)).breaking == ()


def test_a_discriminator_names_what_is_sent(compared: Any) -> None:
    def pets(prop: str, **mapping: str) -> Schema:
        named = {name: f"#/components/schemas/{kind}" for name, kind in mapping.items()}
        alternatives = {"oneOf": [ref("Cat", "3.1"), ref("Dog", "3.1")]}
        return asking({**alternatives, "discriminator": {"propertyName": prop, "mapping": named}}, **PETS)

    def rules(before: Any, after: Any) -> list[str]:
        return [change.rule for change in compared(before, after).breaking]

    assert rules(pets("kind", c="Cat"), pets("kind", c="Cat", d="Dog")) == []
    assert rules(pets("kind", c="Cat", d="Dog"), pets("kind", c="Cat")) == ["discriminator-mapping-removed"]
    assert rules(pets("kind", c="Cat"), pets("kind", c="Dog")) == ["discriminator-mapping-changed"]
    assert rules(pets("kind"), pets("type")) == ["discriminator-property-changed"]


@pytest.mark.parametrize("family", VERSIONS)
def test_schemas_that_extend_a_discriminated_one_are_compared(compared: Any, family: str) -> None:
    told = "kind" if family == "2.0" else {"propertyName": "kind"}
    pet = {**thing("kind", kind=TEXT), "discriminator": told}

    def extended(**own: Schema) -> dict[str, Schema]:
        return {"Pet": pet} | {name: {"allOf": [ref("Pet", family), schema]} for name, schema in own.items()}

    def rules(make: Any, before: dict[str, Schema], after: dict[str, Schema]) -> list[str]:
        found = compared(make(ref("Pet", family), family, **before), make(ref("Pet", family), family, **after))
        return [change.rule for change in found.breaking]

    one, two = extended(Cat=CAT), extended(Cat=CAT, Dog=DOG)
    assert rules(asking, one, two) == []
    assert rules(asking, two, one) == ["alternative-removed"]
    assert rules(answering, one, two) == ["alternative-added"]
    assert rules(answering, one, extended(Cat=thing("purrs", purrs=TEXT))) == ["response-type-widened"]


def test_values_that_are_announced_to_grow_may_grow(compared: Any) -> None:
    before = {"type": "string", "enum": ["a"], "x-extensible-enum": True}
    assert compared(answering(before), answering({"type": "string", "enum": ["a", "b"]})).breaking == ()
    assert compared(asking({"type": "string", "enum": ["a", "b"]}), asking(before)).breaking


@pytest.mark.parametrize("make", [asking, answering])
def test_a_schema_that_contains_itself_is_compared_once(compared: Any, make: Any) -> None:
    def tree(value: Schema) -> dict[str, Schema]:
        return {"Node": thing(value=value, children={"type": "array", "items": ref("Node", "3.1")})}

    node = ref("Node", "3.1")
    assert compared(make(node, **tree(TEXT)), make(node, **tree(TEXT))).breaking == ()
    (change,) = compared(make(node, **tree(TEXT)), make(node, **tree(WHOLE))).breaking
    assert "`value`" in change.message
    written_out = thing(value=TEXT, children={"type": "array", "items": ref("Node", "3.1")})
    assert compared(make(node, **tree(TEXT)), make(written_out, **tree(TEXT))).breaking == ()


@pytest.mark.parametrize("make", [asking, answering])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"not": TEXT}, {"not": WHOLE}),
        (
            {"if": {"required": ["a"]}, "then": {"required": ["b"]}},
            {"if": {"required": ["a"]}, "then": {"required": ["c"]}},
        ),
        ({"type": "object", "patternProperties": {"^x": TEXT}}, {"type": "object", "patternProperties": {"^x": WHOLE}}),
        ({"type": "object", "dependentRequired": {"a": ["b"]}}, {"type": "object", "dependentRequired": {"a": ["c"]}}),
        ({"$ref": "#/components/schemas/Nowhere"}, TEXT),
        (TEXT, {"$ref": "https://example.org/item.json"}),
        (TEXT, "string"),
        ({"$dynamicRef": "#node"}, {"$dynamicRef": "#node"}),
        (
            {
                "allOf": [
                    {"oneOf": [{"minLength": n} for n in range(20)]},
                    {"oneOf": [{"maxLength": n} for n in range(20)]},
                ]
            },
            TEXT,
        ),
    ],
    ids=[
        "not",
        "if",
        "patternProperties",
        "dependentRequired",
        "lost",
        "outside",
        "no schema",
        "dynamic",
        "too many alternatives",
    ],
)
def test_what_cannot_be_compared_is_said_to_be(compared: Any, make: Any, before: Schema, after: Schema) -> None:
    found = compared(make(before), make(after))
    assert found.breaking == ()
    assert found.unclear


@pytest.mark.parametrize("make", [asking, answering])
def test_what_cannot_be_compared_but_is_the_same_is_no_change(compared: Any, make: Any) -> None:
    before = {
        "type": "object",
        "not": ref("Item", "3.1"),
        "patternProperties": {"^x": {"type": "string", "title": "x"}},
    }
    after = {"type": "object", "not": ref("Thing", "3.1"), "patternProperties": {"^x": {"type": "string"}}}
    found = compared(make(before, Item=thing("title", title=TEXT)), make(after, Thing=thing("title", title=TEXT)))
    assert (found.breaking, found.unclear) == ((), ())
    changed = compared(make(before, Item=thing("title", title=TEXT)), make(after, Thing=thing("title", title=WHOLE)))
    assert changed.unclear


def test_a_constraint_that_goes_breaks_no_one_who_sends(compared: Any) -> None:
    found = compared(asking({"type": "object", "not": {"required": ["a"]}}), asking({"type": "object"}))
    assert (found.breaking, found.unclear) == ((), ())
