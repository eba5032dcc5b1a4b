package domain

// Meters is what the service knows of meters.
type Meters struct{ serials map[string]string }

// NewMeters gives an empty Meters.
func NewMeters() *Meters { return &Meters{serials: map[string]string{}} }

// Get looks a meter up; it is no route.
func (m *Meters) Get(path string) (string, bool) {
	tariff, found := m.serials[path]
	return tariff, found
}
