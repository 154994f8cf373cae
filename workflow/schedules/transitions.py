"""The transitions of a schedule: each returns the record that `workflow.storage.schedules` commits."""

from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any

from workflow.recurrence.expansion import cursor_at
from workflow.reminders.transitions import merged
from workflow.schedules.schedule import PausedReason, Schedule, ScheduleDraft, SchedulePatch
from workflow.schedules.times import Bounds

TIMES = ("rrule", "start", "timezone", "exdates")
"""The fields that determine its occurrences."""


def created(
    draft: ScheduleDraft,
    bounds: Bounds,
    *,
    owner: str,
    schedule_id: str,
    now: datetime,
    change_id: str,
    asked_by: str | None,
) -> Schedule:
    """Returns a new active schedule of `owner`, before its first step.

    `schedule_id` is a new UUIDv7; `bounds` are those of the draft's rule.
    """
    return Schedule(
        **asdict(without_past(draft, now)),
        owner=owner,
        id=schedule_id,
        status="active",
        version=1,
        generation=1,
        change_id=change_id,
        cursor=cursor_at(now, draft.timezone),
        last=bounds.last,
        largest_day=bounds.largest_day,
        asked_by=asked_by,
        created_at=now,
        updated_at=now,
        check_at=now,
    )


def patched(schedule: Schedule, patch: SchedulePatch, now: datetime) -> ScheduleDraft:
    """Returns the draft after `patch`; if its times change, exdates before `now` are dropped."""
    fields: dict[str, Any] = {**patch}
    if "metadata" in fields:
        fields["metadata"] = merged(schedule.metadata, fields["metadata"])
    draft = replace(schedule.draft, **fields)
    return without_past(draft, now) if moves(schedule, draft) else draft


def without_past(draft: ScheduleDraft, now: datetime) -> ScheduleDraft:
    """Returns `draft` without the exdates before `now`."""
    local = cursor_at(now, draft.timezone).local
    return replace(draft, exdates=tuple(each for each in draft.exdates if each >= local))


def moves(schedule: ScheduleDraft, draft: ScheduleDraft) -> bool:
    """Returns whether `draft` has other occurrences than `schedule`."""
    return any(getattr(schedule, name) != getattr(draft, name) for name in TIMES)


def changed(
    current: Schedule, draft: ScheduleDraft, bounds: Bounds | None, *, now: datetime, change_id: str
) -> Schedule:
    """Returns `current` changed to `draft`; with `bounds`, the new times apply from `now` on."""
    after = replace(_by_owner(current, now, change_id), **asdict(draft))
    if bounds is None:
        return after
    return replace(
        after, last=bounds.last, largest_day=bounds.largest_day, cursor=cursor_at(now, draft.timezone)
    )


def paused(current: Schedule, *, now: datetime, change_id: str) -> Schedule:
    """Returns `current` paused by its owner."""
    return replace(_by_owner(current, now, change_id), status="paused", paused_reason="owner", check_at=None)


def paused_as_unsendable(
    current: Schedule, reason: PausedReason, *, now: datetime, change_id: str
) -> Schedule:
    """Returns `current` paused because its content can't be sent any more; flags it for attention."""
    return replace(
        _written(current, change_id),
        status="paused",
        paused_reason=reason,
        attention_since=now,
        updated_at=now,
        check_at=None,
    )


def resumed(current: Schedule, *, now: datetime, change_id: str) -> Schedule:
    """Returns `current` active again from `now` on."""
    return replace(
        _by_owner(current, now, change_id),
        status="active",
        paused_reason=None,
        attention_since=None,
        cursor=cursor_at(now, current.timezone),
        check_at=now,
    )


def ended(current: Schedule, *, now: datetime, change_id: str, retention: timedelta) -> Schedule:
    """Returns `current` ended by its owner."""
    after = completed(current, now=now, change_id=change_id, retention=retention)
    return replace(after, version=current.version + 1)


def completed(current: Schedule, *, now: datetime, change_id: str, retention: timedelta) -> Schedule:
    """Returns `current` ended because its rule has no more occurrences; it is kept for `retention`."""
    return replace(
        _written(current, change_id),
        status="ended",
        updated_at=now,
        paused_reason=None,
        attention_since=None,
        ended_at=now,
        check_at=None,
        expires_at=now + retention,
    )


def stepped(current: Schedule, after: Schedule, *, change_id: str) -> Schedule:
    """Returns `after`, the result of a step on `current`, as the next write."""
    return replace(_written(after, change_id), generation=current.generation + 1)


def _by_owner(current: Schedule, now: datetime, change_id: str) -> Schedule:
    return replace(_written(current, change_id), version=current.version + 1, updated_at=now)


def _written(current: Schedule, change_id: str) -> Schedule:
    return replace(current, generation=current.generation + 1, change_id=change_id)
