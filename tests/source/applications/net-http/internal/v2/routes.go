package v2

import (
	"net/http"

	"example.org/lockers/internal/respond"
)

const reservations = "/reservations"

func (a *API) routes() {
	a.handle("GET", "/stations", "stations:read", a.stations)
	a.handle("GET", "/stations/{station}/availability", "stations:read", a.availability)
	a.handle("POST", reservations, "reservations:write", a.reserve)
	a.handle("GET", reservations+"/{id}", "reservations:read", a.reservation)
	a.handle("DELETE", reservations+"/{id}", "reservations:write", a.cancel)
	a.handle("GET", "/labels/{name...}", "labels:read", a.label)
}

func (a *API) stations(w http.ResponseWriter, r *http.Request)     { respond.Pattern(w, r) }
func (a *API) availability(w http.ResponseWriter, r *http.Request) { respond.Pattern(w, r) }
func (a *API) reserve(w http.ResponseWriter, r *http.Request)      { respond.Pattern(w, r) }
func (a *API) reservation(w http.ResponseWriter, r *http.Request)  { respond.Pattern(w, r) }
func (a *API) cancel(w http.ResponseWriter, r *http.Request)       { respond.Pattern(w, r) }
func (a *API) label(w http.ResponseWriter, r *http.Request)        { respond.Pattern(w, r) }
