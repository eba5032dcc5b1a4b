exports.up = (knex) =>
  knex.schema.createTable('rounds', (table) => {
    table.uuid('id').primary();
    table.date('day').notNullable();
    table.string('district', 40).notNullable();
  });

exports.down = (knex) => knex.schema.dropTable('rounds');
