"""Calls in the source that write to a log, and what they put there."""
