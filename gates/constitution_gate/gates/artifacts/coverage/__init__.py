"""Coverage reports, each format by a reader of its own."""
