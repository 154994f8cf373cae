"""Time zones, local times, timestamps, and the deadlines that follow from a due time."""
