Rails.application.configure do
  config.enable_reloading = false
  config.force_ssl = true
  config.hosts = ["radio.example", /.*\.radio\.example/]
end
