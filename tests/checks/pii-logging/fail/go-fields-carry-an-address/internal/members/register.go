package members

func (s *Service) Register(ctx context.Context, m Member) error {
	s.logger.Info("register", zap.String("email", m.Email))
	log.Printf("created %+v", m.Email)
	slog.InfoContext(ctx, "registered", "phone_number", m.PhoneNumber)
	return nil
}
