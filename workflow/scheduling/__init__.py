"""The operations on schedules by owners and the sweep: each change is one commit with its reminders."""
