"""What a link shows of its message, and for how long."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.unit.api.client import Api
from tests.unit.api.messages.link_requests import call, sent_reminder, token
from tests.unit.api.stored_reminders import record
from tests.unit.api.world import NOW, World
from workflow.reminders.reminder import Status


def test_it_shows_the_messages_subject_and_no_address(api: Api, world: World) -> None:
    reminder = sent_reminder(api, world, timezone="Australia/Sydney", subject="Call Ada")
    response = call(api, "GET", token(world, reminder))
    assert response.status == 200
    assert response.json == {
        "title": "Call Ada",
        "dueAt": "2026-11-23T08:59:00Z",
        "dueAtLocal": "2026-11-23T19:59:00+11:00",
        "timezone": "Australia/Sydney",
        "askedBy": None,
        "forOneself": False,
        "doneAt": None,
        "snoozedTo": None,
        "stopped": None,
        "actions": ["done", "snooze", "stop"],
    }
    assert b"@" not in response.content
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["x-robots-tag"] == "noindex"


def test_without_a_subject_the_first_line_is_shown(api: Api, world: World) -> None:
    reminder = sent_reminder(api, world, message="\n \u200b\n  First  line\nSecond", subject="\u200b")
    assert call(api, "GET", token(world, reminder)).json["title"] == "First line"


@pytest.mark.parametrize(
    ("asked_by", "shown", "for_oneself"),
    [
        ("tim@example.org", None, False),
        ("A@B.example", None, True),
        ("Payroll", "Payroll", False),
        ("pay@roll", None, False),
        (None, None, False),
    ],
)
def test_the_creators_name_is_shown_only_for_programs(
    api: Api, world: World, asked_by: str | None, shown: str | None, for_oneself: bool
) -> None:
    shown_view = call(api, "GET", token(world, sent_reminder(api, world, asked_by=asked_by))).json
    assert (shown_view["askedBy"], shown_view["forOneself"]) == (shown, for_oneself)
    assert ("stop" in shown_view["actions"]) != for_oneself


def test_head_returns_only_the_headers(api: Api, world: World) -> None:
    link_token = token(world, sent_reminder(api, world))
    head, get = call(api, "HEAD", link_token), call(api, "GET", link_token)
    assert (head.status, head.content, head.headers) == (200, b"", get.headers)
    assert call(api, "HEAD", link_token[:-1]).status == 404


@pytest.mark.parametrize(
    ("status", "actions"),
    [
        ("sending", ["stop"]),
        ("sent", ["done", "snooze", "stop"]),
        ("partially_sent", ["done", "snooze", "stop"]),
        ("failed", ["done", "snooze", "stop"]),
        ("scheduled", None),
        ("cancelled", None),
    ],
)
def test_a_message_is_shown_if_its_email_may_have_been_sent(
    api: Api, world: World, status: Status, actions: list[str] | None
) -> None:
    response = call(api, "GET", token(world, sent_reminder(api, world, status)))
    assert (response.json["actions"] if response.status == 200 else None) == actions


@pytest.mark.parametrize(
    "fields",
    [{"email": "other@example.org"}, {"email": None}, {"preference": "sms", "phone": "+61491570156"}],
)
def test_a_link_for_another_recipient_is_unknown(api: Api, world: World, fields: dict[str, Any]) -> None:
    reminder = sent_reminder(api, world, **fields)
    link_token = token(world, replace(reminder, email="nora@example.org"))
    assert call(api, "GET", link_token).status == 404
    assert call(api, "POST", link_token, "done").status == 404
    assert call(api, "POST", link_token, "snooze", {"waitSeconds": 60}).status == 404
    assert call(api, "POST", link_token, "stop", {"scope": "owner"}).status == 200


def test_done_works_without_a_sign_in_and_repeatedly(api: Api, world: World) -> None:
    reminder = sent_reminder(api, world, "failed", attention_since=NOW)
    link_token = token(world, reminder)
    done = call(api, "POST", link_token, "done")
    assert (done.status, done.json["doneAt"]) == (200, "2026-11-23T09:00:00.250Z")
    assert done.json["actions"] == ["snooze", "stop"]
    api.clock.now += timedelta(hours=1)
    assert call(api, "POST", link_token, "done").json == done.json
    found = record(api, world, reminder.id)
    assert (found.done_at, found.attention_since) == (NOW, None)


def test_a_sending_reminder_is_neither_done_nor_snoozed(api: Api, world: World) -> None:
    link_token = token(world, sent_reminder(api, world, "sending"))
    for action, body in (("done", None), ("snooze", {"waitSeconds": 60})):
        response = call(api, "POST", link_token, action, body)
        assert (response.status, response.json["code"]) == (409, "wrong_status")
        assert response.headers["x-robots-tag"] == "noindex"
