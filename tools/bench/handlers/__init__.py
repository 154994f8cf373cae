"""Other implementations of the same call: each has a `handler` of Lambda events."""
