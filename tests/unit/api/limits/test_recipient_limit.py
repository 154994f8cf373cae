"""The limit of an owner's reminders that are due for one recipient on one UTC day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from tests.aws import fail
from tests.unit.api.client import Api, Response, email_reminder
from tests.unit.api.sending import REMINDERS, rate_limit, reminder_ids, send, snooze_path
from tests.unit.api.stored_reminders import path_of, saved_reminder
from tests.unit.api.world import NOW, World

TIM, PHONE = "tim@example.org", "+61491570156"
MIDNIGHT = datetime(2026, 11, 24, tzinfo=UTC)
TO_TOMORROW = int((MIDNIGHT - NOW).total_seconds()) + 60


@pytest.fixture
def two(world: World) -> Api:
    """The API with a limit of two reminders a day and recipient, for a user with a verified address."""
    return of_two(world)


def of_two(world: World, **limits: int) -> Api:
    api = world.new_owner(reminders_per_recipient_per_day=2, **limits)
    world.addresses.of[api.owner] = "nora@example.org"
    return api


def assert_refused(response: Response) -> None:
    assert (response.status, response.json["code"]) == (429, "recipient_limit_reached")
    assert "retry-after" not in response.headers


def test_the_number_due_for_a_recipient_on_a_day_is_limited(two: Api) -> None:
    for address in (TIM, "Tim@example.org"):
        assert two.post(email_reminder(email=address)).status == 201
    assert_refused(two.post(email_reminder(email=TIM)))
    assert two.post(email_reminder(email="tom@example.org")).status == 201
    assert two.post(email_reminder(email=TIM, waitSeconds=TO_TOMORROW)).status == 201
    assert len(reminder_ids(two)) == 4


def test_each_owner_has_their_own_limit(two: Api, world: World) -> None:
    for api in (two, of_two(world)):
        assert [api.post(email_reminder(email=TIM)).status for _ in range(3)] == [201, 201, 429]


def test_the_day_they_are_due_counts_not_the_day_they_are_created(two: Api) -> None:
    due = {"waitSeconds": ..., "dueAt": "2026-11-25T12:00:00Z", "email": TIM}
    assert two.post(email_reminder(**due)).status == 201
    two.clock.advance(hours=24)
    assert two.post(email_reminder(**due)).status == 201
    assert_refused(two.post(email_reminder(**due)))


def test_the_owners_own_address_is_not_limited(two: Api) -> None:
    assert [two.post(email_reminder(email="Nora@example.org")).status for _ in range(4)] == [201] * 4


def test_a_phone_is_a_recipient_too_and_both_must_be_within_the_limit(two: Api) -> None:
    both = email_reminder(preference="both", email=TIM, phone=PHONE)
    text = email_reminder(preference="sms", email=..., phone=PHONE)
    assert [two.post(text).status for _ in range(2)] == [201, 201]
    assert_refused(two.post(both))
    assert [two.post(email_reminder(email=TIM)).status for _ in range(3)] == [201, 201, 429]


def test_a_rejected_request_does_not_count_for_the_daily_limit(world: World) -> None:
    api = of_two(world, reminders_per_day=3, sms_parts_per_day=3)
    text = email_reminder(preference="sms", email=..., phone=PHONE)
    assert [api.post(text).status for _ in range(4)] == [201, 201, 429, 429]
    assert rate_limit(api.post({**text, "waitSeconds": TO_TOMORROW}))[1] == 0


def test_a_repeated_request_is_not_counted(two: Api) -> None:
    assert [send(two, REMINDERS, email_reminder(email=TIM), "k").status for _ in range(4)] == [
        201,
        *[200] * 3,
    ]
    assert two.post(email_reminder(email=TIM)).status == 201


@pytest.mark.parametrize(("method", "call"), [("DELETE", ""), ("POST", "/done")], ids=["cancel", "done"])
def test_a_cancelled_reminder_is_released_from_the_count_once(two: Api, method: str, call: str) -> None:
    first, _ = (two.create(email=TIM)["id"] for _ in range(2))
    for _ in range(2):
        assert two.call(method, path_of(first) + call).json["status"] == "cancelled"
    assert [two.post(email_reminder(email=TIM)).status for _ in range(2)] == [201, 429]


def test_a_cancel_succeeds_if_its_count_cannot_be_released(two: Api, world: World) -> None:
    path = path_of(two.create(email=TIM)["id"])

    def then_fail(**_: object) -> None:
        ends.append(fail(world.dynamodb, "UpdateItem", "ThrottlingException"))

    ends: list[Callable[[], None]] = []
    events = world.stepfunctions.meta.events
    events.register("before-call.sfn.StopExecution", then_fail)
    response = two.delete(path)
    events.unregister("before-call.sfn.StopExecution", then_fail)
    for end in ends:
        end()
    assert (response.status, response.json["status"], len(ends)) == (200, "cancelled", 1)


def test_a_reminder_that_was_never_counted_can_be_cancelled(two: Api, world: World) -> None:
    former = saved_reminder(two, world, "scheduled", preference="email", email=TIM)
    assert two.delete(path_of(former.id)).status == 200


def test_a_snooze_counts_as_a_new_reminder(two: Api, world: World) -> None:
    ended = saved_reminder(two, world, "sent", preference="email", email=TIM)
    sent = [send(two, snooze_path(ended.id), {"waitSeconds": 60}).status for _ in range(3)]
    assert sent == [201, 201, 429]


def test_a_change_of_day_or_recipient_is_counted(two: Api) -> None:
    for _ in range(2):
        two.create(email=TIM)
    other = path_of(two.create(email="tom@example.org")["id"])
    assert_refused(two.patch(other, {"email": TIM}))
    tomorrow = path_of(two.create(email=TIM, waitSeconds=TO_TOMORROW)["id"])
    assert_refused(two.patch(tomorrow, {"waitSeconds": 60}))
    assert two.patch(tomorrow, {"message": "x"}).status == 200
    assert two.patch(tomorrow, {"waitSeconds": TO_TOMORROW + 60}).status == 200
    assert two.patch(other, {"email": "nora@example.org"}).status == 200, "the owner's own address"


def test_a_change_within_the_day_is_not_counted(two: Api) -> None:
    path = path_of(two.create(email=TIM)["id"])
    assert [two.patch(path, {"waitSeconds": wait}).status for wait in (60, 600, 6000)] == [200] * 3
    assert [two.post(email_reminder(email=TIM)).status for _ in range(2)] == [201, 429]


def test_a_repair_counts_for_its_own_recipients(two: Api, world: World) -> None:
    source = saved_reminder(two, world, "failed", preference="email", email="tom@example.org")
    repair = {"waitSeconds": 5, "email": TIM}
    assert [send(two, snooze_path(source.id), repair).status for _ in range(2)] == [201, 201]
    assert_refused(send(two, snooze_path(source.id), repair))
    assert send(two, snooze_path(source.id), {"waitSeconds": 5}).status == 201
