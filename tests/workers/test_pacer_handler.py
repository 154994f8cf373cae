"""The pacer as Lambda runs it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module
from types import ModuleType
from typing import Any

import boto3
import pytest
from moto import mock_aws

from tests.aws import REGION, create_table
from tests.workers.conftest import PACER_ENVIRONMENT
from workflow.pacing import LINE_CLOSES, TooLateForTheLine
from workflow.times import millis_text, parse

SECONDS = 4


@pytest.fixture
def pacer(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The handler's module, imported anew over a mocked AWS, as Lambda does when it starts."""
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    for name, value in PACER_ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    with mock_aws():
        monkeypatch.setenv("TABLE_NAME", create_table(boto3.client("dynamodb")))
        monkeypatch.delitem(sys.modules, "workers.pacer", raising=False)
        yield import_module("workers.pacer")


def refused(
    channel: str, *, claimed_ago: timedelta = timedelta(seconds=1), places: int = 0
) -> dict[str, Any]:
    claimed_at = millis_text(datetime.now(UTC) - claimed_ago)
    return {"channel": channel, "id": "r1", "claimedAt": claimed_at, "places": places}


@pytest.mark.parametrize(("channel", "per_second"), [("email", 14), ("sms", 20)])
def test_it_answers_moments_that_the_provider_has_room_for(
    pacer: ModuleType, channel: str, per_second: int
) -> None:
    before = datetime.now(UTC)
    answers = [pacer.handler(refused(channel), None) for _ in range(per_second * SECONDS)]
    took = datetime.now(UTC) - before
    assert [answer["places"] for answer in answers] == [1] * len(answers)
    last = parse(answers[-1]["comeBackAt"]) - before
    assert timedelta(seconds=SECONDS - 0.5) < last < timedelta(seconds=SECONDS + 0.5) + took


def test_it_writes_down_whom_it_told_what(pacer: ModuleType, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="workers"):
        pacer.handler(refused("email", places=2), None)
    [line] = [record for record in caplog.records if record.name == "workers.pacer"]
    assert (line.__dict__["reminder"], line.__dict__["channel"], line.__dict__["places"]) == (
        "r1",
        "email",
        3,
    )
    assert line.__dict__["seconds"] >= 0


def test_who_was_claimed_too_long_ago_is_refused(pacer: ModuleType) -> None:
    with pytest.raises(TooLateForTheLine):
        pacer.handler(refused("sms", claimed_ago=LINE_CLOSES), None)
