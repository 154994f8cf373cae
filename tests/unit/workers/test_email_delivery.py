"""Handing an email to SES: what is sent, what is refused for good, what is worth trying again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from moto import mock_aws

from tests.aws import REGION, fail, lose_answers
from tests.unit.workers.conftest import NOW, SETTINGS, claimed_reminder
from workers.email_delivery import EmailDelivery, MailServiceUnavailable, SendingLimitReached
from workers.email_message import render
from workflow.reminders.delivery_errors import error_code
from workflow.reminders.reminder import Delivery

if TYPE_CHECKING:
    from mypy_boto3_sesv2 import SESV2Client

SEND = "SendEmail"


@pytest.fixture
def ses() -> Iterator[SESV2Client]:
    """A mocked SES that knows the sender."""
    with mock_aws():
        client = boto3.client("sesv2", region_name=REGION)
        client.create_email_identity(EmailIdentity=SETTINGS.sender_email)
        yield client


@pytest.fixture
def requests(ses: SESV2Client) -> list[dict[str, Any]]:
    """The parameters of every email that is sent."""
    seen: list[dict[str, Any]] = []
    ses.meta.events.register(f"provide-client-params.sesv2.{SEND}", lambda params, **_: seen.append(params))
    return seen


@pytest.fixture
def delivery(ses: SESV2Client) -> EmailDelivery:
    return EmailDelivery(ses, SETTINGS, lambda: NOW)


def test_an_email_that_is_taken_is_sent(delivery: EmailDelivery, requests: list[dict[str, Any]]) -> None:
    reminder = claimed_reminder()
    answer = delivery.deliver(reminder)
    assert answer.message_id
    assert answer == Delivery(status="sent", at=NOW, message_id=answer.message_id)
    message = render(reminder, SETTINGS.site_url)
    [request] = requests
    assert request["FromEmailAddress"] == "Task Reminder <reminders@example.com>"
    assert request["Destination"] == {"ToAddresses": ["nora@example.org"]}
    assert request["ConfigurationSetName"] == "task-reminder-test-email"
    assert request["EmailTags"] == [{"Name": "reminder", "Value": reminder.id}]
    simple = request["Content"]["Simple"]
    assert simple["Subject"] == {"Data": message.subject, "Charset": "UTF-8"}
    assert simple["Body"] == {
        "Text": {"Data": message.text, "Charset": "UTF-8"},
        "Html": {"Data": message.html, "Charset": "UTF-8"},
    }


def test_an_unverified_sender_is_a_permanent_refusal(ses: SESV2Client) -> None:
    settings = replace(SETTINGS, sender_email="stranger@example.com")
    answer = EmailDelivery(ses, settings, lambda: NOW).deliver(claimed_reminder())
    assert answer == Delivery(status="failed", at=NOW, error="MessageRejected")


@pytest.mark.parametrize(
    "name",
    [
        "AccountSuspendedException",
        "BadRequestException",
        "MailFromDomainNotVerifiedException",
        "MessageRejected",
    ],
)
def test_a_permanent_refusal_is_answered(ses: SESV2Client, delivery: EmailDelivery, name: str) -> None:
    fail(ses, SEND, name)
    assert delivery.deliver(claimed_reminder()) == Delivery(status="failed", at=NOW, error=name)


@pytest.mark.parametrize(
    ("name", "status", "raised"),
    [
        ("TooManyRequestsException", 429, SendingLimitReached),
        ("LimitExceededException", 400, SendingLimitReached),
        ("ThrottlingException", 400, SendingLimitReached),
        ("SendingPausedException", 400, MailServiceUnavailable),
        ("NotFoundException", 404, MailServiceUnavailable),
        ("AccessDeniedException", 403, MailServiceUnavailable),
        ("ServiceUnavailable", 503, MailServiceUnavailable),
        ("InternalFailure", 500, MailServiceUnavailable),
        ("SomethingNew", 400, MailServiceUnavailable),
    ],
)
def test_whatever_may_pass_is_raised(
    ses: SESV2Client, delivery: EmailDelivery, name: str, status: int, raised: type[Exception]
) -> None:
    fail(ses, SEND, name, status)
    with pytest.raises(raised, match=name):
        delivery.deliver(claimed_reminder())


def test_an_email_whose_answer_is_lost_is_worth_trying_again(
    ses: SESV2Client, delivery: EmailDelivery
) -> None:
    lose_answers(ses, SEND)
    with pytest.raises(MailServiceUnavailable, match="ReadTimeoutError"):
        delivery.deliver(claimed_reminder())


@pytest.mark.parametrize("raised", [SendingLimitReached, MailServiceUnavailable])
def test_the_state_machine_records_a_name_that_has_a_code(raised: type[Exception]) -> None:
    assert error_code(raised.__name__) != "other"
