"""Moments as texts, and the deadlines that follow from a due time."""
