"""Limits on an owner's schedules: what is beyond them fails, and what fails does not count."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.aws import before_once, fail
from tests.unit.workflow.conftest import NOW, POLICY, World
from tests.unit.workflow.schedules.conftest import HOURLY, Plans, local
from workflow.reminders.exceptions import InvalidReminder, RecipientLimitReached
from workflow.schedules.exceptions import OccurrenceLimitReached, ScheduleLimitReached
from workflow.storage.schedules.active_counts import ScheduleLimits

SMS = {"preference": "sms", "phone": "+61491570156"}


@pytest.mark.parametrize("limits", [ScheduleLimits(1, 100), ScheduleLimits(100, 1)])
def test_a_schedule_rejected_by_the_schedule_limits_does_not_count_for_the_day(
    world: World, limits: ScheduleLimits
) -> None:
    plans = Plans(world, limits=limits)
    plans.create()
    with pytest.raises((ScheduleLimitReached, OccurrenceLimitReached)):
        plans.create()
    assert world.quota.counted("nora", NOW) == 1


def test_who_exceeds_limits_that_were_lowered_may_still_have_fewer_occurrences(world: World) -> None:
    schedule, _ = (Plans(world).create(rrule="FREQ=DAILY;BYHOUR=12,14") for _ in range(2))
    lowered = Plans(world, limits=ScheduleLimits(1, 1))
    changed = lowered.changes.change(schedule.id, {"rrule": "FREQ=DAILY"}, owner="nora")
    assert changed.schedule.largest_day == 1


def test_a_reminder_beyond_the_recipient_limit_is_created_as_failed(world: World) -> None:
    plans = Plans(world).with_limits(per_recipient=3)
    plans.create(rrule=HOURLY)
    statuses = [each.status for each in plans.created()]
    assert statuses == ["scheduled"] * 3 + ["failed"] * 10 + ["scheduled"] * 3 + ["failed"] * 9
    failed = plans.created()[3]
    assert failed.deliveries["email"].error == "OwnerLimitReached"
    assert failed.attention_since == failed.finished_at == NOW


def test_a_reminder_beyond_the_daily_sms_parts_is_created_as_failed(world: World) -> None:
    plans = Plans(world).with_limits(sms_parts=3)
    plans.create(**SMS, message="x" * 200, rrule=HOURLY)
    assert [each.status for each in plans.created()][:3] == ["scheduled", "failed", "failed"]
    long = plans.create(**SMS, message="x" * 700)
    assert {each.status for each in plans.created() if each.schedule_id == long.id} == {"failed"}


def test_a_reminder_that_was_not_created_is_released_from_the_counts(world: World) -> None:
    plans = Plans(world).with_limits(sms_parts=2, per_recipient=2)
    limited = Plans(world, plans.policy, ScheduleLimits(1, 100))
    first = limited.create(rrule="FREQ=YEARLY", start=local("2027-05-01T12:00"))
    for _ in range(3):
        with pytest.raises(ScheduleLimitReached):
            limited.create(**SMS)
    limited.changes.end(first.id, owner="nora")
    plans.create(**SMS)
    assert [each.status for each in plans.created()] == ["scheduled"] * 2


def test_a_cancelled_reminder_is_released_from_its_recipients_count(world: World) -> None:
    plans = Plans(world).with_limits(per_recipient=1)
    schedule = plans.create()
    for _ in range(3):
        plans.changes.pause(schedule.id, owner="nora")
        plans.changes.resume(schedule.id, owner="nora")
    assert [each.status for each in plans.created() if each.reason is None] == ["scheduled"] * 2


def test_a_change_rejected_by_another_limit_does_not_count_for_the_day(world: World) -> None:
    plans = Plans(world).with_limits(changes=2, sms_parts=6, per_recipient=1)
    limited = Plans(world, plans.policy, ScheduleLimits(1, 1))
    plans.create(phone="+61491570157", preference="sms")
    schedule = plans.create(**SMS)
    for _ in range(3):
        with pytest.raises(RecipientLimitReached):
            plans.changes.change(schedule.id, {"phone": "+61491570157", "message": "x" * 161}, owner="nora")
        with pytest.raises(OccurrenceLimitReached):
            limited.changes.change(schedule.id, {"rrule": HOURLY}, owner="nora")
    plans.changes.change(schedule.id, {"message": "x" * 161}, owner="nora")
    plans.changes.pause(schedule.id, owner="nora")
    for _ in range(3):
        with pytest.raises(ScheduleLimitReached):
            limited.changes.resume(schedule.id, owner="nora")
    plans.changes.resume(schedule.id, owner="nora")


def test_counts_that_cannot_be_released_do_not_stop_the_change(world: World) -> None:
    plans = Plans(world).with_limits(sms_parts=100)
    limited = Plans(world, plans.policy, ScheduleLimits(1, 100))
    limited.create(rrule="FREQ=YEARLY", start=local("2027-05-01T12:00"))
    ends: list[Callable[[], None]] = []

    def break_counts() -> None:
        ends.append(fail(world.dynamodb, "UpdateItem", "InternalServerError", 500))

    before_once(world.dynamodb, "TransactWriteItems", break_counts)
    with pytest.raises(ScheduleLimitReached):
        limited.create(**SMS)
    ends[0]()
    plans.create(**SMS)


def test_a_schedule_of_sms_pauses_once_sms_is_off_and_is_resumed_only_when_it_is_on(world: World) -> None:
    plans = Plans(world)
    schedule = plans.create(**SMS)
    without = Plans(world, replace(POLICY, sms_countries=()))
    world.clock.advance(hours=27)
    without.sweep.run()
    paused = plans.record(schedule)
    assert (paused.status, paused.paused_reason, paused.version) == ("paused", "sms_off", 1)
    assert paused.attention_since == world.clock.now
    assert plans.scheduled() == []
    with pytest.raises(InvalidReminder):
        without.changes.resume(schedule.id, owner="nora")
    resumed = plans.changes.resume(schedule.id, owner="nora").schedule
    assert (resumed.status, resumed.attention_since, resumed.paused_reason) == ("active", None, None)


def test_an_end_clears_the_attention_of_a_schedule_that_cannot_be_sent(world: World) -> None:
    schedule = Plans(world).create(**SMS)
    without = Plans(world, replace(POLICY, sms_countries=()))
    world.clock.advance(hours=27)
    without.sweep.run()
    ended = without.changes.end(schedule.id, owner="nora").schedule
    assert (ended.status, ended.attention_since, ended.paused_reason) == ("ended", None, None)


def test_if_users_may_write_only_to_themselves_other_schedules_pause_but_not_those_of_programs(
    world: World,
) -> None:
    Plans(world).create()
    Plans(world).create(owner="program")
    own = Plans(world, replace(POLICY, own_address_only=True))
    world.clock.advance(hours=27)
    own.sweep.run()
    [users] = own.lists.page("nora", limit=10).items
    [programs] = own.lists.page("program", limit=10).items
    assert (users.paused_reason, programs.paused_reason) == ("recipient_not_allowed", None)


def test_a_schedule_in_a_removed_zone_pauses(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    plans = Plans(world)
    schedule = plans.create()
    monkeypatch.setattr("workflow.scheduling.admission.is_known", lambda _: False)
    world.clock.advance(hours=27)
    plans.sweep.run()
    assert plans.record(schedule).paused_reason == "timezone_unknown"
