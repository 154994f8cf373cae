"""The keys of the table and its indexes, and what they hold: the table is made by them and read by them."""

KEY = ("owner", "id")
"""The table's hash key and range key; each key is a text."""

BY_STATE = "by_state"
"""An owner's upcoming and finished reminders; it holds the whole record."""

BY_REFERENCE = "by_reference"
"""An owner's reminders that have a reference, by it and their ids; it holds the whole record."""

BY_SCHEDULE = "by_schedule"
"""The reminders that an owner's schedules made, by schedule and their ids; it holds the whole record."""

BY_ATTENTION = "by_attention"
"""An owner's reminders that need attention, by when they came to; it holds the whole record."""

WATCHED = "watched"
"""What the sweep must look at, by shard and time."""

INDEX_KEYS = {
    BY_STATE: ("owner", "listKey"),
    BY_REFERENCE: ("owner", "referenceKey"),
    BY_ATTENTION: ("owner", "attentionSince"),
    BY_SCHEDULE: ("owner", "scheduleKey"),
    WATCHED: ("watch", "checkAt"),
}
"""The hash key and the range key of each index; a record without one of them isn't in it."""

WHOLE = tuple(index for index in INDEX_KEYS if index != WATCHED)
"""The indexes that hold the whole record: an owner's lists."""

PROJECTED = ("status", "generation", "dueAt", "claimedAt")
"""What `watched` holds of a record besides its keys."""

KEY_ATTRIBUTES = tuple(dict.fromkeys((*KEY, *(key for keys in INDEX_KEYS.values() for key in keys))))
"""Every attribute that is part of a key."""

KEY_OWNER = "key#links"
"""The owner of the stack's own key: no caller has one with such a sign."""

MARK_PREFIX = "mark#"
"""With a keyed hash after it, the owner of the marks on an address."""
