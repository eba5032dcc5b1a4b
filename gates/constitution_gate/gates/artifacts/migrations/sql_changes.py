"""What SQL statements do to the columns of tables."""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.migrations.model import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = r"(?:\"[^\"\n]{1,128}\"|`[^`\n]{1,128}`|\[[^\]\n]{1,128}\]|[\w$#@]{1,128})"
_QUALIFIED = rf"{_NAME}(?:\s?\.\s?{_NAME}){{0,3}}"
_CREATE = lazy(
    rf"CREATE (?:OR REPLACE )?(?P<temporary>(?:(?:GLOBAL|LOCAL|TEMP|TEMPORARY) ){{1,2}})?"
    rf"(?:(?:UNLOGGED|FOREIGN|EXTERNAL|VIRTUAL|COLUMN) ){{0,2}}TABLE (?:IF NOT EXISTS )?(?P<name>{_QUALIFIED})\s?",
    re.IGNORECASE,
)
_ALTER = lazy(
    rf"ALTER (?:FOREIGN )?TABLE (?:IF EXISTS )?(?:ONLY )?(?P<name>{_QUALIFIED})\s?(?:WITH (?:NO)?CHECK )?",
    re.IGNORECASE,
)
_DROP = lazy(rf"DROP TABLE (?:IF EXISTS )?(?P<names>{_QUALIFIED}(?: ?, ?{_QUALIFIED}){{0,50}})", re.IGNORECASE)
_RENAME_TABLE = lazy(rf"RENAME TABLE (?P<old>{_QUALIFIED}) TO (?P<new>{_QUALIFIED})", re.IGNORECASE)
_PROCEDURE = lazy(
    r"EXEC(?:UTE)? sp_rename N?'(?P<old>[^']{1,256})' ?, ?N?'(?P<new>[^']{1,128})'(?P<column> ?, ?N?'COLUMN')?",
    re.IGNORECASE,
)
_COLUMN = lazy(rf"(?P<name>{_NAME})(?:\s|$)")
_CONSTRAINT = lazy(
    r"(?:CONSTRAINT|PRIMARY KEY|FOREIGN KEY|UNIQUE|CHECK|EXCLUDE|FULLTEXT|SPATIAL|PERIOD FOR|PARTITION"
    r"|(?:KEY|INDEX)(?: [\w`\"\[\]$]{1,128})?(?: USING \w{1,20})? ?\((?![\d\s,]{1,20}\)))(?:\b|(?<=\())",
    re.IGNORECASE,
)
_ADD = lazy(rf"ADD (?:COLUMN )?(?:IF NOT EXISTS )?(?:(?P<many>\()|(?P<name>{_NAME})(?:\s|$))", re.IGNORECASE)
_REMOVE = lazy(rf"DROP (?:COLUMN )?(?:IF EXISTS )?(?P<name>{_NAME})", re.IGNORECASE)
_NO_COLUMN = lazy(
    r"(?:ADD|DROP) (?:CONSTRAINT|INDEX|KEY|PRIMARY|FOREIGN|UNIQUE|CHECK|FULLTEXT|SPATIAL|PARTITION|EXCLUDE"
    r"|DEFAULT|PERIOD|SYSTEM)\b",
    re.IGNORECASE,
)
_RENAMED = lazy(rf"RENAME (?:COLUMN )?(?P<old>{_NAME}) (?:TO|AS) (?P<new>{_NAME})", re.IGNORECASE)
_RENAMED_TABLE = lazy(rf"RENAME (?:TO|AS) (?P<new>{_QUALIFIED})", re.IGNORECASE)
_CHANGED = lazy(rf"CHANGE (?:COLUMN )?(?P<old>{_NAME}) (?P<new>{_NAME})\s", re.IGNORECASE)
_VERB = lazy(
    r"(?:ADD|DROP|ALTER|RENAME|MODIFY|CHANGE|SET|OWNER|ENABLE|DISABLE|VALIDATE|ATTACH|DETACH|INHERIT"
    r"|CLUSTER|FORCE|NO|REPLICA|CONVERT|ENGINE|DEFAULT|COMMENT|AUTO_INCREMENT|ORDER)\b",
    re.IGNORECASE,
)
_PIECE = lazy(r"'(?:[^']|'')*+'|\"[^\"]*+\"|`[^`]*+`|[(),\[\]]")
_SPACES = lazy(r"[^\S\n]+|\n(?=\n)")


def changes(text: str, line: int) -> Iterator[Change]:
    """What one statement, without its comments and in upward direction, does to columns; no text raises.

    `line` is the one that the text begins at.
    """
    shown = _one_space(text)
    flat = shown.replace("\n", " ")
    create = _CREATE.match(flat)
    if create is not None:
        if create["temporary"] is None:
            yield from _created(shown, flat, create, line)
        return
    alter = _ALTER.match(flat)
    if alter is not None:
        yield from _altered(bare(alter["name"]), flat[alter.end() :], line)
        return
    drop = _DROP.match(flat)
    if drop is not None:
        yield from (Change("drop table", bare(name), line=line) for name in drop["names"].split(","))
        return
    renamed = _RENAME_TABLE.match(flat)
    if renamed is not None:
        yield Change("rename table", bare(renamed["old"]), new=bare(renamed["new"]), line=line)
        return
    procedure = _PROCEDURE.match(flat)
    if procedure is not None:
        table, _, column = procedure["old"].rpartition(".")
        if procedure["column"]:
            yield Change("rename", bare(table), bare(column), procedure["new"], line)
        else:
            yield Change("rename table", bare(column), new=procedure["new"], line=line)


def bare(name: str) -> str:
    """A name without its schema and its quotes."""
    return name.strip().rsplit(".", 1)[-1].strip().strip('"`[]').strip()


def _one_space(text: str) -> str:
    """The text with single spaces, its line ends kept one to one so that lines can be counted."""
    return _SPACES.sub(lambda match: "\n" if match.group() == "\n" else " ", text)


def _created(shown: str, flat: str, create: re.Match[str], line: int) -> Iterator[Change]:
    table = bare(create["name"])
    yield Change("create", table, line=line)
    if not flat.startswith("(", create.end()):
        yield Change("unclear", table, line=line)
        return
    elements, end = _elements(flat, create.end() + 1)
    if re.match(r"\s*(?:AS|SELECT|INHERITS)\b", flat[end : end + 40], re.IGNORECASE):
        yield Change("unclear", table, line=line)
    for written, start in elements:
        element = written.strip()
        if _CONSTRAINT.match(element):
            continue
        column = _COLUMN.match(element)
        if column is None or column["name"].casefold() in {"like", "select"} or "${" in element:
            yield Change("unclear", table, line=line)
        else:
            offset = start + len(written) - len(written.lstrip())
            yield Change("add", table, bare(column["name"]), line=line + shown.count("\n", 0, offset))


def _altered(table: str, rest: str, line: int) -> Iterator[Change]:
    adding = False
    for element in (part.strip() for part, _ in _elements(rest, 0)[0]):
        if _NO_COLUMN.match(element):
            adding = False
            continue
        added = _ADD.match(element)
        if added is not None:
            adding = True
            if added["many"]:
                inner, _ = _elements(element, added.end())
                yield from _added(table, [part for part, _ in inner], line)
            else:
                yield Change("add", table, bare(added["name"]), line=line)
            continue
        if _VERB.match(element) is None:
            if adding:
                yield from _added(table, [element], line)
            continue
        adding = False
        renamed = _RENAMED.match(element) or _CHANGED.match(element)
        if (moved := _RENAMED_TABLE.match(element)) is not None:
            yield Change("rename table", table, new=bare(moved["new"]), line=line)
        elif renamed is not None:
            yield Change("rename", table, bare(renamed["old"]), bare(renamed["new"]), line)
        elif (removed := _REMOVE.match(element)) is not None:
            yield Change("drop", table, bare(removed["name"]), line=line)


def _added(table: str, elements: list[str], line: int) -> Iterator[Change]:
    for element in map(str.strip, elements):
        column = None if _CONSTRAINT.match(element) else _COLUMN.match(element)
        if column is not None:
            yield Change("add", table, bare(column["name"]), line=line)


def _elements(text: str, start: int) -> tuple[list[tuple[str, int]], int]:
    """The parts between commas up to the parenthesis that closes, each with its place, and the place behind it."""
    found: list[tuple[str, int]] = []
    depth, begin = 0, start
    for match in _PIECE.finditer(text, start):
        mark = match.group()
        if mark in {"(", "["}:
            depth += 1
        elif mark in {")", "]"}:
            depth -= 1
            if depth < 0:
                found.append((text[begin : match.start()], begin))
                return [part for part in found if part[0].strip()], match.end()
        elif mark == "," and depth == 0:
            found.append((text[begin : match.start()], begin))
            begin = match.end()
    found.append((text[begin:], begin))
    return [part for part in found if part[0].strip()], len(text)
