"""What owners and the sweep do with schedules: each change one commit, with the reminders that it is about."""
