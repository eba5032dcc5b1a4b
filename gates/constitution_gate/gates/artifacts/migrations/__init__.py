"""The migration scripts of a repository: which tool each is for, what it creates and destroys, and what is wrong."""

from __future__ import annotations

from functools import lru_cache

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.migrations import recognition
from constitution_gate.gates.artifacts.migrations.model import Comment, Content, Loss, Migration, Trouble
from constitution_gate.gates.feature import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_gate.gates.feature import Artifact, Repository

__all__ = ["Comment", "Content", "Loss", "Migration", "Trouble", "migrations", "read", "unreadable"]

_RUNS_ITS_DOWN_PART_APART = frozenset({"goose", "dbmate", "sql-migrate", "SQL"})


def migrations(repository: Repository) -> tuple[Migration, ...]:
    """The migration scripts of a repository in order of their paths; scripts that only run downwards are left out.

    A file that cannot be read is in `unreadable` instead.
    """
    return repository.shared("migrations", lambda: _migrations(repository))


def _migrations(repository: Repository) -> tuple[Migration, ...]:
    found = []
    for path in repository.paths:
        if not recognition.is_candidate(path) or recognition.is_undo(path):
            continue
        try:
            artifact = repository.read(path)
        except Unreadable:
            continue
        migration = read(artifact) if artifact is not None else None
        if migration is not None:
            found.append(migration)
    return _typed(found)


def unreadable(repository: Repository) -> Mapping[str, str]:
    """The paths that look like migration scripts and cannot be read, each with the reason."""
    return repository.shared("unreadable migrations", lambda: _unreadable(repository))


def _unreadable(repository: Repository) -> Mapping[str, str]:
    refused = {path: reason for path, reason in repository.refused.items() if recognition.is_candidate(path)}
    for path in repository.paths:
        if recognition.is_candidate(path):
            try:
                repository.read(path)
            except Unreadable as error:
                refused[path] = error.reason
    return refused


def read(artifact: Artifact) -> Migration | None:
    """One file as a migration script; None where it is none."""
    tool, content = _read(artifact.path, artifact.text)
    if tool is None:
        return None
    problems = content.troubles
    if not problems and content.statements == 0:
        problems = (Trouble(1, "it is empty" if not artifact.text.strip() else "it changes nothing"),)
    return Migration(artifact.path, tool, content, artifact, problems)


@lru_cache(maxsize=2048)
def _read(path: str, text: str) -> tuple[str | None, Content]:
    """Kept, because every feature of a repository asks for the same scripts."""
    tool = recognition.tool(path, text)
    return tool, _content(path, text, tool) if tool is not None else Content()


def _content(path: str, text: str, tool: str) -> Content:
    lowered = path.lower()
    if lowered.endswith(".sql"):
        from constitution_gate.gates.artifacts.migrations import sql

        sections = tool in _RUNS_ITS_DOWN_PART_APART and sql.has_sections(text)
        return sql.read(text, sections=sections)
    if lowered.endswith(".py") and tool in {"Alembic", "Django"}:
        from constitution_gate.gates.artifacts.migrations import python

        parts = path.split("/")
        app = parts[-3] if tool == "Django" and len(parts) > 2 else ""
        return python.read(text, tool=tool, app=app)
    if tool == "Liquibase":
        from constitution_gate.gates.artifacts.migrations import liquibase

        notation = "xml" if lowered.endswith(".xml") else "json" if lowered.endswith(".json") else "yaml"
        return liquibase.read(text, notation=notation)
    if tool == "script":
        return Content(statements=1)
    from constitution_gate.gates.artifacts.migrations import programs

    return programs.read(text, ruby=lowered.endswith(".rb"))


def _typed(found: list[Migration]) -> tuple[Migration, ...]:
    """The scripts without those changes of a type that an earlier script shows to be a widening."""
    if not any(migration.content.losses for migration in found):
        return tuple(found)
    from constitution_gate.gates.artifacts.migrations import sql

    known: dict[tuple[str, str], str] = {}
    judged = []
    for migration in found:
        for table, column, kind in migration.content.types:
            known[(table.casefold(), column.casefold())] = kind
        losses = []
        for loss in migration.content.losses:
            if loss.what.startswith("ALTER TYPE "):
                key = (loss.table.casefold(), loss.column.casefold())
                kind = loss.what.removeprefix("ALTER TYPE ")
                narrowing = sql.narrows(kind, known.get(key))
                known[key] = kind
                if not narrowing:
                    continue
            losses.append(loss)
        judged.append(migration.replace(content=migration.content.replace(losses=tuple(losses))))
    return tuple(judged)
