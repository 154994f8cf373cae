"""What requests about schedules say."""
