"""Prints the state machine."""
