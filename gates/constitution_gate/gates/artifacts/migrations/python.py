"""Alembic revisions and Django migrations, read as syntax trees and never imported."""

from __future__ import annotations

import ast
import io
import tokenize

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.migrations import sql
from constitution_gate.gates.artifacts.migrations.model import Change, Comment, Content, Loss, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LARGEST = 1 << 19


def read(text: str, *, tool: str, app: str = "") -> Content:
    """What an Alembic or Django migration does upwards; `app` is the Django application that tables belong to."""
    tree = _tree(text)
    if isinstance(tree, Trouble):
        return Content(troubles=(tree,), statements=1)
    comments = (*_comments(text), *_docstrings(tree))
    content = _django(tree, app) if tool == "Django" else _alembic(tree)
    return content.replace(comments=comments)


def _tree(text: str) -> ast.Module | Trouble:
    if len(text) > _LARGEST:
        return Trouble(1, "it is too large to be read as Python")
    try:
        return ast.parse(text)
    except SyntaxError as error:
        return Trouble(error.lineno or 1, "it is not valid Python")
    except (RecursionError, MemoryError, ValueError):
        return Trouble(1, "it cannot be parsed as Python")


def _comments(text: str) -> tuple[Comment, ...]:
    """The comments; `ast` has parsed the text before, so its tokens are sound."""
    try:
        return tuple(
            Comment(token.string.lstrip("# ").strip(), token.start[0], token.start[0])
            for token in tokenize.generate_tokens(io.StringIO(text).readline)
            if token.type == tokenize.COMMENT
        )
    except (tokenize.TokenError, SyntaxError):
        return ()


def _docstrings(tree: ast.Module) -> Iterator[Comment]:
    for node in (tree, *tree.body):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            shown = ast.get_docstring(node)
            if shown:
                first = node.body[0]
                yield Comment(" ".join(shown.split()), first.lineno, first.end_lineno or first.lineno)


def _alembic(tree: ast.Module) -> Content:
    upgrade = next((n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == "upgrade"), None)
    if upgrade is None:
        return Content(troubles=(Trouble(1, "it has no `upgrade` function"),), statements=1)
    found = _Found()
    batches = {
        name: table for node in ast.walk(upgrade) if isinstance(node, ast.With) for name, table in _batches(node)
    }
    called = {
        node.func.id for node in ast.walk(upgrade) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    bodies: list[ast.AST] = [upgrade]
    # A long upgrade is often cut into functions of its own.
    bodies.extend(n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name in called)
    for body in bodies:
        for node in ast.walk(body):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner = node.func.value
                table = batches.get(owner.id, "") if isinstance(owner, ast.Name) else ""
                found.operation(node.func.attr, node, table)
    count = found.count
    if count == 0 and _is_merge(tree):
        count = 1
    return found.content(count)


def _batches(node: ast.With) -> Iterator[tuple[str, str]]:
    for item in node.items:
        call, name = item.context_expr, item.optional_vars
        if not (isinstance(call, ast.Call) and isinstance(name, ast.Name) and isinstance(call.func, ast.Attribute)):
            continue
        if call.func.attr == "batch_alter_table":
            yield name.id, _text(call, 0, "table_name")


def _is_merge(tree: ast.Module) -> bool:
    for node in tree.body:
        target = (
            node.targets[0]
            if isinstance(node, ast.Assign)
            else node.target
            if isinstance(node, ast.AnnAssign)
            else None
        )
        if isinstance(target, ast.Name) and target.id == "down_revision":
            value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
            return isinstance(value, ast.Tuple | ast.List) and len(value.elts) > 1
    return False


class _Found:
    """What the operations of an upgrade do."""

    def __init__(self) -> None:
        self.created: list[str] = []
        self.altered: list[str] = []
        self.losses: list[Loss] = []
        self.types: list[tuple[str, str, str]] = []
        self.changes: list[Change] = []
        self.fragments: list[tuple[str, int]] = []
        self.count = 0

    def operation(self, name: str, call: ast.Call, table: str) -> None:
        """Take in one `op.name(…)`; `table` is the one of the batch it stands in."""
        line = call.lineno
        first = _text(call, 0, "table_name")
        owner = table or first
        column = _text(call, 0 if table else 1, "column_name")
        if name == "create_table":
            self.created.append(first)
            self.types.extend((first, n, k) for n, k in map(_column, call.args[1:]) if n)
            self.changes.append(Change("create", first, line=line))
            self.changes.extend(_listed(first, call.args[1:]))
        elif name in {"drop_table", "drop_table_comment"}:
            if name == "drop_table":
                self.losses.append(Loss("drop_table", first, "", line))
                self.changes.append(Change("drop table", first, line=line))
        elif name == "drop_column":
            self.losses.append(Loss("drop_column", owner, column, line))
            self.changes.append(Change("drop", owner, column, line=line))
        elif name == "add_column":
            self.altered.append(owner)
            self.changes.extend(_listed(owner, call.args[0 if table else 1 :] or [k.value for k in call.keywords]))
        elif name == "alter_column":
            self.altered.append(owner)
            self._retyped(owner, column, call)
            if new := _keyword(call, "new_column_name"):
                self.changes.append(Change("rename", owner, column, new, line))
        elif name == "rename_table":
            new = _text(call, 1, "new_table_name")
            self.created.append(new)
            self.changes.append(Change("rename table", first, new=new, line=line))
        elif name in {
            "create_index",
            "create_unique_constraint",
            "create_foreign_key",
            "create_check_constraint",
            "create_primary_key",
        }:
            self.altered.append(table or _text(call, 1, "table_name") or _text(call, 1, "source_table"))
        elif name in {"execute", "text", "run"}:
            self.fragments.extend(_strings(call))
            if name != "execute":
                return
        elif name not in {
            "drop_index",
            "drop_constraint",
            "bulk_insert",
            "create_table_comment",
            "create",
            "drop",
            "get_bind",
            "batch_alter_table",
        }:
            return
        if name not in {"get_bind", "batch_alter_table"}:
            self.count += 1

    def _retyped(self, table: str, column: str, call: ast.Call) -> None:
        keywords = {keyword.arg: keyword.value for keyword in call.keywords}
        new, old = keywords.get("type_"), keywords.get("existing_type")
        if new is None:
            return
        kind = _type(new)
        if sql.narrows(kind, _type(old) if old is not None else None):
            self.losses.append(Loss(f"alter_column to {kind}", table, column, call.lineno))

    def content(self, count: int) -> Content:
        """All of it, the SQL in strings included."""
        inner = sql.read_fragments(self.fragments)
        created = (*self.created, *inner.created)
        return Content(
            tuple(dict.fromkeys(name for name in created if name)),
            tuple(dict.fromkeys(name for name in (*self.altered, *inner.altered) if name)),
            (*self.losses, *inner.losses),
            (),
            (),
            count,
            (*self.types, *inner.types),
            tuple(sorted((*self.changes, *inner.changes), key=lambda change: change.line)),
        )


def _keyword(call: ast.Call, name: str) -> str:
    return _text(call, len(call.args), name)


def _listed(table: str, arguments: Iterable[ast.expr]) -> Iterator[Change]:
    """The columns among the arguments of `create_table` or `add_column`; a call that is none hides what it adds."""
    for node in arguments:
        name = node.func if isinstance(node, ast.Call) else None
        called = name.attr if isinstance(name, ast.Attribute) else name.id if isinstance(name, ast.Name) else ""
        column = _text(node, 0, "name") if isinstance(node, ast.Call) and called == "Column" else ""
        if column:
            yield Change("add", table, column, line=node.lineno)
        elif not called.endswith(("Constraint", "Index")) and not isinstance(node, ast.Constant):
            yield Change("unclear", table, line=node.lineno)


def _text(call: ast.Call, index: int, keyword: str) -> str:
    """A text argument by its position or its keyword, "" where it is none."""
    value: ast.expr | None = call.args[index] if index < len(call.args) else None
    if value is None:
        value = next((k.value for k in call.keywords if k.arg == keyword), None)
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""


def _strings(call: ast.Call) -> Iterator[tuple[str, int]]:
    for node in ast.walk(call):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield node.value, node.lineno


def _column(node: ast.expr) -> tuple[str, str]:
    if isinstance(node, ast.Call) and len(node.args) > 1:
        return _text(node, 0, "name"), _type(node.args[1])
    return "", ""


def _type(node: ast.expr) -> str:
    """`sa.String(length=20)` as `varchar(20)`, `sa.Integer()` as `integer`, anything else by its name."""
    name = node.func if isinstance(node, ast.Call) else node
    shown = name.attr if isinstance(name, ast.Attribute) else name.id if isinstance(name, ast.Name) else ""
    known = {"string": "varchar", "unicode": "varchar", "smallinteger": "smallint", "biginteger": "bigint"}
    base = known.get(shown.casefold(), shown.casefold())
    if isinstance(node, ast.Call):
        sizes: list[ast.expr] = [*node.args, *(k.value for k in node.keywords if k.arg == "length")]
        size = next((s.value for s in sizes if isinstance(s, ast.Constant) and isinstance(s.value, int)), None)
        if size is not None and base == "varchar":
            return f"varchar({size})"
        if base == "varchar":
            return "text"
    return base


def _django(tree: ast.Module, app: str) -> Content:
    found = _Found()
    migration = next((n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == "Migration"), None)
    if migration is None:
        return Content(troubles=(Trouble(1, "it has no class `Migration`"),), statements=1)
    dependencies = 0
    for node in migration.body:
        target = (
            node.targets[0]
            if isinstance(node, ast.Assign)
            else node.target
            if isinstance(node, ast.AnnAssign)
            else None
        )
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        if not isinstance(target, ast.Name) or not isinstance(value, ast.List):
            continue
        if target.id == "dependencies":
            dependencies = len(value.elts)
        elif target.id == "operations":
            for call in value.elts:
                if isinstance(call, ast.Call):
                    _operation(call, app, found)
    merge = found.count == 0 and dependencies > 1
    return found.content(1 if merge else found.count)


def _operation(call: ast.Call, app: str, found: _Found) -> None:
    """Take in one operation of a Django migration; RunSQL's and SeparateDatabaseAndState's own are looked into."""
    name = (
        call.func.attr
        if isinstance(call.func, ast.Attribute)
        else call.func.id
        if isinstance(call.func, ast.Name)
        else ""
    )
    model = _text(call, 0, "model_name") or _text(call, 0, "name")
    table = f"{app}_{model.casefold()}" if app and model else model
    found.count += 1
    found.changes.extend(_model_changes(name, model, call))
    if name == "CreateModel":
        found.created.append(_db_table(call) or table)
    elif name == "DeleteModel":
        found.losses.append(Loss("DeleteModel", table, "", call.lineno))
    elif name == "RemoveField":
        found.losses.append(Loss("RemoveField", table, _text(call, 1, "name"), call.lineno))
    elif name == "RenameModel":
        new = _text(call, 1, "new_name")
        found.created.append(f"{app}_{new.casefold()}" if app else new)
    elif name == "RunSQL":
        if call.args:
            first = call.args[0]
            found.fragments.extend(
                (node.value, node.lineno)
                for node in ast.walk(first)
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            )
        else:
            found.fragments.extend(
                (k.value.value, k.value.lineno)
                for k in call.keywords
                if k.arg == "sql" and isinstance(k.value, ast.Constant) and isinstance(k.value.value, str)
            )
    elif name == "SeparateDatabaseAndState":
        for keyword in call.keywords:
            if keyword.arg == "database_operations" and isinstance(keyword.value, ast.List):
                for inner in keyword.value.elts:
                    if isinstance(inner, ast.Call):
                        _operation(inner, app, found)
    elif name != "RunPython":
        found.altered.append(table)


def _model_changes(name: str, model: str, call: ast.Call) -> Iterator[Change]:
    """What an operation does to the fields of a model; the model stands for its table."""
    line, second = call.lineno, _text(call, 1, "name")
    if name == "CreateModel":
        yield Change("create", model, line=line)
        fields = (
            call.args[1] if len(call.args) > 1 else next((k.value for k in call.keywords if k.arg == "fields"), None)
        )
        for entry in fields.elts if isinstance(fields, ast.List | ast.Tuple) else ():
            first = entry.elts[0] if isinstance(entry, ast.Tuple) and entry.elts else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield Change("add", model, first.value, line=entry.lineno)
            else:
                yield Change("unclear", model, line=entry.lineno)
        bases = next((keyword.value for keyword in call.keywords if keyword.arg == "bases"), None)
        if not isinstance(fields, ast.List | ast.Tuple) or bases is not None:
            yield Change("unclear", model, line=line)
    elif name == "AddField":
        yield Change("add", model, second, line=line) if second else Change("unclear", model, line=line)
    elif name == "RemoveField":
        yield Change("drop", model, second, line=line)
    elif name == "RenameField":
        yield Change("rename", model, _text(call, 1, "old_name"), _text(call, 2, "new_name"), line)
    elif name == "RenameModel":
        yield Change("rename table", _text(call, 0, "old_name"), new=_text(call, 1, "new_name"), line=line)
    elif name == "DeleteModel":
        yield Change("drop table", model, line=line)


def _db_table(call: ast.Call) -> str:
    for keyword in call.keywords:
        if keyword.arg == "options" and isinstance(keyword.value, ast.Dict):
            for key, value in zip(keyword.value.keys, keyword.value.values, strict=False):
                if isinstance(key, ast.Constant) and key.value == "db_table" and isinstance(value, ast.Constant):
                    return str(value.value)
    return ""
