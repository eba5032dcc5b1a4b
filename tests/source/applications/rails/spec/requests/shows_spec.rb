require "rails_helper"

RSpec.describe "Shows" do
  it "draws other routes" do
    Rails.application.routes.draw { get "only-in-specs", to: "pages#home" }
    get "/api/v1/shows"
    expect(response).to have_http_status(:ok)
  end
end
