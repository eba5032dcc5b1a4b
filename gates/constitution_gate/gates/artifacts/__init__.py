"""Typed views of the artifacts of a feature, one module each."""
