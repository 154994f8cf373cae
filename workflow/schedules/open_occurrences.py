"""Decides what happens to a schedule's open reminders when it is changed, paused or ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from workflow.reminders import transitions
from workflow.reminders.reminder import Reminder
from workflow.schedules.occurrences import edited_draft
from workflow.schedules.schedule import OPEN_FOR, OpenOccurrence, Schedule
from workflow.schedules.times import occurrence_at
from workflow.time.zones import zone


@dataclass(slots=True)
class OpenUpdates:
    """The consequences: `open` stays tracked, `too_late` are the ids of reminders that are being sent.

    `edits` and `cancels` are pairs of a reminder as it was read and as it will be.
    """

    open: list[OpenOccurrence] = field(default_factory=list)
    edits: list[tuple[Reminder, Reminder]] = field(default_factory=list)
    cancels: list[tuple[Reminder, Reminder]] = field(default_factory=list)
    too_late: list[str] = field(default_factory=list)


def still_waits(reminder: Reminder, now: datetime) -> bool:
    """Returns whether it is scheduled, however long its occurrence is past, and not `OPEN_FOR` overdue.

    Until then its timer may just be late, and its owner may still move it.
    """
    return reminder.status == "scheduled" and reminder.due_at > now - OPEN_FOR


def cancel_open(
    schedule: Schedule,
    reminders: Mapping[str, Reminder],
    untracked: Sequence[Reminder] = (),
    *,
    now: datetime,
    change_id: str,
    retention: timedelta,
) -> OpenUpdates:
    """Cancels every scheduled reminder, also those changed by hand and those in `untracked`.

    A reminder that was not changed by hand is no longer tracked, so that a resumed schedule creates it again.
    """
    updates = OpenUpdates()
    for far in untracked:
        if far.status == "scheduled":
            _cancel(updates, far, now, change_id, retention)
        else:
            updates.too_late.append(far.id)
    for each in schedule.open:
        reminder = reminders.get(each.reminder_id)
        if reminder is None or reminder.status != "scheduled":
            _keep(updates, each, reminder)
            continue
        _cancel(updates, reminder, now, change_id, retention)
        if reminder.detached:
            updates.open.append(each)
    return updates


def update_open(
    current: Schedule,
    after: Schedule,
    reminders: Mapping[str, Reminder],
    untracked: Sequence[Reminder] = (),
    *,
    now: datetime,
    retention: timedelta,
) -> OpenUpdates:
    """Edits a scheduled reminder if the rule of `after` still gives its local time, else cancels it.

    In another time zone each local time is another moment: all are cancelled then. Reminders changed or
    erased by hand stay tracked by local time and sent ones by moment, so that none is created again. Those
    in `untracked` are edited or cancelled like the others.
    """
    updates = OpenUpdates()
    same_zone = current.timezone == after.timezone

    def is_given(local: datetime | None) -> bool:
        return same_zone and local is not None and occurrence_at(after, local, after.last) is not None

    for far in untracked:
        if far.status != "scheduled":
            updates.too_late.append(far.id)
        elif not far.detached:
            _edit_or_cancel(updates, far, after, now, retention, is_given=is_given(far.occurrence))
    for each in current.open:
        reminder = reminders.get(each.reminder_id)
        by_hand = reminder is None or reminder.detached
        if reminder is None or reminder.status != "scheduled" or by_hand:
            _keep(updates, each if same_zone or by_hand else _shown_in(after.timezone, each), reminder)
            continue
        stays = is_given(each.local)
        _edit_or_cancel(updates, reminder, after, now, retention, is_given=stays)
        if stays:
            updates.open.append(each)
    return updates


def _shown_in(timezone: str, each: OpenOccurrence) -> OpenOccurrence:
    """Returns the occurrence with the local time of its moment in another zone."""
    return replace(each, local=each.moment.astimezone(zone(timezone)).replace(tzinfo=None))


def _keep(updates: OpenUpdates, each: OpenOccurrence, reminder: Reminder | None) -> None:
    updates.open.append(each)
    if reminder is not None and reminder.status == "sending":
        updates.too_late.append(reminder.id)


def _edit_or_cancel(
    updates: OpenUpdates,
    current: Reminder,
    after: Schedule,
    now: datetime,
    retention: timedelta,
    *,
    is_given: bool,
) -> None:
    if not is_given:
        _cancel(updates, current, now, after.change_id, retention)
    elif (becomes := edited_draft(after, current)) != current.draft:
        edited = transitions.edited(current, becomes, now=now, change_id=after.change_id)
        updates.edits.append((current, edited))


def _cancel(
    updates: OpenUpdates, current: Reminder, now: datetime, change_id: str, retention: timedelta
) -> None:
    closed = transitions.cancelled_by_schedule(current, now=now, change_id=change_id, retention=retention)
    updates.cancels.append((current, closed))
