"""SNS: topics, who is subscribed to them, and what SMS may cost."""

from local.provider.aws_clients import Aws
from local.provider.by_call import deleting, reading, refuse_removal, retag
from local.provider.resource_type import Change, Created, Inputs, Recorded, ResourceType

SPEND_LIMIT = "MonthlySpendLimit"


def create_topic(aws: Aws, inputs: Inputs) -> Created:
    """Make a topic."""
    settings = {name: value for name, value in inputs.items() if name != "policy"}
    attributes = {"Policy": inputs["policy"]} if "policy" in inputs else {}
    arn = aws.call("sns", "CreateTopic", {**settings, "attributes": attributes})["TopicArn"]
    return Created(arn, {"arn": arn})


def update_topic(aws: Aws, change: Change) -> None:
    """Change who may publish to a topic, and its tags."""
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


def create_preferences(aws: Aws, inputs: Inputs) -> Created:
    """Set the limit of what the account's SMS may cost; there is one, which others may have set before."""
    others = {name: value for name, value in inputs.items() if name != "monthlySpendLimit"}
    limit = {SPEND_LIMIT: str(inputs["monthlySpendLimit"])}
    aws.call("sns", "SetSMSAttributes", {**others, "attributes": limit})
    return Created("aws_sns_sms_id")


def update_preferences(aws: Aws, change: Change) -> None:
    """Set another limit."""
    create_preferences(aws, change.new)


def read_preferences(aws: Aws, recorded: Recorded) -> Inputs:
    """Look at the limit; where none is set SNS has that of new accounts."""
    found = aws.client("sns").get_sms_attributes(attributes=[SPEND_LIMIT]).get("attributes", {})
    return {**recorded.properties, "monthlySpendLimit": int(found.get(SPEND_LIMIT) or 1)}


def delete_preferences(aws: Aws, _recorded: Recorded) -> None:
    """Give the account the limit back that AWS sets by itself."""
    aws.client("sns").set_sms_attributes(attributes={SPEND_LIMIT: ""})


RESOURCE_TYPES = {
    "aws:sns/smsPreferences:SmsPreferences": ResourceType(
        create_preferences, delete_preferences, read_preferences, update_preferences
    ),
    "aws:sns/topic:Topic": ResourceType(
        create_topic,
        deleting("sns", "DeleteTopic", TopicArn="id"),
        reading("sns", "GetTopicAttributes", "Attributes", TopicArn="id"),
        update_topic,
    ),
    "aws:sns/topicSubscription:TopicSubscription": ResourceType(
        create_subscription,
        deleting("sns", "Unsubscribe", SubscriptionArn="id"),
        reading("sns", "GetSubscriptionAttributes", "Attributes", SubscriptionArn="id"),
    ),
}
