class Importer
  def import(rows)
    rows.each do |row|
      Rails.logger.info "importing #{row[:phone_number]}"
    end
  end
end
