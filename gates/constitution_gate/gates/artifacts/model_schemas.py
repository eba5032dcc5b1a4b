"""The entities of a data model beside the schemas of the contract that have their names.

A contract shows less than is stored, and it joins and computes what it shows. So only a field counts that a response
has as one plain value, and that is neither computed, joined from another entity, nor spoken of in the data model.
"""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import model_columns
from constitution_gate.gates.artifacts.data_model import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from constitution_gate.gates.artifacts.contract import Contract
    from constitution_gate.gates.artifacts.data_model.model import Entity

_FORMS = frozenset({"response", "dto", "resource", "view", "detail", "read", "out", "output", "representation", "body"})
_COMPUTED_LIST = """
count total subtotal sum average avg mean number num url uri link href label display formatted age remaining left rank
score percentage percent ratio rate progress can is has should token expire etag self page next previous preview
thumbnail message success error current latest last first available full short kind type object result position index
elapsed duration overdue distance permission allowed effective
"""
_COMPUTED = frozenset(_COMPUTED_LIST.split())
_SAID_COMPUTED = lazy(
    r"comput|deriv|calculat|aggregat|number of|count of|sum of|total of|denormali|joined|looked up|resolved|formatted"
    r"|計算|计算|派生|衍生|算出|calculad|berechnet|calculé",
    re.IGNORECASE,
)
_PLAIN_TYPES = frozenset({"string", "integer", "number", "boolean", "null"})
_GIVEN = ("new", "create", "update", "patch", "add", "edit", "input", "upsert")
_MOST_PARTS = 20


class Property(Record):
    """A plain value that a schema gives a name, with the line that does."""

    name: str
    line: int
    description: str = ""


class Schema(Record):
    """A schema: what it has as plain values, and all names it has. `clear` says that no part of it was left out."""

    name: str
    path: str
    line: int
    plain: tuple[Property, ...]
    every: tuple[str, ...]
    clear: bool


class Compared(Record):
    """An entity and the schema of its name; `lacking` are values of the schema that the entity has no field for."""

    entity: Entity
    schema: Schema
    lacking: tuple[Property, ...]
    shared: int
    doubt: str = ""


def schemas(contract: Contract) -> Iterator[Schema]:
    """The object schemas that a contract gives names, OpenAPI 2.0 and 3.x."""
    value = contract.source.value
    components = value.get("components")
    named = components.get("schemas") if isinstance(components, dict) else None
    for pointer, held in ((("components", "schemas"), named), (("definitions",), value.get("definitions"))):
        if not isinstance(held, dict):
            continue
        for name, schema in held.items():
            if isinstance(schema, dict) and isinstance(name, str):
                found = _schema(contract, held, name, (*pointer, name))
                if found.every:
                    yield found


def compare(entities: Sequence[Entity], found: Iterable[Schema], texts: Sequence[str]) -> tuple[Compared, ...]:
    """Every schema that has the name of one entity, beside it; `texts` are those of the files that define entities."""
    owners: dict[str, list[Entity]] = {}
    for entity in entities:
        for name in {"".join(names.words(name)) for name in (entity.name, *entity.aliases)}:
            owners.setdefault(name, []).append(entity)
    spoken = model_columns.words_of(texts)
    others = {names.words(name) for entity in entities for name in (entity.name, *entity.aliases)}
    compared = []
    for schema in found:
        if schema.name.casefold().startswith(_GIVEN):
            # What a request gives is no whole entity, and its name may still hold nothing but the entity's.
            continue
        owner = owners.get("".join(_subject(schema.name)), [])
        if owner and len({entity.name for entity in owner}) == 1:
            compared.append(_compared(owner, schema, others, spoken))
    return tuple(compared)


def _subject(name: str) -> tuple[str, ...]:
    """The words of a schema's name without those that say that it is a response: `OrderResponse`, `OrderDetailDto`."""
    words = names.words(name)
    while len(words) > 1 and words[-1] in _FORMS:
        words = words[:-1]
    return words


def _compared(
    owner: Sequence[Entity], schema: Schema, entities: set[tuple[str, ...]], spoken: frozenset[str]
) -> Compared:
    entity = owner[0]
    own = set(names.every_word(entity.name))
    fields = {"".join(names.every_word(f.name)): model_columns.telling(f.name, own) for e in owner for f in e.fields}
    given = {"".join(names.every_word(name)): model_columns.telling(name, own) for name in schema.every}
    if not all(name.isascii() for name in (*fields, *given)):
        return Compared(entity, schema, (), 0, "their fields are named in different scripts")
    both = fields.keys() & given.keys()
    shared = len(both)
    if not schema.clear or shared < 3 or 2 * shared < len(given) or 2 * shared < len(fields):
        doubt = "fewer than half of their names are the same" if schema.clear else "not all of its parts can be read"
        return Compared(entity, schema, (), shared, doubt)
    rest = [words for key, words in fields.items() if key not in both]
    known = {word for name in entities for word in name}
    known |= {
        words[0] for e in owner for f in e.fields if len(words := names.every_word(f.name)) > 1 and words[-1] == "id"
    }
    lacking = tuple(
        value
        for value in schema.plain
        if (key := "".join(names.every_word(value.name))) not in both
        and key not in spoken
        and not model_columns.is_conventional(value.name)
        and not (_COMPUTED | known) & set(names.every_word(value.name))
        and not _SAID_COMPUTED.search(value.description)
        and not any(model_columns.alike(given[key], words) for words in rest)
    )
    return Compared(entity, schema, lacking, shared)


def _schema(contract: Contract, held: Mapping[str, Any], name: str, pointer: tuple[str, ...]) -> Schema:
    """A schema with what it takes over through `allOf` from schemas of the same contract."""
    values: dict[str, Property] = {}
    every: dict[str, None] = {}
    clear = True
    waiting: list[tuple[Any, tuple[str | int, ...]]] = [(held[name], pointer)]
    seen = 0
    while waiting:
        part, place = waiting.pop()
        seen += 1
        if not isinstance(part, dict) or seen > _MOST_PARTS:
            clear = False
            continue
        reference = part.get("$ref")
        if isinstance(reference, str):
            target = reference.rpartition("/")[2]
            local = reference.startswith("#/") and target in held
            clear = clear and local
            if local:
                waiting.append((held[target], (*pointer[:-1], target)))
            continue
        clear = clear and not any(key in part for key in ("oneOf", "anyOf", "not", "patternProperties"))
        parts = part.get("allOf")
        for number, inner in enumerate(parts if isinstance(parts, list) else ()):
            waiting.append((inner, (*place, "allOf", number)))
        properties = part.get("properties")
        for key, inner in properties.items() if isinstance(properties, dict) else ():
            every[str(key)] = None
            if _is_plain(inner, held):
                line = contract.source.mark((*place, "properties", key))[0]
                values[str(key)] = Property(str(key), line, str(inner.get("description") or "")[:500])
    line = contract.source.mark(pointer)[0]
    return Schema(name, contract.artifact.path, line, tuple(values.values()), tuple(every), clear)


def _is_plain(schema: Any, held: Mapping[str, Any]) -> bool:
    """Whether a property is one plain value that a response gives and a request may set."""
    if not isinstance(schema, dict):
        return False
    reference = schema.get("$ref")
    if isinstance(reference, str):
        target = held.get(reference.rpartition("/")[2])
        return isinstance(target, dict) and "enum" in target and "$ref" not in target
    if schema.get("readOnly") is True or schema.get("writeOnly") is True or schema.get("deprecated") is True:
        return False
    kind = schema.get("type")
    kinds = kind if isinstance(kind, list) else [kind]
    return all(isinstance(one, str) for one in kinds) and set(kinds) <= {
        "string",
        "integer",
        "number",
        "boolean",
        "null",
    }
