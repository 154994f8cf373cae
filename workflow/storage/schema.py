"""The names of the table's indexes, and what they hold: `pulumi up` makes them so, the code reads them so."""

BY_STATE = "by_state"
"""An owner's upcoming and finished reminders; it holds the whole record."""

WATCHED = "watched"
"""What the sweep must look at, by shard and time."""

PROJECTED = ("status", "generation", "dueAt", "claimedAt")
"""What `watched` holds of a record besides its keys."""
