"""Snoozing by a link: how often, until when, once per request, and within the owner's limits."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.aws import TABLE, lose_responses
from tests.unit.api.client import Api
from tests.unit.api.conftest import UndoLater
from tests.unit.api.messages.link_requests import call, mark_sent, newest, sent_reminder, snooze, token
from tests.unit.api.sending import REMINDERS, reminder_ids, send, snooze_path
from tests.unit.api.stored_reminders import record
from tests.unit.api.world import NOW, World
from workflow.links.chain import MOST_STEPS
from workflow.links.service import MOST_SNOOZES
from workflow.storage.item import epoch, key


def test_the_same_message_is_sent_again_by_email_only(api: Api, world: World) -> None:
    source = sent_reminder(
        api,
        world,
        "partially_sent",
        preference="both",
        phone="+61491570156",
        subject="Ada",
        attention_since=NOW,
        metadata={"a": "b"},
    )
    response = snooze(api, world, source, waitSeconds=600)
    assert (response.status, response.json["snoozedTo"]) == (200, "2026-11-23T09:10:01Z")
    again = newest(api, world, source)
    assert (again.message, again.subject, again.email) == (source.message, "Ada", source.email)
    assert (again.preference, again.phone, again.snoozed_from) == ("email", None, source.id)
    assert (again.status, again.metadata) == ("scheduled", {"a": "b"})
    source_after = record(api, world, source.id)
    assert source_after.attention_since is None


def test_a_retry_after_a_lost_response_creates_one_reminder(
    api: Api, world: World, undo_later: UndoLater
) -> None:
    source = sent_reminder(api, world)
    stop = lose_responses(world.dynamodb, "TransactWriteItems")
    undo_later(stop)
    assert snooze(api, world, source, dueAt="2026-11-24T09:00:00Z").status == 503
    stop()
    assert snooze(api, world, source, dueAt="2026-11-24T09:00:00Z").status == 200
    assert len(reminder_ids(api)) == 2


def test_the_owners_own_snooze_to_others_is_left_alone(api: Api, world: World) -> None:
    source = sent_reminder(api, world)
    path = snooze_path(source.id)
    theirs = send(api, path, {"waitSeconds": 600, "email": "other@example.org"}).json
    snooze(api, world, source, waitSeconds=1200)
    found = {item["id"]: item["dueAt"] for item in api.get(REMINDERS, limit=100).json["items"]}
    assert len(found) == 3
    assert found[theirs["id"]] == theirs["dueAt"]


def test_the_owners_own_snooze_to_the_same_address_and_number_is_moved(api: Api, world: World) -> None:
    source = sent_reminder(api, world, preference="both", phone="+61491570156")
    theirs = send(api, snooze_path(source.id), {"waitSeconds": 600}).json
    assert call(api, "GET", token(world, source)).json["snoozedTo"] == theirs["dueAt"]
    response = snooze(api, world, source, waitSeconds=1200)
    assert len(reminder_ids(api)) == 2
    assert response.json["snoozedTo"] == "2026-11-23T09:20:01Z"
    assert api.get(f"{REMINDERS}/{theirs['id']}").json["dueAt"] == response.json["snoozedTo"]


def test_the_owners_own_snooze_by_sms_is_left_alone(api: Api, world: World) -> None:
    source = sent_reminder(api, world, preference="both", phone="+61491570156")
    theirs = send(api, snooze_path(source.id), {"waitSeconds": 600, "preference": "sms"}).json
    assert snooze(api, world, source, waitSeconds=1200).status == 200
    assert newest(api, world, source).preference == "email"
    assert api.get(f"{REMINDERS}/{theirs['id']}").json == theirs


@pytest.mark.parametrize("again", ["2026-11-23T10:00:00Z", "2026-11-23T15:00:00Z", "2026-11-23T18:00:00Z"])
def test_with_a_later_snooze_of_the_owners_too_nothing_is_sent_twice_at_one_time(
    api: Api, world: World, again: str
) -> None:
    source = sent_reminder(api, world, preference="both", phone="+61491570156")
    snooze(api, world, source, dueAt="2026-11-23T10:00:00Z")
    send(api, snooze_path(source.id), {"dueAt": "2026-11-23T15:00:00Z"})
    assert snooze(api, world, source, dueAt=again).json["snoozedTo"] == again
    listed = api.get(REMINDERS, limit=100, status="scheduled").json["items"]
    due = {item["preference"]: item["dueAt"] for item in listed}
    assert due["both"] == "2026-11-23T15:00:00Z"
    assert due["email"] == (again if again.startswith("2026-11-23T18") else "2026-11-23T10:00:00Z")


def test_a_recipient_who_has_stopped_moves_no_snooze(api: Api, world: World) -> None:
    source = sent_reminder(api, world)
    waiting = snooze(api, world, source, waitSeconds=9000).json["snoozedTo"]
    call(api, "POST", token(world, source), "stop", {"scope": "owner"})
    response = snooze(api, world, source, waitSeconds=600)
    assert (response.status, response.json["code"]) == (409, "snooze_refused")
    assert call(api, "GET", token(world, source)).json["snoozedTo"] == waiting


def test_a_chain_is_snoozed_five_times_by_any_of_its_links(api: Api, world: World) -> None:
    first = sent_reminder(api, world)
    chain = [first]
    for number in range(MOST_SNOOZES):
        source = chain[-1] if number % 2 else first
        assert snooze(api, world, source, waitSeconds=60 + number).status == 200
        chain.append(mark_sent(world, newest(api, world, source)))
    for each in chain:
        response = snooze(api, world, each, waitSeconds=3600)
        assert (response.status, response.json["code"]) == (429, "snooze_limit_reached")
        assert "snooze" not in call(api, "GET", token(world, each)).json["actions"]
    assert len(reminder_ids(api)) == MOST_SNOOZES + 1


def test_a_chain_keeps_its_count_after_its_first_reminder_is_erased(api: Api, world: World) -> None:
    first = sent_reminder(api, world)
    snooze(api, world, first, waitSeconds=60)
    second = mark_sent(world, newest(api, world, first))
    world.store.erase(api.owner, first.id)
    for number in range(MOST_SNOOZES - 1):
        assert snooze(api, world, second, waitSeconds=60 + number).status == 200
        mark_sent(world, newest(api, world, second))
    assert snooze(api, world, second, waitSeconds=3600).status == 429


@pytest.mark.parametrize("kept", [timedelta(days=90), timedelta(days=900)])
def test_the_count_of_a_chain_is_kept_longer_than_its_snoozes(
    api: Api, world: World, kept: timedelta
) -> None:
    world.store.retention = kept
    source = sent_reminder(api, world)
    snooze(api, world, source, waitSeconds=60)
    count_key = key(f"chain#{api.owner}", source.id)
    count = world.dynamodb.get_item(TableName=TABLE, Key=count_key)["Item"]
    assert int(count["expiresAt"]["N"]) > epoch(newest(api, world, source).retain_until)


def test_a_long_chain_of_the_owners_snoozes_is_followed_to_a_limit(api: Api, world: World) -> None:
    chain = [sent_reminder(api, world)]
    for _ in range(MOST_STEPS + 1):
        chain.append(sent_reminder(api, world, snoozed_from=chain[-1].id))
    assert snooze(api, world, chain[-1], waitSeconds=60).status == 200


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ({"dueAt": "2026-11-23T08:00:00Z"}, {("#/dueAt", "in_the_past")}),
        ({}, {("#", "due_time_required")}),
        ({"waitSeconds": 60, "email": "a@b.example"}, {("#", "unknown_member")}),
        ({"waitSeconds": 60, "message": "Other"}, {("#", "unknown_member")}),
    ],
)
def test_a_broken_rule_is_named_and_creates_nothing(
    api: Api, world: World, body: dict[str, Any], codes: set[tuple[str, str]]
) -> None:
    source = sent_reminder(api, world)
    response = snooze(api, world, source, **body)
    assert (response.status, response.codes) == (422, codes)
    assert reminder_ids(api) == [source.id]


def test_the_owners_limits_apply_and_are_not_revealed(world: World) -> None:
    for changed in (
        {"reminders_per_day": 1},
        {"reminders_waiting": 1},
        {"allowed_recipients": ("example.com",)},
    ):
        api = world.api(f"owner-{next(iter(changed))}", **changed)
        source = sent_reminder(api, world)
        if "allowed_recipients" not in changed:
            api.create(email="nora@example.org")
        before = reminder_ids(api)
        response = snooze(api, world, source, waitSeconds=60)
        assert (response.status, response.json["code"]) == (409, "snooze_refused")
        assert reminder_ids(api) == before


def test_a_rejected_snooze_is_not_counted(world: World) -> None:
    refusing = world.api("refused-owner", allowed_recipients=("example.com",))
    source = sent_reminder(refusing, world)
    for number in range(MOST_SNOOZES + 1):
        assert snooze(refusing, world, source, waitSeconds=60 + number).status == 409
    assert snooze(world.api("refused-owner"), world, source, waitSeconds=60).status == 200


def test_done_cancels_a_scheduled_snooze(api: Api, world: World) -> None:
    source = sent_reminder(api, world)
    snooze(api, world, source, waitSeconds=600)
    assert call(api, "POST", token(world, source), "done").json["snoozedTo"] is None
    assert newest(api, world, source).status == "cancelled"


def test_done_by_a_link_leaves_the_owners_snoozes_to_others(api: Api, world: World) -> None:
    source = sent_reminder(api, world)
    path = snooze_path(source.id)
    assert source.email is not None
    changes: list[dict[str, str]] = [
        {"email": "other@example.org"},
        {"preference": "both", "phone": "+61491570156"},
        {"email": source.email.upper()},
    ]
    snoozes = [send(api, path, {"waitSeconds": 600, **each}).json["id"] for each in changes]
    call(api, "POST", token(world, source), "done")
    found = {item["id"]: item["status"] for item in api.get(REMINDERS, limit=100).json["items"]}
    assert [found[each] for each in snoozes] == ["scheduled", "scheduled", "cancelled"]


def test_a_snooze_of_a_snooze_has_its_own_links(api: Api, world: World) -> None:
    source = sent_reminder(api, world)
    snooze(api, world, source, waitSeconds=60)
    again = mark_sent(world, newest(api, world, source))
    api.clock.now += timedelta(minutes=2)
    assert token(world, again) != token(world, source)
    assert call(api, "GET", token(world, again)).json["actions"] == ["done", "snooze", "stop"]
