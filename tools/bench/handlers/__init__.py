"""Other implementations of the same call: each has a `handler` for Lambda events."""
