"""SNS topics, and who is subscribed to them."""

from local.provider.aws_clients import Aws
from local.provider.by_call import deleting, left_out, refuse_all_but, refuse_removal, retag
from local.provider.resource_type import Change, Created, Inputs, ResourceType


def create_topic(aws: Aws, inputs: Inputs) -> Created:
    """Make a topic."""
    attributes = {"Policy": inputs["policy"]} if "policy" in inputs else {}
    topic = left_out(inputs, "policy") | {"attributes": attributes}
    arn = aws.call("sns", "CreateTopic", topic)["TopicArn"]
    return Created(arn, {"arn": arn})


def update_topic(aws: Aws, change: Change) -> None:
    """Change who may publish to a topic, and its tags."""
    refuse_all_but(change, "policy", "tags")
    refuse_removal(change)
    arn = change.recorded.id
    if "policy" in change.names:
        policy = change.new["policy"]
        aws.client("sns").set_topic_attributes(TopicArn=arn, AttributeName="Policy", AttributeValue=policy)
    retag(aws, "sns", {"resourceArn": arn}, change)


def create_subscription(aws: Aws, inputs: Inputs) -> Created:
    """Subscribe an endpoint; an email address is pending until its owner has confirmed."""
    renames = {"topic": "TopicArn"}
    arn = aws.call("sns", "Subscribe", {**inputs, "returnSubscriptionArn": True}, renames)["SubscriptionArn"]
    return Created(arn, {"arn": arn})


RESOURCE_TYPES = {
    "aws:sns/topic:Topic": ResourceType(
        create_topic, deleting("sns", "DeleteTopic", TopicArn="id"), update_topic, fixed={"name"}
    ),
    "aws:sns/topicSubscription:TopicSubscription": ResourceType(
        create_subscription, deleting("sns", "Unsubscribe", SubscriptionArn="id")
    ),
}
