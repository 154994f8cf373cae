"""What one step makes of a schedule: the occurrences that come near, and where the next step goes on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from workflow.recurrence.expansion import Occurrence
from workflow.schedules.schedule import MOST_OPEN, OPEN_FOR, OpenOccurrence, Schedule
from workflow.time.deadlines import FAR, START_GRACE

AHEAD = timedelta(hours=30)
"""So long before its moment an occurrence is made: its timer starts a day before, and sweeps are spread."""

SPREAD = AHEAD - FAR
"""Over so long the looks at schedules of the same time are spread: most people's are for 09:00."""

AT_LATEST = timedelta(hours=6)
"""So long before its moment an occurrence is made where there is no room: others make way for it then."""

MOST_MADE = 25
"""How many occurrences one step makes, each a part of its transaction."""

MOST_PASSED = 1000
"""How many moments one step goes past: after a year without a sweep there may be 8,784."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be made of the `schedule`, which goes on behind it; `is_over` where the rule has no more."""

    schedule: Schedule
    makes: tuple[Occurrence, ...]
    is_over: bool


def next_step(schedule: Schedule, upcoming: Iterator[Occurrence], now: datetime) -> Step:
    """What is to be made of an active schedule at `now`, where `upcoming` follows its cursor.

    All that is due within `AHEAD`, `MOST_MADE` at most. Of the moments that are past, the latest is made if
    it is nearer to its own moment than to the next one; the others are `missed`. What is in `open` was made.
    Where `open` has no room, as after changes of the rule, its oldest make way for what is due `AT_LATEST`.
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
    makes = tuple(wanted[:room])
    dropped = [each for each in near if each.moment <= now and each is not late and each.local not in known]
    after = replace(
        schedule,
        cursor=near[-1] if near else schedule.cursor,
        missed=schedule.missed + len(dropped),
    )
    return Step(replace(after, check_at=_check_at(after, makes, following, now)), makes, following is None)


def with_open(schedule: Schedule, made: Iterable[OpenOccurrence]) -> Schedule:
    """The schedule with what was made of it among its open ones, which are in order of their moments."""
    return replace(schedule, open=tuple(sorted((*schedule.open, *made), key=lambda each: each.moment)))


def _near(upcoming: Iterator[Occurrence], until: datetime) -> tuple[list[Occurrence], Occurrence | None]:
    """What is not after `until`, and the first that is; after `MOST_PASSED` the next one, wherever it is."""
    near: list[Occurrence] = []
    for each in islice(upcoming, MOST_PASSED + 1):
        if each.moment > until or len(near) == MOST_PASSED:
            return near, each
        near.append(each)
    return near, None


def _with_room(schedule: Schedule, number: int, now: datetime) -> Schedule:
    """Without its oldest, where `number` more have no room: behind the cursor nothing is made again."""
    lacking = len(schedule.open) + min(number, MOST_MADE) - MOST_OPEN
    behind = [each for each in schedule.open if each.moment <= min(now, schedule.cursor.moment)]
    gone = behind[: max(lacking, 0)]
    return replace(schedule, open=tuple(each for each in schedule.open if each not in gone))


def _late(near: list[Occurrence], following: Occurrence | None, now: datetime) -> Occurrence | None:
    """The latest of the moments that are past, if it is still to be made."""
    past = [each for each in near if each.moment <= now]
    if not past:
        return None
    after = near[len(past)] if len(near) > len(past) else following
    is_nearer = after is None or now - past[-1].moment < after.moment - now
    return past[-1] if is_nearer else None


def _check_at(
    schedule: Schedule, makes: tuple[Occurrence, ...], following: Occurrence | None, now: datetime
) -> datetime:
    """When to look at it again: before the first that isn't made, else when it has ended."""
    soonest = now + START_GRACE
    if following is None:
        return max(schedule.cursor.moment + OPEN_FOR, soonest)
    if len(schedule.open) + len(makes) >= MOST_OPEN:
        first = min(each.moment for each in (*schedule.open, *makes))
        return max(min(first + OPEN_FOR, max(first, following.moment - AT_LATEST)), soonest)
    return max(following.moment - FAR - _spread(schedule.id), soonest)


def _spread(schedule_id: str) -> timedelta:
    """A part of `SPREAD` that is always the same for one schedule: the end of a UUIDv7 is random."""
    return SPREAD * (int(schedule_id[-8:], 16) / 0x100000000)
