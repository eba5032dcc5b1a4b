"""Past audits: what is recorded of each, in a database, and what the records say when they are compared."""
