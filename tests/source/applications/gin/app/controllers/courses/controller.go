package courses

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"github.com/example-org/campus/app/config"
	"github.com/example-org/campus/app/middleware"
)

// Controller serves courses to members.
type Controller struct{ cfg *config.Config }

// NewController gives a Controller.
func NewController(cfg *config.Config) *Controller { return &Controller{cfg: cfg} }

// Register adds the routes of courses.
func (ctl *Controller) Register(group *gin.RouterGroup) {
	courses := group.Group("/courses")
	courses.GET("/", ctl.list)
	courses.GET("/:courseID", ctl.get)

	teachers := courses.Group("", middleware.Role("teacher"))
	teachers.POST("/", ctl.create)
	teachers.Match([]string{http.MethodPut, http.MethodPatch}, "/:courseID", ctl.change)
	teachers.DELETE("/:courseID", ctl.remove)

	ctl.lessons(courses.Group("/:courseID/lessons"))
}

func (ctl *Controller) lessons(g *gin.RouterGroup) {
	g.GET("", ctl.listLessons)
	g.POST("", middleware.Role("teacher"), ctl.addLesson)
	g.GET("/:lesson", ctl.getLesson)
}

func (ctl *Controller) list(c *gin.Context)        { c.Status(http.StatusOK) }
func (ctl *Controller) get(c *gin.Context)         { c.Status(http.StatusOK) }
func (ctl *Controller) create(c *gin.Context)      { c.Status(http.StatusCreated) }
func (ctl *Controller) change(c *gin.Context)      { c.Status(http.StatusOK) }
func (ctl *Controller) remove(c *gin.Context)      { c.Status(http.StatusNoContent) }
func (ctl *Controller) listLessons(c *gin.Context) { c.Status(http.StatusOK) }
func (ctl *Controller) addLesson(c *gin.Context)   { c.Status(http.StatusCreated) }
func (ctl *Controller) getLesson(c *gin.Context)   { c.Status(http.StatusOK) }
