"""Tests each row of the table of simulated recipients in docs/api.md on a local system."""

import uuid
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pytest

from tests.parts.docs.pages import section
from tests.stack import Stack, running_stack, wait_until
from tests.system.e2e.timers import timer_arn
from tools.emulator.recipients import BOUNCES, COMPLAINS, EMAILS, NO_EVENTS, NUMBERS, REJECTED
from workflow.time.times import parse

pytestmark = pytest.mark.slow

A_DAY = 35
SPEND_LIMIT = 30
SETTINGS = {"remindersPerDay": A_DAY, "setSmsSpendLimit": "true", "smsSpendLimit": SPEND_LIMIT}
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
def simulated() -> Iterator[Stack]:
    """A system that doesn't wait between attempts, with a limit that a test can reach."""
    config = (argument for item in SETTINGS.items() for argument in ("--config", "{}={}".format(*item)))
    with running_stack("--retry-scale", "0", *config) as stack:
        yield stack


@pytest.fixture(scope="module")
def reminders(simulated: Stack) -> Mapping[str, dict[str, Any]]:
    """The reminders to all recipients, by recipient: they are sent concurrently."""
    return {recipient: create(simulated, **to(recipient)) for recipient in OUTCOMES}


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
def test_a_simulated_recipient(
    simulated: Stack, reminders: Mapping[str, dict[str, Any]], recipient: str
) -> None:
    ended = simulated.wait_until_final(reminders[recipient]["id"])
    (delivery,) = ended["deliveries"].values()
    code = (delivery["error"] or {}).get("code")
    copies = len(simulated.delivered(ended["message"]))
    assert Outcome(ended["status"], delivery["status"], code, copies) == OUTCOMES[recipient]


def heard_of(stack: Stack, reminder: Mapping[str, Any]) -> str | None:
    """Returns the code of its email's outcome so far."""
    outcome = stack.get(reminder["id"])["deliveries"]["email"]["outcome"]
    return outcome and str(outcome["code"])


@pytest.mark.parametrize("recipient", HEARD)
def test_what_becomes_of_an_email_is_heard_within_seconds(
    simulated: Stack, reminders: Mapping[str, dict[str, Any]], recipient: str
) -> None:
    reminder = reminders[recipient]
    simulated.wait_until_final(reminder["id"])
    wait_until(lambda: heard_of(simulated, reminder) == HEARD[recipient])
    ended = simulated.get(reminder["id"])
    assert ended["attention"] == (HEARD[recipient] != "accepted")
    assert ended["status"] == "sent"


def test_an_address_that_is_gone_is_refused_from_then_on(
    simulated: Stack, reminders: Mapping[str, dict[str, Any]]
) -> None:
    gone = "gone@example.com"
    simulated.wait_until_final(reminders[gone]["id"])
    wait_until(lambda: heard_of(simulated, reminders[gone]) == HEARD[gone])
    body = {"message": "Again", "waitSeconds": 0, **to(gone)}
    response = simulated.http.post("/v1/reminders", json=body)
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
def test_what_came_before_it_has_the_names_that_the_state_machine_tells_apart(
    simulated: Stack, reminders: Mapping[str, dict[str, Any]], recipient: str, errors: list[str]
) -> None:
    simulated.wait_until_final(reminders[recipient]["id"])
    assert refusals(simulated, reminders[recipient]) == errors


def test_an_email_that_is_throttled_for_ever_is_tried_again_and_again(simulated: Stack) -> None:
    reminder = create(simulated, **to(ALWAYS))
    wait_until(lambda: len(refusals(simulated, reminder)) > 3)
    assert set(refusals(simulated, reminder)) == {"SendingLimitReached"}
    assert simulated.get(reminder["id"])["status"] == "sending"
    arn = timer_arn(simulated, reminder["id"], 1)
    simulated.aws.client("stepfunctions").stop_execution(executionArn=arn)
    assert simulated.delivered(reminder["message"]) == []


@pytest.mark.parametrize(
    ("email", "phone"),
    [("success", "+61491570313"), ("refused", "+61491570156"), ("success", "+61491571804")],
)
def test_one_of_both_channels_makes_it_partially_sent(simulated: Stack, email: str, phone: str) -> None:
    address = f"{email}+both@simulator.amazonses.com"
    reminder = create(simulated, preference="both", email=address, phone=phone)
    assert simulated.wait_until_final(reminder["id"])["status"] == "partially_sent"


def test_a_due_time_is_waited_for_nevertheless(simulated: Stack) -> None:
    body = {"message": f"Due {uuid.uuid4()}", **to("success@simulator.amazonses.com"), "waitSeconds": 5}
    ended = simulated.wait_until_final(simulated.create(**body)["id"])
    assert ended["status"] == "sent"
    assert parse(ended["dueAt"]) <= parse(ended["claimedAt"])


def test_the_daily_limit_is_what_the_option_says(simulated: Stack) -> None:
    body = {"message": "Too many", **to("success@simulator.amazonses.com"), "waitSeconds": 86_400}
    with simulated.as_new_user() as user:
        responses = [user.http.post("/v1/reminders", json=body) for _ in range(A_DAY + 1)]
    assert [response.status_code for response in responses] == [201] * A_DAY + [429]
    assert responses[-1].json()["code"] == "daily_limit_reached"


def test_the_accounts_limit_for_sms_was_set(simulated: Stack) -> None:
    attributes = simulated.aws.client("sns").get_sms_attributes()["attributes"]
    assert attributes == {"MonthlySpendLimit": str(SPEND_LIMIT)}


def test_the_greeting_says_where_the_recipients_are_described(simulated: Stack) -> None:
    assert 'docs/api.md, "Simulated recipients"' in simulated.child.printed
    assert section("api.md", "Simulated recipients")


def test_each_recipient_that_fails_has_its_test() -> None:
    assert {*EMAILS, *NUMBERS, *BOUNCES, *NO_EVENTS, COMPLAINS, REJECTED} <= {*OUTCOMES, ALWAYS}
