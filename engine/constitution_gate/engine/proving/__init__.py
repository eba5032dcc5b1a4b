"""Breaks copies of what passed, to see whether the gates notice."""
