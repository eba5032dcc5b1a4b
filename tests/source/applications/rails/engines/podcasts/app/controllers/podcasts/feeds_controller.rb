module Podcasts
  class FeedsController < ActionController::API
    def index = render(json: [])

    def show = render(json: { id: params[:id] })
  end
end
