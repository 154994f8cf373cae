"""Reads the bodies and queries of requests about schedules."""
