// Package staff serves those who work at the clinic.
package staff

import (
	"database/sql"

	"github.com/go-chi/chi/v5"

	"example.org/clinic/internal/crud"
)

// Module serves physicians and rooms.
type Module struct{ DB *sql.DB }

// Mount adds the routes of this module.
func (m *Module) Mount(r chi.Router) {
	crud.Resource(r, "/physicians", physicians{m.DB})
	crud.Resource(r, "/rooms", rooms{m.DB})
}
