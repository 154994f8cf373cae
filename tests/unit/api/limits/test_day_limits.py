"""Other daily limits of an owner: parts of SMS, and changes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tests.unit.api.calls import calls
from tests.unit.api.client import Api, Response, email_reminder
from tests.unit.api.schedules.schedule_requests import NOBODYS
from tests.unit.api.sending import REMINDERS, rate_limit, send, snooze_path
from tests.unit.api.stored_reminders import path_of, saved_reminder
from tests.unit.api.world import World

MIDNIGHT = datetime(2026, 11, 24, tzinfo=UTC)
TO_MIDNIGHT = "54000"
PHONE, OTHER_PHONE = "+61491570156", "+61491570157"


def sms(parts: int, **members: object) -> dict[str, Any]:
    """Returns the body of a reminder by SMS with that many parts."""
    message = "a" * (153 * parts if parts > 1 else 1)
    return email_reminder(preference="sms", email=..., phone=PHONE, message=message, **members)


def assert_used_up(response: Response, code: str) -> None:
    assert (response.status, response.json["code"]) == (429, code)
    assert response.headers["retry-after"] == TO_MIDNIGHT


def test_the_daily_limit_of_sms_parts_starts_again_the_next_day(world: World) -> None:
    api = world.new_owner(sms_parts_per_day=5)
    assert [api.post(sms(parts)).status for parts in (2, 2)] == [201, 201]
    assert_used_up(api.post(sms(2)), "sms_limit_reached")
    assert api.post(sms(1)).status == 201
    assert_used_up(api.post(sms(1)), "sms_limit_reached")
    assert api.post(email_reminder()).status == 201, "an email has no parts"
    api.clock.now = MIDNIGHT
    assert api.post(sms(5)).status == 201


def test_the_first_request_of_a_day_may_not_exceed_the_limit_either(world: World) -> None:
    api = world.new_owner(sms_parts_per_day=2)
    assert_used_up(api.post(sms(3)), "sms_limit_reached")
    assert rate_limit(api.post(email_reminder()))[1] == 100_000 - 1, "a rejected request is not counted"


def test_both_channels_and_snoozes_count_their_parts(world: World) -> None:
    api = world.new_owner(sms_parts_per_day=2)
    assert api.post(email_reminder(preference="both", phone=PHONE)).status == 201
    ended = saved_reminder(api, world, "sent", preference="sms", phone=PHONE, message="a" * 161)
    assert_used_up(send(api, snooze_path(ended.id), {"waitSeconds": 60}), "sms_limit_reached")


def test_a_repeated_request_counts_no_parts(world: World) -> None:
    api = world.new_owner(sms_parts_per_day=1)
    assert [send(api, REMINDERS, sms(1), "k").status for _ in range(2)] == [201, 200]


def test_a_change_counts_the_parts_that_it_adds(world: World) -> None:
    api = world.new_owner(sms_parts_per_day=4)
    path = path_of(api.post(sms(2)).json["id"])
    assert api.patch(path, {"message": "short"}).status == 200
    assert api.patch(path, {"message": "a" * 161}).status == 200
    assert_used_up(api.patch(path, {"message": "a" * 460}), "sms_limit_reached")
    assert_used_up(api.patch(path, {"message": "a" * 1600}), "sms_limit_reached")
    mail = path_of(api.create()["id"])
    assert api.patch(mail, {"preference": "both", "phone": PHONE}).status == 200
    assert_used_up(api.patch(path, {"message": "a" * 307}), "sms_limit_reached")


def test_the_daily_limit_of_changes_starts_again_the_next_day(world: World) -> None:
    api = world.new_owner(changes_per_day=2)
    paths = [path_of(api.create()["id"]) for _ in range(2)]
    assert [api.patch(path, {"message": "x"}).status for path in paths] == [200, 200]
    assert_used_up(api.patch(paths[0], {"waitSeconds": 60}), "change_limit_reached")
    assert api.delete(paths[0]).status == 200, "a cancel does not count as a change"
    assert api.post(email_reminder()).status == 201
    other = world.new_owner(changes_per_day=2)
    assert other.patch(path_of(other.create()["id"]), {"message": "x"}).status == 200
    api.clock.now = MIDNIGHT
    later = path_of(api.create()["id"])
    assert api.patch(later, {"message": "x"}).status == 200


def test_a_change_that_is_rejected_or_changes_nothing_is_not_counted(world: World) -> None:
    api = world.new_owner(changes_per_day=1)
    path = path_of(api.create()["id"])
    refused: list[dict[str, Any]] = [{}, {"message": ""}, {"waitSeconds": -1}]
    assert [api.patch(path, body).status for body in refused] == [422] * 3
    assert api.patch(path, {"message": "Call"}).status == 200, "it says that already"
    assert api.patch(path, {"message": "x"}, if_match='"7"').status == 412
    assert api.patch(path_of(NOBODYS), {"message": "x"}).status == 404
    assert api.patch(path, {"message": "x"}).status == 200


def test_a_change_beyond_another_limit_is_not_counted(world: World) -> None:
    api = world.new_owner(changes_per_day=1, sms_parts_per_day=3, reminders_per_recipient_per_day=1)
    path = path_of(api.post(sms(1)).json["id"])
    assert api.post(sms(1) | {"phone": OTHER_PHONE}).status == 201
    to_another = {"phone": OTHER_PHONE, "message": "a" * 161}
    for _ in range(2):
        response = api.patch(path, to_another)
        assert (response.status, response.json["code"]) == (429, "recipient_limit_reached")
    assert_used_up(api.patch(path, {"message": "a" * 460}), "sms_limit_reached")
    assert api.patch(path, {"message": "a" * 161}).status == 200


def test_the_calls_to_aws_for_a_change(api: Api, world: World) -> None:
    path = path_of(api.create()["id"])
    assert calls(world, lambda: api.patch(path, {"message": "x"})) == ["GetItem", "UpdateItem", "UpdateItem"]


def test_a_repair_counts_the_parts_of_its_own_text(world: World) -> None:
    api = world.new_owner(sms_parts_per_day=3)
    source = saved_reminder(api, world, "failed", preference="sms", phone=PHONE, message="a")
    longer = {"waitSeconds": 5, "message": "a" * 153 * 3}
    assert send(api, snooze_path(source.id), longer).status == 201
    assert_used_up(send(api, snooze_path(source.id), {"waitSeconds": 5}), "sms_limit_reached")
