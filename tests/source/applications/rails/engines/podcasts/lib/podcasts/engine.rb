module Podcasts
  class Engine < ::Rails::Engine
    isolate_namespace Podcasts
  end
end
