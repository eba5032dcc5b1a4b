// Package web is the page that people see who open the address in a browser.
package web

import (
	"embed"
	"net/http"

	"example.org/lockers/internal/respond"
)

// Assets are the files of the page.
//
//go:embed assets
var Assets embed.FS

// Home is the page.
func Home(w http.ResponseWriter, r *http.Request) {
	http.ServeFileFS(w, r, Assets, "assets/index.html")
}

// Version tells what runs.
func Version(w http.ResponseWriter, r *http.Request) {
	respond.JSON(w, http.StatusOK, map[string]string{"version": "2.4.0"})
}
