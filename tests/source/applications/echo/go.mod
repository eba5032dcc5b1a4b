module gitlab.example.org/grid/gridd

go 1.22

require (
	github.com/labstack/echo/v4 v4.12.0
	github.com/labstack/echo-contrib v0.17.1
	github.com/prometheus/client_golang v1.19.1
)
