package patients

import (
	"database/sql"
	"net/http"

	"github.com/go-chi/chi/v5"
)

type allergies struct{ db *sql.DB }

func (a allergies) Routes() http.Handler {
	r := chi.NewRouter()
	r.Get("/", a.list)
	r.Post("/", a.add)
	r.Delete("/{code}", a.remove)
	return r
}

func (a allergies) list(w http.ResponseWriter, r *http.Request)   {}
func (a allergies) add(w http.ResponseWriter, r *http.Request)    {}
func (a allergies) remove(w http.ResponseWriter, r *http.Request) {}
