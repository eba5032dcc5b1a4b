"""Entities in code: SQL, Prisma, DBML, and the classes, records, structs and interfaces of common languages.

A line scanner, no parser: documents hold fragments, with ellipses and comments, that no compiler would take. Every
pattern is anchored and looks at one bounded line.
"""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import split_lines
from constitution_gate.constitution.record import Record
from constitution_gate.gates.artifacts.data_model.model import Field

_LANGUAGES_LIST = """
ts typescript tsx js javascript jsx python py sql postgresql postgres psql plpgsql mysql sqlite tsql prisma dbml
cs csharp c# java kotlin kt swift go golang rust rs php ruby rb dart scala graphql gql proto protobuf elixir
"""
LANGUAGES = frozenset(_LANGUAGES_LIST.split())
_LONGEST_LINE = 1_000
_MOST_LINES = 20_000

_QUOTED = r"[\"'`\[]?"
_UNQUOTED = r"[\"'`\]]?"
_CREATE_TABLE = lazy(
    rf"\s*CREATE\s+(?:GLOBAL\s+|LOCAL\s+)?(?:TEMP(?:ORARY)?\s+|UNLOGGED\s+|FOREIGN\s+"
    rf"|EXTERNAL\s+)?TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?"
    rf"(?:{_QUOTED}\w+{_UNQUOTED}\.){{0,2}}{_QUOTED}(?P<name>[\w$]+){_UNQUOTED}\s*(?P<rest>\(.*)?$",
    re.IGNORECASE,
)
_ALTER_TABLE = lazy(
    rf"\s*ALTER\s+TABLE\s+(?:IF\s+EXISTS\s+)?(?:ONLY\s+)?(?:{_QUOTED}\w+{_UNQUOTED}\.){{0,2}}{_QUOTED}(?P<name>[\w$]+){_UNQUOTED}\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_ADD_COLUMN = lazy(
    rf"\s*ADD\s+(?:COLUMN\s+)?(?:IF\s+NOT\s+EXISTS\s+)?{_QUOTED}(?P<name>\w+){_UNQUOTED}\s+(?P<type>[A-Za-z]\w*(?:\([^)]*\))?)",
    re.IGNORECASE,
)
_COLUMN = lazy(
    rf"\s*,?\s*{_QUOTED}(?P<name>\w+){_UNQUOTED}\s+(?P<type>[A-Za-z][\w.]*(?:\([^)]*\))?(?:\[\])?)(?P<rest>.*)$"
)
_SQL_KEYWORDS_LIST = """
primary foreign unique constraint check key index exclude like references on partition period fulltext spatial
create alter drop insert select update delete comment grant with set
"""
_SQL_KEYWORDS = frozenset(_SQL_KEYWORDS_LIST.split())
_REFERENCES = lazy(rf"\bREFERENCES\s+(?:{_QUOTED}\w+{_UNQUOTED}\.){{0,2}}{_QUOTED}(?P<name>\w+)", re.IGNORECASE)

_DECLARATION = lazy(
    r"\s*(?:@\w+(?:\([^()]*\))?\s+)*(?:(?:export|default|public|private|protected|internal|abstract"
    r"|sealed|final|static|partial|data|open"
    r"|readonly|declare|pub(?:\([^()]*\))?|case|inner|value|inline|required)\s+)*"
    r"(?P<keyword>interface|class|type|record|struct|model|message|table|entity|enum|input|object|trait|protocol)\s+"
    r"(?:class\s+|struct\s+)?[\"'`]?(?P<name>[A-Za-z_$][\w$.]*)[\"'`]?(?P<rest>.*)$",
    re.IGNORECASE,
)
_BUILDER = lazy(
    r"\s*(?:(?:export|const|let|var|public|static|readonly)\s+)*(?P<name>[A-Za-z_$][\w$]*)\s*(?::[^=]{1,200})?=\s*"
    r"(?:await\s+)?(?:new\s+)?(?P<call>[\w$.]{1,100}(?:<[^<>]{0,100}>)?)\s*\(\s*(?:[\"'`](?P<table>[\w.]+)[\"'`]\s*,?\s*)?(?P<rest>.*)$"
)
_BUILDERS = lazy(
    r"(?:pgTable|mysqlTable|sqliteTable|singlestoreTable|table|\w*\.table|(?:mongoose\.)?Schema"
    r"|\w*[sS]chema|z\.object|\w+\.define|define"
    r"|defineTable|defineCollection|t\.type|t\.Object|Type\.Object|v\.object|yup\.object|Joi\.object"
    r"|createTable)(?:<.*)?$"
)
_CLASS = lazy(r"(?P<indent>\s*)class\s+(?P<name>\w+)\s*(?:\((?P<bases>[^()]*(?:\([^()]*\)[^()]*)*)\))?\s*:")
_PY_FIELD = lazy(
    r"(?P<indent>\s+)(?P<name>\w+)\s*(?::\s*(?P<type>[^=#]+?)\s*(?:=.*)?|=\s*(?P<call>[\w.]*(?:Column"
    r"|Field|mapped_column|relationship|ForeignKey|Key|Property)\w*\(.*))(?:#.*)?$"
)
_NAMED = lazy(
    r"\s*(?:@\w+(?:\([^()]*\))?\s+)*(?:(?:public|private|protected|internal|readonly"
    r"|pub(?:\([^()]*\))?|let|var|val|static|declare|override|final|lateinit|const"
    r"|export|required|late"
    r"|mut)\s+)*[\"'`]?(?P<name>[A-Za-z_$][\w$]*)[\"'`]?\s*[?!]?\s*:\s*(?P<type>\S.*?)\s*[;,]?\s*(?://.*"
    r"|#.*)?$"
)
_TYPED = lazy(
    r"\s*(?:\[[^\]]*\]\s*)*(?:@\w+(?:\([^()]*\))?\s+)*(?:(?:public|private|protected|internal|required"
    r"|virtual|static|readonly|final|override|abstract|init|late|volatile"
    r"|transient"
    r"|new)\s+)*(?P<type>[A-Za-z_][\w.]*(?:<[^;={}()]{1,200}>)?(?:\[\])*\??)\s+\$?(?P<name>[A-Za-z_]\w*)\s*(?:\{.*"
    r"|;.*|=.*)$"
)
_PAIR = lazy(
    r"\s*[\"`]?(?P<name>[A-Za-z_]\w*)[\"`]?\s+(?P<type>\*?(?:\[\]\*?)?[A-Za-z_][\w.]*(?:\([^()]*\))?(?:\[\])?[?!]?)(?:\s+(?:@"
    r"|\[|`|//|///).*)?$"
)
_PROTO = lazy(
    r"\s*(?:repeated\s+|optional\s+"
    r"|required\s+)?(?P<type>[A-Za-z_][\w.]*(?:<[^<>]{1,100}>)?)\s+(?P<name>[a-z_]\w*)\s*=\s*\d+"
)
_PARAMETER = lazy(
    r"\s*(?:\[[^\]]*\]\s*)?(?:(?:val|var|final|readonly|private"
    r"|public)\s+)*(?:(?P<kname>\w+)\s*:\s*(?P<ktype>[^,=]+)"
    r"|(?P<type>[\w.<>?\[\]]+)\s+(?P<name>\w+))\s*(?:=.*)?$"
)
_NOT_FIELDS_LIST = """
return if else for while switch case function async await import export const throw new get set constructor
default using namespace package interface class type enum model table ref indexes note extends implements where
break continue do try catch private public protected def from pass yield raise end
"""
_NOT_FIELDS = frozenset(_NOT_FIELDS_LIST.split())


class Coded(Record):
    """An entity as code shows it: its name, its other names, its fields, the names it refers to, and its line."""

    name: str
    aliases: tuple[str, ...]
    fields: tuple[Field, ...]
    references: tuple[str, ...]
    line: int


def entities(text: str, language: str, first_line: int) -> tuple[Coded, ...]:
    """The entities of a piece of code whose first line stands at `first_line` of its file; never raises."""
    lines = [_folded(line[:_LONGEST_LINE]) for line in split_lines(text)[:_MOST_LINES]]
    if language in {"python", "py"}:
        return tuple(_python(lines, first_line))
    found = _sql(lines, first_line)
    if not found or language not in {"sql", "postgresql", "postgres", "psql", "plpgsql", "mysql", "sqlite", "tsql"}:
        found += _braces(lines, first_line)
        if language in {"", "text", "txt"} and not found:
            found = list(_python(lines, first_line))
    return tuple(found)


def _folded(line: str) -> str:
    """The line with its indentation, and one blank for every run of white space behind it."""
    shown = line.lstrip()
    return line[: len(line) - len(shown)] + " ".join(shown.split())


def references(text: str) -> tuple[str, ...]:
    """The tables that SQL text names behind REFERENCES."""
    return tuple(dict.fromkeys(match["name"] for match in _REFERENCES.finditer(text)))


def _sql(lines: list[str], first_line: int) -> list[Coded]:
    found: list[Coded] = []
    index = 0
    while index < len(lines):
        create = _CREATE_TABLE.match(lines[index])
        if create is not None:
            index = _table(lines, index, create, first_line, found)
            continue
        alter = _ALTER_TABLE.match(lines[index])
        if alter is not None:
            index = _altered(lines, index, alter, first_line, found)
            continue
        index += 1
    return found


def _table(lines: list[str], index: int, create: re.Match[str], first_line: int, found: list[Coded]) -> int:
    """Read the columns of a CREATE TABLE; the answer is the index of the first line behind it."""
    start = index
    fields: list[Field] = []
    referred: list[str] = []
    depth = 0
    piece = create["rest"] or ""
    opened = False
    while True:
        line = piece.split("--", 1)[0]
        for part, inner in _column_parts(line, depth):
            if inner == 1:
                column = _COLUMN.match(part)
                if column is not None and column["name"].casefold() not in _SQL_KEYWORDS:
                    fields.append(Field(column["name"], column["type"], first_line + index))
        referred.extend(references(line))
        depth += line.count("(") - line.count(")")
        opened = opened or "(" in line
        index += 1
        if index >= len(lines) or (opened and depth <= 0) or (not opened and line.rstrip().endswith(";")):
            break
        if index > start and _CREATE_TABLE.match(lines[index]):
            break
        piece = lines[index]
    found.append(Coded(create["name"], (), tuple(fields), tuple(dict.fromkeys(referred)), first_line + start))
    return index


def _column_parts(line: str, depth: int) -> list[tuple[str, int]]:
    """The line cut at the commas and the parenthesis of the column list, each part with its depth."""
    parts: list[tuple[str, int]] = []
    current: list[str] = []
    level = depth
    for character in line:
        if character == "(":
            level += 1
            if level == 1:
                current = []
                continue
        elif character == ")":
            level -= 1
            if level == 0:
                parts.append(("".join(current), 1))
                current = []
                continue
        elif character == "," and level == 1:
            parts.append(("".join(current), 1))
            current = []
            continue
        current.append(character)
    if current:
        parts.append(("".join(current), 1 if level >= 1 else 0))
    return parts


def _altered(lines: list[str], index: int, alter: re.Match[str], first_line: int, found: list[Coded]) -> int:
    start = index
    fields: list[Field] = []
    referred: list[str] = []
    piece = alter["rest"]
    while True:
        for part in piece.split("--", 1)[0].split(","):
            column = _ADD_COLUMN.match(part)
            if column is not None and column["name"].casefold() not in _SQL_KEYWORDS:
                fields.append(Field(column["name"], column["type"], first_line + index))
        referred.extend(references(piece))
        index += 1
        if ";" in piece or index >= len(lines) or _CREATE_TABLE.match(lines[index]) or _ALTER_TABLE.match(lines[index]):
            break
        piece = lines[index]
    if fields or referred:
        found.append(Coded(alter["name"], (), tuple(fields), tuple(dict.fromkeys(referred)), first_line + start))
    return index


def _braces(lines: list[str], first_line: int) -> list[Coded]:
    found: list[Coded] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        declared = _DECLARATION.match(line)
        built = None if declared else _BUILDER.match(line)
        if declared is not None and declared["keyword"].casefold() not in {"enum", "trait", "protocol"}:
            index = _declared(lines, index, declared, first_line, found)
        elif built is not None and (_BUILDERS.match(built["call"]) or built["table"]):
            aliases = (built["table"],) if built["table"] else ()
            index = _body(lines, index, built["name"], aliases, built["rest"], first_line, found)
        else:
            index += 1
    return found


def _declared(lines: list[str], index: int, declared: re.Match[str], first_line: int, found: list[Coded]) -> int:
    name, rest = declared["name"], declared["rest"]
    if declared["keyword"].casefold() == "type" and "{" not in rest and "struct" not in rest:
        # A union or an alias has no fields; an object type may open on the next line.
        following = lines[index + 1].strip() if index + 1 < len(lines) else ""
        if not (rest.strip().endswith("=") and following.startswith("{")):
            return index + 1
    shown = rest.strip()
    if shown.startswith("(") or re.match(r"<[^<>]*>\s*\(", shown):
        return _parameters(lines, index, name, first_line, found)
    if "{" not in rest and not any("{" in line for line in lines[index + 1 : index + 3]):
        return index + 1
    return _body(lines, index, name, (), rest, first_line, found)


def _parameters(lines: list[str], index: int, name: str, first_line: int, found: list[Coded]) -> int:
    """A record or data class whose fields stand between parentheses."""
    start = index
    depth = 0
    fields: list[Field] = []
    piece = lines[index][lines[index].index("(") :]
    while True:
        shown = piece.split("//", 1)[0]
        for part in re.split(r",(?![^<]{0,200}>)", shown.strip("() {};\t")):
            match = _PARAMETER.match(part)
            if match is not None:
                field_name, kind = match["kname"] or match["name"], match["ktype"] or match["type"]
                fields.append(Field(field_name, kind.strip(" )"), first_line + index))
        depth += shown.count("(") - shown.count(")")
        index += 1
        if depth <= 0 or index >= len(lines) or index - start > 200:
            break
        piece = lines[index]
    found.append(Coded(name, (), tuple(fields), (), first_line + start))
    return index


def _body(
    lines: list[str],
    index: int,
    name: str,
    aliases: tuple[str, ...],
    rest: str,
    first_line: int,
    found: list[Coded],
) -> int:
    """Read the fields between the braces that open in `rest` or in one of the next lines."""
    start = index
    fields: list[Field] = []
    depth = 0
    opened = False
    piece = rest
    while True:
        before = depth
        if "{" in piece and not opened:
            opened = True
            inner = piece.split("{", 1)[1]
            if "}" in inner:
                for part in re.split(r"[;,]", inner.rsplit("}", 1)[0]):
                    _add_field(part, first_line + index, fields)
        elif opened and before == 1 and "}" not in piece.split("{", 1)[0]:
            _add_field(piece, first_line + index, fields)
        depth += piece.count("{") - piece.count("}")
        index += 1
        if index >= len(lines) or (opened and depth <= 0) or (not opened and index - start > 2):
            break
        piece = lines[index]
    if opened:
        found.append(Coded(name, aliases, tuple(fields), (), first_line + start))
    return index


def _add_field(line: str, number: int, fields: list[Field]) -> None:
    shown = line.strip()
    first = re.split(r"\W", shown, maxsplit=1)[0].casefold()
    if (
        not shown
        or shown.startswith(("//", "/*", "*", "#", "@@"))
        or (first in _NOT_FIELDS and not re.match(r"\w+\s*\??:", shown))
    ) and first not in {"public", "private", "protected"}:
        return
    for pattern in (_NAMED, _PROTO, _TYPED, _PAIR):
        match = pattern.match(line)
        if match is not None and match["name"].casefold() not in {"get", "set", "return", "extends"}:
            fields.append(Field(match["name"], match["type"].strip().rstrip(";,"), number))
            return


def _python(lines: list[str], first_line: int) -> list[Coded]:
    found: list[Coded] = []
    index = 0
    while index < len(lines):
        opened = _CLASS.match(lines[index])
        if opened is None:
            index += 1
            continue
        start, indent = index, len(opened["indent"])
        fields: list[Field] = []
        aliases: tuple[str, ...] = ()
        inner: int | None = None
        index += 1
        while index < len(lines):
            line = lines[index]
            own = len(line) - len(line.lstrip())
            if line.strip() and own <= indent and not line.lstrip().startswith(("#", ")")):
                break
            named = re.match(r"\s+__tablename__\s*=\s*[\"'](\w+)[\"']", line)
            if named is not None:
                aliases = (named.group(1),)
            match = _PY_FIELD.match(line)
            if match is not None and (inner is None or own == inner) and not match["name"].startswith("__"):
                inner = own if inner is None else inner
                fields.append(Field(match["name"], (match["type"] or match["call"]).strip(), first_line + index))
            index += 1
        if not (opened["bases"] and re.search(r"\bEnum\b|StrEnum|IntEnum|Exception|Error\b|Protocol", opened["bases"])):
            found.append(Coded(opened["name"], aliases, tuple(fields), (), first_line + start))
    return found
