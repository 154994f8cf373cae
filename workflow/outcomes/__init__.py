"""What became of a message after its provider took it."""
