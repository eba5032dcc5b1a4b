"""Entities beside tables and beside the contract's schemas: what one has and the other lacks, and what is let be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts import contract, model_columns, model_schemas
from constitution_gate.gates.artifacts.data_model.model import Entity, Field
from constitution_gate.gates.artifacts.migrations.tables import Column, Table

PATH = "specs/001-x/data-model.md"
CORE = {"id": "uuid", "number": "text", "status": "text"}


def _entity(fields: dict[str, str], name: str = "Order", *aliases: str) -> Entity:
    return Entity(name, tuple(Field(f, k, n) for n, (f, k) in enumerate(fields.items(), 1)), (), PATH, 1, aliases)


def _table(*columns: str, name: str = "orders", whole: bool = True) -> Table:
    return Table(name, tuple(Column(column, "m.sql", 2) for column in columns), whole, "m.sql", 1)


def _differences(
    fields: dict[str, str], columns: list[str], *others: Entity, known: tuple[str, ...] = (), line: str = ""
) -> tuple[list[str], list[str]]:
    entity = _entity(CORE | fields)
    table = _table(*CORE, *columns)
    lines = {PATH: [line] * 20}
    (found,) = model_columns.compare([entity, *others], [table], lines, frozenset(known))
    assert not found.doubt
    return [field.name for field in found.lacking], [column.name for column in found.unknown]


@pytest.mark.parametrize(
    ("fields", "columns", "lacking", "unknown"),
    [
        ({"note": "text"}, ["note"], [], []),
        ({"placedAt": "timestamptz"}, ["placed_at"], [], []),
        ({"placedOn": "date"}, ["placed_at"], [], []),
        ({"order_note": "text"}, ["note"], [], []),
        ({"description": "text"}, ["desc"], [], []),
        ({"quantity": "int"}, ["qty"], [], []),
        ({"password": "text"}, ["password_hash"], [], []),
        ({"total": "Money"}, ["total_minor", "total_currency"], [], []),
        ({"address": "Address"}, ["address_street", "address_city"], [], []),
        ({"note": "text"}, [], ["note"], []),
        ({"customer_note": "text", "customer_id": "uuid"}, ["customer_id"], ["customer_note"], []),
        ({"amount": "int", "amount_paid": "int"}, ["amount_paid"], ["amount"], []),
        ({}, ["remark"], [], ["remark"]),
        ({}, ["created_at", "updated_by", "deleted_at", "row_version", "version", "uuid"], [], []),
        ({"created_at": "timestamp", "version": "int"}, [], [], []),
        ({"lines": "OrderLine[]", "labels": "list of text", "customer": "Customer"}, [], [], []),
        ({"isLate": "boolean (computed)"}, [], [], []),
        ({"note": ""}, [], [], []),
        ({"note": "text", "more": "jsonb"}, ["metadata"], [], ["metadata"]),
    ],
)
def test_names_are_compared_by_their_words(
    fields: dict[str, str], columns: list[str], lacking: list[str], unknown: list[str]
) -> None:
    assert _differences(fields, columns) == (lacking, unknown)


def test_a_foreign_key_of_another_entity_is_known() -> None:
    assert _differences({}, ["customer_id"], _entity({"id": "uuid"}, "Customer")) == ([], [])
    assert _differences({}, ["customer_id"]) == ([], ["customer_id"])


def test_a_field_of_another_entitys_name_is_a_relation() -> None:
    assert _differences({"customer": "uuid"}, [], _entity({"id": "uuid"}, "Customer")) == ([], [])


def test_a_column_that_the_documents_name_is_known() -> None:
    assert _differences({}, ["search_text"], known=("searchtext",)) == ([], [])


@pytest.mark.parametrize(
    "line", ["| note | text | computed |", "| note | text | phase 2 |", "| note | text | 不存储 |"]
)
def test_a_field_whose_line_says_that_it_is_not_stored_needs_no_column(line: str) -> None:
    assert _differences({"note": "text"}, [], line=line) == ([], [])


@pytest.mark.parametrize(
    ("entity", "table", "doubt"),
    [
        (_entity(CORE), _table(*CORE, whole=False), "columns can be read"),
        (_entity(CORE), _table("id", "colour", "weight"), "fewer than half"),
        (_entity({"編號": "uuid"}), _table("id"), "another script"),
    ],
)
def test_what_is_not_clearly_the_same_is_not_compared(entity: Entity, table: Table, doubt: str) -> None:
    (found,) = model_columns.compare([entity], [table], {}, frozenset())
    assert (found.lacking, found.unknown) == ((), ())
    assert doubt in found.doubt


def test_a_table_belongs_to_the_entity_of_its_name_or_its_alias_and_to_no_other() -> None:
    tables = [_table(*CORE), _table(*CORE, name="order_lines"), _table(*CORE, name="bill")]
    entities = [_entity(CORE), _entity(CORE, "Invoice", "bill")]
    assert [c.table.name for c in model_columns.compare(entities, tables, {}, frozenset())] == ["orders", "bill"]
    twice = [_table(*CORE), _table(*CORE, name="Order")]
    assert model_columns.compare(entities[:1], twice, {}, frozenset()) == ()


@given(st.permutations(["note", "rank_no", "colour", "size"]), st.permutations(["note", "weight", "size", "shape"]))
@settings(max_examples=60, deadline=None)
def test_the_order_of_fields_and_columns_does_not_matter(fields: list[str], columns: list[str]) -> None:
    lacking, unknown = _differences(dict.fromkeys(fields, "text"), columns)
    assert (sorted(lacking), sorted(unknown)) == (["colour", "rank_no"], ["shape", "weight"])


def _schemas(schemas: str) -> list[model_schemas.Schema]:
    from constitution_gate.constitution import yaml_source
    from constitution_gate.gates.feature import Artifact

    text = f"openapi: 3.1.0\ncomponents:\n  schemas:\n{schemas}"
    artifact = Artifact("specs/001-x/contracts/a.yaml", text.encode())
    return list(model_schemas.schemas(contract.Contract(artifact, yaml_source.load(text, artifact.path))))


def _lacking(properties: str, name: str = "Order", text: str = "") -> list[str]:
    given = "".join(f"        {field}: {{type: string}}\n" for field in CORE)
    schemas = f"    {name}:\n      properties:\n{given}" + "".join(
        f"        {p}\n" for p in properties.split("; ") if p
    )
    found = model_schemas.compare([_entity(CORE | {"customer_id": "uuid"})], _schemas(schemas), [text])
    return [value.name for compared in found for value in compared.lacking]


@pytest.mark.parametrize("name", ["Order", "OrderResponse", "OrderDetailDto", "orders", "OrderRead"])
def test_a_value_of_the_schema_that_the_entity_lacks_is_found(name: str) -> None:
    assert _lacking("colour: {type: string}; size: {type: [integer, 'null']}", name) == ["colour", "size"]


@pytest.mark.parametrize(
    "properties",
    [
        "",
        "customerId: {type: string}",
        "customerName: {type: string}",
        "createdAt: {type: string}",
        "lineCount: {type: integer}",
        "isLate: {type: boolean}",
        "colour: {type: string, readOnly: true}",
        "colour: {type: string, writeOnly: true}",
        "colour: {type: string, description: Computed from the lines.}",
        "lines: {type: array, items: {type: string}}",
        "address: {type: object}",
        "total: {$ref: '#/components/schemas/Money'}",
        "colour: {oneOf: [{type: string}]}",
    ],
)
def test_what_a_response_computes_joins_or_nests_is_not_asked_for(properties: str) -> None:
    assert _lacking(properties) == []


@pytest.mark.parametrize("name", ["Customer", "NewOrder", "CreateOrder", "OrderRequest", "OrderList", "UpdateOrderDto"])
def test_a_schema_of_another_name_is_not_compared(name: str) -> None:
    assert _lacking("colour: {type: string}", name) == []


def test_a_value_that_the_data_model_speaks_of_is_known() -> None:
    assert _lacking("colour: {type: string}", text="The colour is that of the customer.") == []


def test_a_schema_of_other_fields_is_another_thing() -> None:
    properties = "; ".join(f"{letter}{letter}{letter}: {{type: string}}" for letter in "abcdefg")
    assert _lacking(properties) == []


@pytest.mark.parametrize(
    "schemas",
    [
        "    A: {allOf: [{$ref: '#/components/schemas/A'}]}\n",
        "    A: {allOf: [{$ref: '#/components/schemas/B'}, 3], properties: 4}\n    B: []\n",
        "    A: {properties: {x: {$ref: 'other.yaml#/X'}, y: 3}}\n    3: {properties: {a: {}}}\n",
    ],
)
def test_schemas_that_refer_to_themselves_or_are_none_are_read(schemas: str) -> None:
    assert len(_schemas(schemas)) <= 2
