"""A declared gate whose shape is right, read without pydantic.

Importing pydantic takes longer than an audit. A block that is plainly well-formed is read here; what is not goes to
`gate_schema`, which holds the published shape and says what is wrong.
"""

from __future__ import annotations

from constitution_gate.constitution.model import Level, Phase
from constitution_gate.constitution.record import NOTHING, Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

GATE_FENCE = "yaml gate"
"""The info string of a block that declares gates."""

FACTS = (
    "exposes-http-api",
    "persistent-data",
    "schema-change",
    "multi-party-flow",
    "calls-external",
    "caches",
    "handles-pii",
)
"""The facts that a condition may name."""

KEYS = ("id", "check", "title", "principle", "level", "waivable", "when", "unless", "phase", "with")

LONGEST_ID = 63
LONGEST_TEXT = 200
_ID_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


class GateShape(Record):
    """One gate as it stands in a `yaml gate` block; None where a key is left out. `parameters` stand under `with`."""

    id: str
    check: str
    title: str | None = None
    principle: str | int | None = None
    level: Level | None = None
    waivable: bool | None = None
    when: tuple[str, ...] | None = None
    unless: tuple[str, ...] = ()
    phase: Phase | None = None
    parameters: Mapping[str, object] = NOTHING


def read_plain(entry: Mapping[str, Any]) -> GateShape | None:
    """The gate, where every key and value is plainly what the schema asks for; else None."""
    if not {"id", "check"} <= entry.keys() <= set(KEYS) or not _plain_id(entry["id"]):
        return None
    when, unless = _facts(entry.get("when", ())), _facts(entry.get("unless", ()))
    parameters = entry.get("with", {})
    rest = (
        all(_plain_text(entry[key]) for key in ("check", "title") if key in entry)
        and ("principle" not in entry or type(entry["principle"]) is int or _plain_text(entry["principle"]))
        and ("level" not in entry or entry["level"] in list(Level))
        and ("waivable" not in entry or type(entry["waivable"]) is bool)
        and ("phase" not in entry or entry["phase"] in list(Phase))
        and isinstance(parameters, dict)
    )
    if not rest or when is None or unless is None:
        return None
    given = {key: entry[key] for key in ("id", "check", "title", "principle", "waivable") if key in entry}
    return GateShape(
        **given,
        level=Level(entry["level"]) if "level" in entry else None,
        when=when if "when" in entry else None,
        unless=unless,
        phase=Phase(entry["phase"]) if "phase" in entry else None,
        parameters=parameters,
    )


def _plain_id(value: object) -> bool:
    return (
        isinstance(value, str)
        and 0 < len(value) <= LONGEST_ID
        and _ID_CHARACTERS.issuperset(value)
        and value[0].isalpha()
    )


def _plain_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_TEXT and bool(value.strip())


def _facts(value: object) -> tuple[str, ...] | None:
    """The facts of a condition; () for the empty tuple that stands for none; None for what is no condition."""
    if value == ():
        return ()
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not 0 < len(names) <= len(FACTS):
        return None
    return tuple(names) if all(isinstance(name, str) and name in FACTS for name in names) else None
