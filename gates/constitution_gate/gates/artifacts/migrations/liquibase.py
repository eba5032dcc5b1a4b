"""Liquibase change logs in XML, YAML and JSON; the SQL form is read as SQL."""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.migrations import sql
from constitution_gate.gates.artifacts.migrations.lines import LineIndex
from constitution_gate.gates.artifacts.migrations.model import Comment, Content, Loss, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST = 1 << 20
_CHANGE = lazy(
    r"(?P<change>createTable|addColumn|dropTable|dropColumn|dropAllForeignKeyConstraints"
    r"|modifyDataType|renameTable|renameColumn|createIndex|addForeignKeyConstraint"
    r"|addUniqueConstraint|addNotNullConstraint|delete|sql|sqlFile|insert|update|loadData"
    r"|addPrimaryKey|createView|include|includeAll|tagDatabase|customChange|createSequence"
    r"|dropIndex|dropForeignKeyConstraint|dropNotNullConstraint|addDefaultValue|addLookupTable|mergeColumns)\b"
)
_ATTRIBUTE = lazy(
    r"[\"']?\b(?P<key>tableName|baseTableName|columnName|newTableName|newDataType|name|where"
    r"|oldTableName)\b[\"']?\s*[=:]\s*[\"']?(?P<value>[\w.()$, -]{1,128})"
)

_TEXT_COMMENT = lazy(r"^[ \t-]*+(?:#|[\"']?(?:comment|remarks)[\"']?[ \t]*+:)[ \t]*+([^\r\n]{1,500})", re.MULTILINE)


def read(text: str, *, notation: str) -> Content:
    """What a change log does upwards; `notation` is "xml", "yaml" or "json". No text raises."""
    if len(text) > _LARGEST:
        return Content(troubles=(Trouble(1, "it is too large to be read"),), statements=1)
    trouble = {"xml": _xml_trouble, "json": _json_trouble}.get(notation, _no_trouble)(text)
    shown = _upward(text, notation)
    created: list[str] = []
    altered: list[str] = []
    losses: list[Loss] = []
    fragments: list[tuple[str, int]] = []
    pattern = (
        re.compile(rf"<{_CHANGE.pattern}")
        if notation == "xml"
        else re.compile(rf"(?:^[ \t]*-?[ \t]*|[{{,]\s*)[\"']?{_CHANGE.pattern}[\"']?[ \t]*:", re.MULTILINE)
    )
    found = list(pattern.finditer(shown))
    index = LineIndex(shown)
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(shown)
        piece = shown[match.end() : min(end, match.end() + 20_000)]
        line = index.at(match.start("change"))
        _change(match["change"], piece, line, created, altered, losses, fragments)
    if notation == "xml":
        fragments = [(_plain(body), index.at(start)) for body, start in _elements(shown, "sql")]
    inner = sql.read_fragments(fragments)
    return Content(
        tuple(dict.fromkeys((*created, *inner.created))),
        tuple(dict.fromkeys((*altered, *inner.altered))),
        (*losses, *inner.losses),
        tuple(_comments(text, notation)),
        (trouble,) if trouble is not None else (),
        len(found),
    )


def _change(
    change: str,
    piece: str,
    line: int,
    created: list[str],
    altered: list[str],
    losses: list[Loss],
    fragments: list[tuple[str, int]],
) -> None:
    attributes: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(piece[:4_000]):
        attributes.setdefault(match["key"], match["value"].strip())
    table = attributes.get("tableName", attributes.get("baseTableName", ""))
    if change == "createTable":
        created.append(table)
    elif change == "renameTable":
        created.append(attributes.get("newTableName", ""))
    elif change == "dropTable":
        losses.append(Loss("dropTable", table, "", line))
    elif change == "dropColumn":
        losses.append(Loss("dropColumn", table, attributes.get("columnName", attributes.get("name", "")), line))
    elif change == "delete":
        if "where" not in piece.split("</delete>", 1)[0]:
            losses.append(Loss("delete without where", table, "", line))
    elif change == "modifyDataType":
        altered.append(table)
        kind = attributes.get("newDataType", "")
        if sql.narrows(kind, None):
            losses.append(Loss(f"modifyDataType {kind}", table, attributes.get("columnName", ""), line))
    elif change == "sql":
        body = re.search(r"sql[\"']?\s*:\s*[|>]?-?\s*(?P<sql>.+)", piece, re.DOTALL)
        if body is not None:
            fragments.append((body["sql"].strip().strip("\"'}]"), line))
    elif table:
        altered.append(table)


def _upward(text: str, notation: str) -> str:
    """The text with rollbacks and comments blanked."""
    if notation == "xml":
        for opening, closing in (("<!--", "-->"), ("<rollback", "</rollback>")):
            text = _blanked(text, opening, closing)
        return text
    lines = re.split(r"\r\n|\n|\r", text)
    inside: int | None = None
    for index, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" \t-"))
        if inside is not None and line.strip() and indent <= inside:
            inside = None
        if inside is None and re.match(r"[ \t-]*[\"']?rollback[\"']?\s*:", line):
            inside = indent
        if inside is not None or line.lstrip().startswith("#"):
            lines[index] = ""
    return "\n".join(lines)


def _blanked(text: str, opening: str, closing: str) -> str:
    """The text with everything from an opening to its closing blanked; what is never closed ends with the text."""
    pieces: list[str] = []
    position = 0
    while (start := text.find(opening, position)) >= 0:
        end = text.find(closing, start)
        end = len(text) if end < 0 else end + len(closing)
        tag = text.find(">", start)
        if opening == "<rollback" and 0 <= tag < end and text[tag - 1] == "/":
            end = tag + 1
        pieces.extend((text[position:start], re.sub(r"[^\r\n]", " ", text[start:end])))
        position = end
    pieces.append(text[position:])
    return "".join(pieces)


def _elements(text: str, name: str) -> Iterator[tuple[str, int]]:
    """The content of each element of a name, with its offset."""
    position = 0
    while (start := text.find(f"<{name}", position)) >= 0:
        inner = text.find(">", start) + 1
        position = start + len(name) + 1
        if inner <= 0 or text[position : position + 1] not in {">", " ", "\t", "\r", "\n"} or text[inner - 2] == "/":
            continue
        end = text.find(f"</{name}>", inner)
        end = len(text) if end < 0 else end
        yield text[inner:end], inner
        position = end


def _plain(text: str) -> str:
    shown = text.replace("<![CDATA[", "").replace("]]>", "")
    return (
        shown.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", '"')
        .replace("&apos;", "'")
        .replace("&amp;", "&")
    )


def _comments(text: str, notation: str) -> Iterator[Comment]:
    index = LineIndex(text)
    if notation != "xml":
        for match in _TEXT_COMMENT.finditer(text):
            yield Comment(match.group(1).strip(), index.at(match.start()), index.at(match.start()))
        return
    position = 0
    while (start := text.find("<!--", position)) >= 0:
        end = text.find("-->", start)
        position = len(text) if end < 0 else end + 3
        body = " ".join(text[start + 4 : position].removesuffix("-->").split())
        yield Comment(body, index.at(start), index.at(position - 1))
    for body, start in _elements(text, "comment"):
        yield Comment(" ".join(body.split()), index.at(start), index.at(start + len(body)))


def _no_trouble(_text: str) -> None:
    return None


def _xml_trouble(text: str) -> Trouble | None:
    """Whether it is well-formed; a document type is refused, because its entities may stand for anything."""
    from xml.parsers import expat

    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return Trouble(1, "it declares a document type, which is not read")
    parser = expat.ParserCreate()
    try:
        parser.Parse(text.encode("utf-8"), True)
    except expat.ExpatError as error:
        return Trouble(error.lineno, "it is not well-formed XML")
    return None


def _json_trouble(text: str) -> Trouble | None:
    import json

    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return Trouble(error.lineno, "it is not valid JSON")
    except (RecursionError, ValueError):
        return Trouble(1, "it cannot be read as JSON")
    return None
