"""Computes the maximum cost of one owner in a day (UTC) under the configured limits."""

from dataclasses import dataclass

from infra.common.config import Settings
from tools.costs import prices, usage
from tools.costs.stack import calls, thousand
from workflow.schedules.step import MOST_MADE

DAY_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerDay:
    """Maximum USD for `reminders`, `occurrences` of schedules, `changes` of reminders and `schedule_changes`.

    Also for small and for the most expensive reads; and the number of SMS `parts`.
    """

    reminders: float
    occurrences: float
    changes: float
    schedule_changes: float
    small_reads: float
    costliest_reads: float
    parts: int


def owner_day(settings: Settings) -> OwnerDay:
    """Returns the maximum cost of an owner's day without retries (each is one more transition).

    An occurrence also writes the schedule's record; a step may create several with one such write. Records
    have the maximum size, a key and a reference, and both channels. Reads have no limit per owner: they come
    at the whole stack's `throttleRate` all day, and the most expensive ones examine as many of the biggest
    records as a filtered page may.
    """
    preference = "both" if settings.sms_countries else "email"
    recipients = 2 if settings.sms_countries else 1
    kilobyte = usage.CREATED + usage.STARTED + usage.CLAIMED + usage.RECORDED + usage.WITH_REFERENCE
    write_units = usage.DAY_COUNT + recipients + usage.MOST_RECORD_KB * (kilobyte + usage.WITH_KEY)
    costs = thousand(preference)
    sent = (sum(costs.values()) - costs["DynamoDB"]) / 1000
    creation = sent + write_units * prices.WRITE.each
    step_units = recipients + usage.MOST_RECORD_KB * (
        kilobyte + usage.WITH_SCHEDULE + usage.IN_TRANSACTION + usage.STEPPED
    )
    moved = usage.MOVED + usage.STARTED + usage.WITH_REFERENCE // 2
    changed = (
        (usage.DAY_COUNT + recipients + usage.MOST_RECORD_KB * moved) * prices.WRITE.each
        + prices.TRANSITION.each
        + _call(usage.API_SECONDS, usage.MOST_RECORD_KB)
    )
    reads = settings.throttle_rate * DAY_SECONDS
    return OwnerDay(
        reminders=settings.reminders_per_day * creation,
        occurrences=settings.occurrences_per_day * (sent + step_units * prices.WRITE.each),
        changes=settings.changes_per_day * changed,
        schedule_changes=settings.changes_per_day * _resumed(recipients),
        small_reads=reads * (_call(usage.API_SECONDS, 1) + prices.READ.each),
        costliest_reads=reads * _costliest_read(),
        parts=settings.sms_parts_per_day if settings.sms_countries else 0,
    )


def _resumed(recipients: int) -> float:
    """Returns the cost of the largest change: a schedule with many reminders is resumed and paused."""
    record = 2 * usage.CREATED + usage.STARTED + 2 * (usage.WITH_SCHEDULE + usage.WITH_REFERENCE) // 4
    write_units = recipients * 2 + usage.MOST_RECORD_KB * (record + 2 * usage.IN_TRANSACTION)
    each = write_units * prices.WRITE.each + 2 * prices.TRANSITION.each
    return MOST_MADE * each + 2 * _call(usage.LONG_CALL_SECONDS, usage.MOST_RECORD_KB)


def _call(seconds: float, kilobytes: float) -> float:
    metered = -(-kilobytes // usage.METERED_KB)
    out = kilobytes / usage.KB_IN_GB * prices.DATA_OUT_GB.each
    return metered * prices.GATEWAY.each + out + calls(1, seconds, usage.API_GB, usage.CALL_LOG_KB)


def _costliest_read() -> float:
    read = usage.EXAMINED_READS * usage.READ_PAGE_KB / usage.READ_UNIT_KB
    page = usage.MOST_PAGE_RECORDS * usage.MOST_RECORD_KB
    return read * prices.READ.each + _call(usage.LONG_CALL_SECONDS, page)
