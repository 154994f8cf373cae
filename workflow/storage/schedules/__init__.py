"""Stores schedules in the reminders' table; each change is written together with its reminders."""
