// Package auth knows who asks.
package auth

import "net/http"

// Verifier checks tokens.
type Verifier struct{ jwksURL string }

// NewVerifier gives a Verifier.
func NewVerifier(jwksURL string) *Verifier { return &Verifier{jwksURL} }

// Required turns away who has no token.
func (v *Verifier) Required(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			http.Error(w, "no token", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Role turns away who has another role.
func Role(name string) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("X-Role") != name {
				http.Error(w, "not allowed", http.StatusForbidden)
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}
