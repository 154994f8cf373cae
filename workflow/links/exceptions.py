"""Why a request through a message's link is refused."""


class LinkUnknown(Exception):
    """The link is not from this stack, or what it was for no longer exists."""


class SnoozeLimitReached(Exception):
    """The message was snoozed, or its snooze moved, as often as its links allow."""


class SnoozeRefused(Exception):
    """The stack's policy or the owner's limits do not allow a snooze now."""
