"""Reminders that repeat, in a real browser."""
