"""What becomes of the reminders that a schedule has made, once it is changed, paused or ended."""

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
    """What follows for the open ones: `open` are those kept in mind, `too_late` those that are being sent.

    `edits` and `cancels` are reminders as they were seen and become.
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
    """All that still waits is cancelled, what its owner changed by hand too, and what was `moved_on`.

    What was not changed by hand is forgotten, so that it is made again where the schedule is resumed.
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
    """What waits, and was not changed by hand, is edited where its local time is still given `after`.

    Else it is cancelled. In another zone a local time is another moment: there all of it is cancelled. What
    was changed by hand or erased is kept in mind by its local time, what was sent by its moment: neither is
    made again.
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
    """The same at the local time that its moment has in another zone."""
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
