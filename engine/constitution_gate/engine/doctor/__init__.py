"""Whether everything is wired: each probe looks at what was read of a project, and names what is wrong and its cure."""
