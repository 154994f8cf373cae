"""Schedules over a mocked AWS: what they make, and what follows where they are changed."""
