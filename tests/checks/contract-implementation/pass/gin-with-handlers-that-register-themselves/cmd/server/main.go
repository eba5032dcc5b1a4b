package main

import (
	"github.com/gin-gonic/gin"

	"example.com/sensors/internal/readings"
)

func main() {
	router := gin.Default()
	router.GET("/healthz", func(c *gin.Context) { c.Status(200) })
	v1 := router.Group("/v1")
	{
		v1.GET("/sensors", readings.List)
	}
	readings.NewHandler().Register(v1)
	_ = router.Run()
}
