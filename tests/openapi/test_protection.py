"""Which operations are secured, which are declared public, and of which nothing is said."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution import yaml_source
from constitution_gate.constitution.model import InputError
from constitution_gate.gates.openapi import protection, versions
from constitution_gate.gates.openapi.protection import Protection
from constitution_gate.gates.openapi.references import Document

SCHEMES = {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}


def document(operation: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "paths": {"/a": {"get": operation}},
        "components": {"securitySchemes": SCHEMES},
    } | fields


def read(value: dict[str, Any], **files: dict[str, Any]) -> Protection:
    def opened(path: str) -> Document | str:
        name = path.rpartition("/")[2].partition(".")[0]
        if name not in files:
            return f"there is no file {path}"
        return Document(path, yaml_source.load(json.dumps(files[name]), path))

    return protection.read("c/api.yaml", yaml_source.load(json.dumps(value, indent=1), "c/api.yaml"), opened)


@pytest.mark.parametrize(
    ("own", "outer", "standing"),
    [
        (None, None, "undeclared"),
        ([{"key": []}], None, "secured"),
        (None, [{"key": []}], "secured"),
        ([], [{"key": []}], "public"),
        ([{}], [{"key": []}], "public"),
        ([{"key": []}, {}], None, "public"),
        (None, [], "public"),
        ([{"key": []}], [], "secured"),
    ],
)
def test_an_operation_s_own_requirements_stand_before_those_of_the_document(
    own: Any, outer: Any, standing: str
) -> None:
    fields = {} if outer is None else {"security": outer}
    found = read(document({} if own is None else {"security": own}, **fields))
    told = {"secured": found.secured, "public": found.public, "undeclared": len(found.undeclared)}
    assert told == {"secured": 0, "public": 0, "undeclared": 0} | {standing: 1}
    assert found.faults == ()


@pytest.mark.parametrize("value", [None, {}, "key", {"key": []}])
def test_what_is_no_list_declares_nothing(value: Any) -> None:
    found = read(document({"security": value}))
    assert len(found.undeclared) == 1
    assert "is no list" in found.faults[0].name


@pytest.mark.parametrize(
    ("value", "declared"),
    [
        ({"swagger": "2.0", "securityDefinitions": SCHEMES}, True),
        ({"swagger": "2.0", "components": {"securitySchemes": SCHEMES}}, False),
        ({"openapi": "3.0.3", "components": {"securitySchemes": SCHEMES}}, True),
        ({"openapi": "3.0.3", "securityDefinitions": SCHEMES}, False),
        ({"openapi": "3.2.0", "components": {"securitySchemes": SCHEMES}}, True),
        ({"openapi": "3.1.0", "components": {"securitySchemes": {"key": None}}}, False),
    ],
)
def test_a_scheme_is_declared_where_its_version_says(value: dict[str, Any], declared: bool) -> None:
    found = read(value | {"security": [{"key": []}], "paths": {"/a": {"get": {}, "post": {}}}})
    assert [place.name for place in found.faults] == (
        [] if declared else ["The security scheme 'key' is not declared."]
    )


def test_a_reference_names_a_scheme_in_3_2_only() -> None:
    own = {"security": [{"#/components/securitySchemes/key": []}]}
    assert read(document(own, openapi="3.2.0")).faults == ()
    assert len(read(document(own)).faults) == 1
    assert len(read(document({"security": [{"#/components/nothing": []}]}, openapi="3.2.0")).faults) == 1


def test_operations_behind_the_reference_of_a_path_are_judged_where_they_stand() -> None:
    value = document({}, paths={"/a": {"$ref": "parts.yaml#/orders"}, "/b": {"$ref": "lost.yaml"}})
    found = read(value, parts={"orders": {"get": {}, "post": {"security": [{"key": []}]}}})
    assert (found.secured, [place.path for place in found.undeclared]) == (1, ["c/parts.yaml"])
    assert [place.name for place in found.unresolved] == ["/b"]


def test_webhooks_and_callbacks_are_sent_and_only_their_schemes_are_looked_at() -> None:
    sends = {"post": {"security": [{"lost": []}]}}
    own = {"security": [{"key": []}], "callbacks": {"done": {"{$request.body#/url}": sends}}}
    found = read(document(own, webhooks={"paid": {"post": {}}}))
    assert (found.operations, found.secured, found.sent, len(found.faults)) == (1, 1, 2, 1)


def test_scopes_and_schemes_are_told() -> None:
    found = read(document({"security": [{"key": ["orders:read"]}]}))
    assert (found.schemes, found.scoped) == (("key",), True)


def test_a_callback_that_calls_back_to_itself_ends() -> None:
    value = document({"callbacks": {"again": {"$ref": "#/components/callbacks/again"}}})
    value["components"]["callbacks"] = {"again": {"{$url}": {"$ref": "#/paths/~1a"}}}
    assert read(value).sent > 0


def test_a_version_that_does_not_exist_is_refused() -> None:
    with pytest.raises(versions.UnknownVersionError):
        read({"openapi": "9.0.0", "paths": {}})


_VALUES = st.recursive(
    st.none() | st.booleans() | st.sampled_from(["key", "#/paths/~1a", "x"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["key", "get", "security", "$ref", "callbacks", "/a"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@settings(max_examples=80, deadline=None)
@given(_VALUES, _VALUES, _VALUES)
def test_no_description_is_an_error(paths: Any, security: Any, components: Any) -> None:
    value = {"openapi": "3.1.0", "paths": paths, "security": security, "components": components}
    try:
        found = read(value)
    except InputError:
        return
    assert found.operations == found.secured + found.public + len(found.undeclared)
