"""`make local-check`: a system of its own, used and verified."""
