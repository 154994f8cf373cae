"""Why what a message's link asks for is refused."""


class LinkUnknown(Exception):
    """There is nothing at this link: it is none of this stack's, or what it was for is gone."""


class SnoozeLimitReached(Exception):
    """The message was sent again, or moved, as often as its links may."""


class SnoozeRefused(Exception):
    """It can't be sent again: the stack's rules, or its owner's limits, don't allow it now."""
