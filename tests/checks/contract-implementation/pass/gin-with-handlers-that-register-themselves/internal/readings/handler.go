package readings

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

const base = "/sensors/:id/readings"

type Handler struct{}

func NewHandler() *Handler { return &Handler{} }

func (h *Handler) Register(group *gin.RouterGroup) {
	group.POST(base, h.add)
	group.Handle(http.MethodGet, base+"/latest", h.latest)
}

func (h *Handler) add(c *gin.Context) {}

func (h *Handler) latest(c *gin.Context) {}

func List(c *gin.Context) {}
