package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// Tariffs answers requests about tariffs.
type Tariffs struct{}

// NewTariffs gives a Tariffs.
func NewTariffs() Tariffs { return Tariffs{} }

type entry struct {
	verb string
	path string
	call echo.HandlerFunc
}

func (h Tariffs) entries() []entry {
	return []entry{
		{verb: http.MethodGet, path: "/tariffs", call: h.list},
		{verb: http.MethodPost, path: "/tariffs", call: h.create},
		{verb: http.MethodGet, path: "/tariffs/:name", call: h.show},
	}
}

// Register adds the routes of tariffs.
func (h Tariffs) Register(g *echo.Group) {
	for _, e := range h.entries() {
		g.Add(e.verb, e.path, e.call)
	}
}

func (h Tariffs) list(c echo.Context) error   { return c.NoContent(http.StatusOK) }
func (h Tariffs) create(c echo.Context) error { return c.NoContent(http.StatusCreated) }
func (h Tariffs) show(c echo.Context) error   { return c.NoContent(http.StatusOK) }
