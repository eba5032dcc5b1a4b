// Package parcels serves parcels from their arrival to their collection.
package parcels

import (
	"net/http"

	"example.org/lockers/internal/respond"
	"example.org/lockers/internal/storage"
)

// Handler answers requests about parcels.
type Handler struct{ store *storage.Store }

// NewHandler gives a Handler.
func NewHandler(store *storage.Store) *Handler { return &Handler{store} }

// Routes adds the routes of parcels to a mux.
func (h *Handler) Routes(mux *http.ServeMux) {
	handle := func(pattern string, handler respond.Handler) {
		mux.Handle(pattern, respond.Errors(handler))
	}
	handle("GET /parcels", h.search)
	handle("POST /parcels", h.announce)
	handle("GET /parcels/{code}", h.show)
	handle("DELETE /parcels/{code}", h.withdraw)
	handle("POST /parcels/{code}/collection", h.collect)
	handle("GET /parcels/{code}/events", h.events)
	// handle("POST /parcels/{code}/return", h.giveBack)
}

func (h *Handler) search(w http.ResponseWriter, r *http.Request) error   { return answer(w, r) }
func (h *Handler) announce(w http.ResponseWriter, r *http.Request) error { return answer(w, r) }
func (h *Handler) show(w http.ResponseWriter, r *http.Request) error     { return answer(w, r) }
func (h *Handler) withdraw(w http.ResponseWriter, r *http.Request) error { return answer(w, r) }
func (h *Handler) collect(w http.ResponseWriter, r *http.Request) error  { return answer(w, r) }
func (h *Handler) events(w http.ResponseWriter, r *http.Request) error   { return answer(w, r) }

func answer(w http.ResponseWriter, r *http.Request) error {
	respond.Pattern(w, r)
	return nil
}
