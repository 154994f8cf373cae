"""The email worker as Lambda runs it: its input is a claimed record, its output a delivery."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import boto3
import pytest

from tests.aws import REGION, create_table
from tests.unit.workers.conftest import EMAIL_ENVIRONMENT, NOW, SETTINGS, Start, claimed_reminder
from workflow.storage.item import from_item, to_item
from workflow.storage.recipients.marks import Mark, Marks
from workflow.storage.recipients.stack_key import StackKeys

FUNCTION_SECONDS = 15
Worker = Callable[..., dict[str, Any]]


@pytest.fixture
def worker(start: Start) -> Any:  # noqa: ANN401  # a module
    """The worker's module, with a table that has no marks."""
    create_table(boto3.client("dynamodb"), SETTINGS.table_name)
    return start("workers.email", EMAIL_ENVIRONMENT)


@pytest.fixture
def handle(worker: Any) -> Worker:  # noqa: ANN401  # a module
    """Handles an event for a claimed record; returns the attributes of the delivery."""

    def handled(item: object = None, **event: object) -> dict[str, Any]:
        delivery: dict[str, Any] = worker.handler(
            {"reminder": item or to_item(claimed_reminder())} | event, None
        )["M"]
        return delivery

    return handled


def test_it_returns_a_delivery_that_the_record_can_store(handle: Worker) -> None:
    boto3.client("sesv2", region_name=REGION).create_email_identity(EmailIdentity=SETTINGS.sender_email)
    item: dict[str, Any] = to_item(claimed_reminder())
    response = handle(item)
    assert (response["status"], response["error"]) == ({"S": "sent"}, {"S": ""})
    delivery = from_item(item | {"deliveries": {"M": {"email": {"M": response}}}}).deliveries["email"]
    assert delivery.message_id
    assert delivery.at is not None


def test_it_returns_a_rejection_unless_an_earlier_attempt_may_have_sent_the_email(handle: Worker) -> None:
    response = handle()
    assert (response["status"], response["error"]) == ({"S": "failed"}, {"S": "RecipientNotVerified"})
    assert response["messageId"] == {"S": ""}
    with pytest.raises(Exception, match="RecipientNotVerified") as raised:
        handle(mayHaveLeft=True)
    assert type(raised.value).__name__ == "EmailMayHaveLeft"


def test_an_unreadable_record_is_a_defect(handle: Worker) -> None:
    item = to_item(claimed_reminder())
    del item["dueAt"]
    with pytest.raises(Exception, match="KeyError") as raised:
        handle(item)
    assert type(raised.value).__name__ == "EmailWorkerDefect"


def test_a_marked_recipient_gets_no_email_and_no_second_one_if_one_may_have_been_sent(handle: Worker) -> None:
    client = boto3.client("dynamodb")
    marks = Marks(client, SETTINGS.table_name, StackKeys(client, SETTINGS.table_name))
    marks.put("nora@example.org", Mark("stopped", "nora", None), NOW)
    response = handle()
    assert (response["status"], response["error"]) == ({"S": "failed"}, {"S": "RecipientStopped"})
    with pytest.raises(Exception, match="RecipientStopped") as raised:
        handle(mayHaveLeft=True)
    assert type(raised.value).__name__ == "EmailMayHaveLeft"


def test_its_calls_end_before_the_functions_timeout(worker: Any) -> None:  # noqa: ANN401  # a module
    seconds = 0.0
    for options, calls in ((worker.SES_CONFIG, 1), (worker.MARKS_CONFIG, 2)):
        assert options.retries["total_max_attempts"] == 1  # the state machine retries
        seconds += calls * (options.connect_timeout + options.read_timeout)
    assert seconds < FUNCTION_SECONDS
