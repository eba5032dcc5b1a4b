class CreateInvoices < ActiveRecord::Migration[8.0]
  def change
    create_table :invoices, id: :uuid do |t|
      t.string :number, null: false
      t.integer :total_cents, null: false
      t.timestamps
    end

    remove_column :deliveries, :invoice_text, :text
  end
end
