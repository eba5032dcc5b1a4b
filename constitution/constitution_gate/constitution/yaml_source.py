"""Read YAML 1.2 and JSON written by strangers into plain data that remembers where everything stood.

PyYAML's loaders crash on deep nesting, hang on merge keys and raise errors of any kind on odd scalars, so
only its events are used; the data is built here, with the core schema of YAML 1.2 (section 10.3.2) and within
limits.
"""

from __future__ import annotations

import re
from array import array

from constitution_gate.constitution.located_data import (
    COLUMN_BITS,
    CONTRACT,
    GATE_BLOCK,
    Limits,
    Reading,
    Source,
    twice,
)
from constitution_gate.constitution.model import InputError
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, NoReturn

__all__ = ["CONTRACT", "GATE_BLOCK", "Limits", "Source", "load"]

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(_NULLS),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_SPECIAL_STARTS = frozenset("0123456789+-.~nNtTfF")
_NON_FINITE = frozenset(sign + word for sign in ("", "+", "-") for word in (".inf", ".Inf", ".INF")) | {
    ".nan",
    ".NaN",
    ".NAN",
}
_STRING = "tag:yaml.org,2002:str"
_YAML_1_1_BREAKS = "\x85\u2028\u2029"


def load(text: str, path: str, *, first_line: int = 1, limits: Limits = CONTRACT) -> Source:
    """Read a YAML document, or strict JSON where the path ends in `.json`.

    Plain scalars follow the core schema of YAML 1.2: `yes` and `2024-01-01` are strings. Mapping keys are
    strings as they are written, so that an unquoted status code stays what its author meant. `first_line` is
    the line of the file on which the text starts.

    Raises InputError, with the line, for whatever two readers could understand differently or that exceeds a
    limit: syntax errors, duplicate, null and complex keys, tags, a second document, numbers that are not
    finite, conflict markers, control characters. It raises nothing else, whatever the text.
    """
    text = text.removeprefix("\ufeff")
    reading = Reading(path, first_line, limits)
    reading.check_text(text)
    if path.casefold().endswith(".json"):
        from constitution_gate.constitution import json_source

        return json_source.load(text, reading)
    return _load_yaml(text, reading)


class _Frame:
    """A collection whose end has not come."""

    __slots__ = (
        "anchor",
        "expects_key",
        "height",
        "key",
        "lines",
        "mapping",
        "merged",
        "places",
        "value",
        "weight",
    )

    def __init__(self, mapping: bool, anchor: str | None) -> None:
        self.mapping = mapping
        self.value: Any = {} if mapping else []
        self.places: array[int] = array("q")
        self.expects_key = mapping
        self.key: str | None = None
        self.anchor = anchor
        self.weight = 2
        self.height = 1
        self.lines: dict[str, int] = {}
        self.merged: list[Any] = []


class _Anchored(Record):
    value: Any
    weight: int
    height: int


def _load_yaml(text: str, reading: Reading) -> Source:
    import yaml

    restore: dict[int, str] = {}
    if any(character in text for character in _YAML_1_1_BREAKS):
        text, restore = _hide_breaks(text, reading)
    loader_class: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = _Builder(reading, len(text), restore)
    loader = None
    try:
        loader = loader_class(text)
        builder.consume(loader.get_event)
    except yaml.YAMLError as error:
        _refuse_syntax(error, text, reading)
    finally:
        if loader is not None:
            loader.dispose()
    if reading.problems:
        raise InputError(*reading.problems)
    start = builder.start if builder.start is not None else reading.first_line << COLUMN_BITS | 1
    places = builder.places
    return Source(builder.root, start, lambda: places)


def _hide_breaks(text: str, reading: Reading) -> tuple[str, dict[int, str]]:
    """Stand-ins for the line breaks that YAML 1.2 abolished and libyaml still honours."""
    free = (code for code in range(0xE000, 0xF900) if chr(code) not in text)
    restore: dict[int, str] = {}
    for character in _YAML_1_1_BREAKS:
        code = next(free, None)
        if code is None:
            reading.stop("The text uses every private character of Unicode.", reading.first_line)
        text = text.replace(character, chr(code))
        restore[code] = character
    return text, restore


def _refuse_syntax(error: Any, text: str, reading: Reading) -> NoReturn:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = re.split(r"\r\n|\n|\r", text.rstrip("\r\n"))
    index = min(mark.line, len(lines) - 1) if mark is not None else 0
    line = reading.first_line + index
    source = lines[index]
    if source[: len(source) - len(source.lstrip())].count("\t"):
        reading.stop("A tab indents this line, and YAML indents with spaces only.", line, "Use spaces.")
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be parsed")
    problem = problem.encode("ascii", "backslashreplace").decode()[:160]
    reading.stop(f"This is not valid YAML: {problem}.", line)


class _Builder:
    """Builds the data from events and keeps the place of every entry."""

    def __init__(self, reading: Reading, size: int, restore: dict[int, str]) -> None:
        self.reading = reading
        self.size = size
        self.restore = restore
        self.root: Any = None
        self.start: int | None = None
        self.places: dict[int, array[int]] = {}
        self.stack: list[_Frame] = []
        self.anchors: dict[str, _Anchored] = {}
        self.expanded = 0
        self.documents = 0

    def consume(self, next_event: Any) -> None:
        """Take every event up to the end of the stream."""
        import yaml

        handlers = {
            yaml.ScalarEvent: self.scalar,
            yaml.MappingStartEvent: self.open_mapping,
            yaml.SequenceStartEvent: self.open_sequence,
            yaml.MappingEndEvent: self.close,
            yaml.SequenceEndEvent: self.close,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self.document,
        }
        limit = self.reading.limits.events
        for _ in range(limit):
            event = next_event()
            handler = handlers.get(type(event))
            if handler is not None:
                handler(event)
            elif type(event) is yaml.StreamEndEvent:
                return
        self.reading.stop(f"The document has more than {limit:,} YAML events, the limit.", self.line(event))

    def line(self, event: Any) -> int:
        """The line of the file on which the event starts."""
        return int(event.start_mark.line) + self.reading.first_line

    def place(self, event: Any) -> int:
        """Line and column of the event in one number."""
        mark = event.start_mark
        return (int(mark.line) + self.reading.first_line) << COLUMN_BITS | (int(mark.column) + 1)

    def document(self, event: Any) -> None:
        """Count documents and refuse the second."""
        self.documents += 1
        if self.documents > 1:
            self.reading.stop("A second YAML document starts here.", self.line(event), "Keep one document in a file.")

    def scalar(self, event: Any) -> None:
        """A key, or a value by the core schema."""
        text = event.value
        if self.restore:
            text = text.translate(self.restore)
        if event.tag is not None or event.anchor is not None:
            self.check_properties(event)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.expects_key:
            self.key(frame, text, event)
            return
        plain = event.implicit[0]
        value = text
        if plain and (not text or text[0] in _SPECIAL_STARTS):
            value = self.plain(text, event)
        if event.anchor is not None:
            self.anchors[event.anchor] = _Anchored(value, len(text) + 1, 0)
        self.attach(frame, value, len(text) + 1, event)

    def key(self, frame: _Frame, text: str, event: Any) -> None:
        """Remember a mapping key and refuse one that stands twice."""
        frame.expects_key = False
        frame.weight += len(text) + 1
        if event.implicit[0] and text in _NULLS:
            self.reading.stop("A mapping key here is null.", self.line(event), "Name the key, or quote it.")
        frame.key = text
        if text == "<<" and event.implicit[0]:
            if not self.reading.limits.aliases:
                self.reading.stop("Merge keys are not allowed here.", self.line(event), "Write the keys out.")
            frame.key = None
            return
        if text in frame.value:
            if len(self.reading.problems) < 100:
                first = frame.places[list(frame.value).index(text)] >> COLUMN_BITS
                line = self.line(event)
                self.reading.note(twice(text, first, line), line, "Keep one of them.")
            return
        frame.value[text] = None
        frame.places.append(self.place(event))

    def plain(self, text: str, event: Any) -> Any:
        """A plain scalar by the core schema."""
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if text in _NON_FINITE:
            self.reading.non_finite(self.line(event))
        first = text[1:2] if text[0] in "+-" else text[0]
        if not (first.isascii() and first.isdigit()) and first != ".":
            return text
        if re.fullmatch(r"[-+]?[0-9]+", text):
            return self.reading.integer(text, 10, self.line(event))
        if re.fullmatch(r"0o[0-7]+", text):
            return self.reading.integer(text[2:], 8, self.line(event))
        if re.fullmatch(r"0x[0-9a-fA-F]+", text):
            return self.reading.integer(text[2:], 16, self.line(event))
        if re.fullmatch(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", text):
            number = float(text)
            if number in (float("inf"), float("-inf")):
                self.reading.non_finite(self.line(event))
            return number
        return text

    def attach(self, frame: _Frame | None, value: Any, weight: int, event: Any) -> None:
        """Put a value where its parent expects it."""
        if frame is None:
            self.root = value
            if self.start is None:
                self.start = self.place(event)
            return
        frame.weight += weight
        if not frame.mapping:
            frame.value.append(value)
            frame.places.append(self.place(event))
            return
        frame.expects_key = True
        if frame.key is None:
            self.merge(frame, value, event)
        else:
            frame.value[frame.key] = value

    def merge(self, frame: _Frame, value: Any, event: Any) -> None:
        """Note what a merge key brings; explicit keys win, so it is added when the mapping ends."""
        sources = value if isinstance(value, list) else [value]
        if not all(isinstance(source, dict) for source in sources):
            self.reading.stop("A merge key needs a mapping, or a list of mappings.", self.line(event))
        frame.merged.extend(sources)

    def open_mapping(self, event: Any) -> None:
        """Start a mapping."""
        self.open(event, mapping=True)

    def open_sequence(self, event: Any) -> None:
        """Start a sequence."""
        self.open(event, mapping=False)

    def open(self, event: Any, *, mapping: bool) -> None:
        """Start a collection within the depth limit."""
        if event.tag is not None or event.anchor is not None:
            self.check_properties(event)
        if self.stack and self.stack[-1].expects_key:
            self.reading.stop("A mapping key here is a list or a mapping.", self.line(event), "Use a plain key.")
        if len(self.stack) >= self.reading.limits.depth:
            self.refuse_depth(event)
        if not self.stack:
            self.start = self.place(event)
        frame = _Frame(mapping, event.anchor)
        self.stack.append(frame)
        self.reserve(event)

    def reserve(self, event: Any) -> None:
        """Keep the place of an item that is a collection; a mapping's value has its key's place."""
        parent = self.stack[-2] if len(self.stack) > 1 else None
        if parent is not None and not parent.mapping:
            parent.places.append(self.place(event))

    def close(self, event: Any) -> None:
        """End the innermost collection."""
        frame = self.stack.pop()
        if frame.merged:
            self.expand_merges(frame, event)
        self.places[id(frame.value)] = frame.places
        if frame.anchor is not None:
            self.anchors[frame.anchor] = _Anchored(frame.value, frame.weight, frame.height)
        if not self.stack:
            self.root = frame.value
            return
        parent = self.stack[-1]
        parent.height = max(parent.height, frame.height + 1)
        if parent.mapping:
            self.attach(parent, frame.value, frame.weight, event)
        else:
            parent.weight += frame.weight
            parent.value.append(frame.value)

    def expand_merges(self, frame: _Frame, event: Any) -> None:
        """Add the merged keys that the mapping does not have itself."""
        for source in frame.merged:
            self.count(2 * len(source), event)
            for key, place in zip(source, self.places[id(source)], strict=True):
                if key not in frame.value:
                    frame.value[key] = source[key]
                    frame.places.append(place)

    def alias(self, event: Any) -> None:
        """Repeat an anchored node, and count what the repetition would weigh written out."""
        frame = self.stack[-1] if self.stack else None
        if not self.reading.limits.aliases:
            self.reading.stop("Aliases are not allowed here.", self.line(event), "Write the value out.")
        if frame is not None and frame.expects_key:
            self.reading.stop("A mapping key here is an alias.", self.line(event), "Write the key out.")
        node = self.anchors.get(event.anchor)
        if node is None:
            self.reading.stop("An alias here has no anchor that ended before it.", self.line(event))
        if len(self.stack) + node.height > self.reading.limits.depth:
            self.refuse_depth(event)
        if frame is not None:
            frame.height = max(frame.height, node.height + 1)
        self.count(node.weight, event)
        self.attach(frame, node.value, node.weight, event)

    def count(self, weight: int, event: Any) -> None:
        """Refuse aliases that blow the document up."""
        self.expanded += weight
        if self.expanded > 10 * self.size:
            self.reading.stop(
                "The aliases up to here make the document more than ten times as large as it is written.",
                self.line(event),
            )

    def check_properties(self, event: Any) -> None:
        """Refuse anchors where aliases are not allowed, and tags; `!!str` says no more than quotes do."""
        string = event.tag == _STRING and hasattr(event, "value") and self.reading.limits.aliases
        if event.tag is not None and not string:
            self.reading.stop("A YAML tag stands here; tags are not allowed.", self.line(event), "Remove the tag.")
        if not self.reading.limits.aliases:
            self.reading.stop("Anchors are not allowed here.", self.line(event), "Remove the anchor.")

    def refuse_depth(self, event: Any) -> NoReturn:
        """Refuse a document that is nested too deep."""
        self.reading.stop(
            f"The nesting is deeper than {self.reading.limits.depth} levels, the limit.", self.line(event)
        )
