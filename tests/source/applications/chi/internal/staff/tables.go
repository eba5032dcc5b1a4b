package staff

import (
	"database/sql"
	"net/http"
)

type physicians struct{ db *sql.DB }

func (physicians) List(w http.ResponseWriter, r *http.Request)   {}
func (physicians) Create(w http.ResponseWriter, r *http.Request) {}
func (physicians) Get(w http.ResponseWriter, r *http.Request)    {}

type rooms struct{ db *sql.DB }

func (rooms) List(w http.ResponseWriter, r *http.Request)   {}
func (rooms) Create(w http.ResponseWriter, r *http.Request) {}
func (rooms) Get(w http.ResponseWriter, r *http.Request)    {}
