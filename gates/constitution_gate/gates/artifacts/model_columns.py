"""The entities of a data model beside the tables that migrations make of them: what one has and the other lacks.

Names are compared by their words, types are not: a type is written in as many ways as there are databases. Where two
names may mean the same, they are taken for the same.
"""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.data_model import is_transient, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from constitution_gate.gates.artifacts.data_model.model import Entity, Field
    from constitution_gate.gates.artifacts.migrations.tables import Column, Table

_NOT_STORED = lazy(
    r"\[\]|\bdict\b|\bmap\b|\bset\b|\blist\b|array|collection|relation|many|computed|derived|virtual|transient"
    r"|calculated|not (?:stored|persisted)|in[- ]memory|generated|optional\[list|iterable|sequence|embedded|nested"
    r"|object|計算|衍生|派生|导出|關聯|关联|関連|算出|calculad|berechnet|abgeleitet|calculé",
    re.IGNORECASE,
)
_PLAIN_TYPE = lazy(
    r"u?u?id\b|guid|ulid|text|string|str\b|var|char|int|long|short|big|small|serial|numeric|decimal|money|float|double"
    r"|real|number|bool|bit\b|date|time|enum|json|bytea?|blob|binary|inet|interval|cuid|slug|url|uri|email|hash"
    r"|文字|字串|字符|整數|整数|數字|数字|日期|時間|时间|布爾|布尔|布林|日付|真偽|texto|entero|inteiro|número|fecha|data\b|zahl|ganz"
    r"|datum|chaîne|entier",
    re.IGNORECASE,
)
_DERIVED = lazy(
    r"comput|derive|calculat|virtual|transient|aggregat|not (?:stored|persisted|a column)|in[- ]memory|client[- ]side"
    r"|display only|deprecated|removed|future|later|phase \d|planned|out of scope|stored (?:in|as)|part of"
    r"|衍生|派生|計算|计算|不儲存|不存储|算出|保存しない|calculad|derivad|berechnet|abgeleitet|calculé|dérivé",
    re.IGNORECASE,
)
_CONVENTIONAL = frozenset(
    {
        *((word,) for word in ("id", "uuid", "guid", "pk", "version", "rowversion", "xmin", "etag", "revision")),
        *((word, "version") for word in ("row", "lock")),
        ("concurrency", "stamp"),
        ("concurrency", "token"),
    }
)
_USUAL = frozenset({("discriminator",), ("is", "deleted"), ("deleted",), ("tenant", "id"), ("is", "active")})
"""Columns that tables have and few data models speak of."""
_AUDITED = frozenset(
    {"created", "updated", "deleted", "modified", "inserted", "changed", "archived", "create", "update"}
)
_JOINTS = frozenset({"at", "on", "date", "time", "datetime", "timestamp", "by", "is", "has", "fk"})
_IDS = frozenset({"id", "uuid", "guid", "key", "ref", "fk", "reference"})
_NAME = lazy(r"\b[A-Za-z][A-Za-z0-9]{1,60}(?:_[A-Za-z0-9]{1,60}){0,8}\b")
_JOINED_NAME = lazy(
    r"\b(?:[a-z]{1,60}(?:[A-Z][a-z0-9]{0,60}){1,8}|[A-Za-z][A-Za-z0-9]{0,60}(?:_[A-Za-z0-9]{1,60}){1,8})\b"
)
_CONTAINERS = frozenset({"json", "jsonb", "payload", "attribute", "metadata", "property", "document", "body"})


class Compared(Record):
    """An entity and its table. `lacking` are fields without a column, `unknown` columns that no field stands for.

    `doubt` says why the two are not compared, and is "" where they are.
    """

    entity: Entity
    table: Table
    lacking: tuple[Field, ...] = ()
    unknown: tuple[Column, ...] = ()
    shared: int = 0
    doubt: str = ""


def compare(
    entities: Sequence[Entity], tables: Iterable[Table], lines: Mapping[str, Sequence[str]], known: frozenset[str]
) -> tuple[Compared, ...]:
    """Every table that is clearly that of one entity, beside it.

    `lines` are those of the files that define entities; `known` are words that the feature's documents use, joined: a
    column that they name is not unknown.
    """
    owners: dict[str, list[Entity]] = {}
    for entity in entities:
        for name in {"".join(names.words(name)) for name in (entity.name, *entity.aliases)}:
            owners.setdefault(name, []).append(entity)
    entity_words = {names.words(name) for entity in entities for name in (entity.name, *entity.aliases)}
    matched = [(table, owners.get("".join(names.words(table.name)), [])) for table in tables]
    taken = [owner[0].name for _, owner in matched if owner]
    found = []
    for table, owner in matched:
        if not owner or len({entity.name for entity in owner}) > 1 or taken.count(owner[0].name) > 1:
            continue
        found.append(_compared(owner, table, entity_words, lines, known))
    return tuple(found)


def _compared(
    owner: Sequence[Entity],
    table: Table,
    entities: set[tuple[str, ...]],
    lines: Mapping[str, Sequence[str]],
    known: frozenset[str],
) -> Compared:
    fields: dict[str, Field] = {}
    stored: set[str] = set()
    for entity in owner:
        for field in entity.fields:
            key = "".join(names.every_word(field.name))
            fields.setdefault(key, field)
            if _is_stored(field, entities) and not _is_derived(field, lines.get(entity.path, ())):
                stored.add(key)
    entity = owner[0].replace(fields=tuple(fields.values()))
    if not table.whole:
        return Compared(entity, table, doubt="not all of its columns can be read off the scripts")
    if not all(field.name.isascii() for field in entity.fields):
        return Compared(entity, table, doubt="its fields are named in another script than the columns")
    own = set(names.every_word(entity.name))
    columns = {"".join(names.every_word(column.name)): column for column in table.columns}
    # What has the very same name is settled first, so that `amount` is not taken for `amount_paid` beside it.
    both = fields.keys() & columns.keys()
    field_words = {key: telling(field.name, own) for key, field in fields.items() if key not in both}
    column_words = {key: telling(column.name, own) for key, column in columns.items() if key not in both}
    unmatched = [key for key, words in field_words.items() if not _any_alike(words, column_words.values())]
    lacking = [key for key in unmatched if key in stored and not is_conventional(fields[key].name)]
    unknown = [
        key
        for key, words in column_words.items()
        if not _any_alike(words, field_words.values())
        and not is_conventional(columns[key].name)
        and names.every_word(columns[key].name) not in _USUAL
        and not _is_key(columns[key].name, entities)
    ]
    shared = len(fields) - len(unmatched)
    if not shared or 2 * len(lacking) > len(fields) or 2 * len(unknown) > len(columns):
        return Compared(entity, table, doubt="fewer than half of their names are the same")
    if any(_CONTAINERS & words for words in column_words.values()):
        lacking = []
    return Compared(
        entity,
        table,
        tuple(fields[key] for key in lacking),
        tuple(columns[key] for key in unknown if key not in known),
        shared,
    )


def is_conventional(name: str) -> bool:
    """Whether a name is one that stored things have beside what they are about: a key, a version, times, authors."""
    words = names.every_word(name)
    return words in _CONVENTIONAL or bool(words and words[0] in _AUDITED and set(words[1:]) <= _JOINTS | {"user"})


def telling(name: str, own: set[str]) -> frozenset[str]:
    """The words of a name without those that only join it, and without the entity's own: `order_status`, `status`."""
    words = names.every_word(name)
    kept = [word for word in words if word not in _JOINTS and word not in _IDS and word not in own]
    if not kept:
        return frozenset(words)
    return frozenset((*kept, "id") if words[-1] in _IDS else kept)


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names may mean the same: each word of the shorter is, or begins, one of the longer."""
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    return all(any(_begins(word, candidate) for candidate in longer) for word in shorter)


def _any_alike(words: frozenset[str], others: Iterable[frozenset[str]]) -> bool:
    return any(alike(words, other) for other in others)


def _begins(word: str, other: str) -> bool:
    """`desc` and `description`, `qty` and `quantity`: the same first letter, and all letters of one in the other."""
    short, long = sorted((word, other), key=len)
    if short == long or (len(short) > 2 and long.startswith(short)):
        return True
    if len(short) < 3 or short[0] != long[0] or len(short) > len(long) // 2 + 1:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def _is_derived(field: Field, lines: Sequence[str]) -> bool:
    """Whether the line that defines a field says that it is no column, or not one yet."""
    return 0 < field.line <= len(lines) and _DERIVED.search(lines[field.line - 1]) is not None


def _is_stored(field: Field, entities: set[tuple[str, ...]]) -> bool:
    """Whether a field has a column of its own: its type is that of one value, and it is no other entity."""
    if not field.type or _NOT_STORED.search(field.type) or not _PLAIN_TYPE.search(field.type):
        return False
    words = names.every_word(field.name)
    if "(" in field.name or not field.name.isascii() or is_transient(field.name):
        return False
    return words not in entities and names.words(field.type) not in entities


def _is_key(name: str, entities: set[tuple[str, ...]]) -> bool:
    """Whether a column refers to another entity: `customer_id`, `order_uuid`."""
    words = names.every_word(name)
    if len(words) < 2 or words[-1] not in _IDS:
        return False
    return any(words[start:-1] in entities for start in range(len(words) - 1))


def words_of(texts: Iterable[str], *, joined: bool = False) -> frozenset[str]:
    """The names in texts that could be columns, each as its words joined; `joined`: only camelCase and snake_case."""
    pattern = _JOINED_NAME if joined else _NAME
    return frozenset("".join(names.every_word(name)) for text in texts for name in set(pattern.findall(text)))
