"""Tests that the roles of email and feedback worker allow exactly their calls."""

from typing import Any

import boto3

from tests.parts.infra.access.test_needed_permissions import TABLE, Needs, allowed, clients  # noqa: F401  # a fixture
from tests.parts.infra.aws_outputs import HERE
from tests.parts.infra.recording import Graph
from tests.unit.workers.conftest import NOW, SETTINGS, claimed_reminder
from tests.unit.workflow.outcomes.events import bounce
from workers.email_delivery import EmailDelivery
from workers.feedback_intake import FeedbackIntake
from workers.recipient_check import RecipientCheck
from workflow.storage.recipients.email_feedback import EmailFeedback
from workflow.storage.recipients.marks import Marks
from workflow.storage.recipients.stack_key import StackKeys


def test_the_email_workers_role_allows_exactly_its_calls(graph: Graph, clients: tuple[Any, Any]) -> None:  # noqa: F811
    ses, needs = boto3.client("sesv2"), Needs()
    ses.create_email_identity(EmailIdentity=SETTINGS.sender_email)
    needs.watch(ses, clients[0])
    marks = Marks(clients[0], TABLE, StackKeys(clients[0], TABLE))
    assert RecipientCheck(marks, lambda: NOW).refusal(claimed_reminder()) is None
    assert EmailDelivery(ses, SETTINGS, lambda: NOW).deliver(claimed_reminder()).status == "sent"
    assert needs == allowed(graph, "email")


def test_the_feedback_workers_role_allows_exactly_its_calls(graph: Graph, clients: tuple[Any, Any]) -> None:  # noqa: F811
    dynamodb, needs = clients[0], Needs()
    needs.watch(dynamodb)
    marks = Marks(dynamodb, TABLE, StackKeys(dynamodb, TABLE))
    intake = FeedbackIntake(EmailFeedback(dynamodb, TABLE), marks, lambda: NOW)
    intake.process(bounce("Permanent", "General", {"owner": "nora", "reminder": "r1"}))
    queue = f"arn:aws:sqs:{HERE}:task-reminder-local-feedback"
    # https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
    polled = {f"sqs:{action}" for action in ("DeleteMessage", "GetQueueAttributes", "ReceiveMessage")}
    assert needs | {(action, queue) for action in polled} == allowed(graph, "feedback")
