// Package partner is what other companies may ask.
package partner

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"gitlab.example.org/grid/gridd/internal/domain"
)

// Bind adds the routes of partners.
func Bind(group *echo.Group, meters *domain.Meters) {
	p := &handler{meters: meters, Group: group}
	p.GET("/consumption", p.consumption)
	p.GET("/consumption/:year/:month", p.month)
	invoices := p.Group.Group("/invoices")
	crud(invoices, "", p)
	crud(invoices, "/:invoice/lines", p)
}

type handler struct {
	*echo.Group
	meters *domain.Meters
}

func crud(g *echo.Group, path string, h *handler) {
	g.GET(path, h.list)
	g.POST(path, h.create)
	g.DELETE(path+"/:key", h.remove)
}

func (p *handler) consumption(c echo.Context) error { return c.NoContent(http.StatusOK) }
func (p *handler) month(c echo.Context) error       { return c.NoContent(http.StatusOK) }
func (p *handler) list(c echo.Context) error        { return c.NoContent(http.StatusOK) }
func (p *handler) create(c echo.Context) error      { return c.NoContent(http.StatusCreated) }
func (p *handler) remove(c echo.Context) error      { return c.NoContent(http.StatusNoContent) }
