"""The outcome of a message after the provider accepted it."""
