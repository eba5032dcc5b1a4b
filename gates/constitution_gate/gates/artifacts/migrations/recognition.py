"""Which files are migration scripts, and of which tool: by their path first, then by what stands in them."""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy

_TESTS = lazy(
    r"(?:^|/)(?:tests?|__tests__|specs?/[^/]+/(?:contracts|checklists)|fixtures?|mocks?|__mocks__"
    r"|examples?|seeds?|seeders?|node_modules|vendor|\.specify|docs?)/",
    re.IGNORECASE,
)
_NOT_A_SCRIPT = lazy(
    r"(?:\.test\.|\.spec\.|_test\.|\.d\.ts$|\.Designer\.cs$|ModelSnapshot\.cs$|\.config\.|^env\.py$"
    r"|^__init__\.py$|^index\.|^schema\.rb$|^knexfile\.|^README|^seeds?[._-]|_journal\.json$"
    r"|_?snapshot\.json$)",
    re.IGNORECASE,
)
_DIRECTORY = lazy(
    r"(?:^|/)(?:\w+[-_])?(?:migrations?|migrate|migrator|db-?migrations?|schema[-_]?changes?|alembic"
    r"|versions|changelogs?|liquibase|flyway|drizzle|db/changes|upgrades?)(?:[-_]\w+)?/",
    re.IGNORECASE,
)
_DATABASE = lazy(
    r"(?:^|/)(?:db|database|sql|schema|supabase|postgres|postgresql|mysql|sqlite|ddl|policies)/", re.IGNORECASE
)
_FLYWAY = lazy(r"(?:V\d[\d._]*|R)__\w[\w. -]*\.sql$")
_FLYWAY_UNDO = lazy(r"U\d[\d._]*__\w[\w. -]*\.sql$")
_NUMBERED = lazy(r"\d{1,20}[-_.]")
_SCRIPT = lazy(r"migrat|backfill", re.IGNORECASE)
EXTENSIONS = (
    ".sql",
    ".py",
    ".js",
    ".mjs",
    ".cjs",
    ".ts",
    ".rb",
    ".cs",
    ".php",
    ".xml",
    ".yaml",
    ".yml",
    ".json",
    ".go",
    ".java",
    ".kt",
    ".sh",
)
"""How the name of a migration script may end."""


def is_candidate(path: str) -> bool:
    """Whether a path could be that of a migration script, so that the file is worth reading."""
    lowered = path.lower()
    name = path.rsplit("/", 1)[-1]
    if not lowered.endswith(EXTENSIONS) or _NOT_A_SCRIPT.search(name) or _is_test(path):
        return False
    if lowered.endswith((".yaml", ".yml", ".json", ".xml")):
        return re.search(r"changelog|liquibase|changeset", lowered) is not None or _DIRECTORY.search(path) is not None
    if _FLYWAY.match(name) or _DIRECTORY.search(path) or _SCRIPT.search(name):
        return True
    return lowered.endswith(".sql") and (_DATABASE.search(path) is not None or _NUMBERED.match(name) is not None)


def _is_test(path: str) -> bool:
    match = _TESTS.search(f"/{path}")
    return (
        match is not None and re.search(r"migrations?/|migrate/", path[max(0, match.start()) :], re.IGNORECASE) is None
    ) or "node_modules/" in path


def is_undo(path: str) -> bool:
    """Whether a script runs downwards as a whole."""
    name = path.rsplit("/", 1)[-1]
    return re.search(
        r"(?:\.down\.sql|[-_.]down\.sql|\.undo\.sql|_rollback\.sql|(?:^|/)down\.sql|\.rollback\.sql)$",
        path,
        re.IGNORECASE,
    ) is not None or bool(_FLYWAY_UNDO.match(name))


def tool(path: str, text: str) -> str | None:
    """The tool that a script is written for; None where the file is no migration script."""
    lowered = path.lower()
    if lowered.endswith(".sql"):
        return _sql_tool(path, text)
    if lowered.endswith(".py"):
        return _python_tool(path, text)
    if lowered.endswith((".js", ".mjs", ".cjs", ".ts")):
        return _javascript_tool(path, text)
    if lowered.endswith(".rb"):
        return (
            "Rails"
            if re.search(r"ActiveRecord::Migration|Sequel\.migration", text) or "/db/migrate/" in f"/{lowered}"
            else None
        )
    if lowered.endswith(".cs"):
        if re.search(r":\s*(?:Forward\w*|Auto\w*)?Migration\b", text):
            return "EF Core" if "MigrationBuilder" in text else "FluentMigrator"
        return "EF Core" if "MigrationBuilder" in text or (not text.strip() and "/migrations/" in lowered) else None
    if lowered.endswith(".php"):
        return _php_tool(path, text)
    if lowered.endswith((".xml", ".yaml", ".yml", ".json")):
        return "Liquibase" if re.search(r"databaseChangeLog", text[:20_000]) else None
    if lowered.endswith(".go"):
        return "goose" if "goose.AddMigration" in text else _script(path, text)
    if lowered.endswith((".java", ".kt")):
        return "Flyway" if "BaseJavaMigration" in text or "JavaMigration" in text else None
    return _script(path, text)


def _sql_tool(path: str, text: str) -> str | None:
    name = path.rsplit("/", 1)[-1]
    lowered = path.lower()
    rules = (
        ("goose", re.search(r"--\s*\+goose\s+up", text, re.IGNORECASE)),
        ("dbmate", re.search(r"--\s*migrate:up", text, re.IGNORECASE)),
        ("sql-migrate", re.search(r"--\s*\+migrate\s+up", text, re.IGNORECASE)),
        ("Liquibase", re.match(r"\s*--\s*liquibase formatted sql", text, re.IGNORECASE)),
        ("Flyway", _FLYWAY.match(name)),
        ("Prisma", name == "migration.sql" and "migrations/" in lowered),
        ("Supabase", "supabase/migrations/" in lowered),
        ("Drizzle", "drizzle/" in lowered),
        ("golang-migrate", re.search(r"\.(?:up|down)\.sql$", lowered)),
    )
    for found, matched in rules:
        if matched:
            return found
    if _DIRECTORY.search(path) or _SCRIPT.search(name):
        return "SQL"
    changes = (
        re.search(r"\b(?:create|alter|drop)\s+(?:\w+\s+){0,3}(?:table|policy|type|index)\b", text, re.IGNORECASE)
        is not None
    )
    return "SQL" if changes and (_NUMBERED.match(name) or _DATABASE.search(path)) else None


def _python_tool(path: str, text: str) -> str | None:
    if re.search(r"^[^\S\n]*+(?:down_)?revision\b\s*+(?::[^=\n]{1,60})?=", text, re.MULTILINE) or re.search(
        r"^from alembic import|^import alembic", text, re.MULTILINE
    ):
        return "Alembic" if "upgrade" in text or "versions/" in path else None
    if re.search(r"class\s+Migration\b", text) and "migrations" in path:
        return "Django"
    if not text.strip() and "/versions/" in f"/{path}":
        return "Alembic"
    return _script(path, text)


def _javascript_tool(path: str, text: str) -> str | None:
    if re.search(r"implements\s+MigrationInterface|MigrationInterface\b", text):
        return "TypeORM"
    if "queryInterface" in text:
        return "Sequelize"
    if re.search(r"extends\s+Migration\b|addSql\s*\(", text):
        return "MikroORM"
    if re.search(r"\bknex\b", text, re.IGNORECASE):
        return "Knex"
    directory = _DIRECTORY.search(path) is not None
    if directory and (
        re.search(r"\bup\b", text)
        or re.search(r"\b(?:create|alter|drop)\s+table\b", text, re.IGNORECASE)
        or not text.strip()
    ):
        return "JavaScript"
    return _script(path, text)


def _php_tool(path: str, text: str) -> str | None:
    if re.search(r"Schema::|Illuminate\\Database\\Migrations", text):
        return "Laravel"
    if re.search(r"CodeIgniter\\Database\\Migration|\$this->forge", text):
        return "CodeIgniter"
    if re.search(r"AbstractMigration|Doctrine\\Migrations|Phinx\\", text):
        return "Doctrine" if "addSql" in text else "Phinx"
    return "PHP" if not text.strip() and _DIRECTORY.search(path) else None


def _script(path: str, text: str) -> str | None:
    """A script that converts stored data, known by its name alone."""
    name = path.rsplit("/", 1)[-1]
    return "script" if _SCRIPT.search(name) and text.strip() else None
