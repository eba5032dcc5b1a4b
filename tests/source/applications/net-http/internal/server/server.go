// Package server puts the service together.
package server

import (
	"log/slog"
	"net/http"

	"example.org/lockers/internal/config"
	"example.org/lockers/internal/storage"
)

// New gives the handler of the whole service.
func New(cfg config.Config, store *storage.Store, log *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	addRoutes(mux, cfg, store)

	var handler http.Handler = mux
	handler = withLogging(log, handler)
	handler = withRecovery(log, handler)
	return handler
}
