"""Who is subscribed to the topic of the alarms; `test_edges` has who may publish to it."""

from pathlib import Path

from tests.parts.infra.conftest import complete
from tests.parts.infra.made import HERE
from tests.parts.infra.recording import Graph, run

SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription"
ARN = f"arn:aws:sns:{HERE}:task-reminder-local-alarms"


def test_nobody_is_subscribed_unless_the_config_says_who(graph: Graph, project: Path) -> None:
    assert [each for each in graph.of_type(SUBSCRIPTION) if each.inputs["topic"] == ARN] == []
    told = run(project, complete({"alarmEmail": "nora@example.org"})).graph
    assert told.one(SUBSCRIPTION, "alarms-email") == {
        "topic": ARN,
        "protocol": "email",
        "endpoint": "nora@example.org",
    }
