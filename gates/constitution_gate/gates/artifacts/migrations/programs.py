"""Migrations in JavaScript, TypeScript, C#, Ruby, PHP, Java, Kotlin and Go, read by scanning, never run.

Only what runs upwards is looked at: the body of `up`, `Up` or `change`. A file whose `up` cannot be found is read
whole, so that a destructive call never hides in an unusual form.
"""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.migrations import program_changes, sql
from constitution_gate.gates.artifacts.migrations.lines import LineIndex
from constitution_gate.gates.artifacts.migrations.model import Comment, Content, Loss, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST = 1 << 20

_UP = lazy(
    r"(?<![\w.])(?:exports\.up\s*=|module\.exports\.up\s*=|(?:export\s+)?(?:const|let)\s+up\s*[:=]"
    r"|(?:export\s+)?(?:(?:public|protected|override|async|static|final|fun|function|void"
    r"|func)\s+){1,6}(?:[Uu]p|safeUp|change|migrate)\s*\("
    r"|(?:async\s+)?up\s*\(|up\s*:\s*(?:async\b|function\b|\()|func\s+up\w*\s*\()"
)
_DOWN = lazy(r"(?<![\w.])(?:module\.)?exports\.down\s*=|(?<![\w.])export\s+(?:const|let)\s+down\s*[:=]")
_RUBY_UP = lazy(r"^[ \t]*def[ \t]+(?:self\.)?(?:up|change)\b", re.MULTILINE)
_RUBY_DOWN = lazy(r"^[ \t]*def[ \t]+(?:self\.)?down\b", re.MULTILINE)
_NAME = r"[\"'`:]?(?P<{}>[A-Za-z_][\w.$]{{0,127}})[\"'`]?"
_PIECE = lazy(r"//[^\r\n]*|#(?!\[)[^\r\n]*|/\*|\"\"\"|'|\"|`|@\"|[{}]|\r\n|\n|\r")
_SQL_START = lazy(r"\s*(?:--[^\n]*\n\s*)*(?:create|alter|drop|truncate|delete|insert|update|rename)\b", re.IGNORECASE)

_CREATES = lazy(
    r"(?:\.|\b)(?:createTable(?:IfNotExists)?|create_table|CreateTable|Schema::create|Create\.Table"
    r"|createCollection|new Table)\s*+(?:<[^<>]{0,80}>)?\s*+"
    r"\(\s*+(?:new\s+Table\s*+\(\s*+)?(?:\{\s*+)?(?:name\s*+:\s*+|table:\s*+)?[:\"'`](?P<name>[\w.]{1,128})"
    r"|\bcreate_table\s+[:\"'](?P<ruby>[\w.]{1,128})"
)
_ALTERS = lazy(
    r"(?:\.|\b)(?:alterTable|addColumns?|changeColumn|renameColumn|addIndex|createIndex"
    r"|createForeignKey|addConstraint|addUniqueConstraint|table|Schema::table|AddForeignKey"
    r"|Alter\.Table|modifyColumn)"
    r"\s*+\(\s*+[:\"'`](?P<name>[\w.]{1,128})"
    r"|\b(?:add_column|add_reference|add_index|add_foreign_key|change_column|change_column_null"
    r"|change_column_default|rename_column|change_table"
    r"|add_timestamps)\s*+\(?\s*+[:\"'](?P<ruby>[\w.]{1,128})"
    r"|\b(?:AddColumn|AlterColumn|CreateIndex|RenameColumn|AddForeignKey|AddPrimaryKey"
    r"|AddUniqueConstraint|AddCheckConstraint|InsertData"
    r"|UpdateData)(?:<[^<>]{0,80}>)?\s*+\([^;]{0,400}?\btable:\s*+\"(?P<cs>[\w.]{1,128})\""
)
_DROPS_TABLE = lazy(
    r"(?:\.|\b)(?P<call>dropTable(?:IfExists)?|DropTable|Schema::drop(?:IfExists)?|Delete\.Table"
    r"|dropSchema|dropCollection|DropSchema)\s*+\(\s*+(?:name:\s*+)?[:\"'`](?P<name>[\w.]{1,128})"
    r"|\b(?P<rcall>drop_table|drop_join_table)\s*+\(?\s*+[:\"'](?P<ruby>[\w.]{1,128})"
)
_DROPS_COLUMN = lazy(
    r"(?:\.|\b)(?P<call>removeColumn|dropColumns?"
    r"|dropColumnIfExists)\s*+\(\s*+(?P<many>\[)?[:\"'`\s]*+(?P<first>[\w.]{1,128})[\"'`]?\s*+(?:,\s*+[:\"'`\[]*(?P<second>[\w.]{1,128}))?"
    r"|\b(?P<rcall>remove_columns?|remove_reference|remove_timestamps"
    r"|remove_belongs_to)\s*+\(?\s*+[:\"'](?P<rtable>[\w.]{1,128})[\"']?\s*+(?:,\s*+[:\"'](?P<rcolumn>[\w.]{1,128}))?"
    r"|\b(?P<cscall>DropColumn)\s*+\(\s*+name:\s*+\"(?P<cscolumn>[\w.]{1,128})\"[^;]{0,200}?\btable:\s*+\"(?P<cstable>[\w.]{1,128})\""
    r"|\b(?P<fmcall>Delete\.Column)\s*+\(\s*+\"(?P<fmcolumn>[\w.]{1,128})\"\s*+\)\s*+\.FromTable\s*+\(\s*+\"(?P<fmtable>[\w.]{1,128})\""
)
_TRUNCATES = lazy(r"\.(?:truncate|deleteAll|bulkDelete)\s*+\(\s*+[\"'`]?(?P<name>[\w.]{0,128})")
_CALL = lazy(
    r"[\w)\]]\s*+\(|\b(?:create_table|add_column|remove_column|execute|change_table|add_index"
    r"|rename_column|drop_table|add_reference)\b"
)
_TABLE_ARGUMENT = lazy(
    r"(?:(?:alterTable|table|Schema::table|change_table|Schema::create"
    r"|createTable)\s*+\(?\s*+[:\"'`](?P<name>[\w.]{1,128}))"
)


def read(text: str, *, ruby: bool) -> Content:
    """What a migration program does upwards; no text raises."""
    if len(text) > _LARGEST:
        return Content(troubles=(Trouble(1, "it is too large to be read"),), statements=1)
    comments, bare, literals = _split(text, ruby=ruby)
    start, end, found = _ruby_body(bare) if ruby else _body(bare)
    body = bare[start:end]
    shown = _without_comments(text, comments)[start:end]
    first_line = LineIndex(text).at(start)
    created, altered, losses = _calls(shown, first_line)
    fragments = [(value, line) for value, line, at in literals if start <= at < end and _SQL_START.match(value)]
    inner = sql.read_fragments(fragments)
    count = len(_CALL.findall(_inside(body, ruby=ruby))) if found else max(1, len(_CALL.findall(body)))
    return Content(
        tuple(dict.fromkeys((*created, *inner.created))),
        tuple(dict.fromkeys((*altered, *inner.altered))),
        (*losses, *inner.losses),
        tuple(Comment(shown_comment, line, last) for shown_comment, line, last, _, _ in comments),
        (),
        count,
        inner.types,
        tuple(sorted((*program_changes.changes(shown, first_line), *inner.changes), key=lambda change: change.line)),
    )


def _split(text: str, *, ruby: bool) -> tuple[list[tuple[str, int, int, int, int]], str, list[tuple[str, int, int]]]:
    """Comments with their places, the text with comments and strings blanked, and the strings with line and place."""
    comments: list[tuple[str, int, int, int, int]] = []
    literals: list[tuple[str, int, int]] = []
    pieces: list[str] = []
    position = 0
    line = 1
    while (match := _PIECE.search(text, position)) is not None:
        pieces.append(text[position : match.start()])
        mark, start, end = match.group(), match.start(), match.end()
        if mark in {"\r\n", "\n", "\r"}:
            line += 1
            pieces.append(mark)
        elif _begins_comment(mark, text, start, ruby=ruby):
            comments.append((mark.lstrip("/#! ").strip(), line, line, start, end))
            pieces.append(" " * (end - start))
        elif mark == "/*":
            close = text.find("*/", end)
            end = close + 2 if close >= 0 else len(text)
            last = line + _lines(text[start:end])
            comments.append((" ".join(text[start + 2 : end - 2].replace("*", " ").split()), line, last, start, end))
            pieces.append(_blank(text[start:end]))
            line = last
        elif mark in {"'", '"', "`", '"""', '@"'}:
            end = _string_end(text, match.end(), mark)
            value = text[match.end() : max(match.end(), end - len(mark.removeprefix("@")))]
            literals.append((value.replace('""', '"') if mark == '@"' else value, line, start))
            pieces.append(_blank(text[start:end]))
            line += _lines(text[start:end])
        else:
            pieces.append(mark)
        position = end
    pieces.append(text[position:])
    return comments, "".join(pieces), literals


def _begins_comment(mark: str, text: str, start: int, *, ruby: bool) -> bool:
    if mark.startswith("//"):
        return not ruby
    return mark.startswith("#") and len(mark) > 1 and (ruby or _starts_line(text, start))


def _starts_line(text: str, start: int) -> bool:
    return not text[max(0, start - 200) : start].rsplit("\n", 1)[-1].strip()


def _lines(text: str) -> int:
    return len(re.findall(r"\r\n|\n|\r", text))


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)


def _string_end(text: str, position: int, mark: str) -> int:
    """The index behind a string; one that a line end cuts off ends there."""
    close = '"' if mark == '@"' else mark
    many_lines = mark in {"`", '"""', '@"'}
    pattern = re.compile(r"\\.|" + re.escape(close) + ("" if many_lines else r"|\r|\n"), re.DOTALL)
    while True:
        match = pattern.search(text, position)
        if match is None:
            return len(text)
        if match.group() == close:
            if mark == '@"' and text.startswith('"', match.end()):
                position = match.end() + 1
                continue
            return match.end()
        if match.group() in {"\r", "\n"}:
            return match.start()
        position = match.end()


def _without_comments(text: str, comments: list[tuple[str, int, int, int, int]]) -> str:
    pieces = []
    position = 0
    for _, _, _, start, end in comments:
        pieces.append(text[position:start])
        pieces.append(_blank(text[start:end]))
        position = end
    pieces.append(text[position:])
    return "".join(pieces)


def _body(bare: str) -> tuple[int, int, bool]:
    """Start and end of the upward function's text, and whether one was found."""
    match = _UP.search(bare)
    if match is None:
        return 0, len(bare), False
    opened = _opening(bare, match.end())
    if opened < 0:
        # An arrow function without braces ends at the latest where the downward one begins.
        down = _DOWN.search(bare, match.end())
        return (match.start(), down.start(), False) if down is not None else (0, len(bare), False)
    depth = 0
    for brace in re.finditer(r"[{}]", bare[opened:]):
        depth += 1 if brace.group() == "{" else -1
        if depth == 0:
            return match.start(), opened + brace.end(), True
    return match.start(), len(bare), True


def _opening(bare: str, position: int) -> int:
    """The brace that opens a function's body: the first outside the parentheses of its parameters."""
    depth = bare[max(0, position - 1) : position].count("(")
    for mark in re.finditer(r"[(){;]", bare[position : position + 2_000]):
        if mark.group() == "(":
            depth += 1
        elif mark.group() == ")":
            depth -= 1
        elif mark.group() == "{" and depth <= 0:
            return position + mark.start()
    return -1


def _ruby_body(bare: str) -> tuple[int, int, bool]:
    match = _RUBY_UP.search(bare)
    if match is None:
        return 0, len(bare), False
    down = _RUBY_DOWN.search(bare, match.end())
    return match.start(), down.start() if down is not None else len(bare), True


def _inside(body: str, *, ruby: bool) -> str:
    """A function's text without its head."""
    if ruby:
        return body.split("\n", 1)[1] if "\n" in body else ""
    opened = _opening(body, 0)
    return body[opened + 1 :] if opened >= 0 else body


def _calls(shown: str, first_line: int) -> tuple[list[str], list[str], list[Loss]]:
    created = [m["name"] or m["ruby"] for m in _CREATES.finditer(shown)]
    altered = [m["name"] or m["ruby"] or m["cs"] for m in _ALTERS.finditer(shown)]
    losses = list(_losses(shown, first_line))
    return created, [name for name in altered if name], losses


def _losses(shown: str, first_line: int) -> Iterator[Loss]:
    index = LineIndex(shown)

    def at(match: re.Match[str]) -> int:
        return first_line - 1 + index.at(match.start())

    for match in _DROPS_TABLE.finditer(shown):
        yield Loss(match["call"] or match["rcall"], match["name"] or match["ruby"], "", at(match))
    for match in _DROPS_COLUMN.finditer(shown):
        line = at(match)
        if match["call"]:
            yield from _dropped_columns(shown, match, line)
        elif match["rcall"]:
            yield Loss(match["rcall"], match["rtable"], match["rcolumn"] or "", line)
        elif match["cscall"]:
            yield Loss("DropColumn", match["cstable"], match["cscolumn"], line)
        else:
            yield Loss("Delete.Column", match["fmtable"], match["fmcolumn"], line)
    for match in _TRUNCATES.finditer(shown):
        yield Loss("truncate", match["name"], "", at(match))


def _dropped_columns(shown: str, match: re.Match[str], line: int) -> Iterator[Loss]:
    """`dropColumn("t", "c")` names table and column; a list, or one name, names columns of the table around it."""
    first, second = match["first"], match["second"]
    if second and not match["many"] and match["call"] != "dropColumns":
        yield Loss(match["call"], first, second, line)
        return
    owners = list(_TABLE_ARGUMENT.finditer(shown[max(0, match.start() - 2_000) : match.start()]))
    table = owners[-1]["name"] if owners else ""
    for column in filter(None, (first, second)):
        yield Loss(match["call"], table, column, line)
