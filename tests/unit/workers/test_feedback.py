"""The feedback worker as Lambda runs it: processes each message of a batch, loses none, logs no data."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.aws import TABLE, fail
from tests.captured_logs import captured_logs
from tests.unit.workers.conftest import Start, claimed_reminder
from tests.unit.workflow.conftest import World
from tests.unit.workflow.outcomes.events import ADDRESS, bounce, complaint, delivery, event, reject
from workers.feedback_intake import FeedbackIntake
from workflow.outcomes.ses_events import TOPIC_TEST
from workflow.reminders.reminder import Reminder
from workflow.storage.item import from_item, key, to_item
from workflow.storage.recipients.email_feedback import EmailFeedback
from workflow.storage.recipients.marks import BOUNCED_FOR, SITE, Mark, Marks

TAKEN: dict[str, Any] = {"batchItemFailures": []}
BOUNCED_AT = datetime(2026, 11, 23, 22, 0, 4, tzinfo=UTC)
NOW = BOUNCED_AT + timedelta(minutes=1)


class Feedback:
    """The worker, and the table with one reminder that is being sent."""

    def __init__(self, world: World, worker: Any) -> None:  # noqa: ANN401  # a module
        self.dynamodb, self.worker = world.dynamodb, worker
        self.reminder = claimed_reminder()
        self.dynamodb.put_item(TableName=TABLE, Item=to_item(self.reminder))
        self.tags = {"owner": self.reminder.owner, "reminder": self.reminder.id}
        self.marks = Marks(self.dynamodb, TABLE, world.keys, lambda: NOW)
        worker._intake = FeedbackIntake(EmailFeedback(self.dynamodb, TABLE), self.marks, lambda: NOW)

    def handle(self, *bodies: str) -> dict[str, Any]:
        records = [{"messageId": f"m{n}", "body": body} for n, body in enumerate(bodies)]
        result: dict[str, Any] = self.worker.handler({"Records": records}, None)
        return result

    @property
    def record(self) -> Reminder:
        item_key = key(self.reminder.owner, self.reminder.id)
        return from_item(self.dynamodb.get_item(TableName=TABLE, Key=item_key)["Item"])


@pytest.fixture
def feedback(world: World, start: Start) -> Feedback:
    return Feedback(world, start("workers.feedback", {"TABLE_NAME": TABLE}))


def failures(*names: str) -> dict[str, Any]:
    return {"batchItemFailures": [{"itemIdentifier": name} for name in names]}


def test_the_outcome_of_an_event_is_stored_and_a_repeated_event_changes_nothing(feedback: Feedback) -> None:
    assert feedback.handle(complaint(feedback.tags)) == TAKEN
    noted = feedback.record
    assert noted.email_feedback is not None
    assert noted.email_feedback.status == "complained"
    assert feedback.handle(complaint(feedback.tags)) == TAKEN
    assert feedback.record == noted


def test_an_unreadable_message_is_retried_and_blocks_no_other(feedback: Feedback) -> None:
    assert feedback.handle("poison", delivery(feedback.tags), "{}") == failures("m0", "m2")
    assert feedback.record.email_feedback is not None


def test_an_outcome_with_endless_conflicts_is_retried_and_blocks_no_other(feedback: Feedback) -> None:
    other = replace(claimed_reminder(), owner=feedback.reminder.owner)
    feedback.dynamodb.put_item(TableName=TABLE, Item=to_item(other))
    feedback.handle(bounce("Transient", "MailboxFull", feedback.tags))
    feedback.dynamodb.update_item(
        TableName=TABLE,
        Key=key(feedback.reminder.owner, feedback.reminder.id),
        UpdateExpression="REMOVE emailFeedback.#rank",
        ExpressionAttributeNames={"#rank": "rank"},
    )
    assert feedback.handle(
        delivery(feedback.tags), delivery(feedback.tags | {"reminder": other.id})
    ) == failures("m0")


def test_a_message_that_the_table_rejects_is_retried(feedback: Feedback) -> None:
    end = fail(feedback.dynamodb, "UpdateItem", "ThrottlingException")
    assert feedback.handle(delivery(feedback.tags), TOPIC_TEST) == failures("m0")
    end()
    assert feedback.handle(delivery(feedback.tags)) == TAKEN
    assert feedback.record.email_feedback is not None


@pytest.mark.parametrize("tags", [None, {"reminder": "r"}, {"owner": "nora", "reminder": "gone"}])
def test_an_outcome_without_a_record_is_accepted(feedback: Feedback, tags: dict[str, str] | None) -> None:
    before = feedback.record
    assert feedback.handle(delivery(tags), complaint(tags)) == TAKEN
    assert feedback.record == before


def test_a_permanent_bounce_marks_the_address_for_thirty_days(feedback: Feedback) -> None:
    feedback.handle(bounce("Permanent", "NoEmail", feedback.tags))
    assert feedback.marks.all_of(ADDRESS) == [Mark("bounced", SITE, BOUNCED_AT + BOUNCED_FOR)]


def test_a_bounce_marks_the_address_even_if_its_outcome_is_not_stored(feedback: Feedback) -> None:
    fail(feedback.dynamodb, "UpdateItem", "ThrottlingException")
    assert feedback.handle(bounce("Permanent", "NoEmail", feedback.tags)) == failures("m0")
    assert [mark.reason for mark in feedback.marks.all_of(ADDRESS)] == ["bounced"]


def test_a_complaint_marks_the_address_until_it_is_lifted(feedback: Feedback) -> None:
    feedback.handle(complaint({"reminder": "of a release without the other tag"}))
    assert feedback.marks.all_of(ADDRESS) == [Mark("complained", SITE, None)]


def test_no_other_event_marks_the_address(feedback: Feedback) -> None:
    tags = feedback.tags
    soft = [bounce("Transient", "MailboxFull", tags), bounce("Undetermined", "Undetermined", tags)]
    others = [delivery(tags), reject(tags), complaint(tags, complaintFeedbackType="not-spam")]
    assert feedback.handle(*others, *soft) == TAKEN
    assert feedback.marks.all_of(ADDRESS) == []


def test_the_simulators_addresses_get_outcomes_but_no_marks(feedback: Feedback) -> None:
    address = "bounce+label@simulator.amazonses.com"
    details = json.loads(bounce("Permanent", "General"))["bounce"]
    assert feedback.handle(event("Bounce", details, feedback.tags, address)) == TAKEN
    assert feedback.marks.all_of(address) == []
    assert feedback.record.email_feedback is not None


def test_no_address_and_no_text_is_logged(feedback: Feedback) -> None:
    with captured_logs() as lines:
        bodies = [
            delivery(feedback.tags),
            bounce("Permanent", "General", feedback.tags),
            complaint(feedback.tags),
        ]
        feedback.handle(*bodies, "Call the plumber nora@example.org", delivery({"reminder": "r"}))
        fail(feedback.dynamodb, "UpdateItem", "ValidationException")
        feedback.handle(*bodies)
    text = "".join(lines)
    assert "outcome noted" in text
    assert "feedback not taken" in text
    assert "NotAnEvent" in text
    for private in ("nora@", "example.org", "plumber", "mta.example", "5.1.1"):
        assert private not in text
