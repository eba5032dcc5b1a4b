// Package jobs does what nobody waits for.
package jobs

import "net/http"

// Remind tells another service that a course begins.
func Remind(client *http.Client, base string) error {
	answer, err := client.Get(base + "/reminders")
	if err != nil {
		return err
	}
	return answer.Body.Close()
}
