"""JSON Schema over data written by strangers: nothing is fetched, and no keyword takes quadratic time.

jsonschema decides, with these differences: patterns are RE2, `uniqueItems` and `enum` compare values by their
canonical text, a `$ref` must lead into the schema itself, and the number of steps is limited. Messages name the
keyword and what the schema asks for; they never quote the data, which may hold a secret.
"""

from __future__ import annotations

import json
from collections import deque
from itertools import islice

from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.patterns import PatternError, compile_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    Keyword = Callable[[Any, Any, Any, Any], Iterator[Any] | None]

MAX_NODES = 20_000
MAX_STEPS = 2_000_000

_DRAFTS = {
    "http://json-schema.org/draft-04/schema": "Draft4Validator",
    "http://json-schema.org/draft-06/schema": "Draft6Validator",
    "http://json-schema.org/draft-07/schema": "Draft7Validator",
    "https://json-schema.org/draft/2019-09/schema": "Draft201909Validator",
    "https://json-schema.org/draft/2020-12/schema": "Draft202012Validator",
}
_LATEST = "https://json-schema.org/draft/2020-12/schema"
_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
# Under these keywords stands data, not a schema.
_DATA = frozenset(("const", "default", "enum", "example", "examples"))
# Under these keywords stand names that authors choose, each with a schema.
_NAMED = frozenset(("$defs", "definitions", "dependentSchemas", "patternProperties", "properties"))

_ASKS = {
    "additionalItems": "has more items than the schema allows",
    "anyOf": "meets none of the alternatives (`anyOf`)",
    "contains": "does not hold the items that the schema asks for",
    "dependencies": "lacks what another property asks for",
    "dependentRequired": "lacks what another property asks for",
    "exclusiveMaximum": "must be less than {}",
    "exclusiveMinimum": "must be more than {}",
    "const": "must be {}",
    "enum": "must be one of {}",
    "format": "must have the format {}",
    "maxContains": "holds too many of the items that the schema asks for",
    "maxItems": "must have at most {} items",
    "maxLength": "must have at most {} characters",
    "maxProperties": "must have at most {} properties",
    "maximum": "must be at most {}",
    "minItems": "must have at least {} items",
    "minLength": "must have at least {} characters",
    "minProperties": "must have at least {} properties",
    "minimum": "must be at least {}",
    "multipleOf": "must be a multiple of {}",
    "not": "is what the schema rules out (`not`)",
    "oneOf": "does not meet exactly one of the alternatives (`oneOf`)",
    "pattern": "must match {}",
    "type": "must be of type {}",
    "unevaluatedItems": "has items that the schema does not name",
    "unevaluatedProperties": "has properties that the schema does not name",
    "uniqueItems": "holds an item twice",
}
_OF_OBJECTS = ("additionalProperties", "patternProperties", "properties")
_SHOWN_LENGTH = 80


class SchemaError(Exception):
    """A schema that cannot be used; `reasons` are ends of the sentence "The schema …"."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class UndecidedError(Exception):
    """The schema could not be followed to its end; the message is the end of the sentence "The schema …"."""


class Violation(Record):
    """Where the data does not meet the schema, and what the schema asks for there."""

    pointer: tuple[str | int, ...]
    message: str


class Schema:
    """A schema that was checked; `prepare` makes it."""

    __slots__ = ("_keywords", "_schema", "_validator")

    def __init__(self, schema: Mapping[str, Any], validator: Any) -> None:
        self._schema = schema
        self._validator = validator

    def violations(self, value: Any, limit: int) -> tuple[Violation, ...]:
        """The first `limit` violations; raises UndecidedError where a `$ref` or a limit ends the search."""
        from jsonschema.validators import extend
        from referencing import Registry
        from referencing.exceptions import Unresolvable

        steps = _Steps()
        keywords = {**self._validator.VALIDATORS, **_keywords()}
        counted = {name: steps.counted(keyword) for name, keyword in keywords.items()}
        validator: Any = extend(self._validator, counted)  # type: ignore[no-untyped-call]
        try:
            errors = validator(self._schema, registry=Registry()).iter_errors(value)
            return tuple(islice(map(_violation, errors), limit))
        except RecursionError:
            raise UndecidedError("refers to itself without end, or nests too deeply.") from None
        except Unresolvable:
            raise UndecidedError("has a `$ref` that leads nowhere.") from None


def prepare(schema: Mapping[str, Any]) -> Schema:
    """Check a schema; raises SchemaError with every reason why it cannot be used."""
    if not schema:
        raise SchemaError("is empty, so it demands nothing.")
    draft = schema.get("$schema", _LATEST)
    name = _DRAFTS.get(draft.removesuffix("#")) if isinstance(draft, str) else None
    if name is None:
        raise SchemaError("names a `$schema` that is not known; 2020-12, 2019-09, draft 7, 6 and 4 are.")
    reasons = list(_shape(schema))
    if not reasons:
        reasons = list(_against_metaschema(schema, name))
    if reasons:
        raise SchemaError(*dict.fromkeys(reasons))
    import jsonschema

    return Schema(schema, getattr(jsonschema, name))


def _against_metaschema(schema: Mapping[str, Any], name: str) -> Iterator[str]:
    import jsonschema
    from jsonschema.exceptions import SchemaError as Refused

    validator = getattr(jsonschema, name)
    try:
        validator.check_schema(schema)
    except Refused as error:
        where = _printable("/".join(map(str, error.absolute_path)))
        yield f"is no JSON Schema at `/{where}`: it {_violation(error).message}"
    except RecursionError:
        yield "nests too deeply."


def _shape(schema: Mapping[str, Any]) -> Iterator[str]:
    """What must hold before anything follows the schema: its size, its references, its patterns."""
    nodes = 0
    keywords: set[str] = set()
    pending: deque[tuple[Any, bool]] = deque([(schema, True)])
    while pending:
        value, is_schema = pending.popleft()
        nodes += 1
        if nodes > MAX_NODES:
            yield f"has more than {MAX_NODES:,} parts."
            return
        if isinstance(value, list):
            pending.extend((item, is_schema) for item in value)
        elif isinstance(value, dict):
            if is_schema:
                keywords.update(value)
                yield from _references(value, schema)
                yield from _patterns(value)
            for key, item in value.items():
                if is_schema and key in _DATA:
                    continue
                pending.append((item, not (is_schema and key in _NAMED)))
    if "unevaluatedProperties" in keywords and "patternProperties" in keywords:
        yield "uses `unevaluatedProperties` with `patternProperties`, which is not supported."


def _references(part: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[str]:
    for name in _REFERENCES:
        target = part.get(name)
        if not isinstance(target, str):
            continue
        if not target.startswith("#"):
            yield f"has a `{name}` that leads out of it; nothing is fetched, so put the part under `$defs`."
        elif target.startswith("#/") and not _resolves(target, schema):
            yield f"has a `{name}` that leads nowhere."


def _resolves(target: str, schema: Mapping[str, Any]) -> bool:
    if "%" in target:
        return True
    value: Any = schema
    for part in target[2:].split("/"):
        name = part.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict) and name in value:
            value = value[name]
        elif isinstance(value, list) and name.isdecimal() and int(name[:9]) < len(value):
            value = value[int(name[:9])]
        else:
            return False
    return True


def _patterns(part: Mapping[str, Any]) -> Iterator[str]:
    named = part.get("patternProperties")
    patterns = list(named) if isinstance(named, dict) else []
    if isinstance(part.get("pattern"), str):
        patterns.append(part["pattern"])
    for pattern in patterns:
        try:
            compile_pattern(pattern)
        except PatternError as error:
            yield f"has a pattern that cannot be used. {error}"


class _Steps:
    """How often a keyword was evaluated: `$ref`s that double at each step end here and not with the day."""

    __slots__ = ("_count",)

    def __init__(self) -> None:
        self._count = 0

    def counted(self, keyword: Keyword) -> Keyword:
        def step(validator: Any, asked: Any, instance: Any, schema: Any) -> Iterator[Any] | None:
            self._count += 1
            if self._count > MAX_STEPS:
                raise UndecidedError(f"takes more than {MAX_STEPS:,} steps on this file.")
            return keyword(validator, asked, instance, schema)

        return step


def _pattern(validator: Any, asked: Any, instance: Any, _schema: Any) -> Iterator[Any]:
    if validator.is_type(instance, "string") and not compile_pattern(asked).within(instance):
        yield _error()


def _properties(validator: Any, asked: Any, instance: Any, _schema: Any) -> Iterator[Any]:
    if not validator.is_type(instance, "object"):
        return
    for key, subschema in asked.items():
        if key in instance:
            yield from _descend(validator, instance[key], subschema, key)


def _pattern_properties(validator: Any, asked: Any, instance: Any, _schema: Any) -> Iterator[Any]:
    if not validator.is_type(instance, "object"):
        return
    for source, subschema in asked.items():
        compiled = compile_pattern(source)
        for key, value in instance.items():
            if compiled.within(key):
                yield from _descend(validator, value, subschema, key)


def _additional_properties(validator: Any, asked: Any, instance: Any, schema: Any) -> Iterator[Any]:
    if not validator.is_type(instance, "object"):
        return
    known = schema.get("properties", {})
    compiled = [compile_pattern(source) for source in schema.get("patternProperties", {})]
    for key, value in instance.items():
        if key not in known and not any(pattern.within(key) for pattern in compiled):
            yield from _descend(validator, value, asked, key)


def _unique_items(validator: Any, asked: Any, instance: Any, _schema: Any) -> Iterator[Any]:
    if not asked or not validator.is_type(instance, "array"):
        return
    seen: set[str] = set()
    for index, item in enumerate(instance):
        text = _canonical(item)
        if text in seen:
            yield _error(index)
        seen.add(text)


def _enumeration() -> Keyword:
    canonical: dict[int, frozenset[str]] = {}

    def enum(_validator: Any, asked: Any, instance: Any, _schema: Any) -> Iterator[Any]:
        # The schema outlives the search, so that no other list can have its id.
        if id(asked) not in canonical:
            canonical[id(asked)] = frozenset(map(_canonical, asked))
        if _canonical(instance) not in canonical[id(asked)]:
            yield _error()

    return enum


def _keywords() -> dict[str, Keyword]:
    """The keywords of jsonschema that use `re`, compare each value with each, or name no place of their own."""
    return {
        "additionalProperties": _additional_properties,
        "enum": _enumeration(),
        "pattern": _pattern,
        "patternProperties": _pattern_properties,
        "properties": _properties,
        "uniqueItems": _unique_items,
    }


def _descend(validator: Any, value: Any, subschema: Any, key: str) -> Iterator[Any]:
    if subschema is False:
        # jsonschema leaves out the place of what a false schema refuses.
        yield _error(key)
    else:
        yield from validator.descend(value, subschema, path=key)


def _error(*place: str | int) -> Any:
    from jsonschema.exceptions import ValidationError

    return ValidationError("", path=place)


def _canonical(value: Any) -> str:
    """One text for values that JSON Schema holds equal (2020-12, 4.2.2): 1 and 1.0 are, 1 and true are not."""
    return json.dumps(_with_whole_numbers(value), sort_keys=True)


def _with_whole_numbers(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_with_whole_numbers(item) for item in value]
    if isinstance(value, dict):
        return {key: _with_whole_numbers(item) for key, item in value.items()}
    return value


def _violation(error: Any) -> Violation:
    pointer = tuple(error.absolute_path)
    keyword, asked = error.validator, error.validator_value
    if keyword == "required":
        # jsonschema gives one error for each property and names it first; the name is the schema's.
        absent = [name for name in asked if error.message.startswith(f"{name!r} ")]
        return Violation(pointer, f"lacks the property {_shown(absent[0] if absent else asked)}.")
    if keyword is None or keyword in _OF_OBJECTS:
        return Violation(pointer, "is not allowed by the schema.")
    says = _ASKS.get(keyword, f"does not meet `{_printable(keyword)}`")
    return Violation(pointer, f"{says.format(_shown(asked))}.")


def _shown(asked: Any) -> str:
    if isinstance(asked, list) and asked and all(isinstance(item, str) for item in asked):
        text = ", ".join(asked)
    else:
        text = asked if isinstance(asked, str) else json.dumps(asked, ensure_ascii=False)
    return f"`{_printable(text)}`"


def _printable(text: str) -> str:
    shown = text if text.isprintable() else ascii(text)[1:-1]
    return shown if len(shown) <= _SHOWN_LENGTH else shown[:_SHOWN_LENGTH] + "…"
