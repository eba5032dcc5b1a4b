// Package crud serves tables that need no more than the usual operations.
package crud

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

// Table has the usual operations.
type Table interface {
	List(w http.ResponseWriter, r *http.Request)
	Create(w http.ResponseWriter, r *http.Request)
	Get(w http.ResponseWriter, r *http.Request)
}

// Resource serves a table below a path.
func Resource(r chi.Router, path string, table Table) {
	r.Get(path, table.List)
	r.Post(path, table.Create)
	r.Get(path+"/{id}", table.Get)
}
