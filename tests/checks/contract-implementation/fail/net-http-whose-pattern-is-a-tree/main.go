package main

import "net/http"

func main() {
	http.HandleFunc("GET /notes", list)
	http.HandleFunc("/notes/", one)
	_ = http.ListenAndServe(":8080", nil)
}

func list(w http.ResponseWriter, r *http.Request) {}

func one(w http.ResponseWriter, r *http.Request) {}
