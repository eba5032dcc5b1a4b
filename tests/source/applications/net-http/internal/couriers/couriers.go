// Package couriers serves those who fill the lockers.
package couriers

import (
	"net/http"

	"example.org/lockers/internal/respond"
	"example.org/lockers/internal/storage"
)

type route struct {
	method  string
	path    string
	handler http.HandlerFunc
}

type api struct{ store *storage.Store }

// Handler serves couriers, wherever it is mounted.
func Handler(store *storage.Store) http.Handler {
	a := &api{store}
	mux := http.NewServeMux()
	for _, each := range []route{
		{http.MethodGet, "/{$}", a.list},
		{http.MethodPost, "/{$}", a.hire},
		{http.MethodGet, "/{courier}", a.get},
		{method: http.MethodPut, path: "/{courier}/position", handler: a.move},
		{http.MethodGet, "/{courier}/rounds/{day}", a.round},
	} {
		mux.HandleFunc(each.method+" "+each.path, each.handler)
	}
	return mux
}

func (a *api) list(w http.ResponseWriter, r *http.Request)  { respond.Pattern(w, r) }
func (a *api) hire(w http.ResponseWriter, r *http.Request)  { respond.Pattern(w, r) }
func (a *api) get(w http.ResponseWriter, r *http.Request)   { respond.Pattern(w, r) }
func (a *api) move(w http.ResponseWriter, r *http.Request)  { respond.Pattern(w, r) }
func (a *api) round(w http.ResponseWriter, r *http.Request) { respond.Pattern(w, r) }
