"""Which reminders a schedule creates, and when: each once, a day ahead, or at once if due sooner."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from tests.aws import fail
from tests.unit.workflow.conftest import NOW
from tests.unit.workflow.schedules.conftest import HOURLY, Plans, local
from tests.zone_rules import ZONE, rules_of
from workflow.schedules.schedule import OPEN_FOR
from workflow.storage.listing import Selection, count_waiting


def test_a_new_schedule_creates_reminders_due_soon_at_once_and_starts_their_timers(plans: Plans) -> None:
    schedule = plans.create()
    [first, second] = plans.created()
    assert (first.due_at, first.local_time, first.timezone) == (
        datetime(2026, 11, 23, 11, tzinfo=UTC),
        local("2026-11-23T12:00"),
        "Europe/Berlin",
    )
    assert (first.message, first.email, first.schedule_id) == (
        "Take the bins out",
        "a@b.example",
        schedule.id,
    )
    assert plans.world.executions() == [f"{first.id}-g1"]  # the second is due in more than a day
    assert second.due_at - NOW == timedelta(hours=26)


def test_each_occurrence_is_created_once_in_time(plans: Plans) -> None:
    plans.create()
    plans.pass_days(3)
    occurrences = [each.occurrence for each in plans.created()]
    assert occurrences[:4] == [local(f"2026-11-{day}T12:00") for day in range(23, 27)]
    assert len(set(occurrences)) == len(occurrences)
    assert all(each.due_at - each.created_at >= timedelta(hours=18) for each in plans.created()[1:])


def test_checks_of_schedules_with_the_same_time_are_spread_over_hours(plans: Plans) -> None:
    checks = {plans.create(rrule="FREQ=WEEKLY", start=local("2026-12-01T09:00")).check_at for _ in range(8)}
    assert len(checks) == 8
    assert all(
        look is not None
        and timedelta(hours=24) <= datetime(2026, 12, 1, 8, tzinfo=UTC) - look <= timedelta(hours=30)
        for look in checks
    )


def test_one_step_creates_25_and_the_next_continues(plans: Plans) -> None:
    schedule = plans.create(rrule=HOURLY)
    assert len(plans.created()) == 25
    plans.world.clock.advance(hours=3)
    plans.sweep.run()
    assert len(plans.created()) == 32
    assert plans.record(schedule).cursor.local == local("2026-11-24T19:00")


def test_a_schedule_ends_a_day_and_a_half_after_its_last_occurrence(plans: Plans) -> None:
    schedule = plans.create(rrule="FREQ=DAILY;COUNT=2")
    assert schedule.last is not None
    assert schedule.last.moment == datetime(2026, 11, 24, 11, tzinfo=UTC)
    plans.pass_days(2)
    assert plans.record(schedule).status == "active"
    plans.pass_days(1)
    ended = plans.record(schedule)
    assert (ended.status, ended.version, ended.check_at) == ("ended", 1, None)
    assert ended.ended_at is not None
    assert ended.ended_at - schedule.last.moment >= OPEN_FOR
    assert ended.expires_at is not None
    assert len(plans.created()) == 2


def test_excluded_occurrences_are_not_created(plans: Plans) -> None:
    plans.create(exdates=(local("2026-11-24T12:00"),))
    plans.pass_days(3)
    days = [each.occurrence.day for each in plans.created() if each.occurrence]
    assert days[:3] == [23, 25, 26]


def test_timers_are_started_for_two_seconds_and_the_sweep_starts_the_others(plans: Plans) -> None:
    seconds = iter(range(100))
    plans.world.timers._stopwatch = lambda: next(seconds)
    plans.create(rrule="FREQ=DAILY;BYHOUR=12,13,14,15,16,17")
    assert len(plans.world.executions()) == 1
    plans.world.clock.advance(minutes=3)
    plans.world.sweep.run()
    assert len(plans.world.executions()) == 6


def test_of_occurrences_missed_by_the_sweep_only_the_latest_is_created_if_it_is_near(plans: Plans) -> None:
    schedule = plans.create()
    plans.world.clock.advance(
        days=5
    )  # 10:00 in Berlin: yesterday's occurrence is nearer to now than the next one
    plans.sweep.run()
    assert plans.record(schedule).missed == 3
    plans.world.clock.advance(days=4, hours=4)
    plans.sweep.run()
    assert plans.record(schedule).missed == 3 + 2
    assert [each.occurrence.day for each in plans.created() if each.occurrence] == [23, 24, 28, 29, 2, 3]


def test_reminders_that_could_not_be_written_are_created_by_the_next_sweep(plans: Plans) -> None:
    plans.create()
    end = fail(plans.world.dynamodb, "TransactWriteItems", "InternalServerError", 500)
    plans.world.clock.advance(hours=27)
    assert plans.sweep.run().failures == 1
    end()
    assert plans.sweep.run().made == 1


def test_occurrences_count_neither_as_scheduled_nor_as_created_by_the_owner(plans: Plans) -> None:
    plans.create(rrule=HOURLY)
    assert plans.world.quota.counted("nora", NOW) == 1
    assert len(plans.world.lists.page("nora", Selection(state="upcoming"), limit=100).items) == 25
    assert count_waiting(plans.world.dynamodb, plans.world.table, "nora", 100) == 0


def test_the_densest_schedule_has_its_reminders_a_day_ahead(plans: Plans) -> None:
    plans.create(rrule=HOURLY, timezone="UTC")
    for _ in range(3 * 24):
        plans.world.clock.advance(hours=1)
        plans.sweep.run()
    ahead = [each for each in plans.created() if each.due_at > plans.world.clock.now]
    assert len(ahead) >= 24
    assert all(each.due_at - each.created_at >= timedelta(hours=24) for each in plans.created()[25:])


def test_newer_rules_of_a_zone_skip_no_occurrence_of_each_hour(plans: Plans) -> None:
    newer_from = datetime(2027, 11, 7, 9, tzinfo=UTC) - timedelta(hours=26)
    plans.world.clock.now = newer_from - timedelta(hours=19)
    with rules_of("America/Los_Angeles"):
        schedule = plans.create(rrule=HOURLY, timezone=ZONE, start=local("2027-11-01T00:00"))
        while plans.world.clock.now < newer_from:
            plans.world.clock.advance(minutes=30)
            plans.sweep.run()
    plans.pass_days(2)
    hours = sorted(each.occurrence for each in plans.created() if each.occurrence is not None)
    assert all(later - hour == timedelta(hours=1) for hour, later in pairwise(hours))
    assert plans.record(schedule).missed == 0
