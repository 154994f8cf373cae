"""Keys stored by a former release still return what they created, after an upgrade."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from tests.unit.api.client import Api, Response
from tests.unit.api.sending import REMINDERS, reminder_ids, send, snooze_path
from tests.unit.api.stored_reminders import saved_reminder
from tests.unit.api.world import NOW, World

BODY = {"message": "Call", "preference": "email", "email": "nora@example.org", "waitSeconds": 3600}
SNOOZE = {"waitSeconds": 600}
OWN = {"reference": "a"}
DIGEST = "c9c582313e81f7764e762c9a3d77c4c13fc91b4a0d0c28fbd695c6ac385ac298"
"""The digest of a create with `BODY`, printed by the commit last deployed to running stacks."""


def former_digest(operation: str, source: str | None, members: object) -> str:
    """Returns the request digest of releases before 0.1.0."""
    return hashlib.sha256(json.dumps([operation, source, members], sort_keys=True).encode()).hexdigest()


def held(api: Api, world: World, key: str, digest: str) -> str:
    """Stores a reminder and its key as the former release did: with its digest and its quotes."""
    reminder = saved_reminder(api, world)
    item = {
        "owner": {"S": f"idem#{api.owner}"},
        "id": {"S": hashlib.sha256(key.encode()).hexdigest()},
        "fingerprint": {"S": digest},
        "reminderId": {"S": reminder.id},
        "expiresAt": {"N": str(int(NOW.timestamp()) + 48 * 3600)},
    }
    world.dynamodb.put_item(TableName=world.table, Item=item)
    return reminder.id


def outcome(response: Response) -> tuple[int, Any]:
    return response.status, response.json["id"]


def test_the_digest_is_that_of_the_request() -> None:
    assert former_digest("createReminder", None, BODY) == DIGEST


@pytest.mark.parametrize("key", ["abc", '"abc"', r'"a\"b"', r'"a\\b"', '"a"'])
def test_a_repeated_request_finds_what_it_created(api: Api, world: World, key: str) -> None:
    made = held(api, world, key, DIGEST)
    assert outcome(send(api, REMINDERS, BODY, key)) == (200, made)
    assert reminder_ids(api) == [made]


def test_a_repeated_snooze_finds_what_it_created(api: Api, world: World) -> None:
    source = saved_reminder(api, world, "sent")
    made = held(api, world, '"abc"', former_digest("snoozeReminder", source.id, SNOOZE))
    assert outcome(send(api, snooze_path(source.id), SNOOZE, '"abc"')) == (200, made)


@pytest.mark.parametrize(("former", "key"), [('"abc"', '"abc"'), ('"abc"', "abc")])
def test_another_request_creates_its_own_reminder(api: Api, world: World, former: str, key: str) -> None:
    """A key with quotes and one without used to differ: neither finds what the other created."""
    made = held(api, world, former, DIGEST)
    response = send(api, REMINDERS, BODY | OWN, key)
    assert response.status == 201
    assert outcome(send(api, REMINDERS, BODY | OWN, key)) == (200, response.json["id"])
    assert set(reminder_ids(api)) == {made, response.json["id"]}


def test_a_key_without_quotes_works_as_before(api: Api, world: World) -> None:
    held(api, world, "abc", DIGEST)
    assert send(api, REMINDERS, BODY | OWN, "abc").json["code"] == "idempotency_key_reused"


def test_a_key_expires_after_two_days(api: Api, world: World) -> None:
    made = held(api, world, '"abc"', DIGEST)
    api.clock.advance(hours=49)
    response = send(api, REMINDERS, BODY, '"abc"')
    assert (response.status, response.json["id"] == made) == (201, False)
