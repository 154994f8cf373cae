"""When the sweep must look at a reminder, and how long its record is kept."""

from datetime import datetime, timedelta

FAR = timedelta(hours=24)
"""A reminder due in more than this has no execution yet: the sweep starts one when it comes near."""

AHEAD = timedelta(minutes=10)
"""How much earlier the sweep starts it: many that come near in one minute then wait for no run of it."""

SOON = timedelta(hours=12)
"""What is due within this the sweep looks at first, and it alone can be late: the others have time."""

START_GRACE = timedelta(minutes=2)
"""After a commit, how long its timer may take to be started before the sweep does it."""

DUE_GRACE = timedelta(minutes=10)
"""After the due time, how long a started timer may take to claim before the sweep re-arms it."""

STUCK_AFTER = timedelta(hours=36)
"""After the claim, when a reminder that is still sending is closed: longer than the longest delivery."""

CLOCK_SKEW = timedelta(minutes=1)
"""By how much one service's clock may be ahead of another's: far more than those of AWS are."""


def is_far(due_at: datetime, now: datetime) -> bool:
    """Whether a reminder due at `due_at` needs no execution yet."""
    return due_at - now > FAR


def has_no_timer_yet(due_at: datetime, now: datetime) -> bool:
    """Whether nobody can have started an execution for a reminder due at `due_at`."""
    return due_at - now > FAR + AHEAD


def check_before_start(due_at: datetime, now: datetime) -> datetime:
    """When the sweep must look at a reminder whose timer isn't known to be started."""
    return due_at - FAR if is_far(due_at, now) else now + START_GRACE


def check_after_start(due_at: datetime, now: datetime) -> datetime:
    """When the sweep must look at a reminder whose timer was started."""
    return max(due_at, now) + DUE_GRACE


def retained_until(due_at: datetime, now: datetime, retention: timedelta) -> datetime:
    """How long the record of a reminder is kept that ends as planned."""
    return max(due_at, now) + retention
