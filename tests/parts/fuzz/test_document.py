"""Whatever is made of the OpenAPI document is answered as the document says, and never by 5xx.

`FUZZ_CALLS` says about how many calls to make, with other values each time; without it they are few and the
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
"""What few calls lead to by following the links."""
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
def test_each_call_by_itself(case: Case) -> None:
    case.call_and_validate()


class Calls(SCHEMA.as_state_machine()):  # type: ignore[misc]  # it is made at run time
    """Calls of one owner, each led to by the answer before."""

    def setup(self) -> None:
        GATEWAY.begin()


def test_calls_that_follow_the_links_of_answers(gateway: Gateway) -> None:
    before = Answers(gateway.answers)
    for number in range(ROUNDS):
        seed(secrets.randbits(32) if RANDOM else number)(Calls).run(
            settings=settings(FUZZ, max_examples=CALLS // 20, derandomize=False)
        )
    assert set(gateway.answers - before) >= (LED_TO_BY_MANY if RANDOM else LED_TO)
