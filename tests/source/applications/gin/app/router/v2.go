package router

import (
	"github.com/gin-gonic/gin"

	"github.com/example-org/campus/app/controllers/accounts"
	"github.com/example-org/campus/app/controllers/courses"
)

func registerV2(v2 *gin.RouterGroup) {
	me := v2.Group("/me")
	me.GET("", accounts.Me).
		PATCH("", accounts.ChangeMe).
		GET("/certificates", accounts.Certificates).
		GET("/certificates/:number/download", accounts.Certificate)

	list := map[string]gin.HandlerFunc{
		"/courses":             courses.ListV2,
		"/courses/:id":         courses.GetV2,
		"/courses/:id/outline": courses.OutlineV2,
	}
	for path, handler := range list {
		v2.GET(path, handler)
	}
}
