"""Computes one step of a schedule: which occurrences to create now, and when to check it again."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from workflow.recurrence.expansion import Occurrence
from workflow.schedules.schedule import MOST_OPEN, OPEN_FOR, OpenOccurrence, Schedule
from workflow.time.deadlines import FAR, START_GRACE

AHEAD = timedelta(hours=30)
"""How long before its moment an occurrence is created: a day for its timer, and 6 hours to spread checks."""

SPREAD = AHEAD - FAR
"""The checks of schedules with the same time are spread over this: most people choose 09:00."""

MOST_MADE = 25
"""How many occurrences one step creates; each is an item of its transaction."""

MOST_PASSED = 1000
"""How many moments one step processes: after a year without a sweep there may be 8,784."""


@dataclass(frozen=True, slots=True)
class Step:
    """The schedule after the step and the occurrences to create; `is_over` if the rule has no more."""

    schedule: Schedule
    creates: tuple[Occurrence, ...]
    is_over: bool


def long_past(schedule: Schedule, now: datetime) -> tuple[OpenOccurrence, ...]:
    """Returns the tracked occurrences whose moments are `OPEN_FOR` past; moved reminders may still wait."""
    return tuple(each for each in schedule.open if each.moment <= now - OPEN_FOR)


def next_step(
    schedule: Schedule, upcoming: Iterator[Occurrence], now: datetime, waiting: Collection[str] = ()
) -> Step:
    """Computes the step of an active schedule at `now`; `upcoming` are the occurrences after its cursor.

    It creates what is due within `AHEAD`, at most `MOST_MADE`. Of the past moments, the latest is created
    if it is nearer to now than the next one is; the others are `missed`. Tracked occurrences are not
    created again. Those that are `long_past` are dropped, but for the `waiting` reminders (ids); if `open`
    is full, older past ones too.
    """
    known = {each.local for each in schedule.open}
    gone = {each.reminder_id for each in long_past(schedule, now)}.difference(waiting)
    schedule = replace(schedule, open=tuple(each for each in schedule.open if each.reminder_id not in gone))
    near, following = _near(upcoming, now + AHEAD)
    late = _late(near, following, now)
    wanted = [each for each in near if each.local not in known and (each.moment > now or each is late)]
    schedule = with_room(schedule, min(len(wanted), MOST_MADE), now, {each.local for each in near})
    room = min(MOST_MADE, MOST_OPEN - len(schedule.open))
    if len(wanted) > room:
        following = wanted[room]
        near = near[: near.index(following)]
    creates = tuple(wanted[:room])
    dropped = [each for each in near if each.moment <= now and each is not late and each.local not in known]
    after = replace(
        schedule,
        cursor=near[-1] if near else schedule.cursor,
        missed=schedule.missed + len(dropped),
    )
    return Step(
        replace(after, check_at=_check_at(after, creates, following, now)), creates, following is None
    )


def end_at(schedule: Schedule) -> datetime:
    """Returns when a schedule whose rule is over can end: `OPEN_FOR` after its last occurrence."""
    last = schedule.cursor if schedule.last is None else schedule.last
    return min(last.moment, schedule.cursor.moment) + OPEN_FOR


def with_open(schedule: Schedule, made: Iterable[OpenOccurrence]) -> Schedule:
    """Returns the schedule with the new occurrences among its open ones, in order of their moments."""
    return replace(schedule, open=tuple(sorted((*schedule.open, *made), key=lambda each: each.moment)))


def with_room(schedule: Schedule, number: int, now: datetime, keeps: Collection[datetime]) -> Schedule:
    """Drops the oldest tracked occurrences to fit `number` more, but none that may be created again.

    These are the future ones, and the past ones at the local times `keeps`, which the rule still gives after
    the cursor. Those that are `long_past` go last: their reminders still wait.
    """
    lacking = len(schedule.open) + number - MOST_OPEN
    past = [each for each in schedule.open if each.moment <= now and each.local not in keeps]
    past.sort(key=long_past(schedule, now).__contains__)
    gone = past[: max(lacking, 0)]
    return replace(schedule, open=tuple(each for each in schedule.open if each not in gone))


def _near(upcoming: Iterator[Occurrence], until: datetime) -> tuple[list[Occurrence], Occurrence | None]:
    """Returns the occurrences up to `until` and the one after them; at most `MOST_PASSED`."""
    near: list[Occurrence] = []
    for each in islice(upcoming, MOST_PASSED + 1):
        if each.moment > until or len(near) == MOST_PASSED:
            return near, each
        near.append(each)
    return near, None


def _late(near: list[Occurrence], following: Occurrence | None, now: datetime) -> Occurrence | None:
    """Returns the latest past occurrence if it is still to be created."""
    past = [each for each in near if each.moment <= now]
    if not past:
        return None
    after = near[len(past)] if len(near) > len(past) else following
    is_nearer = after is None or now - past[-1].moment < after.moment - now
    return past[-1] if is_nearer else None


def _check_at(
    schedule: Schedule, creates: tuple[Occurrence, ...], following: Occurrence | None, now: datetime
) -> datetime:
    """Returns when to check next: before the next occurrence to create, or when the schedule can end."""
    soonest = now + START_GRACE
    if following is None:
        return max(end_at(schedule), soonest)
    tracked = [each.moment for each in (*schedule.open, *creates)]
    check_at = following.moment - FAR - _spread(schedule.id)
    if len(tracked) >= MOST_OPEN:
        check_at = max(check_at, min(tracked))  # then the earliest can be dropped
    return max(check_at, soonest)


def _spread(schedule_id: str) -> timedelta:
    """Returns a constant part of `SPREAD` for each schedule: the end of a UUIDv7 is random."""
    return SPREAD * (int(schedule_id[-8:], 16) / 0x100000000)
