"""Passing an email to SES: what is sent, which errors are permanent, and which are retried."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from unittest.mock import Mock

import boto3
import pytest
from botocore.exceptions import (
    ClientError,
    ConnectionClosedError,
    ConnectTimeoutError,
    EndpointConnectionError,
    ParamValidationError,
    ProxyConnectionError,
    ReadTimeoutError,
    SSLError,
)
from botocore.parsers import ResponseParserError
from moto import mock_aws

from tests.aws import REGION, fail
from tests.unit.workers.conftest import NOW, SETTINGS, claimed_reminder
from workers.email_delivery import (
    EmailDelivery,
    EmailMayHaveLeft,
    EmailWorkerDefect,
    MailServiceUnavailable,
    SendingLimitReached,
)
from workers.email_message import render
from workflow.reminders.delivery_errors import error_code
from workflow.reminders.reminder import Delivery

if TYPE_CHECKING:
    from mypy_boto3_sesv2 import SESV2Client

SEND = "SendEmail"


@pytest.fixture
def ses() -> Iterator[SESV2Client]:
    """A mocked SES that has verified the sender."""
    with mock_aws():
        client = boto3.client("sesv2", region_name=REGION)
        client.create_email_identity(EmailIdentity=SETTINGS.sender_email)
        yield client


@pytest.fixture
def requests(ses: SESV2Client) -> list[dict[str, Any]]:
    """Collects the parameters of every sent email."""
    sent: list[dict[str, Any]] = []
    ses.meta.events.register(f"provide-client-params.sesv2.{SEND}", lambda params, **_: sent.append(params))
    return sent


@pytest.fixture
def delivery(ses: SESV2Client) -> EmailDelivery:
    return EmailDelivery(ses, SETTINGS, lambda: NOW)


def test_an_accepted_email_is_sent(delivery: EmailDelivery, requests: list[dict[str, Any]]) -> None:
    reminder = claimed_reminder()
    response = delivery.deliver(reminder)
    assert response.message_id
    assert response == Delivery(status="sent", at=NOW, message_id=response.message_id)
    message = render(reminder, SETTINGS.site_url, None)
    [request] = requests
    assert request["FromEmailAddress"] == "Task Reminder <reminders@example.com>"
    assert request["Destination"] == {"ToAddresses": ["nora@example.org"]}
    assert request["ConfigurationSetName"] == "task-reminder-test-email"
    tags = {tag["Name"]: tag["Value"] for tag in request["EmailTags"]}
    assert tags == {"owner": reminder.owner, "reminder": reminder.id}
    simple = request["Content"]["Simple"]
    assert simple["Subject"] == {"Data": message.subject, "Charset": "UTF-8"}
    assert simple["Body"] == {
        "Text": {"Data": message.text, "Charset": "UTF-8"},
        "Html": {"Data": message.html, "Charset": "UTF-8"},
    }


def failing(error: Exception) -> EmailDelivery:
    """Returns a delivery by a client whose calls all fail with `error`."""
    client: Any = SimpleNamespace(send_email=Mock(side_effect=error))
    return EmailDelivery(client, SETTINGS, lambda: NOW)


def rejection(text: str) -> ClientError:
    return ClientError({"Error": {"Code": "MessageRejected", "Message": text}}, SEND)


# https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html
NOT_VERIFIED = (
    "Email address is not verified. The following identities failed the check in region AP-SOUTHEAST-2: "
)


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        (f"{NOT_VERIFIED}nora@example.org", "RecipientNotVerified", "not_verified"),
        (f"{NOT_VERIFIED}nora@EXAMPLE.COM", "RecipientNotVerified", "not_verified"),
        ("Email address not verified nora@example.org", "RecipientNotVerified", "not_verified"),
        ("The message contains a virus.", "MessageRejected", "other"),
        ("", "MessageRejected", "other"),
    ],
)
def test_a_permanent_rejection_is_returned_and_named_by_its_text(text: str, name: str, code: str) -> None:
    delivery = failing(rejection(text)).deliver(claimed_reminder())
    assert delivery == Delivery(status="failed", at=NOW, error=name)
    assert error_code(name) == code


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{NOT_VERIFIED}REMINDERS@EXAMPLE.COM", "SenderNotVerified"),
        (f"{NOT_VERIFIED}nora@example.org, REMINDERS@EXAMPLE.COM", "SenderNotVerified"),
        (f"{NOT_VERIFIED}EXAMPLE.COM", "SenderNotVerified"),
        ("Sending paused for this account. For more", "SendingPausedException"),
        ("Sending suspended for this account", "SendingPausedException"),
    ],
)
def test_a_rejection_that_an_operator_can_fix_is_retried(text: str, name: str) -> None:
    with pytest.raises(MailServiceUnavailable, match=f"^{name}$"):
        failing(rejection(text)).deliver(claimed_reminder())


def test_a_bad_request_is_permanent(ses: SESV2Client, delivery: EmailDelivery) -> None:
    fail(ses, SEND, "BadRequestException")
    assert delivery.deliver(claimed_reminder()).error == "BadRequestException"


@pytest.mark.parametrize(
    ("name", "status", "raised"),
    [
        ("TooManyRequestsException", 429, SendingLimitReached),
        ("LimitExceededException", 400, SendingLimitReached),
        ("ThrottlingException", 400, SendingLimitReached),
        ("AccountSuspendedException", 400, MailServiceUnavailable),
        ("SomethingNew", 400, MailServiceUnavailable),
        ("MessageRejected", 500, EmailMayHaveLeft),
        ("ThrottlingException", 503, EmailMayHaveLeft),
    ],
)
def test_a_transient_error_is_raised(
    ses: SESV2Client, delivery: EmailDelivery, name: str, status: int, raised: type[Exception]
) -> None:
    fail(ses, SEND, name, status)
    with pytest.raises(raised, match=name):
        delivery.deliver(claimed_reminder())


@pytest.mark.parametrize(
    ("failure", "raised"),
    [
        (ConnectTimeoutError(endpoint_url="u"), MailServiceUnavailable),
        (EndpointConnectionError(endpoint_url="u"), MailServiceUnavailable),
        (ProxyConnectionError(proxy_url="u"), MailServiceUnavailable),
        (ReadTimeoutError(endpoint_url="u"), EmailMayHaveLeft),
        (ConnectionClosedError(endpoint_url="u"), EmailMayHaveLeft),
        (SSLError(endpoint_url="u", error=OSError()), EmailMayHaveLeft),
        (ResponseParserError("not JSON"), EmailMayHaveLeft),
        (KeyError("MessageId"), EmailMayHaveLeft),
        (ParamValidationError(report="r"), EmailWorkerDefect),
    ],
    ids=lambda failure: type(failure).__name__ if isinstance(failure, Exception) else "",
)
def test_only_without_a_connection_an_email_has_certainly_not_been_sent(
    failure: Exception, raised: type[Exception]
) -> None:
    with pytest.raises(raised, match=type(failure).__name__):
        failing(failure).deliver(claimed_reminder())


def test_a_defect_before_sending_is_ours_and_sends_nothing(
    delivery: EmailDelivery, requests: list[dict[str, Any]], caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(EmailWorkerDefect, match="TypeError"):
        delivery.deliver(claimed_reminder(timezone=None))
    assert requests == []
    [logged] = [line for line in caplog.records if line.levelname == "ERROR"]
    assert "offsets" in vars(logged)["place"]


@pytest.mark.parametrize("raised", [SendingLimitReached, MailServiceUnavailable, EmailMayHaveLeft])
def test_the_error_name_that_the_state_machine_records_has_a_code(raised: type[Exception]) -> None:
    assert error_code(raised.__name__) != "other"
