"""SNS topics, and who is subscribed to them."""

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType
from tools.local_provider.single_calls import delete_call, omit, refuse_other_changes, refuse_removal


def create_topic(aws: Aws, inputs: Inputs) -> Created:
    """Make a topic."""
    attributes = {"Policy": inputs["policy"]} if "policy" in inputs else {}
    topic = omit(inputs, "policy") | {"attributes": attributes}
    arn = aws.call("sns", "CreateTopic", topic)["TopicArn"]
    return Created(arn, {"arn": arn})


def update_topic(aws: Aws, change: Change) -> None:
    """Change who may publish to a topic."""
    refuse_other_changes(change, "policy")
    refuse_removal(change)
    policy = {"attributeName": "Policy", "attributeValue": change.new["policy"]}
    aws.call("sns", "SetTopicAttributes", {"topicArn": change.state.id, **policy})


def create_subscription(aws: Aws, inputs: Inputs) -> Created:
    """Subscribe an endpoint; an email address is pending until its owner has confirmed."""
    renames = {"topic": "TopicArn"}
    arn = aws.call("sns", "Subscribe", {**inputs, "returnSubscriptionArn": True}, renames)["SubscriptionArn"]
    return Created(arn, {"arn": arn})


RESOURCE_TYPES = {
    "aws:sns/topic:Topic": ResourceType(
        create_topic, delete_call("sns", "DeleteTopic", TopicArn="id"), update_topic, immutable={"name"}
    ),
    "aws:sns/topicSubscription:TopicSubscription": ResourceType(
        create_subscription, delete_call("sns", "Unsubscribe", SubscriptionArn="id")
    ),
}
