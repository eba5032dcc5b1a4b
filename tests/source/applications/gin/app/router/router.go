// Package router builds the engine.
package router

import (
	"net/http"

	"github.com/gin-contrib/cors"
	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	swaggerFiles "github.com/swaggo/files"
	ginSwagger "github.com/swaggo/gin-swagger"

	"github.com/example-org/campus/app/config"
	"github.com/example-org/campus/app/controllers/accounts"
	"github.com/example-org/campus/app/controllers/media"
	"github.com/example-org/campus/app/middleware"
)

const (
	apiBase  = "/api"
	versionA = "/v1"
	versionB = "/v2"
)

// New gives the engine with all routes.
func New(cfg *config.Config) (*gin.Engine, error) {
	r := gin.New()
	r.Use(gin.Logger(), gin.Recovery(), cors.Default())
	if err := r.SetTrustedProxies(nil); err != nil {
		return nil, err
	}

	r.GET("/ping", func(c *gin.Context) { c.String(http.StatusOK, "pong") })
	r.GET("/metrics", gin.WrapH(promhttp.Handler()))
	r.GET("/swagger/*any", ginSwagger.WrapHandler(swaggerFiles.Handler))
	r.Static("/app", "./web/dist")
	r.StaticFile("/favicon.ico", "./web/dist/favicon.ico")
	r.NoRoute(func(c *gin.Context) { c.File("./web/dist/index.html") })

	api := r.Group(apiBase)
	{
		api.POST("/login", accounts.Login)
		api.Any("/webhooks/:provider", middleware.Signed(cfg.WebhookSecret), accounts.Webhook)
	}
	registerV1(api.Group(versionA), cfg)
	registerV2(api.Group(versionB, middleware.Token()))

	files := &media.Routes{RouterGroup: api.Group("/files")}
	files.Setup()

	operators := r.Group("/operators", gin.BasicAuth(cfg.Operators))
	operators.Handle(http.MethodGet, "/sessions", accounts.Sessions)
	operators.Handle("DELETE", "/sessions/:sid", accounts.EndSession)
	return r, nil
}
