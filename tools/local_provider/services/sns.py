"""SNS topics, their subscriptions, and the account's settings for SMS."""

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType, State
from tools.local_provider.single_calls import (
    delete_call,
    omit,
    overwrite,
    refuse_other_changes,
    refuse_removal,
)
from tools.local_provider.to_aws import UnmappedProperty


def create_topic(aws: Aws, inputs: Inputs) -> Created:
    """Creates a topic."""
    attributes = {"Policy": inputs["policy"]} if "policy" in inputs else {}
    topic = omit(inputs, "policy") | {"attributes": attributes}
    arn = aws.call("sns", "CreateTopic", topic)["TopicArn"]
    return Created(arn, {"arn": arn})


def update_topic(aws: Aws, change: Change) -> None:
    """Changes a topic's policy."""
    refuse_other_changes(change, "policy")
    refuse_removal(change)
    policy = {"attributeName": "Policy", "attributeValue": change.new["policy"]}
    aws.call("sns", "SetTopicAttributes", {"topicArn": change.state.id, **policy})


def create_subscription(aws: Aws, inputs: Inputs) -> Created:
    """Subscribes an endpoint; an email address is pending until its owner confirms."""
    renames = {"topic": "TopicArn"}
    raw = {"RawMessageDelivery": "true"} if inputs.get("rawMessageDelivery") else {}
    asked = omit(inputs, "rawMessageDelivery") | {"attributes": raw, "returnSubscriptionArn": True}
    arn = aws.call("sns", "Subscribe", asked, renames)["SubscriptionArn"]
    return Created(arn, {"arn": arn})


PREFERENCES = {
    "defaultSenderId": "DefaultSenderID",
    "defaultSmsType": "DefaultSMSType",
    "deliveryStatusIamRoleArn": "DeliveryStatusIAMRole",
    "deliveryStatusSuccessSamplingRate": "DeliveryStatusSuccessSamplingRate",
    "monthlySpendLimit": "MonthlySpendLimit",
    "usageReportS3Bucket": "UsageReportS3Bucket",
}
"""https://docs.aws.amazon.com/sns/latest/api/API_SetSMSAttributes.html, by the names of pulumi-aws."""


def create_sms_preferences(aws: Aws, inputs: Inputs) -> Created:
    """Sets the given SMS settings of the whole account. Raises `UnmappedProperty`."""
    if unknown := inputs.keys() - PREFERENCES.keys():
        raise UnmappedProperty(f"SetSMSAttributes has no {', '.join(sorted(unknown))}")
    attributes = {PREFERENCES[name]: str(value) for name, value in inputs.items()}
    aws.client("sns").set_sms_attributes(attributes=attributes)
    return Created("smsPreferences")


def reset_sms_preferences(aws: Aws, state: State) -> None:
    """Clears the settings that were set, like pulumi-aws."""
    known = [PREFERENCES[name] for name in state.properties if name in PREFERENCES]
    aws.client("sns").set_sms_attributes(attributes=dict.fromkeys(known, ""))


RESOURCE_TYPES = {
    "aws:sns/topic:Topic": ResourceType(
        create_topic, delete_call("sns", "DeleteTopic", TopicArn="id"), update_topic, immutable={"name"}
    ),
    "aws:sns/topicSubscription:TopicSubscription": ResourceType(
        create_subscription, delete_call("sns", "Unsubscribe", SubscriptionArn="id")
    ),
    "aws:sns/smsPreferences:SmsPreferences": ResourceType(
        create_sms_preferences, reset_sms_preferences, overwrite(create_sms_preferences)
    ),
}
