"""Responses to calls that create reminders have the owner's daily limits in their headers."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.aws import fail
from tests.unit.api.client import JSON, Answer, Api, email_reminder
from tests.unit.api.records import keep, made
from tests.unit.api.sending import CREATE, send, snooze_path, told
from tests.unit.api.world import NOW, World
from workflow.service import Reminders
from workflow.time.times import seconds_until

TO_MIDNIGHT = 54_000
"""Seconds from NOW, rounded up."""

Plant = Callable[[Callable[[], None]], None]


def ask_in_every_way(api: Api, world: World) -> dict[int, list[Answer]]:
    """Returns responses of the two calls that create reminders, by status; two of them created one."""
    ended, open_one = keep(world, made(api.owner, "sent"), made(api.owner))
    big = b'{"message": "' + b"x" * 17_000 + b'"}'
    answers = [
        send(api, CREATE, email_reminder(), "k1"),
        send(api, snooze_path(ended), {"waitSeconds": 60}),
        send(api, CREATE, email_reminder(), "k1"),
        api.call("POST", CREATE, b"{", JSON),
        send(api, snooze_path(str(uuid.uuid4())), {"waitSeconds": 60}),
        send(api, snooze_path("no-id"), {"waitSeconds": 60}),
        send(api, snooze_path(open_one), {"waitSeconds": 60}),
        api.call("POST", CREATE, big, JSON),
        api.call("POST", CREATE, b"{}", {"content-type": "text/plain"}),
        api.post({}),
        send(api, CREATE, email_reminder(message="Another"), "k1"),
    ]
    found: dict[int, list[Answer]] = {}
    for answer in answers:
        found.setdefault(answer.status, []).append(answer)
    return found


def test_every_response_has_the_remaining_limit(api: Api, world: World) -> None:
    answers = ask_in_every_way(api, world)
    assert set(answers) == {200, 201, 400, 404, 409, 413, 415, 422}
    assert [told(answer)[1] for answer in answers.pop(201)] == [99_999, 99_998]
    for each in (answer for group in answers.values() for answer in group):
        assert told(each) == (100_000, 99_998, TO_MIDNIGHT)


@pytest.mark.parametrize("path", ["/v1/health", "/v1/nothing", "/v1/reminders/x"])
def test_other_paths_have_no_rate_limit_headers(api: Api, path: str) -> None:
    answer = api.call("POST", path, b"{}", JSON)
    assert answer.status in {404, 405}
    assert not {"ratelimit", "ratelimit-policy"} & set(answer.headers)


def test_a_limit_lowered_below_the_count_leaves_zero(api: Api, world: World) -> None:
    for _ in range(3):
        api.create()
    lowered = world.api(api.owner, reminders_per_day=2)
    assert told(lowered.post({})) == (2, 0, TO_MIDNIGHT)
    assert lowered.post(email_reminder()).status == 429


def test_an_unauthorized_response_has_no_limit(world: World) -> None:
    answer = world.api(None).post(email_reminder())
    assert answer.status == 401
    assert "ratelimit-policy" in answer.headers
    assert "ratelimit" not in answer.headers


def test_a_failed_read_of_the_count_only_omits_the_ratelimit_header(
    api: Api, world: World, plant: Plant, caplog: pytest.LogCaptureFixture
) -> None:
    plant(fail(world.dynamodb, "GetItem", "ThrottlingException"))
    answer = api.post({})
    assert answer.status == 422
    assert "ratelimit-policy" in answer.headers
    assert "ratelimit" not in answer.headers
    assert "count not read" in caplog.text


def test_a_defects_response_has_the_policy_too(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    def create(*_: object, **__: object) -> None:
        raise ValueError

    monkeypatch.setattr(Reminders, "create", create)
    answer = api.post(email_reminder())
    assert answer.status == 500
    assert "ratelimit-policy" in answer.headers
    assert "ratelimit" not in answer.headers


@given(st.floats(-100, 100_000))
def test_the_seconds_until_a_time_are_rounded_up(seconds: float) -> None:
    end = NOW + timedelta(seconds=seconds)
    found = seconds_until(end, NOW)
    assert NOW + timedelta(seconds=found) >= end
    assert found == 0 or NOW + timedelta(seconds=found - 1) < end
