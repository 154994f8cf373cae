"""The email worker as Lambda runs it: its input is a claimed record, its output a delivery."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

import boto3
import pytest
from moto import mock_aws

from tests.aws import REGION, create_table
from tests.unit.workers.conftest import EMAIL_ENVIRONMENT, NOW, SETTINGS, claimed_reminder
from workflow.storage.item import from_item, to_item
from workflow.storage.recipients.marks import Mark, Marks
from workflow.storage.recipients.stack_key import StackKeys

FUNCTION_SECONDS = 15


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], ModuleType]]:
    """Imports the handler's module as Lambda does when it starts; the table has no marks."""
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    for name, value in EMAIL_ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delitem(sys.modules, "workers.email", raising=False)
    with mock_aws():
        create_table(boto3.client("dynamodb"), SETTINGS.table_name)
        yield lambda: import_module("workers.email")


def test_it_returns_a_delivery_that_the_record_can_store(start: Callable[[], ModuleType]) -> None:
    boto3.client("sesv2", region_name=REGION).create_email_identity(EmailIdentity=SETTINGS.sender_email)
    item: dict[str, Any] = to_item(claimed_reminder())
    response = start().handler({"reminder": item}, None)
    assert response["M"]["status"] == {"S": "sent"}
    assert response["M"]["error"] == {"S": ""}
    item["deliveries"] = {"M": {"email": response}}
    delivery = from_item(item).deliveries["email"]
    assert delivery.message_id
    assert delivery.at is not None


def test_it_returns_a_rejection(start: Callable[[], ModuleType]) -> None:
    response = start().handler({"reminder": to_item(claimed_reminder())}, None)
    assert response["M"]["status"] == {"S": "failed"}
    assert response["M"]["error"] == {"S": "RecipientNotVerified"}
    assert response["M"]["messageId"] == {"S": ""}


@pytest.mark.parametrize("event", [{}, {"mayHaveLeft": True}], ids=["first", "again"])
def test_an_unreadable_record_is_a_defect(start: Callable[[], ModuleType], event: dict[str, Any]) -> None:
    item = to_item(claimed_reminder())
    del item["dueAt"]
    worker = start()
    with pytest.raises(Exception, match="KeyError") as raised:
        worker.handler({"reminder": item} | event, None)
    assert type(raised.value).__name__ == "EmailWorkerDefect"


def test_a_rejection_of_an_email_that_may_have_been_sent_is_raised(start: Callable[[], ModuleType]) -> None:
    worker = start()
    with pytest.raises(Exception, match="RecipientNotVerified") as raised:
        worker.handler({"reminder": to_item(claimed_reminder()), "mayHaveLeft": True}, None)
    assert type(raised.value).__name__ == "EmailMayHaveLeft"


def test_a_marked_recipient_gets_no_email(start: Callable[[], ModuleType]) -> None:
    client = boto3.client("dynamodb")
    marks = Marks(client, SETTINGS.table_name, StackKeys(client, SETTINGS.table_name))
    marks.put("nora@example.org", Mark("stopped", "nora", None), NOW)
    response = start().handler({"reminder": to_item(claimed_reminder())}, None)
    assert (response["M"]["status"], response["M"]["error"]) == ({"S": "failed"}, {"S": "RecipientStopped"})


def test_its_calls_end_before_the_functions_timeout(start: Callable[[], ModuleType]) -> None:
    worker: Any = start()
    seconds = 0.0
    for options, calls in ((worker.SES_CONFIG, 1), (worker.MARKS_CONFIG, 2)):
        assert options.retries["total_max_attempts"] == 1  # the state machine retries
        seconds += calls * (options.connect_timeout + options.read_timeout)
    assert seconds < FUNCTION_SECONDS


def test_it_does_not_start_without_its_settings(
    start: Callable[[], ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SENDER_EMAIL")
    with pytest.raises(ValueError, match="SENDER_EMAIL is not set"):
        start()
