"""Walk a description along its shapes: every object, field and reference, wherever it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from constitution_gate.constitution.record import Record
from constitution_gate.gates.openapi import cycles, shapes
from constitution_gate.gates.openapi.references import (
    MAX_HOPS,
    BadReferenceError,
    Node,
    References,
    shown,
    value_at,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_gate.gates.openapi.references import Pointer
    from constitution_gate.gates.openapi.shapes import Shape, Spec

    Key = tuple[str, Pointer]

MAX_FAULTS = 1000
_HINTED_FAULTS = 100

NAMES = {
    "Document": "the document",
    "Info": "the info object",
    "License": "the license",
    "Contact": "the contact",
    "ExternalDocs": "the external documentation",
    "PathItem": "a path item",
    "Operation": "an operation",
    "Parameter": "a parameter",
    "Header": "a header",
    "RequestBody": "a request body",
    "Response": "a response",
    "Responses": "the responses",
    "MediaType": "a media type",
    "Schema": "a schema",
    "Example": "an example",
    "Link": "a link",
    "Callback": "a callback",
    "SecurityScheme": "a security scheme",
    "Server": "a server",
    "ServerVariable": "a server variable",
    "Tag": "a tag",
    "Components": "the components",
    "OAuthFlow": "an OAuth flow",
    "OAuthFlows": "the OAuth flows",
    "Discriminator": "a discriminator",
    "Encoding": "an encoding",
    "Paths": "the paths",
    "Items": "the items object",
    "XML": "the XML object",
    "SecurityRequirement": "a security requirement",
}
_SCHEMA_TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")
_SWAGGER_TYPES = ("array", "boolean", "file", "integer", "number", "object", "string")
_STATUS = r"[1-5](?:[0-9][0-9]|XX)"
_STATUS_2_0 = r"[0-9]{3}"
_COMPONENT = r"[A-Za-z0-9._-]+"
_MEDIA_RANGE = r"[^\s/;,]+/[^\s/;,]+\s*(?:;.*)?"


class Fault(Record):
    """Something wrong at a place of a document."""

    node: Node
    message: str
    remedy: str = ""


class Reference(Record):
    """A `$ref`, the kind of object that must stand at its target, and the kind's place is `node`."""

    node: Node
    text: str
    kind: str
    field: str = "$ref"


class Walk:
    """What a walk has found: faults, references, and the objects that later rules need.

    `rules` are called with each object of their kind as it is met.
    """

    def __init__(self, family: str, references: References, rules: Mapping[str, tuple[Any, ...]]) -> None:
        self.family = family
        self.shapes = shapes.of(family)
        self.references = references
        self.rules = rules
        self.faults: dict[tuple[Key, str], Fault] = {}
        self.left_out = 0
        self.found: list[Reference] = []
        self.operation_ids: dict[str, Node] = {}
        self.links: list[tuple[str, Node]] = []
        self.ignored: dict[str, int] = {}
        self.pattern_length = 0
        self._visited: set[tuple[Key, str]] = set()
        self._targets: dict[Key, Key] = {}
        self._sources: dict[Key, Node] = {}

    @property
    def json_schema(self) -> bool:
        """Whether Schema Objects are JSON Schema 2020-12 (OpenAPI 3.1 on)."""
        return self.family in ("3.1", "3.2")

    @property
    def full(self) -> bool:
        """Whether further faults are only counted."""
        return len(self.faults) >= MAX_FAULTS

    def fault(self, node: Node, message: str, remedy: str = "") -> None:
        """Keep a fault; the same one at the same place is kept once."""
        if self.full:
            self.left_out += 1
            return
        self.faults.setdefault((node.key, message), Fault(node, message, remedy))

    def run(self, root: Node) -> None:
        """Walk the document, then every target of a reference that the walk has not met."""
        self.object("Document", root.document.value, root)
        position = 0
        while position < len(self.found):
            self._follow(self.found[position])
            position += 1
        for node, message in cycles.endless(self._targets, self._sources):
            self.fault(node.child("$ref"), message)

    def value(self, spec: Spec, value: Any, node: Node) -> None:
        """Check a value against what its field may hold."""
        tag, inner = spec
        if tag in ("object", "reference"):
            self._object_or_reference(spec, value, node)
        elif tag in ("list", "filled"):
            self._list(spec, value, node)
        elif tag in ("map", "components"):
            self._map(spec, value, node)
        elif tag == "or-boolean":
            if not isinstance(value, bool):
                self.value(inner, value, node)
        elif tag != "any":
            problem = _scalar_problem(tag, inner, value)
            if problem:
                self.fault(node, f"{_label(node)} must be {problem}{_but(value)}.")

    def _object_or_reference(self, spec: Spec, value: Any, node: Node) -> None:
        tag, kind = spec
        if not isinstance(value, dict):
            if kind == "Schema" and self.json_schema and isinstance(value, bool):
                return
            self.fault(node, f"{_label(node)} must be a mapping, and it is {describe(value)}.")
            return
        if tag == "reference" and "$ref" in value and self._reference(kind, value, node):
            return
        self.object(kind, value, node)

    def _reference(self, kind: str, value: dict[str, Any], node: Node) -> bool:
        """Note a reference; True where what stands beside it has no meaning."""
        text = value["$ref"]
        if not isinstance(text, str):
            self.fault(node.child("$ref"), f"'$ref' must be a string, and it is {describe(text)}.")
        else:
            self.found.append(Reference(node, text, kind))
        if self.json_schema and kind not in ("PathItem", "Schema"):
            for key in ("summary", "description"):
                if key in value:
                    self.value(("string", None), value[key], node.child(key))
        return kind != "PathItem" and not (kind == "Schema" and self.family != "3.0")

    def _list(self, spec: Spec, value: Any, node: Node) -> None:
        tag, inner = spec
        if not isinstance(value, list):
            self.fault(node, f"{_label(node)} must be a list, and it is {describe(value)}.")
            return
        if tag == "filled" and not value:
            self.fault(node, f"{_label(node)} must not be an empty list.")
        if inner[0] == "name":
            names = [item for item in value if isinstance(item, str)]
            if len(set(names)) != len(names):
                self.fault(node, f"{_label(node)} names the same thing twice.")
        if inner[0] != "any":
            for index, item in enumerate(value):
                self.value(inner, item, node.child(index))

    def _map(self, spec: Spec, value: Any, node: Node) -> None:
        tag, inner = spec
        if not isinstance(value, dict):
            self.fault(node, f"{_label(node)} must be a mapping, and it is {describe(value)}.")
            return
        for key, item in value.items():
            if tag == "components" and not re.fullmatch(_COMPONENT, key):
                self.fault(
                    node.child(key),
                    f"{shown(key)} is not a name that a component may have.",
                    "Use letters, digits, '.', '-' and '_' only.",
                )
            if inner[0] != "any":
                self.value(inner, item, node.child(key))

    def object(self, kind: str, value: dict[str, Any], node: Node) -> None:
        """Check an object of a kind: its fields, and the rules for its kind."""
        variant = shapes.variant(self.shapes, kind, value)
        if variant is None:
            self._unknown_variant(kind, value, node)
            return
        shape = self.shapes.shapes[variant]
        for name in shape.required:
            if name not in value:
                self.fault(node, f"{named(kind, capital=True)} has no '{name}', which is required.")
        for rule in self.rules.get(kind.partition(":")[0], ()):
            rule(self, value, node)
        fields = shape.fields
        for key, item in value.items():
            spec = fields.get(key)
            if spec is None:
                self._other_field(kind, shape, key, item, node)
            elif spec[0] != "any":
                self.value(spec, item, node.child(key))

    def _unknown_variant(self, kind: str, value: dict[str, Any], node: Node) -> None:
        field = self.shapes.variants[kind]
        known = [name.partition(":")[2] for name in self.shapes.shapes if name.startswith(f"{kind}:")]
        words = list(dict.fromkeys(name.partition("/")[0] for name in known))
        if field not in value:
            self.fault(node, f"{named(kind, capital=True)} has no '{field}', which is required.")
        elif value[field] in words:
            flows = [name.partition("/")[2] for name in known if "/" in name]
            at = node.child("flow") if "flow" in value else node
            self.fault(at, f"'flow' must be one of {', '.join(flows)}.")
        else:
            self.fault(node.child(field), f"'{field}' of {named(kind)} must be one of {', '.join(words)}.")

    def _other_field(self, kind: str, shape: Shape, key: str, item: Any, node: Node) -> None:
        """A key that no fixed field has: a patterned field, an extension, or a fault."""
        if shape.extensions and key.startswith("x-"):
            return
        if shape.patterned is not None:
            problem = self._key_problem(shape.keys, key)
            if problem:
                self.fault(node.child(key), *problem)
            else:
                self.value(shape.patterned, item, node.child(key))
        elif shape.closed:
            self._unknown_field(kind, shape, key, node)
        elif key == "nullable" and kind == "Schema":
            self.ignored[key] = self.ignored.get(key, 0) + 1

    def _key_problem(self, rule: str, key: str) -> tuple[str, str] | None:
        if rule == "path" and not key.startswith("/"):
            return f"The path {shown(key)} does not begin with '/'.", "Begin it with a slash."
        if rule == "media" and not re.fullmatch(_MEDIA_RANGE, key):
            return f"{shown(key)} is not a media type.", "Write it as type/subtype, as in application/json."
        status = _STATUS_2_0 if self.family == "2.0" else _STATUS
        if rule == "status" and not re.fullmatch(status, key):
            codes = "a three-digit code" if self.family == "2.0" else "a code from 100 to 599, a range as 4XX"
            return f"{shown(key)} is not a status code.", f"Use {codes} or 'default'."
        return None

    def _unknown_field(self, kind: str, shape: Shape, key: str, node: Node) -> None:
        families = shapes.families_with(kind, key)
        if len(self.faults) >= _HINTED_FAULTS:
            remedy = ""
        elif families:
            remedy = f"It exists in OpenAPI {', '.join(families)} only, and this document is {self.family}."
        else:
            from difflib import get_close_matches

            near = get_close_matches(key, list(shape.fields), 1)
            remedy = f"Did you mean '{near[0]}'?" if near else "Remove it, or begin its name with 'x-'."
        self.fault(node.child(key), f"{named(kind, capital=True)} has no field {shown(key)}.", remedy)

    def kind_at(self, node: Node) -> str | None:
        """The kind of object that the shapes expect at a place.

        The empty string where they expect none there, None where they say nothing: in an extension, in an
        example, in a file that is not a description itself.
        """
        value = node.document.value
        if not isinstance(value, dict) or not ("openapi" in value or "swagger" in value):
            return None
        spec: Spec = ("object", "Document")
        for part in node.pointer:
            inner = self._inner(spec, value, part)
            if inner is None:
                return None
            spec, value = inner, value[part]
        if spec[0] == "or-boolean":
            spec = spec[1]
        return str(spec[1]).partition(":")[0] if spec[0] in ("object", "reference") else ""

    def _inner(self, spec: Spec, value: Any, part: str | int) -> Spec | None:
        tag, inner = spec
        if tag == "or-boolean":
            return self._inner(inner, value, part)
        if tag in ("list", "filled", "map", "components"):
            found: Spec = inner
            return None if found[0] == "any" else found
        if tag not in ("object", "reference") or not isinstance(value, dict) or not isinstance(part, str):
            return None
        variant = shapes.variant(self.shapes, inner, value)
        if variant is None:
            return None
        shape = self.shapes.shapes[variant]
        field = shape.fields.get(part)
        if field is None and shape.patterned is not None and not self._key_problem(shape.keys, part):
            field = shape.patterned
        return None if field is None or field[0] == "any" else field

    def _follow(self, reference: Reference) -> None:
        """Check that a reference leads to an object of its kind, and walk that object if it is new."""
        at = reference.node.child(reference.field) if reference.field else reference.node
        try:
            target = self.references.target(reference.text, reference.node)
        except BadReferenceError as error:
            self.fault(at, error.message, error.hint() if len(self.faults) < _HINTED_FAULTS else error.remedy)
            return
        if reference.field == "$ref":
            self._targets[reference.node.key] = target.key
            self._sources.setdefault(reference.node.key, reference.node)
        value = value_at(target.document.value, target.pointer)
        kind = self.kind_at(target)
        if kind is not None and kind != reference.kind:
            there = named(kind) if kind else describe(value)
            self.fault(at, f"{shown(reference.text)} is {there}, and {named(reference.kind)} is needed here.")
            return
        boolean_schema = reference.kind == "Schema" and self.json_schema and isinstance(value, bool)
        if not isinstance(value, dict) and not boolean_schema:
            self.fault(
                at,
                f"{shown(reference.text)} is {describe(value)}, and {named(reference.kind)} is needed here.",
            )
            return
        walked = kind is not None and target.document is self.references.root
        if not walked and (target.key, reference.kind) not in self._visited:
            self._visited.add((target.key, reference.kind))
            self.value(("reference", reference.kind), value, target)

    def resolved(self, value: Any, node: Node) -> tuple[dict[str, Any], Node] | None:
        """The object that stands at a place, references followed; None where they lead nowhere."""
        for _ in range(MAX_HOPS):
            if not isinstance(value, dict):
                return None
            text = value.get("$ref")
            if not isinstance(text, str):
                return value, node
            try:
                node = self.references.target(text, node)
            except BadReferenceError:
                return None
            value = value_at(node.document.value, node.pointer)
        return None


def named(kind: str, *, capital: bool = False) -> str:
    """A kind of object as a reader would name it."""
    name = NAMES.get(kind.partition(":")[0], "the object")
    return name[0].upper() + name[1:] if capital else name


def describe(value: object) -> str:
    """The type of a value, in words."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, str):
        return "a string"
    return "a list" if isinstance(value, list) else "a mapping"


def _but(value: object) -> str:
    return "" if isinstance(value, str) else f", and it is {describe(value)}"


def _label(node: Node) -> str:
    parts = [part for part in node.pointer if isinstance(part, str)]
    return shown(parts[-1]) if parts else "The document"


def _scalar_problem(tag: str, words: Any, value: object) -> str | None:
    """What a scalar must be, where it is not."""
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if tag in ("string", "name"):
        return None if isinstance(value, str) else "a string"
    if tag == "boolean":
        return None if isinstance(value, bool) else "true or false"
    if tag == "number":
        return None if number else "a number"
    if tag == "positive":
        return None if number and value > 0 else "a number over 0"  # type: ignore[operator]
    if tag == "count":
        whole = number and value >= 0 and float(value).is_integer()  # type: ignore[operator,arg-type]
        return None if whole else "a whole number of 0 or more"
    if tag in ("types", "swagger-types"):
        allowed = _SCHEMA_TYPES if tag == "types" else _SWAGGER_TYPES
        names = value if isinstance(value, list) and value else [value]
        known = all(isinstance(name, str) and name in allowed for name in names)
        return None if known and len(set(map(str, names))) == len(names) else f"one of {', '.join(allowed)}"
    return None if isinstance(value, str) and value in words else f"one of {', '.join(words)}"
