module github.com/example-org/campus

go 1.22

require (
	github.com/gin-contrib/cors v1.7.2
	github.com/gin-gonic/gin v1.10.0
	github.com/prometheus/client_golang v1.19.1
	github.com/swaggo/files v1.0.1
	github.com/swaggo/gin-swagger v1.6.0
)
