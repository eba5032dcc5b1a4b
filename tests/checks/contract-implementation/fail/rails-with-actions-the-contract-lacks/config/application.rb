require_relative "boot"

module Library
  class Application < Rails::Application
    config.api_only = true
  end
end
