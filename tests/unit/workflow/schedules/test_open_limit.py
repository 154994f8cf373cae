"""How many open occurrences a schedule tracks: without room, the oldest are dropped for the next."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.unit.workflow.conftest import NOW
from tests.unit.workflow.schedules.conftest import DRAFT
from workflow.recurrence.expansion import Occurrence
from workflow.schedules.schedule import MOST_OPEN, OpenOccurrence, Schedule
from workflow.schedules.step import next_step, with_open
from workflow.schedules.times import Bounds
from workflow.schedules.transitions import created

HOUR = timedelta(hours=1)
ID = "00000000-0000-7000-8000-000000000000"


def at(moment: datetime) -> Occurrence:
    return Occurrence(moment.replace(tzinfo=None), moment)


def each_hour(after: Occurrence) -> Iterator[Occurrence]:
    """Yields 24 a day, the most that a rule may have, in UTC."""
    return (at(after.moment + n * HOUR) for n in count(1))


def changed_now(past: list[int]) -> Schedule:
    """Returns a schedule whose rule changed at NOW, with occurrences created so many minutes before."""
    bounds = Bounds(last=None, largest_day=24)
    draft = replace(DRAFT, timezone="UTC")
    plain = created(draft, bounds, owner="nora", schedule_id=ID, now=NOW, change_id="", asked_by=None)
    former = [at(NOW - timedelta(minutes=each)) for each in past]
    return with_open(
        plain, [OpenOccurrence(each.local, each.moment, f"former-{n}") for n, each in enumerate(former)]
    )


@given(st.lists(st.integers(0, 36 * 60), max_size=MOST_OPEN))
@settings(max_examples=30)
@example([0] * MOST_OPEN)
@example(list(range(24)) * 2)
def test_each_occurrence_is_created_once_in_time_whatever_former_rules_created(past: list[int]) -> None:
    schedule, now, made, checks = changed_now(past), NOW, list[datetime](), 0
    while now < NOW + timedelta(days=3):
        step = next_step(schedule, each_hour(schedule.cursor), now)
        moments = [each.moment for each in step.creates]
        assert all(each > now for each in moments)
        schedule = with_open(
            step.schedule, [OpenOccurrence(each.local, each.moment, "") for each in step.creates]
        )
        assert len(schedule.open) <= MOST_OPEN
        assert schedule.check_at is not None
        made, checks, now = made + moments, checks + 1, schedule.check_at
    assert made == [NOW + n * HOUR for n in range(1, len(made) + 1)]
    assert made[-1] > now
    assert schedule.missed == 0
    assert checks <= len(made) + MOST_OPEN


def test_occurrences_of_a_former_rule_make_room_when_they_are_past() -> None:
    schedule, now, made, checks = changed_now([-61 - n for n in range(MOST_OPEN)]), NOW, list[datetime](), 0
    while now < NOW + timedelta(days=1):
        step = next_step(schedule, each_hour(schedule.cursor), now)
        made += [each.moment for each in step.creates]
        schedule = with_open(
            step.schedule, [OpenOccurrence(each.local, each.moment, "") for each in step.creates]
        )
        assert schedule.check_at is not None
        checks, now = checks + 1, schedule.check_at
    assert made == [NOW + n * HOUR for n in range(1, len(made) + 1)]
    assert made[-1] > now
    assert schedule.missed == 0
    assert checks <= MOST_OPEN
