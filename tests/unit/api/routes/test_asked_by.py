"""A reminder's creator: the owner's verified address, read once a day, or the program's name."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.unit.api.client import Api, email_reminder
from tests.unit.api.sending import REMINDERS, send, snooze_path
from tests.unit.api.stored_reminders import path_of, record, saved_reminder
from tests.unit.api.world import World

PROGRAM = "5m4p1e7c13n71d"


def test_a_reminder_has_the_verified_address_of_its_creator(api: Api, world: World) -> None:
    world.addresses.of[api.owner] = "nora@example.org"
    created = api.create()
    assert created["askedBy"] == "nora@example.org"
    assert api.get(path_of(created["id"])).json["askedBy"] == "nora@example.org"
    assert api.get("/v1/reminders").json["items"][0]["askedBy"] == "nora@example.org"
    assert api.patch(path_of(created["id"]), {"message": "x"}).json["askedBy"] == "nora@example.org"
    assert record(api, world, created["id"]).asked_by == "nora@example.org"


def test_a_snooze_has_the_creator_of_the_snooze(api: Api, world: World) -> None:
    world.addresses.of[api.owner] = "nora@example.org"
    source = saved_reminder(api, world, "sent")
    assert send(api, snooze_path(source.id), {"waitSeconds": 60}).json["askedBy"] == "nora@example.org"


def test_the_address_or_that_there_is_none_is_read_once_a_day(api: Api, world: World) -> None:
    for times_read, address in enumerate(("nora@example.org", "nora@example.net", None), 1):
        world.addresses.of[api.owner] = address
        assert [api.create()["askedBy"] for _ in range(3)] == [address] * 3
        assert world.addresses.asked.count(api.owner) == times_read
        api.clock.advance(hours=24)


def test_a_stale_address_is_used_if_a_new_one_cannot_be_read(
    api: Api, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.addresses.of[api.owner] = "nora@example.org"
    api.create()
    with monkeypatch.context() as patch:
        patch.setattr(world.addresses, "is_down", True)
        api.clock.advance(hours=24)
        assert api.create()["askedBy"] == "nora@example.org"
        api.clock.advance(hours=48)
        assert api.create()["askedBy"] is None
    assert api.create()["askedBy"] == "nora@example.org"


def test_only_a_program_has_the_stacks_name_for_it(world: World) -> None:
    for name, shown in (("Payroll", "Payroll"), ("", None)):
        settings: dict[str, Any] = {"program_client_id": PROGRAM, "program_name": name}
        assert world.api(PROGRAM, **settings).create()["askedBy"] == shown
        assert world.new_owner(**settings).create()["askedBy"] is None
    assert PROGRAM not in world.addresses.asked


def test_a_repeated_request_keeps_the_first_creator(api: Api, world: World) -> None:
    world.addresses.of[api.owner] = "nora@example.org"
    send(api, REMINDERS, email_reminder(), "k1")
    world.addresses.of[api.owner] = "nora@example.net"
    api.clock.now += timedelta(hours=24)
    assert send(api, REMINDERS, email_reminder(), "k1").json["askedBy"] == "nora@example.org"
