"""Simulates many reminders that are due at once, with the state machine's own rules."""
