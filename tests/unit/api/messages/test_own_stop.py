"""A stop for one's own verified address is lifted when its signed-in owner requests email to it."""

from __future__ import annotations

import pytest

from tests.unit.api.client import Api, email_reminder
from tests.unit.api.messages.link_requests import call, sent_reminder, token
from tests.unit.api.world import World
from workflow.storage.recipients.marks import Mark


def stopped(api: Api, world: World, scope: str) -> str:
    """Returns the owner's address, after it was stopped with a link from another owner's message."""
    own = f"{api.owner}@example.org"
    world.addresses.of[api.owner] = own
    reminder = sent_reminder(world.api(f"other-{api.owner}"), world, email=own)
    assert call(api, "POST", token(world, reminder), "stop", {"scope": scope}).status == 200
    return own


def test_requesting_email_to_ones_own_address_lifts_the_stop_for_all(api: Api, world: World) -> None:
    own = stopped(api, world, "site")
    assert api.create(email=own.upper())["status"] == "scheduled"
    assert world.marks.all_of(own) == []


def test_a_stop_for_another_sender_stays(api: Api, world: World) -> None:
    own = stopped(api, world, "owner")
    api.create(email=own)
    assert [mark.reason for mark in world.marks.all_of(own)] == ["stopped"]


def assert_unavailable(api: Api, address: str) -> None:
    assert api.post(email_reminder(email=address)).codes == {("#/email", "recipient_unavailable")}


def test_a_request_of_somebody_else_lifts_nothing(api: Api, world: World) -> None:
    own = stopped(api, world, "site")
    stranger, nameless = world.new_owner(), world.new_owner()
    world.addresses.of[stranger.owner] = "else@example.org"
    for other in (stranger, nameless, world.api("program", program_client_id="program")):
        assert_unavailable(other, own)
    assert len(world.marks.all_of(own)) == 1


@pytest.mark.parametrize("reason", ["bounced", "complained"])
def test_bounces_and_complaints_are_not_lifted(api: Api, world: World, reason: str) -> None:
    own = stopped(api, world, "site")
    world.marks.put(own, Mark(reason, "site", None), api.clock.now)  # type: ignore[arg-type]  # one of them
    assert_unavailable(api, own)
    assert [mark.reason for mark in world.marks.all_of(own)] == [reason]
