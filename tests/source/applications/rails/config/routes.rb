Rails.application.routes.draw do
  # Reveal health status on /up that returns 200 if the app boots with no exceptions.
  get "up" => "rails/health#show", as: :rails_health_check

  mount ActionCable.server => "/cable"
  mount Podcasts::Engine, at: "/podcasts", as: :podcasts

  concern :archivable do
    member do
      post :archive
      delete :archive, action: :restore
    end
  end

  concern :commentable do |options|
    resources :comments, options.merge(only: %i[index create])
  end

  resource :session, only: %i[new create destroy]
  resources :passwords, param: :token, only: %i[edit update]

  resources :shows, param: :slug, only: %i[index show] do
    resources :episodes, only: %i[index show], shallow: true
    get :feed, on: :member, defaults: { format: :rss }
    concerns :commentable, module: :shows
  end

  scope path: "studio", as: :studio do
    get "rota/:week", to: "rotas#show", constraints: { week: /\d{4}-w\d{2}/ }, as: :rota
    put "rota/:week", to: "rotas#update"
  end

  direct(:donate) { "https://donate.radio.example" }
  resolve("Station") { [:root] }
  get "/listen", to: redirect("/shows")

  draw :admin
  draw :api

  root "pages#home"
  match "/404", to: "errors#not_found", via: :all
end
