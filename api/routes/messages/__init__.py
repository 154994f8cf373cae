"""The calls by a link in a message, which need no sign-in."""
