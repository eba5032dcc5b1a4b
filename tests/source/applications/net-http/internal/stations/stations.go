// Package stations serves stations and their boxes.
package stations

import (
	"net/http"

	"example.org/lockers/internal/respond"
	"example.org/lockers/internal/storage"
)

const (
	collection = "/stations"
	item       = collection + "/{station}"
	boxes      = item + "/boxes"
)

// Service answers requests about stations.
type Service struct{ store *storage.Store }

// NewService gives a Service.
func NewService(store *storage.Store) *Service { return &Service{store: store} }

// Register adds the routes of stations to a mux.
func Register(mux *http.ServeMux, s *Service) {
	mux.HandleFunc(http.MethodGet+" "+collection, s.list)
	mux.HandleFunc(http.MethodPost+" "+collection, s.create)
	mux.HandleFunc(http.MethodGet+" "+item, s.get)
	mux.HandleFunc(http.MethodPatch+" "+item, s.change)
	mux.HandleFunc(http.MethodGet+" "+boxes, s.listBoxes)
	mux.HandleFunc(http.MethodPut+" "+boxes+"/{box}", s.putBox)
	mux.HandleFunc(http.MethodPost+" "+boxes+"/{box}/open", s.openBox)
}

func (s *Service) list(w http.ResponseWriter, r *http.Request)      { respond.Pattern(w, r) }
func (s *Service) create(w http.ResponseWriter, r *http.Request)    { respond.Pattern(w, r) }
func (s *Service) get(w http.ResponseWriter, r *http.Request)       { respond.Pattern(w, r) }
func (s *Service) change(w http.ResponseWriter, r *http.Request)    { respond.Pattern(w, r) }
func (s *Service) listBoxes(w http.ResponseWriter, r *http.Request) { respond.Pattern(w, r) }
func (s *Service) putBox(w http.ResponseWriter, r *http.Request)    { respond.Pattern(w, r) }
func (s *Service) openBox(w http.ResponseWriter, r *http.Request)   { respond.Pattern(w, r) }
