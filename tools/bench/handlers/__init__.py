"""The same call written in other ways: each module has a `handler` of Lambda events."""
