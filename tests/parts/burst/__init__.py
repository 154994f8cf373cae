"""Simulates many emails due at once: how long the definition's retries take, and what they lose."""
