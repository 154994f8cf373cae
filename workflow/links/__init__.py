"""Links in a message: what a recipient can do without signing in."""
