# Example
