class CreateShows < ActiveRecord::Migration[8.0]
  def change
    create_table :shows do |t|
      t.string :title, null: false
      t.string :slug, null: false, index: { unique: true }
      t.timestamps
    end
  end
end
