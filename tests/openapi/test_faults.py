"""Faults of OpenAPI documents, each with its good twin: the fault is found at its line, the twin passes."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from textwrap import dedent, indent

import pytest

from constitution_gate.constitution import yaml_source

MISSED = Path(__file__).parent / "missed-by-openapi-spec-validator.txt"

BASE_3 = """\
openapi: {version}
info:
  title: Lending desk
  version: "1.4"
@document
paths:
  /loans:
    get:
      operationId: listLoans
@operation
      responses:
        '200':
          description: the open loans
@response
@paths
components:
  schemas:
    Loan:
      type: object
      properties:
        id:
          type: string
@schemas
@components
"""
BASE_2 = """\
swagger: '2.0'
info:
  title: Lending desk
  version: "1.4"
@document
paths:
  /loans:
    post:
      operationId: listLoans
@operation
      responses:
        '200':
          description: the open loans
@response
@paths
definitions:
  Loan:
    type: object
    properties:
      id:
        type: string
@definitions
"""
INDENTS = {
    "document": 0,
    "operation": 6,
    "response": 10,
    "paths": 2,
    "schemas": 4,
    "components": 2,
    "definitions": 2,
}
VERSIONS = {"3.0": "3.0.3", "3.1": "3.1.0", "3.2": "3.2.0"}
ALL_3 = ("3.0", "3.1", "3.2")


@dataclass(frozen=True)
class Fault:
    """A fault and its good twin: the text of one slot each; `also` fills other slots alike in both.

    The faulty line ends in `# !`. `feed` says that openapi-spec-validator may be given the document: it would
    follow a reference out of it.
    """

    name: str
    version: str
    slot: str
    bad: str
    good: str
    message: str
    also: dict[str, str] = field(default_factory=dict)
    feed: bool = True

    def text(self, content: str) -> str:
        """The whole document with this content in the slot."""
        base = BASE_2 if self.version == "2.0" else BASE_3.replace("{version}", VERSIONS[self.version])
        filled = {slot: [self.also.get(slot, "")] for slot in INDENTS}
        filled[self.slot].insert(0, content)
        for slot, width in INDENTS.items():
            blocks = [dedent(block).strip("\n") for block in filled[slot]]
            joined = "\n".join(block for block in blocks if block)
            base = base.replace(f"@{slot}\n", indent(joined, " " * width) + "\n" if joined else "")
        return base

    @property
    def line(self) -> int:
        """The line of the fault."""
        lines = self.text(self.bad).split("\n")
        (found,) = (number for number, line in enumerate(lines, 1) if line.endswith("# !"))
        return found


def in_each(versions: tuple[str, ...], name: str, *rest: str, **more: object) -> list[Fault]:
    return [Fault(f"{name} ({each})", each, *rest, **more) for each in versions]


def schema(name: str, versions: tuple[str, ...], bad: str, good: str, message: str, **more: object) -> list[Fault]:
    """A fault of a schema in the components, whose text is given."""

    def nested(text: str) -> str:
        return "Found:\n" + indent(dedent(text).strip("\n"), "  ")

    return [
        Fault(
            f"{name} ({each})",
            each,
            "definitions" if each == "2.0" else "schemas",
            nested(bad),
            nested(good),
            message,
            **more,
        )
        for each in versions
    ]


JSON_BODY = """
content:
  application/json:
    schema:
"""


def body(text: str) -> str:
    return JSON_BODY.strip("\n") + "\n" + indent(dedent(text).strip("\n"), "      ")


ID_PARAMETER = """
parameters:
  - name: id
    in: path
    required: true
    schema: {type: string}
"""
ONE_RESPONSE = "responses: {'204': {description: done}}"

REFERENCES = [
    *in_each(
        ALL_3,
        "a response header refers to nothing",
        "response",
        """
        headers:
          X-Left:
            $ref: '#/components/headers/Lefft'  # !
        """,
        """
        headers:
          X-Left:
            $ref: '#/components/headers/Left'
        """,
        "leads nowhere",
        also={"components": "headers: {Left: {schema: {type: integer}}}"},
    ),
    Fault(
        "a request body refers to nothing",
        "3.0",
        "operation",
        """
        requestBody:
          $ref: '#/components/requestBodies/Filter'  # !
        """,
        "requestBody: {content: {text/csv: {}}}",
        "leads nowhere",
    ),
    *schema(
        "additional properties refer to nothing",
        ("2.0", "3.0", "3.1", "3.2"),
        """
        type: object
        additionalProperties:
          $ref: '#/nowhere/Loan'  # !
        """,
        """
        type: object
        additionalProperties:
          type: string
        """,
        "leads nowhere",
    ),
    Fault(
        "a schema inside a callback refers to nothing",
        "3.0",
        "operation",
        """
        callbacks:
          returned:
            '{$request.body#/url}':
              post:
                requestBody:
                  content:
                    application/json:
                      schema:
                        $ref: '#/components/schemas/Return'  # !
                responses: {'204': {description: done}}
        """,
        """
        callbacks:
          returned:
            '{$request.body#/url}':
              post:
                requestBody:
                  content:
                    application/json:
                      schema:
                        $ref: '#/components/schemas/Loan'
                responses: {'204': {description: done}}
        """,
        "leads nowhere",
    ),
    Fault(
        "an example refers to nothing",
        "3.1",
        "response",
        """
        content:
          application/json:
            examples:
              one:
                $ref: '#/components/examples/one'  # !
        """,
        """
        content:
          application/json:
            examples:
              one:
                $ref: '#/components/examples/two'
        """,
        "leads nowhere",
        also={"components": "examples: {two: {value: 2}}"},
    ),
    Fault(
        "a link refers to nothing",
        "3.0",
        "response",
        """
        links:
          next:
            $ref: '#/components/links/next'  # !
        """,
        "links: {next: {operationId: listLoans}}",
        "leads nowhere",
    ),
    Fault(
        "a path item refers to nothing",
        "3.1",
        "paths",
        """
        /copies:
          $ref: '#/components/pathItems/copies'  # !
        """,
        """
        /copies:
          $ref: '#/components/pathItems/Copies'
        """,
        "leads nowhere",
        also={"components": "pathItems: {Copies: {get: {responses: {'200': {description: all}}}}}"},
    ),
    *schema(
        "a discriminator maps to a schema that is not there",
        ("3.0", "3.1"),
        """
        oneOf: [{$ref: '#/components/schemas/Loan'}]
        discriminator:
          propertyName: kind
          mapping:
            long: '#/components/schemas/LongLoan'  # !
        """,
        """
        oneOf: [{$ref: '#/components/schemas/Loan'}]
        discriminator:
          propertyName: kind
          mapping:
            long: '#/components/schemas/Loan'
        """,
        "leads nowhere",
    ),
    *schema(
        "a discriminator names a schema that is not there",
        ("3.0",),
        """
        discriminator:
          propertyName: kind
          mapping:
            long: LongLoan  # !
        """,
        """
        discriminator:
          propertyName: kind
          mapping:
            long: Loan
        """,
        "maps to the schema",
    ),
    Fault(
        "a schema refers to a response",
        "3.0",
        "response",
        body("$ref: '#/components/responses/Gone'  # !"),
        body("$ref: '#/components/schemas/Loan'"),
        "is a response, and a schema is needed",
        also={"components": "responses: {Gone: {description: gone}}"},
    ),
    Fault(
        "a parameter refers to a schema",
        "3.1",
        "operation",
        """
        parameters:
          - $ref: '#/components/schemas/Loan'  # !
        """,
        """
        parameters:
          - $ref: '#/components/parameters/Page'
        """,
        "is a schema, and a parameter is needed",
        also={"components": "parameters: {Page: {name: page, in: query, schema: {type: integer}}}"},
    ),
    Fault(
        "a response refers to a text",
        "3.0",
        "paths",
        """
        /copies:
          get:
            responses:
              '200':
                $ref: '#/info/title'  # !
        """,
        "/copies: {get: {responses: {'200': {$ref: '#/components/responses/All'}}}}",
        "is a string, and a response is needed",
        also={"components": "responses: {All: {description: all}}"},
    ),
    *schema(
        "a reference with an escaped path leads nowhere",
        ("2.0", "3.0", "3.1"),
        "$ref: '#/paths/~1loans/x-here'  # !",
        "type: object",
        "leads nowhere",
    ),
    Fault(
        "a schema is a reference to itself",
        "3.0",
        "schemas",
        """
        Loop:
          $ref: '#/components/schemas/Loop'  # !
        """,
        """
        Loop:
          properties:
            inner:
              $ref: '#/components/schemas/Loop'
        """,
        "leads back to itself",
        feed=False,
    ),
    Fault(
        "two schemas are references to each other",
        "3.1",
        "schemas",
        """
        One:
          $ref: '#/components/schemas/Two'  # !
        Two:
          $ref: '#/components/schemas/One'
        """,
        """
        One:
          $ref: '#/components/schemas/Two'
        Two:
          type: object
          properties: {back: {$ref: '#/components/schemas/One'}}
        """,
        "leads back to itself",
        feed=False,
    ),
    Fault(
        "a schema is a part of itself through allOf",
        "3.0",
        "schemas",
        """
        Whole:
          allOf:
            - type: object
            - $ref: '#/components/schemas/Whole'  # !
        """,
        """
        Whole:
          allOf:
            - type: object
            - $ref: '#/components/schemas/Loan'
        """,
        "leads back to itself",
        feed=False,
    ),
    *[
        Fault(
            f"a reference leaves the repository: {where}",
            "3.0",
            "response",
            body(f"$ref: '{where}'  # !"),
            body("$ref: '#/components/schemas/Loan'"),
            "leaves the repository",
            feed=False,
        )
        for where in (
            "http://127.0.0.1:9/loan.json",
            "https://example.org/loan.json#/Loan",
            "file:///etc/passwd",
            "//example.org/loan.yaml",
            "/etc/hostname",
            "../../../../loan.yaml",
            "..\\\\..\\\\loan.yaml",
            "%2e%2e/%2e%2e/%2e%2e/%2e%2e/loan.yaml",
        )
    ],
    Fault(
        "a reference names a file that is not there",
        "3.1",
        "response",
        body("$ref: 'schemas/loan.yaml'  # !"),
        body("$ref: '#/components/schemas/Loan'"),
        "there is no file specs/001-x/contracts/schemas/loan.yaml",
        feed=False,
    ),
    Fault(
        "an anchor is not there",
        "3.1",
        "schemas",
        """
        Anchored:
          $anchor: here
          properties:
            other:
              $ref: '#there'  # !
        """,
        """
        Anchored:
          $anchor: here
          properties:
            other:
              $ref: '#here'
        """,
        "names an anchor",
    ),
    Fault(
        "a reference is not a text",
        "3.0",
        "response",
        body("$ref: 5  # !"),
        body("$ref: '#/components/schemas/Loan'"),
        "'$ref' must be a string",
    ),
]

SCHEMAS = [
    *schema("a type is misspelt", ("2.0", "3.0", "3.1", "3.2"), "type: strin  # !", "type: string", "must be one of"),
    *schema("required is no list", ("2.0", "3.0", "3.1"), "required: true  # !", "required: [id]", "must be a list"),
    *schema("a bound is a text", ("2.0", "3.0", "3.1"), "minimum: '1'  # !", "minimum: 1", "must be a number"),
    *schema(
        "properties are a list",
        ("2.0", "3.0", "3.1"),
        """
        type: object
        properties:  # !
          - id
        """,
        """
        type: object
        properties:
          id: {}
        """,
        "must be a mapping",
    ),
    Fault(
        "an array says nothing of its items (3.0)",
        "3.0",
        "schemas",
        "List:  # !\n  type: array",
        "List:\n  type: array\n  items: {}",
        "no 'items'",
    ),
    Fault(
        "an array says nothing of its items (2.0)",
        "2.0",
        "definitions",
        "List:  # !\n  type: array",
        "List:\n  type: array\n  items: {}",
        "no 'items'",
    ),
    *schema("examples in a schema of 3.0", ("3.0",), "examples: [a]  # !", "example: a", "exists in OpenAPI 3.1"),
    *schema("const in a schema of 3.0", ("3.0",), "const: a  # !", "enum: [a]", "exists in OpenAPI 3.1"),
    *schema(
        "a list of types in 3.0", ("3.0",), "type: [string, 'null']  # !", "type: string\nnullable: true", "'type'"
    ),
    *schema(
        "exclusiveMinimum is a number in 3.0",
        ("2.0", "3.0"),
        "exclusiveMinimum: 1  # !",
        "minimum: 1\nexclusiveMinimum: true",
        "true or false",
    ),
    *schema(
        "exclusiveMinimum is a boolean in 3.1",
        ("3.1", "3.2"),
        "exclusiveMinimum: true  # !",
        "exclusiveMinimum: 1",
        "a number",
    ),
    *schema(
        "oneOf in 2.0", ("2.0",), "oneOf: [{type: string}]  # !", "allOf: [{type: string}]", "exists in OpenAPI 3.0"
    ),
    *schema(
        "a pattern is not closed",
        ("2.0", "3.0", "3.1"),
        "pattern: '^[a-z'  # !",
        "pattern: '^[\\w-.]+(?<n>\\p{L})$'",
        "not a regular expression",
    ),
    *schema("a pattern repeats nothing", ("3.0",), "pattern: '*.pdf'  # !", "pattern: '.*[.]pdf'", "not a regular"),
    *schema(
        "a default is of another type",
        ("2.0", "3.0", "3.1"),
        "type: integer\ndefault: many  # !",
        "type: integer\ndefault: 5",
        "The default is a string",
    ),
    *schema(
        "a default is not in the enumeration",
        ("3.0",),
        "enum: [a, b]\ntype: string\ndefault: c  # !",
        "enum: [a, b]\ntype: string\ndefault: b",
        "not one of the values",
    ),
    *schema(
        "an enumeration is of another type",
        ("3.0", "3.1"),
        "type: string\nenum: [1, 2]  # !",
        "type: string\nenum: ['1', '2']",
        "No value of the enumeration",
    ),
    *schema(
        "an example is of another type",
        ("3.0",),
        "type: object\nexample: [a]  # !",
        "type: string\nexample: 12",
        "The example is a list",
    ),
    *schema(
        "a field is misspelt",
        ("2.0", "3.0"),
        "type: object\nadditionalProperites: false  # !",
        "type: object\nadditionalProperties: false",
        "Did you mean|no field",
    ),
    *schema("a length is negative", ("3.0", "3.1"), "maxLength: -1  # !", "maxLength: 0", "0 or more"),
    *schema("required names something twice", ("3.1",), "required: [id, id]  # !", "required: [id]", "twice"),
    *schema("allOf is empty", ("3.0", "3.1"), "allOf: []  # !", "allOf: [{}]", "empty list"),
    *schema(
        "a schema is read-only and write-only",
        ("3.0",),
        "readOnly: true\nwriteOnly: true  # !",
        "readOnly: true",
        "at once",
    ),
    *schema(
        "a discriminator has no property",
        ("3.0",),
        "discriminator:  # !\n  mapping: {}",
        "discriminator:\n  propertyName: kind",
        "no 'propertyName'",
    ),
    *schema(
        "items are a list in 3.1",
        ("3.1",),
        "type: array\nitems:  # !\n  - type: string",
        "type: array\nprefixItems:\n  - type: string",
        "must be a mapping",
    ),
    Fault(
        "a schema of a header is faulty",
        "3.0",
        "response",
        """
        headers:
          X-Left:
            schema:
              type: int  # !
        """,
        """
        headers:
          X-Left:
            schema:
              type: integer
        """,
        "must be one of",
    ),
    Fault(
        "a schema of a callback is faulty",
        "3.1",
        "operation",
        """
        callbacks:
          returned:
            'https://example.org':
              post:
                requestBody: {content: {a/b: {schema: {
                  required: id  # !
                }}}}
        """,
        """
        callbacks:
          returned:
            'https://example.org':
              post:
                requestBody: {content: {a/b: {schema: {
                  required: [id]
                }}}}
        """,
        "must be a list",
    ),
    Fault(
        "a schema of a parameter's content is faulty",
        "3.0",
        "operation",
        """
        parameters:
          - name: filter
            in: query
            content:
              application/json:
                schema:
                  maxItems: many  # !
        """,
        """
        parameters:
          - name: filter
            in: query
            content:
              application/json:
                schema:
                  maxItems: 3
        """,
        "must be a whole number",
    ),
    Fault(
        "a schema of an inline body is faulty",
        "3.1",
        "operation",
        """
        requestBody:
          content:
            application/json:
              schema:
                properties:
                  id:
                    type: uuid  # !
        """,
        """
        requestBody:
          content:
            application/json:
              schema:
                properties:
                  id:
                    type: [string, 'null']
        """,
        "must be one of",
    ),
]

DESCRIPTIONS = [
    *in_each(
        ALL_3,
        "a security scheme is not declared",
        "operation",
        "security:\n  - key: []  # !",
        "security:\n  - token: []\n  - {}",
        "is not declared",
        also={"components": "securitySchemes: {token: {type: http, scheme: bearer, bearerFormat: JWT}}"},
    ),
    Fault(
        "a security scheme is not declared (2.0)",
        "2.0",
        "document",
        "security:\n  - key: []  # !",
        "security:\n  - token: []",
        "is not declared",
        also={"document": "securityDefinitions: {token: {type: basic}}"},
    ),
    Fault(
        "an API key has no place",
        "3.0",
        "components",
        "securitySchemes:\n  key:  # !\n    type: apiKey\n    name: X-Key",
        "securitySchemes:\n  key:\n    type: apiKey\n    name: X-Key\n    in: header",
        "no 'in'",
    ),
    Fault(
        "a security scheme has an unknown type",
        "3.1",
        "components",
        "securitySchemes:\n  key:\n    type: token  # !",
        "securitySchemes:\n  key:\n    type: mutualTLS",
        "must be one of",
    ),
    Fault(
        "an OAuth flow has no token URL",
        "3.0",
        "components",
        "securitySchemes:\n  oauth:\n    type: oauth2\n    flows:\n      password:  # !\n        scopes: {}",
        """
        securitySchemes:
          oauth:
            type: oauth2
            flows:
              password:
                tokenUrl: /t
                scopes: {}
        """,
        "no 'tokenUrl'",
    ),
    Fault(
        "an OAuth flow of 2.0 has no token URL",
        "2.0",
        "document",
        "securityDefinitions:\n  o:  # !\n    type: oauth2\n    flow: password",
        "securityDefinitions:\n  o:\n    type: oauth2\n    flow: password\n    tokenUrl: https://example.org",
        "no 'tokenUrl'",
    ),
    Fault(
        "mutual TLS in 3.0",
        "3.0",
        "components",
        "securitySchemes:\n  tls:\n    type: mutualTLS  # !",
        "securitySchemes:\n  tls:\n    type: http\n    scheme: basic",
        "must be one of",
    ),
    *in_each(
        ALL_3,
        "a server variable is not declared",
        "document",
        "servers:\n  - url: 'https://{site}.example.org'  # !",
        "servers:\n  - url: 'https://{site}.example.org'\n    variables: {site: {default: a}}",
        "does not declare",
    ),
    Fault(
        "a server variable has no default",
        "3.0",
        "document",
        "servers:\n  - url: '/{a}'\n    variables:\n      a:  # !\n        enum: [x]",
        "servers:\n  - url: '/{a}'\n    variables:\n      a:\n        default: x",
        "no 'default'",
    ),
    *in_each(
        ("3.0", "3.1"),
        "a server default is not in its enumeration",
        "document",
        "servers:\n  - url: '/{a}'\n    variables:\n      a:\n        enum: [x]\n        default: z  # !",
        "servers:\n  - url: '/{a}'\n    variables:\n      a:\n        enum: [x]\n        default: x",
        "not one of the values",
    ),
    *in_each(
        ALL_3,
        "a link leads to an unknown operation",
        "response",
        "links:\n  next:\n    operationId: listLoan  # !",
        "links:\n  next:\n    operationId: listLoans\n    parameters: {page: 2}\n    server: {url: /}",
        "not there",
    ),
    Fault(
        "a link's reference leads to no operation",
        "3.0",
        "response",
        "links:\n  next:\n    operationRef: '#/paths/~1loan/get'  # !",
        "links:\n  next:\n    operationRef: '#/paths/~1loans/get'",
        "leads nowhere",
    ),
    Fault(
        "a link's reference leads to a path item",
        "3.1",
        "response",
        "links:\n  next:\n    operationRef: '#/paths/~1loans'  # !",
        "links:\n  next:\n    operationRef: '#/paths/~1loans/get'",
        "is a path item, and an operation is needed",
    ),
    Fault(
        "a link names no operation",
        "3.0",
        "response",
        "links:\n  next:  # !\n    description: more",
        "links:\n  next:\n    operationId: listLoans",
        "names no operation",
    ),
    Fault(
        "a link names an operation twice",
        "3.0",
        "response",
        "links:\n  next:\n    operationId: listLoans\n    operationRef: '#/paths/~1loans/get'  # !",
        "links:\n  next:\n    operationId: listLoans",
        "exclude each other",
    ),
    *in_each(
        ("3.0", "3.1", "3.2"),
        "an operationId is taken",
        "paths",
        "/copies:\n  get:\n    operationId: listLoans  # !\n    responses: {'200': {description: all}}",
        "/copies:\n  get:\n    operationId: listCopies\n    responses: {'200': {description: all}}",
        "taken on line",
    ),
    Fault(
        "an operationId is taken by a callback",
        "3.0",
        "operation",
        """
        callbacks:
          c:
            'https://example.org':
              post:
                operationId: listLoans  # !
                responses: {'200': {description: all}}
        """,
        """
        callbacks:
          c:
            'https://example.org':
              post:
                operationId: told
                responses: {'200': {description: all}}
        """,
        "taken on line",
    ),
    Fault(
        "a component has a bad name",
        "3.0",
        "schemas",
        "'Loan (old)':  # !\n  type: object",
        "'Loan.old-1_0':\n  type: object",
        "not a name",
    ),
    Fault(
        "a response has a bad name",
        "3.1",
        "components",
        "responses:\n  not found:  # !\n    description: none",
        "responses:\n  not-found:\n    description: none",
        "not a name",
    ),
    *in_each(
        ("3.0", "3.1"),
        "a tag stands twice",
        "document",
        "tags:\n  - name: a\n  - name: a  # !",
        "tags:\n  - name: a\n  - name: b",
        "stands twice",
    ),
    Fault(
        "a tag's parent is no tag",
        "3.2",
        "document",
        "tags:\n  - name: a\n    parent: z  # !",
        "tags:\n  - name: a\n  - name: b\n    parent: a\n    kind: nav\n    summary: B",
        "is not a tag",
    ),
    Fault(
        "a tag is its own ancestor",
        "3.2",
        "document",
        "tags:\n  - name: a\n    parent: a  # !",
        "tags:\n  - name: a",
        "own ancestor",
    ),
    Fault("webhooks in 3.0", "3.0", "document", "webhooks: {}  # !", "x-webhooks: {}", "exists in OpenAPI 3.1"),
    Fault("an unknown field at the top", "3.1", "document", "securty: []  # !", "security: []", "no field"),
    Fault("the path items of 3.0", "3.0", "components", "pathItems: {}  # !", "links: {}", "exists in OpenAPI 3.1"),
    Fault(
        "a host with a scheme in 2.0",
        "2.0",
        "document",
        "host: https://example.org  # !",
        "host: example.org:8080",
        "host",
    ),
    Fault("a base path without slash in 2.0", "2.0", "document", "basePath: v1  # !", "basePath: /v1", "basePath"),
    Fault(
        "an unknown scheme in 2.0", "2.0", "document", "schemes:\n  - ftp  # !", "schemes:\n  - https", "must be one of"
    ),
    Fault("servers in 2.0", "2.0", "document", "servers: []  # !", "x-servers: []", "exists in OpenAPI 3.0"),
    Fault(
        "external documentation without URL",
        "3.0",
        "document",
        "externalDocs:  # !\n  description: more",
        "externalDocs:\n  url: /docs",
        "no 'url'",
    ),
]

PATHS = [
    *in_each(
        ALL_3,
        "two paths cannot be told apart",
        "paths",
        "/copies/{id}:\n  parameters: [{$ref: '#/components/parameters/id'}]\n"
        "/copies/{key}:  # !\n  parameters: [{$ref: '#/components/parameters/key'}]",
        "/copies/{id}:\n  parameters: [{$ref: '#/components/parameters/id'}]\n"
        "/copies/{key}/pages:\n  parameters: [{$ref: '#/components/parameters/key'}]",
        "cannot be told from",
        also={
            "components": """
             parameters:
               id: {name: id, in: path, required: true, schema: {type: string}}
               key: {name: key, in: path, required: true, schema: {type: string}}
             """
        },
    ),
    Fault(
        "a path parameter is not declared",
        "3.0",
        "paths",
        "/loans/{id}:\n  get:  # !\n    responses: {'200': {description: one}}",
        """
        /loans/{id}:
          get:
            parameters:
              - {name: id, in: path, required: true, schema: {type: string}}
            responses: {'200': {description: one}}
        """,
        "does not declare the path parameter",
    ),
    Fault(
        "a path parameter is not declared (2.0)",
        "2.0",
        "paths",
        "/loans/{id}:\n  get:  # !\n    responses: {'200': {description: one}}",
        """
        /loans/{id}:
          get:
            parameters:
              - {name: id, in: path, required: true, type: string}
            responses: {'200': {description: one}}
        """,
        "does not declare the path parameter",
    ),
    Fault(
        "a path parameter is not in the path",
        "3.1",
        "paths",
        """
        /loans/{id}:
          get:
            parameters:
              - {name: id, in: path, required: true, schema: {}}
              - {name: key, in: path, required: true, schema: {}}  # !
        """,
        """
        /loans/{id}:
          get:
            parameters:
              - {name: id, in: path, required: true, schema: {}}
              - {name: key, in: query, schema: {}}
        """,
        "The path has no",
    ),
    *in_each(
        ALL_3,
        "a path parameter is not required",
        "paths",
        "/loans/{id}:\n  parameters:\n    - name: id  # !\n      in: path\n      schema: {type: string}",
        """
        /loans/{id}:
          parameters:
            - name: id
              in: path
              required: true
              schema: {type: string}
        """,
        "is not required",
    ),
    Fault(
        "a parameter stands twice",
        "3.0",
        "operation",
        "parameters:\n  - {name: page, in: query, schema: {}}\n  - {name: page, in: query, schema: {}}  # !",
        "parameters:\n  - {name: page, in: query, schema: {}}\n  - {name: page, in: header, schema: {}}",
        "stands twice",
    ),
    Fault(
        "a parameter stands twice through a reference",
        "3.1",
        "operation",
        "parameters:\n  - {name: page, in: query, schema: {}}\n  - $ref: '#/components/parameters/page'  # !",
        "parameters:\n  - $ref: '#/components/parameters/page'",
        "stands twice",
        also={"components": "parameters: {page: {name: page, in: query, schema: {}}}"},
    ),
    *in_each(
        ALL_3,
        "a parameter has a schema and content",
        "operation",
        "parameters:\n  - name: a\n    in: query\n    schema: {}\n    content: {a/b: {}}  # !",
        "parameters:\n  - name: a\n    in: query\n    content: {a/b: {}}",
        "both 'schema' and 'content'",
    ),
    *in_each(
        ALL_3,
        "a parameter has neither schema nor content",
        "operation",
        "parameters:\n  - name: a  # !\n    in: query",
        "parameters:\n  - name: a\n    in: query\n    schema: {}",
        "neither 'schema' nor 'content'",
    ),
    Fault(
        "a parameter has an impossible style",
        "3.0",
        "operation",
        "parameters:\n  - name: a\n    in: query\n    schema: {}\n    style: matrix  # !",
        "parameters:\n  - name: a\n    in: query\n    schema: {}\n    style: deepObject",
        "'style' of a query",
    ),
    Fault(
        "a parameter is in the body",
        "3.0",
        "operation",
        "parameters:\n  - name: a\n    in: body  # !\n    schema: {}",
        "parameters:\n  - name: a\n    in: cookie\n    schema: {}",
        "must be one of",
    ),
    Fault(
        "a parameter has an example and examples",
        "3.1",
        "operation",
        "parameters:\n  - {name: a, in: query, schema: {}, example: 1,\n     examples: {}}  # !",
        "parameters:\n  - {name: a, in: query, schema: {}, example: 1}",
        "exclude each other",
    ),
    Fault(
        "an operation of 3.0 has no responses",
        "3.0",
        "paths",
        "/copies:\n  get:  # !\n    summary: all",
        "/copies:\n  get:\n    responses: {default: {description: all}}",
        "no 'responses'",
    ),
    Fault(
        "an operation has no response",
        "3.1",
        "paths",
        "/copies:\n  get:\n    responses: {}  # !",
        "/copies:\n  get:\n    summary: all",
        "no response",
    ),
    *in_each(
        ("3.0", "3.1"),
        "a response has no description",
        "paths",
        "/copies:\n  get:\n    responses:\n      '200': {}  # !",
        "/copies:\n  get:\n    responses:\n      '200': {description: ''}",
        "no 'description'",
    ),
    *in_each(
        ALL_3,
        "a status code is none",
        "paths",
        "/copies:\n  get:\n    responses:\n      '20': {description: all}  # !",
        "/copies:\n  get:\n    responses:\n      2XX: {description: all}\n      404: {description: none}",
        "not a status code",
    ),
    Fault(
        "a range of status codes in 2.0",
        "2.0",
        "paths",
        "/copies:\n  get:\n    responses:\n      2XX: {description: all}  # !",
        "/copies:\n  get:\n    responses:\n      200: {description: all}",
        "not a status code",
    ),
    *in_each(
        ("3.0", "3.1"),
        "a path has no leading slash",
        "paths",
        "copies:  # !\n  get: {responses: {'200': {description: all}}}",
        "/copies:\n  get: {responses: {'200': {description: all}}}",
        "does not begin with '/'",
    ),
    Fault(
        "a path holds a query",
        "3.0",
        "paths",
        "/copies?page=1:  # !\n  get: {responses: {'200': {description: all}}}",
        "/copies:\n  get: {responses: {'200': {description: all}}}",
        "holds a query",
    ),
    Fault(
        "a template is not closed",
        "3.0",
        "paths",
        "'/copies/{id':  # !\n  get: {responses: {'200': {description: all}}}",
        "/copies/id:\n  get: {responses: {'200': {description: all}}}",
        "not closed",
    ),
    Fault(
        "a media type is none",
        "3.0",
        "response",
        "content:\n  json:  # !\n    schema: {}",
        "content:\n  application/json; charset=utf-8:\n    schema: {}",
        "not a media type",
    ),
    Fault(
        "an example has a value and a URL",
        "3.0",
        "components",
        "examples:\n  a:\n    value: 1\n    externalValue: /a  # !",
        "examples:\n  a:\n    value: 1",
        "exclude each other",
    ),
    Fault(
        "a media type has an example and examples",
        "3.0",
        "response",
        "content:\n  a/b:\n    example: 1\n    examples: {}  # !",
        "content:\n  a/b:\n    example: 1",
        "exclude each other",
    ),
    Fault(
        "an unknown method",
        "3.1",
        "paths",
        "/copies:\n  query: {}  # !",
        "/copies:\n  get: {}",
        "exists in OpenAPI 3.2",
    ),
    Fault(
        "a method in capitals",
        "3.0",
        "paths",
        "/copies:\n  GET:  # !\n    responses: {'200': {description: all}}",
        "/copies:\n  get:\n    responses: {'200': {description: all}}",
        "no field",
    ),
    Fault(
        "an additional operation that has its own field",
        "3.2",
        "paths",
        "/copies:\n  additionalOperations:\n    POST: {}  # !",
        "/copies:\n  query: {}\n  additionalOperations:\n    COPY: {}",
        "has a field of its own",
    ),
    Fault(
        "a GET with a body in 2.0",
        "2.0",
        "paths",
        """
        /copies:
          get:
            parameters:
              - {name: b, in: body, schema: {}}  # !
            responses: {'200': {description: all}}
        """,
        """
        /copies:
          put:
            parameters:
              - {name: b, in: body, schema: {}}
            responses: {'200': {description: all}}
        """,
        "has a body",
    ),
    Fault(
        "two bodies in 2.0",
        "2.0",
        "operation",
        "parameters:\n  - {name: a, in: body, schema: {}}\n  - {name: b, in: body, schema: {}}  # !",
        "parameters:\n  - {name: a, in: body, schema: {}}",
        "second body",
    ),
    Fault(
        "a body and form data in 2.0",
        "2.0",
        "operation",
        "parameters:\n  - {name: a, in: body, schema: {}}\n  - {name: b, in: formData, type: string}  # !",
        "parameters:\n  - {name: b, in: formData, type: string}",
        "exclude each other",
    ),
    Fault(
        "a body without schema in 2.0",
        "2.0",
        "operation",
        "parameters:\n  - {name: a, in: body}  # !",
        "parameters:\n  - {name: a, in: body, schema: {type: object}}",
        "no 'schema'",
    ),
    Fault(
        "a parameter without type in 2.0",
        "2.0",
        "operation",
        "parameters:\n  - {name: a, in: query}  # !",
        "parameters:\n  - {name: a, in: query, type: string}",
        "no 'type'",
    ),
    Fault(
        "a schema in a query parameter of 2.0",
        "2.0",
        "operation",
        "parameters:\n  - name: a\n    in: query\n    type: string\n    schema: {}  # !",
        """
        parameters:
          - name: a
            in: query
            type: array
            items: {type: string}
            collectionFormat: multi
        """,
        "no field",
    ),
    Fault(
        "an array parameter of 2.0 without items",
        "2.0",
        "operation",
        "parameters:\n  - {name: a, in: query, type: array}  # !",
        "parameters:\n  - {name: a, in: query, type: array, items: {type: string}}",
        "no 'items'",
    ),
    Fault(
        "a file that no form carries in 2.0",
        "2.0",
        "operation",
        "parameters:\n  - {name: a, in: formData, type: file}  # !",
        "consumes: [multipart/form-data]\nparameters:\n  - {name: a, in: formData, type: file}",
        "needs 'consumes'",
    ),
    Fault(
        "a file inside a schema of 2.0",
        "2.0",
        "definitions",
        "Scan:\n  properties:\n    page:\n      type: file  # !",
        "Scan:\n  properties:\n    page:\n      type: string",
        "outside a response",
    ),
    Fault(
        "content in a response of 2.0",
        "2.0",
        "response",
        "content: {}  # !",
        "schema: {type: file}",
        "exists in OpenAPI 3.0",
    ),
    Fault(
        "the query string beside a query parameter",
        "3.2",
        "operation",
        "parameters:\n  - {name: all, in: querystring, schema: {}}  # !",
        "parameters:\n  - {name: all, in: querystring, content: {application/x-www-form-urlencoded: {}}}",
        "content",
    ),
    Fault(
        "two ways of encoding in 3.2",
        "3.2",
        "response",
        "content:\n  multipart/mixed:\n    itemSchema: {}\n    encoding: {}\n    itemEncoding: {}  # !",
        """
        content:
          application/jsonl:
            itemSchema: {$ref: '#/components/schemas/Loan'}
            itemEncoding: {contentType: text/plain}
        """,
        "exclude each other",
    ),
]

FAULTS = [*REFERENCES, *SCHEMAS, *DESCRIPTIONS, *PATHS]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_found_at_its_line_and_its_twin_is_good(fault: Fault, judge) -> None:
    report = judge(fault.text(fault.bad))
    assert [problem.line for problem in report.problems] == [fault.line], report.problems
    assert any(
        word in problem.message + problem.remedy for problem in report.problems for word in fault.message.split("|")
    )
    twin = judge(fault.text(fault.good))
    assert twin.problems == ()
    assert twin.undecided is None


def test_there_are_sixty_faults_and_every_version_has_some() -> None:
    assert len(FAULTS) >= 60
    assert {fault.version for fault in FAULTS} == {"2.0", "3.0", "3.1", "3.2"}
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)


@pytest.mark.skipif(not version("openapi-spec-validator").startswith("0.9."), reason="the summary is of 0.9")
def test_the_summary_of_what_openapi_spec_validator_misses_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAPI_SPEC_VALIDATOR_SCHEMA_VALIDATOR_BACKEND", "jsonschema")
    from openapi_spec_validator import (
        OpenAPIV2SpecValidator,
        OpenAPIV30SpecValidator,
        OpenAPIV31SpecValidator,
        OpenAPIV32SpecValidator,
    )

    validators = {
        "2.0": OpenAPIV2SpecValidator,
        "3.0": OpenAPIV30SpecValidator,
        "3.1": OpenAPIV31SpecValidator,
        "3.2": OpenAPIV32SpecValidator,
    }
    missed = []
    for fault in FAULTS:
        if fault.feed:
            value = yaml_source.load(fault.text(fault.bad), "a.yaml").value
            with contextlib.suppress(Exception):  # it crashes on some of them, which is no acceptance
                if next(iter(validators[fault.version](value).iter_errors()), None) is None:
                    missed.append(fault.name)
    assert missed == MISSED.read_text(encoding="utf-8").splitlines()
