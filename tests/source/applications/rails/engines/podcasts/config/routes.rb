Podcasts::Engine.routes.draw do
  resources :feeds, only: %i[index show] do
    resources :items, only: [:show], path: "e"
  end
  post "ping/:token", to: "pings#create"
end
