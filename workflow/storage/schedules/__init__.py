"""Keeps schedules in the reminders' table, and writes each change together with the reminders that it is about."""
