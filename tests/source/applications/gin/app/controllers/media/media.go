package media

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// Routes serves what teachers upload.
type Routes struct {
	*gin.RouterGroup
}

// Setup adds the routes.
func (r *Routes) Setup() {
	r.POST("", upload)
	r.GET("/*path", download)
	r.HEAD("/*path", download)
}

func upload(c *gin.Context)   { c.Status(http.StatusCreated) }
func download(c *gin.Context) { c.Status(http.StatusOK) }
