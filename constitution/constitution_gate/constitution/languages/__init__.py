"""The words by which constitutions bind, number and label, one module per language."""
