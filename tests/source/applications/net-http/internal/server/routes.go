package server

import (
	"net/http"

	"example.org/lockers/internal/config"
	"example.org/lockers/internal/couriers"
	"example.org/lockers/internal/parcels"
	"example.org/lockers/internal/stations"
	"example.org/lockers/internal/storage"
	v2 "example.org/lockers/internal/v2"
	"example.org/lockers/internal/web"
)

const (
	apiRoot  = "/api"
	v1Prefix = apiRoot + "/v1"
	v2Prefix = apiRoot + "/v2"
)

// addRoutes is the whole surface of the service.
func addRoutes(mux *http.ServeMux, cfg config.Config, store *storage.Store) {
	authenticated := withKey(cfg.APIKey)

	mux.Handle(v1Prefix+"/", authenticated(http.StripPrefix(v1Prefix, v1(store))))
	mux.Handle(v2Prefix+"/", http.StripPrefix(v2Prefix, authenticated(v2.New(store))))

	mux.Handle("GET /assets/", http.StripPrefix("/assets/", http.FileServerFS(web.Assets)))
	mux.HandleFunc("GET /{$}", web.Home)
	mux.HandleFunc("GET "+apiRoot+"/version", web.Version)
	mux.Handle("/", http.NotFoundHandler())
}

func v1(store *storage.Store) http.Handler {
	mux := http.NewServeMux()
	stations.Register(mux, stations.NewService(store))
	parcels.NewHandler(store).Routes(mux)
	mux.Handle("/couriers/", http.StripPrefix("/couriers", couriers.Handler(store)))
	return mux
}
