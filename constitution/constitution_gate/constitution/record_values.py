"""Records from plain data, where each value is plainly of its field's type, without importing pydantic."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import TYPE_CHECKING, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from constitution_gate.constitution.record import Record, defaults_of, fields_of

if TYPE_CHECKING:
    from collections.abc import Mapping

AnyRecord = TypeVar("AnyRecord", bound=Record)


class _NotPlainError(Exception):
    """A value is not plainly of the type: pydantic decides, and says what is wrong."""


def read_plain(record: type[AnyRecord], given: Mapping[str, object]) -> AnyRecord | None:
    """The record with these contents (scalars, lists and mappings as JSON has them), or None where pydantic must look.

    A list becomes a tuple and a whole number a float where the field wants one, as in pydantic's strict JSON mode.
    """
    if not given.keys() <= set(fields_of(record)) or set(fields_of(record)) - given.keys() - defaults_of(record).keys():
        return None
    hints = get_type_hints(record, localns={"Literal": Literal})
    try:
        return record(**{name: _read(value, hints[name]) for name, value in given.items()})
    except _NotPlainError:
        return None


def _read(value: object, hint: object) -> object:
    if hint in (str, bool, int, NoneType) and type(value) is hint:
        return value
    if hint is float and type(value) in (int, float):
        return float(value)  # type: ignore[arg-type]
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _first(value, inner)
    if origin is Literal and any(type(value) is type(choice) and value == choice for choice in inner):
        return value
    if origin is tuple and len(inner) == 2 and inner[1] is Ellipsis and isinstance(value, list):
        return tuple(_read(each, inner[0]) for each in value)
    raise _NotPlainError


def _first(value: object, choices: tuple[object, ...]) -> object:
    for choice in choices:
        # A whole number is an int where both fit, as pydantic decides it.
        if choice is float and type(value) is int and int in choices:
            continue
        try:
            return _read(value, choice)
        except _NotPlainError:
            continue
    raise _NotPlainError
