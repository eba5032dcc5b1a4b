"""What migration programs do to the columns of tables.

Knex, TypeORM, Sequelize, Rails, Laravel, EF Core and FluentMigrator are known. Calls are found by scanning text without
comments. What gives a table columns in a way that cannot be read off it (a loop, a function that is handed the table, a
name in a variable) makes the table unclear instead of being guessed.
"""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.migrations.lines import LineIndex
from constitution_gate.gates.artifacts.migrations.model import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_OPENINGS = 200
_LONGEST_BODY = 20_000
_PIECE = lazy(r"'(?:\\.|[^'\\\r\n])*+'|\"(?:\\.|[^\"\\\r\n])*+\"|`(?:\\.|[^`\\])*+`|[()\[\]{},]|\.\.\.", re.DOTALL)
_QUOTED = r"['\"`](?P<{}>[\w.$]{{1,128}})['\"`]"
_BUILDER = lazy(
    r"(?:\.(?P<knex>createTable(?:IfNotExists)?|createTableLike|alterTable|table)|Schema::(?P<laravel>create|table))"
    rf"\s*+\(\s*+{_QUOTED.format('name')}\s*+,\s*+(?:async\s++)?(?:function\s*+\w*+\s*+)?\(?\s*+"
    r"(?:Blueprint\s++)?(?P<var>\$?\w{1,60})(?:\s*+:\s*+[\w.]{1,80})?\s*+\)?\s*+(?:=>|\{|use\b|:)"
)
_RAILS = lazy(
    r"^(?P<indent>[ \t]*)(?P<call>create_table|change_table)[ \t(]*+[:\"'](?P<name>[\w.]{1,128})[^\r\n]{0,300}?"
    r"\bdo[ \t]*+\|(?P<var>\w{1,40})\|",
    re.MULTILINE,
)
_SEQUELIZE = lazy(rf"\.createTable\s*+\(\s*+(?:{_QUOTED.format('name')}|\{{[^{{}}]{{0,200}}\}})\s*+,\s*+(?P<open>\{{)")
_TYPEORM = lazy(r"new\s++Table\s*+\(\s*+(?P<open>\{)")
_TYPEORM_ADD = lazy(rf"\.addColumns?\s*+\(\s*+{_QUOTED.format('name')}\s*+,\s*+(?=\[|new\s++TableColumn)")
_NAME_KEY = lazy(rf"\bname\s*+:\s*+{_QUOTED.format('value')}")
_COLUMNS_KEY = lazy(r"\bcolumns\s*+:\s*+(?P<open>\[)")
_FIELD_KEY = lazy(rf"\bfield\s*+:\s*+{_QUOTED.format('value')}")
_KEY = lazy(r"\s*+(?:['\"`](?P<quoted>[\w$]{1,128})['\"`]|(?P<plain>[\w$]{1,128}))\s*+:")
_EF_TABLE = lazy(r"\.CreateTable\s*+(?P<open>\()")
_EF_NAME = lazy(r"\bname:\s*+\"(?P<value>[\w.]{1,128})\"")
_EF_COLUMN = lazy(r"\b(?P<name>\w{1,128})\s*+=\s*+\w{1,60}\.Column\s*+<[^;=()]{1,80}>\s*+(?P<open>\()")
_EF_CHANGE = lazy(
    r"\.(?P<call>AddColumn|DropColumn|RenameColumn|RenameTable|DropTable)(?:<[^;()]{1,80}>)?\s*+(?P<open>\()"
)
_EF_ARGUMENT = lazy(r"\b(?P<key>name|table|newName):\s*+\"(?P<value>[\w.]{1,128})\"")
_FLUENT = lazy(
    r"\b(?P<call>Create|Alter)\s*+\.\s*+Table\s*+\(\s*+\"(?P<name>[\w.]{1,128})\"\s*+\)(?P<rest>[^;]{0,20000})"
)
_FLUENT_COLUMN = lazy(r"\.\s*+(?:WithColumn|AddColumn)\s*+\(\s*+(?:\"(?P<name>[\w.]{1,128})\")?")
_FLUENT_ADD = lazy(
    r"\bCreate\s*+\.\s*+Column\s*+\(\s*+\"(?P<column>[\w.]{1,128})\"\s*+\)\s*+\.\s*+OnTable\s*+\(\s*+\"(?P<name>[\w.]{1,128})\""
)
_CALLS = lazy(
    r"\b(?P<call>add_column|add_reference|add_belongs_to|remove_column|remove_columns|remove_reference|rename_column"
    r"|rename_table|drop_table|addColumn|removeColumn|renameColumn|renameTable|dropTable|dropTableIfExists)"
    r"[ \t]*+\(?\s*+[:'\"`](?P<first>[\w.]{1,128})['\"`]?"
    r"(?:\s*+,\s*+[:'\"`](?P<second>[\w.]{1,128})['\"`]?(?!\s*+=>))?"
    r"(?:\s*+,\s*+[:'\"`](?P<third>[\w.]{1,128})['\"`]?(?!\s*+=>))?"
)
_LOOP = lazy(r"\bfor(?:[eE]ach)?\b|\.each\b|\.map\b")
_ARGUMENT = lazy(r"\s*+,?\s*+(?::(?P<symbol>\w{1,128})(?!\s*+=>)\b(?!:)|['\"`](?P<text>[\w.]{1,128})['\"`](?!\s*+=>))")
_NO_COLUMN_LIST = """
index unique primary foreign foreign_key check check_constraint unique_constraint exclusion_constraint engine charset
collation collate comment dropforeign dropunique dropindex dropprimary droptimestamps dropsoftdeletes timestamps
timestampstz nullabletimestamps id softdeletes softdeletestz setnullable dropnullable fulltext fulltextindex
spatialindex rawindex temporary remove_index remove_timestamps rename_index change change_default change_null
remove_foreign_key renameindex inherits datetimes dropchecks dropconstrainedforeignid
"""
_NO_COLUMN = frozenset(word.casefold() for word in _NO_COLUMN_LIST.split())
_REFERS = frozenset({"references", "belongs_to"})
_DROPS = frozenset({"dropcolumn", "dropcolumns", "remove", "removecolumn", "drop"})
_RENAMES = frozenset({"renamecolumn", "rename"})
_ONE_NAME = frozenset({"column", "specifictype", "addcolumn"})
_MAY_BE_BARE = frozenset({"increments", "bigincrements", "uuid", "ulid", "remembertoken", "bigint", "primary_key"})


def changes(shown: str, first_line: int) -> tuple[Change, ...]:
    """What the upward part of a migration program does to columns; `shown` is its text without comments."""
    index = LineIndex(shown)
    found = [
        *_builders(shown, index),
        *_objects(shown, index),
        *_entity_framework(shown, index),
        *_fluent(shown, index),
        *_single(shown, index),
    ]
    found.sort(key=lambda change: change.line)
    return tuple(change.replace(line=change.line + first_line - 1) for change in found)


def _builders(shown: str, index: LineIndex) -> Iterator[Change]:
    """Tables that are built by calls on a variable: `t.string("name")`, `$table->string('name')`, `t.string :name`."""
    for number, match in enumerate(_BUILDER.finditer(shown)):
        if number == _MOST_OPENINGS:
            return
        end, closed = _close(shown, shown.index("(", match.start()))
        if not closed:
            yield Change("unclear", match["name"], line=index.at(match.start()))
        creates = (match["knex"] or match["laravel"]).startswith("create")
        yield from _built(shown, match, (match.end(), end), index, creates=creates, ruby=False)
    for number, match in enumerate(_RAILS.finditer(shown) if "_table" in shown else ()):
        if number == _MOST_OPENINGS:
            return
        closing = re.compile(rf"^{match['indent']}end\b", re.MULTILINE).search(shown, match.end())
        end = min(closing.start() if closing is not None else len(shown), match.end() + _LONGEST_BODY)
        yield from _built(shown, match, (match.end(), end), index, creates=match["call"] == "create_table", ruby=True)


def _built(
    shown: str, match: re.Match[str], body: tuple[int, int], index: LineIndex, *, creates: bool, ruby: bool
) -> Iterator[Change]:
    table, line = match["name"], index.at(match.start("name"))
    start, end = body
    if creates:
        yield Change("create", table, line=line)
    variable = re.escape(match["var"])
    handed = re.compile(rf"(?<![\w$.>])(?!function\b|fn\b|if\b)[\w.:]{{1,80}}\s*+\(\s*+{variable}\s*+[,)]")
    if handed.search(shown, start, end) or _LOOP.search(shown, start, end):
        yield Change("unclear", table, line=line)
    call = re.compile(rf"(?<![\w$]){variable}\s*+(?:\.|->)\s*+(?P<method>\w{{1,60}})(?P<rest>[ \t]*+\(?)")
    for found in call.finditer(shown, start, end):
        yield from _column_call(shown, table, found, index.at(found.start()), ruby=ruby)


def _column_call(shown: str, table: str, found: re.Match[str], line: int, *, ruby: bool) -> Iterator[Change]:
    method = found["method"].casefold()
    if method in _NO_COLUMN:
        return
    if method in _DROPS and shown[found.end() : found.end() + 1] == "[":
        arguments = _names(shown, found.end() + 1, many=True)
    else:
        arguments = _names(shown, found.end(), many=ruby or method in _DROPS | _RENAMES)
    if not arguments:
        if method not in _MAY_BE_BARE:
            yield Change("unclear", table, line=line)
    elif method in _DROPS:
        yield from (Change("drop", table, name, line=line) for name in arguments)
    elif method in _RENAMES:
        yield Change("rename", table, arguments[0], arguments[1] if len(arguments) > 1 else "", line)
    elif method in _REFERS:
        yield from (Change("add", table, f"{name}_id", line=line) for name in arguments)
    elif "morphs" in method:
        yield from (Change("add", table, f"{arguments[0]}_{part}", line=line) for part in ("id", "type"))
    else:
        yield from (Change("add", table, name, line=line) for name in arguments[: 1 if method in _ONE_NAME else None])


def _names(shown: str, position: int, *, many: bool) -> list[str]:
    """The names that a call begins with, symbols or strings."""
    found: list[str] = []
    while (match := _ARGUMENT.match(shown, position)) is not None and len(found) < 60:
        found.append(match["symbol"] or match["text"])
        position = match.end()
        if not many:
            break
    return found


def _objects(shown: str, index: LineIndex) -> Iterator[Change]:
    """Tables that are written as objects: Sequelize's `{ id: {…} }` and TypeORM's `new Table({ columns: […] })`."""
    for match in list(_SEQUELIZE.finditer(shown))[:_MOST_OPENINGS]:
        if match["name"] is None:
            continue
        line = index.at(match.start())
        yield Change("create", match["name"], line=line)
        for part, start in _parts(shown, match.start("open")):
            key = _KEY.match(part)
            if key is None:
                yield Change("unclear", match["name"], line=line)
                continue
            field = _FIELD_KEY.search(part)
            column = field["value"] if field is not None else key["quoted"] or key["plain"]
            yield Change("add", match["name"], column, line=index.at(start + key.start(key.lastgroup or 0)))
    for match in list(_TYPEORM.finditer(shown))[:_MOST_OPENINGS]:
        end, closed = _close(shown, match.start("open"))
        body = shown[match.start("open") : end]
        named, columns = _NAME_KEY.search(body), _COLUMNS_KEY.search(body)
        if named is None:
            continue
        table, line = named["value"].rpartition(".")[2], index.at(match.start())
        yield Change("create", table, line=line)
        if columns is None or not closed:
            yield Change("unclear", table, line=line)
        if columns is not None:
            yield from _named_parts(shown, table, match.start("open") + columns.start("open"), index)
    for match in list(_TYPEORM_ADD.finditer(shown))[:_MOST_OPENINGS]:
        if shown.startswith("[", match.end()):
            yield from _named_parts(shown, match["name"], match.end(), index)
        else:
            name = _NAME_KEY.search(shown, match.end(), match.end() + 400)
            if name is not None:
                yield Change("add", match["name"], name["value"], line=index.at(match.start()))


def _named_parts(shown: str, table: str, opening: int, index: LineIndex) -> Iterator[Change]:
    for part, start in _parts(shown, opening):
        name = _NAME_KEY.search(part)
        at = index.at(start + len(part) - len(part.lstrip()))
        yield Change("add", table, name["value"], line=at) if name is not None else Change("unclear", table, line=at)


def _entity_framework(shown: str, index: LineIndex) -> Iterator[Change]:
    for match in list(_EF_TABLE.finditer(shown))[:_MOST_OPENINGS]:
        end, closed = _close(shown, match.start("open"))
        named = _EF_NAME.search(shown, match.end(), end)
        if named is None:
            continue
        table = named["value"]
        yield Change("create", table, line=index.at(match.start()))
        if not closed:
            yield Change("unclear", table, line=index.at(match.start()))
        for column in _EF_COLUMN.finditer(shown, match.end(), end):
            called = _EF_NAME.search(shown, column.end(), _close(shown, column.start("open"))[0])
            given = called["value"] if called is not None else column["name"]
            yield Change("add", table, given, line=index.at(column.start()))
    for match in list(_EF_CHANGE.finditer(shown))[: _MOST_OPENINGS * 4]:
        end = min(_close(shown, match.start("open"))[0], match.end() + 2_000)
        arguments = {m["key"]: m["value"] for m in _EF_ARGUMENT.finditer(shown, match.end(), end)}
        line, target, owner = index.at(match.start()), arguments.get("name", ""), arguments.get("table", "")
        if match["call"] == "AddColumn":
            yield Change("add", owner, target, line=line)
        elif match["call"] == "DropColumn":
            yield Change("drop", owner, target, line=line)
        elif match["call"] == "RenameColumn":
            yield Change("rename", owner, target, arguments.get("newName", ""), line)
        elif match["call"] == "RenameTable":
            yield Change("rename table", target, new=arguments.get("newName", ""), line=line)
        else:
            yield Change("drop table", target, line=line)


def _fluent(shown: str, index: LineIndex) -> Iterator[Change]:
    for match in _FLUENT.finditer(shown):
        if match["call"] == "Create":
            yield Change("create", match["name"], line=index.at(match.start()))
        for column in _FLUENT_COLUMN.finditer(match["rest"]):
            line = index.at(match.start("rest") + column.start())
            what = "add" if column["name"] else "unclear"
            yield Change(what, match["name"], column["name"] or "", line=line)
    for match in _FLUENT_ADD.finditer(shown):
        yield Change("add", match["name"], match["column"], line=index.at(match.start()))


def _single(shown: str, index: LineIndex) -> Iterator[Change]:
    """Calls that change one column or name: `add_column :orders, :note`, `removeColumn("orders", "note")`."""
    for match in _CALLS.finditer(shown):
        call, first, second = match["call"].casefold().replace("_", ""), match["first"], match["second"] or ""
        line = index.at(match.start())
        if call == "addcolumn" and second:
            yield Change("add", first, second, line=line)
        elif call in {"addreference", "addbelongsto"}:
            yield Change("add", first, f"{second}_id", line=line)
        elif call == "removereference":
            yield Change("drop", first, f"{second}_id", line=line)
        elif call in {"removecolumn", "removecolumns"}:
            yield Change("drop", first, second, line=line)
        elif call == "renamecolumn" and match["third"]:
            yield Change("rename", first, second, match["third"], line)
        elif call == "renametable":
            yield Change("rename table", first, new=second, line=line)
        elif call.startswith("droptable"):
            yield Change("drop table", first, line=line)


def _close(text: str, opening: int) -> tuple[int, bool]:
    """The place behind the bracket that closes the one at `opening`, or the end of what is read and False."""
    depth = 0
    end = min(len(text), opening + _LONGEST_BODY)
    for match in _PIECE.finditer(text, opening, end):
        if match.group() in {"(", "[", "{"}:
            depth += 1
        elif match.group() in {")", "]", "}"}:
            depth -= 1
            if depth == 0:
                return match.end(), True
    return end, False


def _parts(text: str, opening: int) -> Iterator[tuple[str, int]]:
    """What stands between the commas of the bracket at `opening`, each with its place."""
    depth, begin = 0, opening + 1
    for match in _PIECE.finditer(text, opening, min(len(text), opening + _LONGEST_BODY)):
        mark = match.group()
        if mark in {"(", "[", "{"}:
            depth += 1
        elif mark in {")", "]", "}"}:
            depth -= 1
        if (mark == "," and depth == 1) or depth == 0:
            if text[begin : match.start()].strip():
                yield text[begin : match.start()], begin
            begin = match.end()
            if depth == 0:
                return
