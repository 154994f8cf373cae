"""Repairing a reminder and sending it again: a snooze with another text, channel or address."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.api.client import Api
from tests.unit.api.sending import reminder_ids, send, snooze_path
from tests.unit.api.stored_reminders import record, saved_reminder
from tests.unit.api.world import NOW, World

GOOD = {
    "message": "Ring",
    "subject": "The tap",
    "email": "c@d.example",
    "phone": "+61491570157",
    "preference": "email",
}
ABROAD = "+14254147755"
NONE: set[tuple[str, str]] = set()


@pytest.mark.parametrize("members", [GOOD, {"preference": "email"}, {"email": "c@d.example"}, {}])
def test_given_members_are_replaced_and_the_rest_is_copied(
    api: Api, world: World, members: dict[str, Any]
) -> None:
    source = saved_reminder(
        api, world, "failed", attention_since=NOW, subject="Old", reference="r", metadata={"a": "b"}
    )
    response = send(api, snooze_path(source.id), {"waitSeconds": 0, **members})
    assert response.status == 201, response.json
    created = record(api, world, response.json["id"])
    expected = {name: members.get(name, getattr(source, name)) for name in GOOD}
    assert {name: getattr(created, name) for name in GOOD} == expected
    assert (created.reference, created.metadata, created.snoozed_from) == ("r", {"a": "b"}, source.id)
    after = record(api, world, source.id)
    assert after.draft == source.draft
    assert after.attention_since is None


def test_null_means_absent(api: Api, world: World) -> None:
    source = saved_reminder(api, world, "failed", subject="Old")
    first = send(api, snooze_path(source.id), {"waitSeconds": 0, "subject": None}, "key").json
    assert first["subject"] == "Old"
    assert send(api, snooze_path(source.id), {"waitSeconds": 0}, "key").json["id"] == first["id"]


def test_another_repair_under_the_same_key_is_rejected(api: Api, world: World) -> None:
    source = saved_reminder(api, world, "failed")
    assert send(api, snooze_path(source.id), {"waitSeconds": 0, "message": "Ring"}, "key").status == 201
    response = send(api, snooze_path(source.id), {"waitSeconds": 0, "message": "Write"}, "key")
    assert response.json["code"] == "idempotency_key_reused"


def test_broken_rules_are_named_together(api: Api, world: World) -> None:
    source = saved_reminder(api, world, "failed", attention_since=NOW)
    wrong = {"message": "bell\a", "subject": "a\nb", "preference": "fax", "email": "nora", "phone": "+61 491"}
    response = send(api, snooze_path(source.id), {"waitSeconds": 60, **wrong})
    assert response.codes == {
        ("#/message", "control_character"),
        ("#/subject", "line_break"),
        ("#/preference", "unknown_value"),
        ("#/email", "invalid_email"),
        ("#/phone", "invalid_phone"),
    }
    assert reminder_ids(api) == [source.id]
    assert record(api, world, source.id) == source


@pytest.mark.parametrize(
    ("fields", "members", "codes"),
    [
        ({"preference": "email", "phone": None}, {"preference": "both"}, {("#/phone", "missing")}),
        ({"preference": "sms", "email": None}, {"preference": "email"}, {("#/email", "missing")}),
        ({"phone": ABROAD}, {"email": "c@d.example"}, {("#", "country_not_allowed")}),
        ({"phone": ABROAD}, {"phone": ABROAD}, {("#/phone", "country_not_allowed")}),
        ({"phone": ABROAD, "preference": "email"}, {"preference": "sms"}, {("#", "country_not_allowed")}),
        ({"preference": "email"}, {"phone": ABROAD}, {("#/phone", "country_not_allowed")}),
        ({"phone": ABROAD}, {"preference": "email"}, NONE),
        ({"phone": ABROAD}, {"phone": "+61491570157"}, NONE),
        (
            {"preference": "email", "phone": None},
            {"preference": "both", "phone": "+61491570157"},
            NONE,
        ),
    ],
)
def test_the_result_follows_the_rules_of_a_new_reminder(
    api: Api,
    world: World,
    fields: dict[str, Any],
    members: dict[str, Any],
    codes: set[tuple[str, str]],
) -> None:
    source = saved_reminder(api, world, "failed", **fields)
    response = send(api, snooze_path(source.id), {"waitSeconds": 60, **members})
    if codes:
        assert (response.status, response.codes) == (422, codes)
        assert ABROAD not in response.content.decode()
    else:
        assert response.status == 201, response.json


def test_if_sms_is_off_a_repair_may_use_email(api: Api, world: World) -> None:
    source = saved_reminder(api, world, "failed")
    today = world.api(api.owner, sms_countries=())
    assert send(today, snooze_path(source.id), {"waitSeconds": 60}).codes == {("#", "sms_off")}
    body = {"waitSeconds": 60, "preference": "sms"}
    assert send(today, snooze_path(source.id), body).codes == {("#/preference", "sms_off")}
    body = {"waitSeconds": 60, "preference": "email"}
    assert send(today, snooze_path(source.id), body).status == 201
