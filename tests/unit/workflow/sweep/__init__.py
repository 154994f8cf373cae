"""The sweep: what it does with single reminders and with many at once, and its rate."""
