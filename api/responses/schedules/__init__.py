"""Builds the responses about schedules."""
