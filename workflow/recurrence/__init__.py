"""Recurrence rules (RFC 5545) and the local times that they give."""
