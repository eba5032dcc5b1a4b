# Invoices are kept apart so that a delivery can be corrected after it was billed.
class CreateInvoices < ActiveRecord::Migration[7.1]
  def change
    create_table :invoices, id: :uuid do |t|
      t.string :number, null: false, index: { unique: true }
      t.references :customer, type: :uuid, null: false
      t.integer :total_cents, null: false
      t.date :due_on
      t.timestamps
    end

    create_table :invoice_lines, id: :uuid do |t|
      t.belongs_to :invoice, type: :uuid
      t.integer :amount_cents
      t.string :discount_code
    end
  end
end
