// Package v2 is the version of the API that apps use.
package v2

import (
	"database/sql"
	"net/http"

	"github.com/go-chi/chi/v5"
)

type endpoint struct {
	Method, Path string
	Handle       http.HandlerFunc
}

// Routes adds this version to a router.
func Routes(db *sql.DB) func(chi.Router) {
	h := handler{db}
	endpoints := []endpoint{
		{http.MethodGet, "/slots", h.slots},
		{http.MethodGet, "/slots/{slotID}", h.slot},
		{http.MethodPut, "/slots/{slotID}/hold", h.hold},
	}
	return func(r chi.Router) {
		for _, e := range endpoints {
			r.MethodFunc(e.Method, e.Path, e.Handle)
		}
		r.Get("/documents/*", h.document)
	}
}

type handler struct{ db *sql.DB }

func (h handler) slots(w http.ResponseWriter, r *http.Request)    {}
func (h handler) slot(w http.ResponseWriter, r *http.Request)     {}
func (h handler) hold(w http.ResponseWriter, r *http.Request)     {}
func (h handler) document(w http.ResponseWriter, r *http.Request) {}
