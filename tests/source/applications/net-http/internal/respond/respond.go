// Package respond writes answers.
package respond

import (
	"encoding/json"
	"net/http"
)

// Handler is a handler that may fail.
type Handler func(http.ResponseWriter, *http.Request) error

// Errors turns the error of a handler into an answer.
func Errors(next Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := next(w, r); err != nil {
			JSON(w, http.StatusInternalServerError, map[string]string{"title": err.Error()})
		}
	})
}

// JSON writes a value.
func JSON(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(value)
}

// Pattern answers with the pattern that the request matched.
func Pattern(w http.ResponseWriter, r *http.Request) {
	JSON(w, http.StatusOK, map[string]string{"pattern": r.Pattern})
}
