"""Decides what happens to a schedule's open reminders when it is changed, paused or ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from workflow.reminders import transitions
from workflow.reminders.reminder import Reminder
from workflow.schedules.occurrences import edited_draft
from workflow.schedules.schedule import OpenOccurrence, Schedule, ScheduleDraft
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


def is_still_to_come(reminder: Reminder, now: datetime) -> bool:
    """Returns whether it waits for a time that is still ahead, however long its occurrence is past."""
    return reminder.status == "scheduled" and reminder.due_at > now


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
    *,
    now: datetime,
    retention: timedelta,
) -> OpenUpdates:
    """Edits a scheduled reminder if the rule of `after` still gives its local time, else cancels it.

    In another time zone each local time is another moment: all are cancelled then. Reminders changed or
    erased by hand stay tracked by local time and sent ones by moment, so that none is created again.
    """
    updates = OpenUpdates()
    same_zone = current.timezone == after.timezone
    for each in current.open:
        reminder = reminders.get(each.reminder_id)
        by_hand = reminder is None or reminder.detached
        if reminder is None or reminder.status != "scheduled" or by_hand:
            _keep(updates, each if same_zone or by_hand else _shown_in(after.timezone, each), reminder)
        elif same_zone and occurrence_at(after, each.local, after.last) is not None:
            updates.open.append(each)
            _edit(updates, reminder, after, now, after.change_id)
        else:
            _cancel(updates, reminder, now, after.change_id, retention)
    return updates


def _shown_in(timezone: str, each: OpenOccurrence) -> OpenOccurrence:
    """Returns the occurrence with the local time of its moment in another zone."""
    return replace(each, local=each.moment.astimezone(zone(timezone)).replace(tzinfo=None))


def _keep(updates: OpenUpdates, each: OpenOccurrence, reminder: Reminder | None) -> None:
    updates.open.append(each)
    if reminder is not None and reminder.status == "sending":
        updates.too_late.append(reminder.id)


def _edit(
    updates: OpenUpdates, current: Reminder, draft: ScheduleDraft, now: datetime, change_id: str
) -> None:
    becomes = edited_draft(draft, current)
    if becomes != current.draft:
        updates.edits.append((current, transitions.edited(current, becomes, now=now, change_id=change_id)))


def _cancel(
    updates: OpenUpdates, current: Reminder, now: datetime, change_id: str, retention: timedelta
) -> None:
    closed = transitions.cancelled_by_schedule(current, now=now, change_id=change_id, retention=retention)
    updates.cancels.append((current, closed))
