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
    HTTPClientError,
    ParamValidationError,
    ProxyConnectionError,
    SSLError,
)
from botocore.parsers import ResponseParserError
from moto import mock_aws

from tests.aws import REGION, fail, lose_responses
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


REJECTED = (
    "Email address is not verified. The following identities failed the check in region AP-SOUTHEAST-2: "
)


@pytest.mark.parametrize(
    ("identities", "is_the_senders"),
    [
        ("{sender}", True),
        ("nora@example.org, {sender}", True),
        ("{domain}", True),
        ("nora@example.org", False),
        ("nora@{domain}", False),
    ],
)
def test_an_unverified_sender_is_an_error_that_the_operator_must_fix(
    ses: SESV2Client, delivery: EmailDelivery, identities: str, *, is_the_senders: bool
) -> None:
    # The message is from https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html
    sender = SETTINGS.sender_email.upper()
    text = REJECTED + identities.format(sender=sender, domain=sender.rpartition("@")[2])

    def reject(**_: object) -> None:
        raise ClientError({"Error": {"Code": "MessageRejected", "Message": text}}, SEND)

    ses.meta.events.register_first("before-call.sesv2.SendEmail", reject)
    if is_the_senders:
        with pytest.raises(MailServiceUnavailable, match=r"^SenderNotVerified$"):
            delivery.deliver(claimed_reminder())
    else:
        response = delivery.deliver(claimed_reminder())
        assert response == Delivery(status="failed", at=NOW, error="RecipientNotVerified")


def rejecting(text: str) -> EmailDelivery:
    """Returns a delivery by an SES that rejects every email with `text`."""
    error = ClientError({"Error": {"Code": "MessageRejected", "Message": text}}, SEND)
    client: Any = SimpleNamespace(send_email=Mock(side_effect=error))
    return EmailDelivery(client, SETTINGS, lambda: NOW)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"{REJECTED}nora@example.org", "not_verified"),
        ("Email address not verified nora@example.org", "not_verified"),
        ("The message contains a virus.", "other"),
        ("Transaction failed: Illegal header 'X'.", "other"),
        ("", "other"),
    ],
)
def test_rejections_are_distinguished_by_their_text(text: str, code: str) -> None:
    response = rejecting(text).deliver(claimed_reminder())
    assert (response.status, error_code(response.error or "")) == ("failed", code)
    assert "nora" not in str(response)


@pytest.mark.parametrize(
    "text", ["Sending paused for this account. For more", "Sending suspended for this account"]
)
def test_a_rejection_that_an_operator_can_fix_is_retried(text: str) -> None:
    with pytest.raises(MailServiceUnavailable, match=r"^SendingPausedException$"):
        rejecting(text).deliver(claimed_reminder())


@pytest.mark.parametrize("name", ["BadRequestException", "MessageRejected"])
def test_a_permanent_rejection_is_returned(ses: SESV2Client, delivery: EmailDelivery, name: str) -> None:
    fail(ses, SEND, name)
    assert delivery.deliver(claimed_reminder()) == Delivery(status="failed", at=NOW, error=name)


@pytest.mark.parametrize(
    ("name", "status", "raised"),
    [
        ("TooManyRequestsException", 429, SendingLimitReached),
        ("LimitExceededException", 400, SendingLimitReached),
        ("ThrottlingException", 400, SendingLimitReached),
        ("AccountSuspendedException", 400, MailServiceUnavailable),
        ("MailFromDomainNotVerifiedException", 400, MailServiceUnavailable),
        ("SendingPausedException", 400, MailServiceUnavailable),
        ("NotFoundException", 404, MailServiceUnavailable),
        ("AccessDeniedException", 403, MailServiceUnavailable),
        ("SomethingNew", 400, MailServiceUnavailable),
        ("ServiceUnavailable", 503, EmailMayHaveLeft),
        ("InternalFailure", 500, EmailMayHaveLeft),
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


def test_an_email_whose_response_is_lost_may_have_been_sent(
    ses: SESV2Client, delivery: EmailDelivery
) -> None:
    lose_responses(ses, SEND)
    with pytest.raises(EmailMayHaveLeft, match="ReadTimeoutError"):
        delivery.deliver(claimed_reminder())


@pytest.mark.parametrize(
    ("failure", "raised"),
    [
        (ConnectTimeoutError(endpoint_url="u"), MailServiceUnavailable),
        (EndpointConnectionError(endpoint_url="u"), MailServiceUnavailable),
        (ProxyConnectionError(proxy_url="u"), MailServiceUnavailable),
        (ConnectionClosedError(endpoint_url="u"), EmailMayHaveLeft),
        (HTTPClientError(error="e"), EmailMayHaveLeft),
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
    client: Any = SimpleNamespace(send_email=Mock(side_effect=failure))
    with pytest.raises(raised, match=type(failure).__name__):
        EmailDelivery(client, SETTINGS, lambda: NOW).deliver(claimed_reminder())


def test_a_defect_before_sending_is_ours_and_sends_nothing(
    delivery: EmailDelivery, requests: list[dict[str, Any]], caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(EmailWorkerDefect, match="TypeError"):
        delivery.deliver(claimed_reminder(timezone=None))
    assert requests == []
    [logged] = [line for line in caplog.records if line.levelname == "ERROR"]
    assert "offsets" in vars(logged)["place"]


def test_a_rejected_retry_of_an_email_that_may_have_been_sent_does_not_make_it_failed(
    ses: SESV2Client, delivery: EmailDelivery
) -> None:
    fail(ses, SEND, "MessageRejected")
    with pytest.raises(EmailMayHaveLeft, match="MessageRejected"):
        delivery.deliver(claimed_reminder(), may_have_left=True)


@pytest.mark.parametrize("raised", [SendingLimitReached, MailServiceUnavailable, EmailMayHaveLeft])
def test_the_error_name_that_the_state_machine_records_has_a_code(raised: type[Exception]) -> None:
    assert error_code(raised.__name__) != "other"
