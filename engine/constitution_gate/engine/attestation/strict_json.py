"""JSON from files that nobody vouches for, read so that no two readers can understand it differently."""

from __future__ import annotations

import json

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

LARGEST = 16 << 20
"""How many bytes an attestation may have."""

_DEPTH = 64
_EVENTS = 1_000_000


def read(data: bytes, shown: str, remedy: str | None = None) -> Any:
    """The value of a JSON text (RFC 8259) in UTF-8; `shown` is its name for messages.

    Raises InputError for anything else, and for a key that stands twice, a number that is not finite, a lone surrogate,
    what is nested too deep, or is larger than `LARGEST`.
    """
    from constitution_gate.constitution import json_source
    from constitution_gate.constitution.located_data import Limits, Reading

    if len(data) > LARGEST:
        raise InputError(Problem(f"It is larger than the limit of {LARGEST >> 20} MiB.", shown, None, remedy))
    if not data.strip():
        raise InputError(Problem("It is empty.", shown, None, remedy))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise InputError(Problem("It is not JSON: it is not UTF-8.", shown, None, remedy)) from None
    if text.startswith("\ufeff"):
        raise InputError(Problem("It is not JSON: it begins with a byte order mark.", shown, None, remedy))
    return json_source.load(text, Reading(shown, 1, Limits(bytes=LARGEST, depth=_DEPTH, events=_EVENTS))).value


def canonical(value: object) -> bytes:
    """One encoding for each value: sorted keys, no white space, ASCII alone."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode("ascii")
