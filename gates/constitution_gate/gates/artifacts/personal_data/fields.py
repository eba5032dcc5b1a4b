"""The fields of a feature's data model, or of its contract's schemas, that hold personal data."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.gates.artifacts import contract, data_model
from constitution_gate.gates.artifacts.data_model import names
from constitution_gate.gates.vocabulary import personal_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from constitution_gate.gates.artifacts.data_model import Entity
    from constitution_gate.gates.feature import Feature

_MOST_SCHEMAS = 500
_WORD = lazy(r"[A-ZÀ-Þ]+(?=[A-ZÀ-Þ][a-zß-ÿ])|[A-ZÀ-Þ]?[a-zß-ÿ]+|[A-ZÀ-Þ]+|\d+|[^\W\d_A-Za-zÀ-ÿ]+")
_LONGEST = 6
_WHOLE = ("person", "address")
_YES_OR_NO = ("bool", "flag", "是否", "真偽", "布林", "布尔")


class PersonalField(NamedTuple):
    """A field that holds personal data; `marked` says that an extension of the contract marks it in place.

    `note` is what the contract says of it and of its schema.
    """

    entity: str
    name: str
    kind: str
    path: str
    line: int
    entity_line: int
    marked: bool = False
    note: str = ""


def declared(feature: Feature, own: Sequence[str] = (), public: Sequence[str] = ()) -> tuple[PersonalField, ...]:
    """The personal fields that the data model defines, in its order; without any, those of the contract's schemas.

    What is only passed on (a request, a form) counts where nothing that is kept holds personal data. `own` are names
    of fields that are personal in this project, `public` those that are not.
    """
    entities = data_model.entities(feature)
    return (
        tuple(_of_entities((entity for entity in entities if _is_kept(entity)), own, public))
        or tuple(_of_entities((entity for entity in entities if not _is_kept(entity)), own, public))
        or tuple(_of_contracts(feature, own, public))
    )


def _is_kept(entity: Entity) -> bool:
    """Whether an entity is stored: what has an id of its own is, whatever it is called."""
    if not data_model.is_transient(entity.name):
        return True
    own = (*_words(entity.name), "id")
    return any(_words(field.name) in (("id",), own) for field in entity.fields)


def _of_entities(entities: Iterable[Entity], own: Sequence[str], public: Sequence[str]) -> Iterator[PersonalField]:
    for entity in entities:
        about = _About((entity.name, *entity.aliases), [field.name for field in entity.fields])
        for field in entity.fields:
            if any(word in field.type.casefold() for word in _YES_OR_NO):
                continue
            kind = _kind(field.name, about, own, public)
            if kind is not None:
                yield PersonalField(entity.name, field.name, kind, entity.path, field.line, entity.line)


def _of_contracts(feature: Feature, own: Sequence[str], public: Sequence[str]) -> Iterator[PersonalField]:
    for found in contract.find(feature).contracts:
        root = found.source.value
        components = root.get("components")
        place = ("components", "schemas") if isinstance(components, dict) else ("definitions",)
        schemas = components.get("schemas") if isinstance(components, dict) else root.get("definitions")
        if not isinstance(schemas, dict):
            continue
        for name, schema in list(schemas.items())[:_MOST_SCHEMAS]:
            properties = schema.get("properties") if isinstance(schema, dict) else None
            if not isinstance(properties, dict):
                continue
            about = _About((str(name),), [str(key) for key in properties])
            whole = _marks(schema)
            for key, value in properties.items():
                kind = _kind(str(key), about, own, public)
                if kind is None or (isinstance(value, dict) and value.get("type") == "boolean"):
                    continue
                line, _ = found.source.mark((*place, name, "properties", key))
                entity_line, _ = found.source.mark((*place, name))
                marked = whole or (isinstance(value, dict) and _marks(value))
                yield PersonalField(
                    str(name), str(key), kind, found.artifact.path, line, entity_line, marked, _described(schema, value)
                )


def _marks(schema: Mapping[Any, Any]) -> bool:
    """Whether an extension of a schema says that it holds personal data (`x-pii: true`, `x-sensitivity: high`)."""
    return any(
        str(key).startswith("x-")
        and value
        and str(value).casefold() not in ("none", "no", "false")
        and any(word in str(key).casefold() for word in personal_fields.EXTENSIONS)
        for key, value in schema.items()
    )


def _described(*schemas: Any) -> str:
    """What schemas say of themselves."""
    said = [schema.get(key) for schema in schemas if isinstance(schema, dict) for key in ("title", "description")]
    return " | ".join(text for text in said if isinstance(text, str))


class _Seen(NamedTuple):
    """What a name stands on where no entity is at hand."""

    person: bool
    address: bool
    located: bool


def kind_of(name: str, owner: str = "", own: Sequence[str] = (), public: Sequence[str] = ()) -> str | None:
    """The kind of personal data that a name holds wherever it stands; None where it holds none.

    `owner` is what it belongs to: a name is personal data on a person, coordinates are unless they are a place's.
    """
    of = words(owner)
    place = any(word in personal_fields.PLACES for word in (*of, *words(name)))
    address = any(word in personal_fields.ADDRESSES for word in of[-1:])
    return _kind(name, _Seen(_is_person(of), address, not place), own, public)


def words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case and the singular: `userEmails` and `user_email` have the same."""
    return _words(name)


class _About:
    """What an entity is about, as far as its names and its fields show."""

    def __init__(self, entity_names: Sequence[str], fields: Sequence[str]) -> None:
        found = [_words(name) for name in entity_names]
        held = [_words(name) for name in fields]
        self.place = any(word in personal_fields.PLACES for parts in found for word in parts)
        self.address = any(word in personal_fields.ADDRESSES for parts in found for word in parts[-1:])
        contact = any(parts[-1:] in (("email",), ("phone",)) or parts[-2:] == ("phone", "number") for parts in held)
        self.person = any(_is_person(parts) for parts in found) or (contact and not self.place)
        owned = any(parts in (("user", "id"), ("member", "id"), ("customer", "id")) for parts in held)
        self.located = self.person or (owned and not self.place)


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, those of ASCII in the singular."""
    pieces = _WORD.findall(name)
    return tuple(names.words(piece)[0] if piece.isascii() else piece.casefold() for piece in pieces)


def _is_person(parts: tuple[str, ...]) -> bool:
    if not parts:
        return False
    if parts[-1] in personal_fields.PERSONS:
        return True
    return parts[-1] in personal_fields.OF_A_PERSON and any(word in personal_fields.PERSONS for word in parts[:-1])


def _kind(name: str, about: _About | _Seen, own: Sequence[str], public: Sequence[str]) -> str | None:
    parts = _words(name.rpartition(".")[2] or name)
    if any(_words(other) == parts for other in public):
        return None
    if any(_words(other) == parts for other in own):
        return "personal data"
    if not parts or len(parts) > _LONGEST or parts[0] in personal_fields.NOT_OF_A_PERSON:
        return None
    for kind, condition, endings in _endings():
        if condition and not getattr(about, condition):
            continue
        # What a word means only of a person ("name") it no longer means behind another word ("role name").
        tails = (parts,) if condition in _WHOLE else tuple(parts[-count:] for count in range(1, len(parts) + 1))
        if any(tail in endings for tail in tails):
            return kind
    return None


@lru_cache(maxsize=1)
def _endings() -> tuple[tuple[str, str, frozenset[tuple[str, ...]]], ...]:
    """Each row of the vocabulary with its names as words."""
    return tuple(
        (kind, condition, frozenset(filter(None, (_words(phrase.strip()) for phrase in written.split(";")))))
        for kind, condition, written in personal_fields.ENDINGS
    )
