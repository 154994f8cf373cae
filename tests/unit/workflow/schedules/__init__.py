"""Schedules over a mocked AWS: the reminders that they create, and what changes do to these."""
