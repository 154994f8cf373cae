"""Which packages the project is made of, and whether any of them is known to be unsafe."""
