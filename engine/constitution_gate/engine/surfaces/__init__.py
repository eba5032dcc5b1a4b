"""Files that call the program from a pipeline or before a commit, for a project to have."""
