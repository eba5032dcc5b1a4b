class Show < ApplicationRecord
  has_many :episodes, dependent: :destroy
  has_many :slots, dependent: :destroy

  def to_param = slug
end
