"""Personal data in a feature's documents: which fields hold it, what is said of them, what would put it into a log."""
