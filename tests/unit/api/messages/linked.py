"""What the tests of links share: messages that have left, the tokens in them, and calls that nobody signs."""

from __future__ import annotations

import json
from typing import Any

from tests.unit.api.client import JSON, Answer, Api
from tests.unit.api.owned import kept
from tests.unit.api.world import World
from workflow.links.outgoing import MessageLinks, links_of
from workflow.reminders.reminder import Reminder, Status

SITE_URL = "https://reminders.example.com"
FORM = {"content-type": "application/x-www-form-urlencoded"}
ONE_CLICK = b"List-Unsubscribe=One-Click"


def sent(api: Api, world: World, status: Status = "sent", **fields: Any) -> Reminder:  # noqa: ANN401  # any field
    """A reminder of the owner's whose email has left a minute ago."""
    usual = {"preference": "email", "phone": None, "due_in": -60, "asked_by": "tim@example.org"}
    return kept(api, world, status, **(usual | fields))


def links(world: World, reminder: Reminder, site_url: str = SITE_URL) -> MessageLinks:
    return links_of(reminder, world.keys.current(), site_url)


def token(world: World, reminder: Reminder) -> str:
    return links(world, reminder).page.rpartition("/")[2]


def call(api: Api, method: str, token: str, action: str = "", body: Any = None) -> Answer:  # noqa: ANN401  # JSON
    """A call by a link, without a sign-in."""
    nobody = Api(api.handler, api.clock, "")
    path = f"/v1/messages/{token}" + (f"/{action}" if action else "")
    content = None if body is None else json.dumps(body).encode()
    return nobody.call(method, path, content, {} if body is None else JSON)


def post_form(
    api: Api, token: str, body: bytes = ONE_CLICK, content_type: str = FORM["content-type"]
) -> Answer:
    """What a mail program posts (RFC 8058)."""
    nobody = Api(api.handler, api.clock, "")
    return nobody.call("POST", f"/v1/messages/{token}/stop", body, {"content-type": content_type})
