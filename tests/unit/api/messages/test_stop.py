"""Stopping messages by a press or with a mail program's link (RFC 8058): for a year, and undone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.unit.api.client import Api
from tests.unit.api.messages.link_requests import (
    call,
    links,
    sent_reminder,
    token,
)
from tests.unit.api.world import World
from workflow.links.service import LIFT_VALID_FOR, STOP_VALID_FOR
from workflow.reminders.reminder import Reminder
from workflow.storage.recipients.marks import STOPPED_FOR, Mark, Marks


def marks(api: Api, world: World, reminder: Reminder) -> list[tuple[str, str]]:
    """Returns reason and scope of each mark of the recipient."""
    found = Marks(world.dynamodb, world.table, world.keys, api.clock)
    assert reminder.email
    return [
        (mark.reason, "owner" if mark.scope == api.owner else mark.scope)
        for mark in found.all_of(reminder.email)
    ]


def recipient(api: Api) -> str:
    """An address that no other test sends to."""
    return f"{api.owner}@example.org"


@pytest.mark.parametrize("scope", ["owner", "site"])
def test_a_press_stops_messages_and_can_be_undone(api: Api, world: World, scope: str) -> None:
    reminder = sent_reminder(api, world, email=recipient(api))
    link_token = token(world, reminder)
    response = call(api, "POST", link_token, "stop", {"scope": scope})
    assert (response.status, response.json) == (200, {"stopped": scope})
    assert marks(api, world, reminder) == [("stopped", scope)]
    view = call(api, "GET", link_token).json
    assert (view["stopped"], view["actions"]) == (scope, ["done", "stop"])
    again = call(api, "POST", link_token, "stop", {"scope": "owner"})
    assert again.json == {"stopped": scope}, "a stop for all stays"
    assert call(api, "POST", link_token, "snooze", {"waitSeconds": 60}).status == 409
    lifted = call(api, "DELETE", link_token, "stop")
    assert (lifted.status, lifted.json) == (200, {"stopped": None})
    assert marks(api, world, reminder) == []
    assert call(api, "GET", link_token).json["stopped"] is None
    assert call(api, "DELETE", link_token, "stop").status == 200


def test_a_stop_lasts_a_year(api: Api, world: World) -> None:
    reminder = sent_reminder(api, world, email=recipient(api))
    call(api, "POST", token(world, reminder), "stop", {"scope": "owner"})
    api.clock.now += STOPPED_FOR - timedelta(seconds=1)
    assert marks(api, world, reminder) == [("stopped", "owner")]
    api.clock.now += timedelta(seconds=1)
    assert marks(api, world, reminder) == []


def test_a_get_redirects_to_the_page_and_stops_nothing(api: Api, world: World) -> None:
    reminder = sent_reminder(api, world, email=recipient(api))
    link_token = token(world, reminder)
    for method in ("GET", "HEAD"):
        response = call(api, method, link_token, "stop")
        assert (response.status, response.headers["location"]) == (303, f"/m/{link_token}#stop")
        assert response.headers["cache-control"] == "no-store"
        assert response.headers["x-robots-tag"] == "noindex"
    assert marks(api, world, reminder) == []


def test_a_stop_works_for_a_year_without_the_record_and_can_be_lifted_while_it_lasts(
    api: Api, world: World
) -> None:
    reminder = sent_reminder(api, world, email=recipient(api))
    link_token = token(world, reminder)
    world.store.erase(api.owner, reminder.id)
    api.clock.now = reminder.due_at + STOP_VALID_FOR
    assert call(api, "POST", link_token, "stop", {"scope": "site"}).status == 200
    assert marks(api, world, reminder) == [("stopped", "site")]
    api.clock.now += timedelta(days=1)
    assert call(api, "POST", link_token, "stop", {"scope": "site"}).status == 404
    assert call(api, "GET", link_token, "stop").status == 303
    assert call(api, "DELETE", link_token, "stop").status == 200
    assert marks(api, world, reminder) == []
    api.clock.now = reminder.due_at + LIFT_VALID_FOR + timedelta(days=1)
    assert call(api, "DELETE", link_token, "stop").status == 404
    assert call(api, "GET", link_token, "stop").status == 404


def test_only_stops_are_lifted(api: Api, world: World) -> None:
    reminder = sent_reminder(api, world, email=recipient(api))
    now = api.clock.now
    stored = Marks(world.dynamodb, world.table, world.keys, api.clock)
    assert reminder.email
    for reason in ("bounced", "complained"):
        stored.put(reminder.email, Mark(reason, "site", now + timedelta(days=30)), now)
    stored.put(reminder.email, Mark("stopped", "another-owner", now + timedelta(days=30)), now)
    before = marks(api, world, reminder)
    assert call(api, "DELETE", token(world, reminder), "stop").status == 200
    assert marks(api, world, reminder) == before
    assert call(api, "GET", token(world, reminder)).json["stopped"] is None


def test_one_click_links_exist_only_for_https_and_messages_of_others(api: Api, world: World) -> None:
    reminder, own = sent_reminder(api, world), sent_reminder(api, world, asked_by="a@b.example")
    announced = links(world, reminder).one_click
    assert announced == f"https://reminders.example.com/v1/messages/{token(world, reminder)}/stop"
    assert links(world, own).one_click is None
    assert links(world, reminder, "http://localhost:4567").one_click is None
    assert links(world, own).for_oneself
