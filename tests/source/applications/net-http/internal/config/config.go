// Package config reads the settings of the service from its environment.
package config

import "errors"

// Config is what an operator can set.
type Config struct {
	Address    string
	OpsAddress string
	APIKey     string
}

// Load reads the settings.
func Load(getenv func(string) string) (Config, error) {
	cfg := Config{
		Address:    getenv("LOCKERS_ADDRESS"),
		OpsAddress: getenv("LOCKERS_OPS_ADDRESS"),
		APIKey:     getenv("LOCKERS_API_KEY"),
	}
	if cfg.APIKey == "" {
		return Config{}, errors.New("LOCKERS_API_KEY is not set")
	}
	return cfg, nil
}
