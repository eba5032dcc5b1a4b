package config

import (
	"errors"
	"os"
)

// Config holds the settings.
type Config struct {
	Listen        string
	DatabaseURL   string
	WebhookSecret string
	Operators     map[string]string
}

// Load reads them from the environment.
func Load() (*Config, error) {
	cfg := &Config{
		Listen:        os.Getenv("LISTEN"),
		DatabaseURL:   os.Getenv("DATABASE_URL"),
		WebhookSecret: os.Getenv("WEBHOOK_SECRET"),
	}
	if cfg.DatabaseURL == "" {
		return nil, errors.New("DATABASE_URL is not set")
	}
	return cfg, nil
}
