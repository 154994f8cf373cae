"""Automatic requests to links that nobody pressed, and the cost of floods; SECURITY.md lists them."""

from __future__ import annotations

from datetime import UTC
from typing import Any

import pytest

from tests.aws import fail
from tests.unit.api.client import JSON, Api
from tests.unit.api.messages.link_requests import FORM, ONE_CLICK, call, sent_reminder, token
from tests.unit.api.stored_reminders import record
from tests.unit.api.world import NOW, World
from workflow.links.outgoing import links_of
from workflow.links.service import MOST_MOVES, MOST_SNOOZES
from workflow.reminders.reminder import Reminder
from workflow.storage.recipients.stack_key import StackKey

MACHINES = [
    {"purpose": "prefetch"},
    {"sec-purpose": "prefetch;prerender"},
    {"x-moz": "prefetch"},
    {"x-purpose": "preview"},
    {"origin": "https://elsewhere.example", "access-control-request-method": "POST"},
    {"x-http-method-override": "POST"},
    {"x-method-override": "DELETE"},
]
"""User agents of browsers, previews and proxies that fetch or try links before anybody presses."""

READS = ("GET", "HEAD", "OPTIONS")
ACTIONS = ("", "done", "snooze", "stop")


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


@pytest.mark.parametrize("agent_headers", MACHINES)
def test_fetching_a_link_changes_nothing(api: Api, world: World, agent_headers: dict[str, str]) -> None:
    reminder, nobody = to_its_own(api, world), Api(api.handler, api.clock, "")
    link_token = token(world, reminder)
    for method in READS:
        for action in ACTIONS:
            path = f"/v1/messages/{link_token}" + (f"/{action}" if action else "")
            query = "List-Unsubscribe=One-Click&scope=site&waitSeconds=60"
            assert nobody.call(method, path, None, agent_headers, query).status in (200, 204, 303, 405, 422)
    assert nothing_happened(api, world, reminder)


@pytest.mark.parametrize("agent_headers", [{}, *MACHINES])
@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", ""),
        (b"", FORM["content-type"]),
        (b"{}", JSON["content-type"]),
        (b"List-Unsubscribe=", FORM["content-type"]),
        (ONE_CLICK, "text/plain"),
        (ONE_CLICK, JSON["content-type"]),
    ],
)
def test_a_post_without_the_one_click_form_stops_nobody(
    api: Api, world: World, agent_headers: dict[str, str], body: bytes, content_type: str
) -> None:
    """A scanner has only the address in the header; the form's content is in another header."""
    reminder, nobody = to_its_own(api, world), Api(api.handler, api.clock, "")
    path = f"/v1/messages/{token(world, reminder)}/stop"
    headers = {**agent_headers, **({"content-type": content_type} if content_type else {})}
    response = nobody.call("POST", path, body, headers, "List-Unsubscribe=One-Click&scope=site")
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


def test_a_flood_with_one_link_uses_a_small_part_of_its_owners_daily_limits(api: Api, world: World) -> None:
    link_token = token(world, sent_reminder(api, world))
    for number in range(3 * MOST_MOVES):
        call(api, "POST", link_token, "snooze", {"waitSeconds": 60 + number * 7})
    for _ in range(10):
        call(api, "POST", link_token, "done")
        call(api, "POST", link_token, "stop", {"scope": "owner"})
        call(api, "DELETE", link_token, "stop")
    spent = day(world, api.owner)
    assert 0 < spent["created"] <= MOST_SNOOZES
    assert 0 < spent["changes"] <= MOST_MOVES
    assert spent["smsParts"] == 0


def test_a_flood_of_wrong_tokens_reads_no_record_and_counts_nothing(world: World) -> None:
    api = world.api("flooded")
    reminder = sent_reminder(api, world)
    right = token(world, reminder)
    foreign = links_of(reminder, StackKey("9", b"guessed"), "").page.rpartition("/")[2]
    reads: list[dict[str, Any]] = []
    events = world.dynamodb.meta.events

    def note(params: dict[str, Any], **_: object) -> None:
        reads.append(params)

    for operation in ("GetItem", "PutItem", "UpdateItem", "Query", "TransactWriteItems", "DeleteItem"):
        events.register(f"provide-client-params.dynamodb.{operation}", note)
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
        for operation in ("GetItem", "PutItem", "UpdateItem", "Query", "TransactWriteItems", "DeleteItem"):
            events.unregister(f"provide-client-params.dynamodb.{operation}", note)
    assert {each["Key"]["owner"]["S"] for each in reads} <= {"key#links"}
    assert day(world, api.owner) == {"created": 0, "changes": 0, "smsParts": 0}


def test_no_refusal_reveals_an_address_or_the_owners_remaining_limits(world: World, undo_later: Any) -> None:  # noqa: ANN401
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
