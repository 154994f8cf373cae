"""Serves the Pulumi engine: a language host, and the local provider as a plugin."""
