"""Helps the tests of links: sent messages, the tokens in them, and calls without a sign-in."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from tests.unit.api.client import JSON, Api, Response
from tests.unit.api.records import overwrite
from tests.unit.api.stored_reminders import record, saved_reminder
from tests.unit.api.world import World
from workflow.links.outgoing import MessageLinks, links_of
from workflow.reminders.reminder import Reminder, Status

SITE_URL = "https://reminders.example.com"
FORM = {"content-type": "application/x-www-form-urlencoded"}
ONE_CLICK = b"List-Unsubscribe=One-Click"


def sent_reminder(api: Api, world: World, status: Status = "sent", **fields: Any) -> Reminder:  # noqa: ANN401  # any field
    """Returns a reminder of the owner's whose email was sent a minute ago."""
    usual = {"preference": "email", "phone": None, "due_in": -60, "asked_by": "tim@example.org"}
    return saved_reminder(api, world, status, **(usual | fields))


def links(world: World, reminder: Reminder, site_url: str = SITE_URL) -> MessageLinks:
    return links_of(reminder, world.keys.current(), site_url)


def token(world: World, reminder: Reminder) -> str:
    return links(world, reminder).page.rpartition("/")[2]


def call(api: Api, method: str, token: str, action: str = "", body: Any = None) -> Response:  # noqa: ANN401  # JSON
    """Makes a call with a link's token, without a sign-in."""
    nobody = Api(api.handler, api.clock, "")
    path = f"/v1/messages/{token}" + (f"/{action}" if action else "")
    content = None if body is None else json.dumps(body).encode()
    return nobody.call(method, path, content, {} if body is None else JSON)


def post_form(
    api: Api, token: str, body: bytes = ONE_CLICK, content_type: str = FORM["content-type"]
) -> Response:
    """Posts what a mail program posts (RFC 8058)."""
    nobody = Api(api.handler, api.clock, "")
    return nobody.call("POST", f"/v1/messages/{token}/stop", body, {"content-type": content_type})


def snooze(api: Api, world: World, reminder: Reminder, **body: Any) -> Response:  # noqa: ANN401  # JSON
    return call(api, "POST", token(world, reminder), "snooze", body)


def newest(api: Api, world: World, source: Reminder) -> Reminder:
    """Returns the latest reminder that was created from `source`."""
    found = record(api, world, source.id)
    return record(api, world, found.snoozes[-1])


def mark_sent(world: World, reminder: Reminder) -> Reminder:
    """Marks it as sent."""
    return overwrite(world, replace(reminder, status="sent", finished_at=reminder.due_at, check_at=None))
