"""Whether two parts of two descriptions say the same, references followed and remarks left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from constitution_gate.gates.openapi.compatibility.constraints import canonical
from constitution_gate.gates.openapi.references import BadReferenceError

if TYPE_CHECKING:
    from constitution_gate.gates.openapi.compatibility.description import Description, Part
    from constitution_gate.gates.openapi.references import Pointer

REMARKS = frozenset(
    {"$comment", "default", "deprecated", "description", "example", "examples", "externalDocs", "summary", "title"}
)
_NAMES = frozenset({"$defs", "definitions", "dependentSchemas", "patternProperties", "properties", "dependencies"})
_VALUES = frozenset({"const", "enum"})
_STEPS = 20_000


def same(base: Description, head: Description, one: Part, other: Part) -> bool:
    """Whether they are the same; False also where that takes too long to find out."""
    stack = [(one, other, False)]
    seen: set[tuple[tuple[str, Pointer], tuple[str, Pointer]]] = set()
    for _ in range(_STEPS):
        if not stack:
            return True
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
    return False


def _entries(one: Part, other: Part, *, names: bool) -> list[tuple[Part, Part, bool]] | None:
    """The entries that must be the same; None where the values themselves are not."""
    (left, at), (right, there) = one, other
    if isinstance(left, dict) and isinstance(right, dict):
        keys = [key for key in left if names or not _is_remark(key)]
        if set(keys) != {key for key in right if names or not _is_remark(key)}:
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


def _is_remark(key: str) -> bool:
    return key in REMARKS or key.startswith("x-")


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
