"""Schemas of every version in one form: whether null is among the values, and a list of variants.

`$ref` is followed, `allOf` merged, and `oneOf` and `anyOf` multiplied out, so that a value meets the schema if it is
null and null may be, or meets one of the variants. `oneOf` is read as `anyOf`: which of two alternatives a value
meets is no concern of compatibility, except where both do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from constitution_gate.constitution.record import Record
from constitution_gate.gates.openapi.compatibility.constraints import Constraints, canonical
from constitution_gate.gates.openapi.references import MAX_HOPS, BadReferenceError

if TYPE_CHECKING:
    from constitution_gate.gates.openapi.compatibility.description import Description, Part
    from constitution_gate.gates.openapi.references import Pointer

    Key = tuple[tuple[str, Pointer], ...]

MAX_VARIANTS = 256
_OBJECT_KEYS = ("properties", "additionalProperties", "patternProperties")


class NotComparableError(Exception):
    """A schema that cannot be brought into the form; the message is the end of a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Variant(Record):
    """One way to meet a schema: all of its pieces, none of which leaves a choice. `label` is its name, or empty."""

    pieces: tuple[Part, ...]
    null: bool
    label: str = ""

    @property
    def key(self) -> Key:
        """What identifies it on its side."""
        return tuple(node.key for _, node in self.pieces)


class Form(Record):
    """Whether null meets a schema, and the ways in which other values do."""

    nullable: bool
    variants: tuple[Constraints, ...]


_ANYTHING = Variant((), True)


class Forms:
    """Brings the schemas of one description into the form, each once."""

    def __init__(self, description: Description) -> None:
        self._description = description
        self._modern = description.family in ("3.1", "3.2")
        self._known: dict[Key, Form | str] = {}
        self._expanded: dict[tuple[str, Pointer], list[Variant]] = {}

    def of(self, parts: tuple[Part, ...]) -> Form:
        """The form of schemas that hold together; raises NotComparableError."""
        key = tuple(node.key for _, node in parts)
        if key not in self._known:
            try:
                self._known[key] = self._form(parts)
            except NotComparableError as error:
                self._known[key] = error.reason
        found = self._known[key]
        if isinstance(found, str):
            raise NotComparableError(found)
        return found

    def key(self, parts: tuple[Part, ...]) -> Key:
        """What identifies schemas, wherever they are referred to."""
        return tuple(self._followed(part)[1].key for part in parts)

    def _followed(self, part: Part) -> Part:
        for _ in range(MAX_HOPS):
            value, node = part
            if (
                not isinstance(value, dict)
                or not isinstance(value.get("$ref"), str)
                or (self._modern and len(value) > 1)
            ):
                break
            try:
                part = self._description.target(value["$ref"], node)
            except BadReferenceError:
                break
        return part

    def flagged(self, parts: tuple[Part, ...], flag: str) -> bool:
        """Whether a schema is marked `readOnly` or `writeOnly`."""
        try:
            variants = self.of(parts).variants
        except NotComparableError:
            return False
        return bool(variants) and all(any(v.get(flag) is True for v, _ in each.pieces) for each in variants)

    def _form(self, parts: tuple[Part, ...]) -> Form:
        found = [_ANYTHING]
        for part in parts:
            found = _both(found, self._expand(part, ()))
        nullable = any(variant.null for variant in found)
        distinct = {variant.key: variant for variant in reversed(found)}
        ways = [
            Constraints(variant.pieces, variant.label, swagger=self._description.family == "2.0")
            for variant in reversed(distinct.values())
        ]
        return Form(nullable, _merged([way for way in ways if way.types is None or way.types]))

    def _expand(self, part: Part, seen: tuple[tuple[str, Pointer], ...]) -> list[Variant]:
        """The variants of a schema, found out once; `seen` are the schemas that it is met in."""
        key = part[1].key
        if key in seen:
            raise NotComparableError("it consists of nothing but itself")
        if key not in self._expanded:
            self._expanded[key] = self._expand_new(part, (*seen, key))
        return self._expanded[key]

    def _expand_new(self, part: Part, seen: tuple[tuple[str, Pointer], ...]) -> list[Variant]:
        value = part[0]
        if isinstance(value, bool):
            return [_ANYTHING] if value else []
        if not isinstance(value, dict):
            raise NotComparableError("it is no schema")
        if isinstance(value.get("$ref"), str):
            target = self._expand(self._target(value["$ref"], part), seen)
            name = _last(value["$ref"])
            named = [each.replace(label=name) for each in target] if len(target) == 1 else target
            if not self._modern or len(value) == 1:
                return named
            return _both(named, self._own(value, part, seen))
        return self._own(value, part, seen)

    def _own(self, value: dict[str, Any], part: Part, seen: tuple[tuple[str, Pointer], ...]) -> list[Variant]:
        title = value.get("title")
        found = [Variant((part,), self._null(value), title if isinstance(title, str) else "")]
        node = part[1]
        for index, each in enumerate(_listed(value, "allOf")):
            parents = self._expand((each, node.child("allOf", index)), seen)
            found = _both(found, [parents[0].replace(label="")] if len(parents) == 1 else parents)
        for group in ("oneOf", "anyOf"):
            if group in value:
                alternatives = [
                    variant
                    for index, each in enumerate(_listed(value, group))
                    for variant in self._expand((each, node.child(group, index)), seen)
                ]
                found = _both([each.replace(label="") for each in found], alternatives)
        if self._says_nullable(value):
            return [each.replace(null=True) for each in found] or [Variant((({"enum": []}, node),), True)]
        return found

    def _null(self, value: dict[str, Any]) -> bool:
        """Whether null meets what stands in the schema itself."""
        types = value.get("type")
        if types is not None and not ("null" in types if isinstance(types, list) else types == "null"):
            return False
        if isinstance(value.get("enum"), list):
            return None in value["enum"]
        if "const" in value and self._modern:
            return value["const"] is None
        return types is not None or not any(key in value for key in _OBJECT_KEYS)

    def _says_nullable(self, value: dict[str, Any]) -> bool:
        # Strictly, `nullable` beside `allOf` has no effect (OpenAPI 3.0.3, Proposal 2019-10-31); those who write it
        # mean it, and generators read it so.
        return not self._modern and value.get("x-nullable" if self._description.family == "2.0" else "nullable") is True

    def _target(self, reference: str, part: Part) -> Part:
        try:
            return self._description.target(reference, part[1])
        except BadReferenceError as error:
            text = error.message.rstrip(".")
            raise NotComparableError(text[:1].lower() + text[1:]) from None


def _both(one: list[Variant], other: list[Variant]) -> list[Variant]:
    """Every way to meet both."""
    if len(one) * len(other) > MAX_VARIANTS:
        raise NotComparableError(f"its alternatives combine in more than {MAX_VARIANTS} ways, the limit")
    return [
        Variant(
            tuple({node.key: (value, node) for value, node in (*first.pieces, *second.pieces)}.values()),
            first.null and second.null,
            second.label or first.label,
        )
        for first in one
        for second in other
    ]


def _merged(ways: list[Constraints]) -> tuple[Constraints, ...]:
    """Alternatives that are single values (`oneOf` of `const`) are one enumeration."""
    if len(ways) < 2 or not all(way.enum is not None and way.is_plain for way in ways):
        return tuple(ways)
    union = {canonical(value): value for way in ways for value in (way.enum or {}).values()}
    return (Constraints((({"enum": list(union.values())}, ways[0].pieces[0][1]),), ways[0].label),)


def _listed(value: dict[str, Any], key: str) -> list[Any]:
    found = value.get(key)
    return found if isinstance(found, list) else []


def _last(reference: str) -> str:
    """The name by which a reference is known: the last part of its path, or of its file's."""
    return reference.rstrip("/").rpartition("/")[2].partition(".")[0].replace("~1", "/").replace("~0", "~")
