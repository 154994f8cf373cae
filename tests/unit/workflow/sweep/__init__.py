"""The sweep: what it does with each reminder, with many at once, and how quickly."""
