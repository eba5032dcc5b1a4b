"""Faults of Schema Objects that their shape alone does not show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from constitution_gate.gates.openapi.references import Node, shown
from constitution_gate.gates.openapi.structure import Reference, describe

if TYPE_CHECKING:
    from constitution_gate.gates.openapi.references import Pointer
    from constitution_gate.gates.openapi.structure import Walk

_PATTERN_LENGTH = 4000
# Compiling takes about 3 microseconds a character; the limit keeps a hostile document within seconds.
_PATTERNS_LENGTH = 500_000
_CLEARLY_WRONG = (
    "missing )",
    "unbalanced parenthesis",
    "unterminated character set",
    "nothing to repeat",
    "min repeat greater than max repeat",
)


def check(walk: Walk, schema: dict[str, Any], node: Node) -> None:
    """The rules for a Schema Object, and for the Items, Header and Parameter Objects of OpenAPI 2.0."""
    _items(walk, schema, node)
    _file(walk, schema, node)
    _pattern(walk, schema, node)
    _values(walk, schema, node)
    if schema.get("readOnly") is True and schema.get("writeOnly") is True:
        walk.fault(node.child("writeOnly"), "A schema is 'readOnly' and 'writeOnly' at once.", "Keep one.")
    if walk.json_schema and isinstance(schema.get("$dynamicRef"), str):
        reference = schema["$dynamicRef"]
        walk.found.append(Reference(node, reference, "Schema", "$dynamicRef"))


def discriminator(walk: Walk, value: dict[str, Any], node: Node) -> None:
    """Every mapping names a schema, by its name or by a reference (Discriminator Object)."""
    mapping = value.get("mapping")
    names = list(mapping.items()) if isinstance(mapping, dict) else []
    parts: list[tuple[Pointer, Any]] = [(("mapping", key), target) for key, target in names]
    if isinstance(value.get("defaultMapping"), str) and walk.family == "3.2":
        parts.append((("defaultMapping",), value["defaultMapping"]))
    for pointer, target in parts:
        if not isinstance(target, str):
            continue
        place = node.child(*pointer)
        if re.fullmatch(r"[A-Za-z0-9._-]+", target) and not target.lower().endswith((".yaml", ".yml", ".json")):
            components = node.document.value.get("components") if isinstance(node.document.value, dict) else None
            schemas = components.get("schemas") if isinstance(components, dict) else None
            if not isinstance(schemas, dict) or target not in schemas:
                walk.fault(place, f"The discriminator maps to the schema {shown(target)}, which is not there.")
        else:
            walk.found.append(Reference(place, target, "Schema", ""))


def _items(walk: Walk, schema: dict[str, Any], node: Node) -> None:
    if walk.json_schema or schema.get("type") != "array" or "items" in schema:
        return
    walk.fault(
        node, "A schema of type 'array' has no 'items'.", f"OpenAPI {walk.family} requires them; say what it holds."
    )


def _file(walk: Walk, schema: dict[str, Any], node: Node) -> None:
    """A file is what a whole response is, or a form field; nothing else (2.0, Response Object)."""
    if walk.family != "2.0" or schema.get("type") != "file" or "in" in schema:
        return
    if node.pointer[-1:] != ("schema",) or node.pointer[-3:-2] != ("responses",):
        walk.fault(node.child("type"), "The type 'file' stands outside a response and a form.")


def _pattern(walk: Walk, schema: dict[str, Any], node: Node) -> None:
    pattern = schema.get("pattern")
    if isinstance(pattern, str):
        _regular_expression(walk, pattern, node.child("pattern"))
    patterns = schema.get("patternProperties")
    if walk.json_schema and isinstance(patterns, dict):
        for key in patterns:
            _regular_expression(walk, key, node.child("patternProperties", key))


def _regular_expression(walk: Walk, pattern: str, node: Node) -> None:
    """Fault what no dialect of regular expressions reads; the dialect meant is ECMA-262's."""
    if len(pattern) > _PATTERN_LENGTH or walk.pattern_length > _PATTERNS_LENGTH:
        walk.ignored["pattern"] = walk.ignored.get("pattern", 0) + 1
        return
    walk.pattern_length += len(pattern)
    import warnings

    dialect = re.sub(r"\(\?<(?=[A-Za-z_$])", "(?P<", pattern)
    dialect = re.sub(r"\\[pPkcdDwWsSuxX](?:\{[^{}]{0,60}\})?", ".", dialect)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(dialect)
    except (re.error, RecursionError, OverflowError) as error:
        reason = str(getattr(error, "msg", ""))
        if reason.startswith(_CLEARLY_WRONG):
            walk.fault(node, f"The pattern is not a regular expression: {reason}.")


def _values(walk: Walk, schema: dict[str, Any], node: Node) -> None:
    """`default` must fit the schema, and `enum` and the examples must not clearly contradict its type."""
    kinds = _kinds(schema)
    if not kinds:
        return
    if "default" in schema and not _fits(schema["default"], kinds):
        walk.fault(
            node.child("default"),
            f"The default is {describe(schema['default'])}, and the type is {' or '.join(sorted(kinds))}.",
        )
    enum = schema.get("enum")
    if isinstance(enum, list) and enum and not any(_fits(item, kinds) for item in enum):
        walk.fault(node.child("enum"), f"No value of the enumeration is of the type {' or '.join(sorted(kinds))}.")
    listed = not isinstance(enum, list) or any(_same(schema.get("default"), item) for item in enum)
    if schema.get("default") is not None and not listed:
        walk.fault(node.child("default"), "The default is not one of the values of the enumeration.")
    if "example" in schema and _contradicts(schema["example"], kinds):
        walk.fault(
            node.child("example"),
            f"The example is {describe(schema['example'])}, and the type is {' or '.join(sorted(kinds))}.",
        )


def _kinds(schema: dict[str, Any]) -> frozenset[str]:
    """The types that a schema names itself; none where it leaves them to other parts."""
    stated = schema.get("type")
    names = stated if isinstance(stated, list) else [stated]
    if not names or not all(isinstance(name, str) for name in names) or "file" in names:
        return frozenset()
    nullable = schema.get("nullable") is True or schema.get("x-nullable") is True
    return frozenset(names) | ({"null"} if nullable else frozenset())


def _fits(value: object, kinds: frozenset[str]) -> bool:
    if value is None:
        return "null" in kinds
    if isinstance(value, bool):
        return "boolean" in kinds
    if isinstance(value, (int, float)):
        return "number" in kinds or ("integer" in kinds and float(value).is_integer())
    if isinstance(value, str):
        return "string" in kinds
    return ("array" if isinstance(value, list) else "object") in kinds


def _same(one: object, other: object) -> bool:
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _contradicts(value: object, kinds: frozenset[str]) -> bool:
    """Whether an example cannot be meant as an instance.

    Examples should fit their schema, and need not; a number where a text is meant is how YAML is written.
    """
    if value is None or _fits(value, kinds):
        return False
    if isinstance(value, (list, dict)):
        return True
    if not kinds & {"string", "integer", "number", "boolean"}:
        return not isinstance(value, str)
    if isinstance(value, str) and not kinds & {"string", "array", "object"}:
        return not re.fullmatch(r"\s*(?:[-+0-9.,_:eE]{1,40}|true|false|yes|no|on|off)\s*", value)
    return False
