"""Read the gates that a constitution declares in its `yaml gate` blocks.

A gate that cannot be read is an error with file and line, never skipped. A block in an HTML comment, in an indented
code block or inside a longer fence is text, not a gate.
"""

from __future__ import annotations

import re
import unicodedata

from constitution_gate.constitution import gate_shape
from constitution_gate.constitution.gate_shape import FACTS, GATE_FENCE, KEYS
from constitution_gate.constitution.headings import ordinal
from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Code
from constitution_gate.constitution.model import GateDeclaration, InputError, Level, Problem
from constitution_gate.constitution.principles import shown
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.constitution.gate_shape import GateShape
    from constitution_gate.constitution.markdown import Document
    from constitution_gate.constitution.model import Principle
    from constitution_gate.constitution.yaml_source import Source

MOST_GATES = 500

_SPELLING = f"Write the opening fence as ```{GATE_FENCE}."
_LETTERS = lazy(r"[^a-z]+")
# Letters of other scripts that look like those of "yaml gate".
_LOOK_ALIKES = str.maketrans("уаммӏіɡԍтеѕαγτε", "yammllggtesayte")


def read_declarations(
    document: Document, principles: Sequence[Principle], path: str
) -> tuple[tuple[GateDeclaration, ...], tuple[Problem, ...]]:
    """The declared gates in document order, and everything that is wrong with their blocks."""
    fences = [block for block in document.blocks if isinstance(block, Code) and block.info]
    if not any(_resembles(block.info or "") for block in fences):
        return (), ()
    reading = _Reading(principles, path)
    for block in fences:
        info = block.info or ""
        if info == GATE_FENCE:
            reading.read(block)
        elif _resembles(info):
            reading.note(
                f'The info string "{shown(info)}" looks like that of a gate, and is not.', block.line, _SPELLING
            )
    if len(reading.gates) > MOST_GATES:
        reading.note(
            f"The constitution declares {len(reading.gates)} gates; the limit is {MOST_GATES}.",
            reading.gates[MOST_GATES].line,
            "Declare fewer gates.",
        )
    return tuple(reading.gates), tuple(reading.problems)


class _Reading:
    """The gates and problems found so far."""

    def __init__(self, principles: Sequence[Principle], path: str) -> None:
        self.gates: list[GateDeclaration] = []
        self.problems: list[Problem] = []
        self._principles = principles
        self._path = path
        self._ids: dict[str, int] = {}

    def note(self, message: str, line: int, remedy: str | None = None) -> None:
        self.problems.append(Problem(message, self._path, line, remedy))

    def read(self, block: Code) -> None:
        """Read one block."""
        from constitution_gate.constitution.yaml_source import GATE_BLOCK, load

        if block.quoted:
            self.note("The gate block stands in a block quote.", block.line, "Take it out of the quote.")
            return
        if not block.closed:
            self.note("The gate block is never closed.", block.line, "Close it with ``` on a line of its own.")
            return
        try:
            source = load(block.text, self._path, first_line=block.line + 1, limits=GATE_BLOCK)
        except InputError as error:
            self.problems += error.problems
            return
        if source.value in (None, [], {}):
            self.note("The gate block is empty.", block.line, "Declare a gate in it, or remove it.")
        elif isinstance(source.value, list):
            for index, entry in enumerate(source.value):
                self._gate(entry, source, (index,), block)
        else:
            self._gate(source.value, source, (), block)

    def _gate(self, entry: object, source: Source, pointer: tuple[int, ...], block: Code) -> None:
        line = source.mark(pointer)[0]
        if not isinstance(entry, dict):
            self.note("A gate is a mapping of keys to values.", line, "Begin it with `id:`.")
            return
        identifier = entry.get("id")
        named = f'gate "{shown(identifier)}"' if isinstance(identifier, str) else "gate"
        if isinstance(identifier, str):
            line = source.mark((*pointer, "id"))[0]
            self._remember(identifier, line)
        shape = gate_shape.read_plain(entry) or self._validated(entry, named, source, pointer)
        if shape is not None:
            self._keep(shape, source, pointer, block, line)

    def _validated(
        self, entry: dict[str, object], named: str, source: Source, pointer: tuple[int, ...]
    ) -> GateShape | None:
        """The gate as pydantic reads it, or None once everything that is wrong with it is noted."""
        from pydantic import ValidationError

        from constitution_gate.constitution.gate_schema import GateBlock

        try:
            return GateBlock.model_validate(entry).shape()
        except ValidationError as error:
            found: dict[tuple[str, str], tuple[str | int, ...]] = {}
            for fault in error.errors(include_url=False, include_input=False):
                key = str(fault["loc"][0])
                message, remedy = _say(named, key, str(fault["type"]))
                where = (*pointer, *(part for part in fault["loc"] if part in entry or isinstance(part, int)))
                # A value that fits neither of two types gives two faults; the deeper one knows the place.
                found[message, remedy] = max(where, found.get((message, remedy), where), key=len)
            for (message, remedy), where in found.items():
                self.note(message, source.mark(where)[0], remedy)
            return None

    def _remember(self, identifier: str, line: int) -> None:
        folded = unicodedata.normalize("NFKC", identifier).casefold()
        if folded in self._ids:
            self.note(
                f'The id "{shown(identifier)}" is taken by the gate of line {self._ids[folded]}.',
                line,
                "Give each gate an id of its own; upper and lower case do not tell ids apart.",
            )
        self._ids.setdefault(folded, line)

    def _keep(self, gate: GateShape, source: Source, pointer: tuple[int, ...], block: Code, line: int) -> None:
        principle = self._enclosing(block.line)
        if gate.principle is not None:
            at = source.mark((*pointer, "principle"))[0]
            principle = self._named(str(gate.principle), at)
        when, unless = gate.when, gate.unless
        if principle and principle.non_negotiable:
            label = shown(principle.label)
            if gate.waivable:
                self.note(
                    f'The gate "{gate.id}" is waivable, and its principle "{label}" is NON-NEGOTIABLE.',
                    source.mark((*pointer, "waivable"))[0],
                    "Remove `waivable: true`.",
                )
            if gate.level in {Level.SHOULD, Level.MAY}:
                self.note(
                    f'The gate "{gate.id}" has level {gate.level}, and its principle "{label}" is NON-NEGOTIABLE.',
                    source.mark((*pointer, "level"))[0],
                    "Remove `level`, or set it to MUST.",
                )
            both = sorted(set(when or ()) & set(unless))
            if both:
                self.note(
                    f'The gate "{gate.id}" can never apply: {both[0]} stands under `when` and under `unless`.',
                    source.mark((*pointer, "unless"))[0],
                    "A gate of a NON-NEGOTIABLE principle must be able to apply; remove one of the two.",
                )
        self.gates.append(
            GateDeclaration(
                gate.id,
                gate.check,
                gate.title or (principle.title if principle else gate.id.replace("-", " ").capitalize()),
                self._path,
                line,
                principle.id if principle else None,
                gate.level,
                gate.waivable,
                when,
                unless,
                gate.phase,
                gate.parameters,
            )
        )

    def _enclosing(self, line: int) -> Principle | None:
        around = [principle for principle in self._principles if principle.line <= line <= principle.end_line]
        return max(around, key=lambda principle: principle.line, default=None)

    def _named(self, name: str, line: int) -> Principle | None:
        wanted = _folded(name)
        found = [
            principle
            for principle in self._principles
            if wanted in {_folded(principle.id), _folded(principle.title), _folded(principle.label)}
            or (principle.number is not None and wanted == _folded(principle.number))
        ]
        if not found and ordinal(name.strip()) is not None:
            value = ordinal(name.strip())
            found = [
                principle for principle in self._principles if principle.core and ordinal(principle.number) == value
            ]
        if len(found) == 1:
            return found[0]
        known = ", ".join(f'"{shown(principle.label)}"' for principle in self._principles[:12])
        more = f" and {len(self._principles) - 12} more" if len(self._principles) > 12 else ""
        if found:
            self.note(f'"{shown(name)}" names {len(found)} principles.', line, "Name the principle by its title.")
        else:
            remedy = f"Known: {known}{more}." if known else "The constitution has no principle."
            self.note(f'There is no principle "{shown(name)}".', line, remedy)
        return None


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _resembles(info: str) -> bool:
    """Whether an info string is that of a gate, or was meant to be."""
    if info == GATE_FENCE:
        return True
    letters = _LETTERS.sub("", unicodedata.normalize("NFKC", info[:60]).casefold().translate(_LOOK_ALIKES))
    words = _LETTERS.split(unicodedata.normalize("NFKC", info[:60]).casefold().translate(_LOOK_ALIKES))
    if {"gate", "gates"} & set(words) and (len(words) == 1 or {"yaml", "yml", "json"} & set(words)):
        return True
    if len(letters) < 6:
        return False
    from difflib import SequenceMatcher

    return SequenceMatcher(None, letters, "yamlgate").ratio() >= 0.85


def _say(gate: str, key: str, kind: str) -> tuple[str, str]:
    """A fault that pydantic found, as a sentence and its remedy."""
    if kind == "extra_forbidden":
        from difflib import get_close_matches

        near = get_close_matches(key.casefold(), KEYS, n=1, cutoff=0.6)
        hint = f"Did you mean `{near[0]}`? " if near else ""
        return f'The {gate} has a key "{shown(key)}" that is not known.', f"{hint}Known keys: {', '.join(KEYS)}."
    if kind == "missing":
        return f"The {gate} has no `{key}`.", f"Add `{key}:`."
    if kind == "null":
        return f"The `{key}` of the {gate} is null.", "Give it a value, or remove the key."
    expected = {
        "id": "lower-case letters, digits and hyphens, with a letter first and at most 63 characters",
        "check": "the name of a check",
        "title": "a text of at most 200 characters",
        "principle": "the number or the title of a principle",
        "level": f"one of {', '.join(Level)}",
        "waivable": "true or false",
        "when": f"a fact or a list of facts: {', '.join(FACTS)}",
        "unless": f"a fact or a list of facts: {', '.join(FACTS)}",
        "phase": "one of spec, plan, design, tasks, implement, release",
        "with": "a mapping of parameters",
    }.get(key, "something else")
    wrong = "is not known" if kind == "literal_error" else "cannot be read"
    return f"The `{key}` of the {gate} {wrong}.", f"Expected {expected}."


def gate_like_fences(document: Document) -> Iterator[Code]:
    """Plain YAML fences whose content reads like a gate: perhaps one whose info string was forgotten."""
    for block in document.blocks:
        if isinstance(block, Code) and block.info in {"yaml", "yml"} and not block.quoted:
            keys = set(re.findall(r"^[ -]*(id|check|with|level)\s*:", block.text, re.MULTILINE))
            if {"id", "check"} <= keys:
                yield block
