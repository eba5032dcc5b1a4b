// Package ws tells clients what is read while it is read.
package ws

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// Hub knows who listens.
type Hub struct{}

// NewHub gives a Hub.
func NewHub() *Hub { return &Hub{} }

// Connect lets somebody listen.
func (h *Hub) Connect(c echo.Context) error { return c.NoContent(http.StatusSwitchingProtocols) }
