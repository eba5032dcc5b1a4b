package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// Alerts implements gen.ServerInterface.
type Alerts struct{}

// NewAlerts gives an Alerts.
func NewAlerts() *Alerts { return &Alerts{} }

// ListAlerts lists what is wrong.
func (*Alerts) ListAlerts(c echo.Context) error { return c.NoContent(http.StatusOK) }

// CreateAlert tells that something is wrong.
func (*Alerts) CreateAlert(c echo.Context) error { return c.NoContent(http.StatusCreated) }

// AcknowledgeAlert tells that somebody cares.
func (*Alerts) AcknowledgeAlert(c echo.Context, id string) error {
	return c.NoContent(http.StatusOK)
}
