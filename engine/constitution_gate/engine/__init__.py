"""What follows: project, binding, evaluation, reports."""
