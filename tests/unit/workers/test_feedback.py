"""The feedback worker as Lambda runs it: processes each message of a batch, loses none, logs no data."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any

import boto3
import pytest
from moto import mock_aws

from tests.aws import REGION, TABLE, create_table, fail
from tests.captured_logs import captured_logs
from tests.unit.workers.conftest import claimed_reminder
from tests.unit.workflow.outcomes.events import ADDRESS, bounce, complaint, delivery, event, reject
from workers.feedback_intake import FeedbackIntake
from workflow.outcomes.ses_events import TOPIC_TEST
from workflow.reminders.reminder import Reminder
from workflow.storage.item import from_item, key, to_item
from workflow.storage.recipients.email_feedback import EmailFeedback
from workflow.storage.recipients.marks import BOUNCED_FOR, SITE, Mark, Marks
from workflow.storage.recipients.stack_key import StackKeys

TAKEN: dict[str, Any] = {"batchItemFailures": []}
BOUNCED_AT = datetime(2026, 11, 23, 22, 0, 4, tzinfo=UTC)
NOW = BOUNCED_AT + timedelta(minutes=1)


class Stack:
    """The table with one reminder that is being sent, and its worker."""

    def __init__(self) -> None:
        self.dynamodb = boto3.client("dynamodb", region_name=REGION)
        create_table(self.dynamodb)
        self.reminder = claimed_reminder()
        self.dynamodb.put_item(TableName=TABLE, Item=to_item(self.reminder))
        self.tags = {"owner": self.reminder.owner, "reminder": self.reminder.id}
        self.marks = Marks(self.dynamodb, TABLE, StackKeys(self.dynamodb, TABLE), lambda: NOW)
        worker: Any = import_module("workers.feedback")
        feedback = EmailFeedback(self.dynamodb, TABLE)
        worker._intake = FeedbackIntake(feedback, self.marks, lambda: NOW)
        self.worker = worker

    def handle(self, *bodies: str) -> dict[str, Any]:
        records = [{"messageId": f"m{n}", "body": body} for n, body in enumerate(bodies)]
        result: dict[str, Any] = self.worker.handler({"Records": records}, None)
        return result

    @property
    def record(self) -> Reminder:
        item_key = key(self.reminder.owner, self.reminder.id)
        return from_item(self.dynamodb.get_item(TableName=TABLE, Key=item_key)["Item"])


@pytest.fixture
def stack(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stack]:
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    monkeypatch.setenv("TABLE_NAME", TABLE)
    monkeypatch.delitem(sys.modules, "workers.feedback", raising=False)
    with mock_aws():
        yield Stack()


def failures(*names: str) -> dict[str, Any]:
    return {"batchItemFailures": [{"itemIdentifier": name} for name in names]}


@pytest.mark.parametrize(
    ("make", "status"),
    [
        (delivery, "delivered"),
        (complaint, "complained"),
        (reject, "undelivered"),
        (lambda tags: bounce("Permanent", "General", tags), "undelivered"),
    ],
)
def test_the_outcome_of_an_event_is_stored(
    stack: Stack, make: Callable[[dict[str, str]], str], status: str
) -> None:
    assert stack.handle(make(stack.tags)) == TAKEN
    noted = stack.record
    assert noted.email_feedback is not None
    assert noted.email_feedback.status == status
    assert stack.handle(make(stack.tags)) == TAKEN
    assert stack.record == noted


def test_an_unreadable_message_is_retried_and_blocks_no_other(stack: Stack) -> None:
    assert stack.handle("poison", delivery(stack.tags), "{}") == failures("m0", "m2")
    assert stack.record.email_feedback is not None


def test_an_outcome_with_endless_conflicts_is_retried_and_blocks_no_other(
    stack: Stack,
) -> None:
    other = replace(claimed_reminder(), owner=stack.reminder.owner)
    stack.dynamodb.put_item(TableName=TABLE, Item=to_item(other))
    stack.handle(bounce("Transient", "MailboxFull", stack.tags))
    stack.dynamodb.update_item(
        TableName=TABLE,
        Key=key(stack.reminder.owner, stack.reminder.id),
        UpdateExpression="REMOVE emailFeedback.#rank",
        ExpressionAttributeNames={"#rank": "rank"},
    )
    assert stack.handle(delivery(stack.tags), delivery(stack.tags | {"reminder": other.id})) == failures("m0")


def test_a_message_that_the_table_rejects_is_retried(stack: Stack) -> None:
    end = fail(stack.dynamodb, "UpdateItem", "ThrottlingException")
    assert stack.handle(delivery(stack.tags), TOPIC_TEST) == failures("m0")
    end()
    assert stack.handle(delivery(stack.tags)) == TAKEN
    assert stack.record.email_feedback is not None


@pytest.mark.parametrize("tags", [None, {"reminder": "r"}, {"owner": "nora", "reminder": "gone"}])
def test_an_outcome_without_a_record_is_accepted(stack: Stack, tags: dict[str, str] | None) -> None:
    before = stack.record
    assert stack.handle(delivery(tags), complaint(tags)) == TAKEN
    assert stack.record == before


def test_a_permanent_bounce_marks_the_address_for_thirty_days(stack: Stack) -> None:
    stack.handle(bounce("Permanent", "NoEmail", stack.tags))
    assert stack.marks.all_of(ADDRESS) == [Mark("bounced", SITE, BOUNCED_AT + BOUNCED_FOR)]


def test_a_complaint_marks_the_address_until_it_is_lifted(stack: Stack) -> None:
    stack.handle(complaint({"reminder": "of a release without the other tag"}))
    assert stack.marks.all_of(ADDRESS) == [Mark("complained", SITE, None)]


def test_no_other_event_marks_the_address(stack: Stack) -> None:
    tags = stack.tags
    soft = [bounce("Transient", "MailboxFull", tags), bounce("Undetermined", "Undetermined", tags)]
    others = [delivery(tags), reject(tags), complaint(tags, complaintFeedbackType="not-spam")]
    assert stack.handle(*others, *soft) == TAKEN
    assert stack.marks.all_of(ADDRESS) == []


def test_the_simulators_addresses_get_outcomes_but_no_marks(stack: Stack) -> None:
    address = "bounce+label@simulator.amazonses.com"
    details = json.loads(bounce("Permanent", "General"))["bounce"]
    assert stack.handle(event("Bounce", details, stack.tags, address)) == TAKEN
    assert stack.marks.all_of(address) == []
    assert stack.record.email_feedback is not None


def test_no_address_and_no_text_is_logged(stack: Stack) -> None:
    with captured_logs() as lines:
        bodies = [delivery(stack.tags), bounce("Permanent", "General", stack.tags), complaint(stack.tags)]
        stack.handle(*bodies, "Call the plumber nora@example.org", delivery({"reminder": "r"}))
        fail(stack.dynamodb, "UpdateItem", "ValidationException")
        stack.handle(*bodies)
    text = "".join(lines)
    assert "outcome noted" in text
    assert "feedback not taken" in text
    assert "NotAnEvent" in text
    for private in ("nora@", "example.org", "plumber", "mta.example", "5.1.1"):
        assert private not in text


def test_it_does_not_start_without_its_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TABLE_NAME", raising=False)
    monkeypatch.delitem(sys.modules, "workers.feedback", raising=False)
    with pytest.raises(ValueError, match="TABLE_NAME is not set"):
        import_module("workers.feedback")
