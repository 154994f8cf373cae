"""Attacks without a link, with another's link, or with too many requests; SECURITY.md lists them."""

from __future__ import annotations

import logging
from base64 import urlsafe_b64encode
from dataclasses import replace
from typing import Any

import pytest

from tests.aws import fail
from tests.captured_logs import captured_logs
from tests.unit.api.client import Api, Response
from tests.unit.api.conftest import UndoLater
from tests.unit.api.messages.link_requests import FORM, ONE_CLICK, call, post_form, sent_reminder, token
from tests.unit.api.sending import reminder_ids
from tests.unit.api.world import World
from workflow.links.outgoing import links_of
from workflow.links.tokens import LONGEST
from workflow.storage.recipients.stack_key import StackKey

CALLS: list[tuple[str, str, Any]] = [
    ("GET", "", None),
    ("POST", "done", None),
    ("POST", "snooze", {"waitSeconds": 60}),
    ("POST", "stop", {"scope": "site"}),
    ("DELETE", "stop", None),
    ("GET", "stop", None),
]


def same(response: Response) -> tuple[int, bytes, dict[str, str]]:
    return response.status, response.content, dict(response.headers)


@pytest.fixture
def unknown(api: Api) -> dict[tuple[str, str], tuple[int, bytes, dict[str, str]]]:
    """Returns the response of each call to a text that is no token."""
    return {(method, action): same(call(api, method, "x", action, body)) for method, action, body in CALLS}


def test_every_wrong_token_gets_the_same_response(api: Api, world: World, unknown: Any) -> None:  # noqa: ANN401
    reminder = sent_reminder(api, world)
    right = token(world, reminder)
    forged = links_of(reminder, StackKey("1", b"guessed"), "").page.rpartition("/")[2]
    unknown_key = links_of(reminder, StackKey("2", world.keys.current().secret), "").page.rpartition("/")[2]
    other_owner = links_of(replace(reminder, owner="other"), StackKey("1", b"x"), "").page.rpartition("/")[2]
    wrong = [
        forged,
        unknown_key,
        other_owner,
        right[:-1] + ("A" if right[-1] != "A" else "B"),
        right.swapcase(),
        right + "%3D",
        "A" * (LONGEST + 1),
        urlsafe_b64encode(bytes(range(64))).decode().rstrip("="),
    ]
    for method, action, body in CALLS:
        for each in wrong:
            assert same(call(api, method, each, action, body)) == unknown[method, action], each
        assert unknown[method, action][0] == 404
    assert reminder_ids(api) == [reminder.id]


def test_tokens_of_erased_cancelled_and_scheduled_reminders_are_unknown(
    api: Api,
    world: World,
    unknown: Any,  # noqa: ANN401
) -> None:
    erased = sent_reminder(api, world)
    world.store.erase(api.owner, erased.id)
    gone = [erased, sent_reminder(api, world, "cancelled"), sent_reminder(api, world, "scheduled")]
    for method, action, body in CALLS[:3]:
        for reminder in gone:
            assert same(call(api, method, token(world, reminder), action, body)) == unknown[method, action]


def test_a_signed_in_stranger_can_do_no_more_with_a_link_than_anybody(world: World) -> None:
    owner, stranger = world.api("link-owner"), world.api("link-stranger")
    link_token = token(world, sent_reminder(owner, world))
    assert stranger.get(f"/v1/messages/{link_token}").content == call(owner, "GET", link_token).content


def test_a_forwarded_link_reveals_no_address(api: Api, world: World) -> None:
    reminder = sent_reminder(api, world, "partially_sent", preference="both", phone="+61491570156")
    link_token = token(world, reminder)
    said = b"".join(call(api, method, link_token, action, body).content for method, action, body in CALLS)
    for private in (
        b"a@b.example",
        b"tim@",
        b"+61",
        b"61491570156",
        api.owner.encode(),
        reminder.id.encode(),
    ):
        assert private not in said


def test_if_links_are_off_every_link_is_unknown(world: World) -> None:
    on, off = world.api("off-owner"), world.api("off-owner", message_links="no")
    link_token = token(world, sent_reminder(on, world))
    for method, action, body in CALLS:
        assert call(off, method, link_token, action, body).status == 404
        assert call(on, method, link_token, action, body).status in (200, 303)


def test_nothing_of_a_link_is_logged(api: Api, world: World, undo_later: UndoLater) -> None:
    link_token = token(world, sent_reminder(api, world))
    with captured_logs() as lines:
        for method, action, body in CALLS:
            call(api, method, link_token, action, body)
            call(api, method, link_token[:-1], action, body)
        for operation in ("GetItem", "UpdateItem", "PutItem"):
            stop = fail(world.dynamodb, operation, "ThrottlingException")
            undo_later(stop)
            for method, action, body in CALLS:
                call(api, method, link_token, action, body)
            stop()
        logging.getLogger("test").info("this much is seen")
    assert any("this much is seen" in line for line in lines)
    assert not any(link_token in line or link_token[:40] in line or "a@b.example" in line for line in lines)


def test_an_unreadable_key_is_an_error_and_not_an_unknown_link(world: World, undo_later: UndoLater) -> None:
    api = world.api("no-key-owner")
    reminder = sent_reminder(api, world)
    link_token = links_of(reminder, StackKey("3", b"not read yet"), "").page.rpartition("/")[2]
    undo_later(fail(world.dynamodb, "GetItem", "ThrottlingException"))
    assert call(api, "GET", link_token).status == 503


def test_a_form_on_another_site_cannot_press_a_button(api: Api, world: World) -> None:
    """A page that knows a token can post a form; it can only stop what the link itself could stop."""
    link_token = token(world, sent_reminder(api, world))
    nobody = Api(api.handler, api.clock, "")
    for content_type in (FORM["content-type"], "text/plain", "multipart/form-data; boundary=x"):
        response = nobody.call(
            "POST", f"/v1/messages/{link_token}/snooze", ONE_CLICK, {"content-type": content_type}
        )
        assert response.status == 415
    assert post_form(api, link_token).status == 200
