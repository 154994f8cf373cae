"""Tests that the feedback worker gets each event that it reads, and that an event that fails is kept."""

import json
from datetime import timedelta

from tests.parts.infra.recording import Graph
from workflow.outcomes.ses_events import _READERS

DESTINATION = "aws:sesv2/configurationSetEventDestination:ConfigurationSetEventDestination"
MAPPING = "aws:lambda/eventSourceMapping:EventSourceMapping"
QUEUE = "aws:sqs/queue:Queue"
SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription"
LONGEST_OUTAGE = timedelta(hours=4)


def test_ses_publishes_every_event_that_the_worker_reads(graph: Graph) -> None:
    published = graph.one(DESTINATION)["eventDestination"]
    assert published["enabled"]
    assert set(published["matchingEventTypes"]) == {name.upper() for name in _READERS}


def test_the_queue_gets_each_event_as_ses_wrote_it_and_from_the_first_on(graph: Graph) -> None:
    """The worker reads SES's text, without SNS's envelope; SNS keeps nothing for a later subscriber."""
    [subscription] = [each for each in graph.of_type(SUBSCRIPTION) if each.inputs["protocol"] == "sqs"]
    assert subscription.inputs["rawMessageDelivery"] is True
    assert subscription.name in graph.of_type(DESTINATION)[0].depends_on


def test_a_message_that_fails_does_not_end_with_its_batch(graph: Graph) -> None:
    """Without this Lambda ignores which messages failed, and deletes all of them."""
    assert graph.one(MAPPING)["functionResponseTypes"] == ["ReportBatchItemFailures"]


def test_a_message_is_retried_throughout_an_outage_and_then_kept(graph: Graph) -> None:
    queue = graph.one(QUEUE, "feedback-queue")
    redrive = json.loads(queue["redrivePolicy"])
    attempts_last = redrive["maxReceiveCount"] * queue["visibilityTimeoutSeconds"]
    assert LONGEST_OUTAGE.total_seconds() < attempts_last < queue["messageRetentionSeconds"]
    assert redrive["deadLetterTargetArn"].endswith(graph.one(QUEUE, "feedback-dead-letters")["name"])
