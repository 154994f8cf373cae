"""The keys of the table and its indexes, for the code that creates them and the code that reads them."""

KEY = ("owner", "id")
"""The table's hash key and range key; both are strings."""

BY_STATE = "by_state"
"""An owner's upcoming and finished reminders; projects all attributes."""

BY_REFERENCE = "by_reference"
"""An owner's reminders with a reference, by reference and id; projects all attributes."""

BY_SCHEDULE = "by_schedule"
"""The reminders of an owner's schedules, by schedule and id; projects all attributes."""

BY_ATTENTION = "by_attention"
"""An owner's reminders that need attention, by `attentionSince`; projects all attributes."""

WATCHED = "watched"
"""The records that the sweep must check, by shard and time."""

INDEX_KEYS = {
    BY_STATE: ("owner", "listKey"),
    BY_REFERENCE: ("owner", "referenceKey"),
    BY_ATTENTION: ("owner", "attentionSince"),
    BY_SCHEDULE: ("owner", "scheduleKey"),
    WATCHED: ("watch", "checkAt"),
}
"""The hash key and range key of each index; a record without one of them is not in the index."""

WHOLE = tuple(index for index in INDEX_KEYS if index != WATCHED)
"""The indexes that project all attributes: an owner's lists."""

PROJECTED = ("status", "generation", "dueAt", "claimedAt")
"""The attributes that `watched` projects besides the keys."""

KEY_ATTRIBUTES = tuple(dict.fromkeys((*KEY, *(key for keys in INDEX_KEYS.values() for key in keys))))
"""All attributes that are part of a key."""

KEY_OWNER = "key#links"
"""The owner of the stack's own key: no caller's owner id can contain a `#`."""

MARK_PREFIX = "mark#"
"""The prefix of the owner of suppression marks; a keyed hash of the address follows."""
