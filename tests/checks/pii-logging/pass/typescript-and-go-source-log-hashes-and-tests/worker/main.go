package main

import "log/slog"

func notify(m Member, mailer Mailer) error {
	if err := mailer.Send(m.Email, "welcome"); err != nil {
		slog.Error("mail failed", "member_id", m.ID, "email", redact(m.Email), "err", err)
		return err
	}
	slog.Info("mail sent", "member_id", m.ID)
	return nil
}
