"""By which words a norm asks for a check, one module for each language."""
