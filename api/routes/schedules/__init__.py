"""The calls about schedules, one file each."""
