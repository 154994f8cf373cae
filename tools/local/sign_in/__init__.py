"""Signs in the demo users and returns their tokens."""
