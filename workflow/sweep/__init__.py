"""The sweep: starts missing timers and closes stuck reminders."""
