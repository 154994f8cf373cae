"""One file for each call: its request, its responses, what it does."""
