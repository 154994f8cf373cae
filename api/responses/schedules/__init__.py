"""What responses about schedules say."""
