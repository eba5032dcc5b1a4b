// Package admin serves those who run the clinic.
package admin

import (
	"database/sql"
	"net/http"

	"github.com/go-chi/chi/v5"
)

// Router serves figures and users.
func Router(db *sql.DB) http.Handler {
	r := chi.NewRouter()
	a := &accounts{db}
	r.Get("/figures", a.figures)
	r.Route("/accounts", func(r chi.Router) {
		r.Get("/", a.list)
		r.Post("/", a.invite)
		r.Route("/{accountID}", func(r chi.Router) {
			r.Delete("/", a.remove)
			r.HandleFunc("/impersonation", a.impersonate)
		})
	})
	return r
}

type accounts struct{ db *sql.DB }

func (a *accounts) figures(w http.ResponseWriter, r *http.Request)     {}
func (a *accounts) list(w http.ResponseWriter, r *http.Request)        {}
func (a *accounts) invite(w http.ResponseWriter, r *http.Request)      {}
func (a *accounts) remove(w http.ResponseWriter, r *http.Request)      {}
func (a *accounts) impersonate(w http.ResponseWriter, r *http.Request) {}
