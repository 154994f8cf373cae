"""The reminder: its record, its transitions, and why a change is refused."""
