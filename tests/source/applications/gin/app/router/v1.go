package router

import (
	"github.com/gin-gonic/gin"

	"github.com/example-org/campus/app/config"
	"github.com/example-org/campus/app/controllers/courses"
	"github.com/example-org/campus/app/controllers/enrolments"
	"github.com/example-org/campus/app/controllers/quizzes"
	"github.com/example-org/campus/app/middleware"
)

type controller interface {
	Register(group *gin.RouterGroup)
}

func registerV1(v1 *gin.RouterGroup, cfg *config.Config) {
	public := v1.Group("")
	public.GET("/catalogue", courses.Catalogue)
	public.GET("/catalogue/:slug", courses.CatalogueEntry)

	members := v1.Group("/", middleware.Token())
	for _, c := range []controller{
		courses.NewController(cfg),
		enrolments.NewController(cfg),
		quizzes.NewController(),
	} {
		c.Register(members)
	}
}
