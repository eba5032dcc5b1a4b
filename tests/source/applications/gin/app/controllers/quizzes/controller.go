package quizzes

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

type controller struct{ group *gin.RouterGroup }

// NewController gives what serves quizzes.
func NewController() *controller { return &controller{} }

// Register adds the routes of quizzes.
func (q *controller) Register(group *gin.RouterGroup) {
	q.group = group.Group("/quizzes")
	q.readers()
	q.writers()
}

func (q *controller) readers() {
	q.group.GET("/:quiz", q.get)
	q.group.GET("/:quiz/results", q.results)
}

func (q *controller) writers() {
	attempts := q.group.Group("/:quiz/attempts")
	attempts.POST("", q.start)
	attempts.PUT("/:attempt/answers/:question", q.answer)
	attempts.POST("/:attempt/submit", q.submit)
}

func (q *controller) get(c *gin.Context)     { c.Status(http.StatusOK) }
func (q *controller) results(c *gin.Context) { c.Status(http.StatusOK) }
func (q *controller) start(c *gin.Context)   { c.Status(http.StatusCreated) }
func (q *controller) answer(c *gin.Context)  { c.Status(http.StatusOK) }
func (q *controller) submit(c *gin.Context)  { c.Status(http.StatusOK) }
