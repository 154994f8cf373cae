"""One file for each call: its request, its answers, what it does."""
