package main

import (
	"log"

	"github.com/example-org/campus/app/config"
	"github.com/example-org/campus/app/router"
)

// @title Campus
// @BasePath /api
func main() {
	cfg, err := config.Load()
	if err != nil {
		log.Fatalf("config: %v", err)
	}
	engine, err := router.New(cfg)
	if err != nil {
		log.Fatalf("router: %v", err)
	}
	if err := engine.Run(cfg.Listen); err != nil {
		log.Fatal(err)
	}
}
