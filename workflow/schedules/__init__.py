"""The schedule: its record, its transitions, and which reminders it creates when; no AWS here."""
