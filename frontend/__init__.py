"""The page, and the Pulumi component that serves it."""
