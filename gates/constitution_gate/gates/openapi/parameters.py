"""Faults of parameters, headers, media types, examples and servers that their shape alone does not show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from constitution_gate.gates.openapi import schemas
from constitution_gate.gates.openapi.references import Node, shown

if TYPE_CHECKING:
    from constitution_gate.gates.openapi.structure import Walk

_STYLES = {
    "path": ("matrix", "label", "simple"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form",),
}
_WITH_SCHEMA_ONLY = ("style", "explode", "allowReserved")


def parameter(walk: Walk, value: dict[str, Any], node: Node) -> None:
    """The rules of the Parameter Object."""
    place = value.get("in")
    if place == "path" and value.get("required") is not True:
        name = value.get("name")
        at = node.child("required") if "required" in value else node
        shown_name = f" {shown(name)}" if isinstance(name, str) else ""
        walk.fault(at, f"The path parameter{shown_name} is not required.", "Add 'required: true'.")
    if walk.family == "2.0":
        schemas.check(walk, value, node)
        return
    if place == "querystring" and "content" not in value:
        walk.fault(node, "A parameter in the query string needs 'content'.")
    else:
        _schema_or_content(walk, value, node, "parameter")
    styles = _STYLES.get(str(place), ())
    if walk.family == "3.2" and place == "cookie":
        styles = ("form", "cookie")
    style = value.get("style")
    if isinstance(style, str) and styles and style not in styles:
        walk.fault(node.child("style"), f"'style' of a {place} parameter must be one of {', '.join(styles)}.")
    examples(walk, value, node)


def header(walk: Walk, value: dict[str, Any], node: Node) -> None:
    """The rules of the Header Object."""
    if walk.family == "2.0":
        schemas.check(walk, value, node)
        return
    _schema_or_content(walk, value, node, "header")
    examples(walk, value, node)


def examples(walk: Walk, value: dict[str, Any], node: Node) -> None:
    """`example` and `examples` exclude each other."""
    if "example" in value and "examples" in value:
        walk.fault(node.child("examples"), "'example' and 'examples' exclude each other.", "Keep one of them.")


def media_type(walk: Walk, value: dict[str, Any], node: Node) -> None:
    """The rules of the Media Type Object and, in 3.2, of the Encoding Object."""
    examples(walk, value, node)
    encoding(walk, value, node)


def encoding(walk: Walk, value: dict[str, Any], node: Node) -> None:
    """Encoding by name and encoding by position exclude each other (3.2)."""
    for key in ("prefixEncoding", "itemEncoding"):
        if "encoding" in value and key in value and walk.family == "3.2":
            walk.fault(node.child(key), f"'encoding' and '{key}' exclude each other.", "Keep one of them.")


def example(walk: Walk, value: dict[str, Any], node: Node) -> None:
    """At most one way of giving the value (Example Object)."""
    pairs = [("value", "externalValue")]
    if walk.family == "3.2":
        pairs += [("value", "dataValue"), ("value", "serializedValue"), ("serializedValue", "externalValue")]
    for one, other in pairs:
        if one in value and other in value:
            walk.fault(node.child(other), f"'{one}' and '{other}' exclude each other.", "Keep one of them.")


def server(walk: Walk, value: dict[str, Any], node: Node) -> None:
    """Every variable in a server's URL is declared (Server Object)."""
    url = value.get("url")
    variables = value.get("variables")
    declared = variables if isinstance(variables, dict) else {}
    if not isinstance(url, str):
        return
    for name in dict.fromkeys(re.findall(r"\{([^{}]*)\}", url)):
        if name not in declared:
            walk.fault(
                node.child("url"),
                f"The server URL has the variable {shown(name)}, which 'variables' does not declare.",
            )


def server_variable(walk: Walk, value: dict[str, Any], node: Node) -> None:
    """The default is one of the values (Server Variable Object)."""
    enum = value.get("enum")
    default = value.get("default")
    if isinstance(enum, list) and enum and isinstance(default, str) and default not in enum:
        walk.fault(node.child("default"), "The default is not one of the values of the enumeration.")


def _schema_or_content(walk: Walk, value: dict[str, Any], node: Node, kind: str) -> None:
    content = value.get("content")
    if "schema" in value and "content" in value:
        walk.fault(node.child("content"), f"The {kind} has both 'schema' and 'content'.", "Keep one of them.")
    elif "schema" not in value and "content" not in value:
        walk.fault(node, f"The {kind} has neither 'schema' nor 'content'.", "Give it a schema.")
    if isinstance(content, dict):
        if len(content) != 1:
            walk.fault(node.child("content"), f"'content' of a {kind} must hold exactly one media type.")
        for key in _WITH_SCHEMA_ONLY:
            if key in value and "schema" not in value:
                walk.fault(node.child(key), f"'{key}' has no meaning for a {kind} with 'content'.", "Remove it.")


def license_terms(walk: Walk, value: dict[str, Any], node: Node) -> None:
    """A license has an identifier or a URL, not both (License Object, 3.1 on)."""
    if walk.json_schema and "identifier" in value and "url" in value:
        walk.fault(node.child("url"), "'identifier' and 'url' of a license exclude each other.", "Keep one of them.")
