// Package patients serves patients and their records.
package patients

import (
	"database/sql"
	"net/http"

	"github.com/go-chi/chi/v5"

	"example.org/clinic/internal/auth"
)

// Module serves patients.
type Module struct{ db *sql.DB }

// New gives a Module.
func New(db *sql.DB) *Module { return &Module{db} }

// Mount adds the routes of patients.
func (m *Module) Mount(r chi.Router) {
	r.Route("/patients", func(r chi.Router) {
		r.Get("/", m.list)
		r.Post("/", m.admit)
		r.Get("/search", m.search)
		r.Route("/{patientID:[0-9]+}", func(r chi.Router) {
			r.Use(m.load)
			r.Get("/", m.get)
			r.Put("/", m.change)
			r.With(auth.Role("physician")).Route("/records", m.records)
			r.Mount("/allergies", allergies{m.db}.Routes())
		})
	})
}

func (m *Module) records(r chi.Router) {
	r.Get("/", m.listRecords)
	r.Post("/", m.addRecord)
	r.Get("/{recordID}/pages/{page:\\d{1,3}}", m.getPage)
}

func (m *Module) load(next http.Handler) http.Handler                { return next }
func (m *Module) list(w http.ResponseWriter, r *http.Request)        {}
func (m *Module) admit(w http.ResponseWriter, r *http.Request)       {}
func (m *Module) search(w http.ResponseWriter, r *http.Request)      {}
func (m *Module) get(w http.ResponseWriter, r *http.Request)         {}
func (m *Module) change(w http.ResponseWriter, r *http.Request)      {}
func (m *Module) listRecords(w http.ResponseWriter, r *http.Request) {}
func (m *Module) addRecord(w http.ResponseWriter, r *http.Request)   {}
func (m *Module) getPage(w http.ResponseWriter, r *http.Request)     {}
