"""What a changed operation breaks: its path, parameters, bodies, answers, security and servers."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

Document = dict[str, Any]

BASE: dict[str, Document] = {
    "3.1": {
        "openapi": "3.1.0",
        "info": {"title": "Stock", "version": "1.0.0"},
        "servers": [{"url": "https://api.example.org/v1"}, {"url": "http://localhost:8080/v1"}],
        "paths": {
            "/items/{itemId}": {
                "parameters": [{"name": "itemId", "in": "path", "required": True, "schema": {"type": "string"}}],
                "get": {
                    "parameters": [
                        {"name": "fields", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
                        {"name": "X-Tenant", "in": "header", "schema": {"type": "string"}},
                    ],
                    "responses": {
                        "200": {
                            "description": "it",
                            "headers": {"ETag": {"required": True, "schema": {"type": "string"}}},
                            "content": {
                                "application/json": {"schema": {"type": "object"}},
                                "text/csv": {"schema": {"type": "string"}},
                            },
                        },
                        "202": {"description": "later"},
                        "404": {
                            "description": "none",
                            "content": {"application/json": {"schema": {"type": "object"}}},
                        },
                    },
                },
                "put": {
                    "security": [{"key": []}, {"login": ["write"]}],
                    "requestBody": {
                        "content": {
                            "application/json": {"schema": {"type": "object"}},
                            "multipart/form-data": {"schema": {"type": "object"}},
                        }
                    },
                    "responses": {"204": {"description": "done"}},
                    "callbacks": {
                        "changed": {
                            "{$request.body#/url}": {
                                "post": {
                                    "requestBody": {"content": {"application/json": {"schema": {"type": "integer"}}}},
                                    "responses": {"200": {"description": "heard"}, "204": {"description": "heard"}},
                                }
                            }
                        }
                    },
                },
            },
        },
        "webhooks": {
            "sold": {
                "post": {
                    "requestBody": {"content": {"application/json": {"schema": {"type": "integer"}}}},
                    "responses": {"204": {"description": "heard"}},
                }
            }
        },
        "components": {
            "securitySchemes": {
                "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
                "other": {"type": "apiKey", "in": "header", "name": "X-Other"},
                "login": {
                    "type": "oauth2",
                    "flows": {
                        "clientCredentials": {"tokenUrl": "https://example.org/token", "scopes": {"write": "w"}},
                        "password": {"tokenUrl": "https://example.org/token", "scopes": {"write": "w"}},
                    },
                },
            }
        },
    },
    "2.0": {
        "swagger": "2.0",
        "info": {"title": "Stock", "version": "1.0.0"},
        "host": "api.example.org",
        "basePath": "/v1",
        "consumes": ["application/json"],
        "produces": ["application/json"],
        "securityDefinitions": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
        "paths": {
            "/items/{itemId}": {
                "get": {
                    "parameters": [
                        {"name": "itemId", "in": "path", "required": True, "type": "string"},
                        {"name": "fields", "in": "query", "type": "array", "items": {"type": "string"}},
                        {"name": "limit", "in": "query", "type": "integer", "maximum": 100},
                    ],
                    "responses": {
                        "200": {
                            "description": "it",
                            "headers": {"ETag": {"type": "string"}},
                            "schema": {"type": "object"},
                        }
                    },
                },
                "post": {
                    "consumes": ["multipart/form-data"],
                    "parameters": [
                        {"name": "itemId", "in": "path", "required": True, "type": "string"},
                        {"name": "photo", "in": "formData", "type": "file"},
                        {"name": "note", "in": "formData", "type": "string"},
                    ],
                    "responses": {"204": {"description": "done"}},
                },
            }
        },
    },
}
ITEM = "/items/{itemId}"
GONE = object()


def changed(document: Document, *changes: tuple[str, Any]) -> Document:
    """A copy in which the values at paths such as `paths > /a > get` are others, or gone."""
    made = deepcopy(document)
    for path, value in changes:
        *way, last = [int(part) if part.isdigit() and len(part) < 2 else part for part in path.split(" > ")]
        place: Any = made
        for part in way:
            place = place[part]
        if value is GONE:
            del place[last]
        elif isinstance(place, list) and last == len(place):
            place.append(value)
        else:
            place[last] = value
    return made


GET, PUT = f"paths > {ITEM} > get", f"paths > {ITEM} > put"
JSON = "content > application/json > schema"
TEXT = {"schema": {"type": "string"}}
CALLBACK = f"{PUT} > callbacks > changed > {{$request.body#/url}} > post"
SOLD = "webhooks > sold > post"
BREAKING = [
    ("3.1", "a method is gone", [(GET, GONE)], "operation-removed"),
    ("3.1", "a path is gone", [("paths", {})], "operation-removed"),
    (
        "3.1",
        "a path is spelt otherwise",
        [(f"paths > {ITEM}", GONE), ("paths > /item/{itemId}", BASE["3.1"]["paths"][ITEM])],
        "operation-removed",
    ),
    (
        "3.1",
        "a required parameter is new",
        [(f"{GET} > parameters > 2", {"name": "q", "in": "query", "required": True, **TEXT})],
        "new-required-parameter",
    ),
    (
        "3.1",
        "a required header is new",
        [(f"{GET} > parameters > 2", {"name": "X-Trace", "in": "header", "required": True, **TEXT})],
        "new-required-parameter",
    ),
    (
        "3.1",
        "a required cookie is new",
        [(f"{GET} > parameters > 2", {"name": "session", "in": "cookie", "required": True, **TEXT})],
        "new-required-parameter",
    ),
    ("3.1", "a parameter became required", [(f"{GET} > parameters > 1 > required", True)], "parameter-became-required"),
    ("3.1", "a parameter is gone", [(f"{GET} > parameters > 0", GONE)], "parameter-removed"),
    ("3.1", "a parameter has another place", [(f"{GET} > parameters > 1 > in", "query")], "parameter-removed"),
    (
        "3.1",
        "a parameter has another type",
        [(f"{GET} > parameters > 1 > schema > type", "integer")],
        "request-type-narrowed",
    ),
    (
        "3.1",
        "the parameter of the path has another type",
        [(f"paths > {ITEM} > parameters > 0 > schema > type", "integer")],
        "request-type-narrowed",
    ),
    ("3.1", "a list is written with commas", [(f"{GET} > parameters > 0 > explode", False)], "parameter-style-changed"),
    ("3.1", "a body became required", [(f"{PUT} > requestBody > required", True)], "request-body-became-required"),
    (
        "3.1",
        "a required body is new",
        [(f"{GET} > requestBody", {"required": True, "content": {"application/json": TEXT}})],
        "request-body-became-required",
    ),
    ("3.1", "a body is gone", [(f"{PUT} > requestBody", GONE)], "request-body-removed"),
    (
        "3.1",
        "a media type is not taken any more",
        [(f"{PUT} > requestBody > content > multipart/form-data", GONE)],
        "request-media-type-removed",
    ),
    (
        "3.1",
        "a media type does not come any more",
        [(f"{GET} > responses > 200 > content > text/csv", GONE)],
        "response-media-type-removed",
    ),
    ("3.1", "nothing comes any more", [(f"{GET} > responses > 200 > content", GONE)], "response-media-type-removed"),
    ("3.1", "a success code is gone", [(f"{GET} > responses > 202", GONE)], "response-success-status-removed"),
    (
        "3.1",
        "a success code is another",
        [(f"{PUT} > responses", {"200": {"description": "done"}})],
        "response-success-status-removed",
    ),
    (
        "3.1",
        "an error has another body",
        [(f"{GET} > responses > 404 > {JSON} > type", "string")],
        "response-type-widened",
    ),
    ("3.1", "a header does not come any more", [(f"{GET} > responses > 200 > headers", {})], "response-header-removed"),
    (
        "3.1",
        "a header may be missing",
        [(f"{GET} > responses > 200 > headers > ETag > required", False)],
        "response-header-became-optional",
    ),
    (
        "3.1",
        "a header has another type",
        [(f"{GET} > responses > 200 > headers > ETag > schema > type", "integer")],
        "response-type-widened",
    ),
    ("3.1", "a public operation asks for a key", [(f"{GET} > security", [{"key": []}])], "security-added"),
    ("3.1", "all operations ask for a key", [("security", [{"key": []}])], "security-added"),
    (
        "3.1",
        "a scope more is asked for",
        [(f"{PUT} > security", [{"key": []}, {"login": ["write", "admin"]}])],
        "security-scope-added",
    ),
    (
        "3.1",
        "a scheme is not taken any more",
        [(f"{PUT} > security", [{"login": ["write"]}])],
        "security-requirement-changed",
    ),
    (
        "3.1",
        "two schemes are asked for at once",
        [(f"{PUT} > security", [{"key": [], "other": []}, {"login": ["write"]}])],
        "security-requirement-changed",
    ),
    (
        "3.1",
        "a key has another header",
        [("components > securitySchemes > key > name", "X-Token")],
        "security-requirement-changed",
    ),
    (
        "3.1",
        "a flow is gone",
        [("components > securitySchemes > login > flows > password", GONE)],
        "security-flow-removed",
    ),
    ("3.1", "another base path", [("servers", [{"url": "https://api.example.org/v2"}])], "base-path-removed"),
    ("3.1", "another host", [("servers", [{"url": "https://stock.example.net/v1"}])], "hosts-changed"),
    (
        "3.1",
        "an operation has a base path of its own",
        [(f"{GET} > servers", [{"url": "https://api.example.org/v3"}])],
        "base-path-removed",
    ),
    ("3.1", "a callback is gone", [(f"{PUT} > callbacks", {})], "callback-removed"),
    (
        "3.1",
        "a callback sends more",
        [(f"{CALLBACK} > requestBody > {JSON} > type", "number")],
        "response-type-widened",
    ),
    (
        "3.1",
        "an answer to a callback is gone",
        [(f"{CALLBACK} > responses > 204", GONE)],
        "response-success-status-removed",
    ),
    ("3.1", "a webhook is gone", [("webhooks", {})], "webhook-removed"),
    ("3.1", "a webhook sends more", [(f"{SOLD} > requestBody > {JSON} > type", "number")], "response-type-widened"),
    ("3.1", "a webhook sends nothing", [(f"{SOLD} > requestBody", GONE)], "webhook-body-removed"),
    ("2.0", "a method is gone", [(GET, GONE)], "operation-removed"),
    ("2.0", "a parameter became required", [(f"{GET} > parameters > 1 > required", True)], "parameter-became-required"),
    ("2.0", "a lower maximum", [(f"{GET} > parameters > 2 > maximum", 50)], "request-maximum-lowered"),
    (
        "2.0",
        "a list is written with pipes",
        [(f"{GET} > parameters > 1 > collectionFormat", "pipes")],
        "parameter-style-changed",
    ),
    (
        "2.0",
        "a field of the form became required",
        [(f"paths > {ITEM} > post > parameters > 1 > required", True)],
        ("request-body-became-required", "request-property-became-required"),
    ),
    (
        "2.0",
        "a field of the form is gone",
        [(f"paths > {ITEM} > post > parameters > 2", GONE)],
        "request-property-removed",
    ),
    (
        "2.0",
        "a field of the form is no file",
        [(f"paths > {ITEM} > post > parameters > 1 > type", "integer")],
        "request-type-narrowed",
    ),
    (
        "2.0",
        "a form is sent otherwise",
        [(f"paths > {ITEM} > post > consumes", ["application/x-www-form-urlencoded"])],
        "request-media-type-removed",
    ),
    ("2.0", "XML comes instead", [("produces", ["application/xml"])], "response-media-type-removed"),
    ("2.0", "another body comes", [(f"{GET} > responses > 200 > schema > type", "array")], "response-type-widened"),
    (
        "2.0",
        "a header has another type",
        [(f"{GET} > responses > 200 > headers > ETag > type", "integer")],
        "response-type-widened",
    ),
    ("2.0", "a key is asked for", [(f"{GET} > security", [{"key": []}])], "security-added"),
    ("2.0", "another base path", [("basePath", "/v2")], "base-path-removed"),
    ("2.0", "another host", [("host", "stock.example.net")], "hosts-changed"),
]
HARMLESS = [
    ("3.1", "a path more", [("paths > /stock", {"get": {"responses": {"200": {"description": "all"}}}})]),
    ("3.1", "a method more", [(f"paths > {ITEM} > delete", {"responses": {"204": {"description": "gone"}}})]),
    (
        "3.1",
        "the parameter of the path has another name",
        [(f"paths > {ITEM} > parameters > 0 > name", "id"), ("paths > /items/{id}", GONE)],
    ),
    ("3.1", "an optional parameter is new", [(f"{GET} > parameters > 2", {"name": "q", "in": "query", **TEXT})]),
    ("3.1", "a header is written otherwise", [(f"{GET} > parameters > 1 > name", "x-tenant")]),
    (
        "3.1",
        "a header that has no effect",
        [(f"{GET} > parameters > 2", {"name": "Authorization", "in": "header", "required": True, **TEXT})],
    ),
    (
        "3.1",
        "the default style is written down",
        [(f"{GET} > parameters > 0 > style", "form"), (f"{GET} > parameters > 0 > explode", True)],
    ),
    ("3.1", "an optional body is new", [(f"{GET} > requestBody", {"content": {"application/json": TEXT}})]),
    ("3.1", "a media type more is taken", [(f"{PUT} > requestBody > content > text/plain", TEXT)]),
    ("3.1", "every media type is taken", [(f"{PUT} > requestBody > content", {"*/*": {"schema": {"type": "object"}}})]),
    (
        "3.1",
        "a charset is named",
        [
            (
                f"{GET} > responses > 200 > content",
                {"application/json; charset=utf-8": {"schema": {"type": "object"}}, "text/csv": TEXT},
            )
        ],
    ),
    ("3.1", "an error code is gone", [(f"{GET} > responses > 404", GONE)]),
    ("3.1", "an error code is new", [(f"{GET} > responses > 409", {"description": "taken"})]),
    ("3.1", "a success code is new", [(f"{GET} > responses > 206", {"description": "part"})]),
    ("3.1", "codes became a range", [(f"{PUT} > responses", {"2XX": {"description": "done"}})]),
    ("3.1", "a header more comes", [(f"{GET} > responses > 200 > headers > Age", TEXT)]),
    ("3.1", "an operation became public", [(f"{PUT} > security", [])]),
    ("3.1", "another way to be let in", [(f"{PUT} > security > 2", {"other": []})]),
    ("3.1", "a scope less is asked for", [(f"{PUT} > security", [{"key": []}, {"login": []}])]),
    (
        "3.1",
        "a scheme has another name",
        [
            ("components > securitySchemes > apiKey", BASE["3.1"]["components"]["securitySchemes"]["key"]),
            (f"{PUT} > security > 0", {"apiKey": []}),
        ],
    ),
    ("3.1", "security is optional", [(f"{GET} > security", [{"key": []}, {}])]),
    ("3.1", "a host more", [("servers > 2", {"url": "https://eu.example.org/v1"})]),
    ("3.1", "the local server is gone", [("servers > 1", GONE)]),
    (
        "3.1",
        "the base path is a variable",
        [("servers", [{"url": "https://api.example.org/{v}/", "variables": {"v": {"default": "v1"}}}])],
    ),
    (
        "3.1",
        "the base path moves into the paths",
        [("servers", [{"url": "https://api.example.org"}]), ("paths", {f"/v1{ITEM}": BASE["3.1"]["paths"][ITEM]})],
    ),
    ("3.1", "an operation is deprecated", [(f"{GET} > deprecated", True)]),
    ("3.1", "a callback more", [(f"{PUT} > callbacks > other", {})]),
    ("3.1", "a webhook more", [("webhooks > bought", {})]),
    ("2.0", "a higher maximum", [(f"{GET} > parameters > 2 > maximum", 500)]),
    (
        "2.0",
        "an optional field of the form is new",
        [(f"paths > {ITEM} > post > parameters > 3", {"name": "more", "in": "formData", "type": "string"})],
    ),
    ("2.0", "XML comes as well", [("produces", ["application/json", "application/xml"])]),
    ("2.0", "a scheme of the URL more", [("schemes", ["https", "http"])]),
]


@pytest.mark.parametrize(
    ("family", "changes", "rules"), [pytest.param(c[0], c[2], c[3], id=f"{c[0]} {c[1]}") for c in BREAKING]
)
def test_a_change_breaks_clients(compared: Any, family: str, changes: Any, rules: Any) -> None:
    found = compared(BASE[family], changed(BASE[family], *changes))
    assert {change.rule for change in found.breaking} == ({rules} if isinstance(rules, str) else set(rules))
    assert found.unclear == ()
    assert all(": clients" in change.message or "clients send" in change.message for change in found.breaking), (
        found.breaking
    )


@pytest.mark.parametrize(("family", "changes"), [pytest.param(c[0], c[2], id=f"{c[0]} {c[1]}") for c in HARMLESS])
def test_a_change_breaks_no_one(compared: Any, family: str, changes: Any) -> None:
    if changes[-1][1] is GONE and changes[-1][0] not in ("servers > 1", f"{GET} > responses > 404"):
        document = changed(BASE[family], *changes[:-1])
        document["paths"]["/items/{id}"] = document["paths"].pop(ITEM)
    else:
        document = changed(BASE[family], *changes)
    found = compared(BASE[family], document)
    assert (found.breaking, found.unclear) == ((), ())


def test_an_api_may_be_described_by_a_later_version(compared: Any) -> None:
    old = {
        "swagger": "2.0",
        "info": {"title": "t", "version": "1"},
        "basePath": "/v1",
        "securityDefinitions": {"login": {"type": "basic"}},
        "security": [{"login": []}],
        "paths": {
            "/a": {
                "post": {
                    "parameters": [
                        {"name": "file", "in": "formData", "type": "file", "required": True},
                        {"name": "ids", "in": "query", "type": "array", "items": {"type": "integer"}},
                    ],
                    "responses": {"200": {"description": "it", "schema": {"type": "string", "x-nullable": True}}},
                }
            }
        },
    }
    file = {"type": "object", "required": ["file"], "properties": {"file": {"type": "string", "format": "binary"}}}
    new = {
        "openapi": "3.0.3",
        "info": {"title": "t", "version": "1"},
        "servers": [{"url": "/v1"}],
        "components": {"securitySchemes": {"http": {"type": "http", "scheme": "Basic"}}},
        "security": [{"http": []}],
        "paths": {
            "/a": {
                "post": {
                    "parameters": [
                        {
                            "name": "ids",
                            "in": "query",
                            "explode": False,
                            "schema": {"type": "array", "items": {"type": "integer"}},
                        }
                    ],
                    "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": file}}},
                    "responses": {
                        "200": {
                            "description": "it",
                            "content": {"application/json": {"schema": {"type": "string", "nullable": True}}},
                        }
                    },
                }
            }
        },
    }
    found = compared(old, new)
    assert (found.breaking, found.unclear) == ((), ())


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ([(f"paths > {ITEM} > parameters > 0", {"$ref": "#/components/parameters/gone"})], "parameters"),
        ([(f"paths > {ITEM}", {"$ref": "paths/items.yaml"})], "cannot be read"),
        ([(f"{PUT} > requestBody", {"$ref": "#/components/requestBodies/gone"})], "request body"),
        ([(f"{GET} > responses > 200", {"$ref": "#/components/responses/gone"})], "answer"),
        ([(f"{GET} > security", "none")], "security"),
        ([("paths", [])], "cannot be read"),
        (
            [(f"{PUT} > requestBody > content > multipart/form-data > encoding", {"a": {"contentType": "image/png"}})],
            "encoding",
        ),
        (
            [(f"{GET} > parameters > 1", {"name": "X-Tenant", "in": "header", "content": {"text/plain": TEXT}})],
            "content",
        ),
    ],
)
def test_what_cannot_be_read_is_not_taken_for_the_same(compared: Any, changes: Any, part: str) -> None:
    for pair in ((BASE["3.1"], changed(BASE["3.1"], *changes)), (changed(BASE["3.1"], *changes), BASE["3.1"])):
        found = compared(*pair)
        assert any(part in change.message for change in found.unclear), found
