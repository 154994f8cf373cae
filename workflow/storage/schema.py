"""The names of the table's indexes, and what they hold: the table is made by them and read by them."""

BY_STATE = "by_state"
"""An owner's upcoming and finished reminders; it holds the whole record."""

WATCHED = "watched"
"""What the sweep must look at, by shard and time."""

PROJECTED = ("status", "generation", "dueAt", "claimedAt")
"""What `watched` holds of a record besides its keys."""
