// Package api puts routers together.
package api

import (
	"database/sql"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
	"github.com/go-chi/cors"
	"github.com/go-chi/httprate"

	"example.org/clinic/internal/admin"
	"example.org/clinic/internal/api/v1"
	apiv2 "example.org/clinic/internal/api/v2"
	"example.org/clinic/internal/auth"
	"example.org/clinic/internal/web"
)

// Server is the service over HTTP.
type Server struct {
	chi.Router
	db       *sql.DB
	verifier *auth.Verifier
}

// NewServer gives a Server with all its routes.
func NewServer(db *sql.DB, verifier *auth.Verifier) *Server {
	s := &Server{Router: chi.NewRouter(), db: db, verifier: verifier}
	s.setup()
	return s
}

func (s *Server) setup() {
	s.Use(middleware.RequestID, middleware.RealIP, middleware.Recoverer)
	s.Use(middleware.Timeout(30 * time.Second))
	s.Use(cors.Handler(cors.Options{AllowedOrigins: []string{"https://*"}}))

	s.Get("/healthz", s.health)
	s.Mount("/debug", middleware.Profiler())
	s.Handle("/assets/*", http.StripPrefix("/assets/", http.FileServer(http.FS(web.Assets))))
	s.With(middleware.NoCache).Get("/", web.Index)

	s.Route("/api", func(r chi.Router) {
		r.Use(httprate.LimitByIP(100, time.Minute))
		r.Post("/sessions", s.signIn)
		r.Group(func(r chi.Router) {
			r.Use(s.verifier.Required)
			r.Delete("/sessions/current", s.signOut)
			r.Mount("/v1", v1.New(s.db).Routes())
			r.Route("/v2", apiv2.Routes(s.db))
			r.With(auth.Role("admin")).Mount("/admin", admin.Router(s.db))
		})
	})
	s.NotFound(web.NotFound)
	s.MethodNotAllowed(web.NotFound)
}

func (s *Server) health(w http.ResponseWriter, r *http.Request)  { w.WriteHeader(http.StatusOK) }
func (s *Server) signIn(w http.ResponseWriter, r *http.Request)  { w.WriteHeader(http.StatusCreated) }
func (s *Server) signOut(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }
