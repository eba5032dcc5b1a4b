constraints ->(request) { request.session[:admin] } do
  mount MissionControl::Jobs::Engine, at: "/admin/jobs"
end

namespace :admin do
  root to: "dashboard#show"

  with_options only: %i[index edit update] do
    resources :presenters
    resources :sponsors
  end

  resources :shows, except: %i[show destroy], concerns: :archivable do
    collection do
      patch :reorder
      get "export(.:format)", action: :export
    end
  end
end
