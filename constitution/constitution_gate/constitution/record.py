"""Immutable values with named fields, at a hundredth of the start-up cost of a dataclass.

A dataclass compiles six methods for each class when its module is imported, and `dataclasses` itself imports
`inspect`: together a quarter of a short audit. A record reads its fields off the annotations and shares its
methods with all others. Type checkers take it for a frozen dataclass (PEP 681).
"""

from __future__ import annotations

TYPE_CHECKING = False  # `typing` itself is not imported: it is slow to load
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Self, dataclass_transform
else:

    def dataclass_transform(**_: object) -> object:
        """Nothing happens at run time."""
        return lambda decorated: decorated


NOTHING: Mapping[Any, Any] = {}
"""What a field that holds a mapping is when it is not given."""


@dataclass_transform(frozen_default=True)
class RecordType(type):
    """Makes the annotated names of a class body its fields, and what they are set to their defaults."""

    _fields: tuple[str, ...]
    _defaults: dict[str, object]

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> RecordType:
        """Raises TypeError where a field without a default follows one that has one."""
        own = tuple(body.get("__annotations__", ()))
        defaults = {field: body.pop(field) for field in own if field in body}
        body["__slots__"] = (*body.get("__slots__", ()), *own)
        made = super().__new__(cls, name, bases, body)
        parent = next((base for base in made.__mro__[1:] if isinstance(base, RecordType)), None)
        made._fields = (*(fields_of(parent) if parent else ()), *own)
        made._defaults = {**(defaults_of(parent) if parent else {}), **defaults}
        late = [field for field in made._fields if field in made._defaults]
        if late and made._fields[-len(late) :] != tuple(late):
            raise TypeError(f"{name}: a field without a default follows one with a default")
        return made


class Record(metaclass=RecordType):
    """A value that is equal to another of its class with equal fields, hashable if they are, and never changed."""

    def __init__(self, *values: Any, **named: Any) -> None:
        """Fields by position, by name, or from their defaults; TypeError for a missing, unknown or doubled one."""
        fields, defaults = fields_of(type(self)), defaults_of(type(self))
        count = len(values)
        if count > len(fields):
            raise TypeError(f"{type(self).__name__} takes {len(fields)} values, not {count}")
        put = object.__setattr__
        for field, value in zip(fields, values, strict=False):
            put(self, field, value)
        for field in fields[count:]:
            if field in named:
                put(self, field, named.pop(field))
            elif field in defaults:
                put(self, field, defaults[field])
            else:
                raise TypeError(f"{type(self).__name__} needs a value for {field}")
        if named:
            raise TypeError(f"{type(self).__name__} cannot take {', '.join(sorted(named))}")

    def replace(self, **changes: Any) -> Self:
        """The same value with other contents in the fields that are named."""
        return type(self)(**{**{field: getattr(self, field) for field in fields_of(type(self))}, **changes})

    def values(self) -> tuple[Any, ...]:
        """The fields' contents, in their order."""
        return tuple([getattr(self, field) for field in fields_of(type(self))])

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be removed")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.values() == other.values()

    def __hash__(self) -> int:
        return hash((type(self), self.values()))

    def __repr__(self) -> str:
        inside = ", ".join(f"{field}={getattr(self, field)!r}" for field in fields_of(type(self)))
        return f"{type(self).__name__}({inside})"

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), self.values()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, handler: Any) -> Any:
        """How pydantic validates a record and describes it: as it does a dataclass."""
        from constitution_gate.constitution.record_schema import core_schema_of

        return core_schema_of(cls, handler)


def fields_of(record: RecordType) -> tuple[str, ...]:
    """The names of its fields, in their order."""
    return record._fields


def defaults_of(record: RecordType) -> dict[str, object]:
    """The defaults of those fields that have one."""
    return record._defaults  # noqa: SLF001 - as above
