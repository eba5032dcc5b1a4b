// Written for the example.
