package settings

import "os"

// Settings of the service.
type Settings struct {
	Address      string
	SigningKey   string
	PartnerUser  string
	PartnerToken string
}

// FromEnvironment reads them.
func FromEnvironment() Settings {
	return Settings{
		Address:      os.Getenv("GRIDD_ADDRESS"),
		SigningKey:   os.Getenv("GRIDD_SIGNING_KEY"),
		PartnerUser:  os.Getenv("GRIDD_PARTNER_USER"),
		PartnerToken: os.Getenv("GRIDD_PARTNER_TOKEN"),
	}
}
