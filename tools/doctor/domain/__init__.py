"""Checks of names of one's own: certificates, what they lead to, the sender's domain."""
