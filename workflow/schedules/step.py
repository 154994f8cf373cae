"""Computes one step of a schedule: which occurrences to create now, and when to check it again."""

from collections.abc import Iterable, Iterator
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

AT_LATEST = timedelta(hours=6)
"""How long before its moment an occurrence displaces older tracked ones if there is no room."""

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


def next_step(schedule: Schedule, upcoming: Iterator[Occurrence], now: datetime) -> Step:
    """Computes the step of an active schedule at `now`; `upcoming` are the occurrences after its cursor.

    It creates what is due within `AHEAD`, at most `MOST_MADE`. Of the past moments, the latest is created
    if it is nearer to now than the next one is; the others are `missed`. Tracked occurrences are not
    created again. If `open` is full, as after changes of the rule, the oldest are dropped for what is due
    `AT_LATEST`.
    """
    known = {each.local for each in schedule.open}
    schedule = replace(schedule, open=tuple(each for each in schedule.open if each.moment > now - OPEN_FOR))
    near, following = _near(upcoming, now + AHEAD)
    late = _late(near, following, now)
    wanted = [each for each in near if each.local not in known and (each.moment > now or each is late)]
    schedule = _with_room(schedule, sum(each.moment <= now + AT_LATEST for each in wanted), now)
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


def with_open(schedule: Schedule, made: Iterable[OpenOccurrence]) -> Schedule:
    """Returns the schedule with the new occurrences among its open ones, in order of their moments."""
    return replace(schedule, open=tuple(sorted((*schedule.open, *made), key=lambda each: each.moment)))


def _near(upcoming: Iterator[Occurrence], until: datetime) -> tuple[list[Occurrence], Occurrence | None]:
    """Returns the occurrences up to `until` and the one after them; at most `MOST_PASSED`."""
    near: list[Occurrence] = []
    for each in islice(upcoming, MOST_PASSED + 1):
        if each.moment > until or len(near) == MOST_PASSED:
            return near, each
        near.append(each)
    return near, None


def _with_room(schedule: Schedule, number: int, now: datetime) -> Schedule:
    """Drops the oldest tracked occurrences to fit `number` more; the cursor has passed all of these."""
    lacking = len(schedule.open) + min(number, MOST_MADE) - MOST_OPEN
    behind = [each for each in schedule.open if each.moment <= min(now, schedule.cursor.moment)]
    gone = behind[: max(lacking, 0)]
    return replace(schedule, open=tuple(each for each in schedule.open if each not in gone))


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
        return max(schedule.cursor.moment + OPEN_FOR, soonest)
    if len(schedule.open) + len(creates) >= MOST_OPEN:
        first = min(each.moment for each in (*schedule.open, *creates))
        return max(min(first + OPEN_FOR, max(first, following.moment - AT_LATEST)), soonest)
    return max(following.moment - FAR - _spread(schedule.id), soonest)


def _spread(schedule_id: str) -> timedelta:
    """Returns a constant part of `SPREAD` for each schedule: the end of a UUIDv7 is random."""
    return SPREAD * (int(schedule_id[-8:], 16) / 0x100000000)
