package http

import (
	"github.com/labstack/echo/v4"

	"gitlab.example.org/grid/gridd/internal/settings"
)

// The parts of paths that all handlers share.
const (
	Root = "/api"
	V1   = "/v1"
)

type registrar interface {
	Register(g *echo.Group)
}

func register(g *echo.Group, all ...registrar) {
	for _, each := range all {
		each.Register(g)
	}
}

func requireToken(key string) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			if c.Request().Header.Get("Authorization") == "" {
				return echo.ErrUnauthorized
			}
			return next(c)
		}
	}
}

func checkPartner(conf settings.Settings) func(string, string, echo.Context) (bool, error) {
	return func(user, token string, _ echo.Context) (bool, error) {
		return user == conf.PartnerUser && token == conf.PartnerToken, nil
	}
}
