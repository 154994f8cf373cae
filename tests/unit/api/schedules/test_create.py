"""Creating a schedule: what is stored, what is returned, and which reminders are created at once."""

from __future__ import annotations

import pytest

from api.routes.schedules.examples import CREATE, UPDATE
from tests.unit.api.client import Api, email_reminder
from tests.unit.api.schedules.schedule_requests import (
    SCHEDULES,
    TIMES,
    body,
    create,
    created_reminders,
    path_of,
)
from tests.unit.api.sending import REMINDERS, listed, rate_limit, send
from tests.unit.api.world import World


def test_the_response_shows_the_whole_schedule(api: Api, world: World) -> None:
    world.addresses.of[api.owner] = "nora@example.org"
    response = send(
        api,
        SCHEDULES,
        {
            "message": "Take the pills",
            "subject": "Pills",
            "preference": "both",
            "email": "nora@example.org",
            "phone": "+61 (491) 570-156",
            "reference": "pills",
            "metadata": {"room": "kitchen"},
            "timezone": "Australia/Sydney",
            "start": "2026-11-01T09:00",
            "rrule": "rrule:freq=daily;interval=1;until=20261231",
            "exdates": ["2026-12-25T09:00:00", "2026-11-25T09:00:00", "2026-11-25T09:00"],
        },
    )
    schedule = response.json
    assert response.status == 201
    assert response.headers["location"] == path_of(schedule)
    assert response.headers["etag"] == '"1"'
    assert rate_limit(response)[:2] == (100_000, 99_999)
    (reminder,) = created_reminders(api, schedule)
    assert schedule == {
        "id": schedule["id"],
        "status": "active",
        "pausedReason": None,
        "preference": "both",
        "message": "Take the pills",
        "subject": "Pills",
        "email": "nora@example.org",
        "phone": "+61491570156",
        "reference": "pills",
        "metadata": {"room": "kitchen"},
        "timezone": "Australia/Sydney",
        "start": "2026-11-01T09:00:00",
        "rrule": "FREQ=DAILY;UNTIL=20261231",
        "exdates": ["2026-11-25T09:00:00", "2026-12-25T09:00:00"],
        "nextDueAt": "2026-11-23T22:00:00Z",
        "nextReminderId": reminder["id"],
        "lastDueAt": "2026-12-30T22:00:00Z",
        "missed": 0,
        "attention": False,
        "askedBy": "nora@example.org",
        "createdAt": "2026-11-23T09:00:00.250Z",
        "updatedAt": "2026-11-23T09:00:00.250Z",
        "endedAt": None,
        "version": 1,
    }
    assert api.get(path_of(schedule)).json == schedule


def test_a_reminder_due_soon_is_created_with_it_and_shows_its_occurrence(api: Api) -> None:
    schedule = create(api, subject="Tap", reference="tap", metadata={"a": "b"})
    (reminder,) = created_reminders(api, schedule)
    expected = {
        "status": "scheduled",
        "scheduleId": schedule["id"],
        "occurrence": TIMES[0],
        "reason": None,
        "dueAt": "2026-11-23T22:00:00Z",
        "localTime": TIMES[0],
        "timezone": "Australia/Sydney",
        "message": "Call",
        "subject": "Tap",
        "reference": "tap",
        "metadata": {"a": "b"},
        "snoozedFrom": None,
    }
    assert {name: reminder[name] for name in expected} == expected
    assert api.get(f"/v1/reminders/{reminder['id']}").json == reminder


def test_a_reminder_due_later_is_not_created_yet(api: Api) -> None:
    schedule = create(api, start="2027-03-01T09:00:00")
    assert created_reminders(api, schedule) == []
    assert (schedule["nextDueAt"], schedule["nextReminderId"]) == ("2027-02-28T22:00:00Z", None)
    assert schedule["lastDueAt"] is None


def test_a_repeated_request_creates_one_schedule(api: Api) -> None:
    first, again = (send(api, SCHEDULES, body(), "one") for _ in range(2))
    assert (first.status, again.status) == (201, 200)
    assert (again.json, again.headers["idempotent-replayed"]) == (first.json, "true")
    assert again.headers["location"] == path_of(first.json)
    assert rate_limit(again)[1] == 99_999
    assert listed(api, SCHEDULES) == [first.json["id"]]


def test_an_accepted_request_is_not_rejected_when_repeated(api: Api) -> None:
    once = body(rrule="FREQ=DAILY;COUNT=1", start=TIMES[0])
    first = send(api, SCHEDULES, once, "one")
    api.clock.advance(days=2)
    again = send(api, SCHEDULES, once, "one")
    assert (again.status, again.json["id"]) == (200, first.json["id"])


def test_a_key_of_another_request_is_rejected(api: Api) -> None:
    send(api, SCHEDULES, body(), "one")
    send(api, REMINDERS, email_reminder(), "two")
    for path, content, key in (
        (SCHEDULES, body(message="Ring"), "one"),
        (REMINDERS, email_reminder(), "one"),
        (SCHEDULES, body(), "two"),
    ):
        response = send(api, path, content, key)
        assert (response.status, response.json["code"]) == (422, "idempotency_key_reused")


def test_a_key_whose_schedule_was_erased_creates_no_second_one(api: Api) -> None:
    schedule = send(api, SCHEDULES, body(), "one").json
    api.delete(path_of(schedule))
    assert api.delete(path_of(schedule), erase="true").status == 204
    response = send(api, SCHEDULES, body(), "one")
    assert (response.status, response.json["code"]) == (409, "schedule_gone")
    assert rate_limit(response)[0] == 100_000
    assert api.get(SCHEDULES).json["items"] == []


def test_a_schedule_counts_as_one_reminder_and_its_reminders_do_not_count(api: Api) -> None:
    hourly = ",".join(str(hour) for hour in range(24))
    response = send(api, SCHEDULES, body(rrule=f"FREQ=DAILY;BYHOUR={hourly}"))
    assert len(created_reminders(api, response.json)) == 25
    assert rate_limit(response)[1] == 99_999


@pytest.mark.parametrize("name", list(CREATE))
def test_the_documented_examples_are_accepted(world: World, name: str) -> None:
    api = world.new_owner()
    schedule = create(api, **dict.fromkeys(body(), ...) | CREATE[name]["value"])
    for change in UPDATE.values():
        assert api.patch(path_of(schedule), change["value"]).status == 200
