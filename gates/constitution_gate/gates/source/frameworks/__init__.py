"""One module for each web framework: how its routes are declared."""
