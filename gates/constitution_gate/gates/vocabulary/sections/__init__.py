"""What the sections of a plan are called, and what their items say, one module for each language."""
