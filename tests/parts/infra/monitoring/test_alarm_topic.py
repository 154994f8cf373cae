"""Tests the subscriptions of the alarms' topic; `test_service_permissions` tests who may publish to it."""

from pathlib import Path

from tests.parts.infra.aws_outputs import HERE
from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import Graph, run

SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription"
ARN = f"arn:aws:sns:{HERE}:task-reminder-local-alarms"


def test_only_the_configured_address_is_subscribed(graph: Graph, project: Path) -> None:
    assert [each for each in graph.of_type(SUBSCRIPTION) if each.inputs["topic"] == ARN] == []
    graph = run(project, complete({"alarmEmail": "nora@example.org"})).graph
    assert graph.one(SUBSCRIPTION, "alarms-email") == {
        "topic": ARN,
        "protocol": "email",
        "endpoint": "nora@example.org",
    }
