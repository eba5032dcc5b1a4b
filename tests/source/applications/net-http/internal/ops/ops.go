// Package ops is what operators ask of the service, on a port of its own.
package ops

import (
	"expvar"
	"net/http"

	"example.org/lockers/internal/storage"
)

// Handler answers health checks and gives figures.
func Handler(store *storage.Store) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		if err := store.Ping(); err != nil {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	})
	mux.Handle("GET /debug/vars", expvar.Handler())
	return mux
}
