"""When the sweep must look at a reminder, and how long its record is kept."""

from datetime import datetime, timedelta

FAR = timedelta(hours=24)
"""A reminder due in more than this has no execution yet: the sweep starts one when it comes near."""

START_GRACE = timedelta(minutes=2)
"""After a commit, how long its timer may take to be started before the sweep does it."""

DUE_GRACE = timedelta(minutes=10)
"""After the due time, how long a started timer may take to claim before the sweep re-arms it."""

STUCK_AFTER = timedelta(hours=36)
"""After the claim, when a reminder that is still sending is closed: longer than the longest delivery."""


def is_far(due_at: datetime, now: datetime) -> bool:
    """Whether a reminder due at `due_at` needs no execution yet."""
    return due_at - now > FAR


def check_before_start(due_at: datetime, now: datetime) -> datetime:
    """When the sweep must look at a reminder whose timer isn't known to be started."""
    return due_at - FAR if is_far(due_at, now) else now + START_GRACE


def check_after_start(due_at: datetime, now: datetime) -> datetime:
    """When the sweep must look at a reminder whose timer was started."""
    return max(due_at, now) + DUE_GRACE


def retained_until(due_at: datetime, now: datetime, retention: timedelta) -> datetime:
    """How long the record of a reminder is kept that ends as planned."""
    return max(due_at, now) + retention
