"""The objects of each version of OpenAPI: their fields, what each field holds, which are required.

The tables follow the "Fixed Fields" and "Patterned Fields" of the specifications 2.0, 3.0.4, 3.1.1 and 3.2.0
and the OpenAPI Initiative's JSON Schemas for them. A field's value is written in a small notation:

    string, boolean, number, integer, count (0 or more), positive (over 0), any, name (a component's name)
    Kind      an object of that kind          &Kind     the same, or a Reference Object
    [x]       a list of x                     [+x]      a list with at least one
    {x}       a map from any key to x         {+x}      a map with at least one entry
    {~x}      a map from component names to x {:x}      a map from media types to x
    =a|b      one of these words              x!        in a key: the field is required
"""

from __future__ import annotations

from functools import cache
from typing import Any

from constitution_gate.constitution.record import Record

Spec = tuple[str, Any]
"""What a value must be: a tag, and what the tag needs to know."""


class Shape(Record):
    """The fields of one kind of object.

    `patterned` is what stands under keys that no fixed field names, with `keys` the rule for those keys;
    `closed` says that other keys are faults, and `extensions` that keys that begin with `x-` are not.
    """

    fields: dict[str, Spec]
    required: tuple[str, ...]
    patterned: Spec | None = None
    keys: str = ""
    closed: bool = True
    extensions: bool = True


class Shapes(Record):
    """The shapes of one version; `variants` names the field that tells the variants of a kind apart."""

    family: str
    shapes: dict[str, Shape]
    variants: dict[str, str]


_STRINGS = "[string]"
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch")

_NUMERIC_3_0 = {
    "multipleOf": "positive",
    "maximum": "number",
    "exclusiveMaximum": "boolean",
    "minimum": "number",
    "exclusiveMinimum": "boolean",
    "maxLength": "count",
    "minLength": "count",
    "pattern": "string",
    "maxItems": "count",
    "minItems": "count",
    "uniqueItems": "boolean",
    "enum": "[+any]",
}

_INFO = {
    "title!": "string",
    "description": "string",
    "termsOfService": "string",
    "contact": "Contact",
    "license": "License",
    "version!": "string",
}
_CONTACT = {"name": "string", "url": "string", "email": "string"}
_EXTERNAL_DOCS = {"description": "string", "url!": "string"}
_XML = {
    "name": "string",
    "namespace": "string",
    "prefix": "string",
    "attribute": "boolean",
    "wrapped": "boolean",
}
_SCHEMA_3_0 = {
    "title": "string",
    **_NUMERIC_3_0,
    "maxProperties": "count",
    "minProperties": "count",
    "required": "[+name]",
    "type": "=array|boolean|integer|number|object|string",
    "not": "&Schema",
    "allOf": "[+&Schema]",
    "oneOf": "[+&Schema]",
    "anyOf": "[+&Schema]",
    "items": "&Schema",
    "properties": "{&Schema}",
    "additionalProperties": "?&Schema",
    "description": "string",
    "format": "string",
    "default": "any",
    "nullable": "boolean",
    "discriminator": "Discriminator",
    "readOnly": "boolean",
    "writeOnly": "boolean",
    "example": "any",
    "externalDocs": "ExternalDocs",
    "deprecated": "boolean",
    "xml": "XML",
}

_SWAGGER_VALUE = {
    "type!": "=string|number|integer|boolean|array",
    "format": "string",
    "items": "Items",
    "collectionFormat": "=csv|ssv|tsv|pipes",
    "default": "any",
    **_NUMERIC_3_0,
}
_SWAGGER_PARAMETER = {
    "name!": "string",
    "in!": "string",
    "description": "string",
    "required": "boolean",
    **_SWAGGER_VALUE,
}
_SWAGGER_OAUTH = {"type!": "string", "flow!": "string", "scopes": "{string}", "description": "string"}

_VERSION_2_0: dict[str, dict[str, str]] = {
    "Document": {
        "swagger!": "string",
        "info!": "Info",
        "host": "string",
        "basePath": "string",
        "schemes": "[=http|https|ws|wss]",
        "consumes": _STRINGS,
        "produces": _STRINGS,
        "paths!": "Paths",
        "definitions": "{&Schema}",
        "parameters": "{Parameter}",
        "responses": "{Response}",
        "securityDefinitions": "{SecurityScheme}",
        "security": "[SecurityRequirement]",
        "tags": "[Tag]",
        "externalDocs": "ExternalDocs",
    },
    "Info": _INFO,
    "Contact": _CONTACT,
    "License": {"name!": "string", "url": "string"},
    "ExternalDocs": _EXTERNAL_DOCS,
    "Tag": {"name!": "string", "description": "string", "externalDocs": "ExternalDocs"},
    "Paths": {"/path": "&PathItem"},
    "PathItem": {
        "$ref": "any",
        **dict.fromkeys(_METHODS, "Operation"),
        "parameters": "[&Parameter]",
    },
    "Operation": {
        "tags": _STRINGS,
        "summary": "string",
        "description": "string",
        "externalDocs": "ExternalDocs",
        "operationId": "string",
        "consumes": _STRINGS,
        "produces": _STRINGS,
        "parameters": "[&Parameter]",
        "responses!": "Responses",
        "schemes": "[=http|https|ws|wss]",
        "deprecated": "boolean",
        "security": "[SecurityRequirement]",
    },
    "Parameter:body": {
        "name!": "string",
        "in!": "string",
        "description": "string",
        "required": "boolean",
        "schema!": "&Schema",
    },
    "Parameter:path": _SWAGGER_PARAMETER,
    "Parameter:header": _SWAGGER_PARAMETER,
    "Parameter:query": {
        **_SWAGGER_PARAMETER,
        "allowEmptyValue": "boolean",
        "collectionFormat": "=csv|ssv|tsv|pipes|multi",
    },
    "Parameter:formData": {
        **_SWAGGER_PARAMETER,
        "allowEmptyValue": "boolean",
        "collectionFormat": "=csv|ssv|tsv|pipes|multi",
        "type!": "=string|number|integer|boolean|array|file",
    },
    "Items": _SWAGGER_VALUE,
    "Header": {"description": "string", **_SWAGGER_VALUE},
    "Responses": {"default": "&Response", "/status": "&Response"},
    "Response": {
        "description!": "string",
        "schema": "&Schema",
        "headers": "{Header}",
        "examples": "{any}",
    },
    "Schema": {
        **{key: value for key, value in _SCHEMA_3_0.items() if key not in ("oneOf", "anyOf", "not")},
        "$ref": "any",
        "type": "swagger-types",
        "discriminator": "string",
    },
    "XML": _XML,
    "SecurityScheme:basic": {"type!": "string", "description": "string"},
    "SecurityScheme:apiKey": {
        "type!": "string",
        "name!": "string",
        "in!": "=query|header",
        "description": "string",
    },
    "SecurityScheme:oauth2/implicit": {**_SWAGGER_OAUTH, "authorizationUrl!": "string"},
    "SecurityScheme:oauth2/password": {**_SWAGGER_OAUTH, "tokenUrl!": "string"},
    "SecurityScheme:oauth2/application": {**_SWAGGER_OAUTH, "tokenUrl!": "string"},
    "SecurityScheme:oauth2/accessCode": {
        **_SWAGGER_OAUTH,
        "authorizationUrl!": "string",
        "tokenUrl!": "string",
    },
    "SecurityRequirement": {"/any": _STRINGS},
}
for _unknown in ("nullable", "writeOnly", "deprecated"):
    del _VERSION_2_0["Schema"][_unknown]

_PARAMETER_VALUE = {
    "description": "string",
    "required": "boolean",
    "deprecated": "boolean",
    "style": "string",
    "explode": "boolean",
    "schema": "&Schema",
    "content": "Content",
    "example": "any",
    "examples": "{&Example}",
}
_FLOW_URLS = {
    "implicit": ("authorizationUrl",),
    "password": ("tokenUrl",),
    "clientCredentials": ("tokenUrl",),
    "authorizationCode": ("authorizationUrl", "tokenUrl"),
    "deviceAuthorization": ("deviceAuthorizationUrl", "tokenUrl"),
}


def _flow(*urls: str) -> dict[str, str]:
    return {**{f"{url}!": "string" for url in urls}, "refreshUrl": "string", "scopes!": "{string}"}


_VERSION_3_0: dict[str, dict[str, str]] = {
    "Document": {
        "openapi!": "string",
        "info!": "Info",
        "externalDocs": "ExternalDocs",
        "servers": "[Server]",
        "security": "[SecurityRequirement]",
        "tags": "[Tag]",
        "paths!": "Paths",
        "components": "Components",
    },
    "Info": _INFO,
    "Contact": _CONTACT,
    "License": {"name!": "string", "url": "string"},
    "Server": {"url!": "string", "description": "string", "variables": "{ServerVariable}"},
    "ServerVariable": {"enum": "[+string]", "default!": "string", "description": "string"},
    "Components": {
        "schemas": "{~&Schema}",
        "responses": "{~&Response}",
        "parameters": "{~&Parameter}",
        "examples": "{~&Example}",
        "requestBodies": "{~&RequestBody}",
        "headers": "{~&Header}",
        "securitySchemes": "{~&SecurityScheme}",
        "links": "{~&Link}",
        "callbacks": "{~&Callback}",
    },
    "Paths": {"/path": "&PathItem"},
    "PathItem": {
        "$ref": "any",
        "summary": "string",
        "description": "string",
        **dict.fromkeys((*_METHODS, "trace"), "Operation"),
        "servers": "[Server]",
        "parameters": "[&Parameter]",
    },
    "Operation": {
        "tags": _STRINGS,
        "summary": "string",
        "description": "string",
        "externalDocs": "ExternalDocs",
        "operationId": "string",
        "parameters": "[&Parameter]",
        "requestBody": "&RequestBody",
        "responses!": "Responses",
        "callbacks": "{&Callback}",
        "deprecated": "boolean",
        "security": "[SecurityRequirement]",
        "servers": "[Server]",
    },
    "ExternalDocs": _EXTERNAL_DOCS,
    "Parameter": {
        "name!": "string",
        "in!": "=path|query|header|cookie",
        **_PARAMETER_VALUE,
        "allowEmptyValue": "boolean",
        "allowReserved": "boolean",
    },
    "Header": {
        **_PARAMETER_VALUE,
        "style": "=simple",
        "allowEmptyValue": "boolean",
        "allowReserved": "boolean",
    },
    "RequestBody": {"description": "string", "content!": "Content", "required": "boolean"},
    "Content": {"/media": "MediaType"},
    "MediaType": {
        "schema": "&Schema",
        "example": "any",
        "examples": "{&Example}",
        "encoding": "{Encoding}",
    },
    "Encoding": {
        "contentType": "string",
        "headers": "{&Header}",
        "style": "=form|spaceDelimited|pipeDelimited|deepObject",
        "explode": "boolean",
        "allowReserved": "boolean",
    },
    "Responses": {"default": "&Response", "/status": "&Response"},
    "Response": {
        "description!": "string",
        "headers": "{&Header}",
        "content": "Content",
        "links": "{&Link}",
    },
    "Callback": {"/any": "&PathItem"},
    "Example": {"summary": "string", "description": "string", "value": "any", "externalValue": "string"},
    "Link": {
        "operationRef": "string",
        "operationId": "string",
        "parameters": "{any}",
        "requestBody": "any",
        "description": "string",
        "server": "Server",
    },
    "Tag": {"name!": "string", "description": "string", "externalDocs": "ExternalDocs"},
    "Schema": _SCHEMA_3_0,
    "Discriminator": {"propertyName!": "string", "mapping": "{string}"},
    "XML": _XML,
    "SecurityScheme:apiKey": {
        "type!": "string",
        "name!": "string",
        "in!": "=query|header|cookie",
        "description": "string",
    },
    "SecurityScheme:http": {
        "type!": "string",
        "scheme!": "string",
        "bearerFormat": "string",
        "description": "string",
    },
    "SecurityScheme:oauth2": {"type!": "string", "flows!": "OAuthFlows", "description": "string"},
    "SecurityScheme:openIdConnect": {
        "type!": "string",
        "openIdConnectUrl!": "string",
        "description": "string",
    },
    "OAuthFlows": {flow: f"OAuthFlow:{flow}" for flow in _FLOW_URLS if flow != "deviceAuthorization"},
    **{f"OAuthFlow:{flow}": _flow(*urls) for flow, urls in _FLOW_URLS.items() if flow != "deviceAuthorization"},
    "SecurityRequirement": {"/any": _STRINGS},
}

_ANY_TYPE = "array|boolean|integer|null|number|object|string"
_SCHEMA_3_1 = {
    "$ref": "any",
    "$id": "string",
    "$schema": "string",
    "$anchor": "string",
    "$dynamicAnchor": "string",
    "$dynamicRef": "any",
    "$comment": "string",
    "$defs": "{&Schema}",
    "definitions": "{&Schema}",
    **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), "[+&Schema]"),
    **dict.fromkeys(
        (
            "not",
            "if",
            "then",
            "else",
            "items",
            "contains",
            "additionalProperties",
            "propertyNames",
            "unevaluatedItems",
            "unevaluatedProperties",
            "contentSchema",
        ),
        "&Schema",
    ),
    **dict.fromkeys(("dependentSchemas", "properties", "patternProperties"), "{&Schema}"),
    **_NUMERIC_3_0,
    "exclusiveMaximum": "number",
    "exclusiveMinimum": "number",
    "maxContains": "count",
    "minContains": "count",
    "maxProperties": "count",
    "minProperties": "count",
    "required": "[name]",
    "dependentRequired": "{[name]}",
    "const": "any",
    "enum": "[any]",
    "type": "types",
    "title": "string",
    "description": "string",
    "default": "any",
    "deprecated": "boolean",
    "readOnly": "boolean",
    "writeOnly": "boolean",
    "examples": "[any]",
    "format": "string",
    "contentMediaType": "string",
    "contentEncoding": "string",
    "discriminator": "Discriminator",
    "xml": "XML",
    "externalDocs": "ExternalDocs",
    "example": "any",
}


def _changed(base: dict[str, dict[str, str]], changes: dict[str, dict[str, str | None]]) -> dict[str, dict[str, str]]:
    """A version's tables from its predecessor's; None takes a field away."""
    result = {kind: dict(fields) for kind, fields in base.items()}
    for kind, fields in changes.items():
        shape = result.setdefault(kind, {})
        for name, spec in fields.items():
            shape.pop(name.removesuffix("!"), None)
            shape.pop(name.removesuffix("!") + "!", None)
            if spec is not None:
                shape[name] = spec
    return result


_VERSION_3_1 = _changed(
    _VERSION_3_0,
    {
        "Document": {"jsonSchemaDialect": "string", "paths": "Paths", "webhooks": "{&PathItem}"},
        "Info": {"summary": "string"},
        "License": {"identifier": "string"},
        "Components": {"pathItems": "{~&PathItem}"},
        "Operation": {"responses": "Responses"},
        "Header": {"allowEmptyValue": None, "allowReserved": None},
        "SecurityScheme:mutualTLS": {"type!": "string", "description": "string"},
    },
)
_VERSION_3_1["Schema"] = _SCHEMA_3_1

_VERSION_3_2 = _changed(
    _VERSION_3_1,
    {
        "Document": {"$self": "string"},
        "Server": {"name": "string"},
        "Components": {"mediaTypes": "{~&MediaType}"},
        "PathItem": {"query": "Operation", "additionalOperations": "{Operation}"},
        "Parameter": {"in!": "=path|query|querystring|header|cookie"},
        "Content": {"/media": "&MediaType"},
        "MediaType": {
            "description": "string",
            "itemSchema": "&Schema",
            "prefixEncoding": "[Encoding]",
            "itemEncoding": "Encoding",
        },
        "Encoding": {
            "encoding": "{Encoding}",
            "prefixEncoding": "[Encoding]",
            "itemEncoding": "Encoding",
        },
        "Response": {"summary": "string", "description": "string"},
        "Example": {"dataValue": "any", "serializedValue": "string"},
        "Tag": {"summary": "string", "parent": "string", "kind": "string"},
        "Discriminator": {"propertyName!": "string", "defaultMapping": "string"},
        "XML": {"nodeType": "=element|attribute|text|cdata|none"},
        **{
            f"SecurityScheme:{kind}": {"deprecated": "boolean"}
            for kind in ("apiKey", "http", "oauth2", "openIdConnect", "mutualTLS")
        },
        "OAuthFlows": {"deviceAuthorization": "OAuthFlow:deviceAuthorization"},
        "OAuthFlow:deviceAuthorization": dict(_flow(*_FLOW_URLS["deviceAuthorization"])),
    },
)
_VERSION_3_2["SecurityScheme:oauth2"]["oauth2MetadataUrl"] = "string"

_TABLES = {"2.0": _VERSION_2_0, "3.0": _VERSION_3_0, "3.1": _VERSION_3_1, "3.2": _VERSION_3_2}
_VARIANTS = {
    "2.0": {"Parameter": "in", "SecurityScheme": "type"},
    "3.0": {"SecurityScheme": "type"},
    "3.1": {"SecurityScheme": "type"},
    "3.2": {"SecurityScheme": "type"},
}
_OPEN = frozenset(("Discriminator",))
_WITHOUT_EXTENSIONS = frozenset(("SecurityRequirement", "Content"))


@cache
def parse(notation: str) -> Spec:
    """Read the notation of a field's value."""
    if notation.startswith("="):
        return ("words", tuple(notation[1:].split("|")))
    if notation.startswith("["):
        filled = notation.startswith("[+")
        return ("filled" if filled else "list", parse(notation[2 if filled else 1 : -1]))
    if notation.startswith("{~"):
        return ("components", parse(notation[2:-1]))
    if notation.startswith("{"):
        return ("map", parse(notation[1:-1]))
    if notation.startswith("?"):
        return ("or-boolean", parse(notation[1:]))
    if notation.startswith("&"):
        return ("reference", notation[1:])
    if notation[0].isupper():
        return ("object", notation)
    return (notation, None)


@cache
def of(family: str) -> Shapes:
    """The shapes of a version family."""
    shapes = {}
    for kind, table in _TABLES[family].items():
        patterned = next((key for key in table if key.startswith("/")), None)
        shapes[kind] = Shape(
            fields={key.removesuffix("!"): parse(spec) for key, spec in table.items() if key != patterned},
            required=tuple(key[:-1] for key in table if key.endswith("!")),
            patterned=parse(table[patterned]) if patterned else None,
            keys=patterned[1:] if patterned else "",
            closed=kind not in _OPEN and not (kind == "Schema" and family in ("3.1", "3.2")),
            extensions=kind not in _WITHOUT_EXTENSIONS,
        )
    return Shapes(family, shapes, _VARIANTS[family])


def families_with(kind: str, field: str) -> tuple[str, ...]:
    """The families whose objects of this kind have this fixed field."""
    return tuple(
        family
        for family, tables in _TABLES.items()
        if any(field in (key, key.removesuffix("!")) for key in tables.get(kind, ()))
    )


def variant(shapes: Shapes, kind: str, value: dict[str, Any]) -> str | None:
    """The kind with its variant, "SecurityScheme:http"; None where the value names no variant."""
    field = shapes.variants.get(kind)
    if field is None:
        return kind
    name = f"{kind}:{value.get(field)}"
    if shapes.family == "2.0" and name == "SecurityScheme:oauth2":
        name += f"/{value.get('flow')}"
    return name if name in shapes.shapes else None
