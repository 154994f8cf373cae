"""Tests that every request made from the OpenAPI document gets a documented response, and no 5xx.

`FUZZ_CALLS` is the approximate number of calls, with other values each time; without it they are few and the
same each time.
"""

from __future__ import annotations

import os
import secrets

import pytest
from hypothesis import seed, settings

from tests.parts.fuzz.gateway import Answers, Gateway
from tests.parts.fuzz.schema import GATEWAY, SCHEMA, Case

RANDOM = "FUZZ_CALLS" in os.environ
CALLS = int(os.environ.get("FUZZ_CALLS", "200"))
MANY = 10_000
STEPS = 10
ROUNDS = 4
FUZZ = settings(
    max_examples=CALLS // 20,
    stateful_step_count=STEPS,
    derandomize=not RANDOM,
)
LED_TO = {
    ("POST /v1/reminders", 201),
    ("GET /v1/reminders", 200),
    ("POST /v1/schedules", 201),
    ("GET /v1/schedules", 200),
}
"""What few calls reach by following the links."""
LED_TO_BY_MANY = LED_TO | {
    ("GET /v1/reminders/{id}", 200),
    ("GET /v1/schedules/{id}", 200),
    ("PATCH /v1/reminders/{id}", 200),
    ("DELETE /v1/reminders/{id}", 200),
    ("DELETE /v1/reminders/{id}", 409),
    ("POST /v1/reminders/{id}/snooze", 201),
    ("POST /v1/reminders/{id}/snooze", 409),
    ("PATCH /v1/schedules/{id}", 200),
    ("POST /v1/schedules/{id}/pause", 200),
    ("POST /v1/schedules/{id}/resume", 200),
    ("POST /v1/schedules/{id}/occurrences", 201),
    ("DELETE /v1/schedules/{id}", 200),
}


@SCHEMA.parametrize()
@settings(FUZZ)
@pytest.mark.usefixtures("gateway")
def test_each_call_gets_documented_responses(case: Case) -> None:
    case.call_and_validate()


class Calls(SCHEMA.as_state_machine()):  # type: ignore[misc]  # created at
    """Calls of one owner, each following a link of the response before."""

    def setup(self) -> None:
        GATEWAY.begin()


def test_linked_calls_get_documented_responses(gateway: Gateway) -> None:
    before = Answers(gateway.answers)
    for number in range(ROUNDS):
        seed(secrets.randbits(32) if RANDOM else number)(Calls).run(
            settings=settings(FUZZ, max_examples=CALLS // 20, derandomize=False)
        )
    assert set(gateway.answers - before) >= (LED_TO_BY_MANY if CALLS >= MANY else LED_TO)
