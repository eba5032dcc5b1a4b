import { MigrationInterface, QueryRunner, Table, TableColumn } from "typeorm";

/** Invoices are kept apart so that a delivery can be corrected after it was billed. */
export class Invoices20260110120000 implements MigrationInterface {
  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: "invoices",
        columns: [
          { name: "id", type: "uuid", isPrimary: true },
          { name: "number", type: "text" },
          { name: "customerId", type: "uuid" },
        ],
      }),
    );
    await queryRunner.addColumn("invoices", new TableColumn({ name: "lineCount", type: "int" }));
    await queryRunner.dropColumn("invoices", "lineCount");
    await queryRunner.query(`CREATE TABLE "invoice_lines" (
      "id" uuid PRIMARY KEY,
      "invoiceId" uuid,
      "amountCents" int,
      "discountCode" text
    )`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable("invoice_lines");
    await queryRunner.dropTable("invoices");
  }
}
