// Package v1 is the first version of the API.
package v1

import (
	"database/sql"
	"net/http"

	"github.com/go-chi/chi/v5"

	"example.org/clinic/internal/appointments"
	"example.org/clinic/internal/patients"
	"example.org/clinic/internal/staff"
)

// Module is a part of the API that knows its own routes.
type Module interface {
	Mount(r chi.Router)
}

// API is this version.
type API struct{ modules []Module }

// New gives the version with all its modules.
func New(db *sql.DB) *API {
	return &API{modules: []Module{patients.New(db), appointments.New(db), &staff.Module{DB: db}}}
}

// Routes gives the router of this version.
func (a *API) Routes() chi.Router {
	r := chi.NewRouter()
	r.Use(deprecated)
	for _, module := range a.modules {
		module.Mount(r)
	}
	return r
}

func deprecated(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Deprecation", "@1767225600")
		next.ServeHTTP(w, r)
	})
}
