"""Read JSON strictly (RFC 8259), where Python's reader takes what other readers refuse or understand otherwise."""

from __future__ import annotations

import re
from array import array

from constitution_gate.constitution.located_data import COLUMN_BITS, Lines, Source, line_of, twice
from constitution_gate.constitution.model import InputError
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, NoReturn

    from constitution_gate.constitution.located_data import Limits, Reading

_LEXEME = r'"(?:[^"\\]++|\\.)*+"|[\[\]{},:]|-?Infinity|NaN|[-+0-9][-+.0-9eE]*+|true|false|null'


class _FaultError(Exception):
    """Something that Python's reader accepts and this one refuses; the scan afterwards says where."""


def load(text: str, reading: Reading) -> Source:
    """Read a JSON text; raises InputError as `yaml_source.load` does."""
    import json

    digits = reading.limits.digits

    def integer(literal: str) -> int:
        if len(literal.lstrip("-")) > digits:
            raise _FaultError
        return int(literal)

    def number(literal: str) -> float:
        result = float(literal)
        if result in (float("inf"), float("-inf")):
            raise _FaultError
        return result

    def constant(_: str) -> NoReturn:
        raise _FaultError

    def pairs(entries: list[tuple[str, Any]]) -> dict[str, Any]:
        result = dict(entries)
        if len(result) != len(entries):
            raise _FaultError
        return result

    try:
        value = json.loads(
            text, parse_int=integer, parse_float=number, parse_constant=constant, object_pairs_hook=pairs
        )
    except json.JSONDecodeError as error:
        line = reading.first_line + line_of(text, error.pos)
        reading.stop(f"This is not valid JSON: {error.msg}.", line)
    except (_FaultError, RecursionError):
        _scan_faults(text, reading)
    if re.search(r"\\u[dD][89a-fA-F]", text):
        _scan_faults(text, reading, certain=False)
    if _exceeds(value, reading.limits):
        _scan_faults(text, reading)
    start = re.search(r"[^ \t\r\n]", text)
    place = Lines(text, reading.first_line).place(start.start() if start else 0)
    return Source(value, place, lambda: places(text, value, reading.first_line))


def _exceeds(value: Any, limits: Limits) -> bool:
    """Whether the data is nested too deep or has too many entries."""
    level = [value]
    entries = 0
    for _ in range(limits.depth):
        below: list[Any] = []
        for container in level:
            items = (
                container.values() if isinstance(container, dict) else container if isinstance(container, list) else ()
            )
            entries += len(items)
            below.extend(item for item in items if isinstance(item, (dict, list)))
        if not below:
            return entries > limits.events
        level = below
    return True


def places(text: str, value: Any, first_line: int) -> dict[int, array[int]]:
    """The place of each key and item of data that was read from this text."""
    lines = Lines(text, first_line)
    places: dict[int, array[int]] = {}
    stack: list[tuple[Any, Iterator[Any]]] = []
    expects_key = False
    for match in re.finditer(_LEXEME, text):
        lexeme = match[0]
        if lexeme in ":,":
            expects_key = lexeme == "," and isinstance(stack[-1][0], dict)
            continue
        if lexeme in "]}":
            stack.pop()
            continue
        parent = stack[-1] if stack else None
        if expects_key and parent is not None:
            places[id(parent[0])].append(lines.place(match.start()))
            expects_key = False
            continue
        current = next(parent[1]) if parent is not None else value
        if parent is not None and isinstance(parent[0], list):
            places[id(parent[0])].append(lines.place(match.start()))
        if lexeme in "[{":
            places[id(current)] = array("q")
            stack.append((current, iter(current.values() if lexeme == "{" else current)))
            expects_key = lexeme == "{"
    return places


def _scan_faults(text: str, reading: Reading, *, certain: bool = True) -> None:
    """Say where the faults are that Python's reader does not place; `certain` that there is one."""
    lines = Lines(text, reading.first_line)
    stack: list[dict[str, int] | None] = []
    expects_key = False
    for count, match in enumerate(re.finditer(_LEXEME, text)):
        lexeme = match[0]
        line = lines.place(match.start()) >> COLUMN_BITS
        if count > 2 * reading.limits.events:
            reading.stop(f"The document has more than {reading.limits.events:,} entries, the limit.", line)
        if lexeme in "[{":
            stack.append({} if lexeme == "{" else None)
            expects_key = lexeme == "{"
            if len(stack) > reading.limits.depth:
                reading.stop(f"The nesting is deeper than {reading.limits.depth} levels, the limit.", line)
        elif lexeme in "]}":
            del stack[-1:]
        elif lexeme in ",:":
            expects_key = lexeme == "," and bool(stack) and stack[-1] is not None
        elif lexeme[0] == '"':
            _check_string(lexeme, stack[-1] if stack and expects_key else None, reading, line)
        elif lexeme not in ("true", "false", "null"):
            _check_number(lexeme, reading, line)
    if reading.problems:
        raise InputError(*reading.problems[:100])
    if certain:
        reading.stop("This is not JSON that every reader understands alike.", reading.first_line)


def _check_string(lexeme: str, keys: dict[str, int] | None, reading: Reading, line: int) -> None:
    """Note a half surrogate pair, and a key that stands twice where `keys` holds the keys so far."""
    import json

    try:
        string = json.loads(lexeme)
    except ValueError:
        reading.stop("This is not valid JSON: a string is broken.", line)
    if any("\ud800" <= character <= "\udfff" for character in string):
        reading.note("A string here has half of a surrogate pair.", line, "Write the whole character.")
    elif keys is not None and string in keys:
        reading.note(twice(string, keys[string], line), line, "Keep one of them.")
    elif keys is not None:
        keys[string] = line


def _check_number(lexeme: str, reading: Reading, line: int) -> None:
    """Stop at a number that is too long or not finite."""
    if lexeme.endswith(("NaN", "Infinity")):
        reading.non_finite(line)
    if lexeme.lstrip("-").isdigit():
        reading.integer(lexeme, 10, line)
        return
    try:
        number = float(lexeme)
    except ValueError:
        reading.stop("This is not valid JSON: a number is broken.", line)
    if number in (float("inf"), float("-inf")):
        reading.non_finite(line)
