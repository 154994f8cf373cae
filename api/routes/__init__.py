"""One file for each call: its request, its responses, its function."""
