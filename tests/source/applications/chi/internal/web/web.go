// Package web has the pages.
package web

import (
	"embed"
	"net/http"
)

//go:embed *.html
var Assets embed.FS

// Index is the page at the root.
func Index(w http.ResponseWriter, r *http.Request) { http.ServeFileFS(w, r, Assets, "index.html") }

// NotFound answers where nothing else does.
func NotFound(w http.ResponseWriter, r *http.Request) { http.Error(w, "not here", http.StatusNotFound) }
