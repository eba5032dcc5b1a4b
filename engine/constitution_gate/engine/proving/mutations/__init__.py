"""Ways to break an artifact, one module for each family of them."""
