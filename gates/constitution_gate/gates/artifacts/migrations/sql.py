"""SQL scripts: statements, what they create and destroy, and whether they parse.

A linear scanner finds the statements, with strings, dollar quotes and comments of the common databases. sqlglot then
parses those of ordinary size and nesting; what it only passes on as a command is vendor syntax and no error.
"""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.gates.artifacts.migrations import sql_changes
from constitution_gate.gates.artifacts.migrations.model import Change, Content, Loss, Trouble
from constitution_gate.gates.artifacts.migrations.scanner import Scan, Statement, is_routine, scan

MAX_DEPTH = 64
"""Parentheses, blocks and CASEs within each other; a recursive parser must not see more."""
_MOST_PARSED = 20_000
_MOST_INSERTS = 100
_PARSE_BUDGET = 200_000
_MOST_TROUBLES = 20

_NAME = (
    r"(?:[\"`\[]?[\w$ -]{1,128}[\"`\]]?\s*\.\s*){0,3}(?:\"[^\"]{1,128}\"|`[^`]{1,128}`|\[[^\]]{1,128}\]|[\w$#@]{1,128})"
)
_CREATE = lazy(
    rf"CREATE\s+(?:OR\s+REPLACE\s+)?(?:(?:GLOBAL|LOCAL|TEMP|TEMPORARY|UNLOGGED|FOREIGN|EXTERNAL|VIRTUAL"
    rf"|COLUMN)\s+){{0,3}}TABLE\s+"
    rf"(?:IF\s+NOT\s+EXISTS\s+)?(?P<name>{_NAME})",
    re.IGNORECASE,
)
_ALTER = lazy(
    rf"ALTER\s+(?:FOREIGN\s+)?TABLE\s+(?:IF\s+EXISTS\s+)?(?:ONLY\s+)?(?P<name>{_NAME})(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_DROP_TABLE = lazy(
    rf"DROP\s+(?:TEMPORARY\s+)?TABLE\s+(?:IF\s+EXISTS\s+)?(?P<names>{_NAME}(?:\s*,\s*{_NAME}){{0,50}})", re.IGNORECASE
)
_DROP_OTHER = lazy(
    rf"DROP\s+(?P<what>SCHEMA|DATABASE|KEYSPACE|COLLECTION)\s+(?:IF\s+EXISTS\s+)?(?P<name>{_NAME})", re.IGNORECASE
)
_DROP_COLUMN = lazy(r"\bDROP\s+COLUMN\s+(?:IF\s+EXISTS\s+)?[\"`\[]?(?P<name>[\w$]{1,128})", re.IGNORECASE)
_DROP_BARE = lazy(
    r"\bDROP\s+(?!CONSTRAINT\b|INDEX\b|KEY\b|PRIMARY\b|FOREIGN\b|DEFAULT\b|NOT\b|EXPRESSION\b"
    r"|IDENTITY\b|PARTITION\b|CHECK\b|COLUMN\b|IF\b)"
    r"[\"`\[]?(?P<name>[\w$]{1,128})",
    re.IGNORECASE,
)
_TRUNCATE = lazy(rf"TRUNCATE\s+(?:TABLE\s+)?(?:ONLY\s+)?(?P<name>{_NAME})", re.IGNORECASE)
_DELETE = lazy(rf"DELETE\s+FROM\s+(?:ONLY\s+)?(?P<name>{_NAME})(?P<rest>.*)$", re.IGNORECASE | re.DOTALL)
_RETYPE = lazy(
    r"\b(?:ALTER|MODIFY"
    r"|CHANGE)\s+(?:COLUMN\s+)?[\"`\[]?(?P<name>[\w$]{1,128})[\"`\]]?\s+(?:(?:SET\s+DATA\s+)?TYPE\s+"
    r"|(?P<second>[\"`]?[\w$]{1,128}[\"`]?)\s+)?"
    r"(?P<type>(?:character varying|varchar|nvarchar|char|character|smallint|tinyint|int2|int4|int"
    r"|integer|mediumint|bigint|date|real|float|float4|numeric|decimal"
    r"|boolean|bool|text|bigserial|uuid|timestamp|timestamptz|double precision|jsonb?|int8)(?:\s*\([\d\s,]{1,20}\))?)",
    re.IGNORECASE,
)
_RENAME = lazy(rf"\bRENAME\s+TO\s+(?P<name>{_NAME})", re.IGNORECASE)
_INTO = lazy(rf"INSERT\s+INTO\s+(?P<name>{_NAME})", re.IGNORECASE)
_SELECT_INTO = lazy(rf"\bFROM\s+(?P<name>{_NAME})", re.IGNORECASE)
_INDEX = lazy(
    rf"(?:CREATE|DROP)\s+(?:UNIQUE\s+)?INDEX\b.{{0,300}}?\bON\s+(?:ONLY\s+)?(?P<name>{_NAME})",
    re.IGNORECASE | re.DOTALL,
)
_UPDATE = lazy(rf"UPDATE\s+(?:ONLY\s+)?(?P<name>{_NAME})\s", re.IGNORECASE)
_COLUMN = lazy(r"\s*[\"`\[]?(?P<name>[\w$]{1,128})[\"`\]]?\s+(?P<type>[A-Za-z][\w ]{0,30}(?:\([\d\s,]{1,20}\))?)")
_ADDED = lazy(
    r"\bADD\s+(?:COLUMN\s+)?(?:IF\s+NOT\s+EXISTS\s+)?[\"`\[]?(?P<name>[\w$]{1,128})[\"`\]]?"
    r"\s+(?P<type>[A-Za-z]\w{0,30}(?:\([\d\s,]{1,20}\))?)",
    re.IGNORECASE,
)

_CHANGES_NOTHING = lazy(
    r"(?:begin|commit|end|rollback|start|abort)(?: (?:transaction|tran|work"
    r"|isolation level [a-z ]{1,20}))?|(?:set|use|go)\b[^()]{0,200}|select 1",
    re.IGNORECASE,
)
_BLOCK = lazy(r"(?:DO|BEGIN|IF|EXEC|EXECUTE|WHILE|DECLARE|PREPARE)\b", re.IGNORECASE)
_INNER = lazy(
    r";|\$\w{0,60}\$|'|\bTHEN\b|(?=\b(?:(?:DROP|ALTER|CREATE) (?:TABLE|SCHEMA|DATABASE)|TRUNCATE|DELETE FROM)\b)",
    re.IGNORECASE,
)
_VERBS_LIST = """
create alter drop insert update delete select with truncate comment grant revoke set reset begin start commit
end rollback savepoint release do call exec execute declare use go pragma analyze analyse vacuum reindex cluster
refresh merge replace copy lock unlock rename notify listen security import attach detach show describe explain
values load if while print raise return discard reassign checkpoint exit quit prompt whenever spool define
prepare deallocate disable enable kill optimize repair flush handler table optimise import audit purge flashback
"""
_VERBS = frozenset(_VERBS_LIST.split())
_OBJECTS_LIST = """
table index view type schema database extension function procedure trigger policy sequence role user domain cast
operator aggregate collation conversion event rule server tablespace text foreign materialized language
publication subscription statistics access default group transform synonym package login partition unique or
temp temporary unlogged global local external virtual recursive constraint clustered nonclustered fulltext
spatial bitmap force definer sql algorithm if external keyspace catalog macro secret dictionary columnstore xml
master certificate symmetric asymmetric broker contract queue service assembly application column owned large
system session instance profile tablegroup changefeed stage stream task pipe warehouse search resource logfile
undo lateral dynamic transient hybrid
"""
_OBJECTS = frozenset(_OBJECTS_LIST.split())
# Prefix operators and type arguments, each of which costs a recursive parser a level.
_REPEATED = lazy(r"(?:(?:\bNOT\b|[-+~!])\s{0,9}){64}|(?:\w{1,40}\s{0,9}<\s{0,9}){64}", re.IGNORECASE)
_NARROW = lazy(
    r"(?:character varying|varchar|nvarchar|char|character|smallint|tinyint|int2|int4|int|integer"
    r"|mediumint|date|real|float|float4|numeric|decimal|boolean|bool)\b",
    re.IGNORECASE,
)
_WIDTH = {
    "tinyint": 1,
    "smallint": 2,
    "int2": 2,
    "mediumint": 3,
    "int": 4,
    "int4": 4,
    "integer": 4,
    "serial": 4,
    "bigint": 8,
    "int8": 8,
    "bigserial": 8,
}


def read(text: str, *, sections: bool) -> Content:
    """What a SQL script does; no text raises.

    `sections` says that the tool runs a `down` part of the file apart, so that what stands there is not read.
    """
    shown = _upward(text) if sections else text
    found = scan(shown)
    troubles = list(found.troubles)
    dialect = _dialect(shown)
    parsed = inserts = 0
    for statement in found.statements:
        trouble = _form(statement)
        if trouble is None and _is_parsed(statement):
            inserts += statement.text[:6].casefold() == "insert"
            if statement.text[:6].casefold() == "insert" and inserts > _MOST_INSERTS:
                # Rows after the first hundred say nothing of the schema.
                continue
            parsed += len(statement.text)
            if parsed > _PARSE_BUDGET:
                trouble = Trouble(
                    statement.line, f"only the first {_PARSE_BUDGET:,} characters of its statements are parsed"
                )
            else:
                trouble = _parse(statement, dialect)
        if trouble is not None:
            troubles.append(trouble)
            if len(troubles) >= _MOST_TROUBLES or parsed > _PARSE_BUDGET:
                break
    return _content(found, troubles)


def read_fragments(fragments: list[tuple[str, int]]) -> Content:
    """What pieces of SQL do that stand as strings in a program, each with its line; they are not parsed."""
    found = Scan()
    for text, line in fragments:
        found.statements.extend(Statement(s.text, line + s.line - 1, s.depth) for s in scan(text).statements)
    return _content(found, [])


_MARK = lazy(
    r"^--[ \t]*+(?:\+goose|\+migrate|\+micrate|migrate:|@)[ \t]*+(up|down|undo)\b|^--[ \t]*+(up"
    r"|down)\b[ \t:]*+(?:migration[ \t]*+)?$",
    re.IGNORECASE,
)


def has_sections(text: str) -> bool:
    """Whether a script marks both an upward and a downward part."""
    found = set()
    for line in re.split(r"\r\n|\n|\r", text):
        match = _MARK.match(line.strip()) if "--" in line else None
        if match is not None:
            found.add((match.group(1) or match.group(2)).casefold())
    return "up" in found and bool(found & {"down", "undo"})


def _upward(text: str) -> str:
    """The text with the downward parts blanked, so that lines keep their numbers."""
    lines = re.split(r"\r\n|\n|\r", text)
    down = False
    for index, line in enumerate(lines):
        match = _MARK.match(line.strip()) if "--" in line else None
        if match is not None:
            down = (match.group(1) or match.group(2)).casefold() != "up"
        if down or match is not None:
            lines[index] = ""
    return "\n".join(lines)


def _dialect(text: str) -> str:
    head = text[:20_000]
    if re.search(r"\bAUTO_INCREMENT\b|ENGINE\s*=|`\w+`\s+\w+", head, re.IGNORECASE):
        return "mysql"
    server = r"\bNVARCHAR\b|\bIDENTITY\s*\(|\[dbo\]|\[\w+\]\s+\[|^[^\S\n]*+GO[^\S\n]*+$"
    if re.search(server, head, re.IGNORECASE | re.MULTILINE):
        return "tsql"
    if re.search(r"\bAUTOINCREMENT\b|^[^\S\n]*+PRAGMA\b", head, re.IGNORECASE | re.MULTILINE):
        return "sqlite"
    if re.search(r"\bVARCHAR2\b|\bNUMBER\s*\(", head, re.IGNORECASE):
        return "oracle"
    return "postgres"


_DIALECTS = ("postgres", "mysql", "sqlite", "tsql", "oracle", "snowflake")
_PARSED = frozenset({"create", "alter", "drop", "insert", "update", "delete", "select", "with", "truncate"})


def _form(statement: Statement) -> Trouble | None:
    """What is wrong with a statement before it is parsed, its size and nesting included."""
    words = re.findall(r"[A-Za-z_]+", statement.text[:200])
    first = words[0].casefold() if words and re.match(r"\s*[A-Za-z_(]", statement.text) else ""
    if statement.depth > MAX_DEPTH or (
        _REPEATED.search(statement.text) and _REPEATED.search(_unquoted(statement.text))
    ):
        return Trouble(statement.line, f"it nests deeper than {MAX_DEPTH} levels, so it is not parsed")
    if first not in _VERBS:
        return Trouble(statement.line, "it is no SQL statement") if not _is_block(statement.text) else None
    second = words[1].casefold() if len(words) > 1 else ""
    if first in {"create", "drop", "alter"} and second not in _OBJECTS:
        return Trouble(statement.line, f"{first.upper()} is followed by no kind of object that a database knows")
    if first == "create" and _CREATE.match(statement.text) and _has_empty_column(statement.text):
        return Trouble(statement.line, "its column list has an empty entry")
    if len(statement.text) > _MOST_PARSED and first in _PARSED - {"insert"} and not is_routine(statement.text):
        return Trouble(statement.line, f"it is longer than {_MOST_PARSED:,} characters, so it is not parsed")
    return None


def _unquoted(text: str) -> str:
    """The text without what stands in quotes, where dashes and words mean nothing."""
    return re.sub(r"\$(\w{0,60})\$.*?\$\1\$|'[^']*'", "x", text, flags=re.DOTALL)


def _is_parsed(statement: Statement) -> bool:
    first = re.match(r"\s*([A-Za-z]+)", statement.text)
    return first is not None and first.group(1).casefold() in _PARSED and len(statement.text) <= _MOST_PARSED


def _is_block(text: str) -> bool:
    return re.match(r"\s*(?:\$\$|<<\w+>>|:\w+|@|/|\{)", text) is not None


def _has_empty_column(text: str) -> bool:
    bare = re.sub(r"'(?:[^']|'')*'|\"[^\"]*\"", "x", text)
    return re.search(r"[(,]\s*,|,\s*\)", bare) is not None


def _parse(statement: Statement, dialect: str) -> Trouble | None:
    import logging

    from sqlglot import parse_one
    from sqlglot.errors import SqlglotError

    # sqlglot warns on each statement that it passes on as a command; that is expected here.
    logging.getLogger("sqlglot").setLevel(logging.CRITICAL)
    failure = ""
    for candidate in dict.fromkeys((dialect, *_DIALECTS)):
        try:
            parse_one(statement.text, dialect=candidate)
        except SqlglotError as error:
            failure = failure or _reason(error)
        except (RecursionError, MemoryError):
            return Trouble(statement.line, "it nests too deeply to be parsed")
        except Exception:  # noqa: BLE001 - a defect of the library must not let a script pass or crash the audit
            failure = failure or "it cannot be parsed"
        else:
            return None
    return Trouble(statement.line, failure)


def _reason(error: Exception) -> str:
    """The library's complaint without the piece of SQL that it quotes."""
    found = getattr(error, "errors", None)
    if isinstance(found, list) and found and isinstance(found[0], dict):
        description = str(found[0].get("description", "")).strip().rstrip(".")
        if description and len(description) <= 80 and description.isprintable():
            return f"it does not parse as SQL ({description[0].lower()}{description[1:]})"
    return "it does not parse as SQL"


def _content(found: Scan, troubles: list[Trouble]) -> Content:
    created: list[str] = []
    altered: list[str] = []
    losses: list[Loss] = []
    types: list[tuple[str, str, str]] = []
    copied: set[str] = set()
    renamed: dict[str, str] = {}
    changes: list[Change] = []
    effective = 0
    for statement in found.statements:
        # Layout says nothing here, and long runs of white space would cost the patterns dearly.
        text = " ".join(statement.text.split())
        if _CHANGES_NOTHING.fullmatch(text):
            continue
        effective += 1
        # What a block or a string to be executed holds is run as well.
        block = _BLOCK.match(text)
        pieces = [piece for piece in _INNER.split(text) if piece.strip()] if block else [text]
        for piece in (*pieces, statement.text) if block else (statement.text,):
            changes.extend(sql_changes.changes(piece.strip(), statement.line))
        for piece in pieces:
            _statement(piece.strip(), statement.line, created, altered, losses, types)
            into, source = _INTO.match(piece.strip()), _SELECT_INTO.search(piece)
            if into is not None and source is not None and re.search(r"\bSELECT\b", piece, re.IGNORECASE):
                copied.add(bare(source["name"]))
            alter = _ALTER.match(piece.strip())
            rename = _RENAME.search(alter["rest"]) if alter is not None else None
            if alter is not None and rename is not None:
                renamed[bare(rename["name"])] = bare(alter["name"])
    # SQLite cannot alter a column: the table is copied, dropped, and its copy takes its name.
    kept = [
        loss for loss in losses if not (loss.what == "DROP TABLE" and loss.table in copied and loss.table in renamed)
    ]
    made = [renamed_to(name, renamed) for name in created]
    return Content(
        tuple(dict.fromkeys(made)),
        tuple(dict.fromkeys(altered)),
        tuple(kept),
        tuple(found.comments),
        tuple(troubles),
        effective,
        tuple(types),
        tuple(changes),
    )


def renamed_to(name: str, renamed: dict[str, str]) -> str:
    """The name that a created table ends up with."""
    return next((new for new, old in renamed.items() if old == name), name)


def bare(name: str) -> str:
    """A table's name without its schema and its quotes."""
    return name.strip().rsplit(".", 1)[-1].strip().strip('"`[]').strip()


def _statement(
    text: str,
    line: int,
    created: list[str],
    altered: list[str],
    losses: list[Loss],
    types: list[tuple[str, str, str]],
) -> None:
    create = _CREATE.match(text)
    if create is not None:
        name = bare(create["name"])
        created.append(name)
        types.extend((name, column, kind) for column, kind in _columns(text[create.end() :]))
        return
    alter = _ALTER.match(text)
    if alter is not None:
        _altered(alter, line, altered, losses, types)
        return
    drop = _DROP_TABLE.match(text)
    if drop is not None:
        losses.extend(Loss("DROP TABLE", bare(name), "", line) for name in drop["names"].split(","))
        return
    for pattern, what in ((_TRUNCATE, "TRUNCATE"), (_DROP_OTHER, "")):
        match = pattern.match(text)
        if match is not None:
            losses.append(Loss(what or f"DROP {match['what'].upper()}", bare(match["name"]), "", line))
            return
    delete = _DELETE.match(text)
    if delete is not None:
        if re.search(r"\bWHERE\b|\bUSING\b", delete["rest"], re.IGNORECASE) is None:
            losses.append(Loss("DELETE without WHERE", bare(delete["name"]), "", line))
        else:
            altered.append(bare(delete["name"]))
        return
    for pattern in (_INDEX, _INTO, _UPDATE):
        match = pattern.match(text)
        if match is not None:
            altered.append(bare(match["name"]))
            return


def _altered(
    alter: re.Match[str], line: int, altered: list[str], losses: list[Loss], types: list[tuple[str, str, str]]
) -> None:
    table, rest = bare(alter["name"]), alter["rest"]
    altered.append(table)
    for pattern in (_DROP_COLUMN, _DROP_BARE):
        losses.extend(Loss("DROP COLUMN", table, match["name"], line) for match in pattern.finditer(rest))
    losses.extend(
        Loss(f"ALTER TYPE {match['type'].lower()}", table, match["name"], line)
        for match in _RETYPE.finditer(rest)
        if narrows(match["type"], None)
    )
    types.extend((table, match["name"], match["type"]) for match in _ADDED.finditer(rest))


def _columns(body: str) -> list[tuple[str, str]]:
    inner = body[body.find("(") + 1 :] if "(" in body else ""
    found = []
    for part in re.split(r",(?![^()]{0,40}\))", inner[:50_000]):
        match = _COLUMN.match(part)
        if match is not None and match["name"].casefold() not in {
            "primary",
            "foreign",
            "unique",
            "constraint",
            "check",
            "key",
            "index",
        }:
            found.append((match["name"], match["type"].strip()))
    return found


def narrows(new: str, old: str | None) -> bool:
    """Whether a change to the new type can lose values; where the old one is not known, any narrow type can."""
    if _NARROW.match(new) is None:
        return False
    if old is None:
        return True
    name, size = _parts(new)
    old_name, old_size = _parts(old)
    if name in _WIDTH and old_name in _WIDTH:
        return _WIDTH[name] < _WIDTH[old_name]
    if name == old_name or {name, old_name} <= {"varchar", "nvarchar", "char", "character", "character varying"}:
        return size is not None and (old_size is None or size < old_size)
    return True


def _parts(kind: str) -> tuple[str, int | None]:
    match = re.match(r"\s*([a-z][a-z0-9 ]*?)\s*(?:\(\s*(\d{1,9}))?(?:[\s,)].*)?$", kind.strip().casefold(), re.DOTALL)
    if match is None:
        return kind.strip().casefold(), None
    return match.group(1), int(match.group(2)) if match.group(2) else None
