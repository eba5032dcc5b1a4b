"""What one variant of a schema demands of a value, whatever version and spelling it is written in."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeGuard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.gates.openapi.compatibility.description import Part
    from constitution_gate.gates.openapi.references import Node, Pointer

TYPES = ("object", "array", "string", "number", "boolean")
"""All but null, which a form keeps apart, and integer, which is a number."""

LIMITS = {
    "maxLength": ("string", True, "longer text"),
    "minLength": ("string", False, "shorter text"),
    "maximum": ("number", True, "larger numbers"),
    "minimum": ("number", False, "smaller numbers"),
    "maxItems": ("array", True, "more items"),
    "minItems": ("array", False, "fewer items"),
    "maxProperties": ("object", True, "more properties"),
    "minProperties": ("object", False, "fewer properties"),
}
"""Keyword -> the type that it limits, whether from above, and what is beyond it."""

OPAQUE = (
    "not",
    "if",
    "then",
    "else",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "patternProperties",
    "propertyNames",
    "contains",
    "minContains",
    "maxContains",
    "prefixItems",
    "additionalItems",
    "unevaluatedItems",
    "contentSchema",
)
"""Keywords that only demand something, and are compared to the letter."""

DYNAMIC = ("$dynamicRef", "$recursiveRef")
"""Keywords whose meaning depends on where a schema is used, which no comparison of texts can tell."""

EXACT = ("xml", "collectionFormat", "contentEncoding", "contentMediaType")
"""Keywords that change how a value is written."""

_REMARKS = frozenset(
    {"$comment", "default", "deprecated", "description", "example", "examples", "externalDocs", "summary", "title"}
)
# Patterns that every text matches, and formats that say how to show or store a value and leave none out.
_ANY_TEXT = frozenset({"", ".*", "^", "^.*", ".*$", "^.*$", "^[\\s\\S]*$"})
_UNLIMITED_FORMATS = frozenset({"password", "int64", "double", "byte-size"})


class Limit:
    """A bound; `exclusive` says that the value itself is beyond it."""

    __slots__ = ("exclusive", "node", "value")

    def __init__(self, value: float, node: Node, *, exclusive: bool = False) -> None:
        self.value = value
        self.exclusive = exclusive
        self.node = node

    def tighter(self, other: Limit | None, *, above: bool) -> bool:
        """Whether it leaves out a value that the other allows."""
        if other is None:
            return True
        if self.value == other.value:
            return self.exclusive and not other.exclusive
        return self.value < other.value if above else self.value > other.value

    def allows(self, value: float, *, above: bool) -> bool:
        """Whether a value is within it."""
        if value == self.value:
            return not self.exclusive
        return value < self.value if above else value > self.value

    def __str__(self) -> str:
        return f"{self.value}, exclusive" if self.exclusive else f"{self.value}"


class Constraints:
    """The demands of schemas that hold together."""

    def __init__(self, pieces: tuple[Part, ...], label: str = "", *, swagger: bool = False) -> None:
        self.pieces = pieces
        self.label = label
        self._swagger = swagger

    @property
    def key(self) -> tuple[tuple[str, Pointer], ...]:
        """What identifies it on its side."""
        return tuple(node.key for _, node in self.pieces)

    def place(self, *keywords: str) -> Node | None:
        """Where the first of these keywords stands, or else the schema; None where nothing is demanded at all."""
        for keyword in keywords:
            for value, node in self.pieces:
                if keyword in value:
                    return node.child(keyword)
        return self.pieces[0][1] if self.pieces else None

    def stated(self, keyword: str) -> Iterator[Part]:
        """What stands under a keyword, in every piece that has it."""
        for value, node in self.pieces:
            if keyword in value:
                yield value[keyword], node.child(keyword)

    @cached_property
    def types(self) -> frozenset[str] | None:
        """The types that a value may have, null left out; None for any."""
        found: frozenset[str] | None = None
        for value, _ in self.stated("type"):
            names = {
                _TYPE_NAMES.get(n, n) for n in (value if isinstance(value, list) else [value]) if isinstance(n, str)
            }
            found = _common(found, frozenset(names - {"null"}))
        if self.enum is not None:
            found = _common(found, frozenset(_type_of(value) for value in self.enum.values()))
        if found is None:
            found = self._implied()
        return found - {"integer"} if found and "number" in found else found

    def _implied(self) -> frozenset[str] | None:
        """Whoever describes properties and leaves out the type means objects; generators read it so."""
        if any(key in value for value, _ in self.pieces for key in ("properties", "additionalProperties")):
            return frozenset({"object"})
        return frozenset({"array"}) if any("items" in value for value, _ in self.pieces) else None

    def may_be(self, kind: str) -> bool:
        """Whether a value may be of a type."""
        return self.types is None or kind in self.types or (kind == "number" and "integer" in self.types)

    @cached_property
    def enum(self) -> dict[str, Any] | None:
        """The values, null left out, by what they are as text; None where they are not listed."""
        found: dict[str, Any] | None = None
        for keyword in ("enum", "const"):
            for value, _ in self.stated(keyword):
                listed = value if keyword == "enum" else [value]
                if keyword == "const" and self._swagger:
                    continue
                if isinstance(listed, list):
                    named = {canonical(each): each for each in listed if each is not None}
                    found = named if found is None else {k: v for k, v in found.items() if k in named}
        return found

    @property
    def is_plain(self) -> bool:
        """Whether nothing but type and listed values is demanded, of text, numbers and booleans."""
        listed = all(_type_of(value) not in ("object", "array") for value in (self.enum or {}).values())
        return listed and not any(key in value for value, _ in self.pieces for key in (*OPAQUE, *LIMITS, "properties"))

    @property
    def is_extensible(self) -> bool:
        """Whether clients were told that further values may come (`x-extensible-enum`)."""
        return any(value.get("x-extensible-enum") for value, _ in self.pieces)

    def limit(self, keyword: str) -> Limit | None:
        """The tightest bound of a kind; None where there is none that leaves anything out."""
        above = LIMITS[keyword][1]
        found: Limit | None = None
        for each in self._limits(keyword):
            if each.tighter(found, above=above):
                found = each
        if found is not None and found.value <= 0 and keyword in ("minLength", "minItems", "minProperties"):
            return None
        return found

    def _limits(self, keyword: str) -> Iterator[Limit]:
        exclusive = {"maximum": "exclusiveMaximum", "minimum": "exclusiveMinimum"}.get(keyword)
        whole = self.types == frozenset({"integer"})
        for value, node in self.pieces:
            bound, beyond = value.get(keyword), value.get(exclusive or "")
            if _is_number(bound):
                yield _limit(bound, node.child(keyword), beyond is True, whole, above=LIMITS[keyword][1])
            if exclusive and _is_number(beyond):
                yield _limit(beyond, node.child(exclusive), True, whole, above=LIMITS[keyword][1])

    @cached_property
    def patterns(self) -> dict[str, Node]:
        """The patterns that leave something out, with their places."""
        found = {value: node for value, node in self.stated("pattern") if isinstance(value, str)}
        return {value: node for value, node in found.items() if value not in _ANY_TEXT}

    @cached_property
    def formats(self) -> dict[str, Node]:
        """The formats that leave something out, with their places."""
        found = {value: node for value, node in self.stated("format") if isinstance(value, str)}
        for value, node in self.stated("type"):
            if value == "file":
                found["binary"] = node
        return {value: node for value, node in found.items() if value not in _UNLIMITED_FORMATS}

    @cached_property
    def multiples(self) -> dict[float, Node]:
        """The numbers that a value must be a multiple of."""
        whole = self.types == frozenset({"integer"})
        return {
            value: node
            for value, node in self.stated("multipleOf")
            if _is_number(value) and value > 0 and not (whole and value == 1)
        }

    @property
    def is_unique(self) -> bool:
        """Whether no item may stand twice."""
        return any(value is True for value, _ in self.stated("uniqueItems"))

    @cached_property
    def properties(self) -> dict[str, tuple[Part, ...]]:
        """The schemas of each property that is named."""
        found: dict[str, tuple[Part, ...]] = {}
        for value, node in self.stated("properties"):
            for name, schema in (value if isinstance(value, dict) else {}).items():
                found[name] = (*found.get(name, ()), (schema, node.child(name)))
        return found

    @cached_property
    def required(self) -> dict[str, Node]:
        """The properties that must be there, each with its place in the list."""
        return {
            name: node.child(index)
            for value, node in self.stated("required")
            for index, name in enumerate(value if isinstance(value, list) else ())
            if isinstance(name, str)
        }

    @cached_property
    def closed(self) -> Node | None:
        """Where properties are forbidden that are not named; None where they are not."""
        for keyword in ("additionalProperties", "unevaluatedProperties"):
            for value, node in self.stated(keyword):
                if value is False:
                    return node
        return None

    @cached_property
    def extra(self) -> tuple[Part, ...]:
        """The schemas of properties that are not named, where they are more than any."""
        return tuple(
            part
            for keyword in ("additionalProperties", "unevaluatedProperties")
            for part in self.stated(keyword)
            if isinstance(part[0], dict) and not all(is_remark(key) for key in part[0])
        )

    @cached_property
    def items(self) -> tuple[Part, ...]:
        """The schemas of items."""
        return tuple(self.stated("items"))

    def of_type(self, kind: str) -> Constraints:
        """The same for values of one type only."""
        node = self.pieces[0][1]
        made = (({"type": kind}, node.child(f"({kind})")), *self.pieces)
        return Constraints(made, self.label, swagger=self._swagger)


def is_remark(key: str) -> bool:
    """Whether a keyword of a schema says nothing about its values."""
    return key in _REMARKS or key.startswith("x-")


def canonical(value: object) -> str:
    """A text that is the same for values that JSON Schema takes for equal, and for no others."""
    if isinstance(value, bool) or value is None:
        return repr(value)
    if isinstance(value, (int, float)):
        return f"n{int(value) if float(value).is_integer() else value}"
    if isinstance(value, str):
        return f"s{value}"
    if isinstance(value, list):
        return f"[{','.join(f'{len(text)}:{text}' for text in map(canonical, value))}]"
    if isinstance(value, dict):
        pairs = sorted((key, canonical(item)) for key, item in value.items())
        return f"{{{','.join(f'{len(key)}:{key}{len(text)}:{text}' for key, text in pairs)}}}"
    return repr(value)


_TYPE_NAMES = {"file": "string"}


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _limit(value: float, node: Node, exclusive: bool, whole: bool, *, above: bool) -> Limit:
    if exclusive and whole and float(value).is_integer():
        return Limit(int(value) - 1 if above else int(value) + 1, node)
    return Limit(value, node, exclusive=exclusive)


def _common(one: frozenset[str] | None, other: frozenset[str]) -> frozenset[str]:
    if one is None:
        return other
    whole = ("integer" in one and "number" in other) or ("number" in one and "integer" in other)
    return one & other | ({"integer"} if whole else set())


def _type_of(value: object) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "integer" if float(value).is_integer() else "number"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list) else "object"
