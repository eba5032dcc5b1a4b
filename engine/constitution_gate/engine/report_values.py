"""Values of the report model as plain JSON data, and back, so that both are equal."""

from __future__ import annotations

from constitution_gate.constitution.model import Level, Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import report

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_ENUMS = {kind.__name__: kind for kind in (Level, Phase, report.Verdict, report.Outcome)}
_RECORDS = {name: kind for name, kind in vars(report).items() if isinstance(kind, type) and issubclass(kind, Record)}
_LIST = "list"
_MAPPING = "mapping"


def pack(value: object) -> Any:
    """A value of the report model as JSON data; raises TypeError for one that the model does not hold."""
    name = type(value).__name__
    if isinstance(value, Record) and name in _RECORDS:
        return [name, *map(pack, value.values())]
    if name in _ENUMS:
        return [name, str(value)]
    if isinstance(value, tuple):
        return [_LIST, *map(pack, value)]
    if isinstance(value, dict):
        return [_MAPPING, *([pack(key), pack(inner)] for key, inner in value.items())]
    if value is None or isinstance(value, (str, int, bool)):
        return value
    raise TypeError(f"the report model holds no {name}")


def unpack(data: Any) -> Any:
    """The value that was packed; raises ValueError or TypeError for data that no value was packed into."""
    if not isinstance(data, list):
        return data
    name, *inner = data
    if name == _MAPPING:
        return {unpack(key): unpack(value) for key, value in inner}
    if name == _LIST:
        return tuple(map(unpack, inner))
    made: Callable[..., object] | None = _RECORDS.get(name) or _ENUMS.get(name)
    if made is None:
        raise ValueError("data of another version")
    return made(*map(unpack, inner))
