// Invoices are kept apart so that a delivery can be corrected after it was billed.
exports.up = (knex) =>
  knex.schema
    .createTable('invoices', (table) => {
      table.uuid('id').primary();
      for (const name of TEXTS) {
        table.text(name);
      }
    })
    .createTable('invoice_lines', (table) => {
      table.uuid('id').primary();
      addAmounts(table);
    });

exports.down = (knex) => knex.schema.dropTable('invoice_lines').dropTable('invoices');
