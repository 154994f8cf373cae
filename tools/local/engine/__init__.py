"""An in-process Pulumi engine, for the local provider."""
