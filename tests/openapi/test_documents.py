"""Whole documents: versions, references between files, what is legal, and what no text can do to the reader."""

from __future__ import annotations

import copy
import json
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution import yaml_source
from constitution_gate.constitution.model import InputError
from constitution_gate.gates.openapi import official, references, validation
from constitution_gate.gates.openapi.references import Document, Node

MINIMAL = """\
openapi: 3.1.0
info: {title: Tides, version: '1'}
paths:
  /tides:
    get:
      responses:
        200:
          description: the tides
          content:
            application/json:
              schema: {$ref: REF}
"""


@pytest.mark.parametrize(
    ("first_lines", "line", "message"),
    [
        ("openapi: 3.1", 1, "not a string but the number 3.1"),
        ("openapi: 3", 1, "not a string"),
        ("openapi: [3.1.0]", 1, "not a string"),
        ("openapi: '3.1'", 1, "not 3.0.x, 3.1.x or 3.2.x"),
        ("openapi: 3.3.0", 1, "not 3.0.x, 3.1.x or 3.2.x"),
        ("openapi: 9.9.9", 1, "not 3.0.x, 3.1.x or 3.2.x"),
        ("openapi: '3.1.0\u200b'", 1, "not 3.0.x, 3.1.x or 3.2.x"),
        ("openapi: '٣.1.0'", 1, "not 3.0.x, 3.1.x or 3.2.x"),
        ("swagger: 2.0", 1, "not a string but the number 2.0"),
        ("swagger: '1.2'", 1, "other than '2.0'"),
        ("openapi: 3.1.0\nswagger: '2.0'", 2, "both"),
    ],
)
def test_a_version_that_does_not_exist_is_refused(judge, first_lines: str, line: int, message: str) -> None:
    report = judge(MINIMAL.replace("openapi: 3.1.0", first_lines).replace("{$ref: REF}", "{}"))
    assert [(problem.line, message in problem.message) for problem in report.problems] == [(line, True)]
    assert report.operations == ()


@pytest.mark.parametrize("stated", ["3.0.0", "3.0.4", "3.1.0", "3.1.1", "3.2.0", "3.1.0-rc1"])
def test_published_versions_are_known(judge, stated: str) -> None:
    report = judge(MINIMAL.replace("3.1.0", stated).replace("{$ref: REF}", "{}"))
    assert report.problems == ()
    assert report.version == stated


@pytest.mark.parametrize(
    ("reference", "files"),
    [
        ("tide.yaml", {"specs/001-x/contracts/tide.yaml": "type: object"}),
        ("./tide.json", {"specs/001-x/contracts/tide.json": '{"type": "object"}'}),
        ("../../../shared/tide.yaml", {"shared/tide.yaml": "type: object"}),
        ("two%20words.yaml#/a~1b", {"specs/001-x/contracts/two words.yaml": "a/b: {type: object}"}),
        ("list.yaml#/0", {"specs/001-x/contracts/list.yaml": "- type: object"}),
        ("deep.yaml#/components/schemas/A", {"specs/001-x/contracts/deep.yaml": "components: {schemas: {A: {}}}"}),
        (
            "one.yaml",
            {
                "specs/001-x/contracts/one.yaml": "properties: {next: {$ref: 'sub/two.yaml#/Two'}}",
                "specs/001-x/contracts/sub/two.yaml": "Two: {properties: {back: {$ref: '../one.yaml'}}}",
            },
        ),
        ("#/x-parts/tide", {}),
        ("tide.yaml#loan", {"specs/001-x/contracts/tide.yaml": "a: {$anchor: loan, type: object}"}),
    ],
)
def test_references_inside_the_repository_are_followed(judge, reference: str, files: dict[str, str]) -> None:
    text = MINIMAL.replace("REF", f"'{reference}'") + "x-parts: {tide: {type: integer}}\n"
    report = judge(text, files)
    assert report.problems == ()
    assert report.files == tuple(sorted(files))


@pytest.mark.parametrize(
    ("reference", "files", "path", "line", "message"),
    [
        ("tide.yaml", {}, "api.yaml", 11, "there is no file specs/001-x/contracts/tide.yaml"),
        ("tide.yaml#/B", {"tide.yaml": "Bb: {}"}, "api.yaml", 11, "there is no 'B'."),
        ("tide.yaml", {"tide.yaml": "\ntype: strin"}, "tide.yaml", 2, "'type' must be"),
        ("tide.yaml", {"tide.yaml": "- a"}, "api.yaml", 11, "is a list, and a schema is needed"),
        ("tide.yaml", {"tide.yaml": "a: 1\n$ref: gone.yaml"}, "tide.yaml", 2, "there is no file"),
        ("tide.yaml", {"tide.yaml": "$ref: 'http://example.org/a'"}, "tide.yaml", 1, "leaves the repository"),
        ("tide.yaml", {"tide.yaml": "$ref: '../../../../a.yaml'"}, "tide.yaml", 1, "leaves the repository"),
        ("tide.yaml", {"tide.yaml": "$ref: 'tide.yaml'"}, "tide.yaml", 1, "leads back to itself"),
        (
            "other.yaml#/paths/~1a",
            {"other.yaml": "openapi: 3.1.0\npaths: {/a: {get: {}}}"},
            "api.yaml",
            11,
            "is a path item, and a schema is needed",
        ),
    ],
)
def test_a_fault_in_another_file_is_found_where_it_is(
    judge, reference: str, files: dict[str, str], path: str, line: int, message: str
) -> None:
    directory = "specs/001-x/contracts/"
    report = judge(MINIMAL.replace("REF", f"'{reference}'"), {directory + name: text for name, text in files.items()})
    assert [(p.path, p.line) for p in report.problems] == [(directory + path, line)]
    assert message in report.problems[0].message


LEGAL = """\
openapi: 3.1.0
$schema: ignored
info:
  title: Tides
  version: '1'
  license: {name: MIT, identifier: MIT}
jsonSchemaDialect: https://spec.openapis.org/oas/3.1/dialect/base
paths:
  x-owner: harbour
  /tides/{port}:
    summary: One port
    parameters:
      - $ref: '#/components/parameters/Port'
        description: a better description
    get:
      operationId: tides
      tags: [tides]
      security: [{}, {token: [read]}]
      responses:
        default: {$ref: '#/components/responses/Tides'}
  /tides/{port}/next:
    get:
      parameters:
        - {name: port, in: path, required: true, schema: {type: string}}
        - {name: port, in: query, schema: {type: string}}
      responses:
        4XX: {description: no such port}
        200: {$ref: '#/components/responses/Tides'}
components:
  parameters:
    Port: {name: port, in: path, required: true, schema: {type: string, const: a, examples: [a]}}
  responses:
    Tides:
      description: the tides
      links:
        next: {operationId: tides, server: {url: /}}
      content:
        '*/*': {}
        application/json:
          schema: {$ref: '#/components/schemas/Tree'}
  securitySchemes:
    token: {type: http, scheme: Bearer, bearerFormat: JWT}
    tls: {type: mutualTLS}
  schemas:
    Tree:
      type: [object, 'null']
      properties:
        $ref: {type: string}
        child: {$ref: '#/components/schemas/Tree'}
        children: {type: array, items: {$ref: '#/components/schemas/Tree'}}
      unevaluatedProperties: false
      x-anything: {$ref: nowhere}
      example: {$ref: not a reference}
    Any: true
    Unknown: {keyword: of-a-dialect, nullable: true}
    Kind:
      oneOf: [{$ref: '#/components/schemas/Cat'}]
      discriminator: {propertyName: kind, mapping: {cat: Cat}}
    Cat:
      allOf:
        - $ref: '#/components/schemas/Kind'
        - {type: object}
    Resource:
      $id: https://tides.example/resource
      $defs: {inner: {type: string}}
      properties: {a: {$ref: '#/$defs/inner'}}
    User: {$ref: https://tides.example/resource}
"""


def test_what_is_legal_passes(judge) -> None:
    text = LEGAL.replace("$schema: ignored\n", "")
    report = judge(text)
    assert report.problems == ()
    assert report.undecided is None
    assert len(report.operations) == 2
    assert report.notes == ("OpenAPI 3.1 ignores 'nullable', which stands once",)


def test_a_license_has_an_identifier_or_a_url(judge) -> None:
    text = LEGAL.replace("$schema: ignored\n", "").replace("identifier: MIT", "identifier: MIT, url: /mit")
    assert [p.line for p in judge(text).problems] == [5]


@pytest.mark.parametrize("missing", ["title: Tides", "version: '1'"])
def test_title_and_version_are_required(judge, missing: str) -> None:
    report = judge(MINIMAL.replace(missing, "x-a: 1").replace("{$ref: REF}", "{}"))
    assert [p.line for p in report.problems] == [2]


def test_a_version_of_the_api_that_is_a_number_is_refused(judge) -> None:
    report = judge(MINIMAL.replace("version: '1'", "version: 1.0").replace("{$ref: REF}", "{}"))
    assert "must be a string, and it is a number" in report.problems[0].message


def test_a_chain_of_references_over_the_limit_is_refused(judge) -> None:
    chain = "".join(f"    S{i}: {{$ref: '#/components/schemas/S{i + 1}'}}\n" for i in range(3000))
    text = MINIMAL.replace("REF", "'#/components/schemas/S0'")
    text += f"components:\n  schemas:\n{chain}    S3000: {{type: string}}\n"
    (problem,) = judge(text).problems
    assert "A chain of 3001 references" in problem.message
    assert problem.line == 11


def test_a_chain_within_the_limit_is_followed(judge) -> None:
    chain = "".join(f"    S{i}: {{$ref: '#/components/schemas/S{i + 1}'}}\n" for i in range(99))
    text = MINIMAL.replace("REF", "'#/components/schemas/S0'")
    assert judge(f"{text}components:\n  schemas:\n{chain}    S99: {{type: string}}\n").problems == ()


def test_a_description_spread_over_too_many_files_is_refused(judge) -> None:
    files = {f"specs/001-x/contracts/{i}.yaml": f"properties: {{a: {{$ref: {i + 1}.yaml}}}}" for i in range(200)}
    (problem,) = judge(MINIMAL.replace("REF", "0.yaml"), files).problems
    assert "more than 100 files" in problem.message


def test_faults_over_the_limit_are_counted(judge) -> None:
    schemas = "".join(f"    S{i}: {{type: strin}}\n" for i in range(1100))
    report = judge(f"{MINIMAL.replace('{$ref: REF}', '{}')}components:\n  schemas:\n{schemas}")
    assert len(report.problems) == 1000
    assert report.left_out == 100


def test_the_official_schema_has_the_last_word(judge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validation.official, "complaints", lambda value, family: [(("info", "title"), "Refused.")])
    (problem,) = judge(MINIMAL.replace("{$ref: REF}", "{}")).problems
    assert (problem.line, problem.message) == (2, "Refused.")


def test_a_validator_that_fails_leaves_the_document_undecided(judge, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bool:
        raise RecursionError

    monkeypatch.setattr(official, "_accepted", fail)
    report = judge(MINIMAL.replace("{$ref: REF}", "{}"))
    assert report.problems == ()
    assert report.undecided == "the description is nested too deep for the schema validator"


@pytest.mark.parametrize("family", ["2.0", "3.0", "3.1", "3.2"])
@pytest.mark.parametrize("fast", [True, False])
def test_the_official_schema_refuses_with_and_without_the_fast_validator(
    family: str, fast: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not fast:
        monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    key = "swagger" if family == "2.0" else "openapi"
    stated = family if family == "2.0" else f"{family}.0"
    good: dict[str, Any] = {key: stated, "info": {"title": "a", "version": "1"}, "paths": {}}
    assert official.complaints(good, family) == []
    (complaint,) = official.complaints({**good, "info": {"title": 5, "version": "1"}}, family)
    assert complaint[0] == ("info", "title")


def test_a_document_that_is_too_large_for_a_second_opinion_is_judged_by_the_walk(
    judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    monkeypatch.setattr(official, "MAX_ENTRIES", 5)
    report = judge(MINIMAL.replace("{$ref: REF}", "{}"))
    assert report.undecided is None
    assert "was not asked" in report.notes[0]


@pytest.mark.parametrize(
    ("base", "relative", "joined"),
    [
        ("a/b.yaml", "c.yaml", "a/c.yaml"),
        ("a/b.yaml", "./../c.yaml", "c.yaml"),
        ("a/b.yaml", "../../c.yaml", None),
        ("b.yaml", "../c.yaml", None),
        ("a/b.yaml", "x/../../../a/c.yaml", None),
        ("a/b.yaml", "c\\d.yaml", None),
        ("a/b.yaml", "c\x00.yaml", None),
    ],
)
def test_paths_are_joined_and_stay_below_the_root(base: str, relative: str, joined: str | None) -> None:
    assert references.join(base, relative) == joined


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=40), st.text("./#%~0129abEF:\\", max_size=20)))
def test_any_reference_leads_somewhere_or_is_refused(text: str) -> None:
    root = Document("a/b.yaml", yaml_source.load("a: {b: [1]}", "a/b.yaml"))
    opened: list[str] = []

    def opens(path: str) -> str:
        opened.append(path)
        return "there is none"

    try:
        node = references.References(root, opens).target(text, Node(root, ()))
    except references.BadReferenceError:
        node = Node(root, ())
    assert node.document is root
    assert all(not path.startswith(("/", "../")) and "/../" not in path for path in opened)


GOOD = yaml_source.load(LEGAL.replace("$schema: ignored\n", ""), "a.yaml").value
SWAGGER = {
    "swagger": "2.0",
    "info": {"title": "a", "version": "1"},
    "host": "a.example",
    "paths": {
        "/a/{b}": {
            "parameters": [{"name": "b", "in": "path", "required": True, "type": "string"}],
            "post": {
                "parameters": [{"name": "c", "in": "body", "schema": {"$ref": "#/definitions/D"}}],
                "responses": {"200": {"description": "ok", "headers": {"X": {"type": "string"}}}},
            },
        }
    },
    "definitions": {"D": {"type": "object", "properties": {"e": {"type": "array", "items": {"type": "number"}}}}},
    "securityDefinitions": {"k": {"type": "apiKey", "name": "k", "in": "header"}},
}
OLD = {
    "openapi": "3.0.3",
    "info": {"title": "a", "version": "1", "license": {"name": "MIT"}},
    "servers": [{"url": "/{a}", "variables": {"a": {"default": "b"}}}],
    "paths": {
        "/a": {
            "post": {
                "requestBody": {"content": {"a/b": {"schema": {"type": "string"}, "examples": {"e": {"value": 1}}}}},
                "responses": {"200": {"description": "ok", "headers": {"X": {"schema": {"type": "string"}}}}},
                "callbacks": {"c": {"u": {"get": {"responses": {"200": {"description": "ok"}}}}}},
            }
        }
    },
}
VALUES = st.sampled_from(
    [None, True, 3, -1, 1.5, "x", "", [], {}, ["a"], {"a": 1}, {"type": "string"}, {"$ref": "#/info"}, [{}], [None]]
)


def _places(value: Any, pointer: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [pointer, *(place for key, item in items for place in _places(item, (*pointer, key)))]


KEYS = sorted({part for good in (GOOD, SWAGGER, OLD) for p in _places(good) for part in p if isinstance(part, str)})


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.data())
def test_what_the_official_schema_refuses_the_walk_refuses_too(data: st.DataObject) -> None:
    document = copy.deepcopy(data.draw(st.sampled_from([GOOD, SWAGGER, OLD])))
    *way, last = data.draw(st.sampled_from(_places(document)[1:]))
    parent = document
    for part in way:
        parent = parent[part]
    change = data.draw(st.sampled_from(["replace", "remove", "add"]))
    if change == "remove":
        del parent[last]
    elif change == "add" and isinstance(parent, dict):
        parent[data.draw(st.sampled_from(KEYS))] = data.draw(VALUES)
    else:
        parent[last] = data.draw(VALUES)
    text = json.dumps(document)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(official, "complaints", lambda *_: [])
        report = validation.validate("a.json", yaml_source.load(text, "a.json"), lambda path: "none")
    if not report.problems and report.family:
        assert official.complaints(document, report.family) == []
    assert all(problem.line == 1 and problem.path == "a.json" for problem in report.problems)


@settings(max_examples=80, deadline=None)
@given(
    st.integers(0, len(LEGAL)), st.integers(0, 12), st.sampled_from(["", "a", ": ", "\n", "- ", "{", "&a ", "*a", "'"])
)
def test_a_mutated_text_is_judged_or_refused(start: int, length: int, inserted: str) -> None:
    text = LEGAL[:start] + inserted + LEGAL[start + length :]
    try:
        source = yaml_source.load(text, "a.yaml")
    except InputError:
        return
    if isinstance(source.value, dict):
        report = validation.validate("a.yaml", source, lambda path: "none")
        assert all(1 <= problem.line <= text.count("\n") + 1 for problem in report.problems)
