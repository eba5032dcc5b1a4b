"""Mermaid text as sequence and entity diagrams.

The sequence grammar is Mermaid's own (packages/mermaid/src/diagrams/sequence/parser/sequenceDiagram.jison, with
the arrows, typed participants and central connections that version 11 added). What Mermaid refuses to draw is an
error here; where its releases differ, the more lenient one counts.
"""

from __future__ import annotations

import re
from itertools import islice

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import split_lines
from constitution_gate.gates.artifacts.diagrams.model import (
    Diagram,
    DiagramEntity,
    EntityDiagram,
    Message,
    OtherDiagram,
    Relation,
    SequenceDiagram,
    Trouble,
)

SORTS = {
    "sequencediagram": "a sequence diagram",
    "erdiagram": "an entity-relationship diagram",
    "classdiagram": "a class diagram",
    "classdiagram-v2": "a class diagram",
    "flowchart": "a flowchart",
    "flowchart-elk": "a flowchart",
    "graph": "a flowchart",
    "statediagram": "a state diagram",
    "statediagram-v2": "a state diagram",
    "gantt": "a Gantt chart",
    "pie": "a pie chart",
    "journey": "a user journey",
    "gitgraph": "a git graph",
    "mindmap": "a mind map",
    "timeline": "a timeline",
    "quadrantchart": "a quadrant chart",
    "requirementdiagram": "a requirement diagram",
    "c4context": "a C4 diagram",
    "c4container": "a C4 diagram",
    "c4component": "a C4 diagram",
    "c4dynamic": "a C4 diagram",
    "c4deployment": "a C4 diagram",
    "sankey-beta": "a Sankey diagram",
    "xychart-beta": "a chart",
    "block-beta": "a block diagram",
    "packet-beta": "a packet diagram",
    "architecture-beta": "an architecture diagram",
    "kanban": "a Kanban board",
    "zenuml": "a ZenUML diagram",
}

_BLOCKS = frozenset({"loop", "rect", "opt", "alt", "par", "par_over", "critical", "break", "box"})
_SECTIONS = {"else": ("alt",), "and": ("par", "par_over"), "option": ("critical",)}
_ENTITY_CODE = lazy(r"[#&]#?\w{1,31};")
# Longest first, so that `-->>` is not read as `-->`.
_ARROW = lazy(
    r"<<-->>|<<->>|-->>|->>|-->|->|--x|-x|--\)|-\)"
    r"|--?\|[\\/]|[\\/]\|--?|--?(?:\\\\|//)|(?:\\\\|//)--?",
    re.IGNORECASE,
)
_WORD = lazy(r"[A-Za-z_]+")
_ALIAS = lazy(r"\s+as(?:\s+|$)", re.IGNORECASE)
_NOTE = lazy(r"note\s+(?:(?:left|right)\s+of|over)\s+([^:]+)(:?)", re.IGNORECASE)
_AUTONUMBER = lazy(r"autonumber(?:\s+off|\s+\d+(?:\.\d+)?){0,2}$", re.IGNORECASE)
_LONGEST_LINE = 2_000
_CONFIG = lazy(r"@\{[^{}]*\}")


def diagram(text: str, first_line: int) -> Diagram | None:
    """Read Mermaid text whose first line stands at `first_line` of its file; None where it names no diagram."""
    lines = _content(text)
    for offset, line in enumerate(lines):
        stripped = line.strip()
        if not stripped:
            continue
        word = re.split(r"[\s;{]", stripped, maxsplit=1)[0]
        name = word.casefold().rstrip(":")
        last = first_line + max(len(lines) - 1, 0)
        if word == "sequenceDiagram":
            rest = stripped[len(word) :].lstrip("; \t")
            return _sequence([rest, *lines[offset + 1 :]], first_line + offset, last)
        if name == "erdiagram":
            return _er(lines[offset + 1 :], first_line + offset, last)
        if name in {"classdiagram", "classdiagram-v2"}:
            return _classes(lines[offset + 1 :], first_line + offset, last)
        if name == "sequencediagram":
            error = Trouble(first_line + offset, "Mermaid spells it `sequenceDiagram`")
            return SequenceDiagram((), (), first_line + offset, last, "mermaid", (error,))
        sort = SORTS.get(name)
        return OtherDiagram(sort, first_line + offset, last) if sort else None
    return None


def is_mermaid(text: str) -> bool:
    """Whether the first line that says anything names a Mermaid diagram."""
    for line in _content(text):
        if line.strip():
            return re.split(r"[\s;{]", line.strip(), maxsplit=1)[0].casefold() in SORTS
    return False


def _content(text: str) -> list[str]:
    """The lines, with front matter, directives and comments blanked so that every line keeps its number."""
    # Patterns below look at a line more than once; nobody draws with lines of this length.
    lines = [line[:_LONGEST_LINE] for line in split_lines(text)]
    start = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    if start < len(lines) and lines[start].strip() == "---":
        end = next((i for i in range(start + 1, len(lines)) if lines[i].strip() == "---"), None)
        if end is not None:
            lines[start : end + 1] = [""] * (end + 1 - start)
    inside = False
    for index, line in enumerate(lines):
        stripped = line.strip()
        if inside or stripped.startswith("%%{"):
            inside = "}%%" not in stripped
            lines[index] = ""
        elif stripped.startswith("%%"):
            lines[index] = ""
    return lines


class _Sequence:
    """The state of one reading; participants keep the order in which they first appear."""

    def __init__(self) -> None:
        self.participants: dict[str, str] = {}
        self.messages: list[Message] = []
        self.errors: list[Trouble] = []
        self.blocks: list[tuple[str, int]] = []
        self.active: dict[str, int] = {}
        self.line = 0

    def refuse(self, message: str) -> None:
        self.errors.append(Trouble(self.line, message))

    def statement(self, text: str) -> None:
        word_match = _WORD.match(text)
        word = word_match.group().casefold() if word_match else ""
        rest = text[len(word) :].strip()
        if self.blocks and self.blocks[-1][0] == "note":
            if word == "end":
                self.blocks.pop()
            return
        if self.blocks and self.blocks[-1][0] == "box" and word not in {"participant", "actor", "end", "create"}:
            self.refuse("a `box` may hold participants only")
            return
        if word in _BLOCKS:
            self.blocks.append((word, self.line))
        elif word in _SECTIONS and not _is_message(text):
            self._section(word)
        elif word == "end":
            self._end(rest)
        elif word in {"participant", "actor"} and rest:
            self._declare(rest)
        elif word == "create" and re.match(r"(?:participant|actor)\s+\S", rest, re.IGNORECASE):
            self._declare(rest.split(None, 1)[1])
        elif word in {"activate", "deactivate", "destroy"} and rest and not _is_message(text):
            self._activation(word, rest)
        elif word == "note":
            self._note(text)
        elif word in {"title", "acctitle", "accdescr", "links", "link", "properties", "details"} and rest:
            return
        elif word == "autonumber" and not _is_message(text):
            if not _AUTONUMBER.match(text):
                self.refuse("`autonumber` takes at most a start and a step, or `off`")
        else:
            self._message(text)

    def _section(self, word: str) -> None:
        owners = _SECTIONS[word]
        if not self.blocks or self.blocks[-1][0] not in owners:
            self.refuse(f"`{word}` stands outside `{owners[0]}`")

    def _end(self, rest: str) -> None:
        if rest:
            self.refuse("`end` stands alone on its line; a participant must not be called so")
        elif self.blocks:
            self.blocks.pop()
        else:
            self.refuse("`end` closes nothing")

    def _declare(self, rest: str) -> None:
        parts = _ALIAS.split(_CONFIG.sub("", rest), 1)
        name = parts[0].strip()
        label = parts[1].strip() if len(parts) > 1 else name
        if not name or not label:
            self.refuse("a participant needs a name")
        elif any(mark in name for mark in "<>:,"):
            self.refuse("a participant's name must not hold `<`, `>`, `:` or `,`")
        else:
            self.participants[name] = label

    def _activation(self, word: str, name: str) -> None:
        if word == "activate":
            self._touch(name)
            self.active[name] = self.active.get(name, 0) + 1
        elif word == "deactivate":
            self._release(name)
        else:
            self._touch(name)

    def _release(self, name: str) -> None:
        if self.active.get(name, 0) < 1:
            self.refuse("it deactivates a participant that is not active")
        else:
            self.active[name] -= 1

    def _note(self, text: str) -> None:
        match = _NOTE.match(text)
        if match is None:
            self.refuse("a note is written `Note over A: text` or `Note right of A: text`")
            return
        names = [name.strip() for name in match.group(1).split(",")]
        if len(names) > 2 or not all(names):
            self.refuse("a note stands over one or two participants")
        elif match.group(2):
            for name in names:
                self._touch(name)
        elif re.match(r"note\s+over", text, re.IGNORECASE):
            self.refuse("a note needs its text after a `:`")
        else:
            self.blocks.append(("note", self.line))

    def _message(self, text: str) -> None:
        head, colon, body = text.partition(":")
        ends = _ends(head)
        if ends is None:
            self.refuse("it is no statement of a sequence diagram")
            return
        source, target = ends
        if not colon:
            self.refuse("a message needs its text after a `:`")
            return
        mark = target[:1] if target[:1] in {"+", "-"} else ""
        target = target.removeprefix(mark).removeprefix("()").strip()
        source = source.removesuffix("()").strip()
        if not source or not target:
            self.refuse("a message needs a participant on either side of its arrow")
            return
        self._touch(source)
        self._touch(target)
        if mark == "+":
            self.active[target] = self.active.get(target, 0) + 1
        elif mark == "-":
            self._release(source)
        self.messages.append(Message(source, target, body.strip(), self.line))

    def _touch(self, name: str) -> None:
        self.participants.setdefault(name, name)


def _ends(head: str) -> tuple[str, str] | None:
    """The two sides of a message's arrow: the leftmost arrow that leaves a name on either side."""
    for match in islice(_ARROW.finditer(head), 20):
        source, target = head[: match.start()].strip(), head[match.end() :].strip()
        if target and not any(mark in target for mark in "<>;,") and not any(mark in source for mark in "<>;,"):
            return (source, target) if source else None
    return None


def _is_message(text: str) -> bool:
    head, colon, _ = text.partition(":")
    return bool(colon) and _ends(head) is not None


def _sequence(lines: list[str], first_line: int, last_line: int) -> SequenceDiagram:
    reading = _Sequence()
    description = False
    for offset, line in enumerate(lines):
        reading.line = first_line + offset
        if description:
            description = "}" not in line
            continue
        stripped = line.strip()
        if re.match(r"accDescr\s*\{", stripped):
            description = "}" not in stripped
            continue
        for part in _statements(stripped):
            reading.statement(part)
    for word, opened in reading.blocks:
        reading.errors.append(Trouble(opened, f"`{word}` is never closed with `end`"))
    labels = tuple(dict.fromkeys(reading.participants))
    errors = tuple(sorted(reading.errors, key=lambda error: error.line))
    return SequenceDiagram(labels, tuple(reading.messages), first_line, last_line, "mermaid", errors)


def _statements(line: str) -> list[str]:
    """A line cut at `;`, which ends a statement, and without what follows `#`, which begins a comment."""
    shown = _ENTITY_CODE.sub("_", line) if ";" in line else line
    if re.match(r"(?:link|links|properties|details|acctitle|accdescr)\b", shown, re.IGNORECASE):
        return [shown]
    if not _WORD.match(shown) or shown[:3].casefold() != "par":
        shown = shown.split("#", 1)[0]
    shown = shown.split(" %%", 1)[0]
    return [part.strip() for part in shown.split(";") if part.strip()]


_ER_CARDINALITY = lazy(
    r"\s(?:\|o|\|\||\}o|\}\||u)(?:--|\.\.)(?:o\||\|\||o\{|\|\{|u)\s"
    r"|\s(?:zero|one|many|only|0\+|1\+|1|\d)[a-z0-9+() ]{0,30}\s(?:optionally\s)?to\s[a-z0-9+() ]{1,30}\s"
)
_ER_NAME = lazy(r"(?P<name>\"[^\"]+\"|[^\s\[\]{}\":]+)\s*(?:\[(?P<alias>[^\]]*)\])?\s*(?P<open>\{)?\s*(?P<rest>.*)$")
_ER_FIELD = lazy(
    r"(?P<type>[^\s\"]+)\s+(?P<name>\*?[^\s\"]+)(?:\s+(?:PK|FK|UK)(?:\s*,\s*(?:PK|FK|UK))*)?\s*(?:\"[^\"]*\")?$"
)


def _er(lines: list[str], first_line: int, last_line: int) -> EntityDiagram:
    entities: dict[str, tuple[int, str, list[tuple[str, str, int]]]] = {}
    relations: list[Relation] = []
    errors: list[Trouble] = []
    inside: str | None = None
    for offset, raw in enumerate(lines, start=1):
        number = first_line + offset
        line = raw.split(" %%", 1)[0].strip()
        if not line or re.match(r"(?:direction|title|accTitle|accDescr|style|classDef|class)\b", line):
            continue
        if inside is not None:
            inside = _er_body(line, number, inside, entities, errors)
            continue
        cardinality = _ER_CARDINALITY.search(f" {line} ")
        if cardinality is not None:
            names = _er_ends(line, cardinality)
            if names is None:
                errors.append(Trouble(number, "a relation needs an entity on either side"))
                continue
            for name in names:
                entities.setdefault(name, (number, "", []))
            relations.append(Relation(names[0], names[1], number))
            continue
        match = _ER_NAME.match(line)
        if match is None or (match["rest"] and not match["open"]):
            errors.append(Trouble(number, "it is no statement of an entity-relationship diagram"))
            continue
        name = match["name"].strip('"')
        entities.setdefault(name, (number, (match["alias"] or "").strip('" '), []))
        if match["open"]:
            inside = name
            if match["rest"]:
                inside = _er_body(match["rest"], number, inside, entities, errors)
    if inside is not None:
        errors.append(Trouble(entities[inside][0], "the entity's `{` is never closed with `}`"))
    found = tuple(DiagramEntity(name, tuple(fields), line, alias) for name, (line, alias, fields) in entities.items())
    return EntityDiagram(found, tuple(relations), first_line, last_line, "mermaid", tuple(errors))


def _er_ends(line: str, cardinality: re.Match[str]) -> tuple[str, str] | None:
    padded = f" {line} "
    left = padded[: cardinality.start()].strip().strip('"')
    right = padded[cardinality.end() :].strip()
    quoted = re.match(r'"([^"]+)"', right)
    target = quoted.group(1) if quoted else right.split(":", 1)[0].strip()
    return (left, target) if left and target else None


def _er_body(
    line: str,
    number: int,
    entity: str,
    entities: dict[str, tuple[int, str, list[tuple[str, str, int]]]],
    errors: list[Trouble],
) -> str | None:
    body, closing, _ = line.partition("}")
    if body.strip():
        match = _ER_FIELD.match(body.strip())
        if match is None:
            errors.append(Trouble(number, "an attribute is written `type name`, with PK, FK or UK after it"))
        else:
            entities[entity][2].append((match["name"].lstrip("*"), match["type"], number))
    return None if closing else entity


_CLASS_LINK = lazy(
    r"^(?P<a>`[^`]+`|[\w.~-]+?)\s*(?:\"[^\"]*\")?\s*"
    r"(?P<how>(?:<\||<|\*|o|\(\))?(?:--|\.\.)(?:\|>|>|\*|o|\(\))?)\s*(?:\"[^\"]*\")?\s*(?P<b>`[^`]+`"
    r"|[\w.~-]+)\s*(?::.*)?$"
)
_CLASS_OPEN = lazy(
    r"^class\s+(?P<name>`[^`]+`|[^\s{\[:]+)\s*(?:\[\"?(?P<alias>[^\]\"]*)\"?\])?[^{]*(?P<open>\{)?(?P<rest>.*)$"
)
_CLASS_MEMBER = lazy(r"^(?P<name>[\w.~-]+)\s*:\s*(?P<member>.+)$")


def _classes(lines: list[str], first_line: int, last_line: int) -> EntityDiagram:
    entities: dict[str, tuple[int, str, list[tuple[str, str, int]]]] = {}
    relations: list[Relation] = []
    inside: str | None = None
    for offset, raw in enumerate(lines, start=1):
        number = first_line + offset
        line = raw.split(" %%", 1)[0].strip()
        if inside is not None:
            body, closing, _ = line.partition("}")
            _add_member(entities[inside][2], body, number)
            inside = None if closing else inside
            continue
        opened = _CLASS_OPEN.match(line)
        link = None if opened else _CLASS_LINK.match(line)
        if opened is not None:
            name = opened["name"].strip("`")
            entities.setdefault(name, (number, opened["alias"] or "", []))
            if opened["open"]:
                body, closing, _ = opened["rest"].partition("}")
                _add_member(entities[name][2], body, number)
                inside = None if closing else name
        elif link is not None:
            for name in (link["a"].strip("`"), link["b"].strip("`")):
                entities.setdefault(name, (number, "", []))
            relations.append(Relation(link["a"].strip("`"), link["b"].strip("`"), number))
        else:
            member = _CLASS_MEMBER.match(line)
            if member is not None:
                entities.setdefault(member["name"], (number, "", []))
                _add_member(entities[member["name"]][2], member["member"], number)
    found = tuple(DiagramEntity(name, tuple(fields), line, alias) for name, (line, alias, fields) in entities.items())
    return EntityDiagram(found, tuple(relations), first_line, last_line, "mermaid")


def _add_member(fields: list[tuple[str, str, int]], text: str, number: int) -> None:
    """Add an attribute written `+String name` or `+name: String`; methods and stereotypes are not fields."""
    shown = text.strip().lstrip("+-#~").strip()
    if not shown or "(" in shown or shown.startswith("<<"):
        return
    name, colon, kind = shown.partition(":")
    if colon:
        fields.append((name.strip(), kind.strip(), number))
        return
    words = shown.split()
    if len(words) >= 2:
        fields.append((words[-1].rstrip("*$"), " ".join(words[:-1]), number))
    else:
        fields.append((words[0], "", number))
