"""Links in a message: what its recipient can do without signing in."""
