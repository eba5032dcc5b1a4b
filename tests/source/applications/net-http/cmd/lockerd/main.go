// Command lockerd serves the parcel locker network.
package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"time"

	"example.org/lockers/internal/config"
	"example.org/lockers/internal/ops"
	"example.org/lockers/internal/server"
	"example.org/lockers/internal/storage"
)

func main() {
	if err := run(context.Background(), os.Getenv); err != nil {
		slog.Error("stopped", "error", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, getenv func(string) string) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()

	cfg, err := config.Load(getenv)
	if err != nil {
		return err
	}
	store := storage.New()
	api := &http.Server{
		Addr:              cfg.Address,
		Handler:           server.New(cfg, store, slog.Default()),
		ReadHeaderTimeout: 5 * time.Second,
	}
	go func() {
		_ = http.ListenAndServe(cfg.OpsAddress, ops.Handler(store))
	}()
	go func() {
		<-ctx.Done()
		_ = api.Shutdown(context.WithoutCancel(ctx))
	}()
	if err := api.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
