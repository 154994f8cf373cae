"""A record that cannot be shown is logged and missing from its owner's list; the others are shown."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.api.client import Api
from tests.unit.api.records import build_reminder, save, set_attributes
from tests.unit.api.schedules.schedule_requests import SCHEDULES, create, created_reminders
from tests.unit.api.sending import listed
from tests.unit.api.world import NOW, World
from workflow.time.times import millis_text

NEWS = {"status": {"S": "undelivered"}, "code": {"S": "of_a_later_version"}, "rank": {"N": "1"}}
REMINDERS: dict[str, dict[str, Any]] = {
    "a due time that is no time": {"dueAt": {"S": "both ways"}},
    "an end of retention that is no time": {"retainUntil": {"S": "both ways"}},
    "a preference that does not exist": {"preference": {"S": "both ways"}},
    "deliveries that are no map": {"deliveries": {"S": "both ways"}},
    "no delivery by SMS, which its preference needs": {
        "deliveries": {"M": {"email": {"M": {"status": {"S": "waiting"}}}}}
    },
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


def logged_ids(caplog: pytest.LogCaptureFixture) -> set[str]:
    """Returns the ids of the records logged as unreadable; an alarm counts these log entries."""
    return {vars(line)["reminder"] for line in caplog.records if line.message == "record not read"}


@pytest.mark.parametrize("state", [None, "upcoming"])
def test_an_unreadable_reminder_is_omitted_and_logged(
    api: Api, world: World, caplog: pytest.LogCaptureFixture, state: str | None
) -> None:
    broken = dict(zip(save(world, *(build_reminder(api.owner) for _ in REMINDERS)), REMINDERS, strict=True))
    sound = save(world, build_reminder(api.owner))
    for record_id, case in broken.items():
        set_attributes(world, api.owner, record_id, REMINDERS[case])
    shown = listed(api, limit=2, **({} if state is None else {"state": state}))
    assert [broken.get(each, each) for each in shown] == sound
    assert logged_ids(caplog) == broken.keys()
    assert "both ways" not in caplog.text


def test_an_unreadable_schedule_is_omitted_and_logged(
    api: Api, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    broken, sound = create(api), create(api)
    set_attributes(world, f"schedule#{api.owner}", broken["id"], {"rrule": {"S": "FREQ=OF_A_LATER_VERSION"}})
    assert listed(api, SCHEDULES) == [sound["id"]]
    assert logged_ids(caplog) == {broken["id"]}


def test_a_schedule_with_an_unreadable_reminder_is_shown_without_its_next(
    api: Api, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    schedule = create(api)
    (broken,) = created_reminders(api, schedule)
    set_attributes(world, api.owner, broken["id"], {"deliveries": {"S": "both ways"}})
    (shown,) = api.get(SCHEDULES).json["items"]
    assert (shown["id"], shown["nextReminderId"]) == (schedule["id"], None)
    assert logged_ids(caplog) == {broken["id"]}
