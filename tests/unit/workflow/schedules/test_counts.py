"""The counts of limits when reminders replace others, and after steps and changes that came to nothing."""

from dataclasses import replace
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.aws import before_once, fail, lose_responses
from tests.unit.workflow.conftest import World
from tests.unit.workflow.schedules.conftest import Plans, local
from workflow.recipient_limit import RecipientLimit
from workflow.reminders.exceptions import RecipientLimitReached
from workflow.schedules.schedule import SchedulePatch
from workflow.storage.errors import StoreUnavailable
from workflow.storage.recipient_counts import RecipientCounts


def with_limits(world: World, **limits: int) -> Plans:
    return Plans(world).with_limits(**limits)


@pytest.mark.parametrize(
    "code", ["AccessDeniedException", "ResourceNotFoundException", "ValidationException"]
)
def test_steps_that_aws_refuses_again_and_again_use_up_no_limit(world: World, code: str) -> None:
    plans = with_limits(world, sms_parts=2, per_recipient=2)
    plans.create(preference="sms", phone="+61491570156", start=local("2026-11-25T12:00"))
    world.clock.advance(hours=27)  # its next check is 24 to 30 hours before its time
    end = fail(world.dynamodb, "TransactWriteItems", code)
    for _ in range(5):
        plans.sweep_once()
        world.clock.advance(minutes=5)
    end()
    plans.sweep_once()
    assert [each.status for each in plans.created()] == ["scheduled"]


def test_a_step_that_a_concurrent_one_overtakes_uses_up_no_limit(world: World) -> None:
    plans = with_limits(world, sms_parts=2, per_recipient=2)
    sms = {"preference": "sms", "phone": "+61491570156"}
    plans.create(**sms, start=local("2026-11-25T12:00"))
    world.clock.advance(hours=27)
    before_once(world.dynamodb, "TransactWriteItems", plans.sweep_once)
    plans.sweep_once()
    plans.create(**sms, start=local("2026-11-25T13:00"), rrule="FREQ=DAILY;COUNT=1")
    assert [each.status for each in plans.created()] == ["scheduled"] * 2


def test_steps_that_aws_refuses_release_no_parts_of_those_over_the_limit(world: World) -> None:
    plans = with_limits(world, sms_parts=1)
    start, rrule = local("2026-11-25T12:00"), "FREQ=DAILY;BYHOUR=12,14;COUNT=2"
    plans.create(preference="sms", phone="+61491570156", start=start, rrule=rrule)
    world.clock.advance(hours=27)
    end = fail(world.dynamodb, "TransactWriteItems", "AccessDeniedException")
    plans.sweep_once()
    end()
    plans.sweep_once()
    assert [each.status for each in plans.created()] == ["scheduled", "failed"]


@pytest.mark.parametrize("failing", ["2026-11-25#", "2026-11-26#", "quota#nora"])
def test_steps_that_cannot_count_all_their_reminders_use_up_no_limit(world: World, failing: str) -> None:
    plans = with_limits(world, sms_parts=2, per_recipient=1)
    sms = {"preference": "both", "email": "new@b.example", "phone": "+61491570156"}
    plans.create(**sms, start=local("2026-11-25T12:00"), rrule="FREQ=DAILY;BYHOUR=1,23")
    world.clock.advance(hours=38)  # two are due within 30 hours, on two days (UTC)

    def refuse(params: dict[str, Any], **_: object) -> None:
        if failing in str(params["body"]):
            error: Any = {"Error": {"Code": "ThrottlingException", "Message": "planted"}}
            raise ClientError(error, "UpdateItem")

    event = "before-call.dynamodb.UpdateItem"
    world.dynamodb.meta.events.register_first(event, refuse)
    for _ in range(5):
        plans.sweep_once()
        world.clock.advance(minutes=5)
    world.dynamodb.meta.events.unregister(event, refuse)
    plans.sweep_once()
    assert [each.status for each in plans.created()] == ["scheduled"] * 2


def test_a_reminder_stays_counted_if_only_the_response_of_its_transaction_is_lost(world: World) -> None:
    plans = with_limits(world, per_recipient=1)
    end = lose_responses(world.dynamodb, "TransactWriteItems")
    with pytest.raises(StoreUnavailable):
        plans.create(rrule="FREQ=DAILY;COUNT=1")
    end()
    plans.create(rrule="FREQ=DAILY;COUNT=1")
    assert sorted(each.status for each in plans.created()) == ["failed", "scheduled"]


@pytest.mark.parametrize(
    "change",
    [
        {"start": local("2026-11-23T12:15")},
        {"timezone": "Europe/London"},
        {"rrule": "FREQ=DAILY;BYHOUR=13,15;COUNT=3"},
    ],
    ids=["times", "zone", "rule"],
)
def test_reminders_that_a_change_of_times_moves_keep_their_places_in_the_limits(
    world: World, change: SchedulePatch
) -> None:
    plans = with_limits(world, per_recipient=2, sms_parts=3)
    sms = {"preference": "sms", "phone": "+61491570156"}
    schedule = plans.create(**sms, rrule="FREQ=DAILY;BYHOUR=12,14;COUNT=3")
    for _ in range(3):
        plans.changes.change(schedule.id, change, owner="nora")
        plans.changes.change(schedule.id, {"rrule": schedule.rrule, "start": schedule.start}, owner="nora")
    assert {each.status for each in plans.created()} == {"scheduled", "cancelled"}


def test_a_new_occurrence_takes_the_place_of_a_cancelled_one_of_its_day(world: World) -> None:
    plans = with_limits(world, per_recipient=1)
    schedule = plans.create(start=local("2026-11-24T09:30"))
    plans.changes.change(
        schedule.id, {"start": local("2026-11-23T12:00"), "rrule": "FREQ=DAILY"}, owner="nora"
    )
    assert [each.status for each in plans.created() if each.reason is None] == ["scheduled"] * 2


def test_a_change_that_needs_more_room_than_the_cancelled_ones_leave_fails_the_rest(world: World) -> None:
    plans = with_limits(world, per_recipient=2)
    schedule = plans.create(rrule="FREQ=DAILY;BYHOUR=12,14;UNTIL=20261123")
    rrule = "FREQ=DAILY;BYHOUR=13,15,16;UNTIL=20261123"
    plans.changes.change(schedule.id, {"rrule": rrule}, owner="nora")
    now = [each.status for each in plans.created() if each.reason is None]
    assert now == ["scheduled", "scheduled", "failed"]


def test_a_change_to_more_occurrences_uses_all_the_room_of_the_limit(world: World) -> None:
    plans = with_limits(world, per_recipient=3)
    schedule = plans.create(rrule="FREQ=DAILY;BYHOUR=12,14;UNTIL=20261123")
    rrule = "FREQ=DAILY;BYHOUR=13,15,16;UNTIL=20261123"
    plans.changes.change(schedule.id, {"rrule": rrule, "email": "A@B.example"}, owner="nora")
    assert [each.status for each in plans.created() if each.reason is None] == ["scheduled"] * 3


def test_parts_that_a_cancelled_reminder_leaves_go_to_one_that_has_room(world: World) -> None:
    plans = with_limits(world, sms_parts=1, per_recipient=1)
    sms = {"preference": "sms", "phone": "+61491570156"}
    schedule = plans.create(**sms, start=local("2026-11-24T12:00"), rrule="FREQ=DAILY;COUNT=1")
    with_limits(world, sms_parts=2, per_recipient=1).create(**sms, rrule="FREQ=DAILY;COUNT=1")
    rule: SchedulePatch = {"start": local("2026-11-23T13:00"), "rrule": "FREQ=DAILY;COUNT=2"}
    plans.changes.change(schedule.id, rule, owner="nora")
    now = [each.status for each in plans.created() if each.schedule_id == schedule.id and not each.reason]
    assert now == ["failed", "scheduled"]


@pytest.mark.parametrize(
    "refusals",
    [[("TransactionInProgressException", 0), ("AccessDeniedException", 0)], [("AccessDeniedException", 1)]],
    ids=["in progress", "retried by botocore"],
)
def test_what_an_earlier_attempt_may_have_written_stays_counted(
    world: World, refusals: list[tuple[str, int]]
) -> None:
    plans, left = with_limits(world, per_recipient=1), iter(refusals)

    def refuse(**_: object) -> None:
        code, retries = next(left)
        response: Any = {"Error": {"Code": code}, "ResponseMetadata": {"RetryAttempts": retries}}
        raise ClientError(response, "TransactWriteItems")

    event = "before-call.dynamodb.TransactWriteItems"
    world.dynamodb.meta.events.register_first(event, refuse)
    with pytest.raises(StoreUnavailable):
        plans.create(rrule="FREQ=DAILY;COUNT=1")
    world.dynamodb.meta.events.unregister(event, refuse)
    plans.create(rrule="FREQ=DAILY;COUNT=1")
    assert [each.status for each in plans.created()] == ["failed"]


def test_a_rejected_change_of_recipients_counts_nothing(world: World) -> None:
    three = with_limits(world, per_recipient=3)
    schedule = three.create(rrule="FREQ=DAILY;BYHOUR=12,14,16;UNTIL=20261123")
    plans = with_limits(world, per_recipient=2)
    for _ in range(2):
        with pytest.raises(RecipientLimitReached):
            plans.changes.change(schedule.id, {"email": "new@b.example"}, owner="nora")
    plans.create(rrule="FREQ=DAILY;BYHOUR=12,14;UNTIL=20261123", email="new@b.example")
    assert [each.status for each in plans.created() if each.email == "new@b.example"] == ["scheduled"] * 2


def test_a_change_that_loses_the_last_place_to_a_concurrent_request_is_rejected(world: World) -> None:
    counts = RecipientCounts(world.dynamodb, world.table)
    reminder = world.create(days=1)
    place = ("nora", "new@b.example", reminder.due_at.date())
    before_once(world.dynamodb, "UpdateItem", lambda: counts.add(*place, "another", 1))
    edits = [(reminder, replace(reminder.draft, email="new@b.example"))]
    with pytest.raises(RecipientLimitReached):
        RecipientLimit(counts).reserve_changes("nora", edits, 1)
    assert counts.ids(*place) == {"another"}


def test_a_place_whose_response_was_lost_is_given_back(world: World) -> None:
    counts, reminder = RecipientCounts(world.dynamodb, world.table), world.save(days=1)
    end = lose_responses(world.dynamodb, "UpdateItem")
    with pytest.raises(StoreUnavailable):
        RecipientLimit(counts).reserve(
            reminder.draft, owner="nora", reminder_id=reminder.id, asked_by=None, most=1
        )
    end()
    assert counts.ids("nora", "a@b.example", reminder.due_at.date()) == set()


def test_an_attempt_that_botocore_has_retried_while_it_is_in_progress_is_awaited(world: World) -> None:
    plans, left = Plans(world), [2, 2]

    def in_progress(**_: object) -> None:
        if left:
            retries = {"RetryAttempts": left.pop()}
            response: Any = {
                "Error": {"Code": "TransactionInProgressException"},
                "ResponseMetadata": retries,
            }
            raise ClientError(response, "TransactWriteItems")

    world.dynamodb.meta.events.register_first("before-call.dynamodb.TransactWriteItems", in_progress)
    plans.create(rrule="FREQ=DAILY;COUNT=1")
    assert (left, [each.status for each in plans.created()]) == ([], ["scheduled"])
