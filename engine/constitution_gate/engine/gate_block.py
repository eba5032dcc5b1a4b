"""Write a gate as the `yaml gate` block that declares it."""

from __future__ import annotations

from constitution_gate.constitution.gate_shape import FACTS, GATE_FENCE, LONGEST_ID, LONGEST_TEXT
from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.model import Level
from constitution_gate.constitution.record import Record, defaults_of, fields_of
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from constitution_gate.engine.binding import Gate

_ID = lazy(r"[a-z][a-z0-9-]*\Z")
_NO_LETTERS = lazy(r"[^a-z0-9]+")
# Every YAML reader takes it for the same text.
_WORD = lazy(r"[A-Za-z][A-Za-z0-9_-]*\Z")
_WORDS_OF_YAML = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_INDENT = "  "


class Entry(Record):
    """A gate with the id that it is declared by, and the name of its principle where the block has to say it."""

    gate: Gate
    id: str
    principle: str | None = None


def lines(entries: Sequence[Entry]) -> list[str]:
    """The block with its fences, line by line: one gate as a mapping, several as a list."""
    written = [list(_entry(entry)) for entry in entries]
    if len(written) == 1:
        body = written[0]
    else:
        body = [("- " if first else _INDENT) + line for each in written for first, line in _marked(each)]
    return [f"```{GATE_FENCE}", *body, "```"]


def obstacle(gate: Gate) -> str | None:
    """Why a gate cannot be declared as it is, in one sentence; None where it can."""
    if gate.principle is not None and gate.principle.non_negotiable and gate.level is not Level.MUST:
        return f"a gate of a NON-NEGOTIABLE principle cannot be declared with the level {gate.level.value}"
    if gate.when != gate.module.CONDITION and not (gate.when and set(gate.when) <= set(FACTS)):
        return "its condition is none that a block can state"
    given: frozenset[str] = getattr(gate.module, "GIVEN", frozenset())
    if given.intersection(parameters(gate)):
        return "its parameters are none that a block can state"
    return None


def identifier(gate: Gate, taken: Collection[str]) -> str:
    """The gate's id where a block can hold it (ASCII letters, digits, hyphens), else one that is made of its check."""
    wanted = gate.id if _ID.match(gate.id) and len(gate.id) <= LONGEST_ID else _readable(gate)
    found, count = wanted, 1
    while found in taken:
        count += 1
        found = f"{wanted[: LONGEST_ID - 5]}-{count}"
    return found


def parameters(gate: Gate) -> Mapping[str, object]:
    """The parameters that are not the check's defaults."""
    if not isinstance(gate.parameters, Record):
        return {}
    kind = type(gate.parameters)
    defaults = defaults_of(kind)
    values = zip(fields_of(kind), gate.parameters.values(), strict=True)
    return {name: value for name, value in values if name not in defaults or defaults[name] != value}


def _readable(gate: Gate) -> str:
    title = _NO_LETTERS.sub("-", gate.principle.title.casefold()).strip("-") if gate.principle else ""
    return (
        f"{title}-{gate.check}"
        if title.isascii() and title[:1].isalpha() and len(title) <= 30
        else f"{gate.check}-gate"
    )


def _marked(entry: Sequence[str]) -> Iterator[tuple[bool, str]]:
    return ((number == 0, line) for number, line in enumerate(entry))


def _entry(entry: Entry) -> Iterator[str]:
    gate = entry.gate
    yield f"id: {entry.id}"
    yield f"title: {quoted(shortened(gate.title))}"
    yield f"check: {gate.check}"
    if entry.principle is not None:
        yield f"principle: {quoted(entry.principle)}"
    yield f"level: {gate.level.value}"
    if gate.when and set(gate.when) <= set(FACTS):
        yield f"when: {gate.when[0] if len(gate.when) == 1 else _value(gate.when)}"
    yield f"phase: {gate.phase.value}"
    given = parameters(gate)
    if given:
        yield "with:"
        for name, value in given.items():
            yield f"{_INDENT}{name}: {_value(value)}"


def shortened(title: str) -> str:
    """The title as far as a block may hold it, cut between two words."""
    if len(title) <= LONGEST_TEXT:
        return title
    return title[: LONGEST_TEXT - 1].rsplit(" ", 1)[0].rstrip() + "…"


def _value(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        whole = isinstance(value, float) and value.is_integer() and abs(value) < 1e15
        return str(int(value)) if whole else repr(value)
    if isinstance(value, (tuple, list)):
        return f"[{', '.join(_value(each) for each in value)}]"
    text = str(value)
    return text if _WORD.match(text) and text.casefold() not in _WORDS_OF_YAML else quoted(text)


def quoted(text: str) -> str:
    """The text as one YAML scalar in quotes, on one line; what cannot be seen is written as an escape."""
    if all(character.isprintable() for character in text) and ("\\" in text or '"' in text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
