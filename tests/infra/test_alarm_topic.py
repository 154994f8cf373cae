"""The topic of the alarms: who may publish to it, and who is subscribed."""

import json
from pathlib import Path

from tests.infra.conftest import complete
from tests.infra.made import ACCOUNT, HERE
from tests.infra.recording import Graph, run

TOPIC = "aws:sns/topic:Topic"
SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription"
ARN = f"arn:aws:sns:{HERE}:task-reminder-local-alarms"


def test_only_alarms_of_this_stack_may_publish(graph: Graph) -> None:
    topic = graph.one(TOPIC)
    assert topic["name"] == "task-reminder-local-alarms"
    assert json.loads(topic["policy"])["Statement"] == [
        {
            "Effect": "Allow",
            "Principal": {"Service": "cloudwatch.amazonaws.com"},
            "Action": ["sns:Publish"],
            "Resource": [ARN],
            "Condition": {
                "StringEquals": {"aws:SourceAccount": ACCOUNT},
                "ArnLike": {"aws:SourceArn": f"arn:aws:cloudwatch:{HERE}:alarm:task-reminder-local-*"},
            },
        }
    ]


def test_alarms_can_publish_without_a_key_of_kms(graph: Graph) -> None:
    # They can't use alias/aws/sns: https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns
    assert "kmsMasterKeyId" not in graph.one(TOPIC)


def test_nobody_is_subscribed_unless_the_config_says_who(graph: Graph, project: Path) -> None:
    assert graph.of_type(SUBSCRIPTION) == []
    told = run(project, complete({"alarmEmail": "nora@example.org"})).graph
    assert told.one(SUBSCRIPTION) == {"topic": ARN, "protocol": "email", "endpoint": "nora@example.org"}
