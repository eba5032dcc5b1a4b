"""PlantUML text as sequence and entity diagrams.

The statements are those of plantuml.com/sequence-diagram and plantuml.com/class-diagram. PlantUML has a
preprocessor; where a diagram defines or calls macros, what cannot be read is left alone instead of refused.
"""

from __future__ import annotations

import re

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

_LONGEST_LINE = 400
_MOST_ERRORS = 20
_PARTICIPANT = lazy(
    r"(?:create\s+)?(?:participant|actor|boundary|control|entity|database|collections|queue)\s+"
    r"(?P<first>\"[^\"]+\"|[^\s\"#]+)(?:\s+as\s+(?P<second>\"[^\"]+\"|[^\s\"#]+))?",
    re.IGNORECASE,
)
_NAME = r"(?:\"[^\"]+\"|[\w.@$/-]*[\w.@$/])"
_ARROW = r"(?:<{0,2}[ox]?[\\/]{0,2}-{1,2}(?:\[[^\]]*\])?-{0,2}[\\/]{0,2}[ox]?>{0,2}[ox]?)"
_MESSAGE = lazy(
    rf"(?:&\s*)?(?:\{{\w+\}}\s*)?(?P<source>{_NAME}|\[|\?)?\s*(?P<arrow>{_ARROW})\s*(?P<target>{_NAME}|\]|\?)?"
    r"\s*(?:\+\+|--|\*\*|!!){0,2}\s*(?:#\w+)?\s*(?::(?P<text>.*))?$"
)
_OPEN = lazy(r"(alt|opt|loop|par|break|critical|group|box)\b", re.IGNORECASE)
_TEXT_BLOCK = lazy(r"(note|hnote|rnote|ref|legend|title|header|footer|skinparam)\b", re.IGNORECASE)
_PLAIN = lazy(
    r"(?:activate|deactivate|destroy|autonumber|autoactivate|return|newpage|hide|show|skin|skinparam"
    r"|scale|title|caption"
    r"|header|footer|mainframe|left to right direction|top to bottom direction|order|teoz|legend|note|hnote|rnote|ref"
    r"|else|also|end\s*(?:box|note|ref|legend|title|header|footer)|together|!|\.{3}|\|{2,3}|={2,}|'|@)",
    re.IGNORECASE,
)
_CLASS_LIKE = lazy(
    r"(?:abstract\s+class|abstract|annotation|class|entity|enum|interface|struct|table|map|object|dataclass|record)\s+"
    r"(?P<name>\"[^\"]+\"|[^\s\"{(<#]+)(?:\s+as\s+(?P<alias>\"[^\"]+\"|[^\s\"{(<#]+))?[^{]*(?P<open>\{)?(?P<rest>.*)$",
    re.IGNORECASE,
)
_TABLE_MACRO = lazy(r"[Tt]able\(\s*\"?(?P<name>[\w.]+)\"?\s*(?:,[^)]*)?\)\s*(?P<open>\{)?(?P<rest>.*)$")
_LINK = lazy(
    r"(?P<a>\"[^\"]+\"|[\w.]+)(?:::\w+)?\s*(?:\"[^\"]*\")?\s*"
    r"(?:[|}<o*+^#]{0,2}[|o]?)(?:-{1,2}|\.{1,2})(?:\[[^\]]*\]|left|right|up|down)?(?:-{0,2}"
    r"|\.{0,2})(?:[|o]?[|{>o*+^#]{0,2})\s*"
    r"(?:\"[^\"]*\")?\s*(?P<b>\"[^\"]+\"|[\w.]+)(?:::\w+)?\s*(?::.*)?$"
)
_OTHER = (
    (lazy(r"\s*(?:\[\*\]|state\s)"), "a state diagram"),
    (lazy(r"\s*(?:start|stop|:[^:]{1,200};)\s*$"), "an activity diagram"),
    (lazy(r"\s*(?:usecase\s|\([^()]+\))"), "a use case diagram"),
    (lazy(r"\s*(?:component|package|node|cloud|frame|folder|rectangle|artifact|storage|card)\s|\s*\[[^\]]+\]"),
     "a component diagram"),
)  # fmt: skip


def diagrams(text: str, first_line: int) -> tuple[Diagram, ...]:
    """Read every diagram of PlantUML text whose first line stands at `first_line` of its file.

    Text without `@startuml` is one diagram, as the renderers of Markdown fences take it.
    """
    lines = _content(text)
    found: list[Diagram] = []
    start: int | None = None
    marked = any(re.match(r"@start\w+", line) for line in lines)
    if not marked:
        return (_diagram(lines, first_line, ()),) if any(lines) else ()
    for offset, line in enumerate(lines):
        if re.match(r"@start\w+", line):
            if start is not None:
                found.append(
                    _diagram(lines[start + 1 : offset], first_line + start, (_unclosed(first_line + start),), 1)
                )
            start = offset
        elif re.match(r"@end\w+", line) and start is not None:
            found.append(_diagram(lines[start + 1 : offset], first_line + start, (), 1))
            start = None
    if start is not None:
        found.append(_diagram(lines[start + 1 :], first_line + start, (_unclosed(first_line + start),), 1))
    return tuple(found)


def is_plantuml(text: str) -> bool:
    """Whether the first line that says anything is `@startuml`."""
    return any(line.startswith("@startuml") for line in _content(text)[:20] if line)


def _unclosed(line: int) -> Trouble:
    return Trouble(line, "`@startuml` has no `@enduml`")


def _content(text: str) -> list[str]:
    """The stripped lines, comments and style blocks blanked."""
    lines = [line[:_LONGEST_LINE].strip() for line in split_lines(text)]
    comment = style = False
    for index, line in enumerate(lines):
        if comment:
            comment = "'/" not in line
            lines[index] = ""
        elif style:
            style = "</style>" not in line
            lines[index] = ""
        elif line.startswith("/'"):
            comment = "'/" not in line
            lines[index] = ""
        elif line.startswith("<style>"):
            style = "</style>" not in line
            lines[index] = ""
        elif line.startswith("'"):
            lines[index] = ""
    return lines


def _diagram(lines: list[str], first_line: int, errors: tuple[Trouble, ...], skip: int = 0) -> Diagram:
    begin = first_line + skip
    last = max(first_line, begin + len(lines) - 1 + skip)
    if any(_is_class_like(line) for line in lines):
        return _classes(lines, begin, last, errors)
    sort = _other_sort(lines)
    if sort is not None:
        return OtherDiagram(sort, first_line, last)
    return _sequence(lines, first_line, begin, last, errors)


def _is_class_like(line: str) -> bool:
    match = _CLASS_LIKE.match(line)
    # `entity` and `database` declare participants too; a class-like entity has a body or no message around it.
    if match is not None:
        return not line.casefold().startswith("entity") or match["open"] is not None
    return bool(_TABLE_MACRO.match(line)) and "{" in line


def _other_sort(lines: list[str]) -> str | None:
    if any(
        _PARTICIPANT.match(line) and not line.casefold().startswith(("actor", "database", "queue")) for line in lines
    ):
        return None
    for pattern, sort in _OTHER:
        if any(pattern.match(line) for line in lines):
            return sort
    return None


class _Sequence:
    def __init__(self, errors: list[Trouble], lenient: bool) -> None:
        self.names: dict[str, str] = {}
        self.order: dict[str, None] = {}
        self.messages: list[Message] = []
        self.errors = errors
        self.blocks: list[tuple[str, int]] = []
        self.lenient = lenient

    def line(self, text: str, number: int) -> None:
        word = text.split(None, 1)[0].casefold()
        opened = _OPEN.match(text)
        if opened is not None and not _MESSAGE.match(text):
            self.blocks.append((opened.group(1).casefold(), number))
        elif word == "end" and not re.match(r"end\s*(?:note|ref|legend|title|header|footer)", text, re.IGNORECASE):
            self._end(text, number)
        elif word == "else" and not any(name == "alt" or name in {"group", "par"} for name, _ in self.blocks):
            self.errors.append(Trouble(number, "`else` stands outside `alt`"))
        elif (declared := _PARTICIPANT.match(text)) is not None:
            self._declare(declared)
        elif not (_PLAIN.match(text) and not _MESSAGE.match(text)):
            self._message(text, number)

    def _end(self, text: str, number: int) -> None:
        if not self.blocks:
            self.errors.append(Trouble(number, "`end` closes nothing"))
            return
        name, _ = self.blocks.pop()
        rest = text[3:].strip().casefold()
        if (rest == "box") != (name == "box"):
            self.errors.append(Trouble(number, f"`end` does not close the `{name}` that is open"))

    def _declare(self, match: re.Match[str]) -> None:
        first, second = match["first"].strip('"'), (match["second"] or "").strip('"')
        self.order.setdefault(first, None)
        if second:
            self.names[second] = first

    def _message(self, text: str, number: int) -> None:
        match = _MESSAGE.match(text)
        if match is None or not (match["source"] or match["target"]) or not set(match["arrow"]) & set("<>\\/ox"):
            if not self.lenient:
                self.errors.append(Trouble(number, "it is no statement of a sequence diagram"))
            return
        ends = [self._name(match["source"]), self._name(match["target"])]
        if match["arrow"].startswith("<") and not match["arrow"].rstrip("ox").endswith(">"):
            ends.reverse()
        self.messages.append(Message(ends[0], ends[1], (match["text"] or "").strip(), number))

    def _name(self, written: str | None) -> str:
        if written is None or written in {"[", "]", "?"}:
            return "outside"
        shown = written.strip('"')
        known = self.names.get(shown, shown)
        self.order.setdefault(known, None)
        return known


def _sequence(lines: list[str], first_line: int, begin: int, last: int, errors: tuple[Trouble, ...]) -> SequenceDiagram:
    reading = _Sequence(list(errors), any(line.startswith("!") for line in lines))
    block: str | None = None
    opened_at = begin
    for offset, line in enumerate(lines):
        if not line:
            continue
        if len(reading.errors) > _MOST_ERRORS:
            break
        if block is not None:
            if re.match(rf"end\s*{block}\b", line, re.IGNORECASE) or (block == "skinparam" and line == "}"):
                block = None
            continue
        block, opened_at = _text_block(line), begin + offset
        if block is None:
            reading.line(line, begin + offset)
    if block is not None:
        reading.errors.append(Trouble(opened_at, f"`{block}` is never closed with `end {block}`"))
    for name, opened in reading.blocks:
        closing = "end box" if name == "box" else "end"
        reading.errors.append(Trouble(opened, f"`{name}` is never closed with `{closing}`"))
    found = tuple(sorted(reading.errors, key=lambda error: error.line))
    return SequenceDiagram(tuple(reading.order), tuple(reading.messages), first_line, last, "plantuml", found)


def _text_block(line: str) -> str | None:
    """The block of free text that a line opens, or None where it is whole on its line."""
    match = _TEXT_BLOCK.match(line)
    if match is None or _MESSAGE.match(line):
        return None
    word = match.group(1).casefold()
    if word == "skinparam":
        return word if line.endswith("{") else None
    if word in {"title", "header", "footer", "legend"}:
        return word if line[len(word) :].strip() in {"", "left", "right", "center", "top", "bottom"} else None
    return None if ":" in line else word


def _classes(lines: list[str], begin: int, last: int, errors: tuple[Trouble, ...]) -> EntityDiagram:
    entities: dict[str, tuple[int, str, list[tuple[str, str, int]]]] = {}
    relations: list[Relation] = []
    inside: str | None = None
    for offset, line in enumerate(lines):
        number = begin + offset
        if not line:
            continue
        if inside is not None:
            body, closing, _ = line.partition("}")
            _add_member(entities[inside][2], body, number)
            inside = None if closing else inside
            continue
        opened = _CLASS_LIKE.match(line) or _TABLE_MACRO.match(line)
        if opened is not None:
            groups = opened.groupdict()
            name, alias = opened["name"].strip('"'), (groups.get("alias") or "").strip('"')
            entities.setdefault(name, (number, alias, []))
            if opened["open"]:
                body, closing, _ = opened["rest"].partition("}")
                _add_member(entities[name][2], body, number)
                inside = None if closing else name
            continue
        link = _LINK.match(line)
        if link is not None and not line.startswith(("!", "skinparam", "hide", "title")):
            relations.append(Relation(link["a"].strip('"'), link["b"].strip('"'), number))
    found = tuple(DiagramEntity(name, tuple(fields), line, alias) for name, (line, alias, fields) in entities.items())
    return EntityDiagram(found, tuple(relations), begin, last, "plantuml", errors)


_MACRO_MEMBER = lazy(
    r"(?:column|primary_key|foreign_key|pk|fk|primary|foreign)\(\s*\"?(?P<name>\w+)\"?\s*,\s*(?P<type>[^,)]+)"
)


def _add_member(fields: list[tuple[str, str, int]], text: str, number: int) -> None:
    shown = re.sub(r"<<[^<>]*>>|\{[^{}]*\}", "", text).strip().lstrip("+-#~*").strip()
    macro = _MACRO_MEMBER.match(shown)
    if macro is not None:
        fields.append((macro["name"], macro["type"].strip(), number))
        return
    if not shown or "(" in shown.split(":", 1)[0] or re.fullmatch(r"[-=._]{2,}.*", shown):
        return
    name, colon, kind = shown.partition(":")
    if colon:
        fields.append((name.strip(), kind.strip(), number))
        return
    words = shown.split()
    if len(words) >= 2:
        fields.append((words[-1], " ".join(words[:-1]), number))
    else:
        fields.append((words[0], "", number))
