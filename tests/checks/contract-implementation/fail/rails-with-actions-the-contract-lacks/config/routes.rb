Rails.application.routes.draw do
  get "up" => "rails/health#show", as: :rails_health_check

  namespace :api, defaults: { format: :json } do
    resources :loans, only: [:index, :create, :show] do
      post :renew, on: :member
    end
  end
end
