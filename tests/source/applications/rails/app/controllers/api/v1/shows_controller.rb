module Api
  module V1
    class ShowsController < ActionController::API
      def index
        render json: Show.order(:title)
      end

      def show
        render json: Show.find(params[:id])
      end

      def archive
        Show.find(params[:id]).archive!
        head :no_content
      end

      def restore
        Show.find(params[:id]).restore!
        head :no_content
      end
    end
  end
end
