package quizzes

import (
	"testing"

	"github.com/gin-gonic/gin"
)

func TestRegister(t *testing.T) {
	r := gin.New()
	r.GET("/only/in/a/test", func(*gin.Context) {})
	NewController().Register(r.Group("/test"))
}
