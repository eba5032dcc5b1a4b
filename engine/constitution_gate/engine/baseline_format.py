"""The baseline as a file: JSON (RFC 8259) with one entry on each line, so that a diff shows what was frozen.

A file that is understood only in part freezes nothing: whatever is not as it was written is an error with its line.
"""

from __future__ import annotations

import json

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.static_types import TYPE_CHECKING, cast
from constitution_gate.engine.baseline import Baseline, Entry
from constitution_gate.engine.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

    from constitution_gate.constitution.located_data import Source

SCHEMA_VERSION = 1
LARGEST = 16 << 20
ENTRIES = 50_000
LARGEST_COUNT = 1_000_000

_LONGEST_NAME = 4_096
_LONGEST_TEXT = 2_000
_HEX = frozenset("0123456789abcdef")
_TOP = ("schema_version", "tool", "constitution", "entries")
_TOOL = ("name", "version")
_CONSTITUTION = ("version", "sha256")
_ENTRY = ("feature", "gate", "count", "fingerprint", "path", "message")
_OPTIONAL = "non_negotiable"
_REMEDY = "Restore it from git, or remove it and run `constitution-gate baseline` again."
_SHOWN = 40


def render(baseline: Baseline) -> str:
    """The text of the file; the same baseline gives the same bytes."""
    head = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "constitution-gate", "version": VERSION},
        "constitution": {"version": baseline.version, "sha256": baseline.sha256},
    }
    lines = [f"  {_json(name)}: {_json(value)}," for name, value in head.items()]
    entries = [f"    {_json(_fields(entry))}" for entry in baseline.entries]
    listed = ['  "entries": [', ",\n".join(entries), "  ]"] if entries else ['  "entries": []']
    return "\n".join(["{", *lines, *listed, "}"]) + "\n"


def _fields(entry: Entry) -> dict[str, object]:
    firm = {_OPTIONAL: True} if entry.non_negotiable else {}
    return {
        "feature": entry.feature,
        "gate": entry.gate,
        "count": entry.count,
        **firm,
        "fingerprint": entry.fingerprint,
        "path": entry.path,
        "message": entry.message,
    }


def _json(value: object) -> str:
    """JSON in which every character is one that a reader sees: the others are escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() else "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)


def parse(text: str, path: str) -> tuple[Baseline, Callable[[int], int]]:
    """The baseline of a file's text, and what gives the line of an entry by its position.

    Raises InputError, with the line, for text that is not strict JSON, an unknown version, a field that is missing,
    unknown or of another type, an entry that stands twice, and what exceeds a limit.
    """
    from constitution_gate.constitution import json_source
    from constitution_gate.constitution.located_data import Limits, Reading

    reading = Reading(path, 1, Limits(bytes=LARGEST, depth=8, events=ENTRIES * 10))
    reading.check_text(text)
    source = json_source.load(text, reading)
    return _Check(source, path).baseline(), lambda position: source.mark(("entries", position))[0]


class _Check:
    """Reads the data of one file; the first thing that is wrong ends it."""

    def __init__(self, source: Source, path: str) -> None:
        self.source = source
        self.path = path

    def baseline(self) -> Baseline:
        top = self._mapping(self.source.value, (), _TOP[:1], rest=True)
        version = top["schema_version"]
        if type(version) is not int or version != SCHEMA_VERSION:
            shown = str(version)[:_SHOWN]
            self._stop(f"The baseline has schema_version {shown}; this program reads {SCHEMA_VERSION}.", _TOP[:1])
        top = self._mapping(top, (), _TOP)
        tool = self._mapping(top["tool"], ("tool",), _TOOL)
        for name in _TOOL:
            self._text(tool[name], ("tool", name), _LONGEST_NAME)
        constitution = self._mapping(top["constitution"], ("constitution",), _CONSTITUTION)
        if constitution["version"] is not None:
            self._text(constitution["version"], ("constitution", "version"), _LONGEST_NAME)
        self._hex(constitution["sha256"], ("constitution", "sha256"), 64)
        entries = self._entries(top["entries"])
        version_text = cast("str | None", constitution["version"])
        return Baseline(entries, version_text, cast("str", constitution["sha256"]))

    def _entries(self, value: object) -> tuple[Entry, ...]:
        if not isinstance(value, list):
            self._stop("entries is no list.", ("entries",))
        if len(value) > ENTRIES:
            self._stop(f"The baseline has more entries than the limit of {ENTRIES:,}.", ("entries", ENTRIES))
        found: dict[tuple[str, str, str], Entry] = {}
        for position, item in enumerate(value):
            entry = self._entry(item, ("entries", position))
            if entry.key in found:
                self._stop(
                    "This entry stands twice: feature, gate and fingerprint are those of an earlier one.",
                    ("entries", position),
                )
            found[entry.key] = entry
        return tuple(found.values())

    def _entry(self, value: object, at: tuple[str | int, ...]) -> Entry:
        fields = self._mapping(value, at, _ENTRY, _OPTIONAL)
        for name, limit in (("feature", _LONGEST_NAME), ("gate", _LONGEST_NAME)):
            self._text(fields[name], (*at, name), limit, least=1)
        for name in ("path", "message"):
            self._text(fields[name], (*at, name), _LONGEST_TEXT)
        self._hex(fields["fingerprint"], (*at, "fingerprint"), 32)
        count = fields["count"]
        if not isinstance(count, int) or isinstance(count, bool) or not 1 <= count <= LARGEST_COUNT:
            self._stop(f"count is no whole number from 1 to {LARGEST_COUNT:,}.", (*at, "count"))
        firm = fields.get(_OPTIONAL, False)
        if not isinstance(firm, bool):
            self._stop(f"{_OPTIONAL} is neither true nor false.", (*at, _OPTIONAL))
        return Entry(
            feature=cast("str", fields["feature"]),
            gate=cast("str", fields["gate"]),
            fingerprint=cast("str", fields["fingerprint"]),
            count=count,
            path=cast("str", fields["path"]),
            message=cast("str", fields["message"]),
            non_negotiable=firm,
        )

    def _mapping(
        self, value: object, at: tuple[str | int, ...], names: tuple[str, ...], *optional: str, rest: bool = False
    ) -> dict[str, object]:
        what = ".".join(str(part) for part in at[:1]) or "The baseline"
        if not isinstance(value, dict):
            self._stop(f"{what} is no mapping." if not at or len(at) == 1 else "The entry is no mapping.", at)
        missing = next((name for name in names if name not in value), None)
        if missing is not None:
            self._stop(f"The field {missing} is missing.", at)
        unknown = None if rest else next((name for name in value if name not in names and name not in optional), None)
        if unknown is not None:
            known = ", ".join((*names, *optional))
            self._stop(f"There is no field {unknown[:_SHOWN]!r}; known: {known}.", (*at, unknown))
        return value

    def _text(self, value: object, at: tuple[str | int, ...], limit: int, least: int = 0) -> None:
        if not isinstance(value, str):
            self._stop(f"{at[-1]} is no text.", at)
        if not least <= len(value) <= limit:
            self._stop(f"{at[-1]} is empty." if not value else f"{at[-1]} is longer than {limit:,} characters.", at)

    def _hex(self, value: object, at: tuple[str | int, ...], digits: int) -> None:
        if not isinstance(value, str) or len(value) != digits or not _HEX.issuperset(value):
            self._stop(f"{at[-1]} is not {digits} hexadecimal digits in lower case.", at)

    def _stop(self, message: str, at: tuple[str | int, ...]) -> NoReturn:
        raise InputError(Problem(message, self.path, self.source.mark(at)[0], _REMEDY))


def json_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of the file; that no entry stands twice is beyond it."""

    def mapping(description: str, properties: dict[str, object], *optional: str) -> dict[str, object]:
        required = [name for name in properties if name not in optional]
        return {
            "type": "object",
            "description": description,
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }

    def text(description: str, limit: int, **more: object) -> dict[str, object]:
        return {"type": "string", "description": description, "maxLength": limit, **more}

    def digits(description: str, count: int) -> dict[str, object]:
        return {"type": "string", "description": description, "pattern": f"^[0-9a-f]{{{count}}}$"}

    entry = mapping(
        "So many findings of one fingerprint that are frozen.",
        {
            "feature": text("The feature's directory, relative to the root.", _LONGEST_NAME, minLength=1),
            "gate": text("The id of the gate that fails.", _LONGEST_NAME, minLength=1),
            "count": {
                "type": "integer",
                "description": "How many findings of this fingerprint are frozen.",
                "minimum": 1,
                "maximum": LARGEST_COUNT,
            },
            _OPTIONAL: {
                "type": "boolean",
                "description": "Whether the gate is NON-NEGOTIABLE and was frozen with --include-non-negotiable.",
                "default": False,
            },
            "fingerprint": digits("What the findings are known by, whatever line they stand in.", 32),
            "path": text("The file of the finding, for people.", _LONGEST_TEXT),
            "message": text("What is wrong, for people.", _LONGEST_TEXT),
        },
        _OPTIONAL,
    )
    top = mapping(
        "The failures that do not block.",
        {
            "schema_version": {"type": "integer", "const": SCHEMA_VERSION},
            "tool": mapping(
                "The program that wrote it, for information.",
                {"name": text("Its name.", _LONGEST_NAME), "version": text("Its version.", _LONGEST_NAME)},
            ),
            "constitution": mapping(
                "The constitution by which the failures were found, for information.",
                {
                    "version": {"type": ["string", "null"], "description": "Its version.", "maxLength": _LONGEST_NAME},
                    "sha256": digits("The digest of its file.", 64),
                },
            ),
            "entries": {"type": "array", "description": "What is frozen.", "maxItems": ENTRIES, "items": entry},
        },
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "constitution-gate baseline",
        **top,
    }
