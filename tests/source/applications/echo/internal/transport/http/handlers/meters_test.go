package handlers

import (
	"testing"

	"github.com/labstack/echo/v4"
)

func TestRegister(t *testing.T) {
	e := echo.New()
	e.GET("/only/in/a/test", func(c echo.Context) error { return nil })
	NewMeters(nil).Register(e.Group("/test"))
}
