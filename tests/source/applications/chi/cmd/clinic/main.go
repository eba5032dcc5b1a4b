package main

import (
	"database/sql"
	"log"
	"net/http"
	"os"

	"example.org/clinic/internal/api"
	"example.org/clinic/internal/auth"
)

func main() {
	db, err := sql.Open("pgx", os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	srv := api.NewServer(db, auth.NewVerifier(os.Getenv("JWKS_URL")))
	log.Fatal(http.ListenAndServe(":8080", srv))
}
