package enrolments

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"github.com/example-org/campus/app/config"
)

const path = "/enrolments"

// Controller serves enrolments.
type Controller struct{ cfg *config.Config }

// NewController gives a Controller.
func NewController(cfg *config.Config) Controller { return Controller{cfg} }

// Register adds the routes of enrolments.
func (ctl Controller) Register(rg *gin.RouterGroup) {
	rg.POST(path, ctl.enrol)
	rg.GET(path+"/:id", ctl.get)
	rg.DELETE(path+"/:id", ctl.withdraw)
	rg.PUT(path+"/:id/progress/:lesson", ctl.progress)
}

func (ctl Controller) enrol(c *gin.Context)    { c.Status(http.StatusCreated) }
func (ctl Controller) get(c *gin.Context)      { c.Status(http.StatusOK) }
func (ctl Controller) withdraw(c *gin.Context) { c.Status(http.StatusNoContent) }
func (ctl Controller) progress(c *gin.Context) { c.Status(http.StatusOK) }
