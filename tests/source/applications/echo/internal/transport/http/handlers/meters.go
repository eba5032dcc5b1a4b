// Package handlers answers requests.
package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"gitlab.example.org/grid/gridd/internal/domain"
)

// Meters answers requests about meters.
type Meters struct{ meters *domain.Meters }

// NewMeters gives a Meters.
func NewMeters(meters *domain.Meters) *Meters { return &Meters{meters: meters} }

// Register adds the routes of meters.
func (h *Meters) Register(g *echo.Group) {
	meters := g.Group("/meters")
	meters.GET("", h.List)
	meters.POST("", h.Install)

	one := meters.Group("/:serial", h.load)
	one.GET("", h.Show)
	one.Match([]string{echo.PUT, echo.PATCH}, "", h.Change)
	one.DELETE("", h.Remove)
	one.Add(http.MethodPost, "/tariff", h.SetTariff)
}

func (h *Meters) load(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if _, found := h.meters.Get(c.Param("serial")); !found {
			return echo.ErrNotFound
		}
		return next(c)
	}
}

// List lists meters.
func (h *Meters) List(c echo.Context) error { return c.NoContent(http.StatusOK) }

// Install adds one.
func (h *Meters) Install(c echo.Context) error { return c.NoContent(http.StatusCreated) }

// Show shows one.
func (h *Meters) Show(c echo.Context) error { return c.NoContent(http.StatusOK) }

// Change changes one.
func (h *Meters) Change(c echo.Context) error { return c.NoContent(http.StatusOK) }

// Remove takes one out.
func (h *Meters) Remove(c echo.Context) error { return c.NoContent(http.StatusNoContent) }

// SetTariff chooses a tariff.
func (h *Meters) SetTariff(c echo.Context) error { return c.NoContent(http.StatusOK) }
