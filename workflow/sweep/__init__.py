"""The sweep: it starts timers that are missing and closes reminders that are stuck."""
