package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"gitlab.example.org/grid/gridd/internal/domain"
)

// Readings answers requests about readings.
type Readings struct{ meters *domain.Meters }

// NewReadings gives a Readings.
func NewReadings(meters *domain.Meters) *Readings { return &Readings{meters} }

// Register adds the routes of readings.
func (h *Readings) Register(g *echo.Group) {
	const readings = "/meters/:serial/readings"
	g.GET(readings, h.list)
	g.POST(readings, h.add)
	g.GET(readings+"/:from/:to", h.between)
	g.GET("/readings/export/*", h.export)
}

func (h *Readings) list(c echo.Context) error    { return c.NoContent(http.StatusOK) }
func (h *Readings) add(c echo.Context) error     { return c.NoContent(http.StatusCreated) }
func (h *Readings) between(c echo.Context) error { return c.NoContent(http.StatusOK) }
func (h *Readings) export(c echo.Context) error  { return c.NoContent(http.StatusOK) }
