// Package api is generated.
package api

const template = `{"basePath": "/api", "paths": {"/generated": {"get": {}}}}`
