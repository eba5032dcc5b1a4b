package patients

import (
	"net/http"
	"testing"

	"github.com/go-chi/chi/v5"
)

func TestMount(t *testing.T) {
	r := chi.NewRouter()
	r.Get("/test/only", func(http.ResponseWriter, *http.Request) {})
	New(nil).Mount(r)
}
