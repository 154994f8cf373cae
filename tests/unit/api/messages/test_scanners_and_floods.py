"""Automatic requests to links that nobody pressed, and the cost of floods; SECURITY.md lists them."""

from __future__ import annotations

from datetime import UTC
from typing import Any

import pytest

from tests.aws import fail
from tests.unit.api.client import Api
from tests.unit.api.conftest import UndoLater
from tests.unit.api.messages.link_requests import FORM, ONE_CLICK, call, sent_reminder, token
from tests.unit.api.sending import reminder_ids
from tests.unit.api.stored_reminders import record
from tests.unit.api.world import NOW, World
from workflow.links.outgoing import links_of
from workflow.links.service import MOST_MOVES, MOST_SNOOZES
from workflow.reminders.reminder import Reminder
from workflow.storage.recipients.stack_key import StackKey

MACHINES = {
    "purpose": "prefetch",
    "sec-purpose": "prefetch;prerender",
    "x-moz": "prefetch",
    "x-purpose": "preview",
    "origin": "https://elsewhere.example",
    "access-control-request-method": "POST",
    "x-http-method-override": "POST",
    "x-method-override": "DELETE",
}
"""Headers of browsers, previews and proxies that fetch or try links before anybody presses."""

ONE_CLICK_QUERY = "List-Unsubscribe=One-Click&scope=site&waitSeconds=60"


def to_its_own(api: Api, world: World) -> Reminder:
    """Returns an email to an address that no other test uses."""
    return record(api, world, sent_reminder(api, world, email=f"to-{api.owner}@example.org").id)


def nothing_happened(api: Api, world: World, before: Reminder) -> bool:
    """Returns whether the reminder is unchanged, nobody is stopped and nothing was created."""
    unstopped = world.marks.all_of(before.email or "") == []
    return unstopped and world.store.get(api.owner, before.id) == before


def day(world: World, owner: str) -> dict[str, int]:
    """Returns the owner's counts of today."""
    key = {"owner": {"S": f"quota#{owner}"}, "id": {"S": NOW.astimezone(UTC).date().isoformat()}}
    item = world.dynamodb.get_item(TableName=world.table, Key=key).get("Item", {})
    return {name: int(item[name]["N"]) if name in item else 0 for name in ("created", "changes", "smsParts")}


@pytest.mark.parametrize("query", ["", ONE_CLICK_QUERY])
@pytest.mark.parametrize("headers", [{}, MACHINES], ids=["plain", "of machines"])
def test_following_a_link_changes_nothing(
    api: Api, world: World, headers: dict[str, str], query: str
) -> None:
    reminder, nobody = to_its_own(api, world), Api(api.handler, api.clock, "")
    path = f"/v1/messages/{token(world, reminder)}"
    for method in ("GET", "HEAD", "OPTIONS", "PUT", "PATCH", "TRACE"):
        for action in ("", "/done", "/snooze", "/stop"):
            response = nobody.call(method, path + action, None, headers, query)
            assert response.status in (200, 204, 303, 405, 422)
    assert nothing_happened(api, world, reminder)


@pytest.mark.parametrize("query", ["", ONE_CLICK_QUERY])
@pytest.mark.parametrize(
    ("body", "content_type"), [(b"", ""), (b"", FORM["content-type"]), (ONE_CLICK, "text/plain")]
)
def test_a_post_without_the_one_click_form_stops_nobody(
    api: Api, world: World, body: bytes, content_type: str, query: str
) -> None:
    """A scanner has only the address in the header; the form's content is in another header."""
    reminder, nobody = to_its_own(api, world), Api(api.handler, api.clock, "")
    path = f"/v1/messages/{token(world, reminder)}/stop"
    response = nobody.call("POST", path, body, {**MACHINES, "content-type": content_type}, query)
    assert response.status in (400, 415, 422)
    assert nothing_happened(api, world, reminder)


@pytest.mark.parametrize(
    "place", ["%252e%252e%252freminders", "%25", "%00", "%0d%0aset-cookie:a", "x/../x", "%E2%80%AE"]
)
def test_a_path_that_would_lead_elsewhere_is_no_link(api: Api, world: World, place: str) -> None:
    reminder, nobody = to_its_own(api, world), Api(api.handler, api.clock, "")
    for method in ("GET", "POST", "DELETE"):
        response = nobody.call(method, f"/v1/messages/{token(world, reminder)}{place}/stop", None, {})
        assert response.status in (404, 405)
        assert "set-cookie" not in response.headers
    assert nothing_happened(api, world, reminder)


def test_a_flood_with_one_link_sends_five_messages_and_uses_little_of_its_owners_limits(
    api: Api, world: World
) -> None:
    link_token = token(world, sent_reminder(api, world))
    for number in range(MOST_MOVES + MOST_SNOOZES):
        call(api, "POST", link_token, "snooze", {"waitSeconds": 60 + number * 7})
    for number in range(MOST_SNOOZES + 1):
        call(api, "POST", link_token, "done")
        call(api, "POST", link_token, "snooze", {"waitSeconds": 600 + number * 7})
        call(api, "POST", link_token, "stop", {"scope": "owner"})
        call(api, "DELETE", link_token, "stop")
    assert len(reminder_ids(api)) == 1 + MOST_SNOOZES
    assert day(world, api.owner) == {"created": MOST_SNOOZES, "changes": MOST_MOVES, "smsParts": 0}


def test_a_flood_of_wrong_tokens_reads_no_record_and_counts_nothing(world: World) -> None:
    api = world.api("flooded")
    reminder = sent_reminder(api, world)
    right = token(world, reminder)
    foreign = links_of(reminder, StackKey("9", b"guessed"), "").page.rpartition("/")[2]
    reads: list[dict[str, Any]] = []
    events = world.dynamodb.meta.events

    def note(params: dict[str, Any], **_: object) -> None:
        reads.append(params)

    events.register("provide-client-params.dynamodb", note)
    try:
        for wrong in (
            right[:-2] + ("BB" if right.endswith("AA") else "AA"),
            right[:-22] + "A" * 22,
            foreign,
            "x",
        ):
            for method, action, body in (
                ("GET", "", None),
                ("POST", "done", None),
                ("POST", "snooze", {"waitSeconds": 60}),
                ("POST", "stop", {"scope": "site"}),
                ("DELETE", "stop", None),
            ):
                assert call(api, method, wrong, action, body).status == 404
    finally:
        events.unregister("provide-client-params.dynamodb", note)
    assert {each["Key"]["owner"]["S"] for each in reads} == {"key#links"}
    assert day(world, api.owner) == {"created": 0, "changes": 0, "smsParts": 0}


def test_no_refusal_reveals_an_address_or_the_owners_remaining_limits(
    world: World, undo_later: UndoLater
) -> None:
    owner = world.api("telling-owner")
    busy, ended = sent_reminder(owner, world, "sending"), sent_reminder(owner, world, subject="The tap")
    responses = [
        call(owner, "POST", token(world, busy), "done"),
        call(owner, "POST", token(world, busy), "snooze", {"waitSeconds": 60}),
        call(owner, "POST", token(world, ended), "snooze", {"waitSeconds": 99 * 86_400}),
        call(owner, "POST", token(world, ended), "snooze", {"dueAt": "2020-01-01T00:00:00Z"}),
        call(owner, "POST", token(world, ended), "snooze", {"waitSeconds": 60, "email": "x@y.example"}),
        call(owner, "POST", token(world, ended), "stop", {"scope": "world"}),
        call(owner, "POST", token(world, ended), "snooze", {"waitSeconds": 60}),
        call(owner, "GET", token(world, ended)),
    ]
    undo_later(fail(world.dynamodb, "UpdateItem", "ThrottlingException"))
    responses.append(call(owner, "POST", token(world, ended), "done"))
    assert {each.status for each in responses} >= {200, 409, 422, 503}
    for each in responses:
        everything = each.content + b"".join(value.encode() for value in each.headers.values())
        assert not {name for name in each.headers if name.startswith("ratelimit")}
        for private in (b"a@b.example", b"tim@", b"x@y.example", owner.owner.encode(), ended.id.encode()):
            assert private not in everything
