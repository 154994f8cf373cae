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
class Follow:
    """The consequences: `open` stays tracked, `too_late` are the ids of reminders that are being sent.

    `edits` and `cancels` are pairs of a reminder as it was read and as it will be.
    """

    open: list[OpenOccurrence] = field(default_factory=list)
    edits: list[tuple[Reminder, Reminder]] = field(default_factory=list)
    cancels: list[tuple[Reminder, Reminder]] = field(default_factory=list)
    too_late: list[str] = field(default_factory=list)


def closed(
    schedule: Schedule,
    reminders: Mapping[str, Reminder],
    moved_on: Sequence[Reminder] = (),
    *,
    now: datetime,
    change_id: str,
    retention: timedelta,
) -> Follow:
    """Cancels every scheduled reminder, also those changed by hand and those in `moved_on`.

    A reminder that was not changed by hand is no longer tracked, so that a resumed schedule creates it again.
    """
    follow = Follow()
    for far in moved_on:
        if far.status == "scheduled":
            _cancel(follow, far, now, change_id, retention)
        else:
            follow.too_late.append(far.id)
    for each in schedule.open:
        reminder = reminders.get(each.reminder_id)
        if reminder is None or reminder.status != "scheduled":
            _keep(follow, each, reminder)
            continue
        _cancel(follow, reminder, now, change_id, retention)
        if reminder.detached:
            follow.open.append(each)
    return follow


def changed(
    seen: Schedule,
    after: Schedule,
    reminders: Mapping[str, Reminder],
    *,
    now: datetime,
    retention: timedelta,
) -> Follow:
    """Edits a scheduled reminder if the rule of `after` still gives its local time, else cancels it.

    In another time zone each local time is another moment: all are cancelled then. Reminders changed or
    erased by hand stay tracked by local time and sent ones by moment, so that none is created again.
    """
    follow = Follow()
    same_zone = seen.timezone == after.timezone
    for each in seen.open:
        reminder = reminders.get(each.reminder_id)
        by_hand = reminder is None or reminder.detached
        if reminder is None or reminder.status != "scheduled" or by_hand:
            _keep(follow, each if same_zone or by_hand else _shown_in(after.timezone, each), reminder)
        elif same_zone and occurrence_at(after, each.local, after.last) is not None:
            follow.open.append(each)
            _edit(follow, reminder, after, now, after.change_id)
        else:
            _cancel(follow, reminder, now, after.change_id, retention)
    return follow


def _shown_in(timezone: str, each: OpenOccurrence) -> OpenOccurrence:
    """Returns the occurrence with the local time of its moment in another zone."""
    return replace(each, local=each.moment.astimezone(zone(timezone)).replace(tzinfo=None))


def _keep(follow: Follow, each: OpenOccurrence, reminder: Reminder | None) -> None:
    follow.open.append(each)
    if reminder is not None and reminder.status == "sending":
        follow.too_late.append(reminder.id)


def _edit(follow: Follow, seen: Reminder, draft: ScheduleDraft, now: datetime, change_id: str) -> None:
    becomes = edited_draft(draft, seen)
    if becomes != seen.draft:
        follow.edits.append((seen, transitions.edited(seen, becomes, now=now, change_id=change_id)))


def _cancel(follow: Follow, seen: Reminder, now: datetime, change_id: str, retention: timedelta) -> None:
    closed = transitions.cancelled_by_schedule(seen, now=now, change_id=change_id, retention=retention)
    follow.cancels.append((seen, closed))
