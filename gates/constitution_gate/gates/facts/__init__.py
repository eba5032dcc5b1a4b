"""Facts about a feature: one module each, deciding it from the feature's documents."""
