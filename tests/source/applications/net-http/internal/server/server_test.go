package server

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestTheKeyIsAsked(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /only/in/a/test", func(w http.ResponseWriter, r *http.Request) {})
	answer := httptest.NewRecorder()
	withKey("secret")(mux).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/only/in/a/test", nil))
	if answer.Code != http.StatusUnauthorized {
		t.Fatalf("got %d", answer.Code)
	}
}
