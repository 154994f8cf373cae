"""Schedules in the random scenarios: what is asked of them, what they promise, when they must occur."""
