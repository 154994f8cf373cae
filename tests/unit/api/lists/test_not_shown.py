"""A record that cannot be shown is logged and missing from its owner's list; the others are shown."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.api.client import Api
from tests.unit.api.records import keep, made
from tests.unit.api.schedules.asking import SCHEDULES, create
from tests.unit.api.schedules.asking import made as made_by
from tests.unit.api.world import NOW, World
from workflow.time.times import millis_text

NEWS = {"status": {"S": "undelivered"}, "code": {"S": "of_a_later_version"}, "rank": {"N": "1"}}
REMINDERS: dict[str, dict[str, Any]] = {
    "an outcome that only a later version knows": {
        "emailFeedback": {"M": NEWS | {"at": {"S": millis_text(NOW)}}}
    },
    "a local time after the calendar's end": {
        "dueAt": {"S": "9999-12-31T23:59:59Z"},
        "timezone": {"S": "Pacific/Kiritimati"},
    },
    "a local time before its beginning": {
        "dueAt": {"S": "0001-01-01T00:00:00Z"},
        "timezone": {"S": "America/Vancouver"},
    },
}


def overwrite(world: World, owner: str, record_id: str, attributes: dict[str, Any]) -> None:
    """Sets attributes of a record, as something outside of the code under test would."""
    world.dynamodb.update_item(
        TableName=world.table,
        Key={"owner": {"S": owner}, "id": {"S": record_id}},
        UpdateExpression="SET " + ", ".join(f"#{name} = :{name}" for name in attributes),
        ExpressionAttributeNames={f"#{name}": name for name in attributes},
        ExpressionAttributeValues={f":{name}": value for name, value in attributes.items()},
    )


def named(caplog: pytest.LogCaptureFixture) -> set[str]:
    """Returns the ids of the records logged as unreadable; an alarm counts these log entries."""
    return {vars(line)["reminder"] for line in caplog.records if line.message == "record not read"}


@pytest.mark.parametrize("state", [None, "upcoming"])
@pytest.mark.parametrize("case", REMINDERS)
def test_an_unreadable_reminder_is_omitted_and_logged(
    api: Api, world: World, caplog: pytest.LogCaptureFixture, case: str, state: str | None
) -> None:
    broken, sound = keep(world, made(api.owner), made(api.owner))
    overwrite(world, api.owner, broken, REMINDERS[case])
    answer = api.get("/v1/reminders", **({} if state is None else {"state": state}))
    assert answer.status == 200, answer.json
    assert [each["id"] for each in answer.json["items"]] == [sound]
    assert named(caplog) == {broken}


def test_an_unreadable_schedule_is_omitted_and_logged(
    api: Api, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    broken, sound = create(api), create(api)
    overwrite(world, f"schedule#{api.owner}", broken["id"], {"rrule": {"S": "FREQ=OF_A_LATER_VERSION"}})
    answer = api.get(SCHEDULES)
    assert answer.status == 200, answer.json
    assert [each["id"] for each in answer.json["items"]] == [sound["id"]]
    assert named(caplog) == {broken["id"]}


def test_a_schedule_with_an_unreadable_reminder_is_shown_without_its_next(
    api: Api, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    schedule = create(api)
    (broken,) = made_by(api, schedule)
    overwrite(world, api.owner, broken["id"], {"deliveries": {"S": "both ways"}})
    answer = api.get(SCHEDULES)
    assert answer.status == 200, answer.json
    (shown,) = answer.json["items"]
    assert (shown["id"], shown["nextReminderId"]) == (schedule["id"], None)
    assert named(caplog) == {broken["id"]}
