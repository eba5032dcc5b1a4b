package accounts

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// Login gives a token.
func Login(c *gin.Context) { c.Status(http.StatusOK) }

// Webhook takes what a provider has to tell.
func Webhook(c *gin.Context) { c.Status(http.StatusAccepted) }

// Me shows who asks.
func Me(c *gin.Context) { c.Status(http.StatusOK) }

// ChangeMe changes who asks.
func ChangeMe(c *gin.Context) { c.Status(http.StatusOK) }

// Certificates lists what was earned.
func Certificates(c *gin.Context) { c.Status(http.StatusOK) }

// Certificate gives one as a file.
func Certificate(c *gin.Context) { c.Status(http.StatusOK) }

// Sessions lists who is signed in.
func Sessions(c *gin.Context) { c.Status(http.StatusOK) }

// EndSession signs somebody out.
func EndSession(c *gin.Context) { c.Status(http.StatusNoContent) }
