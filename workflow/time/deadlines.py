"""Computes when the sweep must check a reminder, and how long its record is kept."""

from datetime import datetime, timedelta

FAR = timedelta(hours=24)
"""A reminder due later than this has no execution yet: the sweep starts one when it comes near."""

AHEAD = timedelta(minutes=10)
"""How much earlier the sweep starts it, so that many due in one minute don't wait for a later run."""

SOON = timedelta(hours=12)
"""The sweep checks reminders due within this first; only these count as overdue for checking."""

START_GRACE = timedelta(minutes=2)
"""How long the commit's own timer start may take before the sweep starts the timer."""

DUE_GRACE = timedelta(minutes=10)
"""How long after the due time a started timer may take to claim before the sweep re-arms it."""

STUCK_AFTER = timedelta(hours=36)
"""How long after its claim a reminder in `sending` is closed: longer than the longest delivery."""

CLOCK_SKEW = timedelta(minutes=1)
"""How far two services' clocks may differ: far more than those of AWS do."""


def is_far(due_at: datetime, now: datetime) -> bool:
    """Returns whether a reminder due at `due_at` needs no execution yet."""
    return due_at - now > FAR


def has_no_timer_yet(due_at: datetime, now: datetime) -> bool:
    """Returns whether no execution can have been started for a reminder due at `due_at`."""
    return due_at - now > FAR + AHEAD


def check_before_start(due_at: datetime, now: datetime) -> datetime:
    """Returns when the sweep must check a reminder whose timer isn't known to have started."""
    return due_at - FAR if is_far(due_at, now) else now + START_GRACE


def check_after_start(due_at: datetime, now: datetime) -> datetime:
    """Returns when the sweep must check a reminder whose timer was started."""
    return max(due_at, now) + DUE_GRACE


def retained_until(due_at: datetime, now: datetime, retention: timedelta) -> datetime:
    """Returns until when to keep the record of a reminder that ends as planned."""
    return max(due_at, now) + retention
