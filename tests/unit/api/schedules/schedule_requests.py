"""Sends requests about schedules as clients do, and reads the reminders that these created."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from tests.unit.api.client import Api, Response
from tests.unit.api.records import overwrite
from tests.unit.api.sending import send
from tests.unit.api.stored_reminders import record
from tests.unit.api.world import World
from workflow.reminders.reminder import Reminder

SCHEDULES = "/v1/schedules"
NOBODYS = "01939a2e-7c4b-7d10-a3c5-2f5b8e6d9a41"
Json = Any  # whatever a JSON text holds

DAILY = {"timezone": "Australia/Sydney", "start": "2026-11-01T09:00:00", "rrule": "FREQ=DAILY"}
"""Each day at 9 in Sydney: first 13 hours after the tests' clock, then 37 hours after it."""

TIMES = ["2026-11-24T09:00:00", "2026-11-25T09:00:00", "2026-11-26T09:00:00", "2026-11-27T09:00:00"]
"""The first local times of it; only the first is within the 30 hours that a step covers."""


def body(**members: Json) -> dict[str, Json]:
    """Returns the body of a valid request, with `members` replaced; `...` omits one."""
    usual: dict[str, Json] = {"message": "Call", "preference": "email", "email": "nora@example.org", **DAILY}
    return {name: value for name, value in (usual | members).items() if value is not ...}


def create(api: Api, **members: Json) -> Json:
    """Creates a schedule: an email each day at 9 in Sydney, unless `members` say otherwise."""
    response = send(api, SCHEDULES, body(**members))
    assert response.status == 201, response.json
    return response.json


def path_of(schedule: Json, call: str = "") -> str:
    return f"{SCHEDULES}/{schedule['id']}{call}"


def post_call(api: Api, schedule: Json, call: str, if_match: str | None = None) -> Response:
    """Calls `/pause` or `/resume`."""
    headers = {} if if_match is None else {"if-match": if_match}
    return api.call("POST", path_of(schedule, f"/{call}"), headers=headers)


def create_ahead(api: Api, schedule: Json, local: Json) -> Response:
    """Creates the reminder of one occurrence ahead of its time."""
    return send(api, path_of(schedule, "/occurrences"), {"occurrence": local})


def created_reminders(api: Api, schedule: Json) -> list[Json]:
    """Returns the reminders that the schedule created, in order of their occurrences."""
    items = api.get("/v1/reminders", scheduleId=schedule["id"], limit=100).json["items"]
    return sorted(items, key=lambda each: each["occurrence"])


def claim(world: World, api: Api, reminder_id: str) -> Reminder:
    """Claims the reminder as its execution would, so that it is being sent; returns it."""
    reminder = record(api, world, reminder_id)
    at = reminder.due_at + timedelta(seconds=1)
    claimed = replace(reminder, status="sending", claimed_at=at, claimed_by="execution", version=2)
    return overwrite(world, claimed)
