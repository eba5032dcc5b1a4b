"""Written for the example."""
