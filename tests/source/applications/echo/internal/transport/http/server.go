// Package http is how the service is reached.
package http

import (
	"net/http"

	"github.com/labstack/echo-contrib/echoprometheus"
	"github.com/labstack/echo/v4"
	mw "github.com/labstack/echo/v4/middleware"

	"gitlab.example.org/grid/gridd/internal/domain"
	"gitlab.example.org/grid/gridd/internal/settings"
	"gitlab.example.org/grid/gridd/internal/transport/http/gen"
	"gitlab.example.org/grid/gridd/internal/transport/http/handlers"
	"gitlab.example.org/grid/gridd/internal/transport/http/partner"
	"gitlab.example.org/grid/gridd/internal/transport/ws"
)

// New gives the server with all its routes.
func New(conf settings.Settings, meters *domain.Meters) *echo.Echo {
	e := echo.New()
	e.HideBanner = true
	e.HTTPErrorHandler = problem
	e.Pre(mw.RemoveTrailingSlash())
	e.Use(mw.Recover(), mw.RequestID(), echoprometheus.NewMiddleware("gridd"))

	e.GET("/metrics", echoprometheus.NewHandler())
	e.GET("/healthz", func(c echo.Context) error { return c.NoContent(http.StatusOK) })
	e.Static("/static", "web/static")
	e.File("/", "web/index.html")
	e.RouteNotFound("/*", func(c echo.Context) error { return echo.ErrNotFound })

	api := e.Group(Root, requireToken(conf.SigningKey))
	v1 := api.Group(V1)
	register(v1, handlers.NewMeters(meters), handlers.NewReadings(meters), handlers.NewTariffs())

	gen.RegisterHandlersWithBaseURL(e, handlers.NewAlerts(), Root+V1)

	live := ws.NewHub()
	api.GET("/live/:channel", live.Connect).Name = "live"

	partners := e.Group("/partners/:partner", mw.BasicAuth(checkPartner(conf)))
	partner.Bind(partners, meters)
	return e
}

func problem(err error, c echo.Context) {
	_ = c.JSON(http.StatusInternalServerError, map[string]string{"title": err.Error()})
}
