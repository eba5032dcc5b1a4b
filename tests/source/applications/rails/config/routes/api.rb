namespace :api, defaults: { format: :json } do
  namespace :v1 do
    resources :shows, only: %i[index show], concerns: [:archivable] do
      scope module: :shows do
        resource :artwork, only: :update
        resources :episodes, only: %i[index create]
      end
      resources :slots, except: %i[new edit], shallow: true do
        post :swap, on: :member
      end
    end

    resources :tracks, only: [] do
      get :search, on: :collection
      member do
        get "waveform"
        match :rating, via: %i[put delete]
      end
    end

    get "now", to: "playback#now"
    get "schedule/:date(/:hour)", to: "schedule#show"
  end

  scope "v2", module: "v2", as: "v2" do
    resources :shows, controller: "programmes", path: "programmes", only: :index
    post "uploads/*key", to: "uploads#create"
  end
end
