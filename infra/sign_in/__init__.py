"""Signing in: the user pool, its clients, its managed login pages."""
