"""Takes wholesale orders from cafés."""
