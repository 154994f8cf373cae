"""A reminder's zone: accepted names, offsets, and how the due time is shown."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.unit.api.client import Api, email_reminder
from tests.unit.api.sending import send, snooze_path
from tests.unit.api.stored_reminders import saved_reminder
from tests.unit.api.world import NOW, SETTINGS, World
from workflow.reminders.reminder import Reminder

SYDNEY = "Australia/Sydney"
LIMIT = NOW + SETTINGS.horizon
BRIEF = timedelta(microseconds=1)


def at(due_at: str, timezone: str | None = None) -> dict[str, Any]:
    return {"waitSeconds": ..., "dueAt": due_at} | ({} if timezone is None else {"timezone": timezone})


def ways(api: Api, world: World, timing: dict[str, Any]) -> list[Any]:
    """Returns the responses to a create, a change and a snooze with the requested time."""
    sent = {name: value for name, value in timing.items() if value is not ...}
    waiting = api.create(timezone=SYDNEY)["id"]
    ended = saved_reminder(api, world, "sent", timezone=SYDNEY)
    return [
        api.post(email_reminder(**timing)),
        api.patch(f"/v1/reminders/{waiting}", sent),
        send(api, snooze_path(ended.id), sent),
    ]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Factory", None),
        ("Europe/Kviv", "Europe/Kyiv"),
        ("australia/sydney", SYDNEY),
        ("+5:30", None),
    ],
)
def test_an_unknown_zone_name_is_rejected_with_the_nearest(api: Api, name: str, near: str | None) -> None:
    response = api.post(email_reminder(timezone=name))
    [error] = response.json["errors"]
    assert (error["pointer"], error["code"]) == ("#/timezone", "unknown_timezone")
    assert "IANA" in error["detail"]
    if near is not None:
        assert error["detail"].endswith(f": did you mean {near}?")


def test_accepted_names_are_shown_as_given_but_an_offset_of_zero_is_utc(api: Api) -> None:
    for name in ("UTC", "Etc/GMT+5", "Europe/Kiev", "+05:30", "-11:00"):
        assert api.create(timezone=name)["timezone"] == name
    for zero in ("+00:00", "-00:00"):
        assert api.create(timezone=zero)["timezone"] == "UTC"


@pytest.mark.parametrize(
    ("timing", "due_at", "shown", "timezone"),
    [
        (at("2027-01-15T09:00:00", SYDNEY), "2027-01-14T22:00:00Z", "2027-01-15T09:00:00+11:00", SYDNEY),
        (at("2027-01-15T09:00:00+10:00"), "2027-01-14T23:00:00Z", "2027-01-15T09:00:00+10:00", "+10:00"),
        (at("2027-01-15T09:00:00-03:30"), "2027-01-15T12:30:00Z", "2027-01-15T09:00:00-03:30", "-03:30"),
        (at("2027-01-15T09:00:00+00:00"), "2027-01-15T09:00:00Z", "2027-01-15T09:00:00+00:00", "UTC"),
        (at("2027-01-15T09:00:00Z"), "2027-01-15T09:00:00Z", "2027-01-15T09:00:00+00:00", "UTC"),
        (at("2027-01-15T09:00:00", "+10:00"), "2027-01-14T23:00:00Z", "2027-01-15T09:00:00+10:00", "+10:00"),
        (at("2027-01-14T22:00:00z", SYDNEY), "2027-01-14T22:00:00Z", "2027-01-15T09:00:00+11:00", SYDNEY),
        (
            at("2027-01-14T22:00:00-00:00", SYDNEY),
            "2027-01-14T22:00:00Z",
            "2027-01-15T09:00:00+11:00",
            SYDNEY,
        ),
    ],
)
def test_the_due_time_is_shown_as_given(
    api: Api, timing: dict[str, Any], due_at: str, shown: str, timezone: str
) -> None:
    reminder = api.create(**timing)
    assert (reminder["dueAt"], reminder["dueAtLocal"], reminder["timezone"]) == (due_at, shown, timezone)
    copy = api.create(**at(reminder["dueAtLocal"], reminder["timezone"]))
    assert (copy["dueAt"], copy["timezone"]) == (due_at, timezone)


@pytest.mark.parametrize(
    ("kept_zone", "due_at", "timezone"),
    [
        ("Etc/GMT-11", "2027-01-15T09:00:00+10:00", "+10:00"),
        ("+11:00", "2027-01-15T09:00:00+00:00", "UTC"),
        ("+11:00", "2027-01-15T09:00:00Z", "+11:00"),
        (SYDNEY, "2027-01-15T09:00:00+10:00", SYDNEY),
    ],
)
def test_a_new_times_offset_replaces_a_zone_that_is_no_place(
    api: Api, world: World, kept_zone: str, due_at: str, timezone: str
) -> None:
    waiting = api.create(timezone=kept_zone)["id"]
    ended = saved_reminder(api, world, "sent", timezone=kept_zone)
    assert api.patch(f"/v1/reminders/{waiting}", {"dueAt": due_at}).json["timezone"] == timezone
    assert send(api, snooze_path(ended.id), {"dueAt": due_at}).json["timezone"] == timezone


@pytest.mark.parametrize(
    ("timing", "offsets"),
    [
        (at("2027-01-14T22:00:00+00:00", SYDNEY), ["+11:00"]),
        (at("2027-01-15T09:00:00-08:00", "America/Vancouver"), ["-07:00"]),
        (at("2027-04-04T02:30:00+09:00", SYDNEY), ["+11:00", "+10:00"]),
        (at("2027-10-03T02:30:00-11:00", SYDNEY), ["+10:00", "+11:00"]),
        (at("2027-01-15T09:00:00+10:00", "+11:00"), ["+11:00"]),
    ],
)
def test_an_offset_that_the_timezone_never_has_then_is_rejected(
    api: Api, world: World, timing: dict[str, Any], offsets: list[str]
) -> None:
    for response in ways(api, world, timing):
        [error] = response.json["errors"]
        assert (response.status, error["code"]) == (422, "offset_not_of_timezone")
        assert (error["pointer"], error["offsets"]) == ("#/dueAt", offsets)


@pytest.mark.parametrize(
    "due_at",
    [
        "2027-01-15T09:00:00+11:00",
        *("2027-04-04T02:30:00+11:00", "2027-04-04T02:30:00+10:00"),  # both of a repeated time
        *(
            "2027-10-03T02:30:00+10:00",
            "2027-10-03T02:30:00+11:00",
        ),  # those that a skipped time's error offers
    ],
)
def test_an_offset_that_the_timezone_has_then_is_accepted(api: Api, world: World, due_at: str) -> None:
    assert [response.status for response in ways(api, world, at(due_at, SYDNEY))] == [201, 200, 201]


@pytest.mark.parametrize(
    ("local", "due_at"),
    [
        ("2027-10-03T01:59:59.99999999999", "2027-10-02T16:00:00Z"),
        ("2027-04-04T01:59:59.9", "2027-04-03T15:00:00Z"),
        ("2027-04-04T02:59:59.9+10:00", "2027-04-03T17:00:00Z"),
    ],
)
def test_a_fraction_before_a_clock_change_is_before_it(
    api: Api, world: World, local: str, due_at: str
) -> None:
    answers = ways(api, world, at(local, SYDNEY))
    assert [response.json["dueAt"] for response in answers] == [due_at] * 3


@pytest.mark.parametrize("local", ["2027-10-03T02:59:59.9999999", "2027-04-04T02:59:59.9999999"])
def test_a_fraction_before_the_end_of_a_clock_change_is_still_in_it(api: Api, local: str) -> None:
    response = api.post(email_reminder(**at(local, SYDNEY)))
    assert {code for _, code in response.codes} <= {"local_time_skipped", "local_time_repeated"}


@pytest.mark.parametrize("timezone", [None, SYDNEY])
def test_the_horizon_is_accepted_and_later_times_are_rejected(
    api: Api, world: World, timezone: str | None
) -> None:
    seconds = int(SETTINGS.horizon.total_seconds())
    last, later = ((LIMIT + over).isoformat().replace("+00:00", "Z") for over in (timedelta(), BRIEF))
    for timing in ({"waitSeconds": seconds}, at(last, timezone)):
        assert [response.status for response in ways(api, world, timing)] == [201, 200, 201]
    for timing in ({"waitSeconds": seconds + 1}, at(later, timezone)):
        for response in ways(api, world, timing):
            assert response.status == 422
            assert {code for _, code in response.codes} == {"too_far_ahead"}


@pytest.mark.parametrize(("age", "taken"), [(60, True), (60.000001, False)])
def test_a_minute_ago_is_accepted_and_older_times_are_rejected(
    api: Api, world: World, age: float, *, taken: bool
) -> None:
    due_at = (NOW - timedelta(seconds=age)).isoformat().replace("+00:00", "Z")
    assert {response.status for response in ways(api, world, at(due_at))} == ({200, 201} if taken else {422})


@pytest.mark.parametrize("name", ["Factory", "America/Not_Yet"])
def test_a_reminder_with_an_unknown_stored_zone_is_shown(api: Api, world: World, name: str) -> None:
    source: Reminder = saved_reminder(api, world, "sent", timezone=name)
    other = api.create()
    shown = {each["id"]: each for each in api.get("/v1/reminders").json["items"]}
    assert shown.keys() == {source.id, other["id"]}
    assert shown[source.id]["timezone"] == name
    assert shown[source.id]["dueAtLocal"] == shown[source.id]["dueAt"].replace("Z", "+00:00")
    again = send(api, snooze_path(source.id), {"waitSeconds": 60})
    assert (again.status, again.json["timezone"]) == (201, name)
