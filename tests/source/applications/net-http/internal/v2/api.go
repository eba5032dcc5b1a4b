// Package v2 is the second version of the API, for partners.
package v2

import (
	"fmt"
	"net/http"
	"strings"

	"example.org/lockers/internal/storage"
)

// API is the handler of this version.
type API struct {
	mux   *http.ServeMux
	store *storage.Store
}

// New gives the handler with all its routes.
func New(store *storage.Store) *API {
	a := &API{mux: http.NewServeMux(), store: store}
	a.routes()
	return a
}

// ServeHTTP makes API an http.Handler.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	a.mux.ServeHTTP(w, r)
}

func (a *API) handle(method, path, scope string, next http.HandlerFunc) {
	a.mux.Handle(fmt.Sprintf("%s %s", method, path), a.scoped(scope, next))
}

func (a *API) scoped(scope string, next http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.Header.Get("X-Scopes"), scope) {
			http.Error(w, "forbidden", http.StatusForbidden)
			return
		}
		next(w, r)
	})
}
