"""The reminder: its record, what changes make of it, why a change is refused."""
