"""With `recipients: own`, users may write only to their own address; the stack's program to anyone."""

from __future__ import annotations

import pytest

from tests.unit.api.client import Api, Response, email_reminder
from tests.unit.api.sending import reminder_ids, send, snooze_path
from tests.unit.api.stored_reminders import path_of, saved_reminder
from tests.unit.api.world import World

OWN, PHONE, PROGRAM = "nora@example.org", "+61491570156", "5m4p1e7c13n71d"
REFUSED = {("#/email", "recipient_not_allowed")}


def user(world: World, address: str | None = OWN, **settings: int) -> Api:
    """Returns the API of a stack with `recipients: own`, for a user with this verified address."""
    api = world.new_owner(recipients="own", **settings)
    world.addresses.of[api.owner] = address
    return api


def codes(response: Response) -> set[tuple[str, str]]:
    assert response.status == 422
    return response.codes


@pytest.mark.parametrize("address", ["Nora@example.org", "nora@EXAMPLE.org"])
def test_users_may_write_to_their_own_address(world: World, address: str) -> None:
    api = user(world)
    assert api.post(email_reminder(email=address)).status == 201


@pytest.mark.parametrize(
    "address",
    ["tim@example.org", "nora+x@example.org", "success@simulator.amazonses.com"],
)
def test_users_may_not_write_to_another_address(world: World, address: str) -> None:
    api = user(world)
    assert codes(api.post(email_reminder(email=address))) == REFUSED
    assert reminder_ids(api) == []


def test_users_without_a_verified_address_may_write_to_nobody(world: World) -> None:
    assert codes(user(world, address=None).post(email_reminder(email=OWN))) == REFUSED


@pytest.mark.parametrize("preference", ["sms", "both"])
def test_sms_is_off_for_users(world: World, preference: str) -> None:
    body = email_reminder(preference=preference, email=OWN, phone=PHONE)
    assert codes(user(world).post(body)) == {("#/preference", "sms_off")}


def test_a_program_may_write_to_anyone(world: World) -> None:
    api = world.api(PROGRAM, recipients="own", program_client_id=PROGRAM)
    assert api.post(email_reminder(email="tim@example.org")).status == 201
    assert api.post(email_reminder(preference="sms", email=..., phone=PHONE)).status == 201


def test_a_change_is_checked_for_what_it_changes(world: World) -> None:
    api = user(world)
    path = path_of(api.create(email=OWN)["id"])
    assert codes(api.patch(path, {"email": "tim@example.org"})) == REFUSED
    assert codes(api.patch(path, {"preference": "both", "phone": PHONE})) == {("#/preference", "sms_off")}
    assert api.patch(path, {"message": "x", "email": "Nora@example.org"}).status == 200


def test_an_older_scheduled_reminder_accepts_all_changes_but_of_its_address(world: World) -> None:
    api = user(world)
    former = saved_reminder(api, world, "scheduled", email="tim@example.org")
    assert api.patch(path_of(former.id), {"waitSeconds": 60}).status == 200


def test_a_snooze_is_checked_like_a_new_reminder(world: World) -> None:
    api = user(world)
    for address, status in ((OWN, 201), ("tim@example.org", 422)):
        ended = saved_reminder(api, world, "sent", preference="email", email=address)
        assert send(api, snooze_path(ended.id), {"waitSeconds": 60}).status == status


def test_if_the_address_cannot_be_read_the_call_is_unavailable_and_nothing_is_created(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = user(world)
    path = path_of(api.create(email=OWN)["id"])
    api.clock.advance(hours=72)
    with monkeypatch.context() as patch:
        patch.setattr(world.addresses, "is_down", True)
        for response in (api.post(email_reminder(email=OWN)), api.patch(path, {"email": "tim@example.org"})):
            assert (response.status, response.json["code"]) == (503, "unavailable")
    assert len(reminder_ids(api)) == 1
    assert api.post(email_reminder(email=OWN)).status == 201


def test_yesterdays_address_is_used_if_todays_cannot_be_read(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = user(world)
    api.create(email=OWN)
    api.clock.advance(hours=24)
    monkeypatch.setattr(world.addresses, "is_down", True)
    assert api.post(email_reminder(email=OWN)).status == 201
    assert codes(api.post(email_reminder(email="tim@example.org"))) == REFUSED


def test_a_rejected_request_is_not_counted(world: World) -> None:
    api = user(world, reminders_per_day=1)
    assert codes(api.post(email_reminder(email="tim@example.org"))) == REFUSED
    assert api.post(email_reminder(email=OWN)).status == 201


def test_a_repair_may_go_only_to_the_own_address(world: World) -> None:
    api = user(world)
    source = saved_reminder(api, world, "failed", preference="both", email="tim@example.org", phone=PHONE)
    repair = {"waitSeconds": 5, "preference": "email", "email": OWN}
    assert send(api, snooze_path(source.id), repair).status == 201
    assert codes(send(api, snooze_path(source.id), {**repair, "email": "tom@example.org"})) == REFUSED
    assert ("#/preference", "sms_off") in codes(
        send(api, snooze_path(source.id), {**repair, "preference": "both"})
    )
