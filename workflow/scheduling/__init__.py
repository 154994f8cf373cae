"""What owners and the sweep do with schedules: each change is one commit, with its reminders."""
