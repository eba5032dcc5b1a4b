// Package appointments serves the calendar.
package appointments

import (
	"database/sql"
	"net/http"

	"github.com/go-chi/chi/v5"
)

const (
	root   = "/appointments"
	single = root + "/{appointmentID}"
)

// Calendar serves appointments.
type Calendar struct{ db *sql.DB }

// New gives a Calendar.
func New(db *sql.DB) *Calendar { return &Calendar{db: db} }

// Mount adds the routes of appointments.
func (c *Calendar) Mount(router chi.Router) {
	router.Group(func(g chi.Router) {
		g.Use(withLock)
		g.Post(root, c.book)
		g.Patch(single, c.move)
		g.Delete(single, c.cancel)
	})
	router.Get(root+"/{year}-{month}-{day}", c.day)
	router.Method(http.MethodGet, single, http.HandlerFunc(c.get))
	router.MethodFunc("POST", single+"/check-in", c.checkIn)
}

func withLock(next http.Handler) http.Handler { return next }

func (c *Calendar) book(w http.ResponseWriter, r *http.Request)    {}
func (c *Calendar) move(w http.ResponseWriter, r *http.Request)    {}
func (c *Calendar) cancel(w http.ResponseWriter, r *http.Request)  {}
func (c *Calendar) day(w http.ResponseWriter, r *http.Request)     {}
func (c *Calendar) get(w http.ResponseWriter, r *http.Request)     {}
func (c *Calendar) checkIn(w http.ResponseWriter, r *http.Request) {}
