"""Migration scripts of every tool: what each creates and destroys when it is run upwards, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts import migrations
from constitution_gate.gates.artifacts.migrations import recognition, sql
from constitution_gate.gates.checks import migrations as check
from constitution_gate.gates.feature import Artifact, Feature, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ALEMBIC = '''"""add orders"""
from alembic import op
import sqlalchemy as sa
revision = "2"
down_revision = "1"
def upgrade():
    op.create_table("orders", sa.Column("id", sa.Uuid()))
    with op.batch_alter_table("users") as batch:
        batch.drop_column("age")
def downgrade():
    op.drop_table("orders")
'''
DJANGO = """from django.db import migrations, models
class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.CreateModel(name="Order", fields=[], options={"db_table": "orders"}),
        migrations.RunPython(forwards, backwards),
        migrations.RunSQL("ALTER TABLE users DROP COLUMN age", "ALTER TABLE users ADD age int"),
    ]
"""
EF_CORE = """public partial class AddOrders : Migration {
  protected override void Up(MigrationBuilder migrationBuilder) {
    migrationBuilder.CreateTable(
      name: "orders",
      columns: table => new { Id = table.Column<Guid>(type: "uuid") });
    migrationBuilder.DropColumn(
      name: "age",
      table: "users");
  }
  protected override void Down(MigrationBuilder migrationBuilder) { migrationBuilder.DropTable(name: "orders"); }
}
"""
KNEX = """exports.up = (knex) => {
  return knex.schema
    .createTable('orders', (t) => { t.increments(); })
    .alterTable('users', (t) => { t.dropColumn('age'); });
};
exports.down = (knex) => knex.schema.dropTable('orders');
"""
TYPEORM = """export class Orders1 implements MigrationInterface {
  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "orders" ("id" uuid NOT NULL)`);
    await queryRunner.dropColumn('users', 'age');
  }
  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "orders"`);
  }
}
"""
SEQUELIZE = """module.exports = {
  async up(queryInterface, Sequelize) {
    await queryInterface.createTable('orders', { id: Sequelize.UUID });
    await queryInterface.removeColumn('users', 'age');
  },
  async down(queryInterface) { await queryInterface.dropTable('orders'); },
};
"""
RAILS = """class AddOrders < ActiveRecord::Migration[8.0]
  def up
    create_table :orders do |t|
      t.string :number
    end
    remove_column :users, :age
  end

  def down
    drop_table :orders
  end
end
"""
LARAVEL = """<?php
return new class extends Migration {
    // Illuminate\\Database\\Migrations
    public function up(): void {
        Schema::create('orders', function (Blueprint $table) { $table->id(); });
        Schema::table('users', function (Blueprint $table) { $table->dropColumn('age'); });
    }
    public function down(): void { Schema::dropIfExists('orders'); }
};
"""
LIQUIBASE_XML = """<databaseChangeLog>
  <changeSet id="1" author="a">
    <createTable tableName="orders"><column name="id" type="uuid"/></createTable>
    <dropColumn tableName="users" columnName="age"/>
    <rollback><dropTable tableName="orders"/></rollback>
  </changeSet>
</databaseChangeLog>
"""
LIQUIBASE_YAML = """databaseChangeLog:
  - changeSet:
      id: 1
      changes:
        - createTable:
            tableName: orders
        - dropColumn:
            tableName: users
            columnName: age
      rollback:
        - dropTable:
            tableName: orders
"""
LIQUIBASE_JSON = """{"databaseChangeLog": [{"changeSet": {"changes": [
  {"createTable": {"tableName": "orders"}},
  {"dropColumn": {"tableName": "users", "columnName": "age"}}
]}}]}
"""
SQL = "CREATE TABLE orders (id uuid PRIMARY KEY);\nALTER TABLE users DROP COLUMN age;\n"


def read(path: str, text: str) -> migrations.Migration:
    found = migrations.read(Artifact(path, text.encode()))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("path", "text", "tool"),
    [
        ("alembic/versions/2_add_orders.py", ALEMBIC, "Alembic"),
        ("shop/migrations/0002_order.py", DJANGO, "Django"),
        ("src/Shop/Migrations/20260101000000_AddOrders.cs", EF_CORE, "EF Core"),
        ("migrations/20260101000000_orders.js", KNEX, "Knex"),
        ("src/migration/1-Orders.ts", TYPEORM, "TypeORM"),
        ("migrations/20260101000000-orders.js", SEQUELIZE, "Sequelize"),
        ("db/migrate/20260101000000_add_orders.rb", RAILS, "Rails"),
        ("database/migrations/2026_01_01_000000_orders.php", LARAVEL, "Laravel"),
        ("src/main/resources/db/changelog/1.xml", LIQUIBASE_XML, "Liquibase"),
        ("src/main/resources/db/changelog/1.yaml", LIQUIBASE_YAML, "Liquibase"),
        ("src/main/resources/db/changelog/1.json", LIQUIBASE_JSON, "Liquibase"),
        ("src/main/resources/db/migration/V2__orders.sql", SQL, "Flyway"),
        ("prisma/migrations/20260101000000_orders/migration.sql", SQL, "Prisma"),
        ("supabase/migrations/20260101000000_orders.sql", SQL, "Supabase"),
        ("drizzle/0002_orders.sql", SQL, "Drizzle"),
        ("migrations/000002_orders.up.sql", SQL, "golang-migrate"),
        ("db/migrations/2.sql", f"-- +goose Up\n{SQL}-- +goose Down\nDROP TABLE orders;\n", "goose"),
        ("db/migrations/2.sql", f"-- migrate:up\n{SQL}\n-- migrate:down\nDROP TABLE orders;\n", "dbmate"),
        ("migrations/0002.sql", f"-- up\n{SQL}-- down\nDROP TABLE orders;\n", "SQL"),
    ],
)
def test_a_script_says_what_it_creates_and_what_it_destroys_upwards(path: str, text: str, tool: str) -> None:
    found = read(path, text)
    assert found.tool == tool
    assert found.problems == ()
    assert found.content.created == ("orders",)
    assert [(loss.table, loss.column) for loss in found.content.losses] == [("users", "age")]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("migrations/0001.sql", ""),
        ("migrations/0001.sql", "-- to be written\n/* later */\n"),
        ("migrations/0001.sql", "BEGIN;\nCOMMIT;\n"),
        ("alembic/versions/1.py", "revision = '1'\ndown_revision = None\ndef upgrade() -> None:\n    pass\n"),
        ("shop/migrations/0002_x.py", "class Migration(migrations.Migration):\n    operations = []\n"),
        ("src/Migrations/1_X.cs", "class X : Migration {\n void Up(MigrationBuilder m)\n {\n }\n}\n"),
        ("migrations/1_x.js", "exports.up = function (knex) {\n};\n// knex\n"),
        ("db/migrate/1_x.rb", "class X < ActiveRecord::Migration[8.0]\n  def change\n  end\nend\n"),
        ("db/changelog/1.xml", "<databaseChangeLog></databaseChangeLog>"),
    ],
)
def test_an_empty_script_is_a_problem(path: str, text: str) -> None:
    (problem,) = read(path, text).problems
    assert problem.line == 1
    assert problem.message in {"it is empty", "it changes nothing"}


@pytest.mark.parametrize(
    "text",
    [
        "revision = '3'\ndown_revision = ('1', '2')\ndef upgrade():\n    pass\n",
        "revision: str = '3'\ndown_revision: tuple[str, str] = ('1', '2')\ndef upgrade() -> None:\n    pass\n",
    ],
)
def test_a_revision_that_merges_two_heads_may_be_empty(text: str) -> None:
    assert read("alembic/versions/3_merge.py", text).problems == ()


@pytest.mark.parametrize(
    ("text", "line", "trouble"),
    [
        ("CREATE TABLE a (id int;\nSELECT 1;\n", 1, "never closed"),
        ("CREATE TABLE a (id int,);\n", 1, "empty entry"),
        ("SELECT 1;\n\nCREATE TABEL a (id int);\n", 3, "no kind of object"),
        ("please add a table\n", 1, "no SQL statement"),
        ("CREATE TABLE a (id int);\nINSERT INTO a VALUES ('x);\n", 2, "never closed"),
        ("SELECT a FROM b WHERE (c = );\n", 1, "does not parse"),
        ("CREATE TABLE a (id int));\n", 1, "never opened"),
        ("/* half a comment\nCREATE TABLE a (id int);\n", 1, "never closed"),
    ],
)
def test_sql_that_does_not_parse_is_a_problem_at_its_line(text: str, line: int, trouble: str) -> None:
    found = read("migrations/1.sql", text).problems
    assert any(problem.line == line and trouble in problem.message for problem in found), found


@pytest.mark.parametrize(
    "text",
    [
        "CREATE POLICY p ON t FOR SELECT USING (auth.uid() = owner);",
        "ALTER TABLE t ENABLE ROW LEVEL SECURITY;",
        "CREATE EXTENSION IF NOT EXISTS vector;",
        "DO $$ BEGIN CREATE TYPE e AS ENUM ('a'); EXCEPTION WHEN duplicate_object THEN null; END $$;",
        (
            "CREATE OR REPLACE FUNCTION f() RETURNS trigger AS $body$\nBEGIN\n  DELETE FROM x;\n  "
            "RETURN NEW;\nEND;\n$body$ LANGUAGE plpgsql;"
        ),
        "CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();",
        "\\connect shop\nCREATE TABLE t (id int);",
        "DELIMITER //\nCREATE PROCEDURE p()\nBEGIN\n  IF a THEN\n    SELECT 1;\n  END IF;\nEND //\nDELIMITER ;\n",
        "CREATE TABLE [dbo].[A] ([Id] int IDENTITY(1,1) NOT NULL)\nGO\nALTER TABLE [dbo].[A] ADD [X] int\nGO\n",
        "CREATE TABLE `a` (`id` int AUTO_INCREMENT, PRIMARY KEY (`id`)) ENGINE=InnoDB;",
        "CREATE TRIGGER g AFTER INSERT ON t BEGIN\n  UPDATE t SET a = 1;\n  SELECT 2;\nEND;",
        "INSERT INTO t VALUES ('it''s; fine', E'a\\'b');",
        "INSERT INTO t VALUES ('C:\\');\nSELECT 1;",
        "COMMENT ON TABLE t IS 'x'; GRANT SELECT ON t TO r; PRAGMA foreign_keys = OFF;",
    ],
)
def test_vendor_syntax_is_no_problem_and_no_loss(text: str) -> None:
    found = read("migrations/1.sql", text)
    assert found.problems == ()
    assert found.content.losses == ()


@pytest.mark.parametrize(
    ("text", "what", "subject"),
    [
        ("DROP TABLE IF EXISTS public.orders CASCADE;", "DROP TABLE", "orders"),
        ("ALTER TABLE users DROP age;", "DROP COLUMN", "users.age"),
        ("ALTER TABLE users ADD a int, DROP COLUMN IF EXISTS age;", "DROP COLUMN", "users.age"),
        ("ALTER TABLE users ALTER COLUMN a TYPE text, DROP age;", "DROP COLUMN", "users.age"),
        ("TRUNCATE TABLE logs;", "TRUNCATE", "logs"),
        ("DELETE FROM logs;", "DELETE without WHERE", "logs"),
        ("DROP SCHEMA shop CASCADE;", "DROP SCHEMA", "shop"),
        ("DO $$ BEGIN EXECUTE 'DROP TABLE orders'; END $$;", "DROP TABLE", "orders"),
        ("IF OBJECT_ID('orders') IS NOT NULL DROP TABLE orders", "DROP TABLE", "orders"),
        ("BEGIN DROP TABLE orders END", "DROP TABLE", "orders"),
        ("IF EXISTS (SELECT 1) BEGIN ALTER TABLE users DROP COLUMN age END", "DROP COLUMN", "users.age"),
    ],
)
def test_a_destructive_statement_is_found(text: str, what: str, subject: str) -> None:
    (loss,) = read("migrations/1.sql", text).content.losses
    assert (loss.what, loss.subject) == (what, subject)


@pytest.mark.parametrize(
    "text",
    [
        "DELETE FROM logs WHERE day < now();",
        "ALTER TABLE t DROP CONSTRAINT c;",
        "ALTER TABLE t ALTER COLUMN c DROP NOT NULL;",
        "ALTER TABLE t ALTER c DROP DEFAULT;",
        "DROP INDEX i;",
        "DROP VIEW v;",
        (
            'CREATE TABLE "new_a" ("id" TEXT);\nINSERT INTO "new_a" SELECT "id" FROM "a";\nDROP TABLE '
            '"a";\nALTER TABLE "new_a" RENAME TO "a";'
        ),
    ],
)
def test_what_destroys_no_data_is_no_loss(text: str) -> None:
    assert read("migrations/1.sql", text).content.losses == ()


def test_only_tools_that_run_a_down_part_apart_may_hide_statements_there() -> None:
    text = "-- up\nCREATE TABLE a (id int);\n-- down\nDROP TABLE b;\n"
    assert read("migrations/1.sql", text).content.losses == ()
    assert read("supabase/migrations/1.sql", text).content.losses != ()
    assert read("migrations/1_x.up.sql", text).content.losses != ()
    assert read("migrations/1.sql", text.replace("-- up\n", "")).content.losses != ()


@pytest.mark.parametrize(
    ("new", "old", "narrower"),
    [
        ("varchar(20)", "varchar(50)", True),
        ("varchar(80)", "varchar(50)", False),
        ("varchar(80)", "text", True),
        ("bigint", "integer", False),
        ("smallint", "integer", True),
        ("text", None, False),
        ("varchar(80)", None, True),
    ],
)
def test_a_type_is_narrower_or_not(new: str, old: str | None, narrower: bool) -> None:
    assert sql.narrows(new, old) is narrower


class Files:
    """A repository in memory; a text that starts with `!` is the reason why the file cannot be read."""

    def __init__(self, files: Mapping[str, str], refused: Mapping[str, str]) -> None:
        self._files = files
        self.paths = tuple(sorted(files))
        self.refused = refused

    def read(self, path: str) -> Artifact | None:
        text = self._files.get(path)
        if text is not None and text.startswith("!"):
            raise Unreadable(path, text[1:])
        return None if text is None else Artifact(path, text.encode())

    def shared(self, key: object, compute: Callable[[], Any]) -> Any:
        return compute()

    def is_directory(self, path: str) -> bool:
        return any(name.startswith(f"{path}/") for name in self.paths)


def feature(files: Mapping[str, str], refused: Mapping[str, str] | None = None) -> Feature:
    own = {p: Artifact(p, t.encode()) for p, t in sorted(files.items()) if p.startswith("specs/001-x/")}
    return Feature("specs/001-x", own, Files(files, refused or {}))


PLAN = {
    "specs/001-x/plan.md": "# Plan\n\nThe migration is additive, so existing rows keep their values.\n",
    "specs/001-x/data-model.md": "# Data Model\n\n## Order\n\n- `id`: uuid\n- `total`: int\n",
}


def messages(given_files: Mapping[str, str], refused: Mapping[str, str] | None = None) -> list[str]:
    return [finding.message for finding in check.check(feature(given_files, refused), check.Parameters()).findings]


def test_a_script_that_cannot_be_read_is_a_finding() -> None:
    files = {**PLAN, "migrations/1.sql": "CREATE TABLE orders (id int);", "migrations/2.sql": "!it is not UTF-8"}
    assert messages(files) == ["The migration cannot be read: it is not UTF-8."]
    refused = {"migrations/3.sql": "it is a symbolic link, and links are not followed"}
    del files["migrations/2.sql"]
    assert len(messages(files, refused)) == 1


def test_a_script_over_the_limit_is_left_out_and_named() -> None:
    files = {**PLAN, "migrations/2.sql": "!it is larger than the limit of 2 MiB"}
    assert messages(files) == [
        (
            "The feature changes the schema, and the repository has no migration script "
            "(migrations/2.sql is over the size limit and was left out)."
        )
    ]
    files["migrations/1.sql"] = "CREATE TABLE orders (id int);"
    result = check.check(feature(files), check.Parameters())
    assert result.findings == ()
    assert any("migrations/2.sql left out" in evidence.note for evidence in result.evidence)


def test_an_older_migration_may_have_created_the_table() -> None:
    files = {
        **PLAN,
        "migrations/1.sql": "CREATE TABLE orders (id uuid);",
        "migrations/2.sql": "ALTER TABLE orders ADD COLUMN total int;",
    }
    assert messages(files) == []


@pytest.mark.parametrize(
    ("path", "candidate"),
    [
        ("migrations/0001.sql", True),
        ("backend/app/db/migrations/versions/1.py", True),
        ("scripts/migrate-users.ts", True),
        ("db/0001_init.sql", True),
        ("tests/fixtures/data.sql", False),
        ("src/users.ts", False),
        ("migrations/env.py", False),
        ("src/Migrations/1_X.Designer.cs", False),
        ("src/Migrations/ShopContextModelSnapshot.cs", False),
        ("db/schema.rb", False),
        ("src/versions/index.ts", False),
    ],
)
def test_a_path_is_worth_reading_or_not(path: str, candidate: bool) -> None:
    assert recognition.is_candidate(path) is candidate


@pytest.mark.parametrize(
    "text",
    [
        "SELECT " + "(" * 50_000 + "1" + ")" * 50_000 + ";",
        "SELECT " + "CASE WHEN 1 THEN " * 2_000 + "1" + " END" * 2_000 + ";",
        "SELECT " + "NOT " * 4_000 + "1;",
        "SELECT " + "- " * 4_000 + "1;",
        "SELECT " + "[" * 4_000 + "1" + "]" * 4_000 + ";",
        "CREATE TABLE a (x " + "ARRAY<" * 2_000 + "int" + ">" * 2_000 + ");",
    ],
)
def test_nesting_without_end_is_a_problem_and_never_a_pass(text: str) -> None:
    (problem,) = read("migrations/1.sql", text).problems
    assert "nest" in problem.message


@pytest.mark.parametrize("body", ["x = " + "-" * 100_000 + "1", "x = a" + ".b" * 50_000, "x = " + "(" * 50_000, "\0"])
def test_python_that_cannot_be_parsed_is_a_problem(body: str) -> None:
    text = f"revision = '1'\ndef upgrade():\n    {body}\n"
    assert read("alembic/versions/1.py", text).problems


@pytest.mark.parametrize("text", ["<databaseChangeLog><a></databaseChangeLog>", "<!DOCTYPE a><databaseChangeLog/>"])
def test_xml_that_is_not_plain_and_well_formed_is_a_problem(text: str) -> None:
    assert read("db/changelog/1.xml", text).problems


PIECES = st.sampled_from(
    [
        "CREATE TABLE a (id int);",
        "ALTER TABLE a DROP b;",
        "DROP TABLE a;",
        "--",
        "/*",
        "*/",
        "'",
        '"',
        "`",
        "$$",
        "$a$",
        ";",
        "(",
        ")",
        "[",
        "]",
        "BEGIN",
        "END",
        "CASE",
        "GO",
        "\n",
        "DELIMITER //",
        "//",
        "def upgrade():",
        "    op.drop_table('a')",
        "exports.up = function(k) {",
        "}",
        "{",
        "knex",
        "MigrationBuilder",
        "class A : Migration",
        "databaseChangeLog",
        "<rollback>",
        "createTable:",
        "<sql>",
        "-- up",
        "-- down",
        "\u2028",
        "訂",
    ]
)
PATHS = st.sampled_from(
    [
        "migrations/1.sql",
        "alembic/versions/1.py",
        "shop/migrations/0001_a.py",
        "migrations/1.js",
        "db/migrate/1.rb",
        "src/Migrations/1.cs",
        "database/migrations/1.php",
        "db/changelog/1.xml",
        "db/changelog/1.yaml",
        "db/changelog/1.json",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=10)), max_size=25), PATHS)
def test_no_script_makes_the_reader_raise(pieces: list[str], path: str) -> None:
    text = " ".join(pieces)
    found = migrations.read(Artifact(path, text.encode("utf-8", "replace")))
    if found is not None:
        assert found.content.statements > 0 or found.problems
        lines = text.count("\n") + text.count("\r") + 1
        assert all(1 <= loss.line <= lines for loss in found.content.losses)
        assert all(1 <= problem.line <= lines + 1 for problem in found.problems)
