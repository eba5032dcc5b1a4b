"""The version, in one place; reading it from the installed metadata would double the start-up time."""

VERSION = "0.1.0"
