"""The tables that migration scripts of every tool make, with their columns."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts import migrations
from constitution_gate.gates.artifacts.migrations.tables import Table, tables
from constitution_gate.gates.feature import Artifact


def _tables(*scripts: tuple[str, str]) -> dict[str, Table]:
    read = [migrations.read(Artifact(path, text.encode())) for path, text in scripts]
    return {table.name: table for table in tables(script for script in read if script is not None)}


def _columns(path: str, text: str) -> dict[str, list[str]]:
    found = _tables((path, text))
    return {name: [column.name for column in table.columns] for name, table in found.items() if table.whole}


def _sql(text: str) -> dict[str, list[str]]:
    return _columns("db/migrations/0001_x.sql", text)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("CREATE TABLE t (a int, b numeric(10, 2) CHECK (b IN (1, 2)), CONSTRAINT c UNIQUE (a, b));", ["a", "b"]),
        ('create table if not exists "s"."t" ("a" int, "b c" text default \'x,(\');', ["a", "b c"]),
        ("CREATE TABLE `t` (`a` int, KEY `k` (`a`), UNIQUE KEY u (a), PRIMARY KEY (`a`)) ENGINE=InnoDB;", ["a"]),
        ("CREATE TABLE [dbo].[t] ([a] int, [key] nvarchar(20), index_no int, unique_name text);",
         ["a", "key", "index_no", "unique_name"]),
        ("CREATE TABLE t (key text, index int, check_sum text);", ["key", "index", "check_sum"]),
        ("CREATE TABLE t (a int); ALTER TABLE t ADD COLUMN b int, ADD c text, DROP COLUMN a;", ["b", "c"]),
        ("CREATE TABLE t (a int); ALTER TABLE t ADD b int, c int;", ["a", "b", "c"]),
        ("CREATE TABLE t (a int); ALTER TABLE t ADD (b int, c numeric(3, 1));", ["a", "b", "c"]),
        ("CREATE TABLE t (a int); ALTER TABLE t ADD CONSTRAINT x CHECK (a > 0), ADD INDEX y (a);", ["a"]),
        ("CREATE TABLE t (a int); ALTER TABLE t RENAME COLUMN a TO b;", ["b"]),
        ("CREATE TABLE t (a int); ALTER TABLE t CHANGE a b bigint;", ["b"]),
        ("CREATE TABLE t (a int); EXEC sp_rename 't.a', 'b', 'COLUMN';", ["b"]),
        ("CREATE TABLE u (a int); ALTER TABLE u RENAME TO t;", ["a"]),
        ("CREATE TABLE new_t (a int, b int); DROP TABLE t; ALTER TABLE new_t RENAME TO t;", ["a", "b"]),
        ("DO $$ BEGIN CREATE TABLE t (a int); ALTER TABLE t ADD COLUMN b int; END $$;", ["a", "b"]),
        ("CREATE TABLE t (\n  -- the key\n  a int,\n  /* b int, */ c int\n);", ["a", "c"]),
    ],
)  # fmt: skip
def test_the_columns_of_sql_are_read(text: str, columns: list[str]) -> None:
    assert _sql(text) == {"t": columns}


@pytest.mark.parametrize(
    "text",
    [
        "CREATE TABLE t AS SELECT * FROM u;",
        "CREATE TABLE t (LIKE u INCLUDING ALL);",
        "CREATE TABLE t (a int) INHERITS (u);",
        "CREATE TABLE t PARTITION OF u FOR VALUES IN (1);",
        "CREATE TABLE IF NOT EXISTS t (a int); CREATE TABLE IF NOT EXISTS t (b int);",
        "CREATE TEMPORARY TABLE t (a int);",
        "CREATE TABLE t (a int); DROP TABLE t;",
    ],
)
def test_a_table_of_sql_whose_columns_are_not_all_known_is_not_whole(text: str) -> None:
    assert _sql(text) == {}


def test_a_column_has_the_line_that_names_it() -> None:
    table = _tables(("db/migrations/0001_x.sql", "-- t\nCREATE TABLE t (\n    a int,\n\n    b int\n);"))["t"]
    assert (table.line, [column.line for column in table.columns]) == (2, [3, 5])


ALEMBIC = (
    "from alembic import op\nimport sqlalchemy as sa\nrevision = 'a'\ndown_revision = None\ndef upgrade():\n"
    "    op.create_table('t', sa.Column('a', sa.Text()), {more})\n    {then}\ndef downgrade():\n    pass\n"
)


@pytest.mark.parametrize(
    ("more", "then", "columns"),
    [
        ("sa.PrimaryKeyConstraint('a'), schema='s'", "pass", ["a"]),
        ("sa.Column('b', sa.Text())", "op.add_column('t', sa.Column('c', sa.Text()))", ["a", "b", "c"]),
        ("sa.Index('i', 'a')", "op.drop_column('t', 'a'); op.execute('ALTER TABLE t ADD COLUMN d int')", ["d"]),
        ("", "op.alter_column('t', 'a', new_column_name='e')", ["e"]),
        ("", "op.add_column(table_name='t', column=sa.Column('b', sa.Text()))", None),
        ("*common()", "pass", None),
        ("timestamps()", "pass", None),
        ("sa.Column(NAME, sa.Text())", "pass", None),
    ],
)
def test_the_columns_of_alembic_are_read(more: str, then: str, columns: list[str] | None) -> None:
    found = _columns("alembic/versions/1_x.py", ALEMBIC.format(more=more, then=then))
    assert found.get("t") == columns or (columns is None and found.get("t") in (None, ["a", "b"]))


DJANGO = (
    "from django.db import migrations, models\nclass Migration(migrations.Migration):\n    operations = [\n"
    "        migrations.CreateModel(name='Thing', fields=[('id', models.AutoField()), {more}]{bases}),\n"
    "        {then}\n    ]\n"
)


@pytest.mark.parametrize(
    ("more", "bases", "then", "columns"),
    [
        ("('a', models.TextField())", "", "", ["id", "a"]),
        ("", "", "migrations.AddField('thing', 'b', models.TextField()),", ["id", "b"]),
        ("('a', x())", "", "migrations.RenameField('thing', 'a', 'b'), migrations.RemoveField('thing', 'id'),", ["b"]),
        ("", ", bases=(Audited, models.Model)", "", None),
        ("*COMMON", "", "", None),
    ],
)
def test_the_fields_of_django_are_read(more: str, bases: str, then: str, columns: list[str] | None) -> None:
    text = DJANGO.format(more=more, bases=bases, then=then)
    assert _columns("shop/migrations/0001_initial.py", text).get("Thing") == columns


def _knex(body: str) -> str:
    return f"exports.up = async (knex) => {{ await knex.schema.createTable('t', (table) => {{ {body} }}); }};\n"


@pytest.mark.parametrize(
    ("path", "text", "columns"),
    [
        ("migrations/1_x.js", _knex("table.increments('id'); table.string('a', 20); table.timestamps(true, true);"),
         ["id", "a"]),
        ("migrations/1_x.js", _knex("table.uuid('b_id').references('id').inTable('b'); table.unique(['b_id']);"),
         ["b_id"]),
        ("migrations/1_x.js", _knex("table.enu('a', ['x', 'y']); table.specificType('c', 'text[]');"), ["a", "c"]),
        ("migrations/1_x.js", _knex("table.string(NAME);"), None),
        ("migrations/1_x.js", _knex("table.string('a'); addAudit(table);"), None),
        ("migrations/1_x.js", _knex("names.forEach((name) => table.string(name));"), None),
        ("migrations/1_x.js",
         ("module.exports = { async up(q, S) { await q.createTable('t', { a: S.TEXT, 'b': { type: S.UUID, field: 'c' }"
         " }); await q.addColumn('t', 'd', S.TEXT); await q.removeColumn('t', 'a'); } };"), ["c", "d"]),
        ("migrations/1_x.js", "module.exports = { async up(q) { await q.createTable('t', { a: TEXT, ...base }); } };",
         None),
        ("src/migrations/1-x.ts",
         ("export class A implements MigrationInterface { public async up(queryRunner: QueryRunner) { await queryRunner"
         ".createTable(new Table({ name: 's.t', columns: [{ name: 'a', type: 'int' }, { type: 'int', name: \"b\" }],"
         " indices: [{ name: 'i' }] })); await queryRunner.addColumns('t', [new TableColumn({ name: 'c' })]); } }"),
         ["a", "b", "c"]),
        ("src/migrations/1-x.ts",
         ("export class A implements MigrationInterface { public async up(queryRunner: QueryRunner) { await queryRunner"
         ".createTable(new Table({ name: 't', columns: [id(), { name: 'a', type: 'int' }] })); } }"), None),
        ("src/migrations/1-x.ts",
         ("export class A implements MigrationInterface { public async up(queryRunner: QueryRunner) {"
         ' await queryRunner.query(`CREATE TABLE "t" ("a" int, "b" text)`); } }'), ["a", "b"]),
        ("Migrations/20240101_X.cs",
         ('public class X : Migration { protected override void Up(MigrationBuilder builder) { builder'
         '.CreateTable(name: "t", columns: table => new { A = table.Column<int>(), B = table.Column<List<int>>'
         '(name: "bee", nullable: true) }); builder.AddColumn<string>(name: "C", table: "t", nullable: true);'
         ' builder.RenameColumn(name: "C", table: "t", newName: "D"); } }'), ["A", "bee", "D"]),
        ("Migrations/X.cs",
         ('public class X : Migration { public override void Up() { Create.Table("t").WithColumn("a").AsInt32()'
         '.WithColumn("b").AsString(); Alter.Table("t").AddColumn("c").AsString(); } }'), ["a", "b", "c"]),
        ("db/migrate/20240101_x.rb",
         ("class X < ActiveRecord::Migration[7.1]\n  def change\n    create_table :t do |t|\n      t.string :a, :b\n"
         "      t.references :c, polymorphic: false\n      t.index [:a]\n      t.timestamps\n    end\n"
         "    add_column :t, :d, :text\n    add_reference :t, :e\n    rename_column :t, :a, :f\n  end\nend\n"),
         ["b", "c_id", "d", "e_id", "f"]),
        ("database/migrations/2024_x.php",
         ("<?php return new class extends Migration { public function up(): void { Schema::create('t', function"
         " (Blueprint $table) { $table->id(); $table->string('a'); $table->foreignId('b_id')->constrained();"
         " $table->softDeletes(); }); Schema::table('t', function (Blueprint $t) { $t->dropColumn(['a']); }); } };"),
         ["b_id"]),
    ],
)  # fmt: skip
def test_the_columns_of_programs_are_read(path: str, text: str, columns: list[str] | None) -> None:
    assert _columns(path, text).get("t") == columns


def test_a_script_that_is_read_for_its_tables_only_leaves_them_unclear() -> None:
    changelog = "databaseChangeLog:\n  - changeSet:\n      changes:\n        - addColumn:\n            tableName: t\n"
    first = ("db/migrations/0001_x.sql", "CREATE TABLE t (a int);")
    assert not _tables(first, ("db/changelog/2.yaml", changelog))["t"].whole


def test_scripts_are_run_in_order() -> None:
    first = ("db/migrations/0001_x.sql", "CREATE TABLE t (a int, b int);")
    second = (
        "db/migrate/0002_x.rb",
        "class X < ActiveRecord::Migration\n def change\n remove_column :t, :b\n end\nend\n",
    )
    assert [column.name for column in _tables(first, second)["t"].columns] == ["a"]


WORDS = st.sampled_from([
    "CREATE TABLE t (", "a int", ",", ")", ";", "ALTER TABLE t", "ADD", "RENAME", "TO", "'", '"', "`", "${x}", "{", "}",
    "createTable('t', (t) => {", "t.string('a')", "new Table({", "columns: [", "]", "name: 'a'", "do |t|", "end", "\n",
    "create_table :t", 'Create.Table("t")', '.CreateTable(name: "t"', "table.Column<int>(",
])  # fmt: skip


@given(st.lists(WORDS, max_size=40), st.sampled_from(["0001_x.sql", "1_x.js", "1_x.ts", "1_x.rb", "1_x.cs", "1_x.php"]))
@settings(max_examples=100, deadline=None)
def test_no_script_raises(words: list[str], name: str) -> None:
    path = f"db/migrations/{name}"
    for table in _tables((path, " ".join(words))).values():
        assert all(column.path == path and column.line >= 1 for column in table.columns)


@given(st.permutations(["a int", "b text", "c numeric(3, 1) CHECK (c > 0)", "d date DEFAULT now()"]))
@settings(max_examples=24, deadline=None)
def test_the_order_of_columns_does_not_matter(columns: list[str]) -> None:
    found = _sql(f"CREATE TABLE t ({', '.join(columns)});")
    assert sorted(found["t"]) == ["a", "b", "c", "d"]


def test_a_large_script_is_read_in_linear_time() -> None:
    columns = ", ".join(f"c{number} int" for number in range(3_000))
    assert len(_sql(f"CREATE TABLE t ({columns});".replace("c1 int", "c1 int")).get("t", range(3_000))) == 3_000
    for piece in (
        "createTable('t', (t) => { ",
        "new Table({ name: 't', columns: [",
        "t.string('a'); ",
        ".CreateTable(",
    ):
        _tables(("migrations/1_x.js", f"exports.up = (knex) => {{ {piece * 4_000} }}"))
