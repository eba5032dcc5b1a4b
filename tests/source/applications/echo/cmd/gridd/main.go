package main

import (
	"context"
	"net/http"
	"os"
	"os/signal"
	"time"

	"gitlab.example.org/grid/gridd/internal/domain"
	"gitlab.example.org/grid/gridd/internal/settings"
	transport "gitlab.example.org/grid/gridd/internal/transport/http"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()

	conf := settings.FromEnvironment()
	e := transport.New(conf, domain.NewMeters())
	go func() {
		if err := e.Start(conf.Address); err != nil && err != http.ErrServerClosed {
			e.Logger.Fatal(err)
		}
	}()
	<-ctx.Done()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := e.Shutdown(ctx); err != nil {
		e.Logger.Fatal(err)
	}
}
