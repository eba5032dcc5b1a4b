"""Whether two parts of two descriptions say the same, references followed and remarks left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from constitution_gate.gates.openapi.compatibility.constraints import canonical, is_remark
from constitution_gate.gates.openapi.references import BadReferenceError

if TYPE_CHECKING:
    from collections.abc import Callable

    from constitution_gate.gates.openapi.compatibility.description import Description, Part
    from constitution_gate.gates.openapi.references import Pointer

_NAMES = frozenset({"$defs", "definitions", "dependentSchemas", "patternProperties", "properties", "dependencies"})
_VALUES = frozenset({"const", "enum"})


def same(base: Description, head: Description, one: Part, other: Part, spend: Callable[[int], None]) -> bool:
    """Whether they are the same; `spend` is told the steps that it takes, and may raise to end it."""
    stack = [(one, other, False)]
    seen: set[tuple[tuple[str, Pointer], tuple[str, Pointer]]] = set()
    while stack:
        spend(_size(stack[-1][0][0]))
        left, right, names = stack.pop()
        if not names:
            found = _followed(base, left), _followed(head, right)
            if found[0] is None or found[1] is None:
                return False
            left, right = found[0], found[1]
        if (left[1].key, right[1].key) in seen:
            continue
        seen.add((left[1].key, right[1].key))
        pairs = _entries(left, right, names=names)
        if pairs is None:
            return False
        stack += pairs
    return True


def _entries(one: Part, other: Part, *, names: bool) -> list[tuple[Part, Part, bool]] | None:
    """The entries that must be the same; None where the values themselves are not."""
    (left, at), (right, there) = one, other
    if isinstance(left, dict) and isinstance(right, dict):
        keys = [key for key in left if names or not is_remark(key)]
        if set(keys) != {key for key in right if names or not is_remark(key)}:
            return None
        if not names and any(canonical(left[key]) != canonical(right[key]) for key in keys if key in _VALUES):
            return None
        return [
            ((left[key], at.child(key)), (right[key], there.child(key)), not names and key in _NAMES)
            for key in keys
            if names or key not in _VALUES
        ]
    if isinstance(left, list) and isinstance(right, list):
        if len(left) != len(right):
            return None
        items = enumerate(zip(left, right, strict=True))
        return [((item, at.child(index)), (like, there.child(index)), False) for index, (item, like) in items]
    same_kind = not isinstance(left, (dict, list)) and not isinstance(right, (dict, list))
    return [] if same_kind and canonical(left) == canonical(right) else None


def _size(value: Any) -> int:
    """How many values are looked at at once: those of an enumeration together."""
    listed = value.get("enum") if isinstance(value, dict) else None
    return 1 + len(listed) if isinstance(listed, (list, dict)) else 1


def _followed(description: Description, part: Part) -> Part | None:
    value: Any = part[0]
    for _ in range(100):
        if not isinstance(value, dict) or set(value) != {"$ref"} or not isinstance(value["$ref"], str):
            return value, part[1]
        try:
            part = description.target(value["$ref"], part[1])
        except BadReferenceError:
            return None
        value = part[0]
    return None
