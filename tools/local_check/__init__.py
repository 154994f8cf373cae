"""`make local-check`: starts a system, uses it and verifies the result."""
