"""How a demand is checked."""
