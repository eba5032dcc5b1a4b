"""What the source of a repository does, read from its syntax trees; nothing of it is ever run."""
