"""The keys of the table and its indexes, and what they hold: the table is made by them and read by them."""

KEY = ("owner", "id")
"""The table's hash key and range key; each key is a text."""

BY_STATE = "by_state"
"""An owner's upcoming and finished reminders; it holds the whole record."""

WATCHED = "watched"
"""What the sweep must look at, by shard and time."""

INDEX_KEYS = {BY_STATE: ("owner", "listKey"), WATCHED: ("watch", "checkAt")}
"""The hash key and the range key of each index."""

PROJECTED = ("status", "generation", "dueAt", "claimedAt")
"""What `watched` holds of a record besides its keys."""

KEY_ATTRIBUTES = tuple(dict.fromkeys((*KEY, *INDEX_KEYS[BY_STATE], *INDEX_KEYS[WATCHED])))
"""Every attribute that is part of a key."""
