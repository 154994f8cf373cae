"""Schedules in the random scenarios: requests, promises, and expected occurrences."""
