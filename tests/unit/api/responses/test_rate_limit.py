"""Responses to calls that create reminders have the owner's daily limits in their headers."""

from __future__ import annotations

import uuid
from datetime import timedelta
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.aws import fail
from tests.unit.api.client import JSON, Api, Response, email_reminder
from tests.unit.api.conftest import UndoLater
from tests.unit.api.records import build_reminder, save
from tests.unit.api.sending import REMINDERS, rate_limit, send, snooze_path
from tests.unit.api.world import NOW, World
from workflow.service import Reminders
from workflow.time.times import seconds_until

TO_MIDNIGHT = 54_000
"""Seconds from NOW, rounded up."""


def ask_in_every_way(api: Api, world: World) -> dict[int, list[Response]]:
    """Returns responses of the two calls that create reminders, by status; two of them created one."""
    ended, open_one = save(world, build_reminder(api.owner, "sent"), build_reminder(api.owner))
    big = b'{"message": "' + b"x" * 17_000 + b'"}'
    answers = [
        send(api, REMINDERS, email_reminder(), "k1"),
        send(api, snooze_path(ended), {"waitSeconds": 60}),
        send(api, REMINDERS, email_reminder(), "k1"),
        api.call("POST", REMINDERS, b"{", JSON),
        send(api, snooze_path(str(uuid.uuid4())), {"waitSeconds": 60}),
        send(api, snooze_path("no-id"), {"waitSeconds": 60}),
        send(api, snooze_path(open_one), {"waitSeconds": 60}),
        api.call("POST", REMINDERS, big, JSON),
        api.call("POST", REMINDERS, b"{}", {"content-type": "text/plain"}),
        api.post({}),
        send(api, REMINDERS, email_reminder(message="Another"), "k1"),
    ]
    found: dict[int, list[Response]] = {}
    for response in answers:
        found.setdefault(response.status, []).append(response)
    return found


def test_every_response_has_the_remaining_limit(api: Api, world: World) -> None:
    answers = ask_in_every_way(api, world)
    assert set(answers) == {200, 201, 400, 404, 409, 413, 415, 422}
    assert [rate_limit(response)[1] for response in answers.pop(201)] == [99_999, 99_998]
    for each in (response for group in answers.values() for response in group):
        assert rate_limit(each) == (100_000, 99_998, TO_MIDNIGHT)


def test_other_paths_have_no_rate_limit_headers(shared: Api) -> None:
    for path, status in (("/v1/health", 405), ("/v1/nothing", 404), ("/v1/reminders/x", 405)):
        response = shared.call("POST", path, b"{}", JSON)
        assert response.status == status
        assert not {"ratelimit", "ratelimit-policy"} & set(response.headers)


def test_a_limit_lowered_below_the_count_leaves_zero(api: Api, world: World) -> None:
    for _ in range(3):
        api.create()
    lowered = world.api(api.owner, reminders_per_day=2)
    assert rate_limit(lowered.post({})) == (2, 0, TO_MIDNIGHT)
    assert lowered.post(email_reminder()).status == 429


def test_a_failed_read_of_the_count_only_omits_the_ratelimit_header(
    api: Api, world: World, undo_later: UndoLater, caplog: pytest.LogCaptureFixture
) -> None:
    undo_later(fail(world.dynamodb, "GetItem", "ThrottlingException"))
    response = api.post({})
    assert response.status == 422
    assert "ratelimit-policy" in response.headers
    assert "ratelimit" not in response.headers
    assert "count not read" in caplog.text


def test_responses_to_nobody_and_to_a_defect_have_only_the_policy(
    api: Api, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Reminders, "create", Mock(side_effect=ValueError))
    for caller, status in ((world.api(None), 401), (api, 500)):
        response = caller.post(email_reminder())
        assert response.status == status
        assert "ratelimit-policy" in response.headers
        assert "ratelimit" not in response.headers


@given(st.floats(-100, 100_000))
def test_the_seconds_until_a_time_are_rounded_up(seconds: float) -> None:
    end = NOW + timedelta(seconds=seconds)
    found = seconds_until(end, NOW)
    assert NOW + timedelta(seconds=found) >= end
    assert found == 0 or NOW + timedelta(seconds=found - 1) < end
