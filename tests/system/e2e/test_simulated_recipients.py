"""Tests each row of the table of simulated recipients in docs/api.md on a local system."""

import uuid
from collections.abc import Mapping
from typing import Any, NamedTuple

import pytest

from tests.stack import Stack, wait_until
from tests.system.e2e.timers import timer_arn
from tools.emulator.recipients import BOUNCES, COMPLAINS, EMAILS, NO_EVENTS, NUMBERS, REJECTED
from workflow.time.times import parse

pytestmark = pytest.mark.slow

ALWAYS = "throttled-always@simulator.amazonses.com"
"""It is retried for hours, and each attempt starts a process: it has its own test."""


class Outcome(NamedTuple):
    """The status of the reminder, of its delivery with the error's code, and the number of copies."""

    status: str
    delivery: str
    code: str | None
    copies: int


SENT = Outcome("sent", "sent", None, 1)
SENT_TWICE = SENT._replace(copies=2)
REFUSED = Outcome("failed", "failed", "invalid_recipient", 0)
TOO_LONG = Outcome("failed", "failed", "quota_exceeded", 0)
UNKNOWN = Outcome("failed", "unknown", "provider_unavailable", 3)
OUTCOMES: Mapping[str, Outcome] = {
    "success@simulator.amazonses.com": SENT,
    "bounce@simulator.amazonses.com": SENT,
    "complaint@simulator.amazonses.com": SENT,
    "suppressionlist@simulator.amazonses.com": SENT,
    "ooto@simulator.amazonses.com": SENT,
    "full@simulator.amazonses.com": SENT,
    "virus@simulator.amazonses.com": SENT,
    "silent@simulator.amazonses.com": SENT,
    "gone@example.com": SENT,
    "refused@simulator.amazonses.com": REFUSED,
    "unverified@simulator.amazonses.com": REFUSED._replace(code="not_verified"),
    "throttled@simulator.amazonses.com": SENT,
    "slow@simulator.amazonses.com": SENT_TWICE,
    "unknown@simulator.amazonses.com": UNKNOWN,
    "+61491570156": SENT,
    "+61455944038": SENT,
    "+61455944039": SENT,
    "+61491570313": REFUSED,
    "+61491570737": SENT,
    "+61491571266": TOO_LONG,
    "+61491572549": UNKNOWN._replace(copies=0),
    "+61491571491": SENT_TWICE,
    "+61491571804": UNKNOWN,
}


HEARD: Mapping[str, str] = {
    "success@simulator.amazonses.com": "accepted",
    "bounce@simulator.amazonses.com": "rejected",
    "complaint@simulator.amazonses.com": "marked_as_unwanted",
    "suppressionlist@simulator.amazonses.com": "recipient_suppressed",
    "ooto@simulator.amazonses.com": "accepted",
    "full@simulator.amazonses.com": "mailbox_full",
    "virus@simulator.amazonses.com": "virus",
    "gone@example.com": "mailbox_unknown",
}
"""The code of the email's later outcome."""


@pytest.fixture(scope="module")
def reminders(stack: Stack) -> Mapping[str, dict[str, Any]]:
    """The reminders to all recipients, by recipient: they are sent concurrently."""
    return {recipient: create(stack, **to(recipient)) for recipient in OUTCOMES}


def to(recipient: str) -> dict[str, str]:
    """Returns the members of a reminder to this address or number."""
    channel, member = ("email", "email") if "@" in recipient else ("sms", "phone")
    return {"preference": channel, member: recipient}


def create(stack: Stack, **members: str) -> dict[str, Any]:
    """Creates a reminder that is due now, with a unique message."""
    return stack.create(message=f"Simulated {uuid.uuid4()}", waitSeconds=0, **members)


def refusals(stack: Stack, reminder: Mapping[str, Any]) -> list[str]:
    """Returns the names of the errors in the reminder's execution so far."""
    pages = stack.aws.client("stepfunctions").get_paginator("get_execution_history")
    arn = timer_arn(stack, reminder["id"], 1)
    events = (event for page in pages.paginate(executionArn=arn) for event in page["events"])
    return [event["taskFailedEventDetails"]["error"] for event in events if event["type"] == "TaskFailed"]


@pytest.mark.parametrize("recipient", OUTCOMES)
def test_a_simulated_recipient_ends_as_documented(
    stack: Stack, reminders: Mapping[str, dict[str, Any]], recipient: str
) -> None:
    ended = stack.wait_until_final(reminders[recipient]["id"])
    (delivery,) = ended["deliveries"].values()
    code = (delivery["error"] or {}).get("code")
    copies = len(stack.delivered(ended["message"]))
    assert Outcome(ended["status"], delivery["status"], code, copies) == OUTCOMES[recipient]


def heard_of(stack: Stack, reminder: Mapping[str, Any]) -> str | None:
    """Returns the code of its email's outcome so far."""
    outcome = stack.get(reminder["id"])["deliveries"]["email"]["outcome"]
    return outcome and str(outcome["code"])


@pytest.mark.parametrize("recipient", HEARD)
def test_an_emails_later_outcome_is_recorded(
    stack: Stack, reminders: Mapping[str, dict[str, Any]], recipient: str
) -> None:
    reminder = reminders[recipient]
    stack.wait_until_final(reminder["id"])
    wait_until(lambda: heard_of(stack, reminder) == HEARD[recipient])
    ended = stack.get(reminder["id"])
    assert ended["attention"] == (HEARD[recipient] != "accepted")
    assert ended["status"] == "sent"


def test_an_address_that_bounced_is_rejected_afterwards(
    stack: Stack, reminders: Mapping[str, dict[str, Any]]
) -> None:
    gone = "gone@example.com"
    stack.wait_until_final(reminders[gone]["id"])
    wait_until(lambda: heard_of(stack, reminders[gone]) == HEARD[gone])
    body = {"message": "Again", "waitSeconds": 0, **to(gone)}
    response = stack.http.post("/v1/reminders", json=body)
    assert response.status_code == 422
    [error] = response.json()["errors"]
    assert (error["pointer"], error["code"]) == ("#/email", "recipient_unavailable")


@pytest.mark.parametrize(
    ("recipient", "errors"),
    [
        ("throttled@simulator.amazonses.com", ["SendingLimitReached"] * 2),
        ("slow@simulator.amazonses.com", ["EmailMayHaveLeft"]),
        ("unknown@simulator.amazonses.com", ["EmailMayHaveLeft"] * 3),
        ("+61491570737", ["SNS.ThrottledException"] * 2),
        ("+61491572549", ["SNS.AmazonSNSException"] * 3),
        ("+61491571491", ["States.Timeout"]),
        ("+61491571804", ["SNS.InternalErrorException"] * 3),
    ],
)
def test_failed_attempts_have_error_names_that_the_state_machine_knows(
    stack: Stack, reminders: Mapping[str, dict[str, Any]], recipient: str, errors: list[str]
) -> None:
    stack.wait_until_final(reminders[recipient]["id"])
    assert refusals(stack, reminders[recipient]) == errors


def test_an_email_that_is_always_throttled_stays_in_sending(stack: Stack) -> None:
    reminder = create(stack, **to(ALWAYS))
    wait_until(lambda: len(refusals(stack, reminder)) > 3)
    assert set(refusals(stack, reminder)) == {"SendingLimitReached"}
    assert stack.get(reminder["id"])["status"] == "sending"
    arn = timer_arn(stack, reminder["id"], 1)
    stack.aws.client("stepfunctions").stop_execution(executionArn=arn)
    assert stack.delivered(reminder["message"]) == []


def test_a_due_time_is_waited_for_even_without_waits_between_attempts(stack: Stack) -> None:
    body = {"message": f"Due {uuid.uuid4()}", **to("success@simulator.amazonses.com"), "waitSeconds": 5}
    ended = stack.wait_until_final(stack.create(**body)["id"])
    assert ended["status"] == "sent"
    assert parse(ended["dueAt"]) <= parse(ended["claimedAt"])


def test_each_simulated_recipient_is_tested() -> None:
    assert {*EMAILS, *NUMBERS, *BOUNCES, *NO_EVENTS, COMPLAINS, REJECTED} <= {*OUTCOMES, ALWAYS}
