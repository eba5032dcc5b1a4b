package middleware

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// Token turns away who sends none.
func Token() gin.HandlerFunc {
	return func(c *gin.Context) {
		if c.GetHeader("Authorization") == "" {
			c.AbortWithStatus(http.StatusUnauthorized)
		}
	}
}

// Signed turns away what is not signed.
func Signed(secret string) gin.HandlerFunc {
	return func(c *gin.Context) {
		if c.GetHeader("X-Signature") == "" {
			c.AbortWithStatus(http.StatusForbidden)
		}
	}
}

// Role turns away who has another role.
func Role(name string) gin.HandlerFunc {
	return func(c *gin.Context) {
		if c.GetString("role") != name {
			c.AbortWithStatus(http.StatusForbidden)
		}
	}
}
