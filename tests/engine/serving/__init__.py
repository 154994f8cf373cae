"""What the Pulumi engine is served by: a language host, and the local provider as its plugin."""
