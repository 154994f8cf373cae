"""When a link sends a message again: to the second within 30 days, and in which zone it is shown."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import cycle, islice
from typing import Any

import pytest

from tests.aws import before_once
from tests.unit.api.client import Api
from tests.unit.api.messages.link_requests import call, mark_sent, newest, sent_reminder, snooze, token
from tests.unit.api.sending import reminder_ids
from tests.unit.api.world import World
from workflow.links.service import MOST_MOVES, MOST_SNOOZES
from workflow.reminders.reminder import Reminder

NINE_IN_TOKYO = {"dueAt": "2026-12-05T09:00:00", "timezone": "Asia/Tokyo"}
LATER_IN_TOKYO = NINE_IN_TOKYO | {"dueAt": "2026-12-06T09:00:00"}
NINE = datetime(2026, 12, 5, 9)  # noqa: DTZ001  # a local time


def snoozed(api: Api, world: World, timezone: str, firsts: list[dict[str, Any]]) -> list[Reminder]:
    """Returns sent reminders in that zone: one without a snooze, the others with one of `firsts`."""
    sources = [sent_reminder(api, world, timezone=timezone) for _ in range(1 + len(firsts))]
    for source, first in zip(sources[1:], firsts, strict=True):
        snooze(api, world, source, **first)
    return sources


def actions(api: Api, world: World, reminder: Reminder) -> list[str]:
    listed: list[str] = call(api, "GET", token(world, reminder)).json["actions"]
    return listed


@pytest.mark.parametrize("horizon", [30, 1826])
def test_up_to_thirty_days_ahead_are_accepted_to_the_second(world: World, horizon: int) -> None:
    api = world.new_owner(horizon=timedelta(days=horizon))
    for body in (
        {"waitSeconds": 30 * 86_400},
        {"dueAt": "2026-12-23T09:00:00.250Z"},
        {"dueAt": "2026-12-23T20:00:00", "timezone": "Australia/Sydney"},
    ):
        for source in snoozed(api, world, "UTC", [{"waitSeconds": 60}]):
            assert snooze(api, world, source, **body).status == 200


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ({"waitSeconds": 30 * 86_400 + 1}, {("#/waitSeconds", "too_far_ahead")}),
        ({"dueAt": "2026-12-23T09:00:00.251Z"}, {("#/dueAt", "too_far_ahead")}),
        ({"dueAt": "2026-12-23T20:00:01", "timezone": "Australia/Sydney"}, {("#/dueAt", "too_far_ahead")}),
    ],
)
def test_later_times_are_rejected(
    api: Api, world: World, body: dict[str, Any], codes: set[tuple[str, str]]
) -> None:
    assert snooze(api, world, sent_reminder(api, world), **body).codes == codes


@pytest.mark.parametrize(
    ("of_source", "body", "timezone", "local_time"),
    [
        ("Australia/Sydney", NINE_IN_TOKYO, "Asia/Tokyo", NINE),
        ("Australia/Sydney", NINE_IN_TOKYO | {"dueAt": "2026-12-05T00:00:00Z"}, "Asia/Tokyo", None),
        ("UTC", NINE_IN_TOKYO | {"dueAt": "2026-12-05T09:00:00+09:00"}, "Asia/Tokyo", None),
        ("UTC", NINE_IN_TOKYO | {"timezone": "+09:00"}, "+09:00", NINE),
    ],
)
def test_the_time_is_shown_in_the_requested_zone(
    api: Api, world: World, of_source: str, body: dict[str, Any], timezone: str, local_time: datetime | None
) -> None:
    """Whether the snooze is new, moved from another time, or was shown in another way."""
    firsts = [LATER_IN_TOKYO, {"dueAt": "2026-12-05T00:00:00Z"}]
    for source in snoozed(api, world, of_source, firsts):
        response = snooze(api, world, source, **body)
        assert (response.status, response.json["snoozedTo"]) == (200, "2026-12-05T00:00:00Z")
        again = newest(api, world, source)
        assert (again.timezone, again.local_time) == (timezone, local_time)
    assert len(reminder_ids(api)) == 6


@pytest.mark.parametrize(
    ("of_source", "body", "timezone"),
    [
        ("Australia/Sydney", {"waitSeconds": 600}, "Australia/Sydney"),
        ("Australia/Sydney", {"waitSeconds": 600, "timezone": "Asia/Tokyo"}, "Asia/Tokyo"),
        ("Australia/Sydney", {"dueAt": "2026-12-05T09:00:00+09:00"}, "Australia/Sydney"),
        ("UTC", {"dueAt": "2026-12-05T09:00:00+09:00"}, "+09:00"),
        ("-03:00", {"dueAt": "2026-12-05T09:00:00+09:00"}, "+09:00"),
        ("-03:00", {"waitSeconds": 600}, "-03:00"),
    ],
)
def test_without_a_zone_the_messages_zone_stays_as_in_a_change(
    api: Api, world: World, of_source: str, body: dict[str, Any], timezone: str
) -> None:
    for source in snoozed(api, world, of_source, [{"waitSeconds": 60}]):
        assert snooze(api, world, source, **body).status == 200
        again = newest(api, world, source)
        assert (again.timezone, again.local_time) == (timezone, None)


def test_moving_a_snooze_by_a_wait_removes_its_local_time(api: Api, world: World) -> None:
    source = sent_reminder(api, world)
    snooze(api, world, source, **NINE_IN_TOKYO)
    snooze(api, world, source, waitSeconds=600)
    again = newest(api, world, source)
    assert (again.timezone, again.local_time) == ("Asia/Tokyo", None)


def test_of_two_concurrent_snoozes_one_creates_and_the_other_moves(api: Api, world: World) -> None:
    source = sent_reminder(api, world)

    def ask() -> int:
        with asyncio.Runner() as runner:  # in its own thread: the first request still uses this one
            asyncio.set_event_loop(runner.get_loop())
            return snooze(api, world, source, waitSeconds=600).status

    def overtake() -> None:
        with ThreadPoolExecutor() as other:
            assert other.submit(ask).result() == 200

    before_once(world.dynamodb, "TransactWriteItems", overtake)
    response = snooze(api, world, source, waitSeconds=1200)
    assert (response.status, response.json["snoozedTo"]) == (200, "2026-11-23T09:20:01Z")
    assert len(reminder_ids(api)) == 2
    for number in range(MOST_SNOOZES - 1):  # the one that was not created is not counted
        mark_sent(world, newest(api, world, source))
        assert snooze(api, world, source, waitSeconds=1800 + number).status == 200


def test_a_snooze_that_cannot_be_moved_again_blocks_snoozing_until_it_is_sent(api: Api, world: World) -> None:
    source = sent_reminder(api, world)
    snooze(api, world, source, waitSeconds=60)
    for number in range(MOST_MOVES - 1):
        assert snooze(api, world, source, waitSeconds=120 + 60 * (number % 2)).status == 200
    assert actions(api, world, source) == ["done", "snooze", "stop"]
    assert snooze(api, world, source, waitSeconds=240).status == 200
    assert actions(api, world, source) == ["done", "stop"]
    assert snooze(api, world, source, waitSeconds=300).status == 429
    assert call(api, "POST", token(world, source), "done").json["actions"] == ["snooze", "stop"]
    assert snooze(api, world, source, waitSeconds=300).status == 200
    assert actions(api, world, source) == ["stop"]


def test_the_last_snooze_of_a_chain_can_still_be_moved(api: Api, world: World) -> None:
    source = sent_reminder(api, world)
    for number in range(MOST_SNOOZES):
        assert actions(api, world, source)[-2:] == ["snooze", "stop"]
        call(api, "POST", token(world, source), "done")
        assert snooze(api, world, source, waitSeconds=60 + number).status == 200
    assert actions(api, world, source) == ["snooze", "stop"]
    assert snooze(api, world, source, waitSeconds=300).status == 200


def test_the_same_time_again_is_no_move(api: Api, world: World) -> None:
    source = sent_reminder(api, world, metadata={"a": "b"})
    for _ in range(MOST_MOVES + 2):
        assert snooze(api, world, source, **NINE_IN_TOKYO).status == 200
    assert newest(api, world, source).version == 1
    assert len(reminder_ids(api)) == 2


def by_done(api: Api, world: World, source: Reminder) -> None:
    call(api, "POST", token(world, source), "done")


def by_its_owner(api: Api, world: World, source: Reminder) -> None:
    api.delete(f"/v1/reminders/{newest(api, world, source).id}")


def erased(api: Api, world: World, source: Reminder) -> None:
    path = f"/v1/reminders/{newest(api, world, source).id}"
    api.delete(path)
    assert api.delete(path, erase="true").status == 204


def test_a_cancelled_snooze_can_be_requested_again_for_the_same_time(api: Api, world: World) -> None:
    source = sent_reminder(api, world)
    for give_up in islice(cycle((by_done, by_its_owner, erased)), MOST_SNOOZES):
        response = snooze(api, world, source, **NINE_IN_TOKYO)
        assert (response.status, response.json["snoozedTo"]) == (200, "2026-12-05T00:00:00Z")
        give_up(api, world, source)
    assert snooze(api, world, source, **NINE_IN_TOKYO).status == 429


def test_a_snooze_already_sent_is_not_sent_again_for_the_same_time(api: Api, world: World) -> None:
    source = sent_reminder(api, world)
    snooze(api, world, source, dueAt="2026-11-23T09:00:00Z")
    by_done(api, world, source)
    snooze(api, world, source, dueAt="2026-11-23T09:00:00Z")
    again = mark_sent(world, newest(api, world, source))
    assert snooze(api, world, source, dueAt="2026-11-23T09:00:00Z").status == 200
    assert newest(api, world, source).id == again.id
    assert len(reminder_ids(api)) == 3
